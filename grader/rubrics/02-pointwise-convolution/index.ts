import type { Rubric } from "../../rubric";
import { foldPointwise } from "./foldPointwise";
import { fromPyTorch } from "./fromPyTorch";
import { im2col } from "./im2col";
import { largerOfTwo } from "./largerOfTwo";
import { looksSideways } from "./looksSideways";
import { mixPixel } from "./mixPixel";
import { pointwise } from "./pointwise";
import { saturate } from "./saturate";
import { widestMiddle } from "./widestMiddle";

export const rubric: Rubric = {
  chapter: "02",
  file: "02-pointwise-convolution",
  title: "Pointwise convolution",
  exercises: [
    mixPixel,
    pointwise,
    saturate,
    largerOfTwo,
    fromPyTorch,
    foldPointwise,
    looksSideways,
    widestMiddle,
    im2col,
  ],
};
