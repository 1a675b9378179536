import { conv2d, depthwiseConv2d, pointwiseConv2d, relu, type Tensor, tensor } from "../../../lib/index";
import * as solution from "../../../solutions/04-depthwise-separable-convolution";
import { exercise } from "../../rubric";
import { built, built4, type Image, total } from "../models";

type Pointwise = Tensor<[1, 1, number, number]>;

export const separableConv = exercise({
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
      belief: "You applied ReLU to what came out. There is no activation in these two steps: what is below 0 stays.",
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
});

function divided(map: Image, by: number): Image {
  return built(map.shape, (y, x, c) => map.at(y, x, c) / by);
}
