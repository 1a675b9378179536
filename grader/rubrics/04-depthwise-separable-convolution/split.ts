import { tensor } from "../../../lib/index";
import * as solution from "../../../solutions/04-depthwise-separable-convolution";
import { exercise } from "../../rubric";
import { type Kernel, total } from "../models";
import {
  channelsOf,
  columnsOf,
  dot,
  fitted,
  kernelOf,
  largestTap,
  mean,
  product,
  splitBy,
  together,
  used,
} from "./splitting";

export const split = exercise({
  id: "04.split",
  title: "Take it apart",
  points: 2,
  solution: solution.split,
  terms: {
    kernel:
      "Each channel is split by itself: into one face, and for each filter the amount in which it takes that face.",
  },
  common: { name: "the kernel that your two make", of: together },
  forbidden: ["toSeparableKernels"],
  cases: (random) => [
    [kernelOf("3 6, -1 -2")],
    [kernelOf("0 1 2 0, 0 2 4 0, 0 -3 -6 0")],
    [kernelOf("1 2 3 4, -2 -4 -6 -8, 1 2 3 4 | 5 0 1 0, 0 0 0 0, -5 0 -1 0")],
    [kernelOf("0 0 0 0, 2 0 -2 4 | 0 0 0 0, 0 0 0 0 | 1 1 3 0, 3 3 9 0")],
    [kernelOf("-3 -6, -1 -2 | -2 -1, -4 -2")], // the largest weight in size is the smallest
    [kernelOf("1 -1 2 -2, -2 2 -4 4")], // its sum is 0
    [kernelOf("1 2 0 1, 0 0 0 0 | 1 0 2 0, 2 0 4 0")], // the last filter doesn't look at channel 0
    [kernelOf("3, -6 | 0, 0", 1)], // one tap, and a channel of zeros
    [kernelOf("0 0, 1 2 | 3 1, 6 2")],
    [kernelOf("0 3, 0 6 | 0 1, 0 2")],
    [product(random, [2, 3, 3], 4)],
    [product(random, [3, 2, 2], 3)],
  ],
  byHand: () => [
    {
      args: [tensor([3, -1, 6, -2], [1, 2, 1, 2])],
      gives: { depthwise: tensor([1, 2], [1, 2, 1, 1]), pointwise: tensor([3, -1], [1, 1, 1, 2]) },
    },
    {
      args: [tensor([3, -1, 6, -2], [1, 2, 1, 2])],
      gives: { depthwise: tensor([3, 6], [1, 2, 1, 1]), pointwise: tensor([1, -1 / 3], [1, 1, 1, 2]) },
    },
  ],
  hints: [
    "In a kernel that can be split, what do the filters of one channel have in common?",
    "Any filter's weights on a channel will do as its face, if they are not all zeros. How many times does each filter take it?",
    "For each channel find its largest weight in size, at tap t of filter n. The face is filter n's; the amount of every filter is its weight at t divided by that largest weight. A channel of zeros gets amounts 0.",
  ],
  misconceptions: [
    {
      id: "04.filter-0",
      belief:
        "You took filter 0's face, whatever is in it. A filter may take nothing of a channel: then its weights there are all zeros, and no multiple of them gives the other filters back.",
      model: splitBy((columns) => fitted(columns[0], columns)),
    },
    {
      id: "04.amounts-missing",
      belief:
        "Every filter of yours takes the face once. The face is what a channel's filters share; how often each takes it is the pointwise weight.",
      model: splitBy((columns) => ({ face: used(columns), amounts: columns.map(() => 1) })),
    },
    {
      id: "04.mean-face",
      belief:
        "You took the mean of the filters' faces, or their sum. A filter that takes the face 2 times and one that takes it −2 times leave a mean of zeros.",
      model: splitBy((columns) => fitted(mean(columns), columns)),
    },
    {
      id: "04.shared-face",
      belief:
        "You used the first channel's face for every channel. Each channel has a face of its own; filters share it, channels don't.",
      model: (kernel) => {
        const face = used(columnsOf(kernel, 0));
        return splitBy((columns) => fitted(face, columns))(kernel);
      },
    },
    {
      id: "04.sign-lost",
      belief:
        "Your amounts are sizes, never negative. A filter that takes a face −1 times sees its negative: keep the sign.",
      model: splitBy((columns) => {
        const { face, amounts } = fitted(used(columns), columns);
        return { face, amounts: amounts.map(Math.abs) };
      }),
    },
    {
      id: "04.scaled-once",
      belief:
        "You made the face smaller, to length 1, and left the amounts as they were. What is taken from the face has to come back in the amounts: only their product counts.",
      model: splitBy((columns) => {
        const { face, amounts } = fitted(used(columns), columns);
        const length = Math.sqrt(dot(face, face)) || 1;
        return { face: face.map((v) => v / length), amounts };
      }),
    },
    {
      id: "04.first-tap",
      belief:
        "You read the amounts off the first tap. Where the face has a 0 there, so has every filter, and 0 / 0 is no number. Read them off a tap where the face is not 0.",
      refuses: true,
      model: splitBy((columns) => ({
        face: columns[0],
        amounts: columns.map((column) => column[0] / columns[0][0]),
      })),
    },
    {
      id: "04.first-tap-or-nothing",
      belief:
        "You read the amounts off the first tap, and answer 0 where it is 0. That a filter sees nothing at one tap doesn't mean that it takes nothing of the face. Read them off a tap where the face is not 0.",
      model: splitBy((columns) => ({
        face: columns[0],
        amounts: columns.map((column) => (columns[0][0] === 0 ? 0 : column[0] / columns[0][0])),
      })),
    },
    {
      id: "04.largest-weight-rules",
      belief:
        "You found the largest weight of the whole kernel and gave every channel the face that it lies in. Each channel has a face of its own; what the filters share is the face on one channel.",
      model: (kernel) => {
        const perChannel = Array.from({ length: kernel.shape[2] }, (_, c) => columnsOf(kernel, c));
        const sizes = Array.from(kernel.data, Math.abs);
        const at = sizes.indexOf(Math.max(...sizes));
        const [, , channels, filters] = kernel.shape;
        const tap = Math.floor(at / filters / channels);
        const face = perChannel[Math.floor(at / filters) % channels][at % filters];
        return splitBy((own) => ({ face, amounts: own.map((column) => column[tap] / face[tap]) }))(kernel);
      },
    },
    {
      id: "04.first-channel-rules",
      belief:
        "You gave every channel the face of channel 0, and read the other channels' amounts off its largest tap. Each channel has a face of its own; what the filters share is the face on one channel.",
      model: (kernel) => {
        const columns = columnsOf(kernel, 0);
        const flat = columns.flat().map(Math.abs);
        const at = flat.indexOf(Math.max(...flat));
        const [filter, tap] = [Math.floor(at / columns[0].length), at % columns[0].length];
        const face = columns[filter];
        return splitBy((own) => ({ face, amounts: own.map((column) => column[tap] / face[tap]) }))(kernel);
      },
    },
    {
      id: "04.first-channel-first-tap",
      belief:
        "You gave every channel the face of channel 0, and read the other channels' amounts off one tap. Each channel has a face of its own; what the filters share is the face on one channel.",
      model: (kernel) => {
        const face = used(columnsOf(kernel, 0));
        const tap = face.findIndex((v) => v !== 0);
        return splitBy((own) => ({ face, amounts: own.map((column) => column[tap] / face[tap]) }))(kernel);
      },
    },
    {
      id: "04.size-twice",
      belief:
        "Your face is filter n's, in full size, and your amounts are weights, not divided: the size is counted twice. If the face is filter n's, filter n takes it once.",
      model: splitBy((columns) => {
        const { face, tap } = largestTap(columns);
        return { face, amounts: columns.map((column) => column[tap]) };
      }),
    },
    {
      id: "04.ratio-of-sizes",
      belief:
        "Your amounts compare how large the filters are, and a size has no sign. A filter may take the face −1 times: compare a weight with a weight.",
      model: splitBy((columns) => {
        const sizes = columns.map((column) => Math.sqrt(dot(column, column)));
        const largest = sizes.indexOf(Math.max(...sizes));
        return { face: columns[largest], amounts: sizes.map((size) => (size === 0 ? 0 : size / sizes[largest])) };
      }),
    },
    {
      id: "04.ratio-upside-down",
      belief:
        "Your amounts are upside down: the face's weight divided by the filter's. How many times a filter takes the face is the filter's weight divided by the face's.",
      model: splitBy((columns) => {
        const { face, tap } = largestTap(columns);
        return { face, amounts: columns.map((column) => (column[tap] === 0 ? 0 : face[tap] / column[tap])) };
      }),
    },

    {
      id: "04.last-filter",
      belief:
        "You took the last filter for the face of every channel. Where it doesn't look at a channel, its weights there are zeros and no amount makes the others of them.",
      model: splitBy((columns) => fitted(columns[columns.length - 1], columns)),
    },
    {
      id: "04.amounts-of-channel-0",
      belief:
        "You found the amounts in channel 0 and used them for all. Each filter takes each channel in an amount of its own.",
      model: (kernel) => {
        const own = columnsOf(kernel, 0);
        const { amounts } = fitted(used(own), own);
        return splitBy((columns) => ({ face: used(columns), amounts }))(kernel);
      },
    },
    {
      id: "04.ratio-of-sums",
      belief:
        "You took the ratio of two filters' sums for the amount. A face whose weights cancel has the sum 0. Compare single weights, best where the face's is largest.",
      model: splitBy((columns) => {
        const face = used(columns);
        return { face, amounts: columns.map((column) => (total(face) === 0 ? 0 : total(column) / total(face))) };
      }),
    },
    {
      id: "04.ratio-of-maxima",
      belief:
        "You compared each filter's largest number with the face's. Where a filter takes the face with a minus, its largest number stands in another place: compare the same tap in both.",
      model: splitBy((columns) => {
        const face = used(columns);
        const top = Math.max(...face);
        return { face, amounts: columns.map((column) => (top === 0 ? 0 : Math.max(...column) / top)) };
      }),
    },

    {
      id: "04.largest-number",
      belief:
        "You looked among weights above 0 only. A channel that has none then comes out as zeros, though its weights below 0 would do as well: compare sizes, without the sign.",
      model: splitBy((columns) => {
        const top = Math.max(0, ...columns.flat());
        if (top === 0) return { face: columns[0].map(() => 0), amounts: columns.map(() => 0) };
        const face = columns.find((column) => column.includes(top))!;
        return { face, amounts: columns.map((column) => column[face.indexOf(top)] / top) };
      }),
    },

    {
      id: "04.column-times-row",
      belief:
        "You took each face apart into a column and a row. That is spatially separable, another idea: here a face stays whole, and looking is split from mixing.",
      model: (kernel) => {
        const [height, width] = kernel.shape;
        return splitBy((columns) => {
          const { face, tap } = largestTap(columns);
          const pivot = face[tap];
          if (pivot === 0) return { face: columns[0].map(() => 0), amounts: columns.map(() => 0) };
          const [y, x] = [Math.floor(tap / width), tap % width];
          const made = Array.from({ length: height * width }, (_, n) => {
            const [i, j] = [Math.floor(n / width), n % width];
            return (face[i * width + x] * face[y * width + j]) / pivot;
          });
          return { face: made, amounts: columns.map((column) => column[tap] / pivot) };
        })(kernel);
      },
    },
    {
      id: "04.one-row-of-amounts",
      belief:
        "You found out once how the filters compare, where the largest weight is, and used it for every channel. A filter takes each channel in an amount of its own.",
      model: (kernel) => {
        const sizes = Array.from(kernel.data, Math.abs);
        const at = sizes.indexOf(Math.max(...sizes));
        const filters = kernel.shape[3];
        const reference = at % filters;
        const amounts = Array.from({ length: filters }, (_, n) => kernel.data[at - reference + n] / kernel.data[at]);
        return splitBy((columns) => ({ face: columns[reference], amounts }))(kernel);
      },
    },

    {
      id: "04.ratio-of-sums-of-filter-0",
      belief:
        "You divided sums: a filter's by that of filter 0. Where filter 0's weights cancel or are all zeros, that is a division by 0. Compare single weights, best where the face's is largest.",
      refuses: true,
      model: splitBy((columns) => ({
        face: columns[0],
        amounts: columns.map((column) => total(column) / total(columns[0])),
      })),
    },
    {
      id: "04.ratio-of-sums-of-filter-0-or-nothing",
      belief:
        "You divided sums: a filter's by that of filter 0, and took 0 where that can't be done. Where filter 0's weights cancel or are all zeros, the other filters may still take the face. Compare single weights, best the largest in size.",
      model: splitBy((columns) => ({
        face: columns[0],
        amounts: columns.map((column) => (total(columns[0]) === 0 ? 0 : total(column) / total(columns[0]))),
      })),
    },
    {
      id: "04.middle-tap",
      belief:
        "You read the amounts off the middle tap of filter 0. Where the face has a 0 there, so has every filter, and 0 / 0 is no number. Read them off a tap where the face is not 0.",
      refuses: true,
      model: (kernel) => splitBy((columns) => tapRead(columns, middleOf(kernel)))(kernel),
    },
    {
      id: "04.middle-tap-or-nothing",
      belief:
        "You read the amounts off the middle tap of filter 0, and answer 0 where that can't be done. That a filter sees nothing at one tap doesn't mean that it takes nothing of the face.",
      model: (kernel) =>
        splitBy((columns) => {
          const { face, amounts } = tapRead(columns, middleOf(kernel));
          return { face, amounts: amounts.map((v) => (Number.isFinite(v) ? v : 0)) };
        })(kernel),
    },
    {
      id: "04.zeros-divided",
      belief:
        "A channel may be all zeros. You divide by its largest weight all the same, and 0 / 0 is no number. Any face will do there, with amounts of 0.",
      refuses: true,
      model: splitBy((columns) => {
        const { face, tap } = largestTap(columns);
        return { face, amounts: columns.map((column) => column[tap] / face[tap]) };
      }),
    },
    {
      id: "04.total-twice",
      belief:
        "You summed over the filters for the face and over the taps for the amounts. Their product is too large by the sum of all weights of the channel, and where these cancel it is 0. Take one filter's weights as the face.",
      model: splitBy((columns) => ({
        face: columns[0].map((_, tap) => total(columns.map((column) => column[tap]))),
        amounts: columns.map(total),
      })),
    },
    {
      id: "04.only-filter-0",
      belief:
        "Only filter 0 takes anything with you. The others take the same face in amounts of their own: each has a number in the pointwise kernel.",
      model: splitBy((columns) => ({ face: columns[0], amounts: columns.map((_, n) => Number(n === 0)) })),
    },
    {
      id: "04.face-of-filter-c",
      belief:
        "You took filter c's face for channel c. Channels and filters don't belong together in pairs, and filter c may take nothing of channel c: take a filter whose weights there are not all zeros.",
      model: (kernel) => {
        let c = 0;
        return splitBy((columns) => fitted(columns[c++ % columns.length], columns))(kernel);
      },
    },
    {
      id: "04.first-tap-of-a-used-filter",
      belief:
        "You read the amounts off the first tap, and answer 0 where the face has a 0 there. Then every filter has a 0 there, and may take the face all the same: read them off a tap where the face is not 0.",
      model: splitBy((columns) => ({
        face: used(columns),
        amounts: columns.map((column) => column[0] / used(columns)[0] || 0),
      })),
    },
    {
      id: "04.first-tap-of-an-empty-filter",
      belief:
        "You read the amounts off the first tap of filter 0, with 0 for 0 / 0. Where filter 0 has a 0 there and another hasn't, that is still a division by 0. Read them off a tap where the face is not 0.",
      refuses: true,
      model: splitBy((columns) => ({
        face: columns[0],
        amounts: columns.map((column) => column[0] / columns[0][0] || 0),
      })),
    },
    {
      id: "04.nothing-below-0",
      belief:
        "Amounts below 0 come out as 0 with you. A filter may take a face with a minus: [3, 6] and [−1, −2] share one.",
      model: splitBy((columns) => {
        const { face, amounts } = fitted(used(columns), columns);
        return { face, amounts: amounts.map((v) => Math.max(0, v)) };
      }),
    },

    {
      id: "04.ratio-of-sizes-to-filter-0",
      belief:
        "Your amounts compare how large the filters are with how large filter 0 is. A size has no sign, though a filter may take the face −1 times; and where filter 0 takes nothing there is nothing to compare with.",
      model: splitBy((columns) => {
        const sizes = columns.map((column) => Math.sqrt(dot(column, column)));
        return { face: columns[0], amounts: sizes.map((size) => (sizes[0] === 0 ? 0 : size / sizes[0])) };
      }),
    },
    {
      id: "04.divided-twice",
      belief:
        "You divided the face by the largest weight, and the amounts as well. Only their product counts: divide once.",
      model: splitBy((columns) => {
        const { face, tap } = largestTap(columns);
        const largest = face[tap] || 1;
        return { face: face.map((v) => v / largest), amounts: columns.map((column) => column[tap] / largest) };
      }),
    },
  ],
  blindSpots: [
    {
      id: "04.channel-of-zeros",
      where: "a channel is all zeros",
      so: "No filter takes anything of it: any face will do, with amounts of 0. Mind that 0 / 0 is no number.",
      holds: (kernel) => channelsOf(kernel).some((columns) => columns.flat().every((v) => v === 0)),
    },
    {
      id: "04.filter-takes-nothing",
      where: "a filter takes nothing of a channel that others use",
      so: "Its weights there are zeros, so its amount is 0; as the channel's face they would give nothing back.",
      holds: (kernel) => channelsOf(kernel).some((columns) => unused(columns).length > 0),
    },
    {
      id: "04.filter-0-takes-nothing",
      where: "filter 0 takes nothing of a channel that others use",
      so: "Then its zeros are no face. Take a filter whose weights there are not all zeros.",
      holds: (kernel) => channelsOf(kernel).some((columns) => unused(columns).includes(0)),
    },
    {
      id: "04.face-begins-with-0",
      where: "a face begins with 0",
      so: "Then all its filters have a 0 there, and nothing can be read off that tap. Read the amounts where the face is not 0.",
      holds: (kernel) =>
        channelsOf(kernel).some(
          (columns) => columns.every((column) => column[0] === 0) && columns.flat().some((v) => v !== 0),
        ),
    },
    {
      id: "04.opposite-signs",
      where: "one filter takes a face with a plus and another with a minus",
      so: "An amount has a sign: [3, 6] is −3 times [−1, −2].",
      holds: (kernel) => channelsOf(kernel).some((columns) => columns.some((m) => columns.some((n) => dot(m, n) < 0))),
    },
  ],
});

/** The filters that take nothing of a channel that others use. */
function unused(columns: number[][]): number[] {
  const empty = columns.flatMap((column, n) => (column.every((v) => v === 0) ? [n] : []));
  return empty.length < columns.length ? empty : [];
}

/** Filter 0's face, with the amounts that one tap of it says. */
function tapRead(columns: number[][], tap: number): { face: number[]; amounts: number[] } {
  return { face: columns[0], amounts: columns.map((column) => column[tap] / columns[0][tap]) };
}

function middleOf(kernel: Kernel): number {
  const [height, width] = kernel.shape;
  return Math.floor(height / 2) * width + Math.floor(width / 2);
}
