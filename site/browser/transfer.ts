// The reader's work as a zip: the exercise files as the grader and `exercises/` take them, and beside them what else is kept.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { words } from "../words";
import { backUp, kept } from "./kept";
import { button, make } from "./make";

const { transfer: text } = words.page;

/** Beside the answers: guesses, cells that were changed, points. */
const restFile = "workbook.json";
const restRooms = ["cells/", "guesses/", "shown/", "points/"];
const mostBytes = 20e6;

/** All that is kept, as a zip. */
export function packed(): Uint8Array<ArrayBuffer> {
  const files: Record<string, Uint8Array> = {};
  for (const name of [...kept.names("exercises/"), ...kept.names("backups/")]) {
    files[name] = strToU8(kept.read(name) ?? "");
  }
  const rest = restRooms.flatMap((room) => kept.names(room)).map((name) => [name, kept.read(name)]);
  files[restFile] = strToU8(`${JSON.stringify(Object.fromEntries(rest), null, 1)}\n`);
  return new Uint8Array(zipSync(files));
}

/**
 * Takes in a zip of ours, or an exercise file. What it replaces is put into `backups/` first.
 * @returns the exercise files that were taken in
 * @throws where there is nothing in it that belongs here
 */
export function takeIn(name: string, bytes: Uint8Array): string[] {
  if (bytes.length > mostBytes) throw new RangeError(text.large(name));
  const files = /\.zip$/i.test(name) ? entriesOf(name, bytes) : { [name]: bytes };
  const taken: string[] = [];
  for (const [file, content] of Object.entries(files)) {
    const [, folder, exercise] = /^(?:.*\/)?(?:(\w+)\/)?(\d\d-[\w-]+\.ts)$/.exec(file) ?? [];
    if (!exercise || (folder && folder !== "exercises")) continue;
    if (/(^|\/)(backups|solutions|grader|node_modules|__MACOSX)\//.test(file)) continue;
    put(`exercises/${exercise}`, strFromU8(content).replace(/^\uFEFF/, ""));
    taken.push(exercise);
  }
  const rest = Object.entries(files).find(([file]) => file.split("/").at(-1) === restFile)?.[1];
  if (rest) takeRest(strFromU8(rest));
  if (!taken.length && !rest) throw new RangeError(text.nothing(name));
  return taken;
}

function entriesOf(name: string, bytes: Uint8Array): Record<string, Uint8Array> {
  let size = 0;
  try {
    return unzipSync(bytes, { filter: ({ originalSize }) => (size += originalSize) <= mostBytes });
  } catch {
    throw new RangeError(text.broken(name));
  }
}

function put(name: string, content: string): void {
  if (kept.read(name) === content) return;
  backUp(name);
  kept.replace(name, content);
}

function takeRest(json: string): void {
  const rest: unknown = JSON.parse(json);
  if (typeof rest !== "object" || rest === null) return;
  for (const [name, content] of Object.entries(rest)) {
    if (restRooms.some((room) => name.startsWith(room)) && typeof content === "string") kept.replace(name, content);
  }
}

/** Hands a file to the browser's downloads. */
export function save(name: string, content: string | Uint8Array<ArrayBuffer>): void {
  const link = make("a", { href: URL.createObjectURL(new Blob([content])), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Two buttons, and what came of them. */
export function transferButtons(): HTMLElement {
  const told = make("p", { role: "status" });
  const file = make("input", {
    type: "file",
    accept: ".zip,.ts",
    class: "unseen",
    tabindex: "-1",
    "aria-label": text.open,
  });
  file.onchange = async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    try {
      const taken = takeIn(chosen.name, new Uint8Array(await chosen.arrayBuffer()));
      told.textContent = text.taken(taken);
    } catch (error) {
      told.textContent = (error as Error).message;
    }
    file.value = "";
  };
  const node = make("div", { class: "transfer-buttons" });
  node.append(
    button(text.save, () => {
      save(text.fileName(new Date().toISOString().slice(0, 10)), packed());
      told.textContent = text.saved;
    }),
    button(text.open, () => file.click()),
    file,
    told,
  );
  return node;
}
