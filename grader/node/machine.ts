import type { Machine } from "../machine";
import { childProgram, realmScript } from "./bundle";
import { compile } from "./compile";
import { detect } from "./detect";
import { availableLayers, type Layers, layerNames } from "./layers";
import { chapterTexts } from "./root";
import { ChildProcessSandbox } from "./sandbox";
import { train } from "./train";

export interface NodeOptions {
  /** Default: all that the system allows. */
  layers?: Layers;
  /** For tests: what the child's program begins with. */
  prelude?: string;
}

/** This computer, with a process of its own for each file of answers. */
export function nodeMachine({ layers = availableLayers(), prelude = "" }: NodeOptions = {}): Machine {
  return {
    compile,
    realm: realmScript,
    start: async (limits) => new ChildProcessSandbox(limits, layers, prelude + (await childProgram())),
    train,
    detect,
    texts: chapterTexts,
    layers: layerNames(layers),
  };
}
