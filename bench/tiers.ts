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
      // What is only on its way to the next step goes where it went last time, as in the peers' own memory.
      const between: (Tensor | undefined)[] = [];
      const run = () =>
        steps.reduce((map, step, i) => {
          const result = apply(operators, map, step, between[i]);
          if (i < steps.length - 1) between[i] = result;
          return result;
        }, image).data;
      return { run };
    },
  };
}

function apply(operators: Lib, map: Tensor, step: Step, out: Tensor | undefined): Tensor {
  const { op, kernel, bias, activation, stride, dilation, padding } = step;
  if (op === "globalAveragePool") {
    const mean = operators.globalAveragePool(map as never) as Tensor;
    return new Tensor([1, 1, mean.data.length], mean.data);
  }
  const operator = operators[op] as (input: Tensor, kernel: Tensor, options: object) => Tensor;
  return operator(map, kernel, { stride, dilation, padding, bias, activation, out });
}
