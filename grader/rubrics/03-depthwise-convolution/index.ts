import type { Rubric } from "../../rubric";
import { asStandard } from "./asStandard";
import { depthwise } from "./depthwise";
import { depthwiseFromPyTorch } from "./depthwiseFromPyTorch";
import { fewestGroups } from "./fewestGroups";
import { hiddenBySum } from "./hiddenBySum";
import { mixGroups } from "./mixGroups";
import { swapRedBlue } from "./swapRedBlue";
import { whichLayer } from "./whichLayer";

export const rubric: Rubric = {
  chapter: "03",
  file: "03-depthwise-convolution",
  title: "Depthwise convolution",
  exercises: [
    depthwise,
    swapRedBlue,
    asStandard,
    depthwiseFromPyTorch,
    fewestGroups,
    hiddenBySum,
    whichLayer,
    mixGroups,
  ],
};
