import type { Rubric } from "../../rubric";
import { cheapest } from "./cheapest";
import { countCost } from "./countCost";
import { digitsNetwork } from "./digitsNetwork";
import { estimateTime } from "./estimateTime";
import { leanNetwork } from "./leanNetwork";
import { looksAt } from "./looksAt";
import { twin } from "./twin";
import { whichLayer } from "./whichLayer";
import { worthHaving } from "./worthHaving";

export const rubric: Rubric = {
  chapter: "07",
  file: "07-choosing-a-convolution",
  title: "Choosing a convolution",
  exercises: [looksAt, countCost, whichLayer, twin, cheapest, worthHaving, estimateTime, digitsNetwork, leanNetwork],
};
