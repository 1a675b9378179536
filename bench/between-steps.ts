/**
 * An activation between the two steps of a separable layer, or none: the numbers in chapter 04's part for who wants more.
 * Pairs of networks that begin with the same weights and differ in a ReLU; digits read of 100, difference and its
 * standard error.
 *
 *     npx tsx bench/between-steps.ts        (about two minutes)
 */
import { digits } from "../lib/data/index";
import * as fast from "../lib/fast/index";
import type { Layer, Network } from "../lib/index";
import * as nn from "../lib/nn/index";

const PAIRS = 32;
const { train, test } = digits();
const same = { kernel: 3, padding: "same" } as const;

function reader(channels: number, ...middle: Layer[]): Network {
  const first: Layer = { type: "conv", ...same, stride: 2, filters: channels };
  const layers: Layer[] = [first, ...middle, { type: "globalPool" }, { type: "dense", units: 10 }];
  return { name: "reader", source: "", input: [8, 8, 1], layers };
}

async function reads(network: Network, seed: number): Promise<number> {
  const { parameters, run } = nn.buildNetwork(network, nn.random(seed));
  const scores = (x: nn.Value) => run(x) as nn.Variable<[number, number]>;
  await nn.fit({
    inputs: train.images,
    targets: train.labels,
    loss: (x: nn.Value, labels: number[]) => nn.softmaxCrossEntropy(scores(x), labels),
    optimiser: nn.adam(parameters),
    learningRate: nn.cosineDecay(0.02),
    epochs: 12,
    seed,
    tier: fast,
  });
  return 100 * nn.accuracy(nn.predict(scores, test.images, { tier: fast }), test.labels);
}

function mean(values: number[]): number {
  return values.reduce((a, b) => a + b) / values.length;
}

async function main(): Promise<void> {
  for (const channels of [8, 16]) {
    // A ReLU follows every layer with weights but the last, so two layers have one between them and a single one has not.
    const nothing = reader(channels, { type: "separable", filters: channels, ...same });
    const relu = reader(
      channels,
      { type: "depthwise", bias: false, ...same },
      { type: "pointwise", filters: channels },
    );
    const pairs: [number, number][] = [];
    for (let seed = 1; seed <= PAIRS; seed++) pairs.push([await reads(nothing, seed), await reads(relu, seed)]);
    const differences = pairs.map(([without, between]) => without - between);
    const cost = mean(differences);
    const spread = Math.sqrt(differences.reduce((sum, d) => sum + (d - cost) ** 2, 0) / (PAIRS - 1));
    const [without, between] = [0, 1].map((i) => mean(pairs.map((pair) => pair[i])).toFixed(1));
    const error = (spread / Math.sqrt(PAIRS)).toFixed(1);
    console.log(`${channels} channels: nothing ${without}, ReLU ${between}; it costs ${cost.toFixed(1)} ± ${error}`);
  }
}

void main();
