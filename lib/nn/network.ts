import { checkLayer, checkNetwork } from "../cost/check-layer";
import type { Layer, Network } from "../cost/layer";
import { planLayer } from "../cost/plan";
import { pair } from "../rules/geometry";
import { countOf, type Tensor, zeros } from "../tensor";
import { relu } from "./activation";
import { conv2d, conv2dTranspose, depthwiseConv2d, separableConv2d } from "./convolution";
import { dense } from "./dense";
import { heNormal } from "./initialise";
import { globalAveragePool, maxPool2d } from "./pooling";
import type { Random } from "./random";
import { flatten, reshape } from "./reshape";
import { parameter, type Value, type Variable } from "./variable";

/** A network with weights: what the optimiser changes, and what turns a batch into results. */
export interface Model {
  parameters: Variable[];
  /** [batch, height, width, channels] → [batch, units] behind a dense layer, else [batch, height, width, channels]. */
  run: (batch: Value) => Variable;
}

type Step = (x: Variable) => Variable;

/**
 * Give a network that is described as data (`costOfNetwork` counts the same description) weights to learn. A ReLU
 * follows every layer with weights but the last; a pool takes the largest number; a dense layer sees every number of
 * its input.
 * @param network its layers, and the [height, width, channels] they start from
 * @param next where its first weights come from: `random(seed)`
 * @throws where a layer does not fit the one before, or can't be learned here: branches, batch normalisation
 * @example
 * buildNetwork({ name: "small", source: "", input: [8, 8, 1], layers: [
 *   { type: "conv", kernel: 3, filters: 16 }, { type: "globalPool" }, { type: "dense", units: 10 } ] }, random(1))
 */
export function buildNetwork(network: Network, next: Random): Model {
  checkNetwork("buildNetwork", network);
  const parameters: Variable[] = [];
  const learn = (value: Tensor) => {
    const variable = parameter(value);
    parameters.push(variable);
    return variable;
  };
  const steps: Step[] = [];
  const last = network.layers.map((layer) => layer.type !== "pool" && layer.type !== "globalPool").lastIndexOf(true);
  let shape = network.input;
  network.layers.forEach((layer, i) => {
    const who = `buildNetwork: layer ${i + 1} (${layer?.type})`;
    checkLayer(who, layer);
    if (layer.type === "branches") throw new TypeError(`${who}: branches can be counted but not trained here`);
    if ("batchNorm" in layer && layer.batchNorm) {
      throw new TypeError(`${who}: batch normalisation can be counted but not trained here`);
    }
    const { outputShape } = planLayer(who, layer, shape);
    const step = stepOf(layer, shape, outputShape[2], next, learn);
    steps.push(i < last && layer.type !== "pool" && layer.type !== "globalPool" ? (x) => relu(step(x)) : step);
    shape = outputShape;
  });
  return { parameters, run: (batch) => steps.reduce((x, step) => step(x), batch as Variable) };
}

function stepOf(
  layer: Exclude<Layer, { type: "branches" }>,
  input: readonly number[],
  outputs: number,
  next: Random,
  learn: (value: Tensor) => Variable,
): Step {
  const channels = input[2];
  if (layer.type === "globalPool") {
    return (x) => {
      const mean = globalAveragePool(x);
      return reshape(mean, [mean.shape[0], 1, 1, channels]);
    };
  }
  if (layer.type === "pool") {
    const { kernel, stride = kernel, padding = 0 } = layer;
    return (x) => maxPool2d(x, kernel, { stride, padding });
  }
  const bias = () => ((layer.bias ?? true) ? { bias: learn(zeros([outputs])) } : {});
  if (layer.type === "dense") {
    const weights = learn(heNormal([countOf(input), outputs], next)) as Variable<[number, number]>;
    const options = bias();
    return (x) => dense(x.shape.length === 2 ? (x as Variable<[number, number]>) : flatten(x), weights, options);
  }
  if (layer.type === "pointwise") {
    const kernel = learn(heNormal([1, 1, channels, outputs], next));
    const options = { stride: layer.stride ?? 1, ...bias() };
    return (x) => conv2d(x, kernel, options);
  }
  const [high, wide] = pair("buildNetwork", "kernel", layer.kernel);
  const window = { stride: layer.stride ?? 1, padding: layer.padding ?? 0, dilation: layer.dilation ?? 1 };
  switch (layer.type) {
    case "conv": {
      const { groups = 1 } = layer;
      const kernel = learn(heNormal([high, wide, channels / groups, outputs], next));
      const options = { ...window, groups, ...bias() };
      return (x) => conv2d(x, kernel, options);
    }
    case "transposed": {
      const { groups = 1, outputPadding = 0 } = layer;
      const [down, across] = pair("buildNetwork", "stride", window.stride);
      const fanIn = Math.max(1, (high * wide * channels) / groups / (down * across));
      const kernel = learn(heNormal([high, wide, outputs / groups, channels], next, fanIn));
      const options = { ...window, groups, outputPadding, ...bias() };
      return (x) => conv2dTranspose(x, kernel, options);
    }
    case "depthwise": {
      const kernel = learn(heNormal([high, wide, channels, outputs / channels], next, high * wide));
      const options = { ...window, ...bias() };
      return (x) => depthwiseConv2d(x, kernel, options);
    }
    case "separable": {
      const { multiplier = 1 } = layer;
      const spatial = learn(heNormal([high, wide, channels, multiplier], next, high * wide));
      const pointwise = learn(heNormal([1, 1, channels * multiplier, outputs], next));
      const options = { ...window, ...bias() };
      return (x) => separableConv2d(x, spatial, pointwise, options);
    }
  }
}
