import { checkSize, textOf } from "../checks";
import { conv2d } from "../conv";
import type { ConvOptions } from "../rules/options";
import { type Tensor, tensor } from "../tensor";

/**
 * Along one direction, how many ways lead from each pixel of the field to one output, through convolutions of these
 * dilations at stride 1. A 0 is a hole: that pixel is never seen.
 *
 * @param dilations one a layer
 * @param kernel taps of every layer
 * @example
 * pathCounts([2, 2, 2]) // [1, 0, 3, 0, 6, 0, 7, 0, 6, 0, 3, 0, 1]
 * pathCounts([1, 2, 3]).includes(0) // false
 */
export function pathCounts(dilations: readonly number[], kernel = 3): number[] {
  checkDilations("pathCounts", dilations, kernel);
  const ones: Tensor = tensor(Array(kernel).fill(1), [1, kernel, 1, 1]);
  const spread = (counts: Tensor, dilation: number): Tensor => {
    const options: ConvOptions = { dilation: [1, dilation], padding: [0, dilation * (kernel - 1)] };
    return conv2d(counts, ones, options);
  };
  return Array.from(dilations.reduce<Tensor>(spread, tensor([1], [1, 1, 1])).data);
}

/**
 * The rule of hybrid dilated convolution: M_n = r_n, M_i = max(M_{i+1} − 2r_i, 2r_i − M_{i+1}, r_i); a stack whose
 * M_2 is at most the kernel is said to leave no holes.
 *
 * The authors ask for dilations without a common factor as well, which is not looked at here: [2, 2, 2] passes and leaves
 * holes. The rule is made for stacks that begin with dilation 1 and grow; elsewhere it lets [2, 3, 4] pass, which leaves
 * holes, and fails [1, 3, 1], which leaves none. `pathCounts` tells the truth.
 *
 * @param dilations r_1 … r_n, at least two
 * @param kernel taps of every layer
 * @returns M_1 … M_n, and whether the rule is met
 * @see Wang et al. 2018, Understanding Convolution for Semantic Segmentation, arXiv:1702.08502, section 3.2
 * @example
 * hdcRule([1, 2, 5]).passes // true: M_2 = 2
 * hdcRule([1, 2, 9]).passes // false: M_2 = 5
 */
export function hdcRule(dilations: readonly number[], kernel = 3): { distances: number[]; passes: boolean } {
  checkDilations("hdcRule", dilations, kernel);
  if (dilations.length < 2) {
    throw new RangeError(`hdcRule: dilations is ${textOf(dilations)}, but the rule needs at least two layers`);
  }
  const distances: number[] = [];
  for (const rate of [...dilations].reverse()) {
    const next = distances[0] ?? rate;
    distances.unshift(Math.max(next - 2 * rate, 2 * rate - next, rate));
  }
  return { distances, passes: distances[1] <= kernel };
}

/**
 * How much of a dilated kernel is at work on a small map. The answer at index t is the share of positions at which t
 * taps meet the map and the others its padding.
 *
 * @param size pixels of height and of width of the map
 * @param dilation pixels between taps
 * @param kernel taps of height and of width, odd
 * @returns kernel² + 1 fractions, together 1
 * @see Chen et al. 2017, Rethinking Atrous Convolution, arXiv:1706.05587, section 3.3
 * @example
 * validTapShares(65, 6)[9] // 0.6648…
 */
export function validTapShares(size: number, dilation: number, kernel = 3): number[] {
  for (const [name, value] of Object.entries({ size, dilation, kernel })) checkSize("validTapShares", name, value);
  if (kernel % 2 === 0)
    throw new RangeError(`validTapShares: kernel is ${kernel}, but it must be odd, to have a centre`);
  const map: Tensor = tensor(new Float32Array(size * size).fill(1), [size, size, 1]);
  const ones: Tensor = tensor(new Float32Array(kernel * kernel).fill(1), [kernel, kernel, 1, 1]);
  const options: ConvOptions = { dilation, padding: "same" };
  const taps = conv2d(map, ones, options).data;
  const shares = Array<number>(kernel * kernel + 1).fill(0);
  for (const count of taps) shares[count] += 1 / taps.length;
  return shares;
}

function checkDilations(who: string, dilations: unknown, kernel: unknown): asserts dilations is readonly number[] {
  if (!Array.isArray(dilations) || dilations.length === 0) {
    throw new TypeError(`${who}: dilations is ${textOf(dilations)}, but it must hold a number a layer`);
  }
  for (const [i, dilation] of dilations.entries()) checkSize(who, `dilations[${i}]`, dilation);
  checkSize(who, "kernel", kernel);
}
