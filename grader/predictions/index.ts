import type { Prediction } from "../prediction";
import { predictions as standard } from "./01-standard-convolution";

/** Every chapter's predictions, by chapter. A new chapter is one line here. */
export const predictions: Readonly<Record<string, readonly Prediction[]>> = { "01": standard };
