import * as solution from "../../../solutions/07-choosing-a-convolution";
import { exercise, type Value } from "../../rubric";
import { byAccuracy, type TrialRules, trial } from "./trial";

/** What a network of exercise 8 may cost, how it is trained, and what it earns. */
export const digitRules: TrialRules = {
  input: [8, 8, 1],
  classes: 10,
  macs: 20_000,
  weights: 2_000,
  activations: 4_000,
  layers: 12,
  epochs: 12,
  batchSize: 32,
  learningRate: 0.02,
  seeds: [11, 12, 13, 14], // not those that the notebook tries networks with
  worth: byAccuracy(0.93, 8),
};

export const digitsNetwork = exercise({
  id: "07.digitsNetwork",
  title: "Your network",
  points: 8,
  solution: () => solution.digitsNetwork() as unknown as Value,
  cases: () => [[]],
  score: trial(digitRules),
  hints: [
    "Start small: one layer that looks, one that makes the map smaller, one that decides. What does costOfNetwork say of it?",
    "The message compares the digits it learned from with those it has not seen. Where both are low, the network is too narrow. Where only the second is, more weights won't help: which layers give it the same look at every place? And which layer spends most of the budget?",
    "The dense layer at the end is dear in weights, the first layer in MACs: it works on the largest map. Pools before them make both cheaper. And the dense layer mixes everything: must the layer before it mix as well, or is looking enough?",
  ],
  misconceptions: [],
});
