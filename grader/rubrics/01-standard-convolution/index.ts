import type { Rubric } from "../../rubric";
import { conv2d } from "./conv2d";
import { countParameters } from "./countParameters";
import { diagonalKernel } from "./diagonalKernel";
import { findBug } from "./findBug";
import { findLayer } from "./findLayer";
import { onePixel } from "./onePixel";
import { optionsFor } from "./optionsFor";
import { outputSize } from "./outputSize";
import { slide2d } from "./slide2d";

export const rubric: Rubric = {
  chapter: "01",
  file: "01-standard-convolution",
  title: "Standard convolution",
  exercises: [outputSize, optionsFor, slide2d, onePixel, conv2d, countParameters, diagonalKernel, findLayer, findBug],
};
