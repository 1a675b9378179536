import { existsSync, lstatSync, readdirSync } from "node:fs";
import path from "node:path";
import { type Contents, contentsOf } from "../node/contents";
import { isNamed } from "../node/find-answers";
import { UsageError } from "../targets";
import { METADATA } from "./gradescope-export";
import { authorOf, stemOf } from "./whose";
import { usage } from "./words";

/** Course systems unpack to a folder in a folder: "Download all/Assignment 1/Minji Kim/". */
const DEEPEST = 3;

/**
 * Where the submissions are: in the folder that was named, or in the only one in it, where that is Gradescope's export, holds what
 * bears the numbers of several accounts, or answers of several to one chapter.
 * @throws UsageError where all that is there is a zip of such a folder
 */
export function classFolder(folder: string, chapters: readonly string[], deeper = DEEPEST): string {
  const places = namesIn(folder).map((name) => path.join(folder, name));
  const zips = places.filter((place) => place.toLowerCase().endsWith(".zip"));
  const folders = places.filter((place) => lstatSync(place).isDirectory());
  const [only] = folders;
  if (!only && places.length === 1 && zips.length === 1 && placesOfAnswers(contentsOf(zips[0]), chapters) > 2)
    throw new UsageError(usage.packed(zips[0]));
  const others = places.filter((place) => place !== only && !isUnpacked(place, only));
  if (folders.length !== 1 || others.length || !deeper) return folder;
  if (existsSync(path.join(only, METADATA)) || accountsIn(only).size > 1) return only;
  if (placesOfAnswers(contentsOf(only), chapters) < 2) return folder;
  return namesIn(only).length === 1 ? classFolder(only, chapters, deeper - 1) : only;
}

/** Whether a folder is what a zip beside it was unpacked to. */
function isUnpacked(zip: string, folder: string): boolean {
  return zip.toLowerCase().endsWith(".zip") && path.basename(zip, path.extname(zip)) === path.basename(folder);
}

/** In how many folders of their own, or under how many names, answers to one chapter lie: of two, one may be somebody's old one. */
export function placesOfAnswers({ files }: Contents, chapters: readonly string[]): number {
  const branches = chapters.map((chapter) => {
    const ways = files.filter(({ name }) => isNamed(name, chapter)).map(({ name }) => name.split("/"));
    const [first = []] = ways;
    const depth = first.findIndex((part, i) => !ways.every((way) => way[i] === part));
    const parts = ways.map((way) => (way[depth + 1] === undefined ? stemOf(way[depth] ?? "", chapters) : way[depth]));
    return new Set(parts.filter(Boolean)).size;
  });
  return Math.max(...branches);
}

function accountsIn(folder: string): Set<string> {
  return new Set(namesIn(folder).flatMap((name) => authorOf(stemOf(name, [])).number ?? []));
}

/** What lies there but for what nobody sees, and the lists and pages that a system adds. */
function namesIn(folder: string): string[] {
  const hidden = (name: string) => name.startsWith(".") || name === "__MACOSX";
  return readdirSync(folder).filter((name) => !hidden(name) && !/\.(?:csv|html?|txt|xlsx?)$/i.test(name));
}
