/** Explorers for the notebooks: pictures with sliders that run in the browser, without the kernel. */
import { explore } from "./explore";
import type {
  Channels,
  Choosing,
  Dilation,
  Grouped,
  Pointwise,
  ReceptiveField,
  SeparableCost,
  Sliding,
  Transposed,
} from "./settings";

/**
 * A kernel slides over its input, step by step, with sliders for all that decides the output size.
 * @param settings what it starts with: size, kernel, stride, padding, dilation
 */
export function exploreSliding(settings: Partial<Sliding> = {}): void {
  explore("sliding", settings);
}

/**
 * One filter on several channels: a sum a channel, one sum of them, the bias once.
 * @param settings what it starts with: channels, bias
 */
export function exploreChannels(settings: Partial<Channels> = {}): void {
  explore("channels", settings);
}

/**
 * A 1×1 convolution: the column of numbers behind a pixel, times a matrix.
 * @param settings what it starts with: channels, filters
 */
export function explorePointwise(settings: Partial<Pointwise> = {}): void {
  explore("pointwise", settings);
}

/**
 * Which channels feed which filters, from standard through grouped to depthwise.
 * @param settings what it starts with: channels, filters, groups
 */
export function exploreGroups(settings: Partial<Grouped> = {}): void {
  explore("grouped", settings);
}

/**
 * The cost of a depthwise separable convolution against a standard one.
 * @param settings what it starts with: kernel, filters (a multiple of 8)
 */
export function exploreSeparableCost(settings: Partial<SeparableCost> = {}): void {
  explore("separable-cost", settings);
}

/**
 * A transposed convolution: stamps that overlap and add, evenly or as a checkerboard.
 * @param settings what it starts with: size, kernel, stride
 */
export function exploreTransposed(settings: Partial<Transposed> = {}): void {
  explore("transposed", settings);
}

/**
 * Three dilated layers: the field on the input, and the holes in it.
 * @param settings what it starts with: first, second, third (the rates)
 */
export function exploreDilation(settings: Partial<Dilation> = {}): void {
  explore("dilation", settings);
}

/**
 * Receptive field and jump of three layers.
 * @param settings what it starts with: kernel1, stride1, dilation1, and so on to 3
 */
export function exploreReceptiveField(settings: Partial<ReceptiveField> = {}): void {
  explore("receptive-field", settings);
}

/**
 * Weights and MACs of one layer as each kind of convolution.
 * @param settings what it starts with: size, channels, filters, kernel, dilation, count ("MACs" or "weights")
 */
export function exploreChoosing(settings: Partial<Choosing> = {}): void {
  explore("choosing", settings);
}
