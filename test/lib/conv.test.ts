import { describe, expect, test } from "vitest";
import {
  averagePool2d,
  conv2d,
  conv2dTranspose,
  depthwiseConv2d,
  dilateKernel,
  flipKernel,
  groupedKernel,
  maxPool2d,
  outputSize,
  pointwiseConv2d,
  relu,
  relu6,
  separableConv2d,
  sigmoid,
  type Tensor,
  tensor,
  toStandardKernel,
  upsampleBilinear,
  upsampleNearest,
  zeros,
} from "../../lib/index";

const numbers = (x: Tensor) => Array.from(x.data);
/** 1, 2, 3, … in the given shape: no two rows, columns or channels alike. */
const counting = <const S extends readonly number[]>(shape: S) =>
  tensor(
    Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i + 1),
    shape,
  );
/** One row of pixels, one channel. */
const row = (...values: number[]) => tensor(values, [1, values.length, 1]) as Tensor;
const kernelRow = (...values: number[]) => tensor(values, [1, values.length, 1, 1]) as Tensor;

describe("conv2d", () => {
  const nine = tensor([0, 1, 2, 3, 4, 5, 6, 7, 8], [3, 3, 1]);
  const four = tensor([0, 1, 2, 3], [2, 2, 1, 1]);

  test("slides without flipping the kernel: 19, 25, 37, 43", () => {
    expect(conv2d(nine, four).toArray()).toEqual([
      [[19], [25]],
      [[37], [43]],
    ]);
  });

  test("with a flipped kernel it is the convolution of mathematics: 5, 11, 23, 29", () => {
    expect(numbers(conv2d(nine, flipKernel(four)))).toEqual([5, 11, 23, 29]);
  });

  test("sums over all channels: 1·1 + 2·10 + 3·100 = 321", () => {
    expect(numbers(conv2d(tensor([[[1, 2, 3]]]), tensor([1, 10, 100], [1, 1, 3, 1])))).toEqual([321]);
  });

  test("two channels and two filters: 56 at the first position of d2l's example", () => {
    const image = tensor([0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9], [3, 3, 2]);
    const kernel = tensor([0, 1, 1, 2, 2, 3, 3, 4], [2, 2, 2, 1]);
    expect(numbers(conv2d(image, kernel))).toEqual([56, 72, 104, 120]);
  });

  test("adds the bias once a position, not once a channel or a tap", () => {
    expect(numbers(conv2d(zeros([3, 3, 3]), zeros([3, 3, 3, 2]), { bias: tensor([1, 5]) }))).toEqual([1, 5]);
  });

  test("pads with zeros: a sum of ones is 4 in the corner, 6 at the edge and 9 inside", () => {
    const ones = tensor(Array(9).fill(1), [3, 3, 1, 1]);
    const image = tensor(Array(12).fill(1), [3, 4, 1]);
    expect(numbers(conv2d(image, ones, { padding: 1 }))).toEqual([4, 6, 6, 4, 6, 9, 9, 6, 4, 6, 6, 4]);
  });

  test("skips positions with a stride, not pixels: 1..7 gives 6, 12, 18", () => {
    expect(numbers(conv2d(row(1, 2, 3, 4, 5, 6, 7), kernelRow(1, 1, 1), { stride: 2 }))).toEqual([6, 12, 18]);
  });

  test("skips pixels with a dilation: 1..7 gives 9, 12, 15", () => {
    expect(numbers(conv2d(row(1, 2, 3, 4, 5, 6, 7), kernelRow(1, 1, 1), { dilation: 2 }))).toEqual([9, 12, 15]);
  });

  test('"same" puts the odd pixel at the end', () => {
    expect(numbers(conv2d(row(1, 2, 3), kernelRow(1, 10), { padding: "same" }))).toEqual([21, 32, 3]);
    expect(numbers(conv2d(row(1, 2, 3, 4), kernelRow(1, 10, 100), { padding: "same", stride: 2 }))).toEqual([321, 43]);
  });

  test("pads top, bottom, left and right by their own amounts", () => {
    const image = tensor([1, 2, 3, 4], [2, 2, 1]);
    const padded = conv2d(image, tensor([1], [1, 1, 1, 1]), {
      padding: [
        [1, 0],
        [0, 2],
      ],
    });
    expect(padded.toArray()).toEqual([
      [[0], [0], [0], [0]],
      [[1], [2], [0], [0]],
      [[3], [4], [0], [0]],
    ]);
  });

  test("groups do not see each other", () => {
    const kernel = tensor([1, 10, 100, 1000], [1, 1, 1, 4]);
    expect(numbers(conv2d(tensor([[[3, 7]]]), kernel, { groups: 2 }))).toEqual([3, 30, 700, 7000]);
  });

  test("works image by image through a batch", () => {
    const both = conv2d(counting([2, 3, 4, 2]), counting([2, 3, 2, 3]));
    const second = conv2d(tensor(counting([2, 3, 4, 2]).data.slice(24), [3, 4, 2]), counting([2, 3, 2, 3]));
    expect(both.shape).toEqual([2, 2, 2, 3]);
    expect(numbers(both).slice(12)).toEqual(numbers(second));
  });

  test("writes into out, whatever was there, and answers it", () => {
    const out = tensor([9, 9, 9, 9], [2, 2, 1]);
    expect(conv2d(nine, four, { out })).toBe(out);
    expect(numbers(out)).toEqual([19, 25, 37, 43]);
  });

  test("leaves its arguments as they are", () => {
    const [image, kernel, bias] = [counting([4, 5, 2]), counting([2, 3, 2, 3]), counting([3])];
    conv2d(image, kernel, { bias, padding: "same", stride: 2 });
    expect([image, kernel, bias]).toEqual([counting([4, 5, 2]), counting([2, 3, 2, 3]), counting([3])]);
  });

  test("a dilated convolution of every other pixel is a convolution of the pixels left: conv_r2(x)[::2] = conv(x[::2])", () => {
    const dilated = conv2d(row(3, 1, 4, 1, 5, 9, 2, 6, 5), kernelRow(1, 10, 100), { dilation: 2 });
    expect(numbers(dilated).filter((_, i) => i % 2 === 0)).toEqual(
      numbers(conv2d(row(3, 4, 5, 2, 5), kernelRow(1, 10, 100))),
    );
  });
});

