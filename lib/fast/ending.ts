import { ceilings } from "../rules/operators";
import type { Activation, OutputOptions } from "../rules/options";
import { kernels } from "./memory";

/** `OutputOptions` as the kernels take them: the numbers that sums start from, and what becomes of the sums. */
export interface Ending {
  readonly bias?: Float32Array;
  readonly activation?: Activation;
}

export function endingOf({ bias, activation }: OutputOptions): Ending {
  return { bias: bias?.data, activation };
}

/** Apply an activation to `count` numbers while they are still in the cache: on their own they would come in and go out once more. */
export function activate(address: number, count: number, activation: Activation | undefined): void {
  if (activation) kernels!.limit(address, count, ceilings[activation]);
}
