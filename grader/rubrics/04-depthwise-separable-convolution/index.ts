import type { Rubric } from "../../rubric";
import { equivalentKernel } from "./equivalentKernel";
import { isSeparable } from "./isSeparable";
import { largestMultiplier } from "./largestMultiplier";
import { nearestSplit } from "./nearestSplit";
import { positionsToBend } from "./positionsToBend";
import { separableConv } from "./separableConv";
import { split } from "./split";
import { widestField } from "./widestField";

export const rubric: Rubric = {
  chapter: "04",
  file: "04-depthwise-separable-convolution",
  title: "Depthwise separable convolution",
  exercises: [
    separableConv,
    equivalentKernel,
    split,
    isSeparable,
    nearestSplit,
    largestMultiplier,
    widestField,
    positionsToBend,
  ],
};
