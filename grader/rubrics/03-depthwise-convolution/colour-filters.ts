import type { Tensor } from "../../../lib/index";
import { built4, type Kernel } from "../models";

// Chapter 03's exercise 2: a filter that makes red, one that makes green, one that makes blue, and what can be wrong with each.

type Colours = Tensor<[3, 3, 3, 3]>;

/** What the filters of red and blue do, or the filter of green, with their weights as the kernel has them. */
interface Part {
  name: string;
  weight: (i: number, j: number, c: number, f: number) => number;
  /** What is amiss; nothing where it is right. */
  so?: string;
}

const middle = (i: number, j: number) => Number(i === 1 && j === 1);
const other = (c: number, f: number) => Number(c === 2 - f);
const own = (c: number, f: number) => Number(c === f);

const SWAPS: readonly Part[] = [
  { name: "swapped", weight: (i, j, c, f) => middle(i, j) * other(c, f) },
  {
    name: "kept",
    weight: (i, j, c, f) => middle(i, j) * own(c, f),
    so: "Red and blue stay where they were. Filter 0 makes the red map: let it read channel 2, and filter 2 channel 0.",
  },
  {
    name: "blurred",
    weight: (_i, _j, c, f) => other(c, f) / 9,
    so: "Red and blue are blurred as well. They only change places: one weight that is not 0, in the middle.",
  },
  {
    name: "nine-ones",
    weight: (_i, _j, c, f) => other(c, f),
    so: "Red and blue are added up over nine pixels. To hand a channel on as it is takes one 1, in the middle, and zeros around it.",
  },
  {
    name: "ninths",
    weight: (i, j, c, f) => (middle(i, j) * other(c, f)) / 9,
    so: "Red and blue come out nine times as dark: their one weight is a ninth. A channel that is handed on as it is has a 1 there.",
  },
  {
    name: "thirds",
    weight: (i, j, c, f) => (middle(i, j) * other(c, f)) / 3,
    so: "Red and blue come out three times as dark: their one weight is a third. A channel that is handed on as it is has a 1 there.",
  },
  {
    name: "both",
    weight: (i, j, c, f) => middle(i, j) * (other(c, f) + own(c, f)),
    so: "Red and blue come out added up, both in both maps. In a swap each map reads the other channel alone: the weight for its own is 0.",
  },
  {
    name: "own-taken-off",
    weight: (i, j, c, f) => middle(i, j) * (other(c, f) - own(c, f)),
    so: "The red and the blue map get the other channel less their own. A map holds what its filter adds up and nothing else, so that there is nothing to take off.",
  },
  {
    name: "nothing",
    weight: () => 0,
    so: "The red and the blue map are 0 everywhere. A map for which nothing is written is black: filter 0 has to read channel 2, and filter 2 channel 0.",
  },
  {
    name: "blue-kept",
    weight: (i, j, c) => middle(i, j) * Number(c === 2),
    so: "Red gets the blue, and blue keeps its own: filter 2, which makes the blue map, must read red.",
  },
  {
    name: "red-kept",
    weight: (i, j, c) => middle(i, j) * Number(c === 0),
    so: "Blue gets the red, and red keeps its own: filter 0, which makes the red map, must read blue.",
  },
];

/** What is written into one of the two maps, of its own channel and of the other one. */
const MAPS = [
  { name: "right", own: 0, other: 1, is: "is right" },
  { name: "own", own: 1, other: 0, is: "keeps its own channel" },
  { name: "both", own: 1, other: 1, is: "hears both channels, added up" },
  { name: "nothing", own: 0, other: 0, is: "is 0 everywhere, since nothing is written for it" },
] as const;

