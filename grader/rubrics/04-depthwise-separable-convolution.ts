import { conv2d, depthwiseConv2d, pointwiseConv2d, relu, type Tensor, tensor, toStandardKernel } from "../../lib/index";
import * as solution from "../../solutions/04-depthwise-separable-convolution";
import { exercise, type Rubric } from "../rubric";
import { built, built4, type Image, type Kernel, slice, total } from "./models";
import {
  areMultiples,
  best,
  columnsOf,
  dot,
  everyPair,
  fitted,
  halvesOf,
  improved,
  irregular,
  isAlong,
  kernelOf,
  largestOf,
  largestTap,
  mean,
  near,
  product,
  separableIf,
  splitBy,
  together,
  used,
} from "./splitting";

type Pointwise = Tensor<[1, 1, number, number]>;

export const rubric: Rubric = {
  chapter: "04",
  file: "04-depthwise-separable-convolution",
  title: "Depthwise separable convolution",
  exercises: [
    exercise({
      id: "04.separableConv",
      title: "Two steps",
      points: 2,
      solution: solution.separableConv,
      terms: {
        input: "The depthwise step sees each of its channels by itself; they meet only in the pointwise step.",
        depthwise: "Each channel is seen with faces of its own; the maps that they make are mixed only afterwards.",
        pointwise:
          "It says how much each filter takes of each map that the depthwise step made; what it takes is added up.",
      },
      forbidden: ["separableConv2d"],
      cases: (random) => [
        [random.tensor([3, 4, 2]), random.tensor([2, 3, 2, 1]), random.tensor([1, 1, 2, 3])],
        [random.tensor([5, 4, 3]), random.tensor([3, 2, 3, 1]), random.tensor([1, 1, 3, 2])],
        [random.tensor([4, 5, 2]), random.tensor([2, 2, 2, 2]), random.tensor([1, 1, 4, 3])],
        [random.tensor([4, 3, 3]), random.tensor([2, 3, 3, 1]), random.tensor([1, 1, 3, 3])],
        [random.tensor([3, 4, 2]), random.tensor([2, 2, 2, 3]), random.tensor([1, 1, 6, 2])],
      ],
      byHand: () => [
        {
          args: [tensor([1, 2, 3, 4], [1, 2, 2]), tensor([1, 0, 1, 1], [1, 2, 2, 1]), tensor([1, 2], [1, 1, 2, 1])],
          gives: tensor([12], [1, 1, 1]),
        },
      ],
      hints: [
        "Which step looks sideways, and which one mixes channels? Which comes first?",
        "lib has both: depthwiseConv2d(input, kernel) and pointwiseConv2d(input, kernel). The output of one is the input of the other.",
        "return pointwiseConv2d(depthwiseConv2d(input, depthwise), pointwise).",
      ],
      misconceptions: [
        {
          id: "04.mixed-first",
          belief:
            "You mixed the channels first. A face belongs to a channel of the image, so the depthwise step comes before they are mixed.",
          refuses: true,
          model: (x, d, p) => depthwiseConv2d(pointwiseConv2d(x, p), d),
        },
        {
          id: "04.relu-between",
          belief:
            "You put a ReLU between the two steps. Some networks do; here nothing stands between, and what a face finds is handed on with its sign.",
          model: (x, d, p) => pointwiseConv2d(relu(depthwiseConv2d(x, d)), p),
        },
        {
          id: "04.padded",
          belief: "You padded the picture. This exercise has no padding: the faces stand only where they fit.",
          model: (x, d, p) => pointwiseConv2d(depthwiseConv2d(x, d, { padding: "same" }), p),
        },
        {
          id: "04.no-mixing",
          belief: "You stopped after the depthwise step: the channels have not been mixed yet.",
          model: (x, d) => depthwiseConv2d(x, d),
        },
        {
          id: "04.shared-face",
          belief: "You used the first channel's face for all channels. In the depthwise step each channel has its own.",
          model: (x, d, p) =>
            solution.separableConv(
              x,
              built4(d.shape, (i, j, _c, m) => d.at(i, j, 0, m)),
              p,
            ),
        },
        {
          id: "04.flipped-kernel",
          belief: "You turned the faces by half a turn. Deep learning lays a kernel down as it is.",
          model: (x, d, p) => {
            const [h, w] = d.shape;
            return solution.separableConv(
              x,
              built4(d.shape, (i, j, c, m) => d.at(h - 1 - i, w - 1 - j, c, m)),
              p,
            );
          },
        },
        {
          id: "04.multiplier-order",
          belief:
            "You ordered the maps of the depthwise step by multiplier first. Channel c's maps lie together, at c · multiplier + m; the pointwise weights count on it.",
          model: (x, d, p) => {
            const [, , channels, multiplier] = d.shape;
            const reordered = built4(p.shape, (_i, _j, q, n) =>
              p.at(0, 0, (q % multiplier) * channels + Math.floor(q / multiplier), n),
            );
            return solution.separableConv(x, d, reordered as Pointwise);
          },
        },
        {
          id: "04.own-map-only",
          belief:
            "Filter n of your second step reads map n alone, as a depthwise layer would. The pointwise step mixes: each filter takes an amount of every map and adds them up.",
          model: (x, d, p) => {
            const seen = depthwiseConv2d(x, d);
            const maps = seen.shape[2];
            return built(
              [seen.shape[0], seen.shape[1], p.shape[3]],
              (i, j, n) => seen.at(i, j, n % maps) * p.at(0, 0, n % maps, n),
            );
          },
        },
        {
          id: "04.first-face-only",
          belief:
            "You used the first face of each channel. With a multiplier there are more, and the pointwise kernel has amounts for each of them.",
          model: (x, d, p) => {
            const [h, w, channels] = d.shape;
            const firsts = built4([h, w, channels, 1], (i, j, c) => d.at(i, j, c, 0));
            const amounts = built4([1, 1, channels, p.shape[3]], (_i, _j, c, n) => p.at(0, 0, c, n));
            return pointwiseConv2d(depthwiseConv2d(x, firsts), amounts as Pointwise);
          },
        },
        {
          id: "04.first-step-unused",
          belief: "You computed the first step and did not use it: the pointwise step gets the input again.",
          refuses: true,
          model: (x, _d, p) => pointwiseConv2d(x, p),
        },

        {
          id: "04.relu-at-the-end",
          belief:
            "You applied ReLU to what came out. There is no activation in these two steps: what is below 0 stays.",
          model: (x, d, p) => relu(solution.separableConv(x, d, p)),
        },
        {
          id: "04.amounts-filter-by-filter",
          belief:
            "You read the amounts filter by filter. The pointwise kernel is [1, 1, maps, filters]: all filters' amounts of map 0 come first.",
          model: (x, d, p) => {
            const [, , maps, filters] = p.shape;
            const reordered = built4(p.shape, (_i, _j, q, n) => p.data[n * maps + q]);
            return filters ? solution.separableConv(x, d, reordered as Pointwise) : x;
          },
        },
        {
          id: "04.mean-of-maps",
          belief: "You took the mean of the maps that a filter mixes. It adds them up, each times its amount.",
          model: (x, d, p) => {
            const out = solution.separableConv(x, d, p);
            return built(out.shape, (i, j, n) => out.at(i, j, n) / p.shape[2]);
          },
        },
        {
          id: "04.summed-before-mixing",
          belief:
            "You added what the channels saw before mixing. Each map keeps to itself until the 1×1 step, where every filter takes each in an amount of its own.",
          model: (x, d, p) => {
            const seen = depthwiseConv2d(x, d);
            const [h, w, maps] = seen.shape;
            const sums = built([h, w, 1], (i, j) => total(Array.from({ length: maps }, (_, q) => seen.at(i, j, q))));
            const amount = (n: number) => total(Array.from({ length: maps }, (_, q) => p.at(0, 0, q, n)));
            return built([h, w, p.shape[3]], (i, j, n) => sums.at(i, j, 0) * amount(n));
          },
        },

        {
          id: "04.first-faces-summed-before-mixing",
          belief:
            "You added the channels up in the first step already, so only one map was left. The depthwise step makes a map for each face; the second step takes an amount of each.",
          model: (x, d, p) => {
            const found = depthwiseConv2d(x, d);
            return built([found.shape[0], found.shape[1], p.shape[3]], (i, j, n) => {
              const first = found.at(i, j).data.filter((_, q) => q % d.shape[3] === 0);
              return total(first) * total(Array.from({ length: p.shape[2] }, (_, q) => p.at(0, 0, q, n)));
            });
          },
        },
        {
          id: "04.standard-first-step",
          belief:
            "Your first step adds the channels up, as a standard layer does. A depthwise step keeps them apart: there is a map for each face.",
          refuses: true,
          model: (x, d, p) => pointwiseConv2d(conv2d(x, d), p),
        },
        {
          id: "04.amount-of-the-channel",
          belief:
            "You gave all faces of a channel the amount of map c. With a multiplier each face makes a map, and each map has an amount of its own: channel 1's first is map 2 if there are two faces a channel.",
          model: (x, d, p) => {
            const found = depthwiseConv2d(x, d);
            return built([found.shape[0], found.shape[1], p.shape[3]], (i, j, n) =>
              total(found.at(i, j).data.map((v, q) => v * p.at(0, 0, Math.floor(q / d.shape[3]), n))),
            );
          },
        },
        {
          id: "04.mean-of-channels",
          belief:
            "You took the mean over the channels. The pointwise step adds up what its filters take of each map, and divides by nothing.",
          model: (x, d, p) => divided(solution.separableConv(x, d, p), x.shape[2]),
        },
        {
          id: "04.padded-by-1",
          belief: "You padded the picture by 1. This exercise has no padding: the faces stand only where they fit.",
          model: (x, d, p) => pointwiseConv2d(depthwiseConv2d(x, d, { padding: 1 }), p),
        },
        {
          id: "04.stride-2",
          belief: "Your faces leave out every second position. The stride is 1: they stand wherever they fit.",
          model: (x, d, p) => pointwiseConv2d(depthwiseConv2d(x, d, { stride: 2 }), p),
        },
        {
          id: "04.relu-twice",
          belief:
            "You put a ReLU behind both steps. Here nothing is cut off, neither between them nor at the end: what is below 0 stays.",
          model: (x, d, p) => relu(pointwiseConv2d(relu(depthwiseConv2d(x, d)), p)),
        },
      ],
      blindSpots: [
        {
          id: "04.several-faces",
          where: "a channel has several faces",
          so: "With multiplier 2 maps 0 and 1 come from channel 0, maps 2 and 3 from channel 1, and the pointwise kernel has an amount for each map.",
          holds: (_x, d) => d.shape[3] > 1,
        },
        {
          id: "04.face-not-square",
          where: "a face is not as high as it is wide",
          so: "Its height and its width are depthwise.shape[0] and depthwise.shape[1], each with a loop of its own.",
          holds: (_x, d) => d.shape[0] !== d.shape[1],
        },
      ],
    }),
    exercise({
      id: "04.equivalentKernel",
      title: "One kernel for both",
      points: 2,
      solution: solution.equivalentKernel,
      terms: {
        depthwise:
          "It has one face for each channel: every filter sees the channel with that same face, in an amount of its own.",
        pointwise: "It has the amounts: how often each filter takes each channel's face, all taps of it alike.",
        channels:
          "The kernel has a face for each pair of channel and filter; it names the channel third, the filter last.",
        kernelHeight: "A face keeps its form: kernelHeight rows of kernelWidth taps, which needn't be as many.",
      },
      forbidden: ["toStandardKernel"],
      cases: (random) => [
        [tensor([1, 2], [1, 2, 1, 1]), tensor([3, -1], [1, 1, 1, 2])],
        [random.tensor([2, 3, 2, 1]), random.tensor([1, 1, 2, 3])],
        [random.tensor([3, 2, 4, 1]), random.tensor([1, 1, 4, 2])],
        [random.tensor([2, 1, 1, 1]), random.tensor([1, 1, 1, 3])],
        [random.tensor([1, 3, 3, 1]), random.tensor([1, 1, 3, 2])],
      ],
      byHand: () => [
        {
          args: [tensor([1, 2], [1, 2, 1, 1]), tensor([3, -1], [1, 1, 1, 2])],
          gives: tensor([3, -1, 6, -2], [1, 2, 1, 2]),
        },
      ],
      hints: [
        "With which numbers does filter n look at channel c, after both steps?",
        "The face of channel c, made larger or smaller by one number. Which one?",
        "Four loops over i, j, c and n; set depthwise.at(i, j, c, 0) * pointwise.at(0, 0, c, n) at [i, j, c, n].",
      ],
      misconceptions: [
        {
          id: "04.weights-added",
          belief: "You added the two weights. The pointwise step multiplies what the depthwise step found: a product.",
          model: (d, p) =>
            built4(
              [d.shape[0], d.shape[1], d.shape[2], p.shape[3]],
              (i, j, c, n) => d.at(i, j, c, 0) + p.at(0, 0, c, n),
            ),
        },
        {
          id: "04.face-alone",
          belief:
            "You gave every filter the face as it is. Each filter takes its own amount of it: multiply by the pointwise weight.",
          model: (d, p) => built4([d.shape[0], d.shape[1], d.shape[2], p.shape[3]], (i, j, c) => d.at(i, j, c, 0)),
        },
        {
          id: "04.channels-summed",
          belief:
            "You added up the faces of all channels for each filter. The channels are summed later, when the kernel meets the image; the kernel itself keeps them apart.",
          model: (d, p) =>
            built4([d.shape[0], d.shape[1], d.shape[2], p.shape[3]], (i, j, _c, n) => {
              let sum = 0;
              for (let c = 0; c < d.shape[2]; c++) sum += d.at(i, j, c, 0) * p.at(0, 0, c, n);
              return sum;
            }),
        },
        {
          id: "04.shared-face",
          belief: "You used the first channel's face for all channels. Channel c is looked at with its own.",
          model: (d, p) =>
            built4(
              [d.shape[0], d.shape[1], d.shape[2], p.shape[3]],
              (i, j, c, n) => d.at(i, j, 0, 0) * p.at(0, 0, c, n),
            ),
        },
        {
          id: "04.face-for-each-filter",
          belief:
            "You gave each filter a face of its own and laid it on all channels. Faces belong to channels: every filter looks at channel c with face c, and takes its own amount of it.",
          model: (d, p) =>
            built4(
              [d.shape[0], d.shape[1], d.shape[2], p.shape[3]],
              (i, j, c, n) => d.at(i, j, n % d.shape[2], 0) * p.at(0, 0, c, n),
            ),
        },
        {
          id: "04.amounts-filter-by-filter",
          belief:
            "You read the amounts filter by filter. Here the last index counts filters: a channel's amounts, one for each filter, stand side by side.",
          model: (d, p) => {
            const [, , channels, filters] = p.shape;
            return built4(
              [d.shape[0], d.shape[1], channels, filters],
              (i, j, c, n) => d.at(i, j, c, 0) * p.data[n * channels + c],
            );
          },
        },
        {
          id: "04.first-filter",
          belief: "You used the first pointwise filter for all. Each filter takes its own amount of each channel.",
          model: (d, p) =>
            built4([d.shape[0], d.shape[1], d.shape[2], p.shape[3]], (i, j, c) => d.at(i, j, c, 0) * p.at(0, 0, c, 0)),
        },
        {
          id: "04.own-channel-only",
          belief:
            "You filled the diagonal only, as if filter n belonged to channel n. Every filter takes an amount of every channel, so no weight is left out.",
          model: (d, p) =>
            built4([d.shape[0], d.shape[1], d.shape[2], p.shape[3]], (i, j, c, n) =>
              c === n ? d.at(i, j, c, 0) * p.at(0, 0, c, n) : 0,
            ),
        },
        {
          id: "04.channels-added",
          belief:
            "You added over the channels, and your kernel is one channel deep. It has to read the input as it is, so it is as deep as the input; the adding is done by the convolution.",
          model: (d, p) =>
            built4([d.shape[0], d.shape[1], 1, p.shape[3]], (i, j, _c, n) => {
              let sum = 0;
              for (let c = 0; c < d.shape[2]; c++) sum += d.at(i, j, c, 0) * p.at(0, 0, c, n);
              return sum;
            }),
        },
        {
          id: "04.amount-in-the-middle",
          belief:
            "You multiplied only the middle tap by the amount. A 1×1 kernel looks at one pixel of the maps, and each number there has come from a whole window: the amount multiplies all taps of the face.",
          model: (d, p) => {
            const [h, w, channels] = d.shape;
            const middle = (i: number, j: number) => i === Math.floor(h / 2) && j === Math.floor(w / 2);
            return built4([h, w, channels, p.shape[3]], (i, j, c, n) =>
              middle(i, j) ? d.at(i, j, c, 0) * p.at(0, 0, c, n) : d.at(i, j, c, 0),
            );
          },
        },
        {
          id: "04.columns-up-to-height",
          belief:
            "Your loop over the columns ends at the height. A face that is wider than high is filled in part only.",
          model: (d, p) => {
            const [h, w, channels] = d.shape;
            return built4([h, w, channels, p.shape[3]], (i, j, c, n) =>
              j < h ? d.at(i, j, c, 0) * p.at(0, 0, c, n) : 0,
            );
          },
        },

        {
          id: "04.flipped-face",
          belief:
            "You turned the faces by half a turn. They keep their place: weight [i, j] of a face becomes weight [i, j] of the filter.",
          model: (d, p) => {
            const [h, w, channels] = d.shape;
            return built4(
              [h, w, channels, p.shape[3]],
              (i, j, c, n) => d.at(h - 1 - i, w - 1 - j, c, 0) * p.at(0, 0, c, n),
            );
          },
        },
        {
          id: "04.filters-before-channels",
          belief:
            "You put the filters before the channels. A kernel is [height, width, channels, filters]: the filters come last.",
          model: (d, p) =>
            built4(
              [d.shape[0], d.shape[1], p.shape[3], d.shape[2]],
              (i, j, n, c) => d.at(i, j, c, 0) * p.at(0, 0, c, n),
            ),
        },
        {
          id: "04.divided-by-the-channels",
          belief:
            "You divided by the number of channels. A filter adds its channels up and takes no mean, in one step as in two.",
          model: (d, p) =>
            built4(
              [d.shape[0], d.shape[1], d.shape[2], p.shape[3]],
              (i, j, c, n) => (d.at(i, j, c, 0) * p.at(0, 0, c, n)) / d.shape[2],
            ),
        },

        {
          id: "04.amounts-summed",
          belief:
            "You added up what all filters take of a channel, and gave the sum to each. A filter of the standard kernel has its own amount of the face, and nothing of the others'.",
          model: (d, p) =>
            built4(
              [d.shape[0], d.shape[1], d.shape[2], p.shape[3]],
              (i, j, c) => d.at(i, j, c, 0) * total(p.at(0, 0, c).data),
            ),
        },
        {
          id: "04.amount-shared-out",
          belief:
            "You shared an amount out among the taps of the face. Each tap is taken that many times in full: 3 times the face [1, 2] is [3, 6].",
          model: (d, p) => {
            const [h, w, channels] = d.shape;
            return built4(
              [h, w, channels, p.shape[3]],
              (i, j, c, n) => (d.at(i, j, c, 0) * p.at(0, 0, c, n)) / (h * w),
            );
          },
        },
        {
          id: "04.a-filter-a-channel",
          belief:
            "You let each filter look at one channel and put zeros on the others. The second step mixes: every filter takes an amount of every channel.",
          model: (d, p) =>
            built4([d.shape[0], d.shape[1], d.shape[2], p.shape[3]], (i, j, c, n) =>
              c === n % d.shape[2] ? d.at(i, j, c, 0) * p.at(0, 0, c, n) : 0,
            ),
        },
        {
          id: "04.amounts-alone",
          belief:
            "You wrote the amounts at every tap. What a filter looks for is the face of the channel, taken in this amount: their product.",
          model: (d, p) => built4([d.shape[0], d.shape[1], d.shape[2], p.shape[3]], (_i, _j, c, n) => p.at(0, 0, c, n)),
        },
        {
          id: "04.faces-summed",
          belief:
            "You added the faces of all channels up and laid the sum on each. Every channel is looked at with its own face: the channels come together only when the kernel meets the image.",
          model: (d, p) =>
            built4(
              [d.shape[0], d.shape[1], d.shape[2], p.shape[3]],
              (i, j, c, n) => total(d.at(i, j).data) * p.at(0, 0, c, n),
            ),
        },
        {
          id: "04.amounts-of-channel-0",
          belief:
            "You took the amounts of channel 0 for every channel. A filter has an amount for each: pointwise.at(0, 0, c, n).",
          model: (d, p) =>
            built4(
              [d.shape[0], d.shape[1], d.shape[2], p.shape[3]],
              (i, j, c, n) => d.at(i, j, c, 0) * p.at(0, 0, 0, n),
            ),
        },
      ],
      blindSpots: [
        {
          id: "04.several-channels",
          where: "there is more than one channel",
          so: "Channel c has a face of its own, and each filter an amount of it: weight [i, j, c, n] has both.",
          holds: (d) => d.shape[2] > 1,
        },
        {
          id: "04.more-filters-than-channels",
          where: "there are more filters than channels",
          so: "Filters and channels are counted apart: the kernel has a place for every filter on every channel.",
          holds: (d, p) => p.shape[3] > d.shape[2],
        },
        {
          id: "04.fewer-filters-than-channels",
          where: "there are fewer filters than channels",
          so: "Filters and channels are counted apart: the kernel has a place for every filter on every channel.",
          holds: (d, p) => p.shape[3] < d.shape[2],
        },
        {
          id: "04.several-rows",
          where: "a face has more than one row",
          so: "The kernel is as high as the faces: the rows need a loop of their own.",
          holds: (d) => d.shape[0] > 1,
        },
      ],
    }),
    exercise({
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
            const amounts = Array.from(
              { length: filters },
              (_, n) => kernel.data[at - reference + n] / kernel.data[at],
            );
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
          holds: (kernel) =>
            channelsOf(kernel).some((columns) => columns.some((m) => columns.some((n) => dot(m, n) < 0))),
        },
      ],
    }),
    exercise({
      id: "04.isSeparable",
      title: "What can't be split",
      points: 3,
      solution: solution.isSeparable,
      terms: {
        kernel: "It can be split if on each channel, taken by itself, all filters are multiples of one face.",
        largest: "What is only rounding depends on how large the weights are: 0.01 is much where the largest is 0.02.",
      },
      forbidden: ["toSeparableKernels"],
      cases: (random) => [
        [kernelOf("1 -1 0 0, 2 -2 0 0")],
        [kernelOf("1 -1 0 0, 1 0 -1 0")],
        [kernelOf("1 2 3 4")],
        [kernelOf("1 2 3 6, 2 4 6 12 | 1 0 0 1, 3 0 0 3")],
        [kernelOf("1 2 3 6, 2 4 6 12 | 4 0 0 4, 0 4 4 0")],
        [kernelOf("4 0 0 4, 0 4 4 0 | 1 2 3 6, 2 4 6 12")],
        [kernelOf("1 0 0 0, 0 1 0 0 | 0 1 0 0, 1 0 0 0")], // what the channels add up to would be split
        [kernelOf("1 2 3 4, 0 0 0 0 | 5 1 0 2, -5 -1 0 -2")],
        [kernelOf("1 2 3 4, 2 4 6 8 | 1 2 3 5, 1 2 3 5")],
        [kernelOf("1 0 0 1, 0 0 0 3, 1 2 1 1")],
        [kernelOf("1 0 0 1, 1 0 0 1 | 1 2 3 4, 1 2 3 4")],
        [kernelOf("0 0 0 0, 1 2 3 4, 4 3 2 1")],
        [kernelOf("1 2 3 4, 0 0 0 0, 4 3 2 1")],
        [kernelOf("0 0 0 0, 1 2 3 4, 2 4 6 8")],
        [kernelOf("0 1 2 0, 0 2 1 0")],
        [kernelOf("0 1 0 0, 0 2 0 0")],
        [kernelOf("1 0 2 0, 2 0 1 0")],
        [kernelOf("1 2 3 4, 1 3 2 4")],
        [kernelOf("1 1 0 0, 1 0 0 0")], // put together again it is too large somewhere, and nowhere too small
        [product(random, [2, 3, 3], 4)],
        [kernelOf("1 2 0 3 1 2, 2 4 0 6 2 4, -1 -2 0 -3 -1 -2 | 2 1 1 0 3 1, 0 0 0 0 0 0, 4 2 2 0 6 7")],
        [toStandardKernel(irregular([3, 2, 2, 1]), irregular([1, 1, 2, 4]))],
        [toStandardKernel(irregular([2, 2, 1, 1]), irregular([1, 1, 1, 3]))],
        [kernelOf("1 2 3 4, 4 3 2 1, 8 6 4 2")],
        [kernelOf("0 0 0 0, 1 2 3 4 | 2 1 0 0, 2 1 0 0")],
      ],
      byHand: () => [
        { args: [tensor([1, 2, -1, -2, 0, 0, 0, 0], [1, 4, 1, 2])], gives: true },
        { args: [tensor([1, 1, -1, 0, 0, -1, 0, 0], [1, 4, 1, 2])], gives: false },
      ],
      hints: [
        "Does it matter how channel 0 and channel 1 are related? Or only what the filters do with each channel?",
        "If the kernel can be split, what does `equivalentKernel` make of the two parts that `split` gives? And if it can't?",
        "Split it, put the two parts together again, and compare weight by weight: where one is off by more than a thousandth of the largest weight, answer false.",
      ],
      misconceptions: [
        {
          id: "04.face-rank",
          belief:
            "You asked whether each face is a column times a row. That is *spatially* separable: a question about one face alone. [1, 2, 3, 4] may stay as it is; what counts is whether all filters use multiples of it.",
          model: (kernel) => {
            const [h, w, channels, filters] = kernel.shape;
            for (let c = 0; c < channels; c++) {
              for (let n = 0; n < filters; n++) {
                for (let i = 1; i < h; i++) {
                  for (let j = 1; j < w; j++) {
                    const at = (y: number, x: number) => kernel.at(y, x, c, n);
                    if (at(0, 0) * at(i, j) !== at(0, j) * at(i, 0)) return false;
                  }
                }
              }
            }
            return true;
          },
        },
        {
          id: "04.filters-as-a-whole",
          belief:
            "You asked whether whole filters are multiples of each other, with one factor for all channels. A filter may take twice as much of one channel and half of another: the rule holds on each channel by itself.",
          model: (kernel) => {
            const [h, w, channels, filters] = kernel.shape;
            return solution.isSeparable(
              built4([h, w * channels, 1, filters], (i, q, _c, n) =>
                kernel.at(i, Math.floor(q / channels), q % channels, n),
              ),
            );
          },
        },
        {
          id: "04.across-channels",
          belief:
            "You also compared faces of different channels. Each channel has a face of its own in the depthwise step; only the faces that look at the *same* channel must be multiples of each other.",
          model: (kernel) => {
            const [h, w, channels, filters] = kernel.shape;
            return solution.isSeparable(
              built4([h, w, 1, channels * filters], (i, j, _c, q) =>
                kernel.at(i, j, q % channels, Math.floor(q / channels)),
              ),
            );
          },
        },
        {
          id: "04.first-channel",
          belief: "You looked at the first channel only. Every channel must pass.",
          model: (kernel) => solution.isSeparable(slice(kernel, 0)),
        },
        {
          id: "04.always",
          belief:
            "You answered yes to every kernel. Two filters [1, −1, 0, 0] and [1, 0, −1, 0] on one channel need two faces: multiplier 2.",
          model: () => true,
        },
        {
          id: "04.exact",
          belief:
            "You asked for numbers that are equal to the last digit. Weights have 32 bits: 1/7 of a face is rounded at every tap, so what is equal on paper differs in the seventh digit. Allow for that.",
          model: everyPair((m, n) => areMultiples(m, n, 0)),
        },
        {
          id: "04.divided",
          belief:
            "You divided one face by the other, tap by tap. Where both have a zero that is 0 / 0, NaN, and NaN equals nothing. Multiply instead: a face times an amount, which zeros don't disturb.",
          model: everyPair((m, n) => m.every((v, tap) => near(v / n[tap], m[0] / n[0]))),
        },
        {
          id: "04.first-tap",
          belief:
            "You compared every tap with the first one only. Where both faces begin with 0, all those products are 0 and say nothing: [0, 1, 2, 0] and [0, 2, 1, 0] need every pair of taps.",
          model: everyPair((m, n) => m.every((v, tap) => near(v * n[0], m[0] * n[tap]))),
        },
        {
          id: "04.first-tap-ratio",
          belief:
            "You took the ratio of two faces from their first taps. [0, 1, 0, 0] and [0, 2, 0, 0] begin with 0: 0 / 0 is no number, and yet the second is twice the first. Take the ratio where the face is largest.",
          model: separableIf(
            (m, n) => m.every((v, tap) => near(n[tap], (n[0] / m[0]) * v)),
            (m) => m === 0,
          ),
        },
        {
          id: "04.first-tap-ratio-forgiving",
          belief:
            "You took the ratio of two faces from their first taps. Where these are 0 it is no number, and no number is ever *larger* than a tolerance: your comparison lets everything pass. Take the ratio where the face is largest.",
          model: separableIf(
            (m, n) => !m.some((v, tap) => Math.abs(n[tap] - (n[0] / m[0]) * v) > 1e-3),
            (m) => m === 0,
          ),
        },
        {
          id: "04.next-tap",
          belief:
            "You compared every tap with the next one only. A tap of 0 hides the two beside it from each other: [1, 0, 2, 0] and [2, 0, 1, 0] are no multiples.",
          model: everyPair((m, n) => m.every((v, tap) => tap === 0 || near(v * n[tap - 1], m[tap - 1] * n[tap]))),
        },
        {
          id: "04.first-filter-only",
          belief:
            "You compared every filter with filter 0 only. If filter 0 takes nothing of the channel (all zeros), everything is a multiple to it: compare with a filter that uses the channel.",
          model: separableIf(areMultiples, (m) => m === 0),
        },
        {
          id: "04.neighbours-only",
          belief:
            "You compared every filter with the next one only. An all-zero face between two others hides them from each other: compare every pair of filters.",
          model: separableIf(areMultiples, (m, n) => n === m + 1),
        },
        {
          id: "04.same-face",
          belief:
            "You asked for equal faces. Multiples are enough, negative ones and zero too: the pointwise step scales each.",
          model: everyPair((m, n) => m.every((v, tap) => near(v, n[tap]))),
        },
        {
          id: "04.same-zeros",
          belief:
            "You compared where the faces are zero and where not. That is not enough: [1, 2, 3, 4] and [1, 3, 2, 4] have no zero at all, and no multiple of one is the other.",
          model: everyPair(
            (m, n) =>
              [m, n].some((face) => face.every((v) => v === 0)) || m.every((v, tap) => (v === 0) === (n[tap] === 0)),
          ),
        },
        {
          id: "04.channels-alike",
          belief:
            "You compared the channels of one filter with each other. It is the other way round: on one channel, the filters have to be multiples of one face.",
          model: (kernel) => {
            const [h, w, channels, filters] = kernel.shape;
            return solution.isSeparable(built4([h, w, filters, channels], (i, j, n, c) => kernel.at(i, j, c, n)));
          },
        },
        {
          id: "04.counts",
          belief:
            "You compared the numbers of filters and channels. They say nothing about which weights are there: each channel has one face only, for all filters.",
          model: (kernel) => kernel.shape[3] <= kernel.shape[2],
        },
        {
          id: "04.multiples-of-filter-0",
          belief:
            "You expressed every filter as a multiple of filter 0. Where filter 0 takes nothing of a channel, the others may still be multiples of each other, and the answer is yes.",
          model: separableIf(
            (m, n) => (m.every((v) => v === 0) ? n.every((v) => v === 0) : areMultiples(m, n)),
            (m) => m === 0,
          ),
        },

        {
          id: "04.same-direction",
          belief:
            "You accepted multiples above 0 only. A filter may take a face with a minus: [1, −1] and [−2, 2] share one.",
          model: everyPair((m, n) => areMultiples(m, n) && dot(m, n) >= 0),
        },
        {
          id: "04.some-channel",
          belief:
            "You answered yes as soon as one channel can be split. Every channel needs a face that all its filters share.",
          model: (kernel) =>
            Array.from({ length: kernel.shape[2] }, (_, c) => slice(kernel, c)).some((one) =>
              solution.isSeparable(one),
            ),
        },
        {
          id: "04.channels-summed",
          belief:
            "You added the channels up first and compared the sums. In one channel nothing of the others is seen: each is compared by itself.",
          model: (kernel) => {
            const [h, w, channels, filters] = kernel.shape;
            return solution.isSeparable(
              built4([h, w, 1, filters], (i, j, _c, n) =>
                total(Array.from({ length: channels }, (_, c) => kernel.at(i, j, c, n))),
              ),
            );
          },
        },
        {
          id: "04.last-channel",
          belief: "You looked at the last channel alone. Every channel needs a face that all its filters share.",
          model: (kernel) => solution.isSeparable(slice(kernel, kernel.shape[2] - 1)),
        },

        {
          id: "04.zeros-skipped",
          belief:
            "You skipped the taps where filter 0 is 0, since one can't divide there. If it is 0 at a tap and another filter isn't, no multiple of one makes the other: just those taps decide.",
          model: separableIf(
            (m, n) => {
              const ratios = n.flatMap((v, tap) => (m[tap] === 0 ? [] : [v / m[tap]]));
              return ratios.every((ratio) => near(ratio, ratios[0]));
            },
            (m) => m === 0,
          ),
        },

        {
          id: "04.whole-filters-and-filter-0",
          belief:
            "You compared whole filters with filter 0, one factor for all channels. A filter may take twice as much of one channel and half of another: the rule holds on each channel by itself.",
          model: (kernel) => {
            const [first, ...others] = wholeFilters(kernel);
            return others.every((other) => areMultiples(first, other));
          },
        },
        {
          id: "04.whole-multiples-of-filter-0",
          belief:
            "You asked whether every filter is a multiple of filter 0, one factor for all channels. A filter may take twice as much of one channel and half of another; and where filter 0 takes nothing, others may still share a face.",
          model: (kernel) => {
            const [first, ...others] = wholeFilters(kernel);
            return others.every((other) => multiplesOfFirst(first, other));
          },
        },
        {
          id: "04.ratio-of-sums",
          belief:
            "You took the ratio of two faces from their sums. A face whose weights cancel, such as [1, −1, 0, 0], has the sum 0, and everything seems to fit. Compare the faces tap by tap.",
          model: separableIf(
            (m, n) => m.every((v, tap) => near(n[tap] * total(m), v * total(n))),
            (m) => m === 0,
          ),
        },
        {
          id: "04.first-two-filters",
          belief: "You compared the first two filters only. All filters have to share a channel's face.",
          model: separableIf(areMultiples, (m, n) => m === 0 && n === 1),
        },
        {
          id: "04.fewer-weights",
          belief:
            "You asked whether two steps would need fewer weights. That says whether splitting pays, not whether it can be done: it depends on what the weights are.",
          model: (kernel) => {
            const [h, w, channels, filters] = kernel.shape;
            return h * w * channels + channels * filters < h * w * channels * filters;
          },
        },
        ...[false, true].map((every) => ({
          id: `04.some-pair${every ? "" : "-with-filter-0"}`,
          belief: "You answered yes as soon as two filters share a face. On every channel all of them must.",
          model: (kernel: Kernel) =>
            channelsOf(kernel).some((columns) =>
              columns.some((n, j) => columns.some((m, i) => i < j && (every || i === 0) && areMultiples(m, n))),
            ),
        })),
        {
          id: "04.zeros-refused",
          belief:
            "You answered no where a filter takes nothing of a channel. All zeros is 0 times the face: such a filter is never in the way.",
          model: (kernel) =>
            solution.isSeparable(kernel) &&
            channelsOf(kernel).every((columns) => columns.every((n) => n.some((v) => v !== 0))),
        },
        {
          id: "04.single-filter",
          belief:
            "You answered yes only where there is one filter. Several may share a channel's face, each in an amount of its own.",
          model: (kernel) => kernel.shape[3] === 1,
        },
        {
          id: "04.whole-times",
          belief:
            "You accepted whole multiples only. An amount may be any number: [2, 4] and [3, 6] share the face [1, 2], in amounts 2 and 3.",
          model: everyPair(
            (m, n) =>
              areMultiples(m, n) &&
              m.every((v, tap) => v === 0 || Number.isInteger(n[tap] / v) || Number.isInteger(v / n[tap])),
          ),
        },
        {
          id: "04.same-face-or-none",
          belief:
            "You asked for equal faces, and let a filter take nothing. Any multiple will do: the pointwise step scales each.",
          model: everyPair(
            (m, n) => [m, n].some((face) => face.every((v) => v === 0)) || m.every((v, tap) => near(v, n[tap])),
          ),
        },
        {
          id: "04.never",
          belief:
            "You answered no to every kernel. Filters that are multiples of one face on each channel can be split: [1, −1, 0, 0] and [2, −2, 0, 0].",
          model: () => false,
        },

        {
          id: "04.zeros-of-either-skipped",
          belief:
            "You skipped the taps where one of two faces is 0. Just those decide: where one is 0 and the other isn't, no multiple of one makes the other.",
          model: separableIf(
            (m, n) => {
              const ratios = n.flatMap((v, tap) => (m[tap] === 0 || v === 0 ? [] : [v / m[tap]]));
              return ratios.every((ratio) => near(ratio, ratios[0]));
            },
            (m) => m === 0,
          ),
        },
        {
          id: "04.first-tap-ratio-exact",
          belief:
            "You took the ratio of two faces from their first taps, and asked for numbers that are equal to the last digit. A first tap of 0 gives no ratio; and weights of 32 bits are rounded, so allow for a little.",
          model: separableIf(
            (m, n) => m.every((v, tap) => n[tap] === (n[0] / m[0]) * v),
            (m) => m === 0,
          ),
        },
        {
          id: "04.same-direction-as-filter-0",
          belief:
            "You accepted multiples of filter 0 above 0 only. A filter may take a face with a minus; and where filter 0 takes nothing, the others have to be compared with each other.",
          model: separableIf(
            (m, n) => areMultiples(m, n) && dot(m, n) >= 0,
            (m) => m === 0,
          ),
        },
        {
          id: "04.too-forgiving",
          belief:
            "You allow for too much: [1, 1, 0, 0] and [1, 0, 0, 0] pass as multiples. Rounding shows in the seventh digit: a thousandth of the largest weight is plenty.",
          model: everyPair((m, n) => areMultiples(m, n, 1)),
        },
      ],
      blindSpots: [
        {
          id: "04.rounded-weights",
          where: "weights are rounded to 32 bits",
          so: "What is equal on paper differs there in the seventh digit. Allow for a little, such as a thousandth of the largest weight.",
          holds: (kernel) => kernel.data.some((v) => !Number.isInteger(v)),
        },
      ],
    }),
    exercise({
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
            const amount = (column: number[]) =>
              (Math.sign(dot(column, face)) * Math.sqrt(dot(column, column))) / length;
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
              total(
                columns.flatMap((column, n) => column.map((v, tap) => (v - half.face[tap] * half.amounts[n]) ** 2)),
              );
            return columns.map((column) => fitted(column, columns)).reduce((a, b) => (missed(b) < missed(a) ? b : a));
          }),
        },
        {
          id: "04.mean-direction",
          belief:
            "You took the mean of all faces, each brought to one length. A filter with large weights is missed by more, so it has more say; and a face and its opposite cancel in a mean.",
          model: splitBy((columns) =>
            fitted(
              mean(columns.map((column) => column.map((v) => v / (Math.sqrt(dot(column, column)) || 1)))),
              columns,
            ),
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
                (_, tap) =>
                  columns.reduce((sum, column, n) => sum + column[tap] * amounts[n], 0) / dot(amounts, amounts),
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
    }),
    exercise({
      id: "04.largestMultiplier",
      title: "How many faces pay",
      points: 2,
      solution: solution.largestMultiplier,
      terms: {
        kernel: "A face has kernel · kernel taps; the pointwise step has one, so its cost doesn't depend on kernel.",
        channels:
          "All three costs have channels as a factor: the standard layer, the faces and the mixing work on every channel.",
        filters:
          "The standard layer and the pointwise step cost so much for each filter; the faces are shared by all of them.",
      },
      cases: () => layers,
      byHand: () => [{ args: [3, 3, 8], gives: 4 }],
      hints: [
        "What does the first face of every channel cost, in the depthwise and in the pointwise step? And the second?",
        "Both steps cost m times as much with multiplier m. How often does that fit into the standard layer's cost, with something left over?",
        "Count up: while (m + 1) * (kernel * kernel * channels + channels * filters) is less than kernel * kernel * channels * filters, one more face pays.",
      ],
      misconceptions: [
        {
          id: "04.pointwise-pays-once",
          belief:
            "You let the pointwise step cost the same for every multiplier. It mixes channels · m maps: it, too, costs m times as much.",
          model: (k, c, n) => last((m) => m * k * k * c + c * n < k * k * c * n),
        },
        {
          id: "04.depthwise-alone",
          belief:
            "You counted the depthwise step alone. The pointwise step follows, with a weight a filter for every map that the multiplier makes: it grows with the multiplier as well.",
          model: (_k, _c, n) => n - 1,
        },
        {
          id: "04.depthwise-pays-once",
          belief:
            "You let only the pointwise step grow. Each face more is filtered with at every position, too: the depthwise step costs m times as much.",
          model: (k, c, n) => last((m) => k * k * c + m * c * n < k * k * c * n),
        },
        {
          id: "04.multiplier-squared",
          belief:
            "You multiplied the pointwise weights twice. A filter of the pointwise step reads channels · m maps; there are still `filters` of them, not m times as many.",
          model: (k, c, n) => last((m) => m * k * k * c + m * c * m * n < k * k * c * n),
        },
        {
          id: "04.input-channels",
          belief:
            "Your answer depends on the input channels, and not on the filters. It is the other way round: each face of a channel costs kernel · kernel MACs to look and `filters` to mix, so the channels cancel.",
          model: (k, c) => last((m) => m * (k * k + c) < k * k * c),
        },
        {
          id: "04.kernel-not-squared",
          belief: "You took the kernel's side once. A face has kernel · kernel taps.",
          model: (k, c, n) => last((m) => m * (k * c + c * n) < k * c * n),
        },
        {
          id: "04.not-whole",
          belief:
            "You answered with the multiplier at which both cost the same. A multiplier is a whole number, and the two steps have to cost *fewer* MACs: the next whole number below.",
          model: (k, _c, n) => (k * k * n) / (k * k + n),
        },
        {
          id: "04.a-face-a-tap",
          belief:
            "You answered with one face a tap. So many build any kernel; the question is how many pay, and that depends on the filters.",
          model: (k) => k * k,
        },
        {
          id: "04.one-face-too-many",
          belief:
            "You answered with the first multiplier that doesn't cost less. Wanted is the last one that does: one before it.",
          model: (k, c, n) => solution.largestMultiplier(k, c, n) + 1,
        },
        {
          id: "04.at-least-one",
          belief: "Where even multiplier 1 costs more, you still answer 1. Then it never pays, and the answer is 0.",
          model: (k, c, n) => Math.max(1, solution.largestMultiplier(k, c, n)),
        },
        {
          id: "04.as-many-is-fewer",
          belief:
            "You went on while the two steps cost no more. Asked is fewer: a multiplier at which both cost the same does not count.",
          model: (k, _c, n) => Math.floor((k * k * n) / (k * k + n)),
        },

        {
          id: "04.mixing-alone",
          belief:
            "You compared the mixing alone with the standard layer. The looking costs as well: kernel · kernel for each face.",
          model: (k) => k * k - 1,
        },
        {
          id: "04.rounded",
          belief:
            "You rounded the quotient. Fewer MACs is asked for: the largest whole multiplier below it, however near the next one is.",
          model: (k, _c, n) => Math.round((k * k * n) / (k * k + n)),
        },

        {
          id: "04.as-many-as-bring-something-new",
          belief:
            "You answered how many faces bring something new: as many as there are taps, or filters. Long before that the two steps cost more than the standard layer.",
          model: (k, c, n) => (k * k * c + c * n < k * k * c * n ? Math.min(k * k, n) : 0),
        },

        {
          id: "04.pointwise-pays-once-below-0",
          belief:
            "You let the pointwise step cost the same for every multiplier. It mixes channels · m maps: it, too, costs m times as much. And where even multiplier 1 costs more, the answer is 0.",
          model: (k, c, n) => Math.ceil((k * k * c * n - c * n) / (k * k * c)) - 1,
        },
        {
          id: "04.depthwise-pays-once-below-0",
          belief:
            "You let only the pointwise step grow. Each face more is filtered with at every position, too: the depthwise step costs m times as much. And where even multiplier 1 costs more, the answer is 0.",
          model: (k, c, n) => Math.ceil((k * k * c * n - k * k * c) / (c * n)) - 1,
        },
        {
          id: "04.face-through-all-channels",
          belief:
            "You let each face reach through all channels: kernel · kernel · channels MACs a map. That is a standard layer's filter. A face stands on one channel only: kernel · kernel.",
          model: (k, c, n) => last((m) => m * (k * k * c * c + c * n) < k * k * c * n),
        },
        {
          id: "04.mixing-without-filters",
          belief:
            "You left the filters out of the pointwise step, as if each map were taken once. Every filter takes an amount of every map: channels · m · filters MACs.",
          model: (k, _c, n) => last((m) => m * (k * k + 1) < k * k * n),
        },
        {
          id: "04.mixing-without-channels",
          belief:
            "You left the channels out of the pointwise step. Every filter takes an amount of every map: channels · m · filters MACs.",
          model: (k, c, n) => last((m) => m * (k * k * c + n) < k * k * c * n),
        },
        {
          id: "04.one-face-for-all-channels",
          belief:
            "You counted one face where there is one for every channel: kernel · kernel · channels MACs for each multiplier.",
          model: (k, c, n) => last((m) => m * (k * k + c * n) < k * k * c * n),
        },
        {
          id: "04.filters-mix-filters",
          belief:
            "You counted filters · filters MACs for the mixing. What is mixed are the maps of the depthwise step, channels · m of them, into `filters` numbers.",
          model: (k, c, n) => last((m) => m * (k * k * c + n * n) < k * k * c * n),
        },
        {
          id: "04.up-to-10",
          belief: "Your search gives up at multiplier 10. With a large kernel and many filters more faces pay.",
          model: (k, c, n) => Math.min(10, solution.largestMultiplier(k, c, n)),
        },
        {
          id: "04.never-pays",
          belief:
            "You answer 0 each time, as if the two steps never cost less. They do for most layers: kernel 3, 3 channels and 8 filters take 216 MACs in one step, and 27 + 24 in two.",
          model: () => 0,
        },

        {
          id: "04.one-below-the-quotient",
          belief:
            "You took one off the quotient each time. That is so where some multiplier costs exactly as much; elsewhere the whole number below it still costs fewer.",
          model: (k, _c, n) => Math.floor((k * k * n) / (k * k + n)) - 1,
        },
        {
          id: "04.saves-most",
          belief:
            "You answered 1 wherever that pays: the multiplier that saves most. Asked is up to which the two steps still cost fewer MACs.",
          model: (k, c, n) => Math.min(1, solution.largestMultiplier(k, c, n)),
        },

        {
          id: "04.standard-without-channels",
          belief:
            "You left the channels out of the standard layer. Each of its filters reaches through all of them: kernel · kernel · channels · filters MACs.",
          model: (k, c, n) => last((m) => m * (k * k * c + c * n) < k * k * n),
        },
        {
          id: "04.a-row-and-a-column",
          belief:
            "You counted kernel + kernel taps for a face, as for a column and a row: that is *spatially* separable. Here a face stays whole, kernel · kernel taps.",
          model: (k, _c, n) => last((m) => m * (2 * k + n) < k * k * n),
        },
      ],
      blindSpots: [
        {
          id: "04.costs-alike",
          where: "some multiplier costs exactly as much as the standard layer",
          so: "Fewer MACs are asked for: that multiplier is one too many.",
          holds: (k, _c, n) => (k * k * n) % (k * k + n) === 0,
        },
        {
          id: "04.not-even-one",
          where: "even multiplier 1 costs more",
          so: "There the answer is 0. With a 1×1 kernel, or a single filter, there is nothing that two steps could save.",
          holds: (k, _c, n) => k * k * n < k * k + n,
        },
        {
          id: "04.kernel-of-1",
          where: "the kernel is 1×1",
          so: "The standard layer is a pointwise one there already, and a second step can only cost more: 0.",
          holds: (k) => k === 1,
        },
        {
          id: "04.more-than-ten",
          where: "more than ten faces pay",
          so: "Nothing bounds the multiplier but its cost.",
          holds: (k, c, n) => solution.largestMultiplier(k, c, n) > 10,
        },
      ],
    }),
    exercise({
      id: "04.widestField",
      title: "See far on a budget",
      points: 3,
      solution: solution.widestField,
      terms: {
        size: "Every layer works at all size · size positions, as the map keeps its size.",
        channels:
          "At each position a layer looks once at each channel, and mixes every channel into each of as many new ones.",
        kernel:
          "A look costs kernel · kernel MACs, and each layer widens the field by kernel − 1: two of 3×3 see 5 pixels.",
        budget: "It is for all layers together: the dearer one of them is, the fewer it pays for.",
      },
      common: { name: "your plan", of: (plan, size, channels, budget) => reached(plan, size, channels, budget) },
      cases: () => budgets,
      byHand: () => [{ args: [10, 64, 1_000_000], gives: { kernel: 9, layers: 1 } }],
      hints: [
        "How wide a field have two layers of 3×3? And n layers of k×k?",
        "What does one layer of k×k cost, both its steps? Then how many of them fit into the budget?",
        "Try k = 3, 5, 7, … as long as one layer is within the budget. macs = size · size · (k · k · channels + channels · channels); layers = ⌊budget / macs⌋; the field is 1 + layers · (k − 1). Keep the plan with the widest.",
      ],
      misconceptions: [
        {
          id: "04.always-3",
          belief:
            "You took 3×3 layers every time. That is the rule for standard layers, where a larger kernel costs k² times as much. Here each layer pays for mixing the channels anew, and that costs the same whatever k is: with many channels one large kernel sees further than many small ones.",
          model: (size, channels, budget) => ({ kernel: 3, layers: Math.floor(budget / macsOf(size, channels, 3)) }),
        },
        {
          id: "04.one-layer",
          belief:
            "You took one layer, with the largest kernel that fits. With few channels the faces are what costs, and k² grows fast: several smaller kernels see further.",
          model: (size, channels, budget) => ({
            kernel: 1 + 2 * last((a) => macsOf(size, channels, 1 + 2 * a) <= budget),
            layers: 1,
          }),
        },
        {
          id: "04.standard-cost",
          belief:
            "You paid for standard layers: kernel² · channels · channels. These are separable: kernel² · channels for the faces, and channels · channels to mix.",
          model: planned((k, c) => k * k * c * c, field),
        },
        {
          id: "04.depthwise-alone",
          belief:
            "You paid for the depthwise steps alone. Each is followed by a pointwise step, and that one costs more as soon as there are more channels than taps.",
          model: planned((k, c) => k * k * c, field),
        },
        {
          id: "04.positions-forgotten",
          belief:
            "You counted a single position, or weights. Both steps are done at each of the size · size positions.",
          model: (_size, channels, budget) => solution.widestField(1, channels, budget),
        },
        {
          id: "04.even-kernel",
          belief:
            "You took a kernel with an even side. Asked are odd ones: they have a middle, so that padding keeps the size.",
          model: (size, channels, budget) => {
            const even = 2 * last((a) => macsOf(size, channels, 2 * a) <= budget);
            const odd = solution.widestField(size, channels, budget);
            return field(even, 1) > field(odd.kernel, odd.layers) ? { kernel: even, layers: 1 } : odd;
          },
        },
        {
          id: "04.fields-multiply",
          belief:
            "You let fields multiply: two layers of 3 would see 9. Each layer adds kernel − 1 pixels to what one number sees: 3, then 5.",
          model: planned(
            (k, c) => k * k * c + c * c,
            (k, n) => n * Math.log(k), // k to the power of n, which would be too large
          ),
        },
        {
          id: "04.fields-multiply-beyond-all-numbers",
          belief:
            "You let fields multiply: two layers of 3 would see 9. Each layer adds kernel − 1 pixels to what one number sees: 3, then 5.",
          model: planned(
            (k, c) => k * k * c + c * c,
            (k, n) => k ** n,
          ),
        },
        {
          id: "04.fields-add",
          belief:
            "You added whole kernels: two layers of 3 would see 6. The windows overlap: the first adds 2 to the one pixel there is, and so does the second. 5.",
          model: planned(
            (k, c) => k * k * c + c * c,
            (k, n) => k * n,
          ),
        },
        {
          id: "04.standard-layer",
          belief:
            "You counted kernel² · channels · channels MACs a pixel: that is a standard layer. A separable one looks for kernel² · channels and mixes for channels · channels, and the two are added.",
          model: (size, channels, budget) => {
            let best = { kernel: 3, layers: 1 };
            const cost = (kernel: number) => size ** 2 * kernel ** 2 * channels ** 2;
            for (let kernel = 3; cost(kernel) <= budget; kernel += 2) {
              const layers = Math.floor(budget / cost(kernel));
              if (field(kernel, layers) > field(best.kernel, best.layers)) best = { kernel, layers };
            }
            return best;
          },
        },
        {
          id: "04.pixels-for-a-mac",
          belief:
            "You chose the kernel that adds most pixels for each MAC. Layers come whole: what the budget leaves over may let another kernel see further.",
          model: (size, channels, budget) => {
            let kernel = 3;
            const worth = (k: number) => (k - 1) / macsOf(size, channels, k);
            while (macsOf(size, channels, kernel + 2) <= budget && worth(kernel + 2) > worth(kernel)) kernel += 2;
            return { kernel, layers: Math.floor(budget / macsOf(size, channels, kernel)) };
          },
        },
        {
          id: "04.up-to-7",
          belief:
            "You tried kernels of 3, 5 and 7 only. Any larger odd one may be chosen, and with many channels the best is often larger.",
          model: (size, channels, budget) => {
            const plans = [3, 5, 7].map((kernel) => ({
              kernel,
              layers: Math.floor(budget / macsOf(size, channels, kernel)),
            }));
            return plans.reduce((a, b) => (field(b.kernel, b.layers) > field(a.kernel, a.layers) ? b : a));
          },
        },

        {
          id: "04.within-the-map",
          belief:
            "You stopped at kernels as large as the map. A larger one is allowed, and sees wider where the budget has it.",
          model: (size, channels, budget) => {
            let best = { kernel: 3, layers: Math.floor(budget / macsOf(size, channels, 3)) };
            for (let kernel = 5; kernel <= size; kernel += 2) {
              const layers = Math.floor(budget / macsOf(size, channels, kernel));
              if (layers > 0 && field(kernel, layers) > field(best.kernel, best.layers)) best = { kernel, layers };
            }
            return best;
          },
        },
        {
          id: "04.mixing-free",
          belief: "You left the mixing out, which is channels · channels MACs at each position, whatever the kernel.",
          model: planned((k, c) => k * k * c + c, field),
        },
        {
          id: "04.most-area",
          belief:
            "You looked for the plan with the most taps in all. How wide the field is grows by kernel − 1 with each layer.",
          model: planned(
            (k, c) => k * k * c + c * c,
            (k, n) => k * k * n,
          ),
        },

        {
          id: "04.maps-shrink",
          belief:
            "You let the map shrink with every layer, so that later ones cost less. It is padded so that the size stays: every layer costs the same.",
          model: (size, channels, budget) => {
            let best = { kernel: 3, layers: 0 };
            for (let kernel = 3; kernel <= size; kernel += 2) {
              let [left, side, layers] = [budget, size - kernel + 1, 0];
              while (side > 0 && macsOf(side, channels, kernel) <= left) {
                left -= macsOf(side, channels, kernel);
                side -= kernel - 1;
                layers++;
              }
              if (field(kernel, layers) > field(best.kernel, best.layers)) best = { kernel, layers };
            }
            return best;
          },
        },
        {
          id: "04.less-than-the-budget",
          belief:
            "Your plans cost less than the budget, never all of it. A plan that takes exactly `budget` MACs is within it.",
          model: (size, channels, budget) => solution.widestField(size, channels, budget - 1),
        },
        {
          id: "04.first-peak",
          belief:
            "You stopped at the first kernel that sees no further than the one before. Layers come whole, so the field goes up and down: a larger kernel may see further again.",
          model: (size, channels, budget) => {
            let best = { kernel: 3, layers: Math.floor(budget / macsOf(size, channels, 3)) };
            for (let kernel = 5; macsOf(size, channels, kernel) <= budget; kernel += 2) {
              const layers = Math.floor(budget / macsOf(size, channels, kernel));
              if (field(kernel, layers) <= field(best.kernel, best.layers)) break;
              best = { kernel, layers };
            }
            return best;
          },
        },
        {
          id: "04.layers-rounded",
          belief:
            "You rounded the number of layers to the nearest. A layer that the budget doesn't pay for to the end is none: round down.",
          model: (size, channels, budget) => {
            let best = { kernel: 3, layers: 1 };
            for (let kernel = 3; macsOf(size, channels, kernel) <= budget; kernel += 2) {
              const layers = Math.round(budget / macsOf(size, channels, kernel));
              if (field(kernel, layers) > field(best.kernel, best.layers)) best = { kernel, layers };
            }
            return best;
          },
        },
        {
          id: "04.size-once",
          belief: "You counted `size` positions. A map of size × size pixels has size · size.",
          model: (size, channels, budget) => solution.widestField(1, channels, budget / size),
        },
        {
          id: "04.field-up-to-the-map",
          belief:
            "You let no field be wider than the map. Graded is how wide it is, also beyond the border: the widest plan may see more than there is.",
          model: (size, channels, budget) => {
            let best = { kernel: 3, layers: 0 };
            for (let kernel = 3; macsOf(size, channels, kernel) <= budget; kernel += 2) {
              const layers = Math.floor(budget / macsOf(size, channels, kernel));
              const seen = Math.min(size, field(kernel, layers));
              if (seen > Math.min(size, field(best.kernel, best.layers))) best = { kernel, layers };
            }
            return best;
          },
        },
        {
          id: "04.kernel-once",
          belief:
            "You took the kernel's side once. A face has kernel · kernel taps, and each costs a MAC at every position.",
          model: planned((k, c) => k * c + c * c, field),
        },
        {
          id: "04.two-for-each-layer",
          belief:
            "You let each further layer add 2 pixels, which is so of 3×3 only. A layer adds kernel − 1: 4 for a 5×5.",
          model: planned(
            (k, c) => k * k * c + c * c,
            (k, n) => k + 2 * (n - 1),
          ),
        },
        {
          id: "04.most-spent",
          belief:
            "You chose the plan that spends most of the budget. What counts is how far it sees: 1 + layers · (kernel − 1).",
          model: (size, channels, budget) => {
            let best = { kernel: 3, layers: 0 };
            const spent = ({ kernel, layers }: typeof best) => layers * macsOf(size, channels, kernel);
            for (let kernel = 3; macsOf(size, channels, kernel) <= budget; kernel += 2) {
              const plan = { kernel, layers: Math.floor(budget / macsOf(size, channels, kernel)) };
              if (spent(plan) > spent(best)) best = plan;
            }
            return best;
          },
        },
        {
          id: "04.one-mean-filter",
          belief:
            "You let the mixing cost `channels` MACs for each tap. The pointwise step is done once at each position: channels · channels, whatever the kernel.",
          model: planned((k, c) => k * k * (c + c), field),
        },
        ...[5, 9, 11].map((most) => ({
          id: `04.up-to-${most}`,
          belief: `You tried no kernel larger than ${most}. Any larger odd one may be chosen, and with many channels the best is often larger.`,
          model: (size: number, channels: number, budget: number) => {
            let best = { kernel: 3, layers: 0 };
            for (let kernel = 3; kernel <= most; kernel += 2) {
              const layers = Math.floor(budget / macsOf(size, channels, kernel));
              if (field(kernel, layers) > field(best.kernel, best.layers)) best = { kernel, layers };
            }
            return best;
          },
        })),

        {
          id: "04.mixing-once",
          belief:
            "You let all layers mix once together. Every separable layer has both steps: kernel² · channels and channels · channels at each position.",
          model: (size, channels, budget) => {
            let best = { kernel: 3, layers: 0 };
            for (let kernel = 3; macsOf(size, channels, kernel) <= budget; kernel += 2) {
              const left = budget - size * size * channels * channels;
              const layers = Math.floor(left / (size * size * kernel * kernel * channels));
              if (field(kernel, layers) > field(best.kernel, best.layers)) best = { kernel, layers };
            }
            return best;
          },
        },
        {
          id: "04.where-the-kernel-fits",
          belief:
            "You counted only the positions where the kernel fits into the map. It is padded so that the size stays: size · size positions, and taps on the padding count.",
          model: (size, channels, budget) => {
            let best = { kernel: 3, layers: 0 };
            for (let kernel = 3; kernel <= size; kernel += 2) {
              const layers = Math.floor(
                budget / ((size - kernel + 1) ** 2 * (kernel * kernel * channels + channels * channels)),
              );
              if (field(kernel, layers) > field(best.kernel, best.layers)) best = { kernel, layers };
            }
            return best;
          },
        },
        {
          id: "04.up-to-10-layers",
          belief:
            "You tried no more than 10 layers. Nothing bounds them but the budget: with few channels many small ones see furthest.",
          model: (size, channels, budget) => {
            let best = { kernel: 3, layers: 0 };
            for (let kernel = 3; macsOf(size, channels, kernel) <= budget; kernel += 2) {
              const layers = Math.min(10, Math.floor(budget / macsOf(size, channels, kernel)));
              if (field(kernel, layers) > field(best.kernel, best.layers)) best = { kernel, layers };
            }
            return best;
          },
        },
      ],
    }),
    exercise({
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
          belief:
            "You doubled the positions until there were enough. Asked is the least number, and that may lie between.",
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
    }),
  ],
};

