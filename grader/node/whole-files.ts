import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import path from "node:path";

/** Write a file so that a reader, or a crash, meets the old text or the new one and never half of it. */
export function writeWhole(file: string, text: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.new`;
  const descriptor = openSync(draft, "w");
  try {
    const bytes = typeof text === "string" ? Buffer.from(text) : text;
    for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, file);
}

/**
 * A copy under a name that says when: `backups/2026-03-01T14-05-09/01-standard-convolution.ts`.
 * @returns where the copy is, or undefined where there is nothing to keep
 */
export function backUp(file: string, backups: string, now = new Date()): string | undefined {
  if (!existsSync(file)) return undefined;
  const stamp = now.toISOString().slice(0, 19).replaceAll(":", "-");
  for (let n = 0; ; n++) {
    const copy = path.join(backups, n ? `${stamp}-${n}` : stamp, path.basename(file));
    if (existsSync(copy)) continue;
    mkdirSync(path.dirname(copy), { recursive: true });
    copyFileSync(file, copy);
    const descriptor = openSync(copy, "r+");
    fsyncSync(descriptor);
    closeSync(descriptor);
    return copy;
  }
}
