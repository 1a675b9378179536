import type { Prediction } from "../prediction";
import { predictions as start } from "./00-start-here";
import { predictions as standard } from "./01-standard-convolution";
import { predictions as pointwise } from "./02-pointwise-convolution";
import { predictions as depthwise } from "./03-depthwise-convolution";
import { predictions as separable } from "./04-depthwise-separable-convolution";
import { predictions as autoencoder } from "./05-autoencoder";
import { predictions as atrous } from "./06-atrous-convolution";
import { predictions as choosing } from "./07-choosing-a-convolution";
import { predictions as trained } from "./08-a-trained-network";

/** Every chapter's predictions, by chapter. A new chapter is imported above, and named here. */
export const predictions: Readonly<Record<string, readonly Prediction[]>> = {
  "00": start,
  "01": standard,
  "02": pointwise,
  "03": depthwise,
  "04": separable,
  "05": autoencoder,
  "06": atrous,
  "07": choosing,
  "08": trained,
};
