import type { Machine } from "../../../grader/machine";
import type { Train } from "../../../grader/training";
import { reserve } from "../../../lib/fast/memory";
import { MEBIBYTES } from "../memory";
import { compile } from "./compile";
import type { WorkerOfOurs } from "./own-time";
import { WorkerSandbox } from "./sandbox";

export interface PageOptions {
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

interface Scope {
  Worker: new (address: string) => WorkerOfOurs;
}

/** A worker of a page as the grader's machine: children are workers in it. */
export function pageMachine({
  child,
  clock,
  realm,
  realmWithPackages,
  detectorFiles,
  patience,
  texts,
}: PageOptions): Machine {
  reserve(MEBIBYTES);
  const scope = globalThis as unknown as Scope;
  // Not from a blob: for a page opened from a folder, WebKit lets no worker start another from one.
  const workers = (script: string) => {
    const address = `data:text/javascript;charset=utf-8,${encodeURIComponent(script)}`;
    return () => new scope.Worker(address);
  };
  const children = { start: workers(child), startClock: workers(clock), patience };
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