describe("pointwiseConv2d", () => {
  test("reads weights as [in, out]: [1, 2] gives [21, 43], not [31, 42]", () => {
    const kernel = tensor([1, 3, 10, 20], [1, 1, 2, 2]);
    expect(numbers(pointwiseConv2d(tensor([[[1, 2]]]), kernel))).toEqual([21, 43]);
  });

  test("is a matrix product, a row for each pixel: [1 2; 3 4; 5 6] · [1 2 3; 4 5 6] plus the bias", () => {
    const image = tensor([1, 2, 3, 4, 5, 6], [3, 1, 2]);
    const matrix = tensor([1, 2, 3, 4, 5, 6], [1, 1, 2, 3]);
    expect(pointwiseConv2d(image, matrix, { bias: tensor([100, 200, 300]) }).toArray()).toEqual([
      [[109, 212, 315]],
      [[119, 226, 333]],
      [[129, 240, 351]],
    ]);
  });
});

describe("depthwiseConv2d", () => {
  test("orders its outputs c·M + m", () => {
    const kernel = tensor([1, 10, 100, 1000], [1, 1, 2, 2]);
    expect(numbers(depthwiseConv2d(tensor([[[1, 2]]]), kernel))).toEqual([1, 10, 200, 2000]);
  });

  test("keeps a channel of zeros at zero", () => {
    const image = tensor([1, 0, 2, 0, 3, 0, 4, 0], [2, 2, 2]);
    expect(numbers(depthwiseConv2d(image, counting([2, 2, 2, 1])))).toEqual([1 + 6 + 15 + 28, 0]);
  });

  test("is a full convolution whose filters are zero on all channels but their own", () => {
    const [image, kernel] = [counting([5, 4, 3]), counting([3, 2, 3, 2])];
    const full = groupedKernel(kernel.reshape([3, 2, 1, 6]), 3);
    expect(depthwiseConv2d(image, kernel, { stride: 2, padding: 1 })).toEqual(
      conv2d(image, full, { stride: 2, padding: 1 }),
    );
  });
});

