import { existsSync, lstatSync, readdirSync } from "node:fs";
import path from "node:path";
import { type Contents, contentsOf } from "../node/contents";
import { isNamed } from "../node/find-answers";
import { decoded } from "../node/text";
import { UsageError } from "../targets";
import { METADATA } from "./gradescope-export";
import { authorOf, stemOf } from "./whose";
import { usage } from "./words";

/** Course systems unpack to a folder in a folder: "Download all/Assignment 1/Minji Kim/". */
const DEEPEST = 3;

/** What lies in a folder; a name need not be UTF-8. */
interface Entry {
  name: string;
  place: Buffer;
  folder: boolean;
}

/**
 * Where the submissions are: in the folder that was named, or in the only one in it, where that is Gradescope's export, holds what
 * bears the numbers of several accounts, or answers of several to one chapter.
 * @throws UsageError where all that is there is a zip of such a folder
 */
export function classFolder(folder: string, chapters: readonly string[], deeper = DEEPEST): string {
  const entries = entriesOf(folder);
  const [only, ...more] = entries.filter((one) => one.folder);
  const [first] = entries;
  if (entries.length === 1 && isZip(first) && placesOfAnswers(contentsOf(first.place), chapters) > 2)
    throw new UsageError(usage.packed(path.join(folder, first.name)));
  const others = entries.filter((one) => one !== only && !(only && isUnpacked(one, only)));
  if (!only || more.length || others.length || !deeper || !Buffer.from(only.name).equals(baseOf(only.place)))
    return folder;
  const inner = path.join(folder, only.name);
  if (existsSync(path.join(inner, METADATA)) || accountsIn(inner).size > 1) return inner;
  if (placesOfAnswers(contentsOf(inner), chapters) < 2) return folder;
  return entriesOf(inner).length === 1 ? classFolder(inner, chapters, deeper - 1) : inner;
}

const isZip = ({ name, folder }: Entry) => !folder && name.toLowerCase().endsWith(".zip");

/** Whether a folder is what a zip beside it was unpacked to, which a browser may have numbered: "hw (1).zip". */
function isUnpacked(one: Entry, folder: Entry): boolean {
  return isZip(one) && stemOf(one.name, []) === stemOf(folder.name, [], true);
}

const baseOf = (place: Buffer) => place.subarray(place.lastIndexOf(path.sep) + 1);

/** A version that a course system keeps is its student's, as are the others: Teams' "Version 2". */
const VERSION = /^version \d+$/i;

/** In how many folders of their own, or under how many names, answers to one chapter lie: of two, one may be somebody's old one. */
export function placesOfAnswers({ files }: Contents, chapters: readonly string[]): number {
  const branches = chapters.map((chapter) => {
    const ways = files.filter(({ name }) => isNamed(name, chapter)).map(({ name }) => name.split("/"));
    const [first = []] = ways;
    const depth = first.findIndex((part, i) => !ways.every((way) => way[i] === part));
    const parts = ways.map((way) => (way[depth + 1] === undefined ? stemOf(way[depth] ?? "", chapters) : way[depth]));
    return new Set(parts.filter((part) => part && !VERSION.test(part))).size;
  });
  return Math.max(...branches);
}

function accountsIn(folder: string): Set<string> {
  return new Set(entriesOf(folder).flatMap(({ name }) => authorOf(stemOf(name, [])).number ?? []));
}

/** What lies there but for what nobody sees, and the lists and pages that a system adds. */
function entriesOf(folder: string): Entry[] {
  return readdirSync(folder, { encoding: "buffer" }).flatMap((bytes): Entry[] => {
    const name = decoded(bytes);
    if (name.startsWith(".") || name === "__MACOSX" || /\.(?:csv|html?|txt|xlsx?)$/i.test(name)) return [];
    const place = Buffer.concat([Buffer.from(folder + path.sep), bytes]);
    return [{ name, place, folder: lstatSync(place).isDirectory() }];
  });
}
