import type { Window2d } from "../lib/products";
import { window2d } from "../lib/rules/geometry";
import type { WindowOptions } from "../lib/rules/options";
import { Tensor } from "../lib/tensor";
import { largest, type Numbers, numbersOf } from "./numbers";
import type { WrongCase } from "./report";
import type { Value } from "./value";

/** One product under the kernel. Positions are in the input; outside of it lies padding, which is zero. */
export interface Term {
  y: number;
  x: number;
  channel: number;
  input: number;
  weight: number;
}

/** The sum behind a number of a convolution's output: the window under the kernel, every product, and the bias. */
export interface WindowSum {
  terms: readonly Term[];
  bias: number;
  sum: number;
  /** ReLU turned a negative sum into 0. */
  clipped: boolean;
  /** Top left corner of the window in the input; negative inside the padding. */
  top: number;
  left: number;
  height: number;
  width: number;
  dilation: readonly [number, number];
}

/**
 * The sum behind the first wrong number, or undefined where it can't be told for certain. Every usual reading of the
 * arguments is tried (a standard or depthwise kernel, with or without channels), and one that does not add up to the expected number
 * is not shown.
 */
export function windowSumOf({ args, expected, difference, window }: WrongCase): WindowSum | undefined {
  const output = numbersOf(expected);
  const { index } = difference;
  if (!window || !index || !output) return undefined;
  const input = imageOf(args[window.input]);
  const kernel = numbersOf(args[window.kernel]);
  if (!input || !kernel) return undefined;
  const options = layerOptions({ args, window });
  const [y, x, f] = index.length >= 2 ? index.slice(-3).concat(index.length === 2 ? [0] : []) : [0, 0, index[0] ?? 0];
  const batch = index.length === 4 ? index[0] : 0;
  for (const depthwise of [false, true]) {
    const found = sumAt(input, kernel, options, {
      batch,
      y,
      x,
      f,
      filters: output.shape[index.length - 1] ?? 1,
      depthwise,
    });
    const allowed = 1e-4 * (largest(output) || 1);
    if (!found) continue;
    if (Math.abs(found.sum - difference.expected!) <= allowed) return found;
    if (difference.expected === 0 && found.sum < 0) return { ...found, clipped: true };
  }
  return undefined;
}

/** Options as an exercise's arguments give them. */
export interface LayerOptions extends WindowOptions {
  bias?: Value;
  groups?: number;
}

interface Place {
  batch: number;
  y: number;
  x: number;
  f: number;
  filters: number;
  depthwise: boolean;
}

type Image = Numbers & { shape: readonly [batch: number, height: number, width: number, channels: number] };

function imageOf(value: Value): Image | undefined {
  const numbers = numbersOf(value);
  if (!numbers) return undefined;
  const { shape, data } = numbers;
  const sizes = [shape, shape, [1, ...shape, 1], [1, ...shape], shape][shape.length];
  return sizes?.length === 4 ? { shape: sizes as unknown as Image["shape"], data } : undefined;
}

function sumAt(input: Image, kernel: Numbers, options: LayerOptions, place: Place): WindowSum | undefined {
  const [, h, w, channels] = input.shape;
  const rank = kernel.shape.length;
  if (rank < 2 || rank > 4) return undefined;
  const [height, width, depth = 1, last = 1] = kernel.shape;
  const { y, x, f, batch, depthwise } = place;
  const window = windowOn(input, kernel, options);
  if (!window) return undefined;
  const { stride, dilation } = window;
  const top = y * stride[0] - window.top;
  const left = x * stride[1] - window.left;
  const perGroup = last / (options.groups ?? 1);
  const first = depthwise ? Math.floor(f / last) : Math.floor(f / perGroup) * depth;
  const seen = depthwise ? 1 : depth;
  if (first + seen > channels || (depthwise ? depth !== channels : f >= last)) return undefined;
  const terms: Term[] = [];
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      for (let c = 0; c < seen; c++) {
        const [yy, xx] = [top + i * dilation[0], left + j * dilation[1]];
        const inside = yy >= 0 && yy < h && xx >= 0 && xx < w;
        const pixel = ((batch * h + yy) * w + xx) * channels + first + c;
        const tap = depthwise ? (i * width + j) * depth * last + f : ((i * width + j) * depth + c) * last + f;
        terms.push({
          y: yy,
          x: xx,
          channel: first + c,
          input: inside ? input.data[pixel] : 0,
          weight: kernel.data[tap],
        });
      }
    }
  }
  const biases = numbersOf(options.bias)?.data ?? [];
  const bias = biases[biases.length === 1 ? 0 : f] ?? 0;
  const sum = terms.reduce((total, t) => total + t.input * t.weight, bias);
  return { terms, bias, sum, clipped: false, top, left, height, width, dilation };
}

/** Nothing where these arguments, read in this way, are no convolution that fits. */
function windowOn({ shape }: Image, kernel: Numbers, options: LayerOptions): Window2d | undefined {
  try {
    return window2d("the exercise", shape, kernel.shape, options);
  } catch {
    return undefined;
  }
}

/** Options as lib's functions take them, in one object, or as arguments of their own; a lone number is the stride. */
export function layerOptions({ args, window }: Pick<WrongCase, "args" | "window">): LayerOptions {
  const given = window?.options === undefined ? undefined : args[window.options];
  const { bias, stride, padding, dilation, groups } = (
    isObject(given) ? given : { stride: typeof given === "number" ? given : undefined }
  ) as LayerOptions;
  const options = { bias, stride, padding, dilation };
  for (const name of ["bias", "stride", "padding", "dilation"] as const) {
    const position = window?.[name];
    if (position !== undefined) Object.assign(options, { [name]: args[position] });
  }
  return { ...options, groups };
}

function isObject(value: Value): boolean {
  return value !== null && typeof value === "object" && !Array.isArray(value) && !(value instanceof Tensor);
}
