import type { Machine } from "../../../grader/machine";
import type { Train } from "../../../grader/training";
import { reserve } from "../../../lib/fast/memory";
import { MEBIBYTES } from "../memory";
import { compile } from "./compile";
import type { WorkerOfOurs } from "./own-time";
import { WorkerSandbox } from "./sandbox";

export interface PageOptions {
  /** Starts a worker from the text of its script. */
  worker(script: string): WorkerOfOurs;
  /** The script of a child, and of what tells the time that it has had. */
  child: string;
  clock: string;
  /** What a realm begins with, and the same with lib's packages, which is large and rarely needed. */
  realm: string;
  realmWithPackages(): Promise<string>;
  /** Resolves when the face detector's weights and portrait are here. */
  detectorFiles(): Promise<void>;
  patience(): number;
  texts: Machine["texts"];
}

/** A worker of a page as the grader's machine: children are workers beside it. */
export function pageMachine({
  worker,
  child,
  clock,
  realm,
  realmWithPackages,
  detectorFiles,
  patience,
  texts,
}: PageOptions): Machine {
  reserve(MEBIBYTES);
  const children = { start: () => worker(child), startClock: () => worker(clock), patience };
  return {
    compile,
    realm: async (what) => (what?.packages ? realmWithPackages() : realm),
    start: async (limits) => new WorkerSandbox(limits, children),
    train,
    async detect(shown) {
      await detectorFiles();
      const { detectHere } =
        require("../../../grader/node/detect-here") as typeof import("../../../grader/node/detect-here");
      return detectHere(shown);
    },
    texts,
    layers: ["time limit", "fresh worker", "no eval"],
  };
}

/** The data is read when the first network is trained. */
const train: Train = (network, training) => {
  const { trainHere } = require("../../../grader/node/train-here") as typeof import("../../../grader/node/train-here");
  return trainHere(network, training);
};
