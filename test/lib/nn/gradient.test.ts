import { describe, expect, test } from "vitest";
import * as fast from "../../../lib/fast/index";
import { Tensor, tensor, zeros } from "../../../lib/index";
import * as nn from "../../../lib/nn/index";
import { operators } from "../../../lib/rules/operators";
import { networks } from "./networks";

const tiers = { readable: undefined, fast } satisfies Record<string, nn.Tier | undefined>;

describe.each(Object.entries(tiers))("on the %s tier", (_, tier) => {
  test.each(networks)("the $name has PyTorch's loss and gradients", ({ start, expected }) => {
    const { parameters, loss } = start(tier);
    const result = loss();
    result.backward();
    expect(result.value.data[0]).toBeCloseTo(expected.loss, 5);
    for (const [name, gradient] of Object.entries(expected.gradients)) {
      const found = parameters[name].gradient!.data;
      expect(found.length).toBe(gradient.length);
      const largest = Math.max(...gradient.map((value, i) => Math.abs(value - found[i])));
      expect(largest, name).toBeLessThan(1e-5);
    }
  });

  test.each(networks)("the $name trains as in PyTorch, step by step", ({ start, expected }) => {
    for (const [losses, optimise] of [
      [expected.adam, (p: nn.Variable[]) => nn.adam(p, { learningRate: 0.02 })],
      [expected.sgd, (p: nn.Variable[]) => nn.sgd(p, { learningRate: 0.05, momentum: 0.9 })],
    ] as const) {
      const { parameters, loss } = start(tier);
      const optimiser = optimise(Object.values(parameters));
      for (const expectedLoss of losses) {
        const result = loss();
        expect(result.value.data[0]).toBeCloseTo(expectedLoss, 4);
        result.backward();
        optimiser.step();
      }
    }
  });
});

describe("every gradient", () => {
  test.each(networks)("of the $name is what a small change of the parameter does to the loss", ({ start }) => {
    const { parameters, loss } = start();
    loss().backward();
    for (const [name, { value, gradient }] of Object.entries(parameters)) {
      for (let i = 0; i < value.data.length; i += 3) {
        const kept = value.data[i];
        const at = (change: number) => {
          value.data[i] = kept + change;
          return loss().value.data[0];
        };
        const slope = (at(2e-3) - at(-2e-3)) / 4e-3;
        value.data[i] = kept;
        expect(Math.abs(slope - gradient!.data[i]), `${name}[${i}]`).toBeLessThan(2e-3);
      }
    }
  });

  test("of relu passes where the result is positive", () => {
    const x = nn.parameter(tensor([-1, 2, 0, 3]));
    nn.meanSquaredError(nn.relu(x), tensor([0, 0, 0, 0])).backward();
    expect([...x.gradient!.data]).toEqual([0, 1, 0, 1.5]);
  });

  test("of sigmoid is y (1 - y)", () => {
    const x = nn.parameter(tensor([0]));
    nn.meanSquaredError(nn.sigmoid(x), tensor([0])).backward();
    expect(x.gradient!.data[0]).toBe(2 * 0.5 * 0.25);
  });

  test("of a mean squared error reaches the target too, with the opposite sign", () => {
    const [a, b] = [nn.parameter(tensor([5, 1])), nn.parameter(tensor([2, 3]))];
    nn.meanSquaredError(a, b).backward();
    expect([...a.gradient!.data]).toEqual([3, -2]);
    expect([...b.gradient!.data]).toEqual([-3, 2]);
  });

  test("of a cross-entropy is the probabilities, less one at the label, also for scores of 1000", () => {
    const logits = nn.parameter(tensor([[1000, 1000]]));
    const loss = nn.softmaxCrossEntropy(logits, [1]);
    loss.backward();
    expect(loss.value.data[0]).toBeCloseTo(Math.log(2), 6);
    expect([...logits.gradient!.data]).toEqual([0.5, -0.5]);
  });

  test("of a max pool goes to the largest number under the window, to the first of equal ones", () => {
    const x = nn.parameter(tensor([1, 5, 2, 4, 3, 0, 4, 4], [2, 4, 1]));
    const y = nn.maxPool2d(x, 2);
    nn.meanSquaredError(y, tensor([0, 0], [1, 2, 1])).backward();
    expect([...y.value.data]).toEqual([5, 4]);
    expect([...x.gradient!.data]).toEqual([0, 5, 0, 4, 0, 0, 0, 0]);
  });

  test("of overlapping max pools adds up", () => {
    const x = nn.parameter(tensor([1, 5, 2], [1, 3, 1]));
    nn.meanSquaredError(nn.maxPool2d(x, [1, 2], { stride: 1 }), tensor([0, 0], [1, 2, 1])).backward();
    expect([...x.gradient!.data]).toEqual([0, 10, 0]);
  });

  test("of a padded max pool passes the padding by, even where all pixels are below 0", () => {
    const x = nn.parameter(tensor([-1, -5, -2], [1, 3, 1]));
    const y = nn.maxPool2d(x, [1, 2], { stride: 2, padding: [0, 1] });
    nn.meanSquaredError(y, tensor([0, 0], [1, 2, 1])).backward();
    expect([...y.value.data]).toEqual([-1, -2]);
    expect([...x.gradient!.data]).toEqual([-1, 0, -2]);
    const broken = new Tensor([1, 2, 1], Float32Array.of(Number.NaN, 7));
    expect([...nn.maxPool2d(broken, [1, 2]).value.data]).toEqual([Number.NaN]);
  });

  test("of a global mean is spread evenly over each map of each image", () => {
    const x = nn.parameter(tensor([1, 10, 3, 30, 5, 50, 7, 70], [2, 2, 1, 2]));
    const y = nn.globalAveragePool(x);
    nn.meanSquaredError(y, tensor([0, 0, 0, 0], [2, 2])).backward();
    expect([...y.value.data]).toEqual([2, 20, 6, 60]);
    expect([...x.gradient!.data]).toEqual([0.5, 5, 0.5, 5, 1.5, 15, 1.5, 15]);
    expect(nn.globalAveragePool(tensor([1, 10, 3, 30], [2, 1, 2])).shape).toEqual([2]);
  });

  test("of a separable convolution reaches both kernels and the bias", () => {
    const x = tensor([1, 10, 2, 20], [1, 2, 2]);
    const depthwise = nn.parameter(tensor([3, 4], [1, 1, 2, 1]));
    const pointwise = nn.parameter(tensor([1, 2], [1, 1, 2, 1]));
    const bias = nn.parameter(tensor([5]));
    const y = nn.separableConv2d(x, depthwise, pointwise, { bias });
    expect([...y.value.data]).toEqual([1 * 3 + 2 * 40 + 5, 6 + 2 * 80 + 5]);
    nn.meanSquaredError(y, tensor([87, 171], [1, 2, 1])).backward(); // errors 1 and 0: slope 1 at the first pixel
    expect([...depthwise.gradient!.data]).toEqual([1, 20]);
    expect([...pointwise.gradient!.data]).toEqual([3, 40]);
    expect([...bias.gradient!.data]).toEqual([1]);
  });

  test("adds up where a variable is used twice, and starts from zero on the next backward", () => {
    const x = nn.parameter(tensor([1, 2]));
    const loss = () => nn.meanSquaredError(nn.add(x, x), tensor([0, 0]));
    loss().backward();
    expect([...x.gradient!.data]).toEqual([4, 8]);
    loss().backward();
    expect([...x.gradient!.data]).toEqual([4, 8]);
  });

  test("is not computed for what is only given", () => {
    const kernel = nn.parameter(tensor([2], [1, 1, 1, 1]));
    const image = nn.constant(tensor([3], [1, 1, 1]));
    nn.meanSquaredError(nn.conv2d(image, kernel), tensor([0], [1, 1, 1])).backward();
    expect(kernel.gradient!.data[0]).toBe(36);
    expect(image.gradient).toBeUndefined();
  });
});

