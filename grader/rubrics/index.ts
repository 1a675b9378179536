import type { Rubric } from "../rubric";
import { rubric as start } from "./00-start-here";
import { rubric as standard } from "./01-standard-convolution";
import { rubric as pointwise } from "./02-pointwise-convolution";
import { rubric as depthwise } from "./03-depthwise-convolution";
import { rubric as separable } from "./04-depthwise-separable-convolution";
import { rubric as autoencoder } from "./05-autoencoder";
import { rubric as atrous } from "./06-atrous-convolution";
import { rubric as choosing } from "./07-choosing-a-convolution";
import { rubric as trained } from "./08-a-trained-network";

/** Every chapter that has exercises, in order. A new chapter is imported above, and named here. */
export const rubrics: readonly Rubric[] = [
  start,
  standard,
  pointwise,
  depthwise,
  separable,
  autoencoder,
  atrous,
  choosing,
  trained,
];