describe("separableConv2d", () => {
  const [image, depthwise, pointwise] = [counting([5, 4, 3]), counting([3, 2, 3, 2]), counting([1, 1, 6, 4])];

  test("is one standard convolution with the kernel Σ over m of D·P, and the bias comes once, at the end", () => {
    const options = { stride: [2, 1], padding: 1, dilation: [1, 2], bias: tensor([5, 6, 7, 8]) } as const;
    const standard = conv2d(image, toStandardKernel(depthwise, pointwise), options);
    expect(separableConv2d(image, depthwise, pointwise, options)).toEqual(standard);
  });

  test("the activation comes once, at the end: −1 · −1 · 3 is 3", () => {
    const [one, turn, back] = [tensor([[[1]]]), tensor([-1], [1, 1, 1, 1]), tensor([-3], [1, 1, 1, 1])];
    expect(numbers(separableConv2d(one, turn, back, { activation: "relu" }))).toEqual([3]);
  });

  test("refuses an out that is one of its arguments before it writes anything", () => {
    const same = counting([1, 1, 1]);
    const one = tensor([2], [1, 1, 1, 1]);
    expect(() => separableConv2d(same, one, one, { out: same })).toThrow("out shares its numbers with an argument");
    expect(numbers(same)).toEqual([1]);
  });
});

describe("conv2dTranspose", () => {
  test("stamps overlap and add: 1, 1, 3, 2, 5, 3, 3", () => {
    expect(numbers(conv2dTranspose(row(1, 2, 3), kernelRow(1, 1, 1), { stride: 2 }))).toEqual([1, 1, 3, 2, 5, 3, 3]);
  });

  test("leaves a checkerboard where the stride does not divide the kernel, and none where it does", () => {
    const ones = row(1, 1, 1, 1);
    expect(numbers(conv2dTranspose(ones, kernelRow(1, 1, 1), { stride: 2 }))).toEqual([1, 1, 2, 1, 2, 1, 2, 1, 1]);
    const even = conv2dTranspose(ones, kernelRow(1, 1, 1, 1), { stride: 2, padding: [0, 1] });
    expect(numbers(even)).toEqual([1, 2, 2, 2, 2, 2, 2, 1]);
  });

  test("padding takes pixels off the output, output padding adds some at the end", () => {
    const kernel = kernelRow(1, 10, 100);
    expect(numbers(conv2dTranspose(row(1, 2), kernel, { stride: [1, 3] }))).toEqual([1, 10, 100, 2, 20, 200]);
    expect(numbers(conv2dTranspose(row(1, 2), kernel, { stride: [1, 3], padding: [0, 1] }))).toEqual([10, 100, 2, 20]);
    const extra = conv2dTranspose(row(1, 2), kernel, { stride: [1, 3], padding: [0, 1], outputPadding: [0, 2] });
    expect(numbers(extra)).toEqual([10, 100, 2, 20, 200, 0]);
  });

  test('"same" makes the size n · stride', () => {
    expect(numbers(conv2dTranspose(row(1, 2), kernelRow(1, 10, 100), { stride: [1, 2], padding: "same" }))).toEqual([
      1, 10, 102, 20,
    ]);
    expect(numbers(conv2dTranspose(row(1, 2), kernelRow(5), { stride: [1, 2], padding: "same" }))).toEqual([
      5, 0, 10, 0,
    ]);
  });

  test("reads the kernel as [height, width, out, in]", () => {
    const kernel = tensor([1, 10, 2, 20, 3, 30], [1, 1, 3, 2]);
    expect(numbers(conv2dTranspose(tensor([[[1, 1]]]), kernel))).toEqual([11, 22, 33]);
  });

  test("is not the inverse of conv2d: it restores the size, not the numbers", () => {
    const kernel = kernelRow(1, 1, 1);
    const there = conv2d(row(1, 2, 3, 4, 5), kernel);
    expect(numbers(conv2dTranspose(there, kernel))).toEqual([6, 15, 27, 21, 12]);
  });
});

