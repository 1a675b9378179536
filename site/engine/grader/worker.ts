// The page's grader: rubrics, judge and pictures in a worker, which starts a worker for each answer it asks.

import child from "virtual:child";
import realm from "virtual:realm";
import { reportHtml, reportText } from "../../../cells/report-html";
import { DEFAULT_SEED } from "../../../grader/answer-key";
import { Grader } from "../../../grader/grader";
import type { ChapterTexts } from "../../../grader/machine";
import { toJson } from "../../../grader/report";
import { targetOf } from "../../../grader/targets";
import { writeFile } from "../shims/files";
import { pageMachine } from "./machine";
import type { FromGrader, ToGrader } from "./messages";
import { patienceWith, timedKey } from "./patience";

const scope = globalThis as unknown as {
  postMessage(message: FromGrader): void;
  onmessage: (message: { data: ToGrader }) => void;
};

/** Our own solutions and stubs, by chapter. */
let texts: Readonly<Record<string, ChapterTexts>> = {};
let patience = 1;
let formulas: Promise<string> | undefined;
let haveFormulas: (script: string) => void = () => {};

const grader = new Grader(
  pageMachine({
    child,
    realm,
    patience: () => patience,
    texts: async (file) => texts[file],
    realmWithPackages() {
      formulas ??= new Promise((resolve) => {
        haveFormulas = resolve;
        scope.postMessage({ needs: "formulas" });
      });
      return formulas;
    },
  }),
  { spares: 1, realms: 1 },
);

async function grade(id: number, target: string, text: string): Promise<void> {
  const { rubric, only } = targetOf(target);
  const asked = rubric.exercises.filter((e) => only === undefined || e.id === only);
  for (const exercise of asked) timedKey(exercise, DEFAULT_SEED);
  patience = patienceWith(asked);
  const report = await grader.chapter(rubric, text, DEFAULT_SEED, only, (one, done) =>
    scope.postMessage({ id, progress: { id: one.id, done, of: asked.length } }),
  );
  const html = reportHtml(report, (folder, file) => (folder === "solutions" ? (texts[file]?.solutions ?? "") : text));
  scope.postMessage({ id, graded: { report: toJson([report]), html, text: reportText(report) } });
}

let last: Promise<void> = Promise.resolve();

scope.onmessage = ({ data: message }) => {
  if ("start" in message) {
    texts = message.texts;
    for (const [path, content] of Object.entries(message.start)) writeFile(path, content);
    scope.postMessage({ ready: true });
  } else if ("formulas" in message) haveFormulas(message.formulas);
  else {
    const { id, target, text } = message;
    last = last.then(() =>
      grade(id, target, text).catch((error) => scope.postMessage({ id, failed: String(error?.message ?? error) })),
    );
  }
};
