import { conv2d, depthwiseConv2d, globalAveragePool, relu } from "../../../lib/index";
import { twin } from "../../../solutions/07-choosing-a-convolution";
import { seeded } from "../../random";
import { built, type Image, inside, type Kernel } from "../models";

// Chapter 07's exercise 4: pictures that a layer can't tell apart, and what can be wrong with one.

type Blind = Parameters<typeof twin>[1];

const BLIND: readonly Blind[] = ["pointwise", "depthwise", "atrous"];

const OVERLOOKS: Readonly<Record<Blind, string>> = {
  pointwise:
    "A 1×1 layer mixes the channels of a pixel and doesn't know where it lies: whole pixels may change places, as long as each is still there once, its channels together.",
  depthwise:
    "A depthwise layer looks at neighbours within a channel, with a filter for each: pixels must stay as they lie, and channels can't change places. But two channels never meet in it.",
  atrous:
    "At rate 2 one window holds pixels of even columns, or of odd ones, never both, and so with the rows: the picture is four pictures that never meet.",
};

/** What is said of the pictures for some of the layers. */
export const twinWords = {
  whole: (layers: readonly Blind[]) =>
    `For ${quoted(layers)} a standard layer can't tell yours from the first either: it is the same picture, or all of it moved. Change how its pixels or its channels lie to each other.`,
  apart: (layers: readonly Blind[]) =>
    `For ${quoted(layers)} yours is told apart. ${layers.map((layer) => OVERLOOKS[layer]).join(" ")}`,
  lost: (layers: readonly Blind[]) =>
    `For ${quoted(layers)} yours is told apart: numbers of the picture are gone. They were overwritten, moved out of it or never copied into yours (the other channels?).${layers.includes("atrous") ? " What lies in the holes of one window lies under the taps of the next, so no pixel can be spared. Of the four pictures that never meet at rate 2, one that moves by 1 lies upon another; by 2 it lies upon its own places." : ""} Whatever moves, each number has to be there once.`,
  twice: (layers: readonly Blind[]) =>
    `For ${quoted(layers)} yours is told apart: no number of the picture is gone, but some are there more than once, as when one is written to a new place and the old one isn't emptied. Whatever moves, each number has to be there once.`,
  changed: (layers: readonly Blind[]) =>
    `For ${quoted(layers)} yours is told apart: there are numbers in it that the picture doesn't have. Every pixel lies under a tap at some position, ${layers.includes("atrous") ? "those in the holes of one window under the taps of the next, " : ""}and the mean notices how large it is. Where numbers lie may change; the numbers can't.`,
  border: (layers: readonly Blind[]) =>
    `For ${quoted(layers)} yours is told apart by the border alone: something came so near to it that not every tap of the kernel meets it any more. Move it less far.`,
};

/** Each number of the picture taken from elsewhere in it; 0 from outside. */
function rearranged(picture: Image, from: (y: number, x: number, c: number) => [number, number, number]): Image {
  return built(picture.shape, (y, x, c) => inside(picture, ...from(y, x, c)));
}

/** What networks have said before: many beliefs make the same few pictures, and each is compared with all the others. */
const heard = new WeakMap<Image, Map<string, Told>>();

type Told = Record<string, boolean | string>;

/** What networks say of an answer, each of them asked once. */
export function told(answer: Image, picture: Image, layer: Blind): Told {
  const before = heard.get(picture) ?? new Map<string, Told>();
  heard.set(picture, before);
  const key = `${layer} ${answer.data}`;
  const said = before.get(key) ?? asked(answer, picture, layer);
  before.set(key, said);
  return said;
}

/** Whether networks give two pictures the same answers: the one that was asked for, and the standard one. */
function asked(answer: Image, picture: Image, layer: Blind): Told {
  const same = sameMeans(answer, picture, layer);
  return {
    [`the same behind the ${layer} layer`]: same,
    "told apart behind a standard one": !sameMeans(answer, picture, "standard"),
    // Whoever moved something up to the border is told of the border, and not of what a layer overlooks.
    "the same, if no border cut it": same || sameMeans(roomier(answer), roomier(picture), layer),
    // As in every right one; whoever loses some, or makes others, is told of that.
    "its numbers": numbersOf(answer, picture),
  };
}

/** Whether the numbers of a picture are all there, wherever they lie. */
function numbersOf(
  answer: Image,
  picture: Image,
): "those of the picture" | "some are missing" | "some are there twice" | "others are there" {
  const known = new Set(picture.data);
  if (answer.data.some((v) => v !== 0 && !known.has(v))) return "others are there";
  const [given, wanted] = [answer, picture].map(howOften);
  if ([...wanted].some(([v, often]) => (given.get(v) ?? 0) < often)) return "some are missing";
  return [...given].some(([v, often]) => often > (wanted.get(v) ?? 0))
    ? "some are there twice"
    : "those of the picture";
}

