import { existsSync, lstatSync, readFileSync } from "node:fs";
import path from "node:path";
import { textOf } from "../node/text";
import { UsageError } from "../targets";
import type { Person } from "./roster";
import { usage } from "./words";

export type Submitter = Pick<Person, "name" | "number" | "email">;

/** What Gradescope's export says of one folder. */
export interface Exported {
  submitters: readonly Submitter[];
  /** When it was handed in: the files themselves bear the time of the download. */
  time?: Date;
}

export const METADATA = "submission_metadata.yml";

/**
 * By the names of folders, what the file beside them says: who handed it in, several where they are a group, and when.
 * Nothing where there is no such file.
 * @throws UsageError where it is no YAML
 */
export async function exportedIn(folder: string): Promise<Map<string, Exported>> {
  const file = path.join(folder, METADATA);
  if (!isFile(file)) return new Map();
  const { parse } = await import("yaml");
  let read: Record<string, Entry | null> | null;
  try {
    read = parse(whoAndWhen(textOf(readFileSync(file)) ?? ""));
  } catch (error) {
    throw new UsageError(usage.metadata(file, (error as Error).message.split("\n")[0]));
  }
  const entries = Object.entries(read ?? {});
  return new Map(
    entries.map(([name, entry]) => [
      name,
      {
        submitters: (entry?.[":submitters"] ?? []).map((one) => ({
          name: textIn(one[":name"]),
          number: textIn(one[":sid"]),
          email: textIn(one[":email"]),
        })),
        time: timeIn(textIn(entry?.[":created_at"])),
      },
    ]),
  );
}

/** Keys are Ruby's symbols; a number without quotation marks is a number. */
interface Entry {
  ":submitters"?: readonly Record<":name" | ":sid" | ":email", string | number | null | undefined>[];
  ":created_at"?: string;
}

/**
 * The lines that are needed: of results, which may be many megabytes, a class has its own. Ruby indents all that lies in
 * an entry, whatever a student printed: what begins at the margin is the name of a folder.
 */
function whoAndWhen(text: string): string {
  let wanted = false;
  const lines = text.split(/\r?\n/).filter((line) => {
    const field = /^(?: {2}(:\w+):|\S)/.exec(line);
    if (field) wanted = field[1] === undefined || field[1] === ":submitters" || field[1] === ":created_at";
    return wanted;
  });
  return lines.join("\n");
}

const textIn = (value: string | number | null | undefined) => String(value ?? "").trim();

/** "2031-03-10 18:37:25.617113000 Z" */
function timeIn(text: string): Date | undefined {
  const [, day, time, zone] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d* ?(Z|[+-]\d\d:\d\d)$/.exec(text) ?? [];
  return day === undefined ? undefined : new Date(`${day}T${time}${zone}`);
}

const isFile = (file: string) => existsSync(file) && lstatSync(file).isFile();
