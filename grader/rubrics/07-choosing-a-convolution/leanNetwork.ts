import * as solution from "../../../solutions/07-choosing-a-convolution";
import { exercise, type Value } from "../../rubric";
import { digitRules } from "./digitsNetwork";
import { byMacs, type TrialRules, trial } from "./trial";

/** The same for exercise 9, where the price counts. */
export const leanRules: TrialRules = {
  ...digitRules,
  worth: byMacs(0.93, [
    [16_000, 1],
    [12_000, 2],
    [9_000, 3],
    [7_000, 4],
  ]),
};

export const leanNetwork = exercise({
  id: "07.leanNetwork",
  title: "Your network, at a price",
  points: 4,
  solution: () => solution.leanNetwork() as unknown as Value,
  cases: () => [[]],
  score: trial(leanRules),
  hints: [
    "Which layer of your best network costs most? What would it cost on a smaller map?",
    "A layer's MACs are its weights times its positions. Padding adds positions; a stride and a pool take them away, for this layer or for those behind it.",
    "One convolution without padding has 6 · 6 positions. A pool behind it leaves 3 · 3 places, and a dense layer on them costs one MAC a weight. How many filters does 93% take?",
  ],
  misconceptions: [],
});
