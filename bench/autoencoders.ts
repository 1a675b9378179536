import { digits } from "../lib/data/index";
import * as fast from "../lib/fast/index";
import { type Tensor, tensor, zeros } from "../lib/index";
import * as nn from "../lib/nn/index";

/**
 * npx tsx bench/autoencoders.ts [decoders|parts|structure]: the runs behind chapter 05's sentences over five seeds. The
 * notebook trains the same networks with one seed.
 */

type Images = Tensor<[number, 8, 8, 1]>;
type Codes = nn.Variable<[number, number]>;
interface Autoencoder {
  encode: (x: nn.Value<[number, number, number, number]>) => Codes;
  run: (x: nn.Value<[number, number, number, number]>) => nn.Variable;
  parameters: nn.Variable[];
  seed: number;
}

const seeds = [1, 2, 3, 4, 5];
const { train, test } = digits();

const weights = <const S extends readonly number[]>(shape: S, next: nn.Random, fanIn?: number) =>
  nn.parameter(nn.heNormal(shape, next, fanIn));
const bias = (filters: number) => nn.parameter(zeros([filters]));

/** Makes maps twice as high and wide. */
interface Growth {
  grow: (x: nn.Value, bias: nn.Variable) => nn.Variable;
  parameters: nn.Variable[];
  biases: number;
}

/** What a decoder can grow with, from `from` channels to `to`. */
const growths: Record<string, (from: number, to: number, next: nn.Random) => Growth> = {
  "kernel 2, stride 2": transposed(2, { stride: 2 }),
  "kernel 3, stride 2": transposed(3, { stride: 2, padding: 1, outputPadding: 1 }),
  "kernel 4, stride 2": transposed(4, { stride: 2, padding: 1 }),
  "nearest, then convolve": (from, to, next) => {
    const kernel = weights([3, 3, from, to], next);
    const ones = tensor(new Float32Array(4 * from).fill(1), [2, 2, 1, from]);
    const nearest = (x: nn.Value) => nn.conv2dTranspose(x, ones, { stride: 2, groups: from });
    const grow: Growth["grow"] = (x, bias) => nn.conv2d(nearest(x), kernel, { bias, padding: 1 });
    return { grow, parameters: [kernel], biases: to };
  },
  "convolve, then pixel shuffle": (from, to, next) => {
    const kernel = weights([3, 3, from, 4 * to], next);
    const places = zeros([2, 2, to, 4 * to]);
    for (let q = 0; q < 4 * to; q++) places.set(1, q < 2 * to ? 0 : 1, Math.floor(q / to) % 2, q % to, q);
    const grow: Growth["grow"] = (x, bias) =>
      nn.conv2dTranspose(nn.conv2d(x, kernel, { bias, padding: 1 }), places, {
        stride: 2,
      });
    return { grow, parameters: [kernel], biases: 4 * to };
  },
};

function transposed(size: number, options: { stride: number; padding?: number; outputPadding?: number }) {
  return (from: number, to: number, next: nn.Random): Growth => {
    const kernel = weights([size, size, to, from], next, (size * size * from) / 4);
    const grow: Growth["grow"] = (x, bias) => nn.conv2dTranspose(x, kernel, { ...options, bias });
    return { grow, parameters: [kernel], biases: to };
  };
}

/** What may be left out of a network, to see what it was good for. */
interface Parts {
  /** Between the layers. */
  relu?: boolean;
  /** At the end. */
  sigmoid?: boolean;
}

const asIs = (x: nn.Variable) => x;

/** The chapter's autoencoder, with one decoder or another. */
function convolutional(
  latent: number,
  seed: number,
  growth = "kernel 4, stride 2",
  { relu = true, sigmoid = true }: Parts = {},
): Autoencoder {
  const next = nn.random(seed);
  const bend = relu ? nn.relu : asIs;
  const [k1, k2, k3] = [weights([3, 3, 1, 16], next), weights([3, 3, 16, 32], next), weights([128, latent], next)];
  const k4 = weights([latent, 128], next);
  const [b1, b2, b3, b4] = [bias(16), bias(32), bias(latent), bias(128)];
  const [up1, up2] = [growths[growth](32, 16, next), growths[growth](16, 1, next)];
  const [b5, b6] = [bias(up1.biases), bias(up2.biases)];
  const shrink = (x: nn.Value, kernel: nn.Variable, bias: nn.Variable) =>
    bend(nn.conv2d(x, kernel, { bias, stride: 2, padding: 1 }));
  const encode: Autoencoder["encode"] = (x) =>
    nn.dense(nn.flatten(shrink(shrink(x, k1, b1), k2, b2)), k3, { bias: b3 });
  const run: Autoencoder["run"] = (x) => {
    const small = nn.reshape(bend(nn.dense(encode(x), k4, { bias: b4 })), [x.shape[0], 2, 2, 32]);
    return (sigmoid ? nn.sigmoid : asIs)(up2.grow(bend(up1.grow(small, b5)), b6));
  };
  const kernels = [k1, k2, k3, k4, ...up1.parameters, ...up2.parameters];
  return { encode, run, parameters: [...kernels, b1, b2, b3, b4, b5, b6], seed };
}

