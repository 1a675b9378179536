import { describe, expect, test } from "vitest";
import { digits } from "../../../lib/data/index";
import * as fast from "../../../lib/fast/index";
import { Tensor, tensor, zeros } from "../../../lib/index";
import * as nn from "../../../lib/nn/index";

/** The first digits, [items, 8, 8, 1], and a network that sorts them. */
const { images, labels } = digits();
const inputs = new Tensor<[100, 8, 8, 1]>([100, 8, 8, 1], images.data.slice(0, 100 * 64));
const targets = labels.slice(0, 100);

function sorter(seed = 3) {
  const next = nn.random(seed);
  const kernel = nn.parameter(nn.heNormal([3, 3, 1, 8], next));
  const bias = nn.parameter(zeros([8]));
  const weights = nn.parameter(nn.glorotUniform([128, 10], next));
  const model = (x: nn.Variable<[number, 8, 8, 1]>) => {
    const features = nn.flatten(nn.relu(nn.conv2d(x, kernel, { bias, stride: 2, padding: "same" })));
    return nn.dense(features, weights);
  };
  return { model, parameters: [kernel, bias, weights] };
}

const train = async (more: Partial<nn.FitOptions<[100, 8, 8, 1], number[]>> = {}) => {
  const { model, parameters } = sorter();
  const optimiser = nn.adam(parameters, { learningRate: 0.01 });
  const loss = (x: nn.Variable<[number, 8, 8, 1]>, y: number[]) => nn.softmaxCrossEntropy(model(x), y);
  const result = await nn.fit({ inputs, targets, loss, optimiser, epochs: 8, ...more });
  return { ...result, model, parameters };
};

