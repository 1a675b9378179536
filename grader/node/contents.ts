import { lstatSync, readdirSync, readFileSync, type Stats } from "node:fs";
import { files, zips } from "../words";
import { decoded } from "./text";
import { staysInside, unzipped, ZipError, zipEntries } from "./zip";

/** A file of a folder, of a zip, or of a zip in either. */
export interface ContainedFile {
  /** Its path from the top, with "/": "work/exercises/01-standard-convolution.ts". */
  name: string;
  changed: Date;
  /** Of what is in a zip, when the zip on disk was changed: an entry's time is that of somebody's own clock. */
  arrived: Date;
  /** Where it is on disk, if it is there by itself. */
  path?: string;
  /**
   * Its bytes.
   * @throws Error where there are more than `most`, or they can't be read
   */
  read(most: number): Uint8Array;
}

export interface Contents {
  files: ContainedFile[];
  /** What could not be looked into, and why, in sentences. */
  unread: string[];
  /** Folders in which no answers are looked for: "work/solutions". */
  apart: string[];
}

/** There is more than is read of anything. */
class TooLarge extends Error {}

const MOST_ZIP = 50e6;
const DEEPEST = 12;
const MOST_FILES = 20_000;

/** Folders of the workbook that hold files of the same names, which are nobody's answers, or very many others. */
const MACS = "__MACOSX";
const ROOMS = new Set(["solutions", "grader", "test", "backups", "node_modules", MACS]);

/** Whether a file lies where no answers are looked for: in one of the workbook's other rooms, or hidden. */
export function isApart(name: string): boolean {
  const parts = name.split("/");
  return parts.some((part, i) => part.startsWith(".") || (i < parts.length - 1 && ROOMS.has(part)));
}

/**
 * All that a folder, a zip or a file holds. Nothing is unpacked to disk, no link is followed, and what lies apart is left
 * out.
 */
export function contentsOf(place: string | Buffer): Contents {
  const contents: Contents = { files: [], unread: [], apart: [] };
  const path = Buffer.from(place);
  const found = lstatSync(path);
  if (found.isDirectory()) addFolder(contents, path, "", 0);
  else addFile(contents, path, decoded(path).replace(/^.*[\\/]/, ""), found, true);
  return contents;
}

/** Paths are bytes, since a name need not be UTF-8. */
function addFolder(contents: Contents, folder: Buffer, inside: string, depth: number): void {
  let names: Buffer[];
  try {
    names = readdirSync(folder, { encoding: "buffer" }).sort(Buffer.compare);
  } catch (error) {
    contents.unread.push(files.unreadable(inside || ".", (error as NodeJS.ErrnoException).code));
    return;
  }
  for (const bytes of names) {
    if (contents.files.length >= MOST_FILES) return;
    const name = inside + decoded(bytes);
    const path = Buffer.concat([folder, Buffer.from("/"), bytes]);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found) continue;
    if (found.isDirectory()) {
      if (name.endsWith(".ts")) contents.unread.push(files.notPlain(name));
      else if (isApart(`${name}/-`)) setApart(contents, `${name}/-`);
      else if (depth < DEEPEST) addFolder(contents, path, `${name}/`, depth + 1);
    } else if (!isApart(name)) addFile(contents, path, name, found, false);
  }
}

/** Remembers the room of the workbook that a file lies in; of what is hidden, and of what a Mac puts into a zip, nobody speaks. */
function setApart({ apart }: Contents, name: string): void {
  const folders = name.split("/").slice(0, -1);
  const room = folders.slice(0, folders.findIndex((part) => ROOMS.has(part)) + 1);
  const hidden = name.split("/").some((part) => part.startsWith(".")) || room.at(-1) === MACS;
  if (room.length && !hidden && !apart.includes(room.join("/"))) apart.push(room.join("/"));
}

/** @param whole it is all that there is: then what it holds has no folder above it */
function addFile(contents: Contents, path: Buffer, name: string, found: Stats, whole: boolean): void {
  if (!found.isFile()) {
    contents.unread.push(files.notPlain(name));
    return;
  }
  const file = fileOnDisk(path, name, found);
  if (isZip(name)) addZip(contents, name, whole ? "" : `${name}/`, file, 2);
  else contents.files.push(file);
}

/** A plain file by itself. */
export function fileOnDisk(path: string | Buffer, name: string, { size, mtime }: Stats): ContainedFile {
  const read = (most: number) => {
    if (size > most) throw new TooLarge(isZip(name) ? zips.heavy(name, most) : files.large(name));
    return new Uint8Array(readFileSync(path));
  };
  return { name, changed: mtime, arrived: mtime, path: path.toString(), read };
}

function addZip(
  contents: Contents,
  zip: string,
  inside: string,
  { read: open, arrived }: Pick<ContainedFile, "read" | "arrived">,
  more: number,
): void {
  try {
    const bytes = open(MOST_ZIP);
    const entries = zipEntries(bytes);
    if (entries.some(({ locked }) => locked)) contents.unread.push(`${zip}: ${zips.password}`);
    for (const entry of entries) {
      const name = inside + entry.name;
      if (entry.folder || entry.locked || !staysInside(entry.name)) continue;
      if (isApart(name)) {
        setApart(contents, name);
        continue;
      }
      const read = (most: number) => unzipped(bytes, entry, most);
      if (isZip(name) && more > 0) addZip(contents, name, `${name}/`, { read, arrived }, more - 1);
      else contents.files.push({ name, changed: entry.changed, arrived, read });
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof TooLarge) {
      contents.unread.push(message);
      return;
    }
    if (!(error instanceof ZipError) && code === undefined) throw error;
    contents.unread.push(code ? files.unreadable(zip, code) : `${zip}: ${message}`);
  }
}

const isZip = (name: string) => name.toLowerCase().endsWith(".zip");
