import type { Rubric } from "../../rubric";
import { boxes } from "./boxes";
import { keepBest } from "./keepBest";
import { leaky } from "./leaky";
import { overlap } from "./overlap";
import { smallestFace } from "./smallestFace";
import { stack } from "./stack";
import { toWeights } from "./toWeights";

export const rubric: Rubric = {
  chapter: "08",
  file: "08-a-trained-network",
  title: "Your layers, a trained network",
  exercises: [toWeights, leaky, stack, boxes, overlap, keepBest, smallestFace],
};
