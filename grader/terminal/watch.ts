import { existsSync, watch } from "node:fs";
import path from "node:path";
import { fileOf, nodeGrader } from "../node/grade";
import { readAnswers } from "../node/read-answers";
import type { ChapterReport } from "../report";
import type { Target } from "../targets";

/** Editors empty a file, then fill it. */
const SETTLES = 5;

/**
 * Judge a chapter whenever its file is saved, in a child that is already waiting. Ends only with the program.
 * @param show called with each report, and the milliseconds since the save was noticed
 */
export function watchAnswers(
  targets: readonly Target[],
  { from, seed }: { from?: string; seed?: string },
  show: (report: ChapterReport, milliseconds: number) => void,
): Promise<never> {
  const grader = nodeGrader({ realms: 10 });
  const seen = new Map<string, unknown>();
  let queue = Promise.resolve();
  const look = async ({ rubric, only }: Target, since: number) => {
    const file = fileOf(rubric, from);
    let text = readAnswers(file);
    for (let tries = 0; text === "" && tries < 5; tries++) {
      await new Promise((resolve) => setTimeout(resolve, SETTLES));
      text = readAnswers(file);
    }
    const asked = `${file} ${only ?? ""}`;
    const unchanged = JSON.stringify(text) === seen.get(asked);
    seen.set(asked, JSON.stringify(text));
    if (!unchanged) show(await grader.chapter(rubric, text, seed, only), performance.now() - since);
  };
  const schedule = (target: Target) => {
    const since = performance.now();
    // One save that can't be judged must not end the watch: the next one may.
    queue = queue.then(() => look(target, since)).catch((error: Error) => console.error(error.message));
  };
  for (const target of targets) if (existsSync(fileOf(target.rubric, from))) schedule(target);
  watch(path.dirname(fileOf(targets[0].rubric, from)), (_, name) => {
    for (const target of targets) if (name === null || name === `${target.rubric.file}.ts`) schedule(target);
  });
  return new Promise<never>(() => {});
}
