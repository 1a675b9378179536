import { tensor } from "../../lib/index";
import * as solution from "../../solutions/01-standard-convolution";
import { exercise, type Rubric, type Value } from "../rubric";
import {
  built,
  built4,
  channelSums,
  clamp,
  cut,
  grown,
  type Image,
  inside,
  type Kernel,
  type Map2d,
  onePixelSum,
  only,
  padded,
  slice,
  total,
  transposed,
  turned,
  turned4,
} from "./models";

const layer = solution.conv2d;

/** The first pair of stride and padding that does, in the order in which exercise 2 asks for them. */
function firstPair(n: number, kernel: number, does: (stride: number, padding: number) => boolean) {
  for (let stride = 1; stride <= n; stride++) {
    for (let padding = 0; padding < kernel; padding++) if (does(stride, padding)) return { stride, padding };
  }
  return null;
}

/** What a box with this layer says to a line of `n` pixels with a single 1, pixel by pixel. */
function impulseAnswers(n: number, box: ReturnType<typeof solution.findLayer>): number[][] {
  const { kernel, bias, stride, padding } = box;
  return Array.from({ length: n }, (_, i) => {
    const positions = solution.outputSize(n, kernel.length, stride, padding);
    return Array.from({ length: positions }, (_, p) => bias + (kernel[i + padding - p * stride] ?? 0));
  });
}

/** On which side of 0 nine weights answer to each window of exercise 7, and of those that are wrong, what they look like. */
function answersOnWindows({ data }: Map2d): Value {
  const size = total(Array.from(data, Math.abs));
  const answer = (...taps: number[]) => total(taps.map((tap) => data[tap]));
  const side = (v: number) => (Math.abs(v) <= 1e-6 * size ? "0" : v > 0 ? "above 0" : "below 0");
  const answers = {
    "to a falling line": side(answer(0, 4, 8)),
    "to a rising line": side(answer(2, 4, 6)) === "above 0" ? "above 0" : "0 or less",
    "to a plain wall": side(answer(...NINE)),
  };
  const right = Object.values(answers).join() === "above 0,0 or less,0";
  const blind = answers["to a falling line"] === "0" && answers["to a plain wall"] === "0";
  const weights = Array.from(data);
  const picture = (blind ? otherPicture(weights) : oddWeight(weights)) ?? "something else";
  return { ...answers, "as a picture": right ? "a falling line" : picture };
}

const NINE = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** What nine weights look for that answer neither to the falling line nor to the wall, where that can be seen. */
function otherPicture(weights: readonly number[]): string | undefined {
  const alike = (group: readonly number[]) => group.every((n) => weights[n] === weights[group[0]]);
  if (alike(NINE)) return undefined;
  // One side of an edge is the other with the opposite sign.
  if (NINE.every((n) => weights[n] === -weights[8 - n])) return "an edge";
  if ([0, 1, 2].every((x) => alike([x, x + 3, x + 6]))) return "an upright line";
  return [0, 3, 6].every((y) => alike([y, y + 1, y + 2])) ? "a level line" : undefined;
}

/** The one weight of nine that spoils a falling line: those on the line are alike else, and those beside it, and all cancel. */
function oddWeight(weights: readonly number[]): string | undefined {
  const odd = NINE.filter((n) => {
    const [on, beside] = [(at: number) => at % 4 === 0, (at: number) => at % 4 !== 0].map((is) => [
      ...new Set(weights.filter((_, at) => at !== n && is(at))),
    ]);
    return on.length === 1 && beside.length === 1 && on[0] > 0 && on[0] + 2 * beside[0] === 0;
  });
  return odd.length === 1 ? oddAt(odd[0]) : undefined;
}

const oddAt = (n: number) => `a falling line but for [${Math.floor(n / 3)}, ${n % 3}]`;

/** A right kernel with one of its weights turned round. */
function withOdd(n: number): Map2d {
  return tensor(
    NINE.map((at) => (at === n ? -1 : 1) * (at % 4 === 0 ? 2 : -1)),
    [3, 3],
  );
}

type Maker = (image: Image, kernel: Image, bias: number) => Map2d;

/** The map of each layer of exercise 9, the right one and the three with a bug. */
const madeBy: Readonly<Record<solution.Bug, Maker>> = {
  none: (image, kernel, bias) => {
    const [height, width] = [image.shape[0] - kernel.shape[0] + 1, image.shape[1] - kernel.shape[1] + 1];
    const map = layer(image, kernel.reshape([...kernel.shape, 1]), [bias], 1, 0);
    return map.reshape([height, width]);
  },
  flipped: (image, kernel, bias) => {
    const [h, w] = kernel.shape;
    return madeBy.none(
      image,
      built(kernel.shape, (i, j, c) => kernel.at(h - 1 - i, w - 1 - j, c)),
      bias,
    );
  },
  shared: (image, kernel, bias) =>
    madeBy.none(
      image,
      built(kernel.shape, (i, j) => kernel.at(i, j, 0)),
      bias,
    ),
  bias: (image, kernel, bias) => madeBy.none(image, kernel, bias * kernel.shape[2]),
};

/** The first of four makers whose map is the given one; "none" where nobody's is. */
function named(
  image: Image,
  kernel: Image,
  bias: number,
  map: Map2d,
  makers: Readonly<Record<solution.Bug, Maker>>,
  equal = (a: ArrayLike<number>, b: ArrayLike<number>) => Array.from(a).every((v, i) => v === b[i]),
): solution.Bug {
  const bugs = ["none", "flipped", "shared", "bias"] as const;
  return bugs.find((bug) => equal(makers[bug](image, kernel, bias).data, map.data)) ?? "none";
}

/** No map fits: the bug that somebody does not know. */
const nobody: Maker = (image, kernel, bias) => {
  const { shape } = madeBy.none(image, kernel, bias);
  return tensor(Array(shape[0] * shape[1]).fill(1e9), shape);
};

/** The same by somebody who calls what fits nobody's map by one of the names. */
function namedElse(
  image: Image,
  kernel: Image,
  bias: number,
  map: Map2d,
  makers: Readonly<Record<solution.Bug, Maker>>,
  rest: solution.Bug,
): solution.Bug {
  const found = named(image, kernel, bias, map, makers);
  return found === "none" && !fits(makers.none(image, kernel, bias), map) ? rest : found;
}

const REST = ["none", "flipped", "shared", "bias"] as const;

const withKernel =
  (weight: (kernel: Image, i: number, j: number, c: number) => number): Maker =>
  (image, kernel, bias) =>
    madeBy.none(
      image,
      built(kernel.shape, (i, j, c) => weight(kernel, i, j, c)),
      bias,
    );

const upsideDown = withKernel((k, i, j, c) => k.at(k.shape[0] - 1 - i, j, c));

/** The weights of all channels at one place. */
const kernelColumn = (k: Image, i: number, j: number) => Array.from({ length: k.shape[2] }, (_, c) => k.at(i, j, c));

/** Maps that somebody takes for that of a bug; where there is none, no map is it. */
const WRONG_MAPS: readonly { id: string; bug: solution.Bug; belief: string; maker: Maker }[] = [
  {
    id: "01.flips-channels-too",
    bug: "flipped",
    belief:
      "You turned the whole list of weights round, and with it the order of the channels. The kernel turns in height and width; red stays red.",
    maker: (image, kernel, bias) => madeBy.none(image, tensor([...kernel.data].reverse(), kernel.shape), bias),
  },
  {
    id: "01.mirrored-only",
    bug: "flipped",
    belief: "You mirrored the kernel left to right. Half a turn also puts its last row first.",
    maker: withKernel((k, i, j, c) => k.at(i, k.shape[1] - 1 - j, c)),
  },
  {
    id: "01.upside-down",
    bug: "flipped",
    belief: "You turned the kernel upside down. Half a turn also puts the last weight of each row first.",
    maker: upsideDown,
  },
  {
    id: "01.flipped-unknown",
    bug: "flipped",
    belief:
      'You don\'t know "flipped" when you see it. In that layer the kernel is turned by half a turn, last row first and in each row the last weight first; the image, the finished map and the channels stay as they are.',
    maker: nobody,
  },
  {
    id: "01.shared-pixels",
    bug: "shared",
    belief:
      'You know "shared" by an image whose first channel is looked at with all weights. It is the other way round: every channel of the image is looked at, each with the weights of the first channel.',
    maker: (image, kernel, bias) =>
      madeBy.none(
        built(image.shape, (y, x) => image.at(y, x, 0)),
        kernel,
        bias,
      ),
  },
  {
    id: "01.shared-first-alone",
    bug: "shared",
    belief:
      'You know "shared" by a layer that looks at the first channel alone. In it every channel is looked at, and all are added up, each with the weights of the first channel.',
    maker: withKernel((k, i, j, c) => (c === 0 ? k.at(i, j, 0) : 0)),
  },
  {
    id: "01.shared-last",
    bug: "shared",
    belief:
      'You know "shared" by a layer that uses the weights of the last channel for all. It is those of the first channel, kernel.at(i, j, 0), that each channel is multiplied by.',
    maker: withKernel((k, i, j) => k.at(i, j, k.shape[2] - 1)),
  },
  {
    id: "01.shared-mean",
    bug: "shared",
    belief:
      'You know "shared" by weights that are the mean of all channels. Nothing is averaged: every channel gets the weights of the first one, as they are.',
    maker: withKernel((k, i, j) => total(kernelColumn(k, i, j)) / k.shape[2]),
  },
  {
    id: "01.shared-sum",
    bug: "shared",
    belief:
      'You know "shared" by weights that are the sum of all channels. Nothing is added up but the products: every channel gets the weights of the first one, as they are.',
    maker: withKernel((k, i, j) => total(kernelColumn(k, i, j))),
  },
  {
    id: "01.shared-over-places",
    bug: "shared",
    belief:
      'You know "shared" by a channel that has the same weight at every place of the window. It is the channels that share here: all have the weights of the first, and these differ from place to place.',
    maker: withKernel((k, _i, _j, c) => k.at(0, 0, c)),
  },
  {
    id: "01.shared-one-weight",
    bug: "shared",
    belief:
      'You know "shared" by one weight for all places and channels. All weights of the first channel are used, each at its place, and for every channel the same.',
    maker: withKernel((k) => k.at(0, 0, 0)),
  },
  {
    id: "01.flips-channels-alone",
    bug: "flipped",
    belief:
      "You turned the order of the channels round, and left height and width as they are. The kernel turns in height and width; red stays red.",
    maker: withKernel((k, i, j, c) => k.at(i, j, k.shape[2] - 1 - c)),
  },
  {
    id: "01.flipped-signs",
    bug: "flipped",
    belief:
      'You know "flipped" by weights with the opposite sign. The weights keep their signs and change their places: the kernel is turned by half a turn.',
    maker: withKernel((k, i, j, c) => -k.at(i, j, c)),
  },
  {
    id: "01.flipped-transposed",
    bug: "flipped",
    belief:
      'You know "flipped" by a kernel whose rows and columns have changed places. It is turned by half a turn: its shape stays, the last row comes first, and in each row the last weight.',
    maker: withKernel((k, i, j, c) => {
      const [h, w] = k.shape;
      const n = i * w + j;
      return k.at(n % h, Math.floor(n / h), c);
    }),
  },
  {
    id: "01.shared-unknown",
    bug: "shared",
    belief:
      'You don\'t know "shared" when you see it. That bug gives every channel the weights of the first channel, not of another and not a mean; and all channels are still added up.',
    maker: nobody,
  },
  {
    id: "01.bias-at-every-tap",
    bug: "bias",
    belief:
      'You know "bias" by a bias at every weight. The bug adds it once for each channel: with 3 channels it is 3 times in the sum.',
    maker: (image, kernel, bias) => madeBy.none(image, kernel, bias * kernel.data.length),
  },
  {
    id: "01.bias-twice",
    bug: "bias",
    belief:
      'You know "bias" by a bias that is there twice. The bug adds it once for each channel: with 3 channels it is 3 times in the sum.',
    maker: (image, kernel, bias) => madeBy.none(image, kernel, bias * 2),
  },
  {
    id: "01.bias-per-place",
    bug: "bias",
    belief:
      'You know "bias" by a bias at every place of the window. The bug adds it once for each channel, however large the window: with 3 channels it is 3 times in the sum.',
    maker: (image, kernel, bias) => madeBy.none(image, kernel, bias * kernel.shape[0] * kernel.shape[1]),
  },
  {
    id: "01.bias-unknown",
    bug: "bias",
    belief:
      'You don\'t know "bias" when you see it. The bug adds the bias once for each channel: with 3 channels it is 3 times in the sum, and not 4, nor missing.',
    maker: nobody,
  },
];

type Numbers = ArrayLike<number>;

const at = (place: (length: number) => number) => (a: Numbers, b: Numbers) => a[place(a.length)] === b[place(a.length)];

/** Maps that somebody takes for the same. */
const WRONG_LOOKS: readonly {
  id: string;
  belief: string;
  equal: (a: Numbers, b: Numbers, width: number) => boolean;
}[] = [
  {
    id: "01.first-number-only",
    belief:
      "You compared the first number alone. Two layers may agree there by chance and differ further on: compare all of them.",
    equal: at(() => 0),
  },
  {
    id: "01.last-number-only",
    belief:
      "You compared the last number alone. Where the image is dark below, layers with different kernels agree: compare all the numbers.",
    equal: at((length) => length - 1),
  },
  {
    id: "01.middle-number-only",
    belief:
      "You compared the number in the middle alone. Two layers may agree there by chance and differ elsewhere: compare all of them.",
    equal: at((length) => Math.floor(length / 2)),
  },
  {
    id: "01.first-row-only",
    belief:
      "You compared the first row of the map alone, or its first column. Where the image is dark there, layers with different kernels agree: compare all the numbers.",
    equal: (a, b, width) => Array.from(a).every((v, n) => n >= width || v === b[n]),
  },
  {
    id: "01.sums-compared",
    belief:
      "You compared the sums of the maps. Different maps may have the same sum: a symmetric picture gives a flipped kernel the same numbers in another order. Compare number by number.",
    equal: (a, b) => total(a) === total(b),
  },
  {
    id: "01.one-is-enough",
    belief:
      "You took two maps for the same as soon as one of their numbers agrees. Where the image is dark, all layers agree: every number has to.",
    equal: (a, b) => Array.from(a).some((v, n) => v === b[n]),
  },
];

const turnedByHalf = (k: Image) => built(k.shape, (i, j, c) => k.at(k.shape[0] - 1 - i, k.shape[1] - 1 - j, c));

const fits = (made: Map2d, map: Map2d) => made.data.every((v, n) => v === map.data[n]);

/** A filter with its rows, its columns or both in the opposite order. */
function mirrored(filter: Map2d, rows: boolean, columns: boolean): Map2d {
  const [h, w] = filter.shape;
  const at = (n: number) => {
    const [i, j] = [Math.floor(n / w), n % w];
    return filter.at(rows ? h - 1 - i : i, columns ? w - 1 - j : j);
  };
  return tensor(
    Array.from({ length: h * w }, (_, n) => at(n)),
    [h, w],
  );
}

