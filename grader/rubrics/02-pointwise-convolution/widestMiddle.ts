import * as solution from "../../../solutions/02-pointwise-convolution";
import { exercise } from "../../rubric";

export const widestMiddle = exercise({
  id: "02.widestMiddle",
  title: "Thin the stack first",
  points: 1,
  solution: solution.widestMiddle,
  terms: {
    channels: "Straight on, every tap reads all the channels; with a 1×1 layer in front, only that layer does.",
    kernelSize: "The large kernel has kernelSize · kernelSize taps, alone or behind the 1×1 layer, which has one.",
    filters: "The large kernel makes filters maps, alone or behind the 1×1 layer; that layer makes the middle only.",
  },
  forbidden: ["costOf", "costOfNetwork"],
  cases: () => [
    [4, 3, 5],
    [192, 5, 32],
    [192, 3, 128],
    [10, 3, 6],
    [64, 3, 8],
    [3, 1, 2],
    [4, 2, 1],
    [5, 1, 2],
    [3, 2, 1],
    [12, 2, 3], // fits to the last MAC
  ],
  byHand: () => [{ args: [4, 3, 5], gives: 1 }],
  hints: [
    "What does one pixel cost straight on? And what does one channel between the two layers cost: who makes it, who reads it?",
    "One channel between is made by one 1×1 filter and read by all filters of the large kernel. How many MACs is that together? How often does it fit into half of what straight on costs?",
    "Half is kernelSize² · channels · filters / 2; one channel between costs channels + kernelSize² · filters. Divide, and round down.",
  ],
  blindSpots: [
    {
      id: "02.large-kernel-of-one",
      where: "kernelSize is 1",
      so: "Then the second layer is a 1×1 layer as well, and is counted in the same way.",
      holds: (_c, k) => k === 1,
    },
    {
      id: "02.none-cheap-enough",
      where: "not even one channel between is cheap enough",
      so: "The answer is 0 there.",
      holds: (c, k, f) => solution.widestMiddle(c, k, f) === 0,
    },
    {
      id: "02.exactly-half",
      where: "a number of channels costs exactly half",
      so: '"At most half" allows exactly half.',
      holds: (c, k, f) => Number.isInteger((k * k * c * f) / 2 / (c + k * k * f)),
    },
  ],
  misconceptions: [
    {
      id: "02.reduction-is-free",
      belief:
        "You left out the 1×1 layer's own price: each channel between costs `channels` MACs a pixel to make. With 4 channels, 3×3 and 5 filters, 2 between cost 8 + 90, more than half of 180.",
      model: (c) => Math.floor(c / 2),
    },
    {
      id: "02.full-depth-behind",
      belief:
        "Nothing is ever cheap enough for you. Does your large kernel still read all channels? It comes after the 1×1 layer and reads the thin stack only.",
      model: () => 0,
    },
    {
      id: "02.not-halved",
      belief: "You stopped where both layers together cost as much as straight on. Asked is at most half of it.",
      model: (c, k, f) => Math.floor((k * k * c * f) / (c + k * k * f)),
    },
    {
      id: "02.rounded-up",
      belief:
        "You rounded up, and the last channel is one too many: with it, both layers cost more than half. What doesn't fit whole must be left out.",
      model: (c, k, f) => Math.ceil((k * k * c * f) / 2 / (c + k * k * f)),
    },
    {
      id: "02.rounded-nearest",
      belief:
        "You rounded to the nearest whole number. Where that goes up, both layers cost more than half: what doesn't fit whole must be left out.",
      model: (c, k, f) => Math.round((k * k * c * f) / 2 / (c + k * k * f)),
    },
    {
      id: "02.one-weight",
      belief:
        "You counted the 1×1 filters as one MAC a pixel. Each reaches through all channels: one channel between costs `channels` MACs to make.",
      model: (c, k, f) => Math.floor((k * k * c * f) / 2 / (1 + k * k * f)),
    },
    {
      id: "02.kernel-not-squared",
      belief: "You counted kernelSize taps. A kernel of 5 × 5 has 25.",
      model: (c, k, f) => Math.floor((k * c * f) / 2 / (c + k * f)),
    },
    {
      id: "02.flat-kernel",
      belief:
        "You counted the large kernel's filters as flat behind the 1×1 layer: each is as deep as there are channels between.",
      model: (c, k, f) => Math.max(0, Math.floor((k * k * c * f) / 2 / c - (k * k * f) / c)),
    },
    {
      id: "02.at-least-one",
      belief:
        "Where not even one channel is cheap enough you still answer 1. There is no such stack then: the answer is 0.",
      model: (c, k, f) => Math.max(1, solution.widestMiddle(c, k, f)),
    },
    {
      id: "02.two-reductions",
      belief:
        "You counted a second 1×1 layer behind. There is only one, in front; the large kernel makes the filters itself.",
      model: (c, k, f) => {
        for (let m = c; m > 0; m--) if (c * m + k * k * m * m + m * f <= (k * k * c * f) / 2) return m;
        return 0;
      },
    },
    {
      id: "02.reduction-makes-filters",
      belief: "You let the 1×1 layer cost channels · filters. It makes the channels in the middle: channels · middle.",
      model: (c, k, f) => Math.max(0, Math.floor(((k * k * c * f) / 2 - c * f) / (k * k * f))),
    },
    {
      id: "02.smallest",
      belief: "You answer the first middle that fits, counted from below: the smallest. Asked is the largest.",
      model: (c, k, f) => Math.min(1, solution.widestMiddle(c, k, f)),
    },
    {
      id: "02.less-than-half",
      belief: '"At most half" allows exactly half; you asked for less.',
      model: (c, k, f) => Math.max(0, Math.ceil((k * k * c * f) / 2 / (c + k * k * f)) - 1),
    },
    {
      id: "02.reduction-is-free-and-less",
      belief:
        'Two things. The 1×1 layer costs `channels` MACs a pixel for each channel between, and you left that out; and "at most half" allows exactly half.',
      model: (c) => Math.max(0, Math.ceil(c / 2) - 1),
    },

    {
      id: "02.reduction-as-wide",
      belief:
        "You let the layer in front pay for kernelSize × kernelSize pixels as well. It is 1×1: a weight for each channel.",
      model: (c, k, f) => Math.floor((k * k * c * f) / 2 / (k * k * c + k * k * f)),
    },
    {
      id: "02.half-of-the-filters",
      belief:
        "You halved the filters, as if the layer in front cost nothing. It costs channels MACs for each channel between.",
      model: (_c, _k, f) => Math.floor(f / 2),
    },

    {
      id: "02.half-for-each",
      belief:
        "You allowed each of the two layers half of the price. Both together may cost half: add them up before you compare.",
      model: (c, k, f) => Math.min(Math.floor((k * k * f) / 2), Math.floor(c / 2)),
    },

    {
      id: "02.one-weight-in-any-1x1",
      belief:
        "You counted the 1×1 filters as one MAC a pixel. Each reaches through all channels: one channel between costs `channels` MACs to make.",
      model: (c, k, f) => (k === 1 ? 0 : Math.floor((k * k * c * f) / 2 / (1 + k * k * f))),
    },

    {
      id: "02.one-filter-behind",
      belief:
        "You counted the large kernel as one filter. There are `filters` of them, and each reads all channels between.",
      model: (c, k, f) => Math.floor((k * k * c * f) / 2 / (c + k * k)),
    },
    {
      id: "02.one-filter-straight",
      belief:
        "You counted one filter straight on. There are `filters` of them: a pixel costs kernelSize² · channels · filters.",
      model: (c, k, f) => Math.floor((k * k * c) / 2 / (c + k * k * f)),
    },
    {
      id: "02.what-it-costs",
      belief:
        "You answered how many MACs the widest stack costs. Asked is how many channels lie between the two layers.",
      model: (c, k, f) => solution.widestMiddle(c, k, f) * (c + k * k * f),
    },
    {
      id: "02.what-goes-away",
      belief: "You answered how many channels go away. Asked is how many may be left.",
      model: (c, k, f) => c - solution.widestMiddle(c, k, f),
    },
    {
      id: "02.a-quarter",
      belief:
        "You halved twice: both layers together then cost at most a quarter. They may cost half of what straight on costs.",
      model: (c, k, f) => Math.floor((k * k * c * f) / 4 / (c + k * k * f)),
    },
    {
      id: "02.second-halved-alone",
      belief:
        "You halved the large kernel's price behind the 1×1 layer. Half is what both together may cost of the way straight on; neither gets cheaper by itself.",
      model: (c, k, f) => Math.floor((k * k * c * f) / 2 / (c + (k * k * f) / 2)),
    },
    {
      id: "02.middle-times-filters",
      belief:
        "You let the 1×1 layer pay for the filters as well. Each channel between costs it `channels` MACs; the filters come after.",
      model: (c, k, f) => Math.floor((k * k * c * f) / 2 / (c * f + k * k * f)),
    },
    {
      id: "02.no-wider-than-filters",
      belief:
        "You let no more channels be left than there are filters. The middle may be wider than what comes out of it.",
      model: (c, k, f) => Math.min(f, solution.widestMiddle(c, k, f)),
    },
    {
      id: "02.half-saved-by-the-second",
      belief:
        "You left out the 1×1 layer's price and took one channel off instead. Each channel between costs it `channels` MACs a pixel.",
      model: (c) => Math.max(0, Math.floor(c / 2) - 1),
    },

    {
      id: "02.a-quarter-for-each",
      belief:
        "You allowed each layer a quarter of the price. Both together may cost half, however that is shared: add them up before you compare.",
      model: (c, k, f) => Math.min(Math.floor((k * k * f) / 4), Math.floor(c / 4)),
    },
    {
      id: "02.middle-makes-itself",
      belief:
        "You let the large kernel make as many maps as there are channels between. It makes the filters: kernelSize² · middle · filters.",
      model: (c, k, f) => {
        let m = 0;
        while (c * (m + 1) + k * k * (m + 1) ** 2 <= (k * k * c * f) / 2) m++;
        return m;
      },
    },
    {
      id: "02.powers-of-two",
      belief: "You tried powers of 2 alone. Any whole number of channels may be left between the two layers.",
      model: (c, k, f) => {
        const widest = solution.widestMiddle(c, k, f);
        return widest && 2 ** Math.floor(Math.log2(widest));
      },
    },
  ],
});
