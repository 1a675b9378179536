import { existsSync, watch } from "node:fs";
import path from "node:path";
import { withFindings } from "../findings";
import type { Listener } from "../grader";
import type { ChapterReport } from "../report";
import type { Rubric } from "../rubric";
import type { Target } from "../targets";
import { findAnswers } from "./find-answers";
import { answersTo, nodeGrader, ONE_LEARNER, ownFileOf } from "./grade";
import { TypeChecker } from "./type-checker";

/** Editors empty a file, then fill it. */
const SETTLES = 5;

/** Judges that wait for the next save. */
export interface Watch {
  readonly folder: string;
  /** When all that is there has been judged. */
  readonly begun: Promise<unknown>;
  close(): void;
}

/**
 * Judge a chapter whenever its file is saved, in a child that is already waiting. A save is not kept waiting by a training
 * that an earlier one asked for: the newer report is the one that is shown.
 * @param show called with each report, and the milliseconds since the save was noticed; and once more, with what TypeScript
 * says of it, where that came later and nothing was saved meanwhile
 * @param meanwhile see {@link Listener}
 */
export function watchAnswers(
  targets: readonly Target[],
  { from, seed }: { from?: string; seed?: string },
  show: (report: ChapterReport, milliseconds: number, later: boolean) => void,
  meanwhile?: Listener["meanwhile"],
): Watch {
  const grader = nodeGrader({ limits: ONE_LEARNER, realms: 10 });
  const checker = new TypeChecker();
  const seen = new Map<string, string>();
  const look = async ({ rubric, only }: Target) => {
    const since = performance.now();
    let text = answersTo(rubric, from);
    for (let tries = 0; text === "" && tries < 5; tries++) {
      await new Promise((resolve) => setTimeout(resolve, SETTLES));
      text = answersTo(rubric, from);
    }
    const asked = `${rubric.file} ${only ?? ""}`;
    const json = JSON.stringify(text);
    const unchanged = json === seen.get(asked);
    seen.set(asked, json);
    if (unchanged) return;
    const isNewest = () => seen.get(asked) === json;
    const report = await grader.chapter(rubric, text, seed, only, {
      meanwhile: (...known) => isNewest() && meanwhile?.(...known),
    });
    if (!isNewest()) return;
    show(report, performance.now() - since, false);
    if (typeof text !== "string") return;
    void withFindings(report.exercises, text, checker.ask).then((exercises) => {
      const news = exercises !== report.exercises && isNewest();
      if (news) show({ ...report, exercises }, performance.now() - since, true);
    });
  };
  // Who asks for one chapter is told where its file is missing.
  const there = ({ rubric }: Target) => targets.length === 1 || from !== undefined || existsSync(ownFileOf(rubric));
  const begun = Promise.all(targets.filter(there).map(look));
  const folder = folderOf(targets[0].rubric, from);
  const watcher = watch(folder, (_, name) => {
    for (const target of targets) {
      if (from === undefined && name !== null && name !== `${target.rubric.file}.ts`) continue;
      look(target).catch((error: Error) => console.error(error.message));
    }
  });
  return {
    folder,
    begun,
    close() {
      watcher.close();
      grader.close();
      checker.close();
    },
  };
}

/** Where the answers lie; the place itself, where they are still to come, or in a zip. */
function folderOf(rubric: Rubric, from?: string): string {
  if (from === undefined) return path.dirname(ownFileOf(rubric));
  const [file] = findAnswers(from, rubric).files;
  return file?.path ? path.dirname(file.path) : path.resolve(from);
}
