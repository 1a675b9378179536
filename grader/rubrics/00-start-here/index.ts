import type { Rubric } from "../../rubric";
import { flatIndex } from "./flatIndex";
import { grey } from "./grey";

export const rubric: Rubric = {
  chapter: "00",
  file: "00-start-here",
  title: "Start here",
  exercises: [grey, flatIndex],
};