describe("errors", () => {
  test("name the operator, the argument and both values", () => {
    const kernel = nn.parameter(zeros([3, 3, 2, 4]));
    // @ts-expect-error the compiler says the same
    expect(() => nn.conv2d(zeros([5, 5, 3]), kernel)).toThrow(
      "conv2d: the kernel is 2 deep but the input has 3 channels",
    );
    // @ts-expect-error
    expect(() => nn.conv2d(zeros([5, 5, 2]), kernel, { stide: 2 })).toThrow('conv2d: there is no option "stide"');
    // @ts-expect-error
    expect(() => nn.conv2d(zeros([5, 5, 2]), kernel, { activation: "relu" })).toThrow(
      `conv2d: there is no option "activation"; there are ${["bias", ...operators.conv2d.options].join(", ")}`,
    );
    // @ts-expect-error
    expect(() => nn.conv2d(zeros([5, 5, 2]), kernel, { stride: 1, activation: "relu" })).toThrow("no option");
    const onePixel = nn.parameter(zeros([1, 1, 2, 4]));
    // @ts-expect-error
    expect(() => nn.pointwiseConv2d(zeros([5, 5, 2]), onePixel, { stide: 2 })).toThrow(
      `pointwiseConv2d: there is no option "stide"; there are ${["bias", ...operators.pointwiseConv2d.options].join(", ")}`,
    );
    // @ts-expect-error
    expect(() => nn.pointwiseConv2d(zeros([5, 5, 3]), onePixel)).toThrow("pointwiseConv2d: the kernel is 2 deep");
    // @ts-expect-error
    expect(() => nn.dense(zeros([2, 3]), nn.parameter(zeros([4, 5])))).toThrow(
      "dense: the weights take 4 features but the input has 3",
    );
    const bias = nn.parameter(zeros([4]));
    expect(() => nn.dense(zeros([2, 3]), nn.parameter(zeros([3, 5])), { bias })).toThrow(
      "dense: bias has 4 numbers but there are 5 outputs",
    );
    // @ts-expect-error
    expect(() => nn.pointwiseConv2d(zeros([5, 5, 2]), kernel)).toThrow(
      "pointwiseConv2d: the kernel is 3x3, but it must be 1x1",
    );
    expect(() => nn.relu(kernel).backward()).toThrow("backward: the loss has 72 numbers, but it must be one");
    expect(() => nn.softmaxCrossEntropy(zeros([2, 3]), [0, 3])).toThrow(
      "softmaxCrossEntropy: labels[1] is 3, but with 3 classes it must be a whole number from 0 to 2",
    );
    expect(() => nn.softmaxCrossEntropy(zeros([2, 3]), [0])).toThrow("there are 1 labels but 2 rows of scores");
    // @ts-expect-error
    expect(() => nn.meanSquaredError(zeros([2]), zeros([3]))).toThrow("prediction has shape [2] but target has [3]");
    // @ts-expect-error
    expect(() => nn.add(zeros([2]), zeros([3]))).toThrow("add: a has shape [2] but b has [3]");
    // @ts-expect-error
    expect(() => nn.relu([1])).toThrow("relu: x is [1], but it must be a Tensor");
    expect(() => nn.globalAveragePool(zeros([2, 2]))).toThrow("globalAveragePool: input has shape [2, 2]");
  });
});
