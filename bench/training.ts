import * as fast from "../lib/fast/index";
import { Tensor } from "../lib/index";
import * as nn from "../lib/nn/index";
import { median } from "./measure";

/**
 * One training step of a small convolutional autoencoder, through the autodiff of the chapters: 32 images of 16x16, two
 * convolutions with stride 2 to 8 and 16 channels, two transposed ones back, mean squared error, Adam. In turns.
 */
export async function trainingStep(rounds: number): Promise<{ readable: number; fast: number; ratio: number }> {
  const trainers = [trainer(undefined, 4), trainer(fast as nn.Tier, 100)];
  // V8 compiles what has run often enough; until then times say nothing.
  for (const train of trainers) for (let i = 0; i < 4; i++) await train();
  const times: number[][] = [[], []];
  for (let round = 0; round < rounds; round++) {
    for (const [i, train] of trainers.entries()) times[i].push(await train());
  }
  const ratio = median(times[0].map((slow, round) => slow / times[1][round]));
  return { readable: median(times[0]), fast: median(times[1]), ratio };
}

/** Trains some steps further on every call, and answers milliseconds a step. */
function trainer(tier: nn.Tier | undefined, steps: number): () => Promise<number> {
  let state = 1;
  const next = () => ((state = (Math.imul(state, 1664525) + 1013904223) | 0) >>> 0) / 2 ** 32;
  const filled = <const S extends readonly number[]>(shape: S, low: number, high: number): Tensor<S> => {
    const count = shape.reduce((a: number, b: number) => a * b, 1);
    return new Tensor(
      shape,
      Float32Array.from({ length: count }, () => low + (high - low) * next()),
    );
  };
  const weights = {
    down1: nn.parameter(filled([3, 3, 1, 8], -0.3, 0.3)),
    down2: nn.parameter(filled([3, 3, 8, 16], -0.1, 0.1)),
    up1: nn.parameter(filled([3, 3, 8, 16], -0.1, 0.1)),
    up2: nn.parameter(filled([3, 3, 1, 8], -0.1, 0.1)),
  };
  const biases = {
    down1: nn.parameter(filled([8], 0, 0)),
    down2: nn.parameter(filled([16], 0, 0)),
    up1: nn.parameter(filled([8], 0, 0)),
    up2: nn.parameter(filled([1], 0, 0)),
  };
  const window = { stride: 2, padding: "same" } as const;
  const inputs = filled([32, 16, 16, 1], 0, 1);
  const optimiser = nn.adam([...Object.values(weights), ...Object.values(biases)]);
  const loss = (images: nn.Variable) => {
    let x = nn.relu(nn.conv2d(images, weights.down1 as nn.Variable, { ...window, bias: biases.down1 }));
    x = nn.relu(nn.conv2d(x, weights.down2 as nn.Variable, { ...window, bias: biases.down2 }));
    x = nn.relu(nn.conv2dTranspose(x, weights.up1 as nn.Variable, { ...window, bias: biases.up1 }));
    return nn.meanSquaredError(
      nn.conv2dTranspose(x, weights.up2 as nn.Variable, { ...window, bias: biases.up2 }),
      images,
    );
  };
  return async () => {
    const { seconds } = await nn.fit({ inputs: inputs as Tensor, loss, optimiser, epochs: steps, tier });
    return (1000 * seconds) / steps;
  };
}