const GREENS: readonly Part[] = [
  { name: "blurred", weight: (_i, _j, c) => Number(c === 1) / 9 },
  {
    name: "sum",
    weight: (_i, _j, c) => Number(c === 1),
    so: "Green is the sum of nine, nine times too bright: a mean is a sum of ninths.",
  },
  {
    name: "thirds",
    weight: (_i, _j, c) => Number(c === 1) / 3,
    so: "Green is three times too bright: the window has 3 × 3 pixels, and each of the nine weights is a ninth.",
  },
  {
    name: "eighths",
    weight: (_i, _j, c) => Number(c === 1) / 8,
    so: "Green's nine weights are eighths. The mean of nine numbers, the middle one included, takes ninths.",
  },
  {
    name: "sharp",
    weight: (i, j, c) => middle(i, j) * Number(c === 1),
    so: "Green passes as it is. Blurring it takes all nine taps, each with a ninth.",
  },
  {
    name: "nothing",
    weight: () => 0,
    so: "The green map is 0 everywhere: a map for which nothing is written is black. Filter 1 has to read channel 1, with all nine taps.",
  },
  {
    name: "dim",
    weight: (i, j, c) => (middle(i, j) * Number(c === 1)) / 9,
    so: "Green isn't blurred, only nine times as dark: its ninth stands at the middle tap alone. All nine taps need one.",
  },
  {
    name: "all-channels",
    weight: () => 1 / 9,
    so: "The green map hears all three channels. Only green may go into green: the weights for red and blue are 0 there.",
  },
  {
    name: "bell",
    weight: (i, j, c) => (Number(c === 1) * (i === 1 ? 2 : 1) * (j === 1 ? 2 : 1)) / 16,
    so: "You blurred green with weights that grow towards the middle, a bell. Asked is the plain mean: nine weights of a ninth.",
  },
  {
    name: "cross",
    weight: (i, j, c) => (Number(c === 1) * Number(i === 1 || j === 1)) / 5,
    so: "You took green's mean of five, a cross. The four corners belong to the 3 × 3 greens as well: nine weights of a ninth.",
  },
];

/** Beside the usual ones; only where red and blue are swapped. */
const MORE_GREENS: readonly Part[] = [
  {
    name: "middle-is-1",
    weight: (i, j, c) => Number(c === 1) * (middle(i, j) ? 1 : 1 / 9),
    so: "Green's weights are ninths but in the middle, where a 1 stands: it may have been written over. In a mean the middle counts as much as the others.",
  },
  {
    name: "sharp-and-blurred",
    weight: (i, j, c) => Number(c === 1) * (middle(i, j) + 1 / 9),
    so: "Green comes out as it is and blurred, both added up. A map holds the blurred green alone: the middle's weight is a ninth, too.",
  },
  {
    name: "four-neighbours",
    weight: (i, j, c) => (Number(c === 1) * Number((i + j) % 2 === 1)) / 4,
    so: "You took green's mean of four neighbours. The mean goes over all 3 × 3 greens, corners and middle included.",
  },
  {
    name: "column",
    weight: (_i, j, c) => (Number(c === 1) * Number(j === 1)) / 3,
    so: "You blurred green along one column: three of the nine weights are not 0. The mean goes over all 3 × 3 greens.",
  },
  {
    name: "two-by-two",
    weight: (i, j, c) => (Number(c === 1) * Number(i < 2 && j < 2)) / 4,
    so: "You took green's mean of four, 2 × 2. The mean goes over all 3 × 3 greens.",
  },
  {
    name: "27ths-of-green",
    weight: (_i, _j, c) => Number(c === 1) / 27,
    so: "Green is three times too dark: you divided by all 27 numbers of the window. Nine of them are green, and only they are counted.",
  },
  {
    name: "sharpened",
    weight: (i, j, c) => Number(c === 1) * (middle(i, j) - 1 / 9),
    so: "Green's neighbours are taken off its middle: that finds edges. A blur adds them, with nine weights of a ninth.",
  },
  {
    name: "negative",
    weight: (_i, _j, c) => -Number(c === 1) / 9,
    so: "Green comes out below 0: its weights have a minus. A mean has nine weights of a ninth.",
  },
  {
    name: "own-taken-off",
    weight: (i, j, c) => Number(c === 1) * (1 / 9 - middle(i, j)),
    so: "The green map is the blurred green less the green itself. A map holds what its filter adds up and nothing else, so that there is nothing to take off.",
  },
];