describe("pooling", () => {
  const image = tensor([1, 5, 2, 4, 3, 0, 7, 6], [2, 4, 1]);

  test("moves by its own size unless told otherwise", () => {
    expect(numbers(maxPool2d(image, 2))).toEqual([5, 7]);
    expect(numbers(maxPool2d(image, 2, { stride: 1 }))).toEqual([5, 7, 7]);
    expect(numbers(averagePool2d(image, [1, 2]))).toEqual([3, 3, 1.5, 6.5]);
  });

  test("padding never wins a maximum and never waters a mean", () => {
    expect(numbers(maxPool2d(row(-3, -1), [1, 2], { padding: [0, 1] }))).toEqual([-3, -1]);
    expect(numbers(averagePool2d(row(4, 8), [1, 2], { padding: [0, 1] }))).toEqual([4, 8]);
  });
});

describe("upsampling", () => {
  test("nearest repeats pixels", () => {
    expect(
      upsampleNearest(
        tensor([
          [[1], [2]],
          [[3], [4]],
        ]),
        [2, 1],
      ).toArray(),
    ).toEqual([
      [[1], [2]],
      [[1], [2]],
      [[3], [4]],
      [[3], [4]],
    ]);
  });

  test("bilinear draws straight lines between pixel centres", () => {
    expect(numbers(upsampleBilinear(row(0, 4), [1, 4]))).toEqual([0, 0, 0.5, 1.5, 2.5, 3.5, 4, 4]);
  });

  test("leaves no checkerboard: a constant image stays constant", () => {
    expect(new Set(numbers(upsampleBilinear(row(3, 3, 3), 3)))).toEqual(new Set([3]));
  });
});

describe("equivalent kernels", () => {
  test("a dilated convolution is a convolution with zeros between the taps", () => {
    const [image, kernel] = [counting([7, 9, 2]), counting([2, 3, 2, 2])];
    expect(conv2d(image, dilateKernel(kernel, [3, 2]))).toEqual(conv2d(image, kernel, { dilation: [3, 2] }));
  });

  test("a grouped convolution is a full one with zeros between the groups", () => {
    const [image, kernel] = [counting([3, 4, 6]), counting([2, 3, 2, 9])];
    expect(conv2d(image, groupedKernel(kernel, 3))).toEqual(conv2d(image, kernel, { groups: 3 }));
  });
});

test("outputSize rounds down: 7 pixels, 3 taps, stride 2 make 3; 8 pixels too", () => {
  expect([outputSize(7, 3, { stride: 2 }), outputSize(8, 3, { stride: 2 })]).toEqual([3, 3]);
  expect([outputSize(128, 3), outputSize(5, 3, { padding: 1 }), outputSize(9, 3, { dilation: 4 })]).toEqual([
    126, 5, 1,
  ]);
});

test("relu drops what is negative, relu6 also what is above 6, sigmoid squeezes", () => {
  expect(numbers(relu(tensor([-2, 0, 3])))).toEqual([0, 0, 3]);
  expect(numbers(relu6(tensor([-2, 0, 3, 6, 6.5])))).toEqual([0, 0, 3, 6, 6]);
  expect(numbers(sigmoid(tensor([0])))).toEqual([0.5]);
});
