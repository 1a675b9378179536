import { type Tensor, tensor } from "../tensor";
import type { Shape } from "../types/shape";
import { show } from "./display";
import { inRows, type MapOptions, mapFigure } from "./map";
import { planeOf } from "./plane";
import { signedScaleOf } from "./scale";
import type { Figure } from "./svg";

export interface ComparisonOptions extends Pick<MapOptions, "values" | "cell"> {
  /** What the three are called; default "expected", "yours", "yours − expected". */
  titles?: readonly [expected: string, yours: string, difference: string];
}

/**
 * Show what was expected, what came, and their difference: one size, one scale, so that a number has the same colour in
 * all three. Maps of different shapes have no difference.
 *
 * @param expected [height, width] or [height, width, 1]
 * @param yours the same
 */
export function showComparison(expected: Tensor<Shape>, yours: Tensor<Shape>, options: ComparisonOptions = {}): void {
  show(comparisonFigure(expected, yours, options));
}

/** {@link showComparison}, not displayed. */
export function comparisonFigure(
  expected: Tensor<Shape>,
  yours: Tensor<Shape>,
  { titles = ["expected", "yours", "yours − expected"], ...options }: ComparisonOptions = {},
): Figure {
  const [wanted, given] = [planeOf("showComparison", titles[0], expected), planeOf("showComparison", titles[1], yours)];
  const shown: [string, Tensor<Shape>][] = [
    [titles[0], expected],
    [titles[1], yours],
  ];
  if (wanted.rows === given.rows && wanted.columns === given.columns) {
    const difference = Array.from(given.values, (value, i) => value - wanted.values[i]);
    shown.push([titles[2], tensor(difference, [given.rows, given.columns])]);
  }
  const { low, high } = signedScaleOf(...shown.map(([, map]) => map.data));
  return inRows(shown.map(([title, map]) => mapFigure(map, { ...options, title, range: [low, high] })));
}