/** With as many zeros around the map as keep its size; the one more, where there is one, below and to the right. */
function keepingTheSize(map: Map2d, filter: Map2d, slide: (map: Map2d, filter: Map2d) => Map2d): Map2d {
  const [h, w] = map.shape;
  const [rows, columns] = filter.shape;
  const wide = padded(map.reshape([h, w, 1]), Math.max(rows, columns), () => 0);
  const [top, left] = [rows, columns].map((n) => Math.max(rows, columns) - Math.floor((n - 1) / 2));
  const around = Array.from({ length: (h + rows - 1) * (w + columns - 1) }, (_, n) => {
    const across = w + columns - 1;
    return wide.at(top + Math.floor(n / across), left + (n % across), 0);
  });
  return slide(tensor(around, [h + rows - 1, w + columns - 1]), filter);
}

/** One number of a layer whose window begins there. */
function sumFrom(x: Image, k: Kernel, bias: readonly number[], top: number, left: number, f: number): number {
  let sum = bias[f];
  for (let i = 0; i < k.shape[0]; i++)
    for (let j = 0; j < k.shape[1]; j++)
      for (let c = 0; c < k.shape[2]; c++) sum += inside(x, top + i, left + j, c) * k.at(i, j, c, f);
  return sum;
}

/** So many rows and columns of positions, the first of which hangs over the map's upper left corner; zeros around. */
function slidFrom(map: Map2d, filter: Map2d, top: number, left: number, [rows, columns]: readonly number[]): Map2d {
  const image = map.reshape([...map.shape, 1]);
  const sums = built([rows, columns, 1], (y, x) => {
    let sum = 0;
    for (let i = 0; i < filter.shape[0]; i++)
      for (let j = 0; j < filter.shape[1]; j++) sum += inside(image, y - top + i, x - left + j, 0) * filter.at(i, j);
    return sum;
  });
  return sums.reshape([rows, columns]);
}

/** What comes of each pixel of a window and the weight on it, added up. */
function summed(map: Map2d, filter: Map2d, of: (pixel: number, weight: number) => number): Map2d {
  const [rows, columns] = filter.shape;
  const [height, width] = [map.shape[0] - rows + 1, map.shape[1] - columns + 1];
  const sums = built([height, width, 1], (y, x) => {
    let sum = 0;
    for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) sum += of(map.at(y + i, x + j), filter.at(i, j));
    return sum;
  });
  return sums.reshape([height, width]);
}

/** Nothing but zeros in the first two rows and columns. */
const dark = (image: Image) => built(image.shape, (y, x, c) => (y < 2 || x < 2 ? 0 : image.at(y, x, c)));

/** Nothing but zeros in the last two rows and columns. */
const darkBelow = (image: Image) =>
  built(image.shape, (y, x, c) => (y >= image.shape[0] - 2 || x >= image.shape[1] - 2 ? 0 : image.at(y, x, c)));

const positive = (image: Image) => built(image.shape, (y, x, c) => Math.max(0, image.at(y, x, c)));

/**
 * What exercise 8 asks for, read by somebody who takes a number for the bias; a window is as wide as from its first pixel that
 * differs to its last, or, where these are counted, as many.
 */
function readWithBias(answers: number[][], bias: number, counted = false): ReturnType<typeof solution.findLayer> {
  const last = answers.length - 1;
  const seen = answers[0].map((_, p) => answers.flatMap((row, i) => (row[p] === bias ? [] : [i])));
  const noticed = seen.map((pixels) => (pixels.length ? pixels : [last]));
  const widths = noticed.map((pixels) => (counted ? pixels.length : pixels[pixels.length - 1] - pixels[0] + 1));
  const taps = Math.max(...widths);
  const whole = widths.indexOf(taps);
  const start = noticed[whole][0];
  const stride = whole + 1 < noticed.length ? noticed[whole + 1][0] - start : 1;
  const pixels = counted ? noticed[whole] : answers.map((_, i) => i).slice(start, start + taps);
  return { kernel: pixels.map((i) => answers[i][whole] - bias), bias, stride, padding: whole * stride - start };
}

/** Numbers that somebody takes for the bias. */
const WRONG_BIASES: readonly { id: string; belief: string; of: (all: number[], answers: number[][]) => number }[] = [
  {
    id: "01.nearest-to-zero",
    belief:
      "You took the number nearest to 0 for the bias. A sum with a negative weight may well lie nearer to 0 than the bias does. Take an answer that surely does not see the pixel.",
    of: (all) => all.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a)),
  },
  {
    id: "01.smallest-is-bias",
    belief:
      "You took the smallest number for the bias. A negative weight pulls an answer below it. Take an answer that surely does not see the pixel.",
    of: (all) => Math.min(...all),
  },
  {
    id: "01.commonest",
    belief:
      "You took the commonest number for the bias. On a short line under a long kernel most answers do see the pixel. Take one that surely doesn't: the last pixel at the first position.",
    of: (all) => {
      const counts = new Map<number, number>();
      for (const v of all) counts.set(v, (counts.get(v) ?? 0) + 1);
      return [...counts].sort((a, b) => b[1] - a[1])[0][0];
    },
  },
  {
    id: "01.zero-for-the-bias",
    belief:
      "You took the bias to be 0. What a position says when it does not see the pixel is the bias, and it is in all the other answers.",
    of: () => 0,
  },
  {
    id: "01.first-answer-is-bias",
    belief:
      "You took the first answer of all for the bias. Position 0 sees pixel 0, with padding as well as without. Take an answer that surely does not see the pixel: the last pixel at position 0.",
    of: (all) => all[0],
  },
  {
    id: "01.last-answer-is-bias",
    belief:
      "You took the last answer of all for the bias. The last position often sees the last pixel. Take an answer that surely does not see the pixel: the last pixel at position 0.",
    of: (all) => all[all.length - 1],
  },
];

/** A list without the zeros at its two ends. */
function trimmed(list: readonly number[]): number[] {
  const first = list.findIndex((v) => v !== 0);
  return first < 0 ? [] : list.slice(first, list.length - [...list].reverse().findIndex((v) => v !== 0));
}

/** The first of the longest lists. */
function longest(lists: readonly number[][]): number[] {
  return lists.reduce((best, list) => (list.length > best.length ? list : best));
}

/** The first pixel that a position notices. */
function firstNoticed(answers: readonly number[][], position: number): number {
  const bias = answers[answers.length - 1][0];
  return Math.max(
    0,
    answers.findIndex((row) => row[position] !== bias),
  );
}

/** The padding that comes of another stride: the first whole window begins where it begins. */
function paddingBy({ stride, padding }: ReturnType<typeof solution.findLayer>, other: number): number {
  const whole = Math.ceil(padding / stride);
  return whole * other - (whole * stride - padding);
}

