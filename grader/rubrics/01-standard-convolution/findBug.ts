import { tensor } from "../../../lib/index";
import * as solution from "../../../solutions/01-standard-convolution";
import { exercise } from "../../rubric";
import { built, type Image, type Map2d, total } from "../models";

type Maker = (image: Image, kernel: Image, bias: number) => Map2d;
type Numbers = ArrayLike<number>;

/** The map of each layer of exercise 9, the right one and the three with a bug. */
const madeBy: Readonly<Record<solution.Bug, Maker>> = {
  none: (image, kernel, bias) => {
    const [height, width] = [image.shape[0] - kernel.shape[0] + 1, image.shape[1] - kernel.shape[1] + 1];
    const map = solution.conv2d(image, kernel.reshape([...kernel.shape, 1]), [bias], 1, 0);
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

/** Nothing but zeros in the first two rows and columns. */
const dark = (image: Image) => built(image.shape, (y, x, c) => (y < 2 || x < 2 ? 0 : image.at(y, x, c)));

/** Nothing but zeros in the last two rows and columns. */
const darkBelow = (image: Image) =>
  built(image.shape, (y, x, c) => (y >= image.shape[0] - 2 || x >= image.shape[1] - 2 ? 0 : image.at(y, x, c)));

export const findBug = exercise({
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
      made([dark(random.tensor([4, 5, 2])), tensor([1, 2, 3, 4, 5, 6, 7, random.whole(8, 9)], [2, 2, 2]), 3], "shared"),
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
        made([tensor([1, 3, 5, 1, 2, 4, 2, 4, 5, 1, 1, 3], [1, 6, 2]), tensor([1, 2, 4, 3, -2, 5], [1, 3, 2]), 3], bug),
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
      ).map(([pixel, weights]) => made([tensor([...pixel], [1, 1, 3]), tensor([...weights], [1, 1, 3]), 9], "shared")),
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
      belief: "You called every map that is not right flipped. Make the other two as well, and see which one it is.",
      model: (image, kernel, bias, map) => (solution.findBug(image, kernel, bias, map) === "none" ? "none" : "flipped"),
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
});
