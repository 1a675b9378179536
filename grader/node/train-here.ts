import { digits } from "../../lib/data/digits";
import * as fast from "../../lib/fast/index";
import type { Tensor } from "../../lib/index";
import * as nn from "../../lib/nn/index";
import type { Train } from "../training";

/** Train a network on the digits, then count how many it reads: of those it learned from, and of those held out. */
export const trainHere: Train = async (network, { epochs, batchSize, learningRate, seed }) => {
  const { train, test } = digits();
  const { parameters, run } = nn.buildNetwork(network, nn.random(seed));
  const scores = (x: nn.Value) => {
    const y = run(x);
    return (y.shape.length === 2 ? y : nn.flatten(y)) as nn.Variable<[number, number]>;
  };
  await nn.fit({
    inputs: train.images,
    targets: train.labels,
    loss: (x, labels) => nn.softmaxCrossEntropy(scores(x), labels),
    optimiser: nn.adam(parameters),
    epochs,
    batchSize,
    seed,
    learningRate: nn.cosineDecay(learningRate),
    tier: fast,
  });
  const share = (images: Tensor<[number, 8, 8, 1]>, labels: readonly number[]) =>
    nn.accuracy(nn.predict(scores, images, { tier: fast }), labels);
  return { train: share(train.images, train.labels), test: share(test.images, test.labels) };
};
