/** The files that a worker of the page knows, by their path: what Node has on disk. They are handed in when it starts. */
export interface File {
  content: Uint8Array;
  /** Grows with every change, so that whoever watches a file sees that it is another. */
  mtimeMs: number;
}

export const root = "/workbook";

const files = new Map<string, File>();
const folders = new Set<string>(["/"]);
let changes = 0;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @param path from the workbook's folder */
export function writeFile(path: string, content: string | Uint8Array): void {
  const bytes = typeof content === "string" ? encoder.encode(content) : content;
  const whole = `${root}/${path}`;
  files.set(whole, { content: bytes, mtimeMs: ++changes });
  for (let end = whole.lastIndexOf("/"); end > 0; end = whole.lastIndexOf("/", end - 1))
    folders.add(whole.slice(0, end));
}

/** @param path absolute, or from the workbook's folder */
export const fileAt = (path: string): File | undefined => files.get(path.startsWith("/") ? path : `${root}/${path}`);

export function textAt(path: string): string | undefined {
  const file = fileAt(path);
  return file && decoder.decode(file.content);
}

/** Paths of files, from the workbook's folder, that begin so. */
export const namesBelow = (start: string): string[] =>
  [...files.keys()].map((path) => path.slice(root.length + 1)).filter((path) => path.startsWith(start));

export const isFolder = (path: string): boolean => folders.has(path.replace(/(?<=.)\/$/, ""));

/** Names of the folders in a folder. */
export function foldersIn(path: string): string[] {
  const start = `${path.replace(/\/$/, "")}/`;
  return [...folders].flatMap((folder) => {
    const name = folder.startsWith(start) ? folder.slice(start.length) : "";
    return name && !name.includes("/") ? [name] : [];
  });
}
