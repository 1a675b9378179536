import {
  averagePool2d,
  conv2d,
  conv2dGradInput,
  conv2dTranspose,
  depthwiseConv2d,
  dilateKernel,
  flipKernel,
  globalAveragePool,
  groupedKernel,
  maxPool2d,
  outputSize,
  pointwiseConv2d,
  relu,
  type Shape,
  separableConv2d,
  type Tensor,
  tensor,
  toStandardKernel,
  upsampleBilinear,
  upsampleNearest,
  zeros,
} from "../../lib/index";

/**
 * What the compiler says of shapes, exactly: a line whose type is another does not compile. `types.thorough.test.ts` runs the
 * same lines, and what is computed must have the shape the type promised.
 */
export const shapes: [actual: Shape, expected: Shape][] = [];

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

function shapeOf<S extends Shape>(actual: Tensor<S>) {
  return {
    is<E extends number[]>(...expected: Equal<S, E> extends true ? E : ["the type is", S]) {
      shapes.push([actual.shape, expected as number[]]);
    },
  };
}

shapeOf(zeros([28, 28, 192])).is<[28, 28, 192]>(28, 28, 192);
shapeOf(tensor([[1, 2, 3]])).is<[1, 3]>(1, 3);
shapeOf(tensor([1, 2, 3, 4], [2, 2]).reshape([1, 4])).is<[1, 4]>(1, 4);
shapeOf(zeros([4, 5, 6]).at(1, 2)).is<[6]>(6);

shapeOf(conv2d(zeros([128, 128, 3]), zeros([3, 3, 3, 16]))).is<[126, 126, 16]>(126, 126, 16);
shapeOf(conv2d(zeros([28, 28, 192]), zeros([1, 1, 192, 32]))).is<[28, 28, 32]>(28, 28, 32);
shapeOf(conv2d(zeros([2, 9, 8, 3]), zeros([3, 2, 3, 4]))).is<[2, 7, 7, 4]>(2, 7, 7, 4);
shapeOf(conv2d(zeros([9, 8, 3]), zeros([2, 4, 3, 5]), { stride: 2, padding: "same" })).is<[5, 4, 5]>(5, 4, 5);
shapeOf(conv2d(zeros([7, 8, 3]), zeros([3, 3, 3, 5]), { stride: 2 })).is<[3, 3, 5]>(3, 3, 5);
shapeOf(conv2d(zeros([7, 8, 3]), zeros([3, 3, 3, 5]), { stride: [2, 3], padding: 1 })).is<[4, 3, 5]>(4, 3, 5);
shapeOf(conv2d(zeros([7, 8, 3]), zeros([3, 3, 3, 5]), { padding: [1, 2] })).is<[7, 10, 5]>(7, 10, 5);
shapeOf(
  conv2d(zeros([7, 8, 3]), zeros([3, 2, 3, 5]), {
    padding: [
      [0, 1],
      [2, 0],
    ],
  }),
).is<[6, 9, 5]>(6, 9, 5);
shapeOf(conv2d(zeros([9, 8, 3]), zeros([3, 3, 3, 5]), { dilation: [4, 2] })).is<[1, 4, 5]>(1, 4, 5);
shapeOf(conv2d(zeros([4, 4, 4]), zeros([3, 3, 2, 6]), { groups: 2, bias: zeros([6]) })).is<[2, 2, 6]>(2, 2, 6);
shapeOf(relu(conv2d(zeros([4, 5, 3]), zeros([2, 2, 3, 1])))).is<[3, 4, 1]>(3, 4, 1);

shapeOf(pointwiseConv2d(zeros([4, 5, 192]), zeros([1, 1, 192, 32]))).is<[4, 5, 32]>(4, 5, 32);
shapeOf(depthwiseConv2d(zeros([6, 5, 3]), zeros([3, 3, 3, 1]))).is<[4, 3, 3]>(4, 3, 3);
shapeOf(depthwiseConv2d(zeros([6, 5, 3]), zeros([3, 3, 3, 4]), { padding: "same" })).is<[6, 5, 12]>(6, 5, 12);
shapeOf(
  separableConv2d(zeros([14, 13, 512]), zeros([3, 3, 512, 1]), zeros([1, 1, 512, 10]), { stride: 2, padding: 1 }),
).is<[7, 7, 10]>(7, 7, 10);

