import { type Activation, ceilings, checkActivation } from "./activation";
import { type Shape, show } from "./shape";
import { checkShape, checkTensor, countOf, Tensor, zerosFor } from "./tensor";

/** What happens to the sums of a convolution: where they start, what they become, where they go. */
export interface OutputOptions {
  /** One number a filter, [filters], added at every position; default none. */
  bias?: Tensor;
  /** What comes after the bias; default nothing. The same as calling it on the result, in one go. */
  activation?: Activation;
  /** Write the result here instead of into a new tensor. */
  out?: Tensor;
}

/** The output tensor, new or the caller's. @internal */
export function outputFor(
  who: string,
  shape: readonly number[],
  filters: number,
  { bias, activation, out }: OutputOptions,
  sources: Tensor[],
): Tensor {
  if (bias !== undefined) {
    checkTensor(who, "bias", bias, 1);
    if (bias.data.length !== filters) {
      throw new RangeError(
        `${who}: bias has ${bias.data.length} numbers but there are ${filters} filters: one number a filter`,
      );
    }
  }
  checkActivation(who, activation);
  return out === undefined ? unset(who, shape) : checkOut(who, out, shape, bias ? [...sources, bias] : sources);
}

/** Numbers from which filling new memory with zeros, only to write over them, takes longer than asking Node not to. */
const LARGE = 1024;

/** A tensor whose numbers are whatever its memory held. */
function unset(who: string, shape: Shape): Tensor {
  const count = countOf(shape);
  if (typeof Buffer === "undefined" || count < LARGE) return zerosFor(who, shape);
  checkShape(who, shape);
  return new Tensor([...shape], new Float32Array(Buffer.allocUnsafeSlow(4 * count).buffer));
}

/** The numbers of an output, each the bias of its filter: what the sums are added to. @internal */
export function started({ data }: Tensor, bias: Tensor | undefined): Float32Array {
  if (bias) for (let i = 0; i < data.length; i += bias.data.length) data.set(bias.data, i);
  else data.fill(0);
  return data;
}

/** The output, when its sums are complete: what the activation lets through. @internal */
export function finished(output: Tensor, activation: Activation | undefined): Tensor {
  if (activation) {
    const { data } = output;
    for (let i = 0; i < data.length; i++) data[i] = Math.min(Math.max(0, data[i]), ceilings[activation]);
  }
  return output;
}

/** A tensor to write to: of the right shape, and none of those still to be read. @internal */
export function checkOut(who: string, out: unknown, shape: Shape, sources: Tensor[]): Tensor {
  checkTensor(who, "out", out, shape.length);
  if (out.shape.join() !== shape.join()) {
    throw new RangeError(`${who}: out has shape ${show(out.shape)} but the result has ${show(shape)}`);
  }
  if (sources.some((source) => source.data.buffer === out.data.buffer)) {
    throw new RangeError(`${who}: out shares its numbers with an argument, but the arguments must stay as they are`);
  }
  return out;
}
