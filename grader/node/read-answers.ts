import { lstatSync, readFileSync } from "node:fs";
import type { Ending } from "../verdict";
import { endings, files } from "../words";

const MOST_BYTES = 1_000_000;

/** A learner's file, or the verdict that its absence earns. */
export function readAnswers(file: string): string | Ending {
  try {
    const found = lstatSync(file);
    if (!found.isFile()) return endings.missing(files.notPlain(file));
    if (found.size > MOST_BYTES) return endings.missing(files.large(file));
    return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return endings.missing(code === "ENOENT" ? files.none(file) : files.unreadable(file, code));
  }
}
