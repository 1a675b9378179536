import * as solution from "../../../solutions/04-depthwise-separable-convolution";
import { exercise } from "../../rubric";

export const positionsToBend = exercise({
  id: "04.positionsToBend",
  title: "Share the weights",
  points: 2,
  solution: solution.positionsToBend,
  terms: {
    channels: "Each position reads channels numbers, and each of them meets a weight of every filter.",
    filters: "Each position writes filters numbers, and each of them takes a MAC for every channel.",
    bend: "So many MACs are wanted for each number moved, and moved are input, output and weights together.",
    weights: "Each weight is moved once for all positions, and does a MAC at every one of them.",
  },
  cases: () => shared,
  byHand: () => [{ args: [4, 4, 1.3], gives: 4 }],
  hints: [
    "With P positions: how many MACs are there, and how many numbers are read or written? Which of them don't grow with P?",
    "MACs are P · channels · filters. Numbers are P · channels read, channels · filters weights, P · filters written. What happens to the quotient when P is very large?",
    "From P · channels · filters ≥ bend · (P · (channels + filters) + channels · filters) it follows that P ≥ bend · channels · filters / (channels · filters − bend · (channels + filters)), rounded up. Where the number below the line isn't above 0, answer 0.",
  ],
  misconceptions: [
    {
      id: "04.weights-alone",
      belief:
        "You counted the weights as the only numbers moved. Every position also reads its channels and writes its filters' numbers.",
      model: (_c, _n, bend) => Math.ceil(bend),
    },
    {
      id: "04.nothing-written",
      belief: "You left out what is written: a number for each position and filter.",
      model: (c, n, bend) => least(c * n, bend, c),
    },
    {
      id: "04.nothing-read",
      belief: "You left out what is read of the input: a number for each position and channel.",
      model: (c, n, bend) => least(c * n, bend, n),
    },
    {
      id: "04.weights-free",
      belief:
        "You left the weights out. Then every position is like the next, and one is as good as a thousand. They have to be fetched once, and it takes many positions to make up for that.",
      model: (c, n, bend) => (c * n >= bend * (c + n) ? 1 : 0),
    },
    {
      id: "04.weights-each-time",
      belief:
        "With you more positions never help, as if each fetched the weights again or brought no MACs of its own. The weights are read once, and every position works with them: that is what positions share.",
      model: (c, n, bend) => (c * n >= bend * (c + n + c * n) ? 1 : 0),
    },
    {
      id: "04.never-missed",
      belief:
        "You divided where there is nothing to divide: with so few channels and filters, even endless positions stay below the bend. Where the number below the line isn't above 0, answer 0.",
      model: (c, n, bend) => Math.ceil((bend * c * n) / (c * n - bend * (c + n))),
    },
    {
      id: "04.one-short",
      belief:
        "Your answers are one short where the quotient isn't whole: so few positions are not enough yet. Round up.",
      model: (c, n, bend) => {
        const gained = c * n - bend * (c + n);
        return gained > 0 ? Math.floor((bend * c * n) / gained) : 0;
      },
    },
    {
      id: "04.bytes",
      belief:
        "You counted four bytes for each number. The bend is given in MACs for each number moved, whatever its size.",
      model: (c, n, bend) => solution.positionsToBend(c, n, 4 * bend),
    },
    {
      id: "04.doubled",
      belief: "You doubled the positions until there were enough. Asked is the least number, and that may lie between.",
      model: (c, n, bend) => {
        const least = solution.positionsToBend(c, n, bend);
        return least && 2 ** Math.ceil(Math.log2(least));
      },
    },
    {
      id: "04.up-to-100",
      belief: "Your search gives up after 100 positions. A layer whose bend is near its limit needs more.",
      model: (c, n, bend) => {
        const least = solution.positionsToBend(c, n, bend);
        return least > 100 ? 0 : least;
      },
    },
    {
      id: "04.two-operations",
      belief: "You counted a multiplication and an addition. The task counts MACs, and a MAC is both.",
      model: (c, n, bend) => solution.positionsToBend(c, n, bend / 2),
    },

    {
      id: "04.one-pixel-moved",
      belief:
        "You counted one pixel in and one out, however many positions there are. Each position reads a pixel of its own and writes one; the weights alone are read once.",
      model: (c, n, bend) => Math.ceil((bend * (c + n + c * n)) / (c * n)),
    },
    {
      id: "04.nothing-written-never-missed",
      belief:
        "Two things: the output is written, too, a number for each position and filter; and a thin layer never gets there, since input and output grow with the positions. Then the answer is 0.",
      model: (c, n, bend) => Math.ceil((bend * c * n) / (c * n - bend * c)),
    },

    {
      id: "04.sign-dropped",
      belief:
        "You took it that enough positions always help. Input and output grow with the work: where bend · (channels + filters) is more than channels · filters no number of them is enough, and the answer is 0.",
      model: (c, n, bend) => Math.ceil((bend * c * n) / Math.abs(c * n - bend * (c + n))),
    },

    {
      id: "04.last-not-enough",
      belief:
        "You answered with the last number of positions that is not enough. Wanted is the first that is: one more.",
      model: (c, n, bend) => Math.max(0, solution.positionsToBend(c, n, bend) - 1),
    },
    {
      id: "04.more-than-the-bend",
      belief:
        "You asked for more than `bend` MACs a number. `bend` itself is enough: with 8 channels, 8 filters and bend 2 that is so at 4 positions.",
      model: (c, n, bend) => {
        const least = solution.positionsToBend(c, n, bend);
        const exactly = least * c * n === bend * (least * (c + n) + c * n);
        return least && exactly ? least + 1 : least;
      },
    },
    {
      id: "04.up-to-1000",
      belief: "Your search gives up too early: a layer whose bend is near its limit needs thousands of positions.",
      model: (c, n, bend) => {
        const least = solution.positionsToBend(c, n, bend);
        return least > 1000 ? 0 : least;
      },
    },
    ...[
      { name: "minus-1", says: "−1", value: -1 },
      { name: "infinity", says: "Infinity", value: Infinity },
    ].map(({ name, says, value }) => ({
      id: `04.never-is-${name}`,
      belief: `Where no number of positions is enough, you answer ${says}. The answer there is 0.`,
      model: (c: number, n: number, bend: number) => solution.positionsToBend(c, n, bend) || value,
    })),
    {
      id: "04.nothing-gained",
      belief:
        "Where a position brings exactly `bend` MACs for each number that it moves itself, nothing is left to make up for the weights. You divide by 0 there; it only comes near the bend, and the answer is 0.",
      model: (c, n, bend) => (c * n === bend * (c + n) ? Infinity : solution.positionsToBend(c, n, bend)),
    },
    {
      id: "04.not-whole-positions",
      belief: "You didn't round. A number of positions is whole: the next one above is the first that is enough.",
      model: (c, n, bend) => {
        const gained = c * n - bend * (c + n);
        return gained > 0 ? (bend * c * n) / gained : 0;
      },
    },
    {
      id: "04.rounded-positions",
      belief: "You rounded to the nearest whole number. Where that is down, the bend isn't reached yet: round up.",
      model: (c, n, bend) => {
        const gained = c * n - bend * (c + n);
        return gained > 0 ? Math.round((bend * c * n) / gained) : 0;
      },
    },
    {
      id: "04.quotient-upside-down",
      belief: "You took the numbers moved for each MAC. `bend` is MACs for each number moved: the other way up.",
      model: (c, n, bend) => (c + n + c * n >= bend * c * n ? 1 : 0),
    },
    {
      id: "04.weights-a-sum",
      belief:
        "You counted channels + filters weights. Every filter has a weight for every channel: channels · filters.",
      model: (c, n, bend) => {
        const gained = c * n - bend * (c + n);
        return gained > 0 ? Math.ceil((bend * (c + n)) / gained) : 0;
      },
    },
    {
      id: "04.bias-read",
      belief: "You counted a bias for each filter. The task names what is moved: input, weights and output.",
      model: (c, n, bend) => {
        const gained = c * n - bend * (c + n);
        return gained > 0 ? Math.ceil((bend * (c * n + n)) / gained) : 0;
      },
    },
    {
      id: "04.larger-of-both",
      belief:
        "You counted the larger of input and output only. Every position reads a number for each channel, and writes one for each filter.",
      model: (c, n, bend) => least(c * n, bend, Math.max(c, n)),
    },
    {
      id: "04.positions-multiply",
      belief:
        "You answer 0 where bend is above ½: with you no number of positions is enough. Each brings channels · filters MACs, and moves channels + filters numbers; the weights are moved once.",
      model: (_c, _n, bend) => (1 >= 2 * bend ? 1 : 0),
    },

    {
      id: "04.input-for-each-filter",
      belief:
        "You read the input again for every filter. Each of its numbers is read once, and serves all filters: positions · channels.",
      model: (c, n, bend) => least(c * n, bend, c * n + n),
    },
  ],
  blindSpots: [
    {
      id: "04.never-enough",
      where: "no number of positions is enough",
      so: "Input and output grow with the work: from some bend on they alone are too much. Then the answer is 0.",
      holds: (c, n, bend) => c * n <= bend * (c + n),
    },
    {
      id: "04.only-near",
      where: "the quotient comes nearer and nearer to the bend and never gets there",
      so: "A position brings exactly `bend` MACs for each number of its own, and nothing makes up for the weights: 0.",
      holds: (c, n, bend) => c * n === bend * (c + n),
    },
    {
      id: "04.met-exactly",
      where: "the bend is met exactly",
      so: "`bend` MACs for each number are enough: no further position is needed.",
      holds: (c, n, bend) => c === n && ((bend * c * n) / (c * n - bend * (c + n))) % 1 === 0,
    },
    {
      id: "04.many-positions",
      where: "more than 100 positions are needed",
      so: "Near a layer's limit it takes very many. Nothing bounds the answer.",
      holds: (c, n, bend) => solution.positionsToBend(c, n, bend) > 100,
    },
  ],
});

/**
 * Channels, filters, bend. [4, 4, 2] and [8, 8, 4] only come near the bend, [8, 8, 2] and [16, 16, 4] meet it exactly, in
 * numbers that are exact in any order of sums; elsewhere no quotient is a whole number. Below 1 a single position may do.
 */
const shared = [
  [4, 4, 1.3],
  [64, 64, 9],
  [24, 48, 5],
  [512, 100, 20],
  [16, 8, 6],
  [60, 62, 28],
  [4, 2, 3],
  [4, 4, 2],
  [8, 8, 4],
  [8, 8, 2],
  [16, 16, 4],
  [64, 61, 31],
  [6, 5, 0.7],
  [6, 5, 0.8],
] as const;

/** Positions until P · macs ≥ bend · (macs + P · moved). */
function least(macs: number, bend: number, moved: number): number {
  return macs > bend * moved ? Math.ceil((bend * macs) / (macs - bend * moved)) : 0;
}
