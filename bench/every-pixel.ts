import { digits } from "../lib/data/index";
import * as fast from "../lib/fast/index";
import { costOfNetwork, type Layer, type Network, pathCounts } from "../lib/index";
import * as nn from "../lib/nn/index";

/**
 * npx tsx bench/every-pixel.ts [1,2,4 …]: the runs behind chapter 06's sentences over five seeds. Three 3×3 layers and a
 * 1×1, trained so that every pixel says which digit it belongs to; only the rates differ. The notebook trains four of them
 * with one seed.
 */

const seeds = [1, 2, 3, 4, 5];
const chosen = process.argv.slice(2).map((rates) => rates.split(",").map(Number));
const stacks = [
  [1, 1, 1],
  [2, 2, 2],
  [1, 2, 3],
  [1, 2, 4],
  [4, 4, 4],
];
const { train, test } = digits();

function pixelNetwork(rates: readonly number[]): Network {
  const layers = rates.map((dilation): Layer => ({ type: "conv", kernel: 3, dilation, padding: "same", filters: 12 }));
  return { name: "every pixel", source: "", input: [8, 8, 1], layers: [...layers, { type: "pointwise", filters: 10 }] };
}

const atEveryPixel = (labels: readonly number[]) => labels.flatMap((label) => Array<number>(64).fill(label));

/** Percent of the test digits' pixels that name their digit. */
async function namedRightly(rates: readonly number[], seed: number): Promise<number> {
  const { parameters, run } = nn.buildNetwork(pixelNetwork(rates), nn.random(seed));
  await nn.fit({
    inputs: train.images,
    targets: train.labels,
    loss: (x, labels) =>
      nn.softmaxCrossEntropy(nn.reshape(run(x), [labels.length * 64, 10] as const), atEveryPixel(labels)),
    optimiser: nn.adam(parameters),
    learningRate: nn.cosineDecay(0.01),
    epochs: 8,
    seed,
    tier: fast,
  });
  const scores = nn.predict(run, test.images, { tier: fast });
  return 100 * nn.accuracy(scores.reshape([test.labels.length * 64, 10]), atEveryPixel(test.labels));
}

/** How many of the 64 pixels one pixel's answer depends on, in the mean over all of them. */
function seen(rates: readonly number[]): number {
  const paths = pathCounts(rates);
  const middle = (paths.length - 1) / 2;
  const places = [0, 1, 2, 3, 4, 5, 6, 7];
  const pairs = places.flatMap((p) => places.filter((q) => (paths[middle + q - p] ?? 0) > 0));
  return (pairs.length / 8) ** 2;
}

async function main(): Promise<void> {
  for (const rates of chosen.length ? chosen : stacks) {
    const { weights } = costOfNetwork(pixelNetwork(rates)).total;
    const all: number[] = [];
    for (const seed of seeds) all.push(await namedRightly(rates, seed));
    const mean = all.reduce((a, b) => a + b) / all.length;
    const [low, high] = [Math.min(...all), Math.max(...all)].map((v) => v.toFixed(1));
    const sees = `${weights} weights, sees ${seen(rates).toFixed(1)} of 64 pixels`;
    console.log(`rates ${rates}: ${sees}; right ${mean.toFixed(1)}%, from ${low} to ${high}`);
  }
}

void main();
