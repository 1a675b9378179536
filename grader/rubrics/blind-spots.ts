import { conv2d, depthwiseConv2d, globalAveragePool, relu } from "../../lib/index";
import { twin } from "../../solutions/07-choosing-a-convolution";
import { seeded } from "../random";
import { built, type Image, inside, type Kernel } from "./models";

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
  border: (layers: readonly Blind[]) =>
    `For ${quoted(layers)} yours is told apart by the border alone: something came so near to it that not every tap of the kernel meets it any more. Move it less far.`,
};

/** Each number of the picture taken from elsewhere in it; 0 from outside. */
function rearranged(picture: Image, from: (y: number, x: number, c: number) => [number, number, number]): Image {
  return built(picture.shape, (y, x, c) => inside(picture, ...from(y, x, c)));
}

/** What networks have said before: many beliefs make the same few pictures, and each is compared with all the others. */
const heard = new WeakMap<Image, Map<string, Record<string, boolean>>>();

/** What networks say of an answer, each of them asked once. */
export function told(answer: Image, picture: Image, layer: Blind): Record<string, boolean> {
  const before = heard.get(picture) ?? new Map<string, Record<string, boolean>>();
  heard.set(picture, before);
  const key = `${layer} ${answer.data}`;
  const said = before.get(key) ?? asked(answer, picture, layer);
  before.set(key, said);
  return said;
}

/** Whether networks give two pictures the same answers: the one that was asked for, and the standard one. */
function asked(answer: Image, picture: Image, layer: Blind): Record<string, boolean> {
  const same = sameMeans(answer, picture, layer);
  return {
    [`the same behind the ${layer} layer`]: same,
    "told apart behind a standard one": !sameMeans(answer, picture, "standard"),
    // Whoever moved something up to the border is told of the border, and not of what a layer overlooks.
    "the same, if no border cut it": same || sameMeans(roomier(answer), roomier(picture), layer),
  };
}

/** The picture with two more pixels of 0 on all sides: as many as any of the kernels reaches. */
function roomier(image: Image): Image {
  const [height, width, channels] = image.shape;
  return built([height + 4, width + 4, channels], (y, x, c) => inside(image, y - 2, x - 2, c));
}

/** What can be wrong with a picture: a standard layer can't tell it either, its own layer can, or only at the border. */
type Flaw = "whole" | "apart" | "border";

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
  const each = [undefined, "whole", "apart"] as const;
  for (const pointwise of each)
    for (const depthwise of each) for (const atrous of each) named.push({ pointwise, depthwise, atrous });
  return named.flatMap((flaws) => {
    const of = (flaw: Flaw) => BLIND.filter((layer) => flaws[layer] === flaw);
    const parts = (["whole", "apart", "border"] as const).filter((flaw) => of(flaw).length > 0);
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
  return names.map((name) => `"${name}"`).join(" and ");
}
