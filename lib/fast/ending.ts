import { type Activation, ceilings } from "../activation";
import type { PointwiseOptions } from "../conv-options";
import { kernels } from "./memory";

/** What happens to the sums of a convolution: the numbers they start from, and what they become in the end. */
export interface Ending {
  readonly bias?: Float32Array;
  readonly activation?: Activation;
}

export function endingOf({ bias, activation }: PointwiseOptions): Ending {
  return { bias: bias?.data, activation };
}

/** Apply an activation to `count` numbers while they are still in the cache: on their own they would come in and go out once more. */
export function activate(address: number, count: number, activation: Activation | undefined): void {
  if (activation) kernels!.limit(address, count, ceilings[activation]);
}
