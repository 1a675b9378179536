import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { conv2d, depthwiseConv2d, tensor } from "../../lib/index";
import { fromPyTorch } from "../../solutions/02-pointwise-convolution";
import { depthwiseFromPyTorch } from "../../solutions/03-depthwise-convolution";

type Nested = number[][][];
/** Layers as PyTorch holds them, made by make_layouts.py: pictures [channels, height, width], weights [filters, depth, …]. */
const layers: Record<string, { picture: Nested; weight: Nested[]; answer: Nested }> = JSON.parse(
  readFileSync(join(__dirname, "../fixtures/layouts.json"), "utf8"),
);

function channelsLast(maps: Nested) {
  return tensor(maps[0].map((row, y) => row.map((_, x) => maps.map((map) => map[y][x]))));
}

it.each(["standard", "pointwise"])("a %s layer brought from PyTorch answers here as it does there", (name) => {
  const { picture, weight, answer } = layers[name];
  const output = conv2d(channelsLast(picture), fromPyTorch(tensor(weight)));
  expect(output.toArray()).toEqual(channelsLast(answer).toArray());
});

it("a depthwise layer with two filters a channel, too", () => {
  const { picture, weight, answer } = layers.depthwise;
  const kernel = depthwiseFromPyTorch(tensor(weight) as never, picture.length);
  expect(kernel.shape).toEqual([3, 2, 3, 2]);
  expect(depthwiseConv2d(channelsLast(picture), kernel).toArray()).toEqual(channelsLast(answer).toArray());
});