/** All of these with one another, but for those that are known already. */
export function otherPictures(known: readonly (() => Tensor)[]) {
  const seen = new Set(known.map((model) => written(model())));
  const found: { id: string; belief: string; model: () => Colours }[] = [];
  const add = (id: string, belief: string, weight: Part["weight"]) => {
    const kernel = built4([3, 3, 3, 3], weight) as Kernel as Colours;
    const key = written(kernel);
    if (seen.has(key)) return;
    seen.add(key);
    found.push({ id: `03.picture-${id}`, belief, model: () => kernel });
  };
  for (const swap of SWAPS) {
    for (const green of swap.so ? GREENS : [...GREENS, ...MORE_GREENS]) {
      const so = [swap.so, green.so].filter((sentence) => sentence !== undefined);
      if (so.length === 0) continue;
      add(`${swap.name}-${green.name}`, [...(so.length > 1 ? ["Two things."] : []), ...so].join(" "), (i, j, c, f) =>
        f === 1 ? green.weight(i, j, c, f) : swap.weight(i, j, c, f),
      );
    }
  }
  // Filters 0 and 2 that differ: a line that was copied and half changed.
  for (const red of MAPS) {
    for (const blue of MAPS) {
      if (red.name === "right" && blue.name === "right") continue;
      add(
        `red-${red.name}-blue-${blue.name}`,
        `The red map ${red.is}; the blue map ${blue.is}. Filter 0, the red map's, reads channel 2 alone, and filter 2 channel 0.`,
        (i, j, c, f) => {
          const part = f === 0 ? red : blue;
          return f === 1 ? Number(c === 1) / 9 : middle(i, j) * (part.own * own(c, f) + part.other * other(c, f));
        },
      );
    }
  }
  // The weight of red and that of blue at other taps: the same one, or one across from the other.
  for (let red = 0; red < 9; red++) {
    for (const blue of new Set([red, 8 - red])) {
      if (red === 4) continue;
      const at = (i: number, j: number, f: number) => Number(3 * i + j === (f === 0 ? red : blue));
      add(
        `moved-${red}-${blue}`,
        "Red and blue come out swapped, but moved by a pixel. With padding 1 the pixel itself lies under the tap in the middle, [1, 1]: the 1 belongs there.",
        (i, j, c, f) => (f === 1 ? Number(c === 1) / 9 : at(i, j, f) * other(c, f)),
      );
    }
  }
  add(
    "green-into-all",
    "The blurred green goes into all three maps. Red and blue read one channel each, the other one: their weights for green are 0.",
    (i, j, c, f) => (f === 1 || c === 1 ? Number(c === 1) / 9 : middle(i, j) * other(c, f)),
  );
  add(
    "ninths-everywhere",
    "Every filter takes ninths of all three channels. Green alone is blurred, and by green alone: red and blue have one weight that is not 0, in the middle.",
    () => 1 / 9,
  );
  add(
    "27ths-everywhere",
    "Every filter takes the mean of all 27 numbers. Green alone is blurred, and by green alone: red and blue have one weight that is not 0, in the middle.",
    () => 1 / 27,
  );
  add(
    "red-and-green-swapped",
    "The green map hears red as well, and red hears green; blue stays. It is red and blue that change places: filter 0 has to read channel 2, and filter 2 channel 0.",
    (i, j, c, f) =>
      f === 1
        ? Number(c === 1) / 9 + middle(i, j) * Number(c === 0)
        : middle(i, j) * Number(f === 0 ? c === 1 : c === 2),
  );
  add(
    "red-into-green",
    "Red goes into the green map, on top of the blurred green, and the blue map is black. Red belongs into blue: filter 2 has to read channel 0.",
    (i, j, c, f) =>
      f === 1 ? Number(c === 1) / 9 + middle(i, j) * Number(c === 0) : middle(i, j) * Number(f === 0 && c === 2),
  );
  // Round in a ring, one way or the other, with green blurred wherever it goes, or where it comes from as well.
  for (const step of [1, 2]) {
    const ring =
      "You let the three channels move on by one place. Only red and blue change places; green stays in the middle and is blurred there.";
    add(`ring-${step}`, ring, (i, j, c, f) => Number((c + step) % 3 === f) * (c === 1 ? 1 / 9 : middle(i, j)));
    add(`ring-${step}-all`, ring, (i, j, c, f) => Number((c + step) % 3 === f) * middle(i, j));
  }
  return found;
}

function written({ data }: Tensor): string {
  return data.join(" ");
}
