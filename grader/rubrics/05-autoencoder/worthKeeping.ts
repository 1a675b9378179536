import * as solution from "../../../solutions/05-autoencoder";
import { exercise } from "../../rubric";
import { indexOfLargest } from "./models";

type Feature = Parameters<typeof solution.worthKeeping>[0][number];

export const worthKeeping = exercise({
  id: "05.worthKeeping",
  title: "What is worth keeping?",
  points: 2,
  solution: solution.worthKeeping,
  terms: {
    pixels: "A feature that is drawn blindly costs something at each of its pixels: ten cost ten times as much as one.",
    brightness: "An error is squared, so twice as bright costs four times as much.",
    share:
      "What is there in every picture, or in none, can be drawn blindly at no cost; what is there in half of them costs most.",
  },
  cases: () => [
    // 10 and 9: as text, 9 would be the larger.
    [
      [
        { pixels: 36, brightness: 1, share: 0.5 },
        { pixels: 40, brightness: 1, share: 0.5 },
      ],
    ],
    [
      [
        { pixels: 10, brightness: 0.3, share: 0.5 },
        { pixels: 4, brightness: 0.5, share: 0.5 },
        { pixels: 1, brightness: 1, share: 0.1 },
      ],
    ],
    [
      [
        { pixels: 10, brightness: 0.3, share: 0.5 },
        { pixels: 4, brightness: 0.8, share: 0.5 },
        { pixels: 12, brightness: 0.3, share: 0.3 },
      ],
    ],
    [
      [
        { pixels: 1, brightness: 1, share: 0.5 },
        { pixels: 8, brightness: 0.3, share: 0.5 },
      ],
    ],
    [
      [
        { pixels: 3, brightness: 1, share: 0.95 },
        { pixels: 9, brightness: 0.5, share: 0.4 },
        { pixels: 24, brightness: 0.2, share: 0.6 },
      ],
    ],
    [
      [
        { pixels: 4, brightness: 0.9, share: 0.02 },
        { pixels: 2, brightness: 0.8, share: 0.3 },
        { pixels: 20, brightness: 0.2, share: 0.5 },
        { pixels: 30, brightness: 0.3, share: 1 },
      ],
    ],
    [
      [
        { pixels: 10, brightness: 0.6, share: 0.9 },
        { pixels: 6, brightness: 0.7, share: 0.7 },
        { pixels: 2, brightness: 1, share: 0.6 },
      ],
    ],
    [
      [
        { pixels: 12, brightness: 0.4, share: 0.1 },
        { pixels: 41, brightness: 0.1, share: 0.2 },
        { pixels: 5, brightness: 0.5, share: 0.3 },
        { pixels: 20, brightness: 0.14, share: 0.9 },
      ],
    ],
    [
      [
        { pixels: 4, brightness: 0.5, share: 0.5 },
        { pixels: 15, brightness: 0.4, share: 0.1 },
        { pixels: 2, brightness: 0.5, share: 0.3 },
      ],
    ],
    [
      [
        { pixels: 2, brightness: 0.5, share: 0.5 },
        { pixels: 3, brightness: 0.4, share: 0.2 },
        { pixels: 9, brightness: 0.6, share: 0.4 },
      ],
    ],
    [
      [
        { pixels: 19, brightness: 0.1, share: 0.05 },
        { pixels: 14, brightness: 0.7, share: 0.9 },
        { pixels: 13, brightness: 0.9, share: 0.2 },
        { pixels: 11, brightness: 0.4, share: 0.3 },
      ],
    ],
    [
      [
        { pixels: 4, brightness: 1, share: 0.5 },
        { pixels: 12, brightness: 1, share: 0.1 },
      ],
    ],
  ],
  byHand: () => [
    {
      args: [
        [
          { pixels: 10, brightness: 0.3, share: 0.5 },
          { pixels: 4, brightness: 0.5, share: 0.5 },
          { pixels: 1, brightness: 1, share: 0.1 },
        ],
      ],
      gives: 1,
    },
  ],
  hints: [
    "A feature that is in every picture: must anything pass for it to be drawn?",
    "Take one pixel of brightness 1, in a quarter of the pictures. Drawn always at 0.5, what is its mean squared error? And at 0.25?",
    "The best blind brightness is the mean, share · brightness. What it costs: pixels · brightness² · share · (1 − share).",
  ],
  misconceptions: [
    {
      id: "05.brightest-first",
      belief: "You kept the brightest. How many pixels it has, and how often it changes, count as well.",
      model: (features) => indexOfLargest(features.map(({ brightness }) => brightness)),
    },
    {
      id: "05.largest-first",
      belief: "You kept the one with most pixels. Squared error makes many faint pixels cheap: 0.1 squared is 0.01.",
      model: (features) => indexOfLargest(features.map(({ pixels }) => pixels)),
    },
    {
      id: "05.commonest-first",
      belief:
        "You kept the one that is there most often. What is always there needs no number: the decoder draws it every time.",
      model: (features) => indexOfLargest(features.map(({ share }) => share)),
    },
    {
      id: "05.least-certain",
      belief:
        "You kept the one that can be guessed worst. What a yes or no is worth is the error that it saves: how uncertain it is, times pixels and squared brightness.",
      model: (features) => indexOfLargest(features.map(({ share }) => share * (1 - share))),
    },
    {
      id: "05.most-light",
      belief:
        "You kept the one that gives most light in all. Squared, faint light is cheap, and light that is always there costs nothing.",
      model: (features) => indexOfLargest(features.map((f) => f.pixels * f.brightness * f.share)),
    },
    {
      id: "05.drawn-as-nothing",
      belief:
        "You drew what doesn't pass as 0. A decoder does better blindly: it draws the mean, so what is nearly always there costs nearly nothing.",
      model: (features) => indexOfLargest(features.map((f) => f.pixels * f.brightness ** 2 * f.share)),
    },
    {
      id: "05.drawn-half",
      belief:
        "How often a feature is there plays no part in yours: drawn at half its brightness it costs the same, whatever its share. Best is the mean, share · brightness; then one that is nearly always there, or nearly never, costs little, and share · (1 − share) counts as well.",
      model: (features) => indexOfLargest(features.map((f) => f.pixels * f.brightness ** 2)),
    },
    {
      id: "05.not-squared",
      belief: "You added the errors up as they are. Squared, one error of 1 weighs as much as a hundred of 0.1.",
      model: (features) =>
        indexOfLargest(features.map((f) => f.pixels * f.brightness * Math.min(f.share, 1 - f.share))),
    },
    {
      id: "05.cheapest-first",
      belief: "You kept what costs least to leave out. Important means expensive to leave out.",
      model: (features) => indexOfLargest(features.map((f) => -f.pixels * f.brightness ** 2 * f.share * (1 - f.share))),
    },
    {
      id: "05.drawn-or-not",
      belief:
        "You let the decoder draw a feature fully or not at all, whichever is more often right. Between the two lies something better: share times the brightness.",
      model: (features) =>
        indexOfLargest(features.map((f) => f.pixels * f.brightness ** 2 * Math.min(f.share, 1 - f.share))),
    },
    {
      id: "05.cost-not-index",
      belief: "You answered what the dearest feature costs. Asked is which one it is: its index.",
      model: (features) => Math.max(...features.map((f) => f.pixels * f.brightness ** 2 * f.share * (1 - f.share))),
    },
    {
      id: "05.rarest-first",
      belief:
        "What is rare counts most with you: as if it would be missed most, or were drawn blindly at full brightness. Drawn at share · brightness, what is seldom there costs little.",
      model: (features) => indexOfLargest(features.map((f) => f.pixels * f.brightness ** 2 * (1 - f.share))),
    },
    {
      id: "05.pixels-squared",
      belief:
        "Pixels and brightness weigh alike with you: both squared, or neither, as in a standard deviation. Only the brightness is squared, a pixel's error; over the pixels it is added up.",
      model: (features) =>
        indexOfLargest(features.map((f) => (f.pixels * f.brightness) ** 2 * f.share * (1 - f.share))),
    },

    ...(
      [
        ["brightest", (f: Feature) => f.brightness],
        ["largest", (f: Feature) => f.pixels],
        ["most-light", (f: Feature) => f.pixels * f.brightness],
      ] as const
    ).map(([then, by]) => ({
      id: `05.least-certain-then-${then}`,
      belief:
        "You kept the one that can be guessed worst. What a yes or no is worth is the error that it saves: how uncertain it is, times pixels and squared brightness.",
      model: (features: Feature[]) => indexOfLargest(features.map((f) => 1e6 * f.share * (1 - f.share) + by(f))),
    })),
    {
      id: "05.pixels-forgotten",
      belief:
        "You took the error of one pixel of a feature. All its pixels are drawn wrong together: the error is added up over them.",
      model: (features) => indexOfLargest(features.map((f) => f.brightness ** 2 * f.share * (1 - f.share))),
    },
    {
      id: "05.most-surprising",
      belief:
        "You weighed by information, in bits. What a number saves is squared error: for a yes or no that is share · (1 − share), and not its bits.",
      model: (features) => indexOfLargest(features.map((f) => f.pixels * f.brightness ** 2 * bits(f.share))),
    },

    {
      id: "05.least-certain-last",
      belief:
        "You kept the one that can be guessed worst. What a yes or no is worth is the error that it saves: how uncertain it is, times pixels and squared brightness.",
      model: (features) => {
        const uncertain = features.map(({ share }) => share * (1 - share));
        return uncertain.lastIndexOf(Math.max(...uncertain));
      },
    },
    {
      id: "05.unsquared-variance",
      belief: "You did not square the brightness. The error is squared: a pixel half as bright costs a quarter.",
      model: (features) => indexOfLargest(features.map((f) => f.pixels * f.brightness * f.share * (1 - f.share))),
    },
    {
      id: "05.blind-at-half-bright",
      belief:
        "You drew all features blindly at one brightness, such as 0.5. Each feature has a best brightness of its own, share times its brightness.",
      model: (features) =>
        indexOfLargest(features.map((f) => f.pixels * (f.share * (f.brightness - 0.5) ** 2 + (1 - f.share) * 0.25))),
    },
    {
      id: "05.blind-at-the-share",
      belief:
        "You drew blindly at the share itself. The mean of a pixel is share times its brightness: it is brightness where the feature is there, and not 1.",
      model: (features) =>
        indexOfLargest(
          features.map((f) => f.pixels * (f.share * (f.brightness - f.share) ** 2 + (1 - f.share) * f.share ** 2)),
        ),
    },
    {
      id: "05.brightness-forgotten",
      belief:
        "You left out how bright the feature is. A faint one costs little when it is drawn wrong: brightness counts, squared.",
      model: (features) => indexOfLargest(features.map((f) => f.pixels * f.share * (1 - f.share))),
    },
    {
      id: "05.wrong-where-there",
      belief:
        "You counted the error only in pictures that have the feature. Drawn blindly it is wrong in the others, too: there it is drawn and should not be.",
      model: (features) =>
        indexOfLargest(features.map((f) => f.pixels * f.brightness ** 2 * f.share * (1 - f.share) ** 2)),
    },
    {
      id: "05.wrong-where-absent",
      belief:
        "You counted the error only in pictures that lack the feature. Drawn blindly it is wrong in the others, too: there it is drawn too faint.",
      model: (features) =>
        indexOfLargest(features.map((f) => f.pixels * f.brightness ** 2 * f.share ** 2 * (1 - f.share))),
    },
    {
      id: "05.one-pixel-unsquared",
      belief:
        "You took one pixel, and did not square. The error is squared, and added up over all pixels of the feature.",
      model: (features) => indexOfLargest(features.map((f) => f.brightness * f.share * (1 - f.share))),
    },
    {
      id: "05.light-by-share",
      belief:
        "You kept what is bright and often there. What is always there needs no number, and a feature's pixels count all together.",
      model: (features) => indexOfLargest(features.map((f) => f.brightness * f.share)),
    },
    {
      id: "05.light-squared-by-share",
      belief:
        "You took one pixel of each, drawn as nothing. All its pixels count, and a decoder does better blindly: it draws the mean.",
      model: (features) => indexOfLargest(features.map((f) => f.brightness ** 2 * f.share)),
    },
    {
      id: "05.darkest-first",
      belief: "You kept the faintest, as if it could be seen worst. Drawn wrong it costs least.",
      model: (features) => indexOfLargest(features.map((f) => -f.brightness)),
    },
    {
      id: "05.smallest-first",
      belief:
        "You kept the one with the fewest pixels. Drawn wrong it costs least: the error is added up over the pixels.",
      model: (features) => indexOfLargest(features.map((f) => -f.pixels)),
    },
    {
      id: "05.pixels-by-share",
      belief:
        "You left the brightness out, and drew as nothing what does not pass. A faint feature costs little, and what is always there costs nothing.",
      model: (features) => indexOfLargest(features.map((f) => f.pixels * f.share)),
    },
    {
      id: "05.light-all",
      belief:
        "You kept what has the most light when it is there. How often it comes and goes counts, too, and brightness counts squared.",
      model: (features) => indexOfLargest(features.map((f) => f.pixels * f.brightness)),
    },

    {
      id: "05.mean-light-squared",
      belief:
        "You squared the mean brightness, share · brightness. That is what the blind drawing gets right already; what it gets wrong is the variance: brightness² · share · (1 − share).",
      model: (features) =>
        indexOfLargest(features.map(({ pixels, brightness, share }) => pixels * (brightness * share) ** 2)),
    },
    {
      id: "05.first-each-time",
      belief:
        "You answer 0 each time. The dearest may stand first in a sorted list; asked is its index in `features` as they came. Mind that `sort` changes the list itself.",
      model: () => 0,
    },

    {
      id: "05.variance-squared",
      belief:
        "You squared share · (1 − share) as well. The error of a blind drawing is brightness² · share · (1 − share) a pixel: that is squared already.",
      model: (features) =>
        indexOfLargest(
          features.map(({ pixels, brightness, share }) => pixels * (brightness * share * (1 - share)) ** 2),
        ),
    },

    {
      id: "05.one-picture-that-has-it",
      belief:
        "You took the error of one picture that has the feature. In the long run both kinds count: `share` of the pictures have it and see it too faint, the others see it drawn for nothing.",
      model: (features) =>
        indexOfLargest(
          features.map(({ pixels, brightness, share }) => pixels * (brightness - share * brightness) ** 2),
        ),
    },
  ],
  blindSpots: [
    {
      id: "05.always-there",
      where: "a feature is nearly always there",
      so: "It costs next to nothing to draw it blindly, however bright: share · (1 − share) is near 0.",
      holds: (features) => features.some(({ share }) => share >= 0.9),
    },
    {
      id: "05.seldom-there",
      where: "a feature is there in a tenth of the pictures or fewer",
      so: "Blindly it is drawn faintly, and costs brightness² · share · (1 − share) a pixel: less than one that is there half of the time, and not nothing.",
      holds: (features) => features.some(({ share }) => share <= 0.1),
    },
  ],
});

/** How much a yes or no tells that comes with this share. */
const bits = (p: number) => (p <= 0 || p >= 1 ? 0 : -p * Math.log2(p) - (1 - p) * Math.log2(1 - p));
