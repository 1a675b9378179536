import type { ConvPlan } from "../rules/arguments";
import type { OutputOptions } from "../rules/options";
import { checkedCount, Tensor, zerosFor } from "../tensor";

/** Numbers from which filling new memory with zeros, only to write over them, takes longer than asking Node not to. */
const LARGE = 1024;

/** Where a result goes: to `out`, or into a new tensor whose numbers are whatever its memory held. */
export function outputFor({ operator, outputShape }: ConvPlan, { out }: OutputOptions): Tensor {
  if (out) return out;
  const count = checkedCount(operator, outputShape);
  if (typeof Buffer === "undefined" || count < LARGE) return zerosFor(operator, outputShape);
  return new Tensor(outputShape, new Float32Array(Buffer.allocUnsafeSlow(4 * count).buffer));
}