/** One dense layer down, one up; of the middle only the `most` largest numbers pass, and without `relu` all. */
function dense(
  width: number,
  seed: number,
  { most = width, relu = true, sigmoid = false }: Parts & { most?: number } = {},
): Autoencoder {
  const next = nn.random(seed);
  const both = 64 + width; // Glorot: where no ReLU follows, both ends count
  const [down, up] = [weights([64, width], next, relu ? 64 : both), weights([width, 64], next, both)];
  const [b1, b2] = [bias(width), bias(64)];
  const encode: Autoencoder["encode"] = (x) => {
    const middle = nn.dense(nn.flatten(x), down, { bias: b1 });
    if (!relu) return middle;
    return nn.relu(most < width ? nn.add(middle, belowLargest(middle.value, most)) : middle);
  };
  const run: Autoencoder["run"] = (x) => {
    const back = nn.dense(encode(x), up, { bias: b2 });
    return nn.reshape(sigmoid ? nn.sigmoid(back) : back, x.shape);
  };
  return { encode, run, parameters: [down, up, b1, b2], seed };
}

/** Two dense layers down, two up, and a sigmoid; about as many weights as the chapter's. */
function fourDense(seed: number): Autoencoder {
  const next = nn.random(seed);
  const [down1, down2] = [weights([64, 128], next), weights([128, 16], next, 128 + 16)];
  const [up1, up2] = [weights([16, 128], next), weights([128, 64], next, 128 + 64)];
  const [b1, b2, b3, b4] = [bias(128), bias(16), bias(128), bias(64)];
  const encode: Autoencoder["encode"] = (x) =>
    nn.dense(nn.relu(nn.dense(nn.flatten(x), down1, { bias: b1 })), down2, { bias: b2 });
  const run: Autoencoder["run"] = (x) => {
    const wide = nn.relu(nn.dense(encode(x), up1, { bias: b3 }));
    return nn.reshape(nn.sigmoid(nn.dense(wide, up2, { bias: b4 })), x.shape);
  };
  return { encode, run, parameters: [down1, down2, up1, up2, b1, b2, b3, b4], seed };
}

/** So far below zero, in each row, that only the largest numbers get through a ReLU. */
function belowLargest({ shape, data }: Tensor<[number, number]>, most: number): Tensor<[number, number]> {
  const mask = zeros([shape[0], shape[1]]);
  for (let row = 0; row < data.length; row += shape[1]) {
    const least = data.slice(row, row + shape[1]).sort()[shape[1] - most];
    for (let i = row; i < row + shape[1]; i++) if (data[i] < least) mask.data[i] = -1e6;
  }
  return mask;
}

async function trained(model: Autoencoder, epochs: number, rate: number, inputs: Images, targets = inputs) {
  await nn.fit({
    inputs,
    targets,
    epochs,
    tier: fast,
    seed: model.seed,
    loss: (x, y) => nn.meanSquaredError(model.run(x), y),
    optimiser: nn.adam(model.parameters),
    learningRate: nn.cosineDecay(rate),
  });
  return model;
}

const redrawn = ({ run }: Autoencoder, images: Images) => nn.predict(run, images, { tier: fast }) as Images;

function error(a: Tensor, b: Tensor): number {
  return a.data.reduce((sum, v, i) => sum + (v - b.data[i]) ** 2, 0) / a.data.length;
}

function noisy(images: Images, seed: number): Images {
  const next = nn.random(seed);
  return tensor(
    images.data.map((v) => v + 0.25 * nn.normal(next)),
    images.shape,
  );
}

