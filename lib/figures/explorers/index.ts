/** Explorers for the notebooks: pictures with sliders that run in the browser, without the kernel. */
import { fence } from "../../data/fence";
import { photo } from "../../data/photo";
import type { Tensor } from "../../tensor";
import type { Shape } from "../../types/shape";
import { type Coder, type CoderLayer, decode, encode, packed, unpacked } from "../coder";
import { explore } from "./frame/explore";
import type { Photographs } from "./frame/photographs";
import type { Shown } from "./frame/settings-of";
import type {
  Channels,
  Choosing,
  Dilation,
  Grouped,
  Kernel,
  Matrix,
  Pointwise,
  ReceptiveField,
  SeparableCost,
  Sliding,
  Transposed,
} from "./settings";

/**
 * Nine weights to type or to drag, a photograph to choose (or a file of your own, which stays on your device), and the
 * map they make of it.
 * @param settings what it starts with: weights (nine, row by row), divisor, photograph (a name)
 * @param shown controls and goals to show, if not all: goals are "vanish", "brighter", "left", "sideways", "outlines"
 * @param more photographs to choose from, by name: [height, width, 1] or [height, width, 3], from 0 (black) to 1 (white)
 */
export function exploreKernel(settings: Partial<Kernel> = {}, shown: Shown = {}, more: Photographs = {}): void {
  explore("kernel", settings, shown, { ...playgroundPhotographs(), ...more });
}

/** What the kernel playground can choose from everywhere. */
export function playgroundPhotographs(): Photographs {
  return { camera: photo("camera"), chelsea: photo("chelsea"), brick: photo("brick"), fence: fence() };
}

/**
 * A kernel slides over its input, step by step, with sliders for all that decides the output size.
 * @param settings what it starts with: size, kernel, stride, padding, dilation
 */
export function exploreSliding(settings: Partial<Sliding> = {}, shown: Shown = {}): void {
  explore("sliding", settings, shown);
}

/**
 * A convolution as the matrix that it is, row by row, and its transpose, the way up.
 * @param settings what it starts with: size, kernel, stride, padding, way ("down: convolution" or "up: its transpose")
 */
export function exploreConvMatrix(settings: Partial<Matrix> = {}, shown: Shown = {}): void {
  explore("matrix", settings, shown);
}

/**
 * One filter on several channels: a sum a channel, one sum of them, the bias once.
 * @param settings what it starts with: channels, bias
 */
export function exploreChannels(settings: Partial<Channels> = {}, shown: Shown = {}): void {
  explore("channels", settings, shown);
}

/**
 * A 1×1 convolution: the numbers behind a pixel, as a row, times a matrix with a filter a column.
 * @param settings what it starts with: channels, filters
 */
export function explorePointwise(settings: Partial<Pointwise> = {}, shown: Shown = {}): void {
  explore("pointwise", settings, shown);
}

/**
 * Which channels feed which filters, the kernel as a matrix, and the cost: from standard over grouped to depthwise and
 * depthwise separable.
 * @param settings what it starts with: channels, filters, groups, after ("nothing" or "a 1×1 layer")
 */
export function exploreGroups(settings: Partial<Grouped> = {}, shown: Shown = {}): void {
  explore("grouped", settings, shown);
}

/**
 * The cost of a depthwise separable convolution against a standard one.
 * @param settings what it starts with: kernel, filters (a multiple of 8)
 */
export function exploreSeparableCost(settings: Partial<SeparableCost> = {}, shown: Shown = {}): void {
  explore("separable-cost", settings, shown);
}

/**
 * A transposed convolution: stamps that overlap and add, evenly or as a checkerboard.
 * @param settings what it starts with: size, kernel, stride
 */
export function exploreTransposed(settings: Partial<Transposed> = {}, shown: Shown = {}): void {
  explore("transposed", settings, shown);
}

/**
 * Three dilated layers: the field on the input, and the holes in it.
 * @param settings what it starts with: first, second, third (the rates)
 */
export function exploreDilation(settings: Partial<Dilation> = {}, shown: Shown = {}): void {
  explore("dilation", settings, shown);
}

/**
 * Receptive field and jump of three layers.
 * @param settings what it starts with: kernel1, stride1, dilation1, and so on to 3
 */
export function exploreReceptiveField(settings: Partial<ReceptiveField> = {}, shown: Shown = {}): void {
  explore("receptive-field", settings, shown);
}

/**
 * Weights and MACs of one layer as each kind of convolution.
 * @param settings what it starts with: size, channels, filters, kernel, dilation, count ("MACs" or "weights")
 */
export function exploreChoosing(settings: Partial<Choosing> = {}, shown: Shown = {}): void {
  explore("choosing", settings, shown);
}

/**
 * What an autoencoder has learned, as `nn` holds it: weights and bias of each layer, the encoder's from the picture to
 * the latent, the decoder's back. A layer is dense, or a convolution of stride 2 and padding 1.
 */
export interface TrainedCoder {
  encoder: readonly (readonly { value: Tensor<Shape> }[])[];
  decoder: readonly (readonly { value: Tensor<Shape> }[])[];
}

/**
 * Draw on a sheet of 8×8, see the sixteen numbers that the encoder makes of it and the picture that the decoder makes of
 * these; or turn the numbers.
 * @param coder an autoencoder with sixteen numbers in the middle
 * @param images [images, 8, 8, 1], the first lies on the sheet, and all give the error that is usual
 * @param shown controls and goals to show, if not all: goals are "digit", "strange", "turn"
 */
export function exploreSqueeze(coder: TrainedCoder, images: Tensor<[number, 8, 8, 1]>, shown: Shown = {}): void {
  const network = packedCoder(coder);
  const known = unpacked(network);
  const pictures = picturesOf(images);
  const errors = pictures.map((picture) => {
    const back = decode(known, encode(known, picture));
    return picture.reduce((sum, v, i) => sum + (v - back[i]) ** 2, 0) / picture.length;
  });
  const usual = Number((errors.reduce((a, b) => a + b, 0) / errors.length).toFixed(4));
  const latent = encode(known, pictures[0]).map((v) => Number(v.toFixed(2)));
  explore("squeeze", { drawing: pictures[0], latent, network, usual }, shown);
}

/**
 * Stand on the map of two numbers and see what the decoder draws there.
 * @param coder an autoencoder with two numbers in the middle
 * @param images [images, 8, 8, 1], what lies on the map
 * @param labels what each of them is, 0 to 9
 * @param shown controls and goals to show, if not all: goals are "zeros", "border", "nowhere"
 */
export function exploreLatentMap(
  coder: TrainedCoder,
  images: Tensor<[number, 8, 8, 1]>,
  labels: readonly number[],
  shown: Shown = {},
): void {
  const network = packedCoder(coder);
  const known = unpacked(network);
  const places = picturesOf(images).flatMap((picture) => encode(known, picture).map((v) => Number(v.toFixed(2))));
  explore("latent-map", { network, places, labels: labels.join("") }, shown);
}

function packedCoder({ encoder, decoder }: TrainedCoder): string {
  const layers = (half: TrainedCoder["encoder"]) =>
    half.map(([weights, bias]): CoderLayer => [weights.value, bias.value]);
  const coder: Coder = { encoder: layers(encoder), decoder: layers(decoder) };
  return packed(coder);
}

function picturesOf(images: Tensor<[number, 8, 8, 1]>): number[][] {
  return Array.from({ length: images.shape[0] }, (_, n) => Array.from(images.data.subarray(64 * n, 64 * n + 64)));
}