/** How often each number but 0 is there. */
function howOften({ data }: Image): Map<number, number> {
  const often = new Map<number, number>();
  for (const v of data) if (v !== 0) often.set(v, (often.get(v) ?? 0) + 1);
  return often;
}

/** The picture with two more pixels of 0 on all sides: as many as any of the kernels reaches. */
function roomier(image: Image): Image {
  const [height, width, channels] = image.shape;
  return built([height + 4, width + 4, channels], (y, x, c) => inside(image, y - 2, x - 2, c));
}

/**
 * What can be wrong with a picture: a standard layer can't tell it either; its own layer can, though the numbers are those
 * of the first, or since some are missing, or there twice, or others are there; or it can at the border alone.
 */
type Flaw = "whole" | "apart" | "lost" | "twice" | "changed" | "border";

/** Somebody whose pictures for these layers are wrong in these ways, and right for the others. */
export function twinOf(flaws: Partial<Record<Blind, Flaw>>) {
  return (picture: Image, layer: Blind): Image => {
    const width = picture.shape[1];
    switch (flaws[layer]) {
      case "whole":
        return picture;
      case "apart":
        return layer === "depthwise"
          ? rearranged(picture, (y, x, c) => [y, width - 1 - x, c])
          : rearranged(picture, (y, x, c) => [y, c === 0 ? x - 1 : x, c]);
      case "lost":
        return built(picture.shape, (y, x, c) => (y === 4 && x === 4 ? 0 : picture.at(y, x, c)));
      case "twice": // in the first column, which is empty: a column may be written over an empty one and stay where it was
        return rearranged(picture, (y, x, c) => [y, x === 3 && c === 0 ? 4 : x, c]);
      case "changed":
        return built(picture.shape, (y, x, c) => 1000 * picture.at(y, x, c));
      case "border":
        return layer === "depthwise"
          ? rearranged(picture, (y, x, c) => [y, c === 0 ? x + 4 : x, c])
          : rearranged(picture, (y, x, c) => [y, y % 2 === 0 && x % 2 === 0 ? x + 4 : x, c]);
      default:
        return twin(picture, layer);
    }
  };
}

/** Every other pair and triple of flaws, said layer by layer. Of borders those that somebody reaches who moves too far. */
export function otherTwins() {
  const named: Partial<Record<Blind, Flaw>>[] = [{ depthwise: "border" }, { atrous: "border" }];
  named.push({ depthwise: "border", atrous: "border" });
  const each = [undefined, "whole", "apart", "lost", "changed"] as const;
  // Only where something moves can it stay behind.
  const moving = [...each, "twice"] as const;
  for (const pointwise of each)
    for (const depthwise of moving) for (const atrous of moving) named.push({ pointwise, depthwise, atrous });
  return named.flatMap((flaws) => {
    const of = (flaw: Flaw) => BLIND.filter((layer) => flaws[layer] === flaw);
    const parts = (["whole", "apart", "lost", "twice", "changed", "border"] as const).filter(
      (flaw) => of(flaw).length > 0,
    );
    const apart = parts.every((flaw) => flaw === "apart") && of("apart").join() !== "pointwise,depthwise";
    if (apart || of("whole").length === 3) return []; // These have beliefs of their own.
    return {
      id: `07.twin-${parts.map((flaw) => [flaw, ...of(flaw)].join("-")).join("-")}`,
      belief: parts.map((flaw) => twinWords[flaw](of(flaw))).join(" "),
      model: twinOf(flaws),
    };
  });
}

function sameMeans(answer: Image, picture: Image, layer: Blind | "standard"): boolean {
  return [1, 2, 3].every((seed) => {
    const [ours, theirs] = [picture, answer].map((image) => meansBehind(layer, image, seed));
    const largest = Math.max(...ours.map(Math.abs), 1);
    return ours.every((mean, i) => Math.abs(mean - theirs[i]) <= 1e-5 * largest);
  });
}

/** The mean of each map behind one layer with weights and biases of this seed, and a ReLU. */
function meansBehind(layer: Blind | "standard", image: Image, seed: number): number[] {
  const channels = image.shape[2];
  const random = seeded(`twin ${seed}`);
  const size = layer === "pointwise" ? 1 : 3;
  const bias = random.tensor([layer === "depthwise" ? channels : 4], -9, 9);
  const kernel: Kernel = random.tensor([size, size, channels, layer === "depthwise" ? 1 : 4], -9, 9);
  const options = { bias, padding: "same" } as const;
  const maps: Image =
    layer === "depthwise"
      ? depthwiseConv2d(image, kernel, options)
      : conv2d(image, kernel, { ...options, dilation: layer === "atrous" ? 2 : 1 });
  return [...globalAveragePool(relu(maps)).data];
}

function quoted(names: readonly string[]): string {
  return new Intl.ListFormat("en-GB").format(names.map((name) => `"${name}"`));
}
