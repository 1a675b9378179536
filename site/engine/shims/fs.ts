// node:fs, as far as the kernel's repairs and lib's data use it.
import { fileAt } from "./files";

export function readFileSync(path: string, encoding?: string): Uint8Array | string {
  const file = fileAt(path);
  if (!file) throw Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), { code: "ENOENT" });
  return encoding ? new TextDecoder().decode(file.content) : file.content.slice();
}

export const existsSync = (path: string): boolean => fileAt(path) !== undefined;

export function statSync(path: string) {
  const file = fileAt(path);
  return file && { isFile: () => true, size: file.content.length, mtimeMs: file.mtimeMs };
}

export default { readFileSync, existsSync, statSync };
