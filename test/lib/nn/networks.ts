import { readFileSync } from "node:fs";
import { type Tensor, tensor } from "../../../lib/index";
import * as nn from "../../../lib/nn/index";

/** The networks of test/fixtures/make_nn.py, written with this library. */
type Parameters = Record<string, nn.Variable>;
type Network = (p: Parameters, x: nn.Value, target: nn.Value | number[]) => nn.Variable;

const autoencoder: Network = ({ k1, b1, k2, b2, k3, b3, k4, b4 }, x, target) => {
  const down = { stride: [2, 1], padding: [1, 0] } as const;
  const padding = [
    [0, 1],
    [0, 1],
  ] as const;
  let h = nn.relu(nn.conv2d(x, k1, { bias: b1, stride: 2, padding }));
  h = nn.relu(nn.conv2d(h, k2, { bias: b2, ...down }));
  h = nn.relu(nn.conv2dTranspose(h, k3, { bias: b3, ...down, outputPadding: [1, 0] }));
  const y = nn.sigmoid(nn.conv2dTranspose(h, k4, { bias: b4, stride: 2, padding: 1 }));
  return nn.meanSquaredError(y, target as nn.Value);
};

const classifier: Network = ({ d1, b1, p1, b2, k2, w, b3 }, x, labels) => {
  let h = nn.relu(nn.depthwiseConv2d(x, d1, { bias: b1, padding: [1, 2] }));
  h = nn.relu(nn.conv2d(h, p1, { bias: b2 }));
  h = nn.relu(nn.conv2d(h, k2, { dilation: 2, groups: 2, padding: [2, 1] }));
  const features = nn.globalAveragePool(h) as nn.Variable<[number, number]>;
  return nn.softmaxCrossEntropy(
    nn.dense(features, w as nn.Variable<[number, number]>, { bias: b3 }),
    labels as number[],
  );
};

const residual: Network = ({ k, b, w1, b1, w2 }, x, target) => {
  const once = nn.conv2d(x, k, { bias: b, padding: 1 });
  const twice = nn.conv2d(nn.relu(once), k, { bias: b, padding: 1 });
  const rows = nn.flatten(nn.add(x, twice)) as nn.Variable<[number, number]>;
  const hidden = nn.sigmoid(nn.dense(rows, w1 as nn.Variable<[number, number]>, { bias: b1 }));
  return nn.meanSquaredError(
    nn.dense(hidden, w2 as nn.Variable<[number, number]>),
    target as nn.Value<[number, number]>,
  );
};

interface Stored {
  shape: number[];
  values: number[];
}

interface Case {
  inputs: Stored;
  targets: Stored | number[];
  parameters: Record<string, Stored>;
  loss: number;
  gradients: Record<string, number[]>;
  adam: number[];
  sgd: number[];
}

const fixtures: Record<string, Case> = JSON.parse(readFileSync("test/fixtures/nn.json", "utf8"));
const load = ({ values, shape }: Stored): Tensor => tensor(values, shape);

/** The same networks, PyTorch's answers beside them; parameters are fresh on every call of `start`. */
export const networks = Object.entries({ autoencoder, classifier, residual }).map(([name, network]) => {
  const { inputs, targets, parameters, ...expected } = fixtures[name];
  const target = Array.isArray(targets) ? targets : load(targets);
  return {
    name,
    expected,
    start(tier?: nn.Tier) {
      const p = Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, nn.parameter(load(value))]));
      return { parameters: p, loss: () => network(p, nn.constant(load(inputs), tier), target) };
    },
  };
});
