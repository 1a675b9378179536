import { relu, tensor, zeros } from "../../../lib/index";
import * as solution from "../../../solutions/08-a-trained-network";
import { exercise } from "../../rubric";
import { each } from "./models";

export const leaky = exercise({
  id: "08.leaky",
  title: "The leaky activation",
  keepsGiven: true,
  points: 1,
  solution: solution.leaky,
  terms: {
    map: "Each number of the map is looked at by itself: from 0 on it stays as it is, below 0 a tenth of it is left.",
  },
  forbidden: ["leakyRelu"],
  cases: (random) => [
    [tensor([-5, 0, 2], [1, 1, 3])],
    [random.tensor([2, 3, 2], -9, 9)],
    [tensor([-0.5, 7, -40, 0.25, -0.05, 1], [3, 1, 2])],
  ],
  byHand: () => [{ args: [tensor([-5, 0, 2], [1, 1, 3])], gives: tensor([-0.5, 0, 2], [1, 1, 3]) }],
  hints: [
    "What does ReLU make of −5? What should be left of it here?",
    "Numbers from 0 on stay. What is below is made ten times smaller, and stays negative.",
    "value < 0 ? value / 10 : value, for each number of the map.",
  ],
  misconceptions: [
    {
      id: "08.leaks-nothing",
      belief: "You made negative numbers 0: that is ReLU. This one lets a tenth of them through: −5 becomes −0.5.",
      model: (map) => relu(map),
    },
    {
      id: "08.all-a-tenth",
      belief: "You made every number ten times smaller. What is not negative stays as it is.",
      model: (map) => each(map, (v) => v / 10),
    },
    {
      id: "08.other-side",
      belief: "You made the positive numbers smaller. It is what lies below 0 that leaks.",
      model: (map) => each(map, (v) => (v > 0 ? v / 10 : v)),
    },
    {
      id: "08.sign-lost",
      belief: "You lost the sign. A tenth of −5 is −0.5, not 0.5.",
      model: (map) => each(map, (v) => (v < 0 ? -v / 10 : v)),
    },
    {
      id: "08.floor",
      belief: "You cut everything below −0.1 off. The leak grows with the number: −5 becomes −0.5, and −40 becomes −4.",
      model: (map) => each(map, (v) => Math.max(v, -0.1)),
    },
    {
      id: "08.nine-tenths",
      belief: "You stopped a tenth and let nine through: −5 became −4.5. It is a tenth that gets through: −0.5.",
      model: (map) => each(map, (v) => (v < 0 ? v - v / 10 : v)),
    },

    {
      id: "08.tenth-on-top",
      belief:
        "You let a tenth of every number leak, so that 2 becomes 2.2. What is above 0 stays as it is: the tenth is for what is below.",
      model: (map) => each(map, (v) => Math.max(0, v) + v / 10),
    },
    {
      id: "08.all-below-alike",
      belief:
        "You put −0.1 for all that is below 0. A tenth of each gets through: −5 becomes −0.5, and −40 becomes −4.",
      model: (map) => each(map, (v) => (v < 0 ? -0.1 : v)),
    },
    {
      id: "08.tenth-taken-off",
      belief: "You took a tenth off what is below 0. A tenth of it gets through: −5 becomes −0.5.",
      model: (map) => each(map, (v) => (v < 0 ? v - 0.1 : v)),
    },
    {
      id: "08.never-below-a-tenth",
      belief:
        "You let nothing fall below 0.1. It is negative numbers that leak, and they stay negative: −5 becomes −0.5.",
      model: (map) => each(map, (v) => Math.max(v, 0.1)),
    },
    {
      id: "08.only-the-leak",
      belief: "You kept the leak alone and made positive numbers 0. What is above 0 stays as it is, as in ReLU.",
      model: (map) => each(map, (v) => (v < 0 ? v / 10 : 0)),
    },
    {
      id: "08.leak-taken-from-above",
      belief:
        "You let a tenth of what is below 0 through and nine tenths of what is above. Nothing is taken off above 0: 2 stays 2.",
      model: (map) => each(map, (v) => (v < 0 ? v / 10 : 0.9 * v)),
    },
    {
      id: "08.ten-times",
      belief: "You made what is below 0 ten times as large. A tenth of it gets through: −5 becomes −0.5.",
      model: (map) => each(map, (v) => (v < 0 ? 10 * v : v)),
    },
    {
      id: "08.curve-to-minus-one",
      belief:
        "You bent what is below 0 towards −1. This activation is straight on both sides of 0: a tenth, however far below.",
      model: (map) => each(map, (v) => (v < 0 ? Math.exp(v) - 1 : v)),
    },
    {
      id: "08.fifth",
      belief: "You let a fifth through. In this network it is a tenth: −5 becomes −0.5.",
      model: (map) => each(map, (v) => (v < 0 ? v / 5 : v)),
    },
    {
      id: "08.below-is-a-tenth",
      belief: "You put 0.1 for all that is below 0. A tenth of each gets through, with its sign: −5 becomes −0.5.",
      model: (map) => each(map, (v) => (v < 0 ? 0.1 : v)),
    },
    {
      id: "08.tenth-added",
      belief: "You moved what is below 0 by a tenth. A tenth of it gets through: it is divided by 10.",
      model: (map) => each(map, (v) => (v < 0 ? v + 0.1 : v)),
    },
    {
      id: "08.hundredth",
      belief: "You let a hundredth through, as many networks do. In this one it is a tenth.",
      model: (map) => each(map, (v) => (v < 0 ? v / 100 : v)),
    },

    {
      id: "08.curve-below-zero",
      belief:
        "You bent what is below 0 towards a floor. This activation is straight on both sides of 0: a tenth, however far below.",
      model: (map) => each(map, (v) => (v < 0 ? 0.1 * (Math.exp(v) - 1) : v)),
    },
    {
      id: "08.pixel-as-a-whole",
      belief:
        "You decided for a whole pixel, by the sum of its channels. The activation looks at each number by itself.",
      model: (map) => {
        const [h, w, channels] = map.shape;
        const result = zeros([h, w, channels]);
        for (let p = 0; p < h * w; p++) {
          const pixel = map.data.slice(p * channels, (p + 1) * channels);
          const below = pixel.reduce((a, b) => a + b, 0) < 0;
          for (let c = 0; c < channels; c++) result.data[p * channels + c] = below ? pixel[c] / 10 : pixel[c];
        }
        return result;
      },
    },
  ],
});
