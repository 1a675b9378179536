import * as solution from "../../../solutions/05-autoencoder";
import { exercise } from "../../rubric";
import { total } from "../models";

export const copyThroughRelu = exercise({
  id: "05.copyThroughRelu",
  title: "Wide enough to copy",
  points: 3,
  solution: solution.copyThroughRelu,
  cases: () => [[]],
  common: {
    name: "what comes back of [1, 2, 3], [−1, 2, −3], [4, 0, −2] and [−5, −7, −1]",
    of: ({ encoder, decoder }) => throughRelu(encoder, decoder),
  },
  byHand: () => [{ args: [], gives: [5, 0], seen: () => [5, -5].map((x) => 1 * Math.max(0, 1 * x)) }],
  hints: [
    "5 gets through relu as it is. −5 does not. What could you do to −5 before it meets relu?",
    "One unit carries a number where it is positive. A second one carries it, turned round, where it is negative. What does the decoder do with the second?",
    "x = relu(x) − relu(−x): two units for each of the three numbers. The second enters with −1 and comes out with −1.",
  ],
  traits: [
    {
      id: "05.decoder-reads-other-units",
      belief:
        "Your encoder is right: each number goes in twice, as it is and with the other sign, each time into a unit of its own. The decoder's rows don't fit: row u has to hand on the number that unit u carries, with the sign with which it went in.",
      holds: ({ encoder }) =>
        encoder.every((row, n) =>
          [1, -1].every((sign) =>
            row.some((w, u) => w * sign > 0 && encoder.every((other, m) => m === n || other[u] === 0)),
          ),
        ),
      like: () => {
        const { encoder, decoder } = solution.copyThroughRelu();
        return { encoder, decoder: decoder.map((_, u) => decoder[(u + 1) % decoder.length]) };
      },
    },
  ],
  misconceptions: [
    {
      id: "05.relu-lets-all-through",
      belief:
        "You let each number through with one sign only. Where it is negative, nothing passes the ReLU: −1 comes back as 0.",
      model: () => units([1, 0, 0], [0, 1, 0], [0, 0, 1]),
    },
    {
      id: "05.both-signs-added",
      belief:
        "Your second unit of a number comes back with a plus: −1 becomes 1. It was turned round on the way in, and must be turned back on the way out.",
      model: () => {
        const { encoder, decoder } = solution.copyThroughRelu();
        return { encoder, decoder: decoder.map((row) => row.map(Math.abs)) };
      },
    },
    {
      id: "05.signs-turned",
      belief: "Everything comes back with the other sign. The unit that carries a positive number counts as plus.",
      model: () => {
        const { encoder, decoder } = solution.copyThroughRelu();
        return { encoder, decoder: decoder.map((row) => row.map((w) => -w)) };
      },
    },
    {
      id: "05.one-unit-for-all-signs",
      belief:
        "One unit carries what is negative of all three numbers together. It can't say whose it was: each number needs a unit of its own for its negative side.",
      model: () => {
        const { encoder, decoder } = units([1, 0, 0], [0, 1, 0], [0, 0, 1], [-1, -1, -1]);
        return { encoder, decoder: decoder.map((row, unit) => (unit === 3 ? [-1, -1, -1] : row)) };
      },
    },
    {
      id: "05.turned-over-and-back",
      belief:
        "You turned all numbers round on the way in and back on the way out. Then the negative ones pass the ReLU and the positive ones are lost: each number needs both.",
      model: () => {
        const { encoder, decoder } = units([-1, 0, 0], [0, -1, 0], [0, 0, -1]);
        return { encoder, decoder };
      },
    },
    {
      id: "05.bias-from-a-unit",
      belief:
        "You lift everything by a constant before the ReLU and take it off behind. There are no biases here, and a weight makes no constant: it is always so many times a number of x.",
      model: () => {
        const { encoder, decoder } = units([1, 0, 0], [0, 1, 0], [0, 0, 1]);
        return {
          encoder: encoder.map((row) => row.map((w, unit) => (unit === 7 ? 1000 : w))),
          decoder: decoder.map((row, unit) => (unit === 7 ? row.map(() => -1000) : row)),
        };
      },
    },
    {
      id: "05.signs-share-a-unit",
      belief:
        "What comes back is 0: your units carry nothing. If x and −x share one unit, they cancel before they reach the ReLU. Each needs a unit of its own, six of the eight.",
      model: () => {
        const { encoder, decoder } = units([0, 0, 0]);
        return { encoder, decoder };
      },
    },
    {
      id: "05.last-number-forgotten",
      belief: "The third number always comes back as 0: only two of the three have units that carry them.",
      model: () => {
        const { encoder, decoder } = solution.copyThroughRelu();
        return { encoder, decoder: decoder.map(([a, b]) => [a, b, 0]) };
      },
    },

    {
      id: "05.lifted-by-the-sum",
      belief:
        "You lift every number by the same large amount and take it off behind the ReLU. Without a bias that amount is made of x itself: where it is below 0, all three are pushed below 0 and come back as 0.",
      model: () => {
        const lift = 1000;
        const { encoder } = units([1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0]);
        const { decoder } = units([1, 0, 0], [0, 1, 0], [0, 0, 1], [-1, -1, -1]);
        return { encoder: encoder.map((row) => row.map((w, unit) => w + (unit < 4 ? lift : 0))), decoder };
      },
    },
    {
      id: "05.half-comes-back",
      belief:
        "Half of every number comes back. Of two units with opposite signs the ReLU lets only one through: what comes out of it has to count fully.",
      model: () => {
        const { encoder, decoder } = solution.copyThroughRelu();
        return { encoder, decoder: decoder.map((row) => row.map((w) => w / 2)) };
      },
    },
    {
      id: "05.twice-comes-back",
      belief:
        "Twice of every number comes back. Of the units that carry one number, a positive and a negative one, only one answers at a time: each counts once.",
      model: () => {
        const { encoder, decoder } = solution.copyThroughRelu();
        return { encoder, decoder: decoder.map((row) => row.map((w) => w * 2)) };
      },
    },
    ...["first", "second", "third"].map((which, number) => ({
      id: `05.one-sign-added-${which}`,
      belief: `Where the ${which} number is negative it comes back positive: its second unit was turned round on the way in, and must be turned back on the way out, by a −1 in the decoder.`,
      model: () => {
        const { encoder, decoder } = solution.copyThroughRelu();
        return { encoder, decoder: decoder.map((row) => row.map((w, i) => (i === number ? Math.abs(w) : w))) };
      },
    })),
    ...[-1, 1].map((off) => ({
      id: `05.halves-out-of-step-${off}`,
      belief:
        "Encoder and decoder don't agree where the negative halves lie: in the middle they stand one place off from where the decoder looks for them.",
      model: () => {
        const halves = (from: number) =>
          Array.from({ length: 8 }, (_, unit) => (n: number) => (unit === n ? 1 : unit === from + n ? -1 : 0));
        const [into, out] = [halves(3), halves(3 + off)];
        return {
          encoder: [0, 1, 2].map((n) => into.map((w) => w(n))),
          decoder: out.map((w) => [0, 1, 2].map(w)),
        };
      },
    })),
    {
      id: "05.pairs-out-of-order",
      belief:
        "Encoder and decoder don't agree on the order of the middle: one has plus and minus of each number side by side, the other first all plus and then all minus.",
      model: () => {
        const { encoder } = solution.copyThroughRelu();
        return {
          encoder,
          decoder: units([1, 0, 0], [0, 1, 0], [0, 0, 1], [-1, 0, 0], [0, -1, 0], [0, 0, -1]).decoder,
        };
      },
    },
    {
      id: "05.same-row-everywhere",
      belief:
        "All rows of a matrix are the same list, as `fill` makes them: what was meant for one stands in all. Make a list for each row.",
      model: () => {
        const row = [1, 1, 1, -1, -1, -1, 0, 0];
        const { decoder } = units([1, 0, 0], [0, 1, 0], [0, 0, 1], [-1, 0, 0], [0, -1, 0], [0, 0, -1]);
        return { encoder: [row, row, row], decoder };
      },
    },

    {
      id: "05.same-row-everywhere-pairs",
      belief:
        "All rows of a matrix are the same list, as `fill` makes them: what was meant for one stands in all. Make a list for each row.",
      model: () => {
        const row = [1, -1, 1, -1, 1, -1, 0, 0];
        return { encoder: [row, row, row], decoder: row.map(() => [-1, -1, -1]) };
      },
    },
    {
      id: "05.halves-collide",
      belief:
        "Plus and minus of different numbers meet in one place of the middle, where they are added before the ReLU. Each of the six needs a place of its own.",
      model: () => {
        const row = (n: number) => Array.from({ length: 8 }, (_, unit) => Number(unit === n) - Number(unit === 2 + n));
        const encoder = [0, 1, 2].map(row);
        return { encoder, decoder: encoder[0].map((_, unit) => encoder.map((each) => each[unit])) };
      },
    },
    ...[4, 8, 4 / 3, 1 / 3, 1 / 4, 1 / 6, 1 / 8].map((factor) => ({
      id: `05.factor-comes-back-${factor.toFixed(2)}`,
      belief: `Every number comes back ${factor > 1 ? "too large" : "too small"}, by one and the same factor. A number passes its units with encoder · decoder; what all units that answer at once carry of it must add up to 1.`,
      model: () => {
        const { encoder, decoder } = solution.copyThroughRelu();
        return { encoder, decoder: decoder.map((row) => row.map((w) => w * factor)) };
      },
    })),
    ...[8, 8 / 3, 1, 1 / 3].map((factor) => ({
      id: `05.one-sum-for-all-${factor.toFixed(2)}`,
      belief:
        "Every unit of yours carries the same: the sum of the three numbers. Of a sum nobody can tell which numbers it was made of. Let each unit listen to one number.",
      model: () => {
        const { encoder } = units([1, 1, 1]);
        return { encoder, decoder: units([factor, factor, factor]).decoder };
      },
    })),
    ...[[0], [1], [2], [0, 1], [0, 2], [1, 2]].map((lost) => ({
      id: `05.negative-side-missing-${lost.join("-")}`,
      belief:
        "Not every number has a unit for its negative side: those that have none come back as 0 where they are negative. All three need two units.",
      model: () => {
        const { encoder, decoder } = solution.copyThroughRelu();
        return {
          encoder,
          decoder: decoder.map((row) => row.map((w, i) => (lost.includes(i) ? Math.max(0, w) : w))),
        };
      },
    })),
    ...["first", "second"].map((which, number) => ({
      id: `05.${which}-number-forgotten`,
      belief: `The ${which} number always comes back as 0: only two of the three have units that carry them.`,
      model: () => {
        const { encoder, decoder } = solution.copyThroughRelu();
        return { encoder, decoder: decoder.map((row) => row.map((w, i) => (i === number ? 0 : w))) };
      },
    })),
    {
      id: "05.same-sign-twice",
      belief:
        "You gave each number two units with the same sign. Both are silent where it is negative, and together they count twice. One of the two has to enter with −1, and come out with −1.",
      model: () => units([Math.SQRT2, 0, 0], [0, Math.SQRT2, 0], [0, 0, Math.SQRT2]),
    },
    ...[
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
      [1, 0, 2],
      [0, 2, 1],
    ].map((places) => ({
      id: `05.places-exchanged-${places.join("")}`,
      belief:
        "The numbers come back, but in each other's places. What unit carries which number must be the same in encoder and decoder.",
      model: () => {
        const { encoder, decoder } = solution.copyThroughRelu();
        return { encoder, decoder: decoder.map((row) => places.map((place) => row[place])) };
      },
    })),
    {
      id: "05.half-of-the-size",
      belief:
        "Half of each number's size comes back, without its sign. The unit that was turned round on the way in must be turned back on the way out; and since only one of the two answers, it counts fully.",
      model: () => {
        const { encoder, decoder } = solution.copyThroughRelu();
        return { encoder, decoder: decoder.map((row) => row.map((w) => Math.abs(w) / 2)) };
      },
    },
    {
      id: "05.negative-sum-shared",
      belief:
        "One unit carries what is negative of all three numbers together, and you hand it out in equal parts. It can't say whose it was: each number needs a unit of its own for its negative side.",
      model: () => {
        const { encoder, decoder } = units([1, 0, 0], [0, 1, 0], [0, 0, 1], [-1, -1, -1]);
        return { encoder, decoder: decoder.map((row, unit) => (unit === 3 ? row.map((w) => w / 3) : row)) };
      },
    },
    {
      id: "05.differences-only",
      belief:
        "Your units carry differences between the numbers. All three larger by 1 have the same differences, so they can't be told apart. Let each unit listen to one number.",
      model: () => units([1, -1, 0], [-1, 1, 0], [0, 1, -1], [0, -1, 1], [1, 0, -1], [-1, 0, 1]),
    },
  ],
});

/** What a few x come back as, of both signs, alone and together. */
function throughRelu(encoder: number[][], decoder: number[][]): number[][] {
  const times = (x: number[], matrix: number[][]) => matrix[0].map((_, j) => total(x.map((v, i) => v * matrix[i][j])));
  const tried = [
    [1, 2, 3],
    [-1, 2, -3],
    [4, 0, -2],
    [-5, -7, -1],
  ];
  return tried.map((x) =>
    times(
      times(x, encoder).map((v) => Math.max(0, v)),
      decoder,
    ),
  );
}

/** Eight units, each with its weights of the three numbers; on the way out they are the same. */
function units(...weights: number[][]): { encoder: number[][]; decoder: number[][] } {
  const decoder = Array.from({ length: 8 }, (_, unit) => weights[unit] ?? [0, 0, 0]);
  return { encoder: [0, 1, 2].map((i) => decoder.map((row) => row[i])), decoder };
}
