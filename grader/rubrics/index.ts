import type { Rubric } from "../rubric";
import { rubric as standard } from "./01-standard-convolution";
import { rubric as pointwise } from "./02-pointwise-convolution";
import { rubric as depthwise } from "./03-depthwise-convolution";

/** Every chapter that has exercises, in order. A new chapter is one line here. */
export const rubrics: readonly Rubric[] = [standard, pointwise, depthwise];
