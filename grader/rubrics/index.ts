import type { Rubric } from "../rubric";
import { rubric as standard } from "./01-standard-convolution";

/** Every chapter that has exercises, in order. A new chapter is one line here. */
export const rubrics: readonly Rubric[] = [standard];
