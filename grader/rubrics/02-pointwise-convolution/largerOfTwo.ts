import { pointwiseConv2d, relu, tensor } from "../../../lib/index";
import * as solution from "../../../solutions/02-pointwise-convolution";
import { exercise, type Value } from "../../rubric";
import { AS_ROWS, middle, otherNetworks, PAIRS } from "./two-layers";

/** What somebody has in mind who designs a network for the larger of two numbers. */
const NETWORKS = [
  {
    id: "02.negative-lost",
    belief:
      "You add b to how much a is larger, and b passes through the ReLU, which takes it away where it is negative: [−5, −7] becomes 2, not −5. A second number in the middle has to bring a negative b through.",
    model: () => middle([1, -1, 1], [0, 1, 1]),
  },
  {
    id: "02.negative-lost-a",
    belief:
      "You add a to how much b is larger, and a passes through the ReLU, which takes it away where it is negative: [−7, −5] becomes 2, not −5. A second number in the middle has to bring a negative a through.",
    model: () => middle([-1, 1, 1], [1, 0, 1]),
  },
  {
    id: "02.smaller",
    belief: "Your network answers the smaller of the two. b − relu(b − a) is the smaller; which is the larger?",
    model: () => middle([-1, 1, -1], [0, 1, 1], [0, -1, -1]),
  },
  {
    id: "02.difference",
    belief:
      "Your network answers how far the two are apart, |a − b|: [3, 8] becomes 5. Something has to be added to get to the larger one, 8.",
    model: () => middle([1, -1, 1], [-1, 1, 1]),
  },
  {
    id: "02.larger-by-how-much",
    belief:
      "Your network answers by how much channel 0 is larger, or 0. That is relu(a − b); what has to be added to make it the larger of the two?",
    model: () => middle([1, -1, 1]),
  },
  {
    id: "02.sum",
    belief:
      "Your network adds the two channels: [3, 8] becomes 11. A ReLU compares a number with 0, not with its neighbour: to choose between the two it has to see their difference, a − b.",
    model: () => middle([1, 0, 1], [-1, 0, -1], [0, 1, 1], [0, -1, -1]),
  },
  {
    id: "02.sum-of-positives",
    belief:
      "Your network adds what is positive of each channel: [3, 8] becomes 11. A ReLU chooses between a number and 0. To choose between a and b it has to see both at once, a − b.",
    model: () => middle([1, 0, 1], [0, 1, 1]),
  },
  {
    id: "02.not-halved",
    belief: "Everywhere you get twice the larger of the two: a + b + |a − b| has to be halved.",
    model: () => middle([1, 1, 1], [-1, -1, -1], [1, -1, 1], [-1, 1, 1]),
  },
  {
    id: "02.negative-sum-lost",
    belief:
      "You take (a + b + |a − b|) / 2, and that is the larger one. But a + b passes through one ReLU, which takes it away where it is negative. Send −(a + b) through another and take that off.",
    model: () => middle([0.5, 0.5, 1], [0.5, -0.5, 1], [-0.5, 0.5, 1]),
  },
  {
    id: "02.filters-as-rows",
    belief: AS_ROWS,
    model: () => ({
      first: tensor([1, -1, 0, 1, 0, -1, 0, 0], [1, 1, 2, 4]),
      second: tensor([1, 1, -1, 0], [1, 1, 4, 1]),
    }),
  },
  {
    id: "02.mean-of-two",
    belief:
      "Your network answers the mean of the two numbers. What is missing to the larger one is half of their distance.",
    model: () => middle([0.5, 0, 1], [-0.5, 0, -1], [0, 0.5, 1], [0, -0.5, -1]),
  },
  {
    id: "02.size-of-b",
    belief:
      "Your b comes back without its sign: relu(b) + relu(−b) is |b|. To give b back, the second is taken off: relu(b) − relu(−b).",
    model: () => middle([1, -1, 1], [0, 1, 1], [0, -1, 1]),
  },

  {
    id: "02.always-the-first",
    belief:
      "What comes out is the first number, whichever is larger. The two have to be compared: a ReLU of their difference does that.",
    model: () => middle([1, 0, 1], [-1, 0, -1]),
  },
  {
    id: "02.always-the-second",
    belief:
      "What comes out is the second number, whichever is larger. The two have to be compared: a ReLU of their difference does that.",
    model: () => middle([0, 1, 1], [0, -1, -1]),
  },

  {
    id: "02.further-from-zero",
    belief:
      "Your network finds the number that is further from 0, without its sign: (|a + b| + |a − b|) / 2. Larger is what lies further to the right: of a + b the sign has to stay.",
    model: () => middle([1, 1, 0.5], [-1, -1, 0.5], [1, -1, 0.5], [-1, 1, 0.5]),
  },
  {
    id: "02.difference-as-switch",
    belief:
      "You took the difference for a switch that lets one number through and shuts the other out. The second layer only adds: the difference itself lands in the sum, and no number switches another.",
    model: () => middle([1, -1, 1], [-1, 1, 1], [1, 0, 1], [0, 1, 1]),
  },
  {
    id: "02.difference-to-the-wrong-one",
    belief:
      "You added the difference to the wrong number: relu(b − a) belongs to a, and relu(a − b) to b. As it is, you go beyond the larger one.",
    model: () => middle([-1, 1, 1], [0, 1, 1], [0, -1, -1]),
  },
];

export const largerOfTwo = exercise({
  id: "02.largerOfTwo",
  title: "A small network at every pixel",
  points: 3,
  solution: solution.largerOfTwo,
  cases: () => [[]],
  common: { name: "What comes out", of: whatTwoLayersSay },
  byHand: () => [
    {
      args: [],
      gives: tensor([8, 4, -2], [1, 3, 1]),
      seen: ({ first, second }) =>
        pointwiseConv2d(relu(pointwiseConv2d(tensor([3, 8, 4, -1, -5, -2], [1, 3, 2]), first)), second),
    },
  ],
  hints: [
    "With ReLU between them, two layers could find the size of a number. What would help here: how much larger is a than b?",
    "The larger one is b + relu(a − b). The b has to pass through the ReLU too. What becomes of it where it is negative?",
    "Three numbers in the middle are enough: a − b, b and −b, and behind them the weights 1, 1 and −1: relu(a − b) + relu(b) − relu(−b).",
  ],
  misconceptions: [
    ...NETWORKS,
    // Summed of the usual parts in all other ways; those above say more of the idea.
    ...otherNetworks(NETWORKS.map(({ model }) => model)),
  ],
});

/** What two layers, with a ReLU between them, make of pixels with two channels: "pixel [3, 8]" becomes 8. */
function whatTwoLayersSay({ first, second }: ReturnType<typeof solution.largerOfTwo>): Value {
  const pixels = tensor(PAIRS.flat(), [1, PAIRS.length, 2]);
  const said = pointwiseConv2d(relu(pointwiseConv2d(pixels, first)), second);
  return Object.fromEntries(PAIRS.map(([a, b], n) => [`pixel [${a}, ${b}]`, said.at(0, n, 0)]));
}
