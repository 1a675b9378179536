// The page's grader, judging the chapter of faults and cheats instead of the workbook's own.
import child from "virtual:child";
import clock from "virtual:clock";
import realm from "virtual:realm";
import { Grader } from "../../grader/grader";
import { pageMachine } from "../../site/engine/grader/machine";
import type { WorkerOfOurs } from "../../site/engine/grader/own-time";
import { chapterOf } from "../grader/matrix/chapter";

interface Question {
  names: string[];
  text: string;
  seed?: string;
}

const scope = globalThis as unknown as {
  Worker: new (address: string) => WorkerOfOurs;
  postMessage(message: unknown): void;
  onmessage: (message: { data: Question }) => void;
};

const grader = new Grader(
  pageMachine({
    worker: (script) => new scope.Worker(URL.createObjectURL(new Blob([script]))),
    child,
    clock,
    realm,
    patience: () => 2,
    texts: async () => undefined,
    realmWithPackages: async () => realm,
    detectorFiles: async () => {},
  }),
  { spares: 1, realms: 1 },
);

scope.onmessage = async ({ data: { names, text, seed } }) => {
  const { exercises } = await grader.chapter(chapterOf(names), text, seed);
  scope.postMessage(exercises.map(({ verdict }) => verdict));
};
