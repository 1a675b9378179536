import { lstatSync, readdirSync } from "node:fs";
import path from "node:path";
import { isNamed } from "../node/find-answers";
import { decoded } from "../node/text";
import { isCanvas, titleOfAssignment } from "./course-systems";
import { type Exported, METADATA, type Submitter } from "./gradescope-export";
import { type Author, authorOf, stemOf } from "./whose";
import { remarks } from "./words";

/** One name in the folder of submissions. */
export interface Handed extends Author {
  name: string;
  /** Links, pipes and the like are "other": opening one may never end. */
  kind: "folder" | "zip" | "file" | "other";
  stem: string;
  /** It is a file of answers to one of the chapters. */
  answers: boolean;
  place: Buffer;
  changed: Date;
  /** Whose it is, where Gradescope's export says so. */
  submitter?: Submitter;
  /** When it came tells its name, or Gradescope's export. */
  came?: Date;
  /** Its time is the download's, and says nothing. */
  untimed: boolean;
  /** What is odd about whose it is. */
  whose?: readonly string[];
  doubtful?: boolean;
  remarks: readonly string[];
}

/** Moodle puts what a student typed into a folder of its own, beside what they handed in with it. */
const ONLINE = /(?<=_assignsubmission_)onlinetext_?$/;

/** What a folder holds; what a group handed in to Gradescope once for each of them. */
export function handedIn(
  folder: string,
  { chapters, exported }: { chapters: readonly string[]; exported?: ReadonlyMap<string, Exported> },
): Handed[] {
  const names = readdirSync(folder, { encoding: "buffer" }).sort(Buffer.compare);
  const title = titleOfAssignment(names.map(decoded));
  return names.flatMap((bytes): Handed[] => {
    const name = decoded(bytes);
    const place = Buffer.concat([Buffer.from(folder + path.sep), bytes]);
    const found = lstatSync(place);
    if (ONLINE.test(name) && names.some((other) => decoded(other).startsWith(name.replace(ONLINE, "file")))) return [];
    if (name.startsWith(".") || name === "__MACOSX" || (exported?.size && name === METADATA)) return [];
    const file = found.isFile() ? (name.toLowerCase().endsWith(".zip") ? "zip" : "file") : "other";
    const kind: Handed["kind"] = found.isDirectory() ? "folder" : file;
    const stem = stemOf(name, chapters, kind === "folder");
    const answers = kind === "file" && chapters.some((chapter) => isNamed(name, chapter));
    const author = authorOf(stem, title);
    const odd = [
      ...(bytes.equals(Buffer.from(name)) ? [] : [remarks.notUtf8(name)]),
      ...(author.unreadTime === undefined ? [] : [remarks.unreadTime(author.unreadTime)]),
    ];
    const untimed = isCanvas(name);
    const one = { name, kind, answers, place, changed: found.mtime, untimed, remarks: odd, stem, ...author };
    const { submitters = [], time: came } = exported?.get(name) ?? {};
    const together = submitters.length > 1 ? [remarks.together(submitters.map((s) => s.name))] : [];
    const each = submitters.map((submitter) => {
      const { name: student, number } = submitter;
      return { ...one, student, number: number || undefined, submitter, came, remarks: [...together, ...odd] };
    });
    return each.length ? each : [{ ...one, came: came ?? one.came }];
  });
}
