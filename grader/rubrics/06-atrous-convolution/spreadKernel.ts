import { tensor, zeros } from "../../../lib/index";
import * as solution from "../../../solutions/06-atrous-convolution";
import { exercise } from "../../rubric";
import type { Map2d } from "../models";

export const spreadKernel = exercise({
  id: "06.spreadKernel",
  title: "Zeros for holes",
  points: 1,
  solution: solution.spreadKernel,
  terms: {
    kernel: "Its numbers keep their values and their order: zeros come between them, and none around them.",
    rate: "Taps that were neighbours come to lie rate apart, down as well as across: at rate 3, with two zeros between them.",
  },
  forbidden: ["dilateKernel"],
  cases: (random) => [
    [tensor([[1, 2]]), 3],
    [random.tensor([3, 2]), 2],
    [random.tensor([2, 4], 1, 9), 3],
    [random.tensor([3, 3], 1, 9), 1],
    [random.tensor([3, 3], 1, 9), 3],
    [random.tensor([3, 2], 1, 9), 1],
  ],
  byHand: () => [{ args: [tensor([1, 2], [1, 2]), 3], gives: tensor([1, 0, 0, 2], [1, 4]) }],
  hints: [
    "How large is the result for a 3 × 2 kernel at rate 2?",
    "Where does the weight at [1, 1] go when the rate is 3?",
    "zeros([(height - 1) * rate + 1, (width - 1) * rate + 1]); set kernel.at(i, j) at [i * rate, j * rate].",
  ],
  misconceptions: [
    {
      id: "06.trailing-zeros",
      belief:
        "You left zeros after the last tap, too. Holes lie between taps only: (kernel − 1) · rate + 1 wide, not kernel · rate.",
      model: (kernel, r) => placedIn(kernel, r, kernel.shape[0] * r, kernel.shape[1] * r),
    },
    {
      id: "06.rate-is-holes",
      belief: "You put `rate` zeros between taps. Rate 2 means one zero between two taps, rate 1 none.",
      model: (kernel, r) => solution.spreadKernel(kernel, r + 1),
    },
    {
      id: "06.holes-filled",
      belief:
        "You repeated the weights over the holes. Nothing is filled in: a hole has no weight, which a zero can stand for.",
      model: (kernel, r) => {
        const filled = solution.spreadKernel(kernel, r);
        const [h, w] = filled.shape;
        for (let i = 0; i < h; i++) {
          for (let j = 0; j < w; j++) filled.set(kernel.at(Math.floor(i / r), Math.floor(j / r)), i, j);
        }
        return filled;
      },
    },
    {
      id: "06.one-way",
      belief: "You pulled the taps apart across, but not down. The rate holds for rows too.",
      model: (kernel, r) => {
        const [h, w] = kernel.shape;
        const wide = zeros([h, (w - 1) * r + 1]);
        for (let i = 0; i < h; i++) for (let j = 0; j < w; j++) wide.set(kernel.at(i, j), i, j * r);
        return wide;
      },
    },
    {
      id: "06.zeros-around",
      belief:
        "You set the kernel as it is into the middle of a larger one. The zeros belong between the weights, not around them.",
      model: (kernel, r) => {
        const [h, w] = kernel.shape;
        const larger = zeros([(h - 1) * r + 1, (w - 1) * r + 1]);
        const [top, left] = [Math.floor((larger.shape[0] - h) / 2), Math.floor((larger.shape[1] - w) / 2)];
        for (let i = 0; i < h; i++) for (let j = 0; j < w; j++) larger.set(kernel.at(i, j), top + i, left + j);
        return larger;
      },
    },
    {
      id: "06.holes-nearest",
      belief:
        "You filled the holes with the nearest weight, as one enlarges a picture. The layer does not read the pixels in the holes, so their weights are 0.",
      model: (kernel, r) => {
        const [h, w] = solution.spreadKernel(kernel, r).shape;
        const filled = zeros([h, w]);
        for (let i = 0; i < h; i++) {
          for (let j = 0; j < w; j++) filled.set(kernel.at(Math.round(i / r), Math.round(j / r)), i, j);
        }
        return filled;
      },
    },
    {
      id: "06.holes-interpolated",
      belief:
        "You filled the holes with values between the weights, as one enlarges a picture. The layer does not read the pixels in the holes, so their weights are 0.",
      model: (kernel, r) => {
        const [h, w] = kernel.shape;
        const larger = zeros([(h - 1) * r + 1, (w - 1) * r + 1]);
        const between = (a: number, b: number, part: number) => a * (1 - part) + b * part;
        for (let i = 0; i < larger.shape[0]; i++) {
          for (let j = 0; j < larger.shape[1]; j++) {
            const [top, left] = [Math.floor(i / r), Math.floor(j / r)];
            const [bottom, right] = [Math.min(top + 1, h - 1), Math.min(left + 1, w - 1)];
            const [down, across] = [i / r - top, j / r - left];
            const upper = between(kernel.at(top, left), kernel.at(top, right), across);
            larger.set(between(upper, between(kernel.at(bottom, left), kernel.at(bottom, right), across), down), i, j);
          }
        }
        return larger;
      },
    },
    {
      id: "06.down-only",
      belief: "You pulled the taps apart down, but not across. The rate holds for columns too.",
      model: (kernel, r) => {
        const [h, w] = kernel.shape;
        const high = zeros([(h - 1) * r + 1, w]);
        for (let i = 0; i < h; i++) for (let j = 0; j < w; j++) high.set(kernel.at(i, j), i * r, j);
        return high;
      },
    },
    {
      id: "06.leading-zeros",
      belief:
        "You left zeros before the first tap. Holes lie between taps only: the first weight stays in the corner, and the kernel is (taps − 1) · rate + 1 wide.",
      model: (kernel, r) => placedIn(kernel, r, kernel.shape[0] * r, kernel.shape[1] * r, r - 1),
    },
    {
      id: "06.zeros-outside-too",
      belief:
        "You left holes before the first tap and behind the last as well. They lie between taps only: nothing outside is needed, so the kernel would be larger than it has to be.",
      model: (kernel, r) => placedIn(kernel, r, (kernel.shape[0] + 1) * r - 1, (kernel.shape[1] + 1) * r - 1, r - 1),
    },
    {
      id: "06.frame-of-zeros",
      belief:
        "You put a frame of one zero around the spread kernel. That computes the same, but it is larger than it has to be: a weight stands in each corner.",
      model: (kernel, r) => placedIn(kernel, r, (kernel.shape[0] - 1) * r + 3, (kernel.shape[1] - 1) * r + 3, 1),
    },
    {
      id: "06.weights-stay-together",
      belief:
        "You made the kernel larger and left its weights side by side in the corner. The zeros go between them: the weight at [i, j] moves to [i · rate, j · rate].",
      model: (kernel, r) => {
        const [h, w] = kernel.shape;
        const larger = zeros([(h - 1) * r + 1, (w - 1) * r + 1]);
        for (let i = 0; i < h; i++) for (let j = 0; j < w; j++) larger.set(kernel.at(i, j), i, j);
        return larger;
      },
    },
    {
      id: "06.one-hole-at-any-rate",
      belief:
        "You put one zero between two taps, whatever the rate. That is rate 2; at rate 3 there are two, at rate 1 none.",
      model: (kernel) => solution.spreadKernel(kernel, 2),
    },
    {
      id: "06.one-hole-above-1",
      belief:
        "You put one zero between two taps at every rate above 1. That is rate 2; a rate of r leaves r − 1 holes, so at rate 3 there are two.",
      model: (kernel, r) => solution.spreadKernel(kernel, Math.min(r, 2)),
    },
    {
      id: "06.kernel-turned-round",
      belief:
        "You turned the kernel round. Nothing is flipped here: the weight at [0, 0] stays in the first corner, and the others move away from it.",
      model: (kernel, r) => {
        const { data, shape } = solution.spreadKernel(kernel, r);
        return tensor(Array.from(data).reverse(), shape);
      },
    },
    {
      id: "06.height-for-both",
      belief:
        "You took the number of rows for the columns as well. The kernel need not be square: [[1, 2]] has one row and two columns.",
      refuses: true,
      model: (kernel, r) => {
        const side = (kernel.shape[0] - 1) * r + 1;
        return placedIn(kernel, r, side, side);
      },
    },
    {
      id: "06.width-for-both",
      belief:
        "You took the number of columns for the rows as well. The kernel need not be square: [[1, 2]] has one row and two columns.",
      refuses: true,
      model: (kernel, r) => {
        const side = (kernel.shape[1] - 1) * r + 1;
        return placedIn(kernel, r, side, side);
      },
    },
    {
      id: "06.weights-shared-out",
      belief:
        "You divided the weights among the pixels that they now stand for. A tap weighs what it weighed before; only its place changes.",
      model: (kernel, r) => {
        const { data, shape } = solution.spreadKernel(kernel, r);
        return tensor(
          Array.from(data, (v) => v / r ** 2),
          shape,
        );
      },
    },
  ],
  blindSpots: [
    {
      id: "06.not-square",
      where: "the kernel isn't square",
      so: "It may have any number of rows and of columns: [[1, 2]] at rate 3 is one row of four.",
      holds: (kernel) => kernel.shape[0] !== kernel.shape[1],
    },
    {
      id: "06.spread-at-rate-1",
      where: "the rate is 1",
      so: "Rate 1 leaves no holes: the kernel comes out as it went in.",
      holds: (_kernel, rate) => rate === 1,
    },
    {
      id: "06.above-rate-2",
      where: "the rate is above 2",
      so: "A rate of r leaves r − 1 zeros between two taps: two at rate 3.",
      holds: (_kernel, rate) => rate > 2,
    },
  ],
});

/** Taps `rate` apart, the first one so far from the corner. */
function placedIn(kernel: Map2d, rate: number, height: number, width: number, first = 0): Map2d {
  const larger = zeros([height, width]);
  const [h, w] = kernel.shape;
  for (let i = 0; i < h; i++)
    for (let j = 0; j < w; j++) larger.set(kernel.at(i, j), first + i * rate, first + j * rate);
  return larger;
}
