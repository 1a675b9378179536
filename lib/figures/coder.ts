import { relu, sigmoid } from "../activation";
import { conv2d } from "../conv";
import { conv2dTranspose } from "../conv-transpose";
import { Tensor } from "../tensor";
import type { Shape } from "../types/shape";

/**
 * Weights and bias of a layer: [features, outputs] of a dense one, or the kernel of a convolution that halves (encoder)
 * or doubles (decoder) its maps, stride 2 and padding 1.
 */
export type CoderLayer = readonly [weights: Tensor<Shape>, bias: Tensor<Shape>];

/** An autoencoder of 8×8 pictures: a ReLU between its layers, and a sigmoid behind the last. */
export interface Coder {
  readonly encoder: readonly CoderLayer[];
  readonly decoder: readonly CoderLayer[];
}

/** The numbers in the middle. */
export function encode({ encoder }: Coder, picture: readonly number[]): number[] {
  return [...through(encoder, picture, "halve").data];
}

/** The picture that the decoder draws of them, 0 to 1. */
export function decode({ decoder }: Coder, latent: readonly number[]): number[] {
  return [...sigmoid(through(decoder, latent, "double")).data];
}

type Way = "halve" | "double";

function through(layers: readonly CoderLayer[], numbers: readonly number[], way: Way): Tensor<Shape> {
  const first: Tensor<Shape> = new Tensor([numbers.length], Float32Array.from(numbers));
  return layers.reduce((x, layer, i) => applied(layer, i ? relu(x) : x, way), first);
}

function applied([weights, bias]: CoderLayer, { data }: Tensor<Shape>, way: Way): Tensor<Shape> {
  const { shape } = weights;
  if (shape.length === 2) {
    const kernel: Tensor<Shape> = new Tensor([1, 1, ...shape], weights.data);
    return conv2d(new Tensor([1, 1, data.length], data), kernel, { bias });
  }
  const channels = way === "halve" ? shape[2] : shape[3];
  const side = Math.sqrt(data.length / channels);
  const maps = new Tensor([side, side, channels], data);
  const options = { bias, stride: 2, padding: 1 };
  return way === "halve" ? conv2d(maps, weights, options) : conv2dTranspose(maps, weights, options);
}

/** A coder as text, a byte a weight: what it draws then differs by less than a grey level. */
export function packed({ encoder, decoder }: Coder): string {
  return [encoder, decoder].map((layers) => layers.flat().map(packedTensor).join(" ")).join("|");
}

export function unpacked(text: string): Coder {
  const [encoder, decoder] = text.split("|").map((half) => {
    const tensors = half.split(" ").map(unpackedTensor);
    return tensors.flatMap((weights, i): CoderLayer[] => (i % 2 ? [] : [[weights, tensors[i + 1]]]));
  });
  return { encoder, decoder };
}

/** Its shape, its largest size, and a byte for each number: 128 and so many 127ths of that size. */
function packedTensor({ shape, data }: Tensor<Shape>): string {
  const most = data.reduce((size, value) => Math.max(size, Math.abs(value)), 0) || 1;
  const bytes = Array.from(data, (value) => String.fromCharCode(128 + Math.round((value / most) * 127)));
  return `${shape.join(",")}:${most.toPrecision(6)}:${btoa(bytes.join(""))}`;
}

function unpackedTensor(text: string): Tensor<Shape> {
  const [shape, most, bytes] = text.split(":");
  const data = Float32Array.from(atob(bytes), (byte) => ((byte.charCodeAt(0) - 128) / 127) * Number(most));
  return new Tensor(shape.split(",").map(Number), data);
}
