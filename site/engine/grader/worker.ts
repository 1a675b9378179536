// The page's grader: rubrics, judge and pictures in a worker, which has the page start a worker for each answer it asks.

import child from "virtual:child";
import clock from "virtual:clock";
import realm from "virtual:realm";
import { reportHtml, reportText } from "../../../cells/report-html";
import { DEFAULT_SEED } from "../../../grader/answer-key";
import { reportWithFindings } from "../../../grader/findings";
import { Grader } from "../../../grader/grader";
import type { ChapterTexts } from "../../../grader/machine";
import { type ChapterReport, type Finding, toJson } from "../../../grader/report";
import { targetOf } from "../../../grader/targets";
import type { Files } from "../messages";
import { writeFile } from "../shims/files";
import { Children } from "./children";
import { pageMachine } from "./machine";
import type { FromGrader, Part, ToGrader } from "./messages";
import { patienceWith, timedKey } from "./patience";

const scope = globalThis as unknown as {
  postMessage(message: FromGrader): void;
  onmessage: (message: { data: ToGrader }) => void;
};

/** Our own solutions and stubs, by chapter. */
let texts: Readonly<Record<string, ChapterTexts>> = {};
let patience = patienceWith([]);

/** What an answer that ran out of time gets beyond it, stretched like all limits here. */
const ONE_READER = { slowTime: 2000 };

const brought = new Map<Part, { value: Promise<string | Files>; resolve(value: string | Files): void }>();

/** A part from the page, which is asked for it once. */
function bring(part: Part): Promise<string | Files> {
  const known = brought.get(part);
  if (known) return known.value;
  let resolve: (value: string | Files) => void = () => {};
  const value = new Promise<string | Files>((settle) => {
    resolve = settle;
  });
  brought.set(part, { value, resolve });
  scope.postMessage({ needs: part });
  return value;
}

async function bringFiles(...parts: Part[]): Promise<void> {
  for (const files of await Promise.all(parts.map(bring))) {
    for (const [path, content] of Object.entries(files)) writeFile(path, content);
  }
}

let heardTypes: (findings: readonly Finding[]) => void = () => {};

/** Asks the page, which has a compiler with lib's declarations. */
function checkTypes(text: string): Promise<readonly Finding[]> {
  scope.postMessage({ check: text });
  return new Promise((resolve) => {
    heardTypes = resolve;
  });
}

const children = new Children((message) => scope.postMessage(message));

const grader = new Grader(
  pageMachine({
    worker: children.start,
    child,
    clock,
    realm,
    patience: () => patience,
    texts: async (file) => texts[file],
    realmWithPackages: () => bring("formulas") as Promise<string>,
    detectorFiles: () => bringFiles("astronaut", "faceDetector"),
  }),
  { spares: 1, realms: 1, limits: ONE_READER },
);

async function grade(id: number, target: string, text: string): Promise<void> {
  const { rubric, only } = targetOf(target);
  const asked = rubric.exercises.filter((e) => only === undefined || e.id === only);
  for (const exercise of asked) timedKey(exercise, DEFAULT_SEED);
  patience = patienceWith(asked);
  const textOf = (folder: string, file: string) => (folder === "solutions" ? (texts[file]?.solutions ?? "") : text);
  const html = (report: ChapterReport, waiting?: readonly string[]) => reportHtml(report, textOf, waiting);
  const judged = await grader.chapter(rubric, text, DEFAULT_SEED, only, {
    meanwhile: (known, waiting) => waiting.length > 0 && scope.postMessage({ id, meanwhile: html(known, waiting) }),
    judged: (one, done) => scope.postMessage({ id, progress: { id: one.id, done, of: asked.length } }),
  });
  const report = await reportWithFindings(judged, text, (asked) => {
    scope.postMessage({ id, meanwhile: html(judged) });
    return checkTypes(asked);
  });
  scope.postMessage({ id, graded: { report: toJson([report]), html: html(report), text: reportText(report) } });
}

let last: Promise<void> = Promise.resolve();

scope.onmessage = ({ data: message }) => {
  if ("start" in message) {
    texts = message.texts;
    for (const [path, content] of Object.entries(message.start)) writeFile(path, content);
    scope.postMessage({ ready: true });
  } else if ("child" in message) children.hear(message);
  else if ("brought" in message) brought.get(message.brought)?.resolve(message.value);
  else if ("checked" in message) heardTypes(message.checked);
  else {
    const { id, target, text } = message;
    last = last.then(() =>
      grade(id, target, text).catch((error) => scope.postMessage({ id, failed: String(error?.message ?? error) })),
    );
  }
};
