import type { Network } from "../cost/layer";
import { maxPool2d } from "../pool";
import { type Tensor, zerosFor } from "../tensor";

/** Of 0 to 255, as the photographs that it learned from had them on average: red, green, blue. */
const MEAN = [117.001, 114.697, 97.404];
const maps = [32, 64, 128, 256, 512];

/**
 * The tiny face detector of face-api, layer by layer: a standard 3×3, five separable ones, a 1×1. Every layer but the last
 * ends in a leaky ReLU and a 2×2 max pooling, of which the fifth separable layer's has stride 1. Behind it are 25 numbers a
 * cell of 32 pixels: five boxes of x, y, width, height and score.
 * @param height pixels of the picture; default 320
 * @param width default the height
 */
export function faceDetector(height = 320, width = height): Network {
  const pool = (i: number) =>
    ({ type: "pool", name: `pool${i}`, kernel: 2, stride: i < 5 ? 2 : 1, padding: "same" }) as const;
  return {
    name: "tiny face detector",
    source: "V. Mandic, face-api 1.7.15 (npm), src/tinyYolov2/TinyYolov2Base.ts, after J. Redmon's Tiny YOLOv2",
    input: [height, width, 3],
    layers: [
      { type: "conv", name: "conv0", kernel: 3, filters: 16 },
      pool(0),
      ...maps.flatMap((filters, i) => [
        { type: "separable", name: `conv${i + 1}`, kernel: 3, padding: 1, filters } as const,
        pool(i + 1),
      ]),
      { type: "pointwise", name: "conv8", filters: 25 },
    ],
  };
}

/** What the detector is run with: `lib/index` is one, `lib/fast/index` is one, and so are functions of your own. */
export interface DetectorOperators {
  conv2d(input: Tensor, kernel: Tensor, options: { bias: Tensor }): Tensor;
  separableConv2d(input: Tensor, depthwise: Tensor, pointwise: Tensor, options: { bias: Tensor; padding: 1 }): Tensor;
  pointwiseConv2d(input: Tensor, kernel: Tensor, options: { bias: Tensor }): Tensor;
  leakyRelu(map: Tensor): Tensor;
}

/**
 * Runs the detector, one layer at a time: what it makes of the picture, then what each layer and each pooling makes of
 * that. The last map is the answer, [rows, columns, 25].
 * @param picture [height, width, 3], numbers from 0 to 1
 * @param weights by name, as `faceDetectorWeights()` has them
 * @example
 * for (const { name, map } of detectorMaps(astronaut(), faceDetectorWeights(), fast)) console.log(name, map.shape)
 */
export function* detectorMaps(
  picture: Tensor,
  weights: Record<string, Tensor>,
  operators: DetectorOperators,
): Generator<{ name: string; map: Tensor }, void> {
  let map: Tensor = zerosFor("detectorMaps", picture.shape);
  for (let i = 0; i < map.data.length; i++) map.data[i] = picture.data[i] - MEAN[i % 3] / 255;
  yield { name: "input", map };
  for (const layer of faceDetector(picture.shape[0], picture.shape[1]).layers) {
    const name = layer.name as string;
    const bias = weights[`${name}/bias`];
    if (layer.type === "pool") {
      map = maxPool2d(map, layer.kernel, { stride: layer.stride, padding: layer.padding });
    } else if (layer.type === "separable") {
      const [depthwise, pointwise] = [weights[`${name}/depthwise_filter`], weights[`${name}/pointwise_filter`]];
      map = operators.leakyRelu(operators.separableConv2d(map, depthwise, pointwise, { bias, padding: 1 }));
    } else if (layer.type === "conv") {
      map = operators.leakyRelu(operators.conv2d(map, weights[`${name}/filters`], { bias }));
    } else {
      map = operators.pointwiseConv2d(map, weights[`${name}/filters`], { bias });
    }
    yield { name, map };
  }
}