describe("fit", () => {
  test("learns a hundred digits by heart", async () => {
    const { losses, model } = await train({ epochs: 20 });
    expect(losses).toHaveLength(20);
    expect(losses[0]).toBeGreaterThan(1);
    expect(losses[19]).toBeLessThan(0.1);
    expect(nn.accuracy(nn.predict(model, inputs, { batchSize: 30 }), targets)).toBe(1);
  });

  test("gives the same losses and the same weights for the same seed, others for another", async () => {
    const [first, again, other] = [await train(), await train(), await train({ seed: 2 })];
    expect(again.losses).toEqual(first.losses);
    expect(again.parameters.map((p) => [...p.value.data])).toEqual(first.parameters.map((p) => [...p.value.data]));
    expect(other.losses).not.toEqual(first.losses);
  });

  test("learns on the fast tier what it learns on the readable one", async () => {
    const [slow, quick] = [await train(), await train({ tier: fast })];
    quick.losses.forEach((loss, epoch) => {
      expect(loss).toBeCloseTo(slow.losses[epoch], 3);
    });
  });

  test("reports progress after every epoch, with the losses so far and the time left", async () => {
    const reports: nn.Progress[] = [];
    const { losses } = await train({
      epochs: 3,
      onProgress: (p) => void reports.push({ ...p, losses: [...p.losses] }),
    });
    const ends = reports.filter((p) => Number.isInteger(p.epoch));
    expect(ends.map((p) => p.epoch)).toEqual([1, 2, 3]);
    expect(ends.map((p) => p.losses)).toEqual([losses.slice(0, 1), losses.slice(0, 2), losses]);
    expect(ends[2].secondsLeft).toBe(0);
    expect(ends[0].secondsLeft).toBeGreaterThan(0);
  });

  test("lets the rest of the program breathe, so that it hears an interrupt", async () => {
    const long = train({ epochs: 5000 });
    const timer = setTimeout(() => process.emit("SIGINT"), 60); // comes only if the training lets go of the event loop
    await expect(long).rejects.toThrow(/^fit: interrupted after \d+ of 5000 epochs, at a loss of \d/);
    clearTimeout(timer);
    expect(process.listenerCount("SIGINT")).toBe(0);
  });

  test("sets the learning rate by the share of the training that is done", async () => {
    const rates: number[] = [];
    await train({
      epochs: 1,
      batchSize: 25,
      learningRate(done) {
        rates.push(done);
        return 0.01 * (1 - done);
      },
    });
    expect(rates).toEqual([0, 0.25, 0.5, 0.75]);
  });

  test("lets it fall along a cosine", () => {
    const rate = nn.cosineDecay(0.01);
    expect([0, 1 / 3, 0.5, 1].map((done) => +rate(done).toFixed(9))).toEqual([0.01, 0.0075, 0.005, 0]);
    expect(() => nn.cosineDecay(-1)).toThrow("cosineDecay: start is -1, but it must be a number above 0");
  });

  test("takes every item once an epoch, whatever is left over in the last batch too", async () => {
    const seen: number[] = [];
    const weight = nn.parameter(tensor([[1]]));
    const numbers = tensor([[0], [1], [2], [3], [4], [5], [6]]);
    await nn.fit({
      inputs: numbers,
      loss(x, y) {
        expect(y).toBe(x); // no targets: the inputs themselves
        seen.push(...x.value.data);
        return nn.meanSquaredError(nn.dense(x, weight), y);
      },
      optimiser: nn.sgd([weight], { learningRate: 1e-6 }),
      epochs: 2,
      batchSize: 3,
    });
    for (const epoch of [seen.slice(0, 7), seen.slice(7)]) expect([...epoch].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(seen.slice(0, 7)).not.toEqual(seen.slice(7));
  });

  test("says what is wrong", async () => {
    await expect(train({ epochs: 0 })).rejects.toThrow("fit: epochs is 0, but it must be a whole number of at least 1");
    await expect(train({ batchSize: 1.5 })).rejects.toThrow("fit: batchSize is 1.5");
    await expect(train({ targets: [1] })).rejects.toThrow(
      "fit: there are 1 targets but 100 inputs: one target an input",
    );
    await expect(train({ epoch: 3 } as object)).rejects.toThrow('fit: there is no option "epoch"');
    const { parameters } = sorter();
    expect(() => nn.adam([])).toThrow("adam: parameters is [], but it must be an array of at least one parameter");
    expect(() => nn.sgd([nn.constant(zeros([1]))])).toThrow("sgd: parameters[0] was not made by parameter()");
    expect(() => nn.sgd([parameters[0], parameters[0]])).toThrow("sgd: a parameter is listed twice");
    expect(() => nn.adam(parameters, { learningRate: 0 })).toThrow("adam: learningRate is 0");
    expect(() => nn.adam(parameters, { beta1: 1 })).toThrow("adam: beta1 is 1");
  });

  test("stops when the loss is no longer a number", async () => {
    const weight = nn.parameter(tensor([[1]]));
    const endless = nn.fit({
      inputs: tensor([[1], [2]]),
      loss: (x) => nn.meanSquaredError(nn.dense(x, weight), tensor([[0]])),
      optimiser: nn.sgd([weight], { learningRate: 1e30 }),
      epochs: 50,
      batchSize: 1,
    });
    await expect(endless).rejects.toThrow(
      /^fit: the loss is Infinity at step \d: is the learning rate \(1e\+30\) too large\?$/,
    );
  });
});

describe("an optimiser", () => {
  test("leaves a parameter alone that no loss has reached since the last step", () => {
    const [used, unused] = [nn.parameter(tensor([1])), nn.parameter(tensor([1]))];
    const optimiser = nn.sgd([used, unused], { learningRate: 0.25 });
    nn.meanSquaredError(used, tensor([0])).backward();
    optimiser.step();
    optimiser.step();
    expect([used.value.data[0], unused.value.data[0]]).toEqual([0.5, 1]);
  });
});

describe("random numbers", () => {
  test("are mulberry32's", () => {
    const next = nn.random(1);
    expect([next(), next(), next()]).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
  });

  test("shuffle into a permutation", () => {
    const order = nn.shuffled(50, nn.random(5));
    expect([...order]).not.toEqual([...order].sort((a, b) => a - b));
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });

  test("start weights with the variance of He and within the limits of Glorot", () => {
    const he = nn.heNormal([3, 3, 50, 40], nn.random(2)).data;
    const mean = he.reduce((a, b) => a + b) / he.length;
    const variance = he.reduce((sum, v) => sum + (v - mean) ** 2, 0) / he.length;
    expect(Math.abs(mean)).toBeLessThan(0.002);
    expect(variance * 450).toBeCloseTo(2, 1);
    const narrow = nn.heNormal([3, 3, 50, 40], nn.random(2), 9).data;
    expect(narrow[7] / he[7]).toBeCloseTo(Math.sqrt(50), 4);
    const limit = Math.sqrt(6 / (3 * 3 * 50 + 3 * 3 * 40));
    const glorot = nn.glorotUniform([3, 3, 50, 40], nn.random(2)).data;
    expect(Math.max(...glorot)).toBeLessThanOrEqual(limit);
    expect(Math.min(...glorot)).toBeLessThan(-0.99 * limit);
  });
});