/** Kernel, channels, filters. With [2, 3, 4] two faces cost exactly as much as the standard layer, with [3, 5, 18] six do. */
const layers = [
  [3, 3, 8],
  [3, 4, 5],
  [5, 7, 2],
  [1, 6, 9],
  [3, 8, 64],
  [5, 32, 96],
  [7, 16, 40],
  [2, 3, 4],
  [1, 4, 2],
  [3, 5, 18],
  [3, 4, 1],
] as const;

/** Size, channels, budget: where one large kernel sees furthest, several small ones, and something in between. */
const budgets = [
  [10, 64, 1_000_000],
  [24, 4, 240_000],
  [32, 16, 4_800_000],
  [28, 256, 160_000_000],
  [27, 24, 4_500_000],
  [24, 11, 1_147_200],
  [12, 64, 1_520_000],
  [10, 8, 105_600],
  [4, 64, 150_000], // a kernel larger than the map
  [4, 2, 4980], // more than ten layers
  [10, 64, 928_000], // all of it is one layer of 9×9
] as const;

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

/** The largest whole number, from 0, up to which a condition holds. */
function last(holds: (m: number) => boolean): number {
  let m = 0;
  while (m < 10_000 && holds(m + 1)) m++;
  return m;
}

function macsOf(size: number, channels: number, kernel: number): number {
  return size * size * (kernel * kernel * channels + channels * channels);
}

