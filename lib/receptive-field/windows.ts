import { checkOptions, checkSize, textOf } from "../checks";
import { checkLayer, checkLayers, checkNetwork } from "../cost/check-layer";
import type { Layer, Network } from "../cost/layer";
import { paddingPair, pair } from "../rules/geometry";
import { slidingWindow } from "../shape";
import type { FieldOptions } from "./field";

/** A layer along one direction: a window that slides, or paths of such windows side by side. */
export type Step = { name: string; type: Layer["type"] } & (SlidingStep | { paths: Step[][] });

export interface SlidingStep {
  kernel: number;
  stride: number;
  dilation: number;
  padding: [before: number, after: number];
}

/** Layers along one direction, and the size of input they were worked out for. */
export interface Line {
  steps: Step[];
  size: number;
}

/** Stands in for a size that is not given. Far larger than any field, so that every kernel fits. */
const ANY_SIZE = 2 ** 24;

/**
 * The layers along one direction, each padding in pixels. Ends in front of the first layer that sees the whole map.
 * @internal
 */
export function stepsAlong(who: string, of: Network | readonly Layer[], options: FieldOptions): Line {
  checkOptions(who, options, ["size", "direction"]);
  const { direction, size } = options;
  if (direction !== undefined && direction !== "vertical" && direction !== "horizontal") {
    throw new TypeError(`${who}: direction is ${textOf(direction)}, but it must be "vertical" or "horizontal"`);
  }
  if (size !== undefined) checkSize(who, "size", size);
  const network = !Array.isArray(of);
  if (network) checkNetwork(who, of);
  const { layers, input } = network ? (of as Network) : { layers: of as readonly Layer[], input: undefined };
  checkLayers(who, layers);
  const along = (axis: 0 | 1) => walk(who, layers, axis, size ?? input?.[axis] ?? ANY_SIZE).steps;
  const axis = direction === "horizontal" ? 1 : 0;
  const steps = along(axis);
  if (direction === undefined && JSON.stringify(steps) !== JSON.stringify(along(1))) {
    throw new RangeError(`${who}: the layers differ down and across: say { direction: "vertical" } or "horizontal"`);
  }
  if (steps.length === 0) {
    throw new RangeError(`${who}: the first layer is ${layers[0].type}, which sees the whole input whatever its size`);
  }
  return { steps, size: size ?? input?.[axis] ?? ANY_SIZE };
}

/** Pixels from one output of these steps to the next. @internal */
export function strideOf(steps: readonly Step[]): number {
  return steps.reduce((stride, step) => stride * ("paths" in step ? strideOf(step.paths[0]) : step.stride), 1);
}

/** The steps, and the size behind them. */
function walk(who: string, layers: readonly Layer[], axis: 0 | 1, input: number): Line {
  const steps: Step[] = [];
  let size = input;
  for (const [i, layer] of layers.entries()) {
    const name = layer?.name ?? `${layer?.type} ${i + 1}`;
    const where = `${who}: ${name}`;
    checkLayer(where, layer);
    if (layer.type === "dense" || layer.type === "globalPool") break;
    if (layer.type === "transposed") {
      throw new RangeError(`${where}: transposed layers have no one receptive field: it changes from pixel to pixel`);
    }
    if (layer.type === "branches") {
      const ends = layer.paths.map((path) => walk(who, path, axis, size));
      checkEnds(where, ends);
      steps.push({ name, type: layer.type, paths: ends.map((end) => end.steps) });
      size = ends[0].size;
    } else {
      const slid = slide(where, layer, axis, size);
      steps.push({ name, type: layer.type, ...slid.step });
      size = slid.size;
    }
  }
  return { steps, size };
}

function checkEnds(who: string, [first, ...others]: Line[]): void {
  for (const other of others) {
    const strides = [strideOf(first.steps), strideOf(other.steps)];
    if (strides[0] !== strides[1]) {
      throw new RangeError(`${who}: paths have strides ${strides[0]} and ${strides[1]}: they must agree`);
    }
    if (first.size !== other.size) {
      throw new RangeError(`${who}: paths end in maps of different sizes: padding must make up for what kernels take`);
    }
  }
}

type SlidingLayer = Exclude<Layer, { type: "dense" | "globalPool" | "transposed" | "branches" }>;

/** A layer along one direction, and the size behind it. */
function slide(who: string, layer: SlidingLayer, axis: 0 | 1, input: number): { step: SlidingStep; size: number } {
  const given = { kernel: 1, ...layer } as Extract<Layer, { type: "conv" }>;
  const kernel = pair(who, "kernel", given.kernel)[axis];
  const dilation = pair(who, "dilation", given.dilation ?? 1)[axis];
  const stride = pair(who, "stride", given.stride ?? (layer.type === "pool" ? given.kernel : 1))[axis];
  const rule = paddingPair(who, given.padding ?? 0)[axis];
  if (rule === "same" && stride > 1 && input > ANY_SIZE / 2) {
    throw new RangeError(
      `${who}: padding "same" with stride ${stride} depends on the size of the input: give { size }`,
    );
  }
  const way = axis === 0 ? "high" : "wide";
  const { positions, before, after } = slidingWindow(who, way, input, kernel, stride, dilation, rule);
  return { step: { kernel, stride, dilation, padding: [before, after] }, size: positions };
}
