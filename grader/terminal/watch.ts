import { existsSync, watch } from "node:fs";
import path from "node:path";
import { findAnswers } from "../node/find-answers";
import { answersTo, nodeGrader, ownFileOf } from "../node/grade";
import type { ChapterReport } from "../report";
import type { Rubric } from "../rubric";
import type { Target } from "../targets";

/** Editors empty a file, then fill it. */
const SETTLES = 5;

/**
 * Judge a chapter whenever its file is saved, in a child that is already waiting. Ends only with the program.
 * @param show called with each report, and the milliseconds since the save was noticed
 * @param waits called with the folder that is watched, once all that is there has been judged
 */
export function watchAnswers(
  targets: readonly Target[],
  { from, seed }: { from?: string; seed?: string },
  show: (report: ChapterReport, milliseconds: number) => void,
  waits: (folder: string) => void,
): Promise<never> {
  const grader = nodeGrader({ realms: 10 });
  const seen = new Map<string, string>();
  let queue = Promise.resolve();
  const look = async ({ rubric, only }: Target, since: number) => {
    let text = answersTo(rubric, from);
    for (let tries = 0; text === "" && tries < 5; tries++) {
      await new Promise((resolve) => setTimeout(resolve, SETTLES));
      text = answersTo(rubric, from);
    }
    const asked = `${rubric.file} ${only ?? ""}`;
    const found = JSON.stringify(text);
    const unchanged = found === seen.get(asked);
    seen.set(asked, found);
    if (!unchanged) show(await grader.chapter(rubric, text, seed, only), performance.now() - since);
  };
  const schedule = (target: Target) => {
    const since = performance.now();
    // One save that can't be judged must not end the watch: the next one may.
    queue = queue.then(() => look(target, since)).catch((error: Error) => console.error(error.message));
  };
  const folder = folderOf(targets[0].rubric, from);
  for (const target of targets) if (from !== undefined || existsSync(ownFileOf(target.rubric))) schedule(target);
  queue = queue.then(() => waits(folder));
  watch(folder, (_, name) => {
    for (const target of targets) {
      if (from !== undefined || name === null || name === `${target.rubric.file}.ts`) schedule(target);
    }
  });
  return new Promise<never>(() => {});
}

/** Where the answers lie; the place itself, where they are still to come, or in a zip. */
function folderOf(rubric: Rubric, from?: string): string {
  if (from === undefined) return path.dirname(ownFileOf(rubric));
  const [file] = findAnswers(from, rubric).files;
  return file?.path ? path.dirname(file.path) : path.resolve(from);
}