/** How many test digits are named rightly after the nearest of ten labelled ones, a digit of each kind: the mean of 40 draws. */
function named(known: Tensor, unknown: Tensor): number {
  const size = known.data.length / train.labels.length;
  let hits = 0;
  for (let draw = 1; draw <= 40; draw++) {
    const order = nn.shuffled(train.labels.length, nn.random(draw));
    const ten = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => order.find((n) => train.labels[n] === digit)!);
    test.labels.forEach((label, n) => {
      const distances = ten.map((m) => {
        let sum = 0;
        for (let i = 0; i < size; i++) sum += (known.data[m * size + i] - unknown.data[n * size + i]) ** 2;
        return sum;
      });
      if (distances.indexOf(Math.min(...distances)) === label) hits++;
    });
  }
  return hits / 40 / test.labels.length;
}

async function over(name: string, measure: (seed: number) => Promise<number[]>): Promise<void> {
  const runs: number[][] = [];
  for (const seed of seeds) runs.push(await measure(seed));
  const columns = runs[0].map((_, i) => runs.map((run) => run[i].toFixed(4)).join(" "));
  console.log(`${name.padEnd(30)} ${columns.join("   |   ")}`);
}

async function main(): Promise<void> {
  const [what = "all"] = process.argv.slice(2);
  const asked = (name: string) => what === "all" || what === name;
  const [shown, unseen] = [train.images as Images, test.images as Images];
  const left = (name: string, make: (seed: number) => Autoencoder) => {
    const count = make(1).parameters.reduce((sum, { value }) => sum + value.data.length, 0);
    return over(`${name} (${count})`, async (seed) => {
      const model = await trained(make(seed), 30, 0.01, shown);
      return [error(redrawn(model, unseen), unseen)];
    });
  };
  if (asked("decoders")) {
    console.log("Decoders, 30 epochs: error on test digits, a number a seed");
    for (const growth of Object.keys(growths)) await left(growth, (seed) => convolutional(16, seed, growth));
  }
  if (asked("parts")) {
    console.log("What is left out, 30 epochs: error on test digits, a number a seed");
    await left("two dense layers", (seed) => dense(16, seed, { relu: false }));
    await left("the same, sigmoid", (seed) => dense(16, seed, { relu: false, sigmoid: true }));
    await left("convolutions, ReLU", (seed) => convolutional(16, seed, undefined, { sigmoid: false }));
    await left("convolutions, sigmoid", (seed) => convolutional(16, seed, undefined, { relu: false }));
    await left("convolutions, ReLU, sigmoid", (seed) => convolutional(16, seed));
    await left("four dense layers, ReLU, sigmoid", fourDense);
  }
  if (asked("structure")) {
    const [dirty, dirtyShown] = [noisy(unseen, 6), noisy(shown, 5)];
    console.log(`Noise in ${error(dirty, unseen).toFixed(4)}; named by pixels ${named(shown, unseen).toFixed(4)}`);
    console.log("20 epochs: error on test digits | what is left of the noise | share named with a label a digit");
    const kinds: Record<string, (seed: number) => Promise<Autoencoder>> = {
      "wide (128)": (seed) => trained(dense(128, seed), 20, 0.005, shown),
      "narrow (16)": (seed) => trained(dense(16, seed), 20, 0.005, shown),
      "sparse (8 of 128)": (seed) => trained(dense(128, seed, { most: 8 }), 20, 0.005, shown),
      "wide, noisy in, clean asked": (seed) => trained(dense(128, seed), 20, 0.005, dirtyShown, shown),
      "wide, noisy in, noisy asked": (seed) => trained(dense(128, seed), 20, 0.005, dirtyShown),
      "narrow, noisy in, clean asked": (seed) => trained(dense(16, seed), 20, 0.005, dirtyShown, shown),
      "narrow, noisy in, noisy asked": (seed) => trained(dense(16, seed), 20, 0.005, dirtyShown),
    };
    for (const [name, train] of Object.entries(kinds)) {
      await over(name, async (seed) => {
        const model = await train(seed);
        const codes = (images: Images) => nn.predict(model.encode, images, { tier: fast }) as Tensor;
        return [
          error(redrawn(model, unseen), unseen),
          error(redrawn(model, dirty), unseen),
          named(codes(shown), codes(unseen)),
        ];
      });
    }
  }
}

void main();
