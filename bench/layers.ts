import { costOfNetwork } from "../lib/cost";
import { Tensor } from "../lib/index";
import { mobileNetV1 } from "../lib/networks/index";

/** One operator of a layer, with its weights. */
export interface Step {
  op: "conv2d" | "depthwiseConv2d" | "conv2dTranspose" | "globalAveragePool";
  /** As the lib takes it; of `globalAveragePool` nothing. */
  kernel: Tensor;
  bias?: Tensor;
  stride: number;
  dilation: number;
  padding: "same" | "valid";
  activation?: "relu6";
}

/** What is timed: an image, and the operators it goes through. */
export interface Layer {
  id: string;
  name: string;
  image: Tensor;
  steps: Step[];
}

/** The layers a to i: shapes of published networks, the atrous ones of DeepLab. Fresh weights, the same on every run. */
export function layers(): Layer[] {
  const next = randomNumbers();
  const conv = (kernel: number[], options: Partial<Step> = {}): Step => step("conv2d", kernel, next, options);
  const depthwise = (channels: number) => step("depthwiseConv2d", [3, 3, channels, 1], next);
  const layer = (id: string, name: string, shape: number[], ...steps: Step[]): Layer => {
    return { id, name, image: filled(shape, 1, next), steps };
  };
  return [
    layer("a", "3x3, 128x128x3 to 32", [128, 128, 3], conv([3, 3, 3, 32], { padding: "valid" })),
    layer("b", "1x1, 28x28x192 to 32", [28, 28, 192], conv([1, 1, 192, 32])),
    layer("c", "5x5, 28x28x192 to 32", [28, 28, 192], conv([5, 5, 192, 32])),
    layer("d", "depthwise 3x3, 112x112x64", [112, 112, 64], depthwise(64)),
    layer("e", "separable 3x3, 14x14x512 to 512", [14, 14, 512], depthwise(512), conv([1, 1, 512, 512])),
    layer("f", "3x3, 14x14x512 to 512", [14, 14, 512], conv([3, 3, 512, 512])),
    layer("g2", "3x3 dilated by 2, 33x33x256", [33, 33, 256], conv([3, 3, 256, 256], { dilation: 2 })),
    layer("g6", "3x3 dilated by 6, 33x33x256", [33, 33, 256], conv([3, 3, 256, 256], { dilation: 6 })),
    layer(
      "h",
      "transposed 3x3, 14x14x64 to 28x28x32",
      [14, 14, 64],
      step("conv2dTranspose", [3, 3, 32, 64], next, { stride: 2 }),
    ),
    { id: "i", name: "MobileNet V1, 224x224", image: filled([224, 224, 3], 1, next), steps: mobileNet(next) },
  ];
}

function mobileNet(next: () => number): Step[] {
  const biased = (op: Step["op"], kernel: number[], stride = 1): Step => {
    const filters = op === "conv2d" ? kernel[3] : kernel[2];
    return step(op, kernel, next, { stride, activation: "relu6", bias: filled([filters], 0.1, next) });
  };
  const convolutions = costOfNetwork(mobileNetV1()).rows.filter(
    ({ type }) => type !== "globalPool" && type !== "dense",
  );
  const steps = convolutions.map(({ type, inputShape: [height, , channels], outputShape: [outHeight, , filters] }) => {
    const [op, last] = type === "depthwise" ? (["depthwiseConv2d", 1] as const) : (["conv2d", filters] as const);
    const size = type === "pointwise" ? 1 : 3;
    return biased(op, [size, size, channels, last], height / outHeight);
  });
  const classifier = step("conv2d", [1, 1, 1024, 1000], next, { bias: filled([1000], 0.1, next) });
  return [
    ...steps,
    { ...classifier, op: "globalAveragePool", kernel: new Tensor([0], new Float32Array(0)), bias: undefined },
    classifier,
  ];
}

function step(op: Step["op"], kernel: number[], next: () => number, options: Partial<Step> = {}): Step {
  const seen = kernel[0] * kernel[1] * (op === "depthwiseConv2d" ? 1 : op === "conv2d" ? kernel[2] : kernel[3]);
  // Two over the numbers a result is summed from keeps results about as large as inputs.
  const weights = filled(kernel, Math.sqrt(6 / seen), next);
  return { op, kernel: weights, stride: 1, dilation: 1, padding: "same", ...options };
}

function filled(shape: number[], scale: number, next: () => number): Tensor {
  const count = shape.reduce((a, b) => a * b, 1);
  return new Tensor(
    shape,
    Float32Array.from({ length: count }, () => scale * next()),
  );
}

/** Numbers between −1 and 1, the same on every run. */
function randomNumbers(): () => number {
  let state = 1;
  return () => ((state = (Math.imul(state, 1664525) + 1013904223) | 0) >>> 0) / 2 ** 31 - 1;
}

/** [height, width, channels] after a step. */
export function after(
  { op, kernel, stride, dilation, padding }: Step,
  [height, width, channels]: readonly number[],
): number[] {
  if (op === "globalAveragePool") return [1, 1, channels];
  const [kernelHeight, kernelWidth] = kernel.shape;
  if (op === "conv2dTranspose") return [height * stride, width * stride, kernel.shape[2]];
  const along = (n: number, k: number) =>
    padding === "same" ? Math.ceil(n / stride) : Math.floor((n - dilation * (k - 1) - 1) / stride) + 1;
  const filters = op === "conv2d" ? kernel.shape[3] : kernel.shape[2] * kernel.shape[3];
  return [along(height, kernelHeight), along(width, kernelWidth), filters];
}

/** The same after every step of a layer. */
export function shapesAfter({ image, steps }: Layer): number[][] {
  const shapes: number[][] = [];
  for (const step of steps) shapes.push(after(step, shapes.at(-1) ?? image.shape));
  return shapes;
}

/** Multiplications of a layer, each with an addition. */
export function macs(layer: Layer): number {
  const results = shapesAfter(layer);
  return layer.steps.reduce((sum, { op, kernel }, i) => {
    const [height, width] = op === "conv2dTranspose" ? (results[i - 1] ?? layer.image.shape) : results[i];
    return sum + height * width * kernel.data.length;
  }, 0);
}