const x = zeros([14, 13, 6]);
const k = zeros([3, 3, 4, 6]);
shapeOf(conv2dTranspose(x, k)).is<[16, 15, 4]>(16, 15, 4);
shapeOf(conv2dTranspose(x, k, { stride: 2, padding: "same" })).is<[28, 26, 4]>(28, 26, 4);
shapeOf(conv2dTranspose(x, k, { stride: 2, padding: 1, outputPadding: 1 })).is<[28, 26, 4]>(28, 26, 4);
shapeOf(
  conv2dTranspose(x, k, {
    stride: [1, 3],
    padding: [
      [1, 0],
      [2, 2],
    ],
  }),
).is<[15, 35, 4]>(15, 35, 4);
shapeOf(conv2dTranspose(x, k, { dilation: 2, groups: 2, bias: zeros([8]) })).is<[18, 17, 8]>(18, 17, 8);

shapeOf(maxPool2d(zeros([9, 8, 3]), 2)).is<[4, 4, 3]>(4, 4, 3);
shapeOf(maxPool2d(zeros([1, 9, 8, 3]), [3, 2], { stride: 2, padding: "same" })).is<[1, 5, 4, 3]>(1, 5, 4, 3);
shapeOf(averagePool2d(zeros([9, 8, 3]), 3, { stride: 1, padding: 1 })).is<[9, 8, 3]>(9, 8, 3);
shapeOf(maxPool2d(zeros([110, 1200, 1]), [110, 110])).is<[1, 10, 1]>(1, 10, 1);
shapeOf(globalAveragePool(zeros([9, 8, 3]))).is<[3]>(3);
shapeOf(globalAveragePool(zeros([2, 9, 8, 3]))).is<[2, 3]>(2, 3);
shapeOf(upsampleNearest(zeros([9, 8, 3]), 2)).is<[18, 16, 3]>(18, 16, 3);
shapeOf(upsampleBilinear(zeros([2, 9, 8, 3]), [1, 3])).is<[2, 9, 24, 3]>(2, 9, 24, 3);

shapeOf(toStandardKernel(zeros([3, 2, 5, 2]), zeros([1, 1, 10, 7]))).is<[3, 2, 5, 7]>(3, 2, 5, 7);
shapeOf(dilateKernel(zeros([3, 2, 5, 2]), [2, 4])).is<[5, 5, 5, 2]>(5, 5, 5, 2);
shapeOf(groupedKernel(zeros([3, 2, 5, 6]), 3)).is<[3, 2, 15, 6]>(3, 2, 15, 6);
shapeOf(flipKernel(zeros([3, 2, 5, 6]))).is<[3, 2, 5, 6]>(3, 2, 5, 6);
shapeOf(conv2dGradInput(zeros([2, 2, 1]), zeros([2, 2, 1, 1]), [3, 3, 1])).is<[3, 3, 1]>(3, 3, 1);

// Sizes known only at run time become `number`, ranks known only at run time `number[]`; the rest stays exact.
const size: number = 5;
const unknown: Tensor = zeros([5, 5, 2]);
shapeOf(conv2d(zeros([size, 7, 2]), zeros([3, 3, 2, 4]))).is<[number, 5, 4]>(3, 5, 4);
shapeOf(conv2d(zeros([6, 7, 2]), zeros([3, 3, 2, 4]), { stride: [size, 2] })).is<[number, 3, 4]>(1, 3, 4);
shapeOf(conv2d(unknown, zeros([3, 3, 2, 4]))).is<number[]>(3, 3, 4);
shapeOf(conv2d(zeros([6, 7, 2]), unknown.reshape([5, 5, 2, 1]) as Tensor)).is<[number, number, number]>(2, 3, 1);
shapeOf(maxPool2d(zeros([6, 7, 2]), size)).is<[number, number, 2]>(1, 1, 2);
shapeOf(conv2dTranspose(zeros([6, size, 2]), zeros([3, 3, 4, 2]))).is<[8, number, 4]>(8, 7, 4);

const seven: 7 = outputSize(13, 3, { stride: 2, padding: 1 });
const three: 3 = outputSize(7, 3, { stride: 2 });
const five: 5 = outputSize(10, 4, { stride: 2, padding: "same" });
shapes.push([
  [seven, three, five],
  [7, 3, 5],
]);
