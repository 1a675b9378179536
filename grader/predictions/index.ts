import type { Prediction } from "../prediction";
import { predictions as standard } from "./01-standard-convolution";
import { predictions as pointwise } from "./02-pointwise-convolution";
import { predictions as depthwise } from "./03-depthwise-convolution";

/** Every chapter's predictions, by chapter. A new chapter is one line here. */
export const predictions: Readonly<Record<string, readonly Prediction[]>> = {
  "01": standard,
  "02": pointwise,
  "03": depthwise,
};
