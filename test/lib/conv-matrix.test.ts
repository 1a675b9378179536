import { describe, expect, it } from "vitest";
import { conv2d, pointwiseConv2d } from "../../lib/conv";
import { conv2dGradInput } from "../../lib/conv-gradient";
import { conv2dMatrix, im2col } from "../../lib/conv-matrix";
import { conv2dTranspose } from "../../lib/conv-transpose";
import { type Tensor, tensor } from "../../lib/tensor";

const count = (shape: number[], step: number) =>
  tensor(
    Array.from({ length: shape.reduce((a, b) => a * b) }, (_, i) => ((i * step + 1) % 9) - 3),
    shape,
  ) as Tensor;

/** Rows of a matrix times a column. */
const times = (matrix: Tensor, column: Tensor) =>
  (matrix.toArray() as number[][]).map((row) => row.reduce((sum, v, i) => sum + v * column.data[i], 0));
const transposed = (matrix: Tensor) => {
  const rows = matrix.toArray() as number[][];
  return tensor(
    rows[0].flatMap((_, column) => rows.map((row) => row[column])),
    [rows[0].length, rows.length],
  );
};

const options = { stride: [1, 2], padding: [1, 0], dilation: [1, 2] } as const;
const image = count([4, 7, 2], 5);
const kernel = count([3, 2, 2, 3], 4);

describe("a convolution as a matrix", () => {
  it("by hand: each row is the kernel, one pixel further on; between its rows the image's width is stepped over", () => {
    expect(conv2dMatrix(tensor([1, 2, 3, 4], [2, 2, 1, 1]), [3, 3, 1]).toArray()).toEqual([
      [1, 2, 0, 3, 4, 0, 0, 0, 0],
      [0, 1, 2, 0, 3, 4, 0, 0, 0],
      [0, 0, 0, 1, 2, 0, 3, 4, 0],
      [0, 0, 0, 0, 1, 2, 0, 3, 4],
    ]);
  });

  it("times the image is the convolution, with stride, padding, dilation, channels and filters", () => {
    const matrix = conv2dMatrix(kernel, [4, 7, 2], options);
    expect(times(matrix, image)).toEqual([...conv2d(image, kernel, options).data]);
  });

  it("times the image is the convolution in groups", () => {
    const grouped = count([2, 2, 1, 4], 4);
    const matrix = conv2dMatrix(grouped, [4, 7, 2], { groups: 2 });
    expect(times(matrix, image)).toEqual([...conv2d(image, grouped, { groups: 2 }).data]);
  });

  it("transposed is the transposed convolution, and the gradient by the image", () => {
    const small = count([4, 3, 3], 2);
    const back = times(transposed(conv2dMatrix(kernel, [4, 7, 2], options)), small);
    expect(back).toEqual([...conv2dTranspose(small, kernel, options).data]);
    expect(back).toEqual([...conv2dGradInput(small, kernel, image.shape, options).data]);
  });

  it("has no bias", () => {
    expect(() => conv2dMatrix(kernel, [4, 7, 2], { bias: tensor([1, 2, 3]) } as never)).toThrow(
      'conv2dMatrix: there is no option "bias"',
    );
  });

  it("wants the shape of an image", () => {
    expect(() => conv2dMatrix(kernel, [4, 7] as never)).toThrow(
      "conv2dMatrix: input is [4, 7], but it must be [height, width, channels]",
    );
  });
});

describe("windows as rows", () => {
  it("by hand: the window's pixels, and zeros where it hangs over the border", () => {
    expect(
      im2col(tensor([1, 2, 3, 4], [2, 2, 1]), [2, 2], {
        padding: [
          [0, 0],
          [1, 0],
        ],
      }).toArray(),
    ).toEqual([
      [0, 1, 0, 3],
      [1, 2, 3, 4],
    ]);
  });

  it("times the kernel, a column a filter, is the convolution: a 1x1 convolution of the windows", () => {
    const windows = im2col(image, [3, 2], options).reshape([4, 3, 12]);
    const answer = pointwiseConv2d(windows, kernel.reshape([1, 1, 12, 3]));
    expect([...answer.data]).toEqual([...conv2d(image, kernel, options).data]);
  });

  it("refuses a window that is no size", () => {
    expect(() => im2col(image, [3, 0])).toThrow("im2col: window[1] is 0");
  });
});
