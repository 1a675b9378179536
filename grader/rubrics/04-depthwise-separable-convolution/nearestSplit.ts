import { type Tensor, tensor } from "../../../lib/index";
import * as solution from "../../../solutions/04-depthwise-separable-convolution";
import { exercise } from "../../rubric";
import { built4, total } from "../models";
import {
  best,
  channelsOf,
  columnsOf,
  dot,
  fitted,
  halvesOf,
  improved,
  isAlong,
  kernelOf,
  largestOf,
  mean,
  splitBy,
  together,
} from "./splitting";

type Pointwise = Tensor<[1, 1, number, number]>;

export const nearestSplit = exercise({
  id: "04.nearestSplit",
  title: "As near as it gets",
  points: 3,
  solution: solution.nearestSplit,
  terms: {
    kernel: "Each channel is split by itself, and its best face needn't be that of any one filter.",
  },
  common: {
    name: "the sum of squared differences",
    of: (pair, kernel) => together(pair).data.reduce((sum, v, i) => sum + (v - kernel.data[i]) ** 2, 0),
  },
  tolerance: 1e-3,
  forbidden: ["toSeparableKernels"],
  cases: () => [
    [kernelOf("1 -1 0 0, 1 0 -1 0")],
    [kernelOf("2 1 0 0, 5 1 -1 3, 4 0 2 1")],
    [kernelOf("3 1 0 2, -6 -1 1 -5, 1 2 -1 0 | 0 1 7 1, 1 0 3 0, 2 0 6 -1")],
    [kernelOf("1 0 2 4 0 1, 2 1 3 9 -1 2 | -4 1 0 0 2 1, 5 0 1 0 -2 0", 3)],
    [kernelOf("3 1 0 2, -3 -1 1 -2, 0 0 -1 0")], // its filters add up to nothing
  ],
  byHand: () => [
    {
      args: [tensor([1, 1, -1, 0, 0, -1, 0, 0], [1, 4, 1, 2])],
      gives: { depthwise: tensor([2, -1, -1, 0], [1, 4, 1, 1]), pointwise: tensor([0.5, 0.5], [1, 1, 1, 2]) },
    },
  ],
  hints: [
    "If you had the face already, which amount would bring it closest to one filter's weights?",
    "Best amount for a face: the sum of products of the two, divided by the face's own sum of squares. And the best face for given amounts? Ask at each tap, the filters' weights there and the amounts: it is the same question.",
    "For each channel begin with the face of the filter that has the largest sum of squares. Then, some fifty times: amounts for the face (amounts[n] = Σ over taps of weight[tap][n] · face[tap], divided by Σ face²), then the face for the amounts (face[tap] = Σ over filters of weight[tap][n] · amounts[n], divided by Σ amounts²).",
  ],
  traits: [
    {
      id: "04.right-face-wrong-size",
      belief:
        "Face and amounts are the best ones but for their size: together they are too large or too small. What is taken from the face has to come back in the amounts. Products with the face are the amounts only where its length is 1 (divide by the root of its sum of squares); else divide them by its sum of squares.",
      holds: (answer, kernel) =>
        halvesOf(answer).every(({ face, amounts }, c) => {
          const found = best(columnsOf(kernel, c));
          return isAlong(face, found.face) && isAlong(amounts, found.amounts);
        }),
      like: splitBy((columns) => {
        const { face, amounts } = best(columns);
        return { face, amounts: amounts.map((amount) => 1.5 * amount) };
      }),
    },
    {
      id: "04.right-face-wrong-amounts",
      belief:
        "Your face is the best one, and your amounts are not. The amount that brings the face nearest to a filter is their overlap: the sum of their products at all taps, divided by the face's sum of squares.",
      holds: (answer, kernel) =>
        halvesOf(answer).every(({ face }, c) => isAlong(face, best(columnsOf(kernel, c)).face)),
      like: splitBy((columns) => {
        const { face } = best(columns);
        const length = Math.sqrt(dot(face, face));
        const amount = (column: number[]) => (Math.sign(dot(column, face)) * Math.sqrt(dot(column, column))) / length;
        return { face, amounts: columns.map(amount) };
      }),
    },
  ],
  misconceptions: [
    {
      id: "04.face-of-filter-0",
      belief:
        "You kept filter 0's face, with the best amount for every filter. Filter 0 is exact now, and the others pay for it. A face between them all is closer to all of them together.",
      model: splitBy((columns) => fitted(columns[0], columns)),
    },
    {
      id: "04.face-of-the-largest",
      belief:
        "You kept the face of the filter with the largest weights, with the best amount for every other. That is a good start; but the face can still move towards the other filters, and they gain more than this one loses.",
      model: splitBy((columns) => fitted(largestOf(columns), columns)),
    },
    {
      id: "04.mean-face",
      belief:
        "You took the mean of the filters' faces, with the best amount for each. A filter with a negative amount pulls the mean the wrong way, and a small one counts as much as a large one.",
      model: splitBy((columns) => fitted(mean(columns), columns)),
    },
    {
      id: "04.mean-once",
      belief:
        "You gave every filter the mean of all faces, once. Filters may take different amounts of a face, and the best amount for each brings it closer.",
      model: splitBy((columns) => ({ face: mean(columns), amounts: columns.map(() => 1) })),
    },
    {
      id: "04.amounts-from-the-largest-tap",
      belief:
        "You read face and amounts off the row and the column of the largest weight, as for a kernel that can be split. Here one tap can't speak for the others: the amount has to suit all of them.",
      model: solution.split,
    },
    {
      id: "04.one-round",
      belief:
        "You went round once: amounts for a face, then a face for these amounts. The new face has better amounts again. Go on until nothing changes.",
      model: splitBy((columns) => improved(fitted(largestOf(columns), columns), columns)),
    },
    {
      id: "04.shared-face",
      belief:
        "You looked for one face that suits all channels. Each channel has a face of its own in the depthwise step, so find it channel by channel.",
      model: (kernel) => {
        const channels = Array.from({ length: kernel.shape[2] }, (_, c) => columnsOf(kernel, c));
        const { face } = best(channels.flat());
        return splitBy((columns) => fitted(face, columns))(kernel);
      },
    },
    {
      id: "04.amounts-for-all-channels",
      belief:
        "You gave each filter one amount for all channels. The 1×1 step has an amount for every channel: look for face and amounts channel by channel, and each comes nearer.",
      model: (kernel) => {
        const perChannel = Array.from({ length: kernel.shape[2] }, (_, c) => columnsOf(kernel, c));
        const whole = perChannel[0].map((_, n) => perChannel.flatMap((columns) => columns[n]));
        const { face, amounts } = best(whole);
        const taps = perChannel[0][0].length;
        let c = 0;
        return splitBy(() => ({ face: face.slice(c * taps, ++c * taps), amounts }))(kernel);
      },
    },
    {
      id: "04.one-improvement",
      belief:
        "From filter 0's face you fitted amounts, then a face, then amounts, and stopped. Each helps the other a little: go on until neither moves.",
      model: splitBy((columns) => {
        const { face } = improved(fitted(columns[0], columns), columns);
        return fitted(face, columns);
      }),
    },
    {
      id: "04.amounts-not-divided",
      belief:
        "Your amounts are products with the face, and that is right only for a face of length 1. Divide by the face's own sum of squares.",
      model: splitBy((columns) => {
        const { face } = best(columns);
        return { face, amounts: columns.map((column) => dot(column, face)) };
      }),
    },
    {
      id: "04.best-face-one-tap",
      belief:
        "Your face is the best one, but you read each amount off a single tap. Where the kernel can't be split the taps disagree: the best amount weighs all of them, the sum of products with the face, divided by the face's sum of squares.",
      model: splitBy((columns) => {
        const { face } = best(columns);
        const sizes = face.map(Math.abs);
        const tap = sizes.indexOf(Math.max(...sizes));
        return { face, amounts: columns.map((column) => column[tap] / face[tap]) };
      }),
    },
    {
      id: "04.amounts-to-channel-0",
      belief:
        "Your amounts go to channel 0 each time, so those of the last channel are left there and the other channels take nothing.",
      model: (kernel) => {
        const { depthwise, pointwise } = solution.nearestSplit(kernel);
        const last = pointwise.shape[2] - 1;
        const amounts = built4(pointwise.shape, (_i, _j, c, n) => (c === 0 ? pointwise.at(0, 0, last, n) : 0));
        return { depthwise, pointwise: amounts as Pointwise };
      },
    },

    {
      id: "04.best-of-the-filters",
      belief:
        "You took the face of the filter that serves all of them best. A face that is none of theirs comes closer still: the best one for the amounts, then the amounts again, until nothing changes.",
      model: splitBy((columns) => {
        const missed = (half: { face: number[]; amounts: number[] }) =>
          total(columns.flatMap((column, n) => column.map((v, tap) => (v - half.face[tap] * half.amounts[n]) ** 2)));
        return columns.map((column) => fitted(column, columns)).reduce((a, b) => (missed(b) < missed(a) ? b : a));
      }),
    },
    {
      id: "04.mean-direction",
      belief:
        "You took the mean of all faces, each brought to one length. A filter with large weights is missed by more, so it has more say; and a face and its opposite cancel in a mean.",
      model: splitBy((columns) =>
        fitted(mean(columns.map((column) => column.map((v) => v / (Math.sqrt(dot(column, column)) || 1)))), columns),
      ),
    },
    {
      id: "04.amounts-of-one-tap",
      belief:
        "You took the amounts from the tap with the most weight, and the best face for them. All taps have a say in the amounts: then look for the best amounts again, and the face, until nothing changes.",
      model: splitBy((columns) => {
        const rows = columns[0].map((_, tap) => columns.map((column) => column[tap]));
        const amounts = largestOf(rows);
        return { face: rows.map((row) => dot(row, amounts) / dot(amounts, amounts)), amounts };
      }),
    },
    {
      id: "04.face-of-the-last-filter",
      belief:
        "You kept the last filter's face and let the others follow. The best face serves all filters at once and is usually none of them.",
      model: splitBy((columns) => fitted(columns[columns.length - 1], columns)),
    },

    {
      id: "04.once-there-and-back",
      belief:
        "You fitted the amounts to a face and the face to the amounts, and stopped. Each fit makes the other one out of date: repeat both until nothing changes.",
      model: splitBy((columns) => ({
        ...fitted(columns[0], columns),
        face: improved(fitted(columns[0], columns), columns).face,
      })),
    },
    {
      id: "04.begun-with-ones",
      belief:
        "You began with a face of ones. A face whose weights cancel answers it with 0, as edges do, and then there is nothing to improve: begin with what the filters have.",
      model: splitBy((columns) => {
        let half = fitted(
          columns[0].map(() => 1),
          columns,
        );
        for (let round = 0; round < 200; round++) half = improved(half, columns);
        return half;
      }),
    },

    {
      id: "04.mean-and-ratio-of-sums",
      belief:
        "You took the mean of the faces, and the ratio of sums for each amount. Neither is the best there is: weights that cancel vanish from a sum, and from a mean. The best amount is the sum of products with the face, divided by the face's sum of squares.",
      model: splitBy((columns) => {
        const face = mean(columns);
        return { face, amounts: columns.map((column) => (total(face) === 0 ? 0 : total(column) / total(face))) };
      }),
    },
    {
      id: "04.amounts-are-lengths",
      belief:
        "Your amounts are how large the filters are, and never below 0. The best amount is the sum of products with the face, divided by the face's sum of squares: it has a sign.",
      model: splitBy((columns) => {
        const lengths = columns.map((column) => Math.sqrt(dot(column, column)));
        return { face: mean(columns.map((column, n) => column.map((v) => v / lengths[n]))), amounts: lengths };
      }),
    },
    {
      id: "04.begun-with-ones-stuck",
      belief:
        "You began with a face of ones. A face whose weights cancel answers it with 0, as edges do; then all amounts are 0, and 0 / 0 is no number. Begin with what the filters have.",
      refuses: true,
      model: splitBy((columns) => {
        let face = columns[0].map(() => 1);
        let amounts: number[] = [];
        for (let round = 0; round < 200; round++) {
          amounts = columns.map((column) => dot(column, face) / dot(face, face));
          face = columns[0].map(
            (_, tap) => columns.reduce((sum, column, n) => sum + column[tap] * amounts[n], 0) / dot(amounts, amounts),
          );
        }
        return { face, amounts };
      }),
    },
    {
      id: "04.mean-one-round",
      belief:
        "You began with the mean of the faces and went round once. The new face has better amounts again. Go on until nothing changes.",
      model: splitBy((columns) => improved(fitted(mean(columns), columns), columns)),
    },
    ...[
      { start: "mean", face: mean },
      { start: "largest", face: largestOf },
    ].map(({ start, face }) => ({
      id: `04.once-there-and-back-${start}`,
      belief:
        "You fitted amounts to a face, a face to these amounts, and stopped. Each fit makes the other one out of date: repeat both until nothing changes.",
      model: splitBy((columns) => {
        const first = fitted(face(columns), columns);
        return { amounts: first.amounts, face: improved(first, columns).face };
      }),
    })),
    {
      id: "04.ratios-averaged",
      belief:
        "You kept filter 0's face and took the mean of the ratios at its taps for an amount. A small weight makes a large ratio, and counts too much: the best amount is the sum of products divided by the face's sum of squares. And the best face is between the filters'.",
      model: splitBy(([face, ...others]) => ({
        face,
        amounts: [face, ...others].map((column) => {
          const ratios = column.flatMap((v, tap) => (face[tap] === 0 ? [] : [v / face[tap]]));
          return total(ratios) / ratios.length;
        }),
      })),
    },
    {
      id: "04.mean-face-for-all-channels",
      belief:
        "You took one mean over all channels and filters for a face. Each channel has a face of its own in the depthwise step; and a mean loses what has opposite signs.",
      model: (kernel) => {
        const face = mean(channelsOf(kernel).flat());
        return splitBy((columns) => fitted(face, columns))(kernel);
      },
    },
    {
      id: "04.both-of-length-1",
      belief:
        "You brought the face and the amounts to length 1, both. Their direction is right, and how large the weights are is lost: one of the two has to carry it.",
      model: splitBy((columns) => {
        const { face, amounts } = best(columns);
        return { face: ofLength1(face), amounts: ofLength1(amounts) };
      }),
    },
    {
      id: "04.face-of-length-1",
      belief:
        "You brought the face to length 1 and left the amounts as they were. What is taken from the face has to come back in the amounts: only their product counts.",
      model: splitBy((columns) => {
        const { face, amounts } = fitted(largestOf(columns), columns);
        return { face: ofLength1(face), amounts };
      }),
    },
    {
      id: "04.mean-of-like-signs",
      belief:
        "You turned the filters so that none cancels another, and took their mean as the face. That is near: but a large filter has more to lose than a small one. Fit amounts and face in turn, until nothing changes.",
      model: splitBy((columns) =>
        fitted(mean(columns.map((column) => column.map((v) => (dot(column, columns[0]) < 0 ? -v : v)))), columns),
      ),
    },
  ],
  blindSpots: [
    {
      id: "04.several-channels-nearest",
      where: "there is more than one channel",
      so: "Each channel has a face and amounts of its own. What is nearest is found for each by itself.",
      holds: (kernel) => kernel.shape[2] > 1,
    },
  ],
});

function ofLength1(values: number[]): number[] {
  const length = Math.sqrt(dot(values, values)) || 1;
  return values.map((v) => v / length);
}