export const rubric: Rubric = {
  chapter: "01",
  file: "01-standard-convolution",
  title: "Standard convolution",
  exercises: [
    exercise({
      id: "01.outputSize",
      title: "Count the positions of a kernel",
      points: 1,
      solution: solution.outputSize,
      terms: {
        kernel: "The first position already takes up kernel pixels; what is left of the padded line is room for steps.",
        stride: "A step is stride pixels long: there are as many as fit whole into what the first position leaves.",
        padding: "The zeros make the line longer at both ends: 7 pixels with padding 1 are a line of 9.",
      },
      forbidden: ["outputSize"],
      cases: () => [
        [7, 3, 2, 0],
        [8, 3, 2, 0],
        [5, 3, 1, 0],
        [5, 3, 1, 1],
        [11, 4, 3, 2],
        [9, 5, 1, 1],
        [128, 3, 1, 0],
        [224, 7, 2, 3],
        // A third of a step is left over; an even kernel; kernels longer than the line.
        [12, 4, 3, 1],
        [6, 4, 2, 1],
        [3, 5, 1, 2],
        [2, 4, 2, 2],
      ],
      byHand: () => [{ args: [7, 3, 2, 0], gives: 3 }],
      hints: [
        "Mark the pixels where the kernel may start, for n = 7, kernel 3, stride 2. How many marks, and how many steps between them?",
        "The last start is at n + 2 · padding − kernel. Steps of `stride` get you there or just before it: what do you do with the rest?",
        "Math.floor((n + 2 * padding - kernel) / stride) counts the steps. There is one position more than there are steps.",
      ],
      blindSpots: [
        {
          id: "01.rest",
          where: "some of the line is left over behind the last position",
          so: "A step that doesn't fit is not taken: the division is rounded down.",
          holds: (n, kernel, stride, padding) => (n + 2 * padding - kernel) % stride !== 0,
        },
        {
          id: "01.even-kernel",
          where: "the kernel has an even number of taps",
          so: "Nothing says that a kernel has a middle. It takes kernel − 1 pixels off the positions, 3 where it is 4 wide.",
          holds: (_n, kernel) => kernel % 2 === 0,
        },
        {
          id: "01.kernel-longer",
          where: "the kernel is longer than the line without its zeros",
          so: "The zeros at the ends count as pixels: it has to fit into n + 2 · padding.",
          holds: (n, kernel) => kernel > n,
        },
        {
          id: "01.padded",
          where: "there is padding",
          so: "It makes the line longer at each end: n + 2 · padding.",
          holds: (_n, _kernel, _stride, padding) => padding > 0,
        },
      ],
      misconceptions: [
        {
          id: "01.first-position",
          belief:
            "You counted the steps between positions. The kernel also stands at its first position, before any step: with n = 7, kernel 3, stride 2 it makes 2 steps and has 3 positions.",
          model: (n, k, s, p) => Math.floor((n + 2 * p - k) / s),
        },
        {
          id: "01.padding-keeps-the-size",
          belief:
            "You took padding for a promise that the size stays as it is, but for the stride. It adds so many zeros and no more: 9 pixels, kernel 5, padding 1 are 11 − 5 + 1 = 7 positions.",
          model: (n, kernel, stride, padding) =>
            padding ? Math.ceil(n / stride) : solution.outputSize(n, kernel, stride, 0),
        },
        {
          id: "01.no-floor",
          belief:
            "You kept the fraction. When the last step does not fit, it is not taken: half a position makes no output, so the division is rounded down.",
          model: (n, k, s, p) => (n + 2 * p - k) / s + 1,
        },
        {
          id: "01.rounded-up",
          belief:
            "You rounded up: that lets the kernel hang over the end for one last position. Without more padding there is nothing under it there, so the division is rounded down.",
          model: (n, k, s, p) => Math.ceil((n + 2 * p - k) / s) + 1,
        },
        {
          id: "01.total-padding",
          belief:
            "You added the padding once. A padding of 1 puts one pixel at each end, so the line grows by 2 · padding.",
          model: (n, k, s, p) => Math.floor((n + p - k) / s) + 1,
        },
        {
          id: "01.stride-ignored",
          belief: "You let the kernel stop at every pixel. With a stride of 2 it stops at every other one.",
          model: (n, k, _s, p) => n + 2 * p - k + 1,
        },
        {
          id: "01.size-over-stride",
          belief:
            'You divided the input by the stride. That is what padding "same" arranges; here the kernel must fit into the pixels there are.',
          model: (n, _k, s) => Math.ceil(n / s),
        },
        {
          id: "01.size-by-stride",
          belief:
            "You divided the pixels by the stride and kept the fraction. Positions are counted whole, and at each of them the kernel has to fit.",
          model: (n, _k, s) => n / s,
        },
        {
          id: "01.steps-with-fraction",
          belief:
            "You counted the steps, fraction and all. A step that does not fit is not taken, and the first position comes on top of them.",
          model: (n, k, s, p) => (n + 2 * p - k) / s,
        },
        {
          id: "01.size-kept",
          belief:
            "You answered the input's size. The kernel can't start at every pixel: it has to fit, and it moves by the stride.",
          model: (n) => n,
        },
        {
          id: "01.side-by-side",
          belief:
            "Your windows do not overlap: each one begins behind the one before. The stride leads from the start of one window to the start of the next, however wide the kernel is.",
          model: (n, k, s, p) => Math.floor((n + 2 * p - k) / (k + s - 1)) + 1,
        },
        {
          id: "01.tiles",
          belief:
            "You asked how many kernels fit side by side. Windows overlap: the next one begins `stride` pixels further, however wide the kernel is.",
          model: (n, k, _s, p) => Math.floor((n + 2 * p) / k),
        },
        {
          id: "01.share-of-positions",
          belief:
            "You counted the positions at stride 1 and took a share of them, rounded down. The first position is always kept: divide the steps between positions and add 1.",
          model: (n, k, s, p) => Math.floor((n + 2 * p - k + 1) / s),
        },
        {
          id: "01.line-over-stride",
          belief:
            "You divided the whole line by the stride, as if the kernel could start at the last pixel. It has to fit: the last start is kernel − 1 pixels before the end.",
          model: (n, _k, s, p) => Math.floor((n + 2 * p) / s),
        },

        {
          id: "01.every-pixel-a-start",
          belief:
            "You counted every pixel at which the stride arrives. The kernel has to fit as well: the last start is kernel − 1 pixels before the end.",
          model: (n, _k, s, p) => Math.ceil((n + 2 * p) / s),
        },
        {
          id: "01.stride-as-gap",
          belief:
            "You took the stride for the pixels that are skipped. It is the distance from one start to the next: at stride 1 the kernel moves on by one pixel and skips none.",
          model: (n, k, s, p) => Math.floor((n + 2 * p - k) / (s + 1)) + 1,
        },
        {
          id: "01.padding-behind-the-stride",
          belief:
            "You added the padding to the positions. It makes the line longer before the kernel moves, so the stride divides it as well.",
          model: (n, k, s, p) => Math.floor((n - k) / s) + 1 + 2 * p,
        },
        {
          id: "01.kernel-behind-the-stride",
          belief:
            "You divided the line by the stride first and took the kernel off what was left. The kernel is as wide as it is: it comes off the line, and the rest is divided.",
          model: (n, k, s, p) => Math.floor((n + 2 * p) / s) - k + 1,
        },
        {
          id: "01.rounded",
          belief:
            "You rounded to the nearest whole number. When the last step does not fit it is not taken, however little is missing: the division is rounded down.",
          model: (n, k, s, p) => Math.round((n + 2 * p - k) / s) + 1,
        },
        {
          id: "01.padding-ignored",
          belief:
            "You left the padding out. Zeros at both ends make room for more positions: the line is n + 2 · padding long.",
          model: (n, k, s) => Math.floor((n - k) / s) + 1,
        },
        {
          id: "01.padding-once-and-no-first",
          belief:
            "You added the padding once, and counted the steps. It stands at both ends, 2 · padding; and there is one position more than there are steps.",
          model: (n, k, s, p) => Math.floor((n + p - k) / s),
        },
        {
          id: "01.starts-on-the-line",
          belief:
            "You counted every place on the line, and in the zeros before it, where the stride arrives. The kernel has to fit as well: its last start is kernel − 1 pixels before the end of the padded line.",
          model: (n, _k, s, p) => Math.ceil((n + p) / s),
        },
        {
          id: "01.half-a-kernel-each-side",
          belief:
            "You took half a kernel off each end, rounded down. A kernel of 4 takes 3 pixels off the positions, not 4: it is kernel − 1, even or odd.",
          model: (n, k, s, p) => Math.floor((n + 2 * p - 2 * Math.floor(k / 2) - 1) / s) + 1,
        },
        {
          id: "01.half-a-kernel-off",
          belief:
            "You took half a kernel off the line. From the first start to the last it is the whole kernel that has to fit.",
          model: (n, k, s, p) => Math.floor((n + 2 * p - Math.floor(k / 2)) / s) + 1,
        },
        {
          id: "01.stride-taken-off",
          belief:
            "You took the stride off, as if it cost so many positions. It says how far apart they are, so the steps are divided by it.",
          model: (n, k, s, p) => n + 2 * p - k - s + 2,
        },
        {
          id: "01.last-end-missed",
          belief:
            "You stopped before the kernel's end meets the end of the line. There it still fits: n = 5 and kernel 3 make 3 positions, not 2.",
          model: (n, k, s, p) => Math.ceil((n + 2 * p - k) / s),
        },
      ],
    }),
    exercise({
      id: "01.optionsFor",
      title: "Which stride and padding give this size",
      points: 2,
      solution: solution.optionsFor,
      terms: {
        kernel: "A window takes up kernel pixels of the padded line, and padding may go up to kernel − 1.",
        size: "It counts the positions that are wanted: what a stride and a padding give is compared with it.",
        stride: "Steps are stride pixels long. It may be 1, 2, … up to n, and the smallest that serves is wanted.",
        padding: "It makes the line longer at both ends. It may be 0, 1, … up to kernel − 1: with kernel 3, at most 2.",
      },
      forbidden: ["outputSize"],
      cases: () => [
        [7, 3, 4],
        [7, 3, 6],
        [8, 3, 4],
        [7, 1, 1], // where the stride is n
        [1, 2, 1], // and where it would have to be more
        [2, 3, 1], // Rounded towards 0, a kernel that is too long would have a position.
        [7, 3, 3],
        [5, 3, 5],
        [9, 4, 8],
        [9, 5, 3],
        [2, 5, 2],
        // The kernel is longer than the line, or as long as it is.
        [3, 4, 3],
        [4, 4, 5],
        [9, 5, 7],
        [12, 3, 4],
        [4, 4, 7],
        [6, 5, 8],
        // The stride is larger than the kernel, and than the output.
        [9, 2, 3],
        [10, 2, 2],
        [224, 7, 112],
      ],
      byHand: () => [
        { args: [7, 3, 4], gives: { stride: 2, padding: 1 } },
        { args: [7, 3, 6], gives: null },
      ],
      hints: [
        "With n = 7, kernel 3 and stride 1: which sizes do paddings of 0, 1 and 2 give? And with stride 2?",
        "You can say the size of one pair already. How many pairs are there to try, and in which order would you try them?",
        "Two loops, stride outside and padding inside, and outputSize(n, kernel, stride, padding) === size. The first pair that fits is the answer; after the loops, null.",
      ],
      blindSpots: [
        {
          id: "01.kernel-longer",
          where: "the kernel is longer than the line without its zeros",
          so: "The zeros make the line longer: the kernel has to fit into n + 2 · padding.",
          holds: (n, kernel) => kernel > n,
        },
        {
          id: "01.larger-than-the-line",
          where: "the size is larger than n",
          so: "With a padding of more than half a kernel there are more positions than pixels. Up to kernel − 1 is allowed.",
          holds: (n, _kernel, size) => size > n,
        },
        {
          id: "01.wide-stride",
          where: "the stride has to be larger than the kernel",
          so: "It may be as large as n: then there are pixels that no window looks at.",
          holds: (n, kernel, size) => (solution.optionsFor(n, kernel, size)?.stride ?? 0) > kernel,
        },
        {
          id: "01.remainder",
          where: "nothing comes out even",
          so: "A rest of the line may be left over behind the last position: the division is rounded down.",
          holds: (n, kernel, size) => {
            const found = solution.optionsFor(n, kernel, size);
            return found !== null && (n + 2 * found.padding - kernel) % found.stride !== 0;
          },
        },
      ],
      misconceptions: [
        {
          id: "01.first-position-always",
          belief:
            "You counted a first position without asking whether the kernel fits. Where it is longer than the padded line it has none at all.",
          model: (n, kernel, size) => {
            for (let stride = 1; stride <= n; stride++)
              for (let padding = 0; padding < kernel; padding++)
                if (Math.max(0, Math.floor((n + 2 * padding - kernel) / stride)) + 1 === size)
                  return { stride, padding };
            return null;
          },
        },
        {
          id: "01.total-padding",
          belief:
            "You added the padding once. A padding of 1 puts one pixel at each end, so the line grows by 2 · padding.",
          model: (n, k, size) => firstPair(n, k, (s, p) => Math.floor((n + p - k) / s) + 1 === size),
        },
        {
          id: "01.no-remainder",
          belief:
            "You took only strides that end exactly at the last pixel. A rest is allowed: 8 pixels, kernel 3 and stride 2 without padding make 3 positions, and the last pixel is never looked at.",
          model: (n, k, size) => firstPair(n, k, (s, p) => (n + 2 * p - k) / s + 1 === size),
        },
        {
          id: "01.rounded-up",
          belief:
            "You rounded up, so that the last position may hang over the end. The kernel has to fit: the division is rounded down.",
          model: (n, k, size) => firstPair(n, k, (s, p) => Math.ceil((n + 2 * p - k) / s) + 1 === size),
        },
        {
          id: "01.first-position",
          belief:
            "You counted the steps. There is one position more than there are steps: the kernel also stands where it begins.",
          model: (n, k, size) => firstPair(n, k, (s, p) => Math.floor((n + 2 * p - k) / s) === size),
        },
        {
          id: "01.padding-by-half",
          belief:
            'You took half the kernel as the padding, as "same" does, and looked for a stride alone. Other paddings, 0 among them, are allowed as well.',
          model: (n, k, size) => {
            const same = Math.floor(k / 2);
            return firstPair(n, k, (s, p) => p === same && solution.outputSize(n, k, s, p) === size);
          },
        },
        {
          id: "01.largest-padding",
          belief: "Your padding does, but a smaller one does too. Asked is the smallest.",
          model: (n, k, size) => {
            const found = solution.optionsFor(n, k, size);
            if (!found) return null;
            let { stride, padding } = found;
            while (padding + 1 < k && solution.outputSize(n, k, stride, padding + 1) === size) padding++;
            return { stride, padding };
          },
        },
        {
          id: "01.no-padding",
          belief: "You tried strides alone. Zeros at both ends make room for more positions.",
          model: (n, k, size) => firstPair(n, k, (s, p) => p === 0 && solution.outputSize(n, k, s, p) === size),
        },
        {
          id: "01.never-impossible",
          belief:
            "You found a pair for every size. Some can't be had: with n = 7 and kernel 3, a stride of 1 makes 5, 7 or 9 positions and a stride of 2 at most 5, so 6 is out of reach.",
          model: (n, k, size) => solution.optionsFor(n, k, size) ?? solution.optionsFor(n, k, size + 1),
        },
        {
          id: "01.stride-by-division",
          belief:
            'You divided n by the size to get the stride and took half the kernel as padding: that is the rule of "same". Other pairs make the size as well, with a smaller stride or padding, and some sizes no pair makes.',
          model: (n, k, size) => {
            const stride = Math.round(n / size);
            return stride < 1 || stride > n ? null : { stride, padding: Math.floor((k - 1) / 2) };
          },
        },
        {
          id: "01.padding-or-stride",
          belief:
            "You used padding with stride 1 alone, and larger strides without padding. The two are free of each other: stride 2 with padding 1 is an ordinary pair.",
          model: (n, k, size) =>
            firstPair(n, k, (s, p) => (s === 1 || p === 0) && solution.outputSize(n, k, s, p) === size),
        },
        {
          id: "01.last-pair",
          belief:
            "You went on after a pair was found, so the largest stride and padding that do are left. Asked is the first pair: return as soon as you have it.",
          model: (n, k, size) => {
            let last: { stride: number; padding: number } | null = null;
            firstPair(n, k, (stride, padding) => {
              if (solution.outputSize(n, k, stride, padding) === size) last = { stride, padding };
              return false;
            });
            return last;
          },
        },
        {
          id: "01.half-a-kernel-at-most",
          belief:
            "You tried no padding beyond half a kernel, which keeps the size. It may be anything up to kernel − 1: then the output is larger than the input.",
          model: (n, k, size) => firstPair(n, k, (s, p) => p <= k / 2 && solution.outputSize(n, k, s, p) === size),
        },
        {
          id: "01.one-padding-short",
          belief: "Your loop over the paddings stops one early: kernel − 1 is still allowed.",
          model: (n, k, size) => firstPair(n, k, (s, p) => p < k - 1 && solution.outputSize(n, k, s, p) === size),
        },

        {
          id: "01.every-pixel-a-start",
          belief:
            "You counted every pixel at which the stride arrives. The kernel has to fit as well: the last start is kernel − 1 pixels before the end.",
          model: (n, k, size) => firstPair(n, k, (s, p) => n + 2 * p >= k && Math.ceil((n + 2 * p) / s) === size),
        },
        {
          id: "01.line-over-stride",
          belief:
            "You divided the whole line by the stride, as if the kernel could start at the last pixel. It has to fit: the last start is kernel − 1 pixels before the end.",
          model: (n, k, size) => firstPair(n, k, (s, p) => Math.floor((n + 2 * p) / s) === size),
        },
        {
          id: "01.stride-as-gap",
          belief:
            "You took the stride for the pixels that are skipped. It is the distance from one start to the next: at stride 1 none is skipped.",
          model: (n, k, size) => firstPair(n, k, (s, p) => Math.floor((n + 2 * p - k) / (s + 1)) + 1 === size),
        },
        {
          id: "01.share-of-positions",
          belief:
            "You counted the positions at stride 1 and took a share of them, rounded down. The first position is always kept: divide the steps between positions and add 1.",
          model: (n, k, size) => firstPair(n, k, (s, p) => Math.floor((n + 2 * p - k + 1) / s) === size),
        },
        {
          id: "01.stride-within-the-kernel",
          belief:
            "You tried strides up to the kernel's width. A stride may be larger: then there are pixels that no window looks at.",
          model: (n, k, size) => firstPair(n, k, (s, p) => s <= k && solution.outputSize(n, k, s, p) === size),
        },
        {
          id: "01.padding-as-large-as-the-kernel",
          belief:
            "You tried a padding as large as the kernel. Then the first window holds nothing but zeros; the largest that is asked for is kernel − 1.",
          model: (n, k, size) => {
            for (let stride = 1; stride <= n; stride++) {
              for (let padding = 0; padding <= k; padding++) {
                if (solution.outputSize(n, k, stride, padding) === size) return { stride, padding };
              }
            }
            return null;
          },
        },
        {
          id: "01.kernel-within-the-line",
          belief:
            "You gave up where the kernel is longer than the line. The zeros make the line longer: what the kernel has to fit into is n + 2 · padding.",
          model: (n, k, size) => (k > n ? null : solution.optionsFor(n, k, size)),
        },
        {
          id: "01.never-larger-than-the-line",
          belief:
            "You gave up where the size is larger than n. A padding of more than half a kernel makes more positions than there are pixels: 7 pixels, kernel 3 and padding 2 make 9.",
          model: (n, k, size) => (size > n ? null : solution.optionsFor(n, k, size)),
        },
        {
          id: "01.stride-one-only",
          belief:
            "You tried a stride of 1 alone. It may be anything up to n: with n = 7 and kernel 3 it takes a stride of 2 to make 4 positions.",
          model: (n, k, size) => firstPair(n, k, (s, p) => s === 1 && solution.outputSize(n, k, s, p) === size),
        },
        {
          id: "01.never-without-padding",
          belief: "You tried no padding of 0. It is allowed, and the smallest: where it does, it is asked for.",
          model: (n, k, size) => firstPair(n, k, (s, p) => p > 0 && solution.outputSize(n, k, s, p) === size),
        },
        {
          id: "01.at-least",
          belief:
            "You took the first pair that makes at least so many positions. It has to be exactly `size`; where no pair makes it, the answer is null.",
          model: (n, k, size) => firstPair(n, k, (s, p) => solution.outputSize(n, k, s, p) >= size),
        },
        {
          id: "01.at-most",
          belief:
            "You took the first pair that makes no more positions than `size`. It has to be exactly so many; where no pair makes them, the answer is null.",
          model: (n, k, size) => firstPair(n, k, (s, p) => n + 2 * p >= k && solution.outputSize(n, k, s, p) <= size),
        },
        {
          id: "01.nearest-size",
          belief:
            "Where no pair makes the size you gave the one that comes nearest. Then it can't be had, and the answer is null.",
          model: (n, k, size) => {
            let best: { stride: number; padding: number } | null = null;
            let off = Infinity;
            firstPair(n, k, (stride, padding) => {
              const by = Math.abs(solution.outputSize(n, k, stride, padding) - size);
              if (by < off) [best, off] = [{ stride, padding }, by];
              return off === 0;
            });
            return best;
          },
        },
        {
          id: "01.none-or-same",
          belief:
            "You tried no padding and half a kernel, which keeps the size, and nothing else. Any padding up to kernel − 1 is allowed.",
          model: (n, k, size) =>
            firstPair(
              n,
              k,
              (s, p) => (p === 0 || p === Math.floor((k - 1) / 2)) && solution.outputSize(n, k, s, p) === size,
            ),
        },
        {
          id: "01.largest-stride",
          belief: "Your pair makes the size, but a smaller stride does too. Asked is the smallest stride.",
          model: (n, k, size) => {
            const found = solution.optionsFor(n, k, size);
            if (!found) return null;
            let { stride, padding } = found;
            while (stride < n && solution.outputSize(n, k, stride + 1, padding) === size) stride++;
            return { stride, padding };
          },
        },
      ],
    }),
    exercise({
      id: "01.slide2d",
      title: "Slide over a map",
      points: 1,
      solution: solution.slide2d,
      terms: {
        map: "Output [y, x] sees the part of the map that begins at row y, column x, as it lies there, and wholly on the map.",
        filter:
          "The weight in row i, column j meets the pixel i rows below and j columns to the right of where the window begins.",
        kernelHeight:
          "The filter has kernelHeight rows and kernelWidth columns: of 5 rows, one of height 2 can begin at 4.",
      },
      forbidden: ["conv2d"],
      window: { input: 0, kernel: 1 },
      cases: (random) => [
        [
          tensor([
            [0, 1, 2],
            [3, 4, 5],
            [6, 7, 8],
          ]),
          tensor([
            [0, 1],
            [2, 3],
          ]),
        ],
        [random.tensor([4, 6]), random.tensor([3, 2])],
        [random.tensor([3, 5]), random.tensor([1, 3])],
        [random.tensor([5, 4]), random.tensor([2, 3])],
        [random.tensor([4, 5]), random.tensor([2, 2])],
        [random.tensor([4, 4]), random.tensor([2, 3])],
      ],
      byHand: () => [
        {
          args: [tensor([0, 1, 2, 3, 4, 5, 6, 7, 8], [3, 3]), tensor([0, 1, 2, 3], [2, 2])],
          gives: tensor([19, 25, 37, 43], [2, 2]),
        },
      ],
      hints: [
        "How many rows does the output have when the map has 5 and the filter 2? How many columns, when it has 3 and the filter 3?",
        "Four loops: y and x over the output, i and j over the filter. Which pixel of the map lies under tap [i, j] when the filter stands at [y, x]?",
        "Make zeros([height - kernelHeight + 1, width - kernelWidth + 1]); output.set(sum, y, x) with sum of map.at(y + i, x + j) * filter.at(i, j).",
      ],
      blindSpots: [
        {
          id: "01.filter-not-square",
          where: "the filter isn't square",
          so: "Its rows and columns are counted each by itself: filter.shape has both, and the output loses kernelHeight − 1 rows and kernelWidth − 1 columns.",
          holds: (_map, { shape: [h, w] }) => h !== w,
        },
        {
          id: "01.map-not-square",
          where: "the map isn't square",
          so: "Its rows and columns are counted each by itself: map.shape has both.",
          holds: ({ shape: [h, w] }) => h !== w,
        },
      ],
      misconceptions: [
        {
          id: "01.flipped-kernel",
          belief:
            "You turned the filter by half a turn, as mathematics does. Deep learning does not flip: 0…8 with [[0, 1], [2, 3]] gives 19, 25, 37, 43; flipped it would give 5, 11, 23, 29.",
          model: (map, filter) => solution.slide2d(map, turned(filter)),
        },
        {
          id: "01.mean",
          belief: "You took the mean of the products. A filter adds them up; if it is to average, its weights say so.",
          model: (map, filter) => {
            const right = solution.slide2d(map, filter);
            return tensor(
              right.data.map((v) => v / filter.data.length),
              right.shape,
            );
          },
        },
        {
          id: "01.product-of-sums",
          belief:
            "You added up the window and the filter first and multiplied the two sums. Each pixel has its own weight: multiply pair by pair, then add.",
          model: (map, filter) =>
            solution.slide2d(
              map,
              tensor(
                filter.data.map(() => total(filter.data)),
                filter.shape,
              ),
            ),
        },
        {
          id: "01.window-sum",
          belief:
            "You added up the window. Each of its pixels still has to be multiplied by the weight that lies on it.",
          model: (map, filter) =>
            solution.slide2d(
              map,
              tensor(
                filter.data.map(() => 1),
                filter.shape,
              ),
            ),
        },
        {
          id: "01.swapped-axes",
          belief:
            "You swapped height and width. The first index is the row (down), the second the column (across), in the map, the filter and the output.",
          model: (map, filter) => solution.slide2d(transposed(map), transposed(filter)),
        },
        {
          id: "01.same-size",
          belief:
            "Your output is as large as the map. Without padding the filter does not fit at the last rows and columns: the output has kernelHeight − 1 rows and kernelWidth − 1 columns less.",
          model: (map, filter) => solution.slide2d(grown(map, filter), filter),
        },
        {
          id: "01.last-position",
          belief:
            "You left out the last row and column of positions. The filter still fits when its edge lies on the map's edge: that is the + 1 in height − kernelHeight + 1.",
          model: (map, filter) => solution.slide2d(cut(map, map.shape[0] - 1, map.shape[1] - 1), filter),
        },
        {
          id: "01.last-left-empty",
          belief:
            "Your output has the right size, but its last row and column were never filled: the loops over y and x stop one position early.",
          model: (map, filter) => {
            const right = solution.slide2d(map, filter);
            const [h, w] = right.shape;
            const filled = (i: number) => Math.floor(i / w) < h - 1 && i % w < w - 1;
            return tensor(
              right.data.map((v, i) => (filled(i) ? v : 0)),
              right.shape,
            );
          },
        },
        {
          id: "01.windows-apart",
          belief:
            "Your windows lie side by side, and each pixel is used once. At stride 1 the filter moves on by one pixel, and windows overlap.",
          model: (map, filter) => {
            const [h, w] = filter.shape;
            const right = solution.slide2d(map, filter);
            const [rows, columns] = [Math.floor(map.shape[0] / h), Math.floor(map.shape[1] / w)];
            const tiles = Array.from({ length: rows * columns }, (_, n) =>
              right.at(Math.floor(n / columns) * h, (n % columns) * w),
            );
            return tensor(tiles, [rows, columns]);
          },
        },
        {
          id: "01.matrix-product",
          belief:
            "You multiplied rows of the window by columns of the filter, as matrices are multiplied. Here each weight meets only the pixel under it, place by place.",
          model: (map, filter) => {
            const [h, w] = filter.shape;
            const right = solution.slide2d(map, filter);
            const product = (y: number, x: number) => {
              let sum = 0;
              for (let i = 0; i < h; i++) {
                for (let j = 0; j < w; j++) {
                  for (let m = 0; m < Math.min(h, w); m++) sum += map.at(y + i, x + m) * filter.at(m, j);
                }
              }
              return sum;
            };
            const [, columns] = right.shape;
            return tensor(
              right.data.map((_, n) => product(Math.floor(n / columns), n % columns)),
              right.shape,
            );
          },
        },

        {
          id: "01.filter-transposed",
          belief:
            "You read the filter column by column. Its first index is the row, as in the map, so that each weight meets the pixel under it.",
          model: (map, filter) => {
            const [h, w] = filter.shape;
            const flat = transposed(filter).data;
            return solution.slide2d(
              map,
              tensor(
                Array.from({ length: h * w }, (_, n) => flat[n]),
                [h, w],
              ),
            );
          },
        },
        {
          id: "01.mirrored-filter",
          belief:
            "You mirrored the filter left to right. It is laid on as it stands: its first column meets the window's first column.",
          model: (map, filter) => solution.slide2d(map, mirrored(filter, false, true)),
        },
        {
          id: "01.upside-down",
          belief:
            "You turned the filter upside down. It is laid on as it stands: its first row meets the window's first row.",
          model: (map, filter) => solution.slide2d(map, mirrored(filter, true, false)),
        },
        {
          id: "01.zeros-around",
          belief:
            "You put zeros around the map, so that your output is as large as the map. Without padding the filter stands only where it fits.",
          model: (map, filter) => keepingTheSize(map, filter, (m, k) => solution.slide2d(m, k)),
        },
        {
          id: "01.turned-and-zeros-around",
          belief:
            "You did two things that a layer without padding doesn't: you turned the filter by half a turn, and you put zeros around the map, so that your output is as large as the map.",
          model: (map, filter) => keepingTheSize(map, turned(filter), (m, k) => solution.slide2d(m, k)),
        },
        {
          id: "01.around",
          belief:
            "You let the filter go on at the map's other side. Where it hangs over the edge there is no position: the output is smaller than the map.",
          model: (map, filter) => {
            const [h, w] = map.shape;
            const [rows, columns] = filter.shape;
            const around = cut(grown(map, filter), h + rows - 1, w + columns - 1);
            for (let y = 0; y < h + rows - 1; y++)
              for (let x = 0; x < w + columns - 1; x++) around.set(map.at(y % h, x % w), y, x);
            return solution.slide2d(around, filter);
          },
        },
        {
          id: "01.largest-product",
          belief: "You kept the largest product of each window. A filter adds all of them up.",
          model: (map, filter) => {
            const right = solution.slide2d(map, filter);
            const [rows, columns] = filter.shape;
            const [, width] = right.shape;
            const largest = (y: number, x: number) =>
              Math.max(
                ...Array.from(filter.data, (v, n) => v * map.at(y + Math.floor(n / columns), x + (n % columns))).slice(
                  0,
                  rows * columns,
                ),
              );
            return tensor(
              right.data.map((_, n) => largest(Math.floor(n / width), n % width)),
              right.shape,
            );
          },
        },

        {
          id: "01.weighted-mean",
          belief:
            "You divided by the sum of the weights. A filter multiplies and adds, nothing else: it is a mean only where its weights add up to 1.",
          model: (map, filter) => {
            const right = solution.slide2d(map, filter);
            const sum = total(filter.data) || 1;
            return tensor(
              right.data.map((v) => v / sum),
              right.shape,
            );
          },
        },
        {
          id: "01.zeros-around-more-above",
          belief:
            "You put zeros around the map, half a filter on each side, so that your output is as large as the map. Without padding the filter stands only where it fits.",
          model: (map, filter) =>
            slidFrom(map, filter, Math.floor(filter.shape[0] / 2), Math.floor(filter.shape[1] / 2), map.shape),
        },
        {
          id: "01.every-touch",
          belief:
            "You let the filter stand wherever it meets the map at all, with zeros around. Without padding it stands only where it fits: the output is smaller than the map.",
          model: (map, filter) => {
            const [[h, w], [rows, columns]] = [map.shape, filter.shape];
            return slidFrom(map, filter, rows - 1, columns - 1, [h + rows - 1, w + columns - 1]);
          },
        },
        {
          id: "01.squared-differences",
          belief:
            "You compared filter and window: your numbers are sums of squared differences. A filter multiplies each pixel by the weight that lies on it, and adds.",
          model: (map, filter) => summed(map, filter, (pixel, weight) => (pixel - weight) ** 2),
        },
        {
          id: "01.differences",
          belief:
            "You took the weights off the pixels. A filter multiplies each pixel by the weight that lies on it, and adds.",
          model: (map, filter) => summed(map, filter, (pixel, weight) => pixel - weight),
        },
      ],
    }),
    exercise({
      id: "01.onePixel",
      title: "Channels, bias, ReLU",
      points: 1,
      solution: solution.onePixel,
      terms: {
        window:
          "Each of its numbers counts once, times the weight that stands at the same row, column and channel of the filter.",
        filter:
          "Each weight belongs to one tap of one channel, and multiplies the number at that same place of the window.",
        bias: "A filter has one bias: it joins the sum of all taps and channels once, and ReLU comes after it.",
        kernelHeight: "A window has kernelHeight rows and kernelWidth columns; it needn't be square.",
      },
      forbidden: ["conv2d", "relu"],
      cases: (random) => [
        [tensor([5, -3], [1, 1, 2]), tensor([1, 1], [1, 1, 2]), 0],
        [tensor([-1], [1, 1, 1]), tensor([1], [1, 1, 1]), 2],
        [tensor([1, 10, 100], [1, 1, 3]), tensor([1, 2, 3], [1, 1, 3]), 0],
        [random.tensor([3, 3, 3], 1, 5), random.tensor([3, 3, 3], 0, 3), 1],
        [tensor([1, 2, 3, 4], [2, 1, 2]), tensor([2, -1, -1, -1], [2, 1, 2]), 4],
        [tensor([2, -7], [1, 2, 1]), tensor([1, 1], [1, 2, 1]), 1],
        [tensor([1, -2], [1, 1, 2]), tensor([1, 1], [1, 1, 2]), -3],
        // Below 0 on the way, and above it at the end.
        [tensor([-5, 9], [2, 1, 1]), tensor([1, 1], [2, 1, 1]), 2],
        // Above 0 without the bias, and below it with it.
        [tensor([1, 2], [2, 1, 1]), tensor([1, 1], [2, 1, 1]), -5],
      ],
      byHand: () => [
        { args: [tensor([5, -3], [1, 1, 2]), tensor([1, 1], [1, 1, 2]), 0], gives: 2 },
        { args: [tensor([5, -3], [1, 1, 2]), tensor([1, 1], [1, 1, 2]), -3], gives: 0 },
      ],
      hints: [
        "How many numbers does the filter hold when the window is 3 × 3 × 3? How many biases does it have?",
        "Three loops into one sum. What may the sum be after two channels, before the third has spoken?",
        "Start with sum = bias, add every window.at(i, j, c) * filter.at(i, j, c), and only at the end return Math.max(0, sum).",
      ],
      blindSpots: [
        {
          id: "01.with-bias",
          where: "the bias is not 0",
          so: "It is added to the finished sum, once, and ReLU comes after it.",
          holds: (_window, _filter, bias) => bias !== 0,
        },
        {
          id: "01.several-channels",
          where: "there is more than one channel",
          so: "All channels are added up, each with weights of its own; then come one bias and one ReLU.",
          holds: ({ shape }) => shape[2] > 1,
        },
        {
          id: "01.several-pixels",
          where: "the window has more than one pixel",
          so: "Every pixel of the window counts, each with the weights that lie on it.",
          holds: ({ shape }) => shape[0] * shape[1] > 1,
        },
        {
          id: "01.sum-below-zero",
          where: "the products add up to less than 0",
          so: "Such a sum may still come out above 0, with the bias. What is below 0 then becomes 0.",
          holds: (window, filter) => onePixelSum(window, filter) < 0,
        },
      ],
      misconceptions: [
        {
          id: "01.bias-per-tap",
          belief:
            "You added the bias at every tap. It belongs to the filter, once: on a window of zeros with bias 1 the answer is 1, not 27.",
          model: (w, k, b) => Math.max(0, onePixelSum(w, k) + b * w.data.length),
        },
        {
          id: "01.bias-per-channel",
          belief:
            "You added the bias for each channel. The channels are summed first and the bias is added to the sum, once: on zeros with bias 1 the answer is 1, not 3.",
          model: (w, k, b) => Math.max(0, onePixelSum(w, k) + b * w.shape[2]),
        },
        {
          id: "01.relu-before-sum",
          belief:
            "You applied ReLU to each channel before adding them up. Then no channel can speak against another: 5 + (−3) must be 2, not 5.",
          model: (w, k, b) => Math.max(0, total(channelSums(w, k).map((v) => Math.max(0, v))) + b),
        },
        {
          id: "01.relu-before-bias",
          belief:
            "You applied ReLU before the bias. The bias shifts the threshold, so it must come first: −1 + 2 is 1, not 2.",
          model: (w, k, b) => Math.max(0, onePixelSum(w, k)) + b,
        },
        {
          id: "01.one-silences-all",
          belief:
            "You answered 0 as soon as one channel was below 0. The channels are added first; only a sum below 0 becomes 0.",
          model: (w, k, b) => (channelSums(w, k).some((v) => v < 0) ? 0 : Math.max(0, onePixelSum(w, k) + b)),
        },
        {
          id: "01.minus-dropped",
          belief:
            "You dropped each channel's minus sign. A channel below 0 speaks against the others: 5 + (−3) is 2, not 8.",
          model: (w, k, b) => Math.max(0, total(channelSums(w, k).map(Math.abs)) + b),
        },
        {
          id: "01.absolute",
          belief: "You took the sum without its sign. ReLU turns a sum below 0 into 0.",
          model: (w, k, b) => Math.abs(onePixelSum(w, k) + b),
        },
        {
          id: "01.no-relu",
          belief: "You left out ReLU: a negative sum should become 0.",
          model: (w, k, b) => onePixelSum(w, k) + b,
        },
        {
          id: "01.shared-slice",
          belief:
            "You used the filter's first channel for every channel. Each channel has weights of its own: [1, 10, 100] with [1, 2, 3] is 321, not 111.",
          model: (w, k, b) =>
            Math.max(
              0,
              b +
                onePixelSum(
                  w,
                  built(k.shape, (i, j) => k.at(i, j, 0)),
                ),
            ),
        },
        {
          id: "01.map-per-channel",
          belief:
            "You answered a number for each channel. A filter adds its channels together: one filter, one number, one map.",
          model: (w, k, b) => channelSums(w, k).map((v) => Math.max(0, v + b)),
        },
        {
          id: "01.strongest-channel",
          belief: "You kept the strongest channel. A filter adds its channels up, all of them: 5 and −3 give 2, not 5.",
          model: (window, filter, bias) => Math.max(0, Math.max(...channelSums(window, filter)) + bias),
        },
        {
          id: "01.relu-on-pixels",
          belief:
            "You turned negative pixels into 0 before they met their weights. ReLU comes last and looks at the finished sum, not at what goes in.",
          model: (window, filter, bias) => total(channelSums(positive(window), filter)) + bias,
        },
        {
          id: "01.relu-on-pixels-too",
          belief:
            "You turned negative pixels into 0 before they met their weights, and used ReLU at the end once more. It comes once, at the end: what goes in keeps its sign.",
          model: (window, filter, bias) => Math.max(0, total(channelSums(positive(window), filter)) + bias),
        },
        {
          id: "01.layer-per-channel",
          belief:
            "You finished every channel as if it were a layer of its own, with bias and ReLU, and added what was left. The channels are added first; then come the one bias and the one ReLU.",
          model: (window, filter, bias) => total(channelSums(window, filter).map((sum) => Math.max(0, sum + bias))),
        },

        {
          id: "01.bias-as-threshold",
          belief:
            "You took the bias for a threshold that the sum has to pass. It is added to the sum; what has to be passed is 0.",
          model: (window, filter, bias) => {
            const sum = onePixelSum(window, filter);
            return sum > bias ? sum : 0;
          },
        },
        {
          id: "01.bias-taken-off",
          belief:
            "You took the bias off the sum, as if it were a threshold to be passed. It is added: a bias of −3 makes the sum smaller by 3.",
          model: (window, filter, bias) => Math.max(0, onePixelSum(window, filter) - bias),
        },
        {
          id: "01.yes-or-no",
          belief: "You answer 1 where the sum is above 0, and 0 elsewhere. ReLU lets a sum above 0 through as it is.",
          model: (window, filter, bias) => Number(onePixelSum(window, filter) + bias > 0),
        },
        {
          id: "01.bias-as-floor",
          belief: "You let nothing fall below the bias. The bias is added to the sum, and nothing falls below 0.",
          model: (window, filter, bias) => Math.max(bias, onePixelSum(window, filter)),
        },
        {
          id: "01.relu-on-products",
          belief:
            "You cut off every product at 0. All products are added first, with their signs; ReLU looks at the finished sum.",
          model: (window, filter, bias) => total(window.data.map((v, n) => Math.max(0, v * filter.data[n]))) + bias,
        },
        {
          id: "01.relu-on-products-too",
          belief:
            "You cut off every product at 0, and the sum at the end once more. All products are added with their signs; ReLU comes once, at the end.",
          model: (window, filter, bias) =>
            Math.max(0, total(window.data.map((v, n) => Math.max(0, v * filter.data[n]))) + bias),
        },
        {
          id: "01.mean",
          belief:
            "You took the mean of the products, or of the channels. A filter adds them up; if it is to average, its weights say so.",
          model: (window, filter, bias) => Math.max(0, onePixelSum(window, filter) / window.data.length + bias),
        },
        {
          id: "01.mean-of-channels",
          belief:
            "You took the mean of the channels. A filter adds its channels up; if it is to average, its weights say so.",
          model: (window, filter, bias) => Math.max(0, onePixelSum(window, filter) / window.shape[2] + bias),
        },
        {
          id: "01.bias-if-active",
          belief:
            "You added the bias only where the sum is above 0 without it. It is added in any case, and ReLU looks at what comes out: −1 and a bias of 2 give 1.",
          model: (w, k, b) => (onePixelSum(w, k) > 0 ? onePixelSum(w, k) + b : 0),
        },
        {
          id: "01.bias-if-active-and-relu",
          belief:
            "You made the sum 0 where it is below 0, added the bias, and used ReLU once more. The bias comes first and ReLU once, at the end: −1 and a bias of 2 give 1.",
          model: (w, k, b) => Math.max(0, Math.max(0, onePixelSum(w, k)) + b),
        },
        {
          id: "01.bias-only-if-active-and-relu",
          belief:
            "You added the bias only where the sum is above 0 without it. It is added in any case, and ReLU looks at what comes out: −1 and a bias of 2 give 1.",
          model: (w, k, b) => (onePixelSum(w, k) > 0 ? Math.max(0, onePixelSum(w, k) + b) : 0),
        },
        {
          id: "01.flipped-kernel",
          belief:
            "You turned the filter by half a turn, as mathematics does. Deep learning does not flip: weight [0, 0] meets the window's top left pixel.",
          model: (w, k, b) => {
            const [rows, columns] = k.shape;
            return Math.max(
              0,
              b +
                onePixelSum(
                  w,
                  built(k.shape, (i, j, c) => k.at(rows - 1 - i, columns - 1 - j, c)),
                ),
            );
          },
        },
        {
          id: "01.middle-alone",
          belief:
            "You looked at the middle pixel of the window alone. All of its pixels are looked at, each with weights of its own.",
          model: (w, k, b) => {
            const middle = (image: Image) =>
              built([1, 1, image.shape[2]], (_i, _j, c) =>
                image.at(Math.floor(image.shape[0] / 2), Math.floor(image.shape[1] / 2), c),
              );
            return Math.max(0, b + onePixelSum(middle(w), middle(k)));
          },
        },
        {
          id: "01.relu-on-weights",
          belief:
            "You made weights below 0 to 0. They keep their signs: with them a filter says what should not be there. ReLU looks at the finished sum.",
          model: (w, k, b) => Math.max(0, onePixelSum(w, positive(k)) + b),
        },
        {
          id: "01.bias-multiplied",
          belief: "You multiplied by the bias. It is added: a bias of 0 changes nothing.",
          model: (w, k, b) => Math.max(0, onePixelSum(w, k) * b),
        },
        {
          id: "01.capped-below",
          belief: "You kept what is below 0 and made the rest 0. ReLU does the opposite: what is above 0 stays.",
          model: (w, k, b) => Math.min(0, onePixelSum(w, k) + b),
        },
      ],
    }),
    exercise({
      id: "01.conv2d",
      title: "The whole layer",
      points: 4,
      solution: solution.conv2d,
      terms: {
        kernel:
          "kernel[i, j, c, f] is filter f's own weight for channel c, i rows below and j columns to the right of the window's corner.",
        bias: "Each filter has one bias, added once to its whole sum over taps and channels.",
        stride:
          "From one output to the next the window moves on by stride, down and across; its taps stay side by side.",
        padding: "So many zeros stand at both ends of every row and column: the first window begins at −padding.",
        kernelHeight:
          "kernelHeight and kernelWidth count the rows and columns of taps; neither kernel nor image need be square.",
        channels: "channels is the depth over which every filter sums; filters is the number of maps that come out.",
      },
      forbidden: ["conv2d"],
      window: { input: 0, kernel: 1, bias: 2, stride: 3, padding: 4 },
      cases: (random) => [
        [random.tensor([3, 4, 1]), random.tensor([2, 2, 1, 1]), [0], 1, 0],
        [random.tensor([5, 4, 3]), random.tensor([2, 3, 3, 2]), [0, 0], 1, 0],
        [random.tensor([4, 5, 2]), random.tensor([3, 2, 2, 3]), [1, -2, 5], 1, 0],
        [random.tensor([5, 6, 2], 1, 9), random.tensor([3, 3, 2, 2]), [1, 3], 1, 1],
        [random.tensor([7, 9, 2]), random.tensor([3, 2, 2, 3]), [2, 0, -1], 2, 1],
        [random.tensor([3, 2, 1], 1, 9), random.tensor([2, 3, 1, 2]), [4, -1], 1, 2],
        [random.tensor([6, 5, 1]), random.tensor([2, 2, 1, 1]), [3], 3, 0],
      ],
      byHand: () => [
        {
          args: [tensor([1, 2, 3, 4], [2, 2, 1]), tensor([1, 10], [1, 1, 1, 2]), [0, 5], 1, 0],
          gives: [3, 35],
          seen: (output) => [output.at(1, 0, 0), output.at(1, 0, 1)],
        },
      ],
      hints: [
        "You have written all the parts. Which of your functions gives the output's height, and which the border?",
        "Pad first. Then six loops: y, x and f over the output; i, j and c into one sum. The stride moves the window: where does row y begin?",
        "sum starts at bias[f] and collects padded.at(y * stride + i, x * stride + j, c) * kernel.at(i, j, c, f).",
      ],
      blindSpots: [
        {
          id: "01.several-channels",
          where: "the image has more than one channel",
          so: "A filter looks at all channels and adds them up, each with weights of its own.",
          holds: ({ shape }) => shape[2] > 1,
        },
        {
          id: "01.kernel-not-square",
          where: "the kernel isn't square",
          so: "Its rows and columns are counted each by itself, in the size of the output as well.",
          holds: (_input, { shape }) => shape[0] !== shape[1],
        },
        {
          id: "01.stride-above-one",
          where: "the stride is larger than 1",
          so: "Position y begins at row y · stride of the padded image, and x likewise.",
          holds: (_input, _kernel, _bias, stride) => stride > 1,
        },
        {
          id: "01.padded",
          where: "there is padding",
          so: "Zeros lie on all four sides: position 0 begins at row −padding of the image.",
          holds: (_input, _kernel, _bias, _stride, padding) => padding > 0,
        },
      ],
      misconceptions: [
        {
          id: "01.map-per-channel",
          belief:
            "You kept a map for every channel and filter. A filter adds its channels together: one filter, one map.",
          model: (x, k, b, s, p) => {
            const [, , channels, filters] = k.shape;
            const maps = Array.from({ length: channels }, (_, c) => layer(only(x, c), slice(k, c), b, s, p));
            const [h, w] = maps[0].shape;
            return built([h, w, channels * filters], (i, j, m) =>
              maps[m % channels].at(i, j, Math.floor(m / channels)),
            );
          },
        },
        {
          id: "01.shared-slice",
          belief:
            "You used the filter's first channel for every channel of the image. Each channel has weights of its own: that is why the kernel has a third dimension.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              built4(k.shape, (i, j, _c, f) => k.at(i, j, 0, f)),
              b,
              s,
              p,
            ),
        },
        {
          id: "01.bias-per-tap",
          belief: "You added the bias inside the innermost loop, at every tap. It is added once to the finished sum.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              k,
              b.map((v) => v * k.shape[0] * k.shape[1] * k.shape[2]),
              s,
              p,
            ),
        },
        {
          id: "01.bias-per-channel",
          belief:
            "You added the bias once for each channel. The channels are summed first; the bias comes once, after.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              k,
              b.map((v) => v * k.shape[2]),
              s,
              p,
            ),
        },
        {
          id: "01.no-bias",
          belief: "You left out the bias: every number of map f should be larger by bias[f].",
          model: (x, k, b, s, p) =>
            layer(
              x,
              k,
              b.map(() => 0),
              s,
              p,
            ),
        },
        {
          id: "01.flipped-kernel",
          belief:
            "You turned the kernel by half a turn, as mathematics does. Deep learning does not flip: kernel [0, 0] meets the window's top left pixel.",
          model: (x, k, b, s, p) => layer(x, turned4(k), b, s, p),
        },
        {
          id: "01.replicate",
          belief: "You repeated the border pixels beyond the border. Padding here means zeros.",
          model: (x, k, b, s, p) =>
            layer(
              padded(x, p, (i, j, c) => x.at(clamp(i, x.shape[0]), clamp(j, x.shape[1]), c)),
              k,
              b,
              s,
              0,
            ),
        },
        {
          id: "01.padding-ignored",
          belief: "You left out the padding: your output is smaller than it should be where padding is 1.",
          refuses: true,
          model: (x, k, b, s) => layer(x, k, b, s, 0),
        },
        {
          id: "01.stride-ignored",
          belief:
            "You let the kernel stop at every pixel. With stride 2, row y of the output begins at row 2 · y of the padded input.",
          model: (x, k, b, _s, p) => layer(x, k, b, 1, p),
        },
        {
          id: "01.stride-in-size-only",
          belief:
            "The stride is in your output's size, but your window still moves by one pixel. With stride 2, row y of the output begins at row 2 · y of the padded input.",
          model: (x, k, b, s, p) => {
            const dense = layer(x, k, b, 1, p);
            return built(layer(x, k, b, s, p).shape, (i, j, f) => dense.at(i, j, f));
          },
        },
        {
          id: "01.subsample-first",
          belief:
            "You threw away the pixels between the strides before convolving. The stride moves the window; inside it, neighbours are still neighbours.",
          model: (x, k, b, s, p) => {
            const wide = padded(x, p, () => 0);
            const [h, w, c] = wide.shape;
            return layer(
              built([Math.ceil(h / s), Math.ceil(w / s), c], (i, j, m) => wide.at(i * s, j * s, m)),
              k,
              b,
              1,
              0,
            );
          },
        },
        {
          id: "01.swapped-axes",
          belief:
            "You swapped height and width. The first index is the row (down), the second the column (across), in the image, the kernel and the output.",
          model: (x, k, b, s, p) =>
            layer(
              built([x.shape[1], x.shape[0], x.shape[2]], (i, j, c) => x.at(j, i, c)),
              built4([k.shape[1], k.shape[0], k.shape[2], k.shape[3]], (i, j, c, f) => k.at(j, i, c, f)),
              b,
              s,
              p,
            ),
        },
        {
          id: "01.relu-added",
          belief: "You applied ReLU. This exercise asks for the layer before its activation, so negative numbers stay.",
          model: (x, k, b, s, p) => {
            const y = layer(x, k, b, s, p);
            return tensor(
              y.data.map((v) => Math.max(0, v)),
              y.shape,
            );
          },
        },
        {
          id: "01.one-channel-each",
          belief:
            "Your filter f looks at one channel only. In a standard layer every filter looks at all channels and adds them up.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              built4(k.shape, (i, j, c, f) => (c === f % k.shape[2] ? k.at(i, j, c, f) : 0)),
              b,
              s,
              p,
            ),
        },
        {
          id: "01.border-skipped",
          belief:
            "You left 0 wherever the window hangs over the border. Only the pixels out there are zeros: such a position still adds up what does lie on the image, and gets its bias.",
          model: (x, k, b, s, p) => {
            const y = layer(x, k, b, s, p);
            const whole = (at: number, taps: number, size: number) => at * s - p >= 0 && at * s - p + taps <= size;
            return built(y.shape, (i, j, f) =>
              whole(i, k.shape[0], x.shape[0]) && whole(j, k.shape[1], x.shape[1]) ? y.at(i, j, f) : 0,
            );
          },
        },
        {
          id: "01.stride-inside",
          belief:
            "You let the stride spread the taps as well. It moves the window from position to position; inside a window the taps lie on neighbouring pixels.",
          model: (x, k, b, s, p) => {
            const y = layer(x, k, b, s, p);
            return built(y.shape, (i, j, f) => {
              let sum = b[f];
              for (let n = 0; n < k.shape[0]; n++) {
                for (let m = 0; m < k.shape[1]; m++) {
                  for (let c = 0; c < x.shape[2]; c++) {
                    sum += inside(x, (i + n) * s - p, (j + m) * s - p, c) * k.at(n, m, c, f);
                  }
                }
              }
              return sum;
            });
          },
        },

        {
          id: "01.first-bias",
          belief: "You added the first bias in every map. Each filter has a bias of its own: map f gets bias[f].",
          model: (x, k, b, s, p) =>
            layer(
              x,
              k,
              b.map(() => b[0]),
              s,
              p,
            ),
        },
        {
          id: "01.all-biases",
          belief: "You added all biases in every map. Each filter has a bias of its own: map f gets bias[f] alone.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              k,
              b.map(() => total(b)),
              s,
              p,
            ),
        },
        {
          id: "01.kernel-transposed",
          belief:
            "You read each filter column by column. Its first index is the row, as in the image, so that each weight meets the pixel under it.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              built4(k.shape, (i, j, c, f) => {
                const n = i * k.shape[1] + j;
                return k.at(n % k.shape[0], Math.floor(n / k.shape[0]), c, f);
              }),
              b,
              s,
              p,
            ),
        },
        {
          id: "01.mirrored-filter",
          belief:
            "You mirrored the kernel left to right. It is laid on as it stands: its first column meets the window's first column.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              built4(k.shape, (i, j, c, f) => k.at(i, k.shape[1] - 1 - j, c, f)),
              b,
              s,
              p,
            ),
        },
        {
          id: "01.padding-at-one-end",
          belief:
            "You put zeros above and to the left only. Padding stands at all four sides: height and width grow by 2 · padding.",
          model: (x, k, b, s, p) => {
            const [h, w, c] = x.shape;
            return layer(
              built([h + p, w + p, c], (i, j, m) => inside(x, i - p, j - p, m)),
              k,
              b,
              s,
              0,
            );
          },
        },
        {
          id: "01.padding-behind",
          belief:
            "You put all the padding below and to the right. It stands at all four sides, `padding` zeros at each: the image lies in the middle.",
          model: (x, k, b, s, p) => {
            const [h, w, c] = x.shape;
            return layer(
              built([h + 2 * p, w + 2 * p, c], (i, j, m) => inside(x, i, j, m)),
              k,
              b,
              s,
              0,
            );
          },
        },
        {
          id: "01.mean-of-channels",
          belief:
            "You took the mean of the channels. A filter adds its channels up; if it is to average, its weights say so.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              built4(k.shape, (i, j, c, f) => k.at(i, j, c, f) / k.shape[2]),
              b,
              s,
              p,
            ),
        },
        {
          id: "01.mirrored-border",
          belief: "You mirrored the picture beyond its border. Padding here means zeros.",
          model: (x, k, b, s, p) => {
            const back = (i: number, size: number) => clamp(i < 0 ? -i : i >= size ? 2 * size - 2 - i : i, size);
            return layer(
              padded(x, p, (i, j, c) => x.at(back(i, x.shape[0]), back(j, x.shape[1]), c)),
              k,
              b,
              s,
              0,
            );
          },
        },
        {
          id: "01.filters-added-up",
          belief:
            "You added the filters up to a single map. Each filter makes a map of its own, with its own bias: the output has as many maps as there are filters.",
          model: (x, k, b, s, p) => {
            const maps = layer(x, k, b, s, p);
            return built([maps.shape[0], maps.shape[1], 1], (i, j) =>
              total(Array.from({ length: maps.shape[2] }, (_, f) => maps.at(i, j, f))),
            );
          },
        },
        {
          id: "01.centred-window",
          belief:
            "You laid the middle of the kernel on each position, whatever the padding. A window begins at y · stride − padding: that is its upper left corner.",
          model: (x, k, b, s, p) => {
            const [top, left] = [k.shape[0], k.shape[1]].map((taps) => Math.floor(taps / 2));
            return built(layer(x, k, b, s, p).shape, (i, j, f) => sumFrom(x, k, b, i * s - top, j * s - left, f));
          },
        },
        {
          id: "01.always-same",
          belief:
            "You padded so that the size is kept, but for the stride. `padding` says how many zeros stand on each side, and the kernel has to fit.",
          model: (x, k, b, s) => {
            const [top, left] = [k.shape[0], k.shape[1]].map((taps) => Math.floor((taps - 1) / 2));
            const [h, w] = [Math.ceil(x.shape[0] / s), Math.ceil(x.shape[1] / s)];
            return built([h, w, k.shape[3]], (i, j, f) => sumFrom(x, k, b, i * s - top, j * s - left, f));
          },
        },
        {
          id: "01.stride-down-only",
          belief:
            "Your window moves by the stride downwards, and by one pixel to the right. The stride is the same in both directions.",
          model: (x, k, b, s, p) => {
            const dense = layer(x, k, b, 1, p);
            return built([layer(x, k, b, s, p).shape[0], dense.shape[1], k.shape[3]], (i, j, f) =>
              dense.at(i * s, j, f),
            );
          },
        },
        {
          id: "01.first-filter-for-all",
          belief:
            "You used the first filter for every map. Filter f has weights of its own, kernel.at(i, j, c, f), and makes map f.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              built4(k.shape, (i, j, c) => k.at(i, j, c, 0)),
              b,
              s,
              p,
            ),
        },
        {
          id: "01.first-channel-alone",
          belief:
            "You looked at the first channel of the image alone. A filter looks at all channels and adds them up.",
          model: (x, k, b, s, p) => layer(only(x, 0), slice(k, 0), b, s, p),
        },
        {
          id: "01.size-always-kept",
          belief:
            "Your output has the size of the image, but for the stride, whatever the padding. `padding` says how many zeros stand on each side, and the kernel has to fit: 4 rows, 3 of the kernel and no padding make 2.",
          model: (x, k, b, s, p) => {
            const [h, w] = [Math.ceil(x.shape[0] / s), Math.ceil(x.shape[1] / s)];
            return built([h, w, k.shape[3]], (i, j, f) => sumFrom(x, k, b, i * s - p, j * s - p, f));
          },
        },
        {
          id: "01.shared-slice-and-bias-per-channel",
          belief:
            "You used the filter's first channel for every channel of the image, and added the bias once for each. A filter has weights of its own in each channel; its bias comes once, when the channels have been added up.",
          model: (x, k, b, s, p) =>
            layer(
              x,
              built4(k.shape, (i, j, _c, f) => k.at(i, j, 0, f)),
              b.map((v) => v * k.shape[2]),
              s,
              p,
            ),
        },
      ],
    }),
    exercise({
      id: "01.countParameters",
      title: "What a layer learns",
      points: 1,
      solution: solution.countParameters,
      terms: {
        kernelHeight:
          "A filter has kernelHeight · kernelWidth weights for each channel; in how many places it is used adds none.",
        channels:
          "A filter is as deep as its input: it has weights of its own for every channel, but one bias for all of them.",
        filters: "Each filter has its own weights and its own bias: there are filters times as many of both.",
      },
      forbidden: ["costOf"],
      cases: () => [
        [3, 3, 3, 1, 126, 126],
        [5, 3, 4, 7, 10, 12],
        [1, 1, 192, 32, 28, 28],
        [3, 3, 64, 128, 56, 56],
        [2, 4, 5, 1, 8, 6],
      ],
      byHand: () => [{ args: [3, 3, 3, 1, 126, 126], gives: 28 }],
      hints: [
        "How deep is one filter? It must reach through every channel it sees.",
        "How many biases does one filter have? Look at the sum in exercise 6.",
        "Each filter has kernelHeight · kernelWidth · channels weights and one bias. There are `filters` of them.",
      ],
      blindSpots: [
        {
          id: "01.several-filters",
          where: "there is more than one filter",
          so: "Each filter has weights of its own through all channels, and one bias.",
          holds: (_h, _w, _channels, filters) => filters > 1,
        },
        {
          id: "01.kernel-not-square",
          where: "the kernel isn't square",
          so: "A window has kernelHeight · kernelWidth taps.",
          holds: (h, w) => h !== w,
        },
      ],
      misconceptions: [
        {
          id: "01.flat-filter",
          belief:
            "You counted the filter's face, kernelHeight × kernelWidth. Behind it are all the channels: a 3 × 3 filter on a colour image has 27 weights.",
          model: (h, w, _c, f) => (h * w + 1) * f,
        },
        {
          id: "01.no-bias",
          belief: "You counted the weights alone. Each filter also learns one bias: 27 + 1 = 28.",
          model: (h, w, c, f) => h * w * c * f,
        },
        {
          id: "01.bias-matrix",
          belief:
            "You counted a bias for every pixel of the output. A filter has one bias, the same everywhere: 27 + 1 = 28, not 27 + 15,876. A bias that differs from place to place would make the layer answer differently to the same thing seen elsewhere.",
          model: (h, w, c, f, oh, ow) => (h * w * c + oh * ow) * f,
        },
        {
          id: "01.bias-per-channel",
          belief:
            "You counted a bias for every input channel. The bias is added after the channels have been summed: one a filter.",
          model: (h, w, c, f) => (h * w * c + c) * f,
        },
        {
          id: "01.one-bias",
          belief: "You counted one bias for the whole layer. Each filter has its own.",
          model: (h, w, c, f) => h * w * c * f + 1,
        },
        {
          id: "01.counts-the-output",
          belief:
            "You counted the numbers of the output. Those are computed anew for every image; what is learnt are the filters' weights and their biases.",
          model: (_h, _w, _c, f, oh, ow) => oh * ow * f,
        },
        {
          id: "01.weights-per-position",
          belief:
            "You counted the parameters anew at each position. The same weights serve all positions, so the size of the output has no say.",
          model: (h, w, c, f, oh, ow) => (h * w * c + 1) * f * oh * ow,
        },
        {
          id: "01.biases-by-channels",
          belief:
            "You added one bias for each channel. There is one for each filter: it is added once the channels have been summed.",
          model: (h, w, c, f) => h * w * c * f + c,
        },

        {
          id: "01.weights-at-each-position",
          belief:
            "You counted the weights anew at each position, and the biases once. The same weights serve every position: what you counted is work, not what is learned.",
          model: (h, w, c, f, oh, ow) => h * w * c * f * oh * ow + f,
        },
        {
          id: "01.multiplications",
          belief:
            "You counted the multiplications. The same weights serve every position: the size of the output has no say in what is learned.",
          model: (h, w, c, f, oh, ow) => h * w * c * f * oh * ow,
        },
        {
          id: "01.one-filter",
          belief: "You counted one filter. There are `filters` of them, each with weights and a bias of its own.",
          model: (h, w, c) => h * w * c + 1,
        },
        {
          id: "01.channels-for-filters",
          belief:
            "You took the depth of a filter for the number of filters. Each of the `filters` reaches through all channels, so both are factors.",
          model: (h, w, c) => (h * w + 1) * c,
        },
        {
          id: "01.sides-added",
          belief:
            "You added the kernel's sides. A window of height × width pixels has their product of taps: 3 × 3 are nine.",
          model: (h, w, c, f) => ((h + w) * c + 1) * f,
        },
        {
          id: "01.output-instead-of-kernel",
          belief:
            "You gave each filter a weight for every pixel of its output. A filter is as large as its window; it is used again at every place.",
          model: (_h, _w, c, f, oh, ow) => (oh * ow * c + 1) * f,
        },
        {
          id: "01.bias-per-pixel",
          belief:
            "You counted a bias for every place of the output, for all filters together. A bias belongs to a filter and is the same everywhere: there are `filters` of them.",
          model: (h, w, c, f, oh, ow) => h * w * c * f + oh * ow,
        },
        {
          id: "01.bias-per-weight",
          belief:
            "You counted a bias for every weight. A filter has many weights and one bias: it is added once, to the finished sum.",
          model: (h, w, c, f) => 2 * h * w * c * f,
        },
        {
          id: "01.weights-once",
          belief:
            "You counted the weights of one filter, and a bias for each. Each filter has weights of its own as well. Are brackets missing?",
          model: (h, w, c, f) => h * w * c + f,
        },
        {
          id: "01.weights-once-and-mixing",
          belief:
            "You counted a filter for each channel and the weights that mix them: that is a depthwise separable layer. In a standard one each filter has kernelHeight · kernelWidth weights in every channel.",
          model: (h, w, c, f) => h * w * c + c * f + f,
        },
        {
          id: "01.biases-of-channels-too",
          belief:
            "You counted a bias for each channel and one for each filter. Channels have none: they are added up, and then the filter's one bias is added.",
          model: (h, w, c, f) => h * w * c * f + c + f,
        },
        {
          id: "01.output-learned-too",
          belief:
            "You counted the places of the output as well. What is there is computed anew for every image; learned are weights and biases.",
          model: (h, w, c, f, oh, ow) => (h * w * c + 1) * f + oh * ow,
        },
        {
          id: "01.channels-added",
          belief:
            "You added the channels to the taps of a filter. Its window goes through all channels: each has kernelHeight · kernelWidth weights, so they are a factor.",
          model: (h, w, c, f) => (h * w + c + 1) * f,
        },
      ],
    }),
    exercise({
      id: "01.diagonalKernel",
      title: "Nine weights for one diagonal",
      points: 2,
      solution: solution.diagonalKernel,
      common: { name: "its answer", of: answersOnWindows },
      cases: () => [[]],
      byHand: () => [
        {
          args: [],
          gives: { "to a falling line": "0", "to a rising line": "0 or less", "to a plain wall": "0" },
          seen: () => answersOnWindows(tensor([0, 0, 0, 0, 0, 0, 0, 0, 0], [3, 3])),
        },
      ],
      hints: [
        "Think of the kernel as a picture of what it looks for. Which of its nine weights lie under the falling line, and which under nothing but the rising one?",
        "What does a plain wall answer, in terms of the nine weights? And which tap do the two lines share?",
        "Put 2 on the falling diagonal. The wall asks for a sum of 0, so the six other weights have to make up for 6: −1 each.",
      ],
      misconceptions: [
        {
          id: "01.ones-on-the-line",
          belief:
            "You put weights on the line and none below 0 beside it. Then anything bright is answered: the wall, and the other line through the centre that both share. What should not be there needs weights below 0.",
          model: () =>
            tensor([
              [1, 0, 0],
              [0, 1, 0],
              [0, 0, 1],
            ]),
        },
        {
          id: "01.other-diagonal",
          belief:
            "Your kernel answers to the rising line, /. Row 0 is on top, so the falling line has its ones at [0, 0], [1, 1] and [2, 2].",
          model: () =>
            tensor([
              [-1, -1, 2],
              [-1, 2, -1],
              [2, -1, -1],
            ]),
        },
        {
          id: "01.weights-do-not-cancel",
          belief:
            "Your kernel tells the lines apart, but it answers to a plain wall, below 0. A wall answers the sum of the weights: what is above 0 and what is below it have to cancel.",
          model: () =>
            tensor([
              [1, -1, -1],
              [-1, 1, -1],
              [-1, -1, 1],
            ]),
        },
        {
          id: "01.wall-answers-too",
          belief:
            "Your kernel tells the lines apart, but it answers to a plain wall as well. A wall answers the sum of the weights, which has to be 0.",
          model: () =>
            tensor([
              [1, 0, -1],
              [0, 1, 0],
              [-1, 0, 1],
            ]),
        },
        {
          id: "01.any-line",
          belief:
            "Your kernel ignores the wall but answers to both lines, most likely since they share the centre. Where only the rising line lies, the weights have to outweigh it.",
          model: () =>
            tensor([
              [-1, -1, -1],
              [-1, 8, -1],
              [-1, -1, -1],
            ]),
        },
        {
          id: "01.edge-for-line",
          belief:
            "Your kernel is one for edges: what it has on one side of its centre, it takes off on the other. A line through the centre lies on both sides alike and answers 0. A kernel for a line has its weights above 0 on the line itself, and those below 0 beside it, on both sides.",
          model: () =>
            tensor([
              [-1, 0, 1],
              [-2, 0, 2],
              [-1, 0, 1],
            ]),
        },
        {
          id: "01.upright-line",
          belief:
            "Your kernel has three equal rows: it looks for something upright. A falling line lies in another column in every row: [0, 0], [1, 1], [2, 2]. Those three weights have to add up to more than 0.",
          model: () =>
            tensor([
              [-1, 2, -1],
              [-1, 2, -1],
              [-1, 2, -1],
            ]),
        },
        {
          id: "01.level-line",
          belief:
            "Your kernel has three equal columns: it looks for something level. A falling line lies in another row in every column: [0, 0], [1, 1], [2, 2]. Those three weights have to add up to more than 0.",
          model: () =>
            tensor([
              [-1, -1, -1],
              [2, 2, 2],
              [-1, -1, -1],
            ]),
        },
        ...NINE.filter((n) => n !== 4).map((n) => ({
          id: `01.odd-weight-${n}`,
          belief: `Eight of your weights are right. The one at [${Math.floor(n / 3)}, ${n % 3}] is not like the others ${n % 4 === 0 ? "on" : "beside"} the line, so that a plain wall does not answer 0.`,
          model: () => withOdd(n),
        })),
        {
          id: "01.neither-line",
          belief:
            "Your kernel ignores the wall, but the falling line as well. The three weights under it, [0, 0], [1, 1] and [2, 2], have to add up to more than 0.",
          model: () =>
            tensor([
              [0, -1, -1],
              [-1, 0, 3],
              [-1, 1, 0],
            ]),
        },

        {
          id: "01.rising-and-not-falling",
          belief:
            "Your kernel looks like the rising line, /, and is answered below 0 by the falling one. A kernel answers to what it resembles, and row 0 is on top: the falling line has its ones at [0, 0], [1, 1] and [2, 2].",
          model: () =>
            tensor([
              [-1, 0, 1],
              [0, 0, 0],
              [1, 0, -1],
            ]),
        },
        {
          id: "01.nothing-is-above-zero",
          belief:
            "Nothing is answered above 0 by your kernel, not even the line that it is for. Under that line the weights have to add up to more than 0: a kernel is a picture of what it looks for.",
          model: () =>
            tensor([
              [-2, 1, 1],
              [1, -2, 1],
              [1, 1, -2],
            ]),
        },
      ],
    }),
    exercise({
      id: "01.findLayer",
      title: "A layer in a box",
      points: 3,
      solution: solution.findLayer,
      terms: {
        answers:
          "answers[i][p] is what position p says to pixel i alone: the bias, plus the weight of the tap that lies there, if any.",
        pixels:
          "These are the pixels that change one position's answer: from the first to the last of them reach its taps.",
        whole:
          "It is the first position that lies wholly on the line: it shows every weight, and those before it hang over.",
        bias: "It is part of every answer, wherever the pixel lies: only what an answer has beyond it is a weight.",
        stride:
          "Each position begins stride pixels after the one before; the first begins padding pixels before the line.",
      },
      cases: (random) => [
        [impulseAnswers(4, { kernel: [2, 3], bias: 1, stride: 2, padding: 0 })],
        [impulseAnswers(7, { kernel: [1, 2, 4], bias: 0, stride: 1, padding: 1 })],
        [impulseAnswers(9, { kernel: [3, -1, 2], bias: 5, stride: 2, padding: 1 })],
        [impulseAnswers(10, { kernel: [2, 0, 5, -3], bias: -2, stride: 3, padding: 2 })],
        [impulseAnswers(9, { kernel: [4, 1, 0, 2, -3], bias: 3, stride: 2, padding: 0 })],
        [impulseAnswers(5, { kernel: [4, 4, 7, 4], bias: 1, stride: 1, padding: 0 })],
        [impulseAnswers(8, { kernel: [6, 0, 0, 7], bias: 4, stride: 1, padding: 3 })],
        // The weight that position 0 has on pixel 0 is 0.
        [impulseAnswers(6, { kernel: [2, 0, 5], bias: 3, stride: 1, padding: 1 })],
        // Two pixels are left over behind the last position.
        [impulseAnswers(11, { kernel: [1, 3, 5, 2], bias: 0, stride: 3, padding: 2 })],
        [
          impulseAnswers(11, {
            kernel: [random.whole(1, 4), random.whole(-4, 4), random.whole(5, 9)],
            bias: random.whole(1, 9),
            stride: 3,
            padding: 2,
          }),
        ],
      ],
      byHand: () => [
        {
          args: [
            [
              [3, 1],
              [4, 1],
              [1, 3],
              [1, 4],
            ],
          ],
          gives: { kernel: [2, 3], bias: 1, stride: 2, padding: 0 },
        },
      ],
      hints: [
        "Read down instead of across: what did position 0 answer to each pixel in turn? Where does it say the same all the time, and what does that number tell you?",
        "A position that lies wholly on the line shows all the weights, from pixel to pixel; at the border it shows some. How far apart do two whole ones begin?",
        "answers[i][p] − bias is the weight of position p over pixel i. Position p begins at pixel p · stride − padding: you know where a whole one begins, and the stride.",
      ],
      blindSpots: [
        {
          id: "01.a-weight-of-zero",
          where: "a weight is 0",
          so: "A position that answers with the bias may see the pixel all the same, with a weight of 0: the first and the last pixel that it notices say how wide it is.",
          holds: (answers) => solution.findLayer(answers).kernel.includes(0),
        },
        {
          id: "01.with-padding",
          where: "there is padding",
          so: "Position 0 begins before the line and shows only the end of the kernel.",
          holds: (answers) => solution.findLayer(answers).padding > 0,
        },
        {
          id: "01.stride-above-one",
          where: "the stride is larger than 1",
          so: "Neighbouring positions begin so many pixels apart, and one pixel is not seen by every weight.",
          holds: (answers) => solution.findLayer(answers).stride > 1,
        },
        {
          id: "01.weights-below-zero",
          where: "a weight is below 0",
          so: "It pulls answers below the bias: the bias need not be the smallest number.",
          holds: (answers) => solution.findLayer(answers).kernel.some((weight) => weight < 0),
        },
        {
          id: "01.no-bias-at-all",
          where: "the bias is 0",
          so: "Then 0 is what comes where nothing is seen.",
          holds: (answers) => solution.findLayer(answers).bias === 0,
        },
      ],
      misconceptions: [
        {
          id: "01.impulse-reads-backwards",
          belief:
            "Your kernel is the right one from back to front. A layer doesn't turn its kernel. And one answer read across has it turned: a pixel meets the last weight at the first position that sees it. Read down: one position, pixel after pixel.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            return { ...found, kernel: [...found.kernel].reverse() };
          },
        },
        {
          id: "01.bias-in-the-weights",
          belief:
            "Your weights still hold the bias. What a position says when it does not see the pixel is the bias alone: take it off everywhere.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            return { ...found, kernel: found.kernel.map((weight) => weight + found.bias) };
          },
        },
        {
          id: "01.no-bias",
          belief:
            "You took the layer to have no bias. Some positions do not see the pixel at all, and still answer: that number is the bias, and it is in all the others.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            return { ...found, kernel: found.kernel.map((weight) => weight + found.bias), bias: 0 };
          },
        },
        {
          id: "01.stride-ignored",
          belief:
            "You took the layer to stop at every pixel. Two neighbouring positions begin as many pixels apart as the stride says.",
          model: (answers) => ({ ...solution.findLayer(answers), stride: 1 }),
        },
        {
          id: "01.stride-from-counting",
          belief:
            "You divided the pixels by the positions. The kernel's width and the padding are in there as well: look how far apart two neighbouring positions begin.",
          model: (answers) => ({
            ...solution.findLayer(answers),
            stride: Math.round(answers.length / answers[0].length),
          }),
        },
        {
          id: "01.padding-ignored",
          belief:
            "You took the layer to have no padding. Position 0 then begins at pixel 0 and shows the first weight there; where it shows a later one, it begins before the line.",
          model: (answers) => ({ ...solution.findLayer(answers), padding: 0 }),
        },
        {
          id: "01.total-padding",
          belief: "Your padding is that of both ends together. Asked is how many zeros stand at each of them.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            return { ...found, padding: 2 * found.padding };
          },
        },
        {
          id: "01.border-position",
          belief:
            "You read the kernel off position 0. With padding it begins before the line and shows only the end of the kernel. Take a position that shows most.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            return { ...found, kernel: found.kernel.slice(found.padding), padding: 0 };
          },
        },
        {
          id: "01.zeros-dropped",
          belief: "You dropped the weights that are 0. They are part of the kernel: the others keep their distance.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            return { ...found, kernel: found.kernel.filter((weight) => weight !== 0) };
          },
        },
        {
          id: "01.one-row-read",
          belief:
            "You read the kernel off one row: what one pixel gave to all positions. The pixel stays and the window moves, so the weights come in reverse there, and with a stride some are missing. Read down a column.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            const row = answers[Math.floor(answers.length / 2)].map((v) => v - found.bias);
            let [first, last] = [0, row.length - 1];
            while (first < last && row[first] === 0) first++;
            while (last > first && row[last] === 0) last--;
            return { ...found, kernel: row.slice(first, last + 1) };
          },
        },
        {
          id: "01.cut-kernel",
          belief:
            "You read the kernel off position 0. With padding that position hangs over the border and shows only a part of the kernel; take one that lies wholly on the line.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            const { stride } = found;
            const kernel = answers.slice(0, found.kernel.length - found.padding).map((row) => row[0] - found.bias);
            const covered = (answers[0].length - 1) * stride + kernel.length;
            return { ...found, kernel, padding: Math.max(0, Math.floor((covered - answers.length) / 2)) };
          },
        },
        {
          id: "01.padding-from-the-size",
          belief:
            "You turned the rule of the output size round, as if the last window always ended where the padded line does. It may stop short of it, by less than a stride: read the padding from where a whole window begins.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            const covered = (answers[0].length - 1) * found.stride + found.kernel.length;
            return { ...found, padding: (covered - answers.length) / 2 };
          },
        },
        {
          id: "01.start-for-padding",
          belief:
            "You gave the pixel at which the whole window begins as the padding. There were steps before it: padding is position · stride − that pixel.",
          model: (answers) => {
            const { kernel, bias, stride, padding } = solution.findLayer(answers);
            return { kernel, bias, stride, padding: Math.ceil(padding / stride) * stride - padding };
          },
        },

        {
          id: "01.stride-as-gap",
          belief:
            "You gave the pixels between two starts as the stride. It is the distance from one start to the next: neighbouring starts are a stride of 1 apart.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            return { ...found, stride: found.stride - 1 };
          },
        },
        {
          id: "01.stride-is-the-kernel",
          belief:
            "You took the stride to be as wide as the kernel. Windows may overlap: look how far apart two neighbouring positions begin.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            return { ...found, stride: found.kernel.length };
          },
        },
        {
          id: "01.padding-by-half",
          belief:
            'You took half the kernel as the padding, as "same" does. Any padding is possible: look at which weight position 0 shows to pixel 0.',
          model: (answers) => {
            const found = solution.findLayer(answers);
            return { ...found, padding: Math.floor(found.kernel.length / 2) };
          },
        },
        ...WRONG_BIASES.flatMap(({ id, belief, of }) =>
          [false, true].map((counted) => ({
            id: counted ? `${id}-and-zeros-dropped` : id,
            belief: counted
              ? `${belief} And you took a pixel that changes nothing for one that is not seen: a weight may be 0, and it is part of the kernel.`
              : belief,
            model: (answers: number[][]) => readWithBias(answers, of(answers.flat(), answers), counted),
          })),
        ),
        {
          id: "01.longest-row-read",
          belief:
            "You read the kernel off one row: what one pixel gave to all positions. The pixel stays and the window moves, so the weights come in reverse there, and with a stride some are missing. Read down a column.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            return { ...found, kernel: longest(answers.map((row) => trimmed(row.map((v) => v - found.bias)))) };
          },
        },
        {
          id: "01.longest-row-and-zeros",
          belief:
            "You read the kernel off the row in which most differs from the bias. Across, the weights come in reverse, and with a stride some are missing; and a weight of 0 is part of the kernel. Read down a column.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            const rows = answers.map((row) => row.map((v) => v - found.bias).filter((v) => v !== 0));
            return { ...found, kernel: longest(rows) };
          },
        },
        {
          id: "01.first-row-read",
          belief:
            "You read the kernel off the first row: what pixel 0 gave to all positions. The pixel stays and the window moves, so you see it in reverse and only in part. Read down a column, of a position that lies wholly on the line.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            return { ...found, kernel: answers[0].map((v) => v - found.bias).filter((v) => v !== 0) };
          },
        },
        {
          id: "01.row-turned-back",
          belief:
            "You read the kernel off one row and turned it round. With a stride a pixel meets only every so many weights, so that some are missing there. Read down a column: one position, pixel after pixel.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            const kernel = longest(answers.map((row) => trimmed(row.map((v) => v - found.bias))));
            return { ...found, kernel: kernel.reverse() };
          },
        },
        {
          id: "01.stride-rounded-down",
          belief:
            "You divided the pixels by the positions and rounded down. The kernel's width and the padding are in there as well: look how far apart two neighbouring positions begin.",
          model: (answers) => ({
            ...solution.findLayer(answers),
            stride: Math.floor(answers.length / answers[0].length),
          }),
        },
        {
          id: "01.stride-rounded-up",
          belief:
            "You divided the pixels by the positions and rounded up. The kernel's width and the padding are in there as well: look how far apart two neighbouring positions begin.",
          model: (answers) => ({
            ...solution.findLayer(answers),
            stride: Math.ceil(answers.length / answers[0].length),
          }),
        },
        {
          id: "01.stride-ignored-throughout",
          belief:
            "You took the layer to stop at every pixel, and the padding came out accordingly. Two neighbouring positions begin as many pixels apart as the stride says.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            const stride = 1;
            return { ...found, stride, padding: paddingBy(found, stride) };
          },
        },
        {
          id: "01.stride-by-counting-throughout",
          belief:
            "You divided the pixels by the positions to get the stride, and worked the padding out with it. The kernel's width and the padding are in there as well: look how far apart two neighbouring positions begin.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            const stride = Math.round(answers.length / answers[0].length);
            return { ...found, stride, padding: paddingBy(found, stride) };
          },
        },
        {
          id: "01.stride-rounded-down-throughout",
          belief:
            "You divided the pixels by the positions to get the stride, and worked the padding out with it. Look how far apart two neighbouring positions begin: the kernel's width does not come into that.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            const stride = Math.floor(answers.length / answers[0].length);
            return { ...found, stride, padding: paddingBy(found, stride) };
          },
        },
        {
          id: "01.stride-at-the-border",
          belief:
            "You took the stride from the first two positions, by the first pixel that each of them notices. With padding both may hang over the border and notice pixel 0 first: compare two that lie wholly on the line.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            const stride = firstNoticed(answers, 1) - firstNoticed(answers, 0);
            return { ...found, stride, padding: paddingBy(found, stride) };
          },
        },
        {
          id: "01.stride-at-the-border-only",
          belief:
            "You took the stride from the first two positions, by the first pixel that each of them notices. With padding both may hang over the border and notice pixel 0 first: compare two that lie wholly on the line.",
          model: (answers) => ({
            ...solution.findLayer(answers),
            stride: firstNoticed(answers, 1) - firstNoticed(answers, 0),
          }),
        },
        {
          id: "01.padding-in-positions",
          belief:
            "You gave the number of positions that hang over the border as the padding. It is counted in pixels: position p begins at p · stride − padding.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            return { ...found, padding: Math.ceil(found.padding / found.stride) };
          },
        },
        {
          id: "01.padding-by-half-rounded",
          belief:
            'You took half the kernel, rounded down before its middle, as the padding: that is how "same" pads. Any padding is possible: look at which weight position 0 shows to pixel 0.',
          model: (answers) => {
            const found = solution.findLayer(answers);
            return { ...found, padding: Math.floor((found.kernel.length - 1) / 2) };
          },
        },
        {
          id: "01.padding-of-what-is-noticed",
          belief:
            "You took for padding how many pixels position 0 notices less than the kernel has weights. A weight of 0 makes a pixel go unnoticed: work out where position 0 begins from a whole one and the stride.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            const noticed = answers.flatMap((row, i) => (row[0] === found.bias ? [] : [i]));
            return { ...found, padding: found.kernel.length - (noticed[noticed.length - 1] - noticed[0] + 1) };
          },
        },
        {
          id: "01.padding-from-sizes",
          belief:
            "You worked the padding out from the sizes, as if the last position ended where the padded line ends. Up to stride − 1 pixels may be left over there: look where a whole position begins.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            const reached = (answers[0].length - 1) * found.stride + found.kernel.length;
            return { ...found, padding: Math.max(0, Math.ceil((reached - answers.length) / 2)) };
          },
        },
        {
          id: "01.padding-from-sizes-rounded-down",
          belief:
            "You worked the padding out from the sizes, as if the last position ended where the padded line ends. Up to stride − 1 pixels may be left over there: look where a whole position begins.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            const reached = (answers[0].length - 1) * found.stride + found.kernel.length;
            return { ...found, padding: Math.max(0, Math.floor((reached - answers.length) / 2)) };
          },
        },
        {
          id: "01.gap-ends-the-kernel",
          belief:
            "You let the kernel end where a weight is 0. Weights between the first and the last may be 0, and they are part of it: the last pixel that a position notices is its last weight.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            const end = found.kernel.indexOf(0);
            return end < 0 ? found : { ...found, kernel: found.kernel.slice(0, end) };
          },
        },
        {
          id: "01.signs-dropped",
          belief: "You dropped the signs of the weights. An answer below the bias comes from a weight below 0.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            return { ...found, kernel: found.kernel.map(Math.abs) };
          },
        },
        {
          id: "01.signs-turned",
          belief:
            "Your weights have the other sign: you took the answers off the bias. A weight is what an answer has more than the bias.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            return { ...found, kernel: found.kernel.map((weight) => -weight) };
          },
        },
        {
          id: "01.position-zero-throughout",
          belief:
            "You read everything off the first two positions. With padding they hang over the border: position 0 shows only the end of the kernel there, and begins before the line. Take two that lie wholly on it.",
          model: (answers) => {
            const { bias } = solution.findLayer(answers);
            const noticed = answers.flatMap((row, i) => (row[0] === bias ? [] : [i]));
            const start = firstNoticed(answers, 0);
            const kernel = answers.slice(start, noticed[noticed.length - 1] + 1).map((row) => row[0] - bias);
            return { kernel, bias, stride: firstNoticed(answers, 1) - start, padding: -start };
          },
        },
        {
          id: "01.middle-row-and-zeros",
          belief:
            "You read the kernel off the row in the middle: what one pixel gave to all positions. Across, the weights come in reverse, with a stride some are missing, and a weight of 0 goes unnoticed. Read down a column.",
          model: (answers) => {
            const found = solution.findLayer(answers);
            const row = answers[Math.floor(answers.length / 2)].map((v) => v - found.bias);
            return { ...found, kernel: row.filter((v) => v !== 0) };
          },
        },
        {
          id: "01.start-without-stride",
          belief:
            "You gave the number of positions before the first whole one, less the pixel at which it begins, as the padding. Each of these positions is a whole stride: padding is position · stride − that pixel.",
          model: (answers) => {
            const { kernel, bias, stride, padding } = solution.findLayer(answers);
            const whole = Math.ceil(padding / stride);
            return { kernel, bias, stride, padding: whole - (whole * stride - padding) };
          },
        },
      ],
    }),
    exercise({
      id: "01.findBug",
      title: "Name the bug",
      points: 3,
      solution: solution.findBug,
      terms: {
        kernel:
          "Two bugs misread the kernel: “flipped” turns it in each channel by itself, “shared” uses channel 0's weights for all.",
        bias: "An output has it once, whatever the number of channels; only under the bug “bias” is it there once for each of them.",
        map: "A name explains the map where it makes every one of its numbers, each at its place.",
        channels: "Each channel has weights of its own; under the bug “bias” it also brings the bias once more.",
      },
      cases: (random) => {
        const first = [tensor([3, 1, 3, 1, 7, 0], [1, 3, 2]), tensor([1, 3, 2, -1], [1, 2, 2]), 2] as const;
        const small = [random.tensor([3, 4, 2]), random.tensor([2, 2, 2]), 3] as const;
        const large = [random.tensor([4, 5, 3]), random.tensor([2, 3, 3]), -4] as const;
        const tall = [random.tensor([5, 3, 2]), random.tensor([3, 2, 2]), 6] as const;
        const made = ([image, kernel, bias]: readonly [Image, Image, number], bug: solution.Bug) =>
          [image, kernel, bias, madeBy[bug](image, kernel, bias)] as const;
        return [
          [tensor([1, 10, 100], [1, 1, 3]), tensor([1, 2, 3], [1, 1, 3]), 4, tensor([[115]])],
          made(first, "flipped"),
          made(small, "none"),
          made(small, "bias"),
          made(large, "flipped"),
          made(large, "shared"),
          made(tall, "none"),
          made(tall, "flipped"),
          made(tall, "bias"),
          made(large, "bias"),
          // Where the kernel has one row, one column or one tap, a part of half a turn is all of it.
          made([random.tensor([3, 5, 2]), tensor([1, 2, 3, -1, 5, random.whole(6, 9)], [1, 3, 2]), 2], "flipped"),
          made([random.tensor([5, 3, 2]), tensor([2, 1, -3, 4, 5, random.whole(6, 9)], [3, 1, 2]), 2], "flipped"),
          made([random.tensor([2, 3, 3]), tensor([1, 2, random.whole(3, 9)], [1, 1, 3]), 7], "bias"),
          // Dark above and to the left: there every kernel answers with the bias.
          made(
            [dark(random.tensor([4, 5, 2])), tensor([1, 2, 3, 4, 5, 6, 7, random.whole(8, 9)], [2, 2, 2]), 3],
            "shared",
          ),
          // Dark below and to the right: the last numbers of the map are the same for all. Dark in the middle.
          made(
            [darkBelow(random.tensor([4, 5, 2])), tensor([1, 2, 3, 4, 5, 6, 7, random.whole(8, 9)], [2, 2, 2]), 3],
            "shared",
          ),
          made(
            [tensor([3, 1, 5, 2, 0, 0, 0, 0, 0, 0, 4, 1, 2, 6], [1, 7, 2]), tensor([1, 2, 3, 5, 4, 7], [1, 3, 2]), 2],
            "shared",
          ),
          made([tensor([0, 0, 0, 0, 3, 1, 4, 2, 5, 7], [1, 5, 2]), tensor([1, 2, 3, 5], [1, 2, 2]), 4], "none"),
          // The picture is the same when it is turned by half a turn: the sums of all numbers agree for a flipped kernel.
          ...(["none", "flipped"] as const).map((bug) =>
            made(
              [tensor([1, 3, 5, 1, 2, 4, 2, 4, 5, 1, 1, 3], [1, 6, 2]), tensor([1, 2, 4, 3, -2, 5], [1, 3, 2]), 3],
              bug,
            ),
          ),
          // With one channel only "flipped" is another map, and only under a kernel that isn't the same when it is turned.
          made([random.tensor([3, 4, 1]), tensor([1, random.whole(4, 9), -2, 3], [2, 2, 1]), 5], "flipped"),
          // Each is the map of one other idea of "shared" as well: pixels that are shared, the first channel alone, a mean, the
          // last channel's weights, a sum, a weight for all places. What an idea gets right, and the others don't, tells it.
          ...(
            [
              [
                [2, 4, 6],
                [1, 2, 3],
              ],
              [
                [3, 5, -5],
                [2, 1, 4],
              ],
              [
                [1, 2, 4],
                [2, 1, 3],
              ],
              [
                [1, 3, 4],
                [2, 5, 2],
              ],
              [
                [1, 2, 4],
                [3, 1, -1],
              ],
            ] as const
          ).map(([pixel, weights]) =>
            made([tensor([...pixel], [1, 1, 3]), tensor([...weights], [1, 1, 3]), 9], "shared"),
          ),
          made([tensor([3, 4, 1, 2], [1, 2, 2]), tensor([1, 2, 3, 5], [1, 2, 2]), 7], "shared"),
          // The same of "flipped": channels turned round, signs, rows and columns exchanged; and of "bias": one for each place.
          made([random.tensor([2, 4, 2]), tensor([1, 6, 6, 1], [1, 2, 2]), 3], "flipped"),
          made([random.tensor([2, 4, 1]), tensor([3, -3], [1, 2, 1]), 4], "flipped"),
          made([random.tensor([3, 4, 1]), tensor([2, 7, -1, 2], [2, 2, 1]), 3], "flipped"),
          made([random.tensor([1, 4, 3]), tensor([2, 1, 4, -1, 3, 5, 1, 7, 2], [1, 3, 3]), 6], "bias"),
        ];
      },
      byHand: () =>
        [4326, 2148, 3316, 4331].map((map, i) => ({
          args: [tensor([1, 10, 100, 1000], [1, 2, 2]), tensor([1, 2, 3, 4], [1, 2, 2]), 5, tensor([map], [1, 1])],
          gives: ["none", "flipped", "shared", "bias"][i],
        })),
      hints: [
        "Which map would a layer without a bug make? And one that is flipped?",
        "You can make all four maps yourself, with what you have written: what has to be changed for each, the kernel or the bias? One of the four is the map.",
        "conv2d takes a kernel of shape [height, width, channels, 1]. Fill one as each bug would, run it, and compare all the numbers of data with map.data.",
      ],
      blindSpots: [
        {
          id: "01.bug-is-flipped",
          where: "the kernel is flipped",
          so: "In that layer the kernel is turned by half a turn: last row first, and in each row the last weight first. Image and channels stay as they are.",
          holds: (...a) => solution.findBug(...a) === "flipped",
        },
        {
          id: "01.bug-is-shared",
          where: "the weights are shared",
          so: "In that layer every channel of the image is multiplied by the weights of the first channel, and all are added up.",
          holds: (...a) => solution.findBug(...a) === "shared",
        },
        {
          id: "01.bug-is-bias",
          where: "the bias is added too often",
          so: "It is added once for each channel: with 3 channels it is 3 times in the sum.",
          holds: (...a) => solution.findBug(...a) === "bias",
        },
        {
          id: "01.no-bug",
          where: "nothing is wrong with the layer",
          so: "Its map is made by the kernel as it stands, with all channels and the bias once.",
          holds: (...a) => solution.findBug(...a) === "none",
        },
        {
          id: "01.one-channel",
          where: "the image has one channel",
          so: 'Then the weights of the first channel are all there are, and the bias is there once: only "flipped" can be told from "none".',
          holds: ({ shape }) => shape[2] === 1,
        },
        {
          id: "01.one-position",
          where: "the map has a single number",
          so: "A number may be explained by other ideas of a bug as well: make the four maps, and one of them is it.",
          holds: (_image, _kernel, _bias, { data }) => data.length === 1,
        },
      ],
      misconceptions: [
        ...WRONG_LOOKS.flatMap(({ id, belief, equal }) =>
          [REST, [...REST.slice(1), REST[0]]].map((order, last) => ({
            id: last ? `${id}-none-last` : id,
            belief,
            model: (image: Image, kernel: Image, bias: number, map: Map2d) =>
              order.find((bug) => equal(madeBy[bug](image, kernel, bias).data, map.data, map.shape[1])) ?? "none",
          })),
        ),
        {
          id: "01.flipped-is-right",
          belief:
            'You took the flipped layer for the right one, and the other way round. A layer of this book does not turn its kernel: weight [0, 0] meets the upper left pixel of the window, and that is "none".',
          model: (image, kernel, bias, map) =>
            named(image, kernel, bias, map, { ...madeBy, none: madeBy.flipped, flipped: madeBy.none }),
        },
        {
          id: "01.always-turned",
          belief:
            'You turned the kernel in every map that you made, and not in that of "flipped". A layer of this book does not turn its kernel: the right one, that with shared weights and that with too much bias use it as it is.',
          model: (image, kernel, bias, map) =>
            named(image, kernel, bias, map, {
              none: madeBy.flipped,
              flipped: madeBy.none,
              shared: (x, k, b) => madeBy.shared(x, turnedByHalf(k), b),
              bias: (x, k, b) => madeBy.bias(x, turnedByHalf(k), b),
            }),
        },
        {
          id: "01.maps-with-relu",
          belief:
            "You used ReLU in the maps that you made, so that none fits where a number is below 0. The layer has no activation.",
          model: (image, kernel, bias, map) =>
            named(image, kernel, bias, map, madeBy, (a, b) => Array.from(a).every((v, n) => Math.max(0, v) === b[n])),
        },
        {
          id: "01.different-is-flipped",
          belief:
            "You called every map that is not right flipped. Make the other two as well, and see which one it is.",
          model: (image, kernel, bias, map) =>
            solution.findBug(image, kernel, bias, map) === "none" ? "none" : "flipped",
        },
        ...[REST, [...REST.slice(1), REST[0]]].map((order, last) => ({
          id: last ? "01.right-without-bias-none-last" : "01.right-without-bias",
          belief: 'You left the bias out where you made the maps, so that none of them fits. "none" has one, too.',
          model: (image: Image, kernel: Image, bias: number, map: Map2d) =>
            order.find((bug) => fits(madeBy[bug](image, kernel, bug === "bias" ? bias : 0), map)) ?? "none",
        })),
        {
          id: "01.upside-down-none-last",
          belief: WRONG_MAPS.find(({ id }) => id === "01.upside-down")!.belief,
          model: (image, kernel, bias, map) =>
            (["shared", "bias"] as const).find((bug) => fits(madeBy[bug](image, kernel, bias), map)) ??
            (fits(upsideDown(image, kernel, bias), map) ? "flipped" : "none"),
        },
        {
          id: "01.constant-off-is-bias",
          belief:
            'You answer "bias" as soon as the map is off by the same everywhere. A map of one pixel always is. The bug adds the bias once for each channel: check that it is off by that much.',
          model: (image, kernel, bias, map) => {
            const right = madeBy.none(image, kernel, bias);
            const off = right.data.map((v, n) => map.data[n] - v);
            if (off.every((v) => v === 0)) return "none";
            return off.every((v) => v === off[0]) ? "bias" : solution.findBug(image, kernel, bias, map);
          },
        },
        ...WRONG_MAPS.flatMap(({ id, bug, belief, maker }) =>
          REST.filter((rest) => rest !== bug).map((rest) => ({
            id: rest === "none" ? id : `${id}-else-${rest}`,
            belief,
            model: (image: Image, kernel: Image, bias: number, map: Map2d) =>
              namedElse(image, kernel, bias, map, { ...madeBy, [bug]: maker }, rest),
          })),
        ),
      ],
    }),
  ],
};
