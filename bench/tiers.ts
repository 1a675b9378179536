import type * as lib from "../lib/index";
import { Tensor } from "../lib/index";
import type { Layer, Step } from "./layers";
import type { Implementation } from "./measure";

type Lib = typeof lib;

/** The lib's operators, of either tier. */
export function tier(name: string, operators: Lib): Implementation {
  return {
    name,
    async prepare({ image, steps }: Layer) {
      const [first, second] = steps;
      if (steps.length === 2 && first.op === "depthwiseConv2d") {
        const { stride, dilation, padding } = first;
        const run = () =>
          operators.separableConv2d(image, first.kernel as never, second.kernel as never, { stride, dilation, padding })
            .data;
        return { run };
      }
      return { run: () => steps.reduce((map, step) => apply(operators, map, step), image).data };
    },
  };
}

function apply(operators: Lib, map: Tensor, { op, kernel, bias, stride, dilation, padding, limit }: Step): Tensor {
  if (op === "globalAveragePool") {
    const mean = operators.globalAveragePool(map as never) as Tensor;
    return new Tensor([1, 1, mean.data.length], mean.data);
  }
  const operator = operators[op] as (input: Tensor, kernel: Tensor, options: object) => Tensor;
  const result = operator(map, kernel, { stride, dilation, padding, ...(bias && { bias }) });
  if (limit) limitTo6(result.data);
  return result;
}

/**
 * ReLU6 in place, without a comparison: half of the numbers are negative in no order, the processor would guess wrong
 * each second time, and that would take longer than the convolutions.
 */
function limitTo6(data: Float32Array): void {
  for (let i = 0; i < data.length; i++) data[i] = 3 + (Math.abs(data[i]) - Math.abs(data[i] - 6)) / 2;
}
