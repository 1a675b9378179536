import { inflateSync } from "fflate";
import { zips } from "../words";
import { decoded } from "./text";

/** What a zip says of one of its files. */
export interface ZipEntry {
  /** With "/" between folders, whatever the zip has. */
  name: string;
  compressedSize: number;
  size: number;
  method: number;
  /** When it was last changed, by the clock on the wall where that was. */
  changed: Date;
  /** Where its local header begins. */
  offset: number;
  /** Unix file type and rights; 0 where the zip was made elsewhere. */
  mode: number;
  folder: boolean;
  locked: boolean;
}

export class ZipError extends Error {}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 5000;

/**
 * The files a zip holds, read from its central directory; nothing is unpacked. Sizes are what the zip claims.
 * @throws ZipError where this is no zip, or one that no honest program makes
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw new ZipError(zips.many(count));
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw new ZipError(zips.broken);
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((o) => view.getUint16(at + o, true));
    // Some programs on Windows write \.
    const name = decoded(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll("\\", "/");
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      changed: dateOf(view.getUint16(at + 14, true), view.getUint16(at + 12, true)),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      mode: view.getUint32(at + 38, true) >>> 16,
      folder: name.endsWith("/"),
      locked: (view.getUint16(at + 8, true) & 1) === 1,
    });
    at += 46 + nameLength + extraLength + noteLength;
  }
  return entries;
}

/**
 * One file of a zip, at most `most` bytes of it, whatever the zip claims.
 * @throws ZipError where it is a link, larger, locked, or not what the zip says
 */
export function unzipped(bytes: Uint8Array, entry: ZipEntry, most: number): Uint8Array {
  const { offset, name, size, compressedSize, method } = entry;
  if (isLink(entry)) throw new ZipError(zips.link(name));
  if (entry.locked) throw new ZipError(zips.locked(name));
  if (size > most) throw new ZipError(zips.large(name, most));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw new ZipError(zips.lost(name));
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = bytes.subarray(start, start + compressedSize);
  if (method === 0) {
    if (data.length !== size) throw new ZipError(zips.otherSize(name));
    return data;
  }
  if (method !== 8) throw new ZipError(zips.method(name, method));
  try {
    // Room for one byte more than promised: a bomb fills it, and goes no further.
    const result = inflateSync(data, { out: new Uint8Array(size + 1) });
    if (result.length !== size) throw new ZipError(zips.otherSize(name));
    return result;
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError(zips.damaged(name, (error as Error).message));
  }
}

/** A path that stays inside the folder it is unpacked to. */
export function staysInside(name: string): boolean {
  return !/^[\\/]|^[A-Za-z]:|\\|\0/.test(name) && !name.split("/").includes("..");
}

const isLink = ({ mode }: ZipEntry) => (mode & 0xf000) === 0xa000;

/** Where the record at the end begins; a comment of up to 64 kB may follow it. */
function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === END) return at;
  const begins = view.byteLength >= 4 && view.getUint32(0, true) === LOCAL;
  throw new ZipError(begins ? zips.cut : zips.none);
}

/** The two numbers in which MS-DOS kept a date and a time of day. */
function dateOf(date: number, time: number): Date {
  const [year, month, day] = [(date >> 9) + 1980, ((date >> 5) & 15) - 1, date & 31];
  return new Date(year, month, day, time >> 11, (time >> 5) & 63, (time & 31) * 2);
}