function field(kernel: number, layers: number): number {
  return 1 + layers * (kernel - 1);
}

/** A kernel's channels, each with a column of taps for every filter. */
function channelsOf(kernel: Kernel): number[][][] {
  return Array.from({ length: kernel.shape[2] }, (_, c) => columnsOf(kernel, c));
}

/** Each filter's weights on all channels, in one list. */
function wholeFilters(kernel: Kernel): number[][] {
  const channels = channelsOf(kernel);
  return channels[0].map((_, n) => channels.flatMap((columns) => columns[n]));
}

/** Whether one list is a multiple of another; of zeros only zeros are. */
function multiplesOfFirst(first: number[], other: number[]): boolean {
  return first.every((v) => v === 0) ? other.every((v) => v === 0) : areMultiples(first, other);
}

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

function ofLength1(values: number[]): number[] {
  const length = Math.sqrt(dot(values, values)) || 1;
  return values.map((v) => v / length);
}

function divided(map: Image, by: number): Image {
  return built(map.shape, (y, x, c) => map.at(y, x, c) / by);
}

/** What a plan sees in the end, and whether it keeps the rules. */
function reached(
  { kernel, layers }: { kernel: number; layers: number },
  size: number,
  channels: number,
  budget: number,
) {
  return {
    oddKernel: Number.isInteger(kernel) && kernel >= 3 && kernel % 2 === 1,
    wholeLayers: Number.isInteger(layers) && layers >= 0,
    withinBudget: layers * macsOf(size, channels, kernel) <= budget,
    field: field(kernel, layers),
  };
}

/** The plan that somebody chooses who counts a layer's cost and a plan's field in this way. */
function planned(cost: (k: number, c: number) => number, seen: (k: number, n: number) => number) {
  return (size: number, channels: number, budget: number) => {
    let plan = { kernel: 3, layers: Math.floor(budget / (size * size * cost(3, channels))) };
    for (let kernel = 5; size * size * cost(kernel, channels) <= budget; kernel += 2) {
      const layers = Math.floor(budget / (size * size * cost(kernel, channels)));
      if (seen(kernel, layers) > seen(plan.kernel, plan.layers)) plan = { kernel, layers };
    }
    return plan;
  };
}

/** Positions until P · macs ≥ bend · (macs + P · moved). */
function least(macs: number, bend: number, moved: number): number {
  return macs > bend * moved ? Math.ceil((bend * macs) / (macs - bend * moved)) : 0;
}
