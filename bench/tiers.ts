import type * as lib from "../lib/index";
import { Tensor } from "../lib/index";
import { type Layer, type Step, shapesAfter } from "./layers";
import type { Implementation } from "./measure";

type Lib = typeof lib;

/** The lib's operators, of either tier. */
export function tier(name: string, operators: Lib): Implementation {
  return {
    name,
    async prepare(layer: Layer) {
      const { image, steps } = layer;
      const [first, second] = steps;
      if (steps.length === 2 && first.op === "depthwiseConv2d") {
        const { stride, dilation, padding } = first;
        const run = () =>
          operators.separableConv2d(image, first.kernel as never, second.kernel as never, { stride, dilation, padding })
            .data;
        return { run };
      }
      const results = betweenSteps(layer);
      const run = () => steps.reduce((map, step, i) => apply(operators, map, step, results[i]), image).data;
      return { run };
    },
  };
}

/**
 * Where each step but the last puts its result: in the one of two arrays that the step before did not write. So what is
 * only on its way stays in the processor's cache, as it does in the peers' own memory.
 */
function betweenSteps(layer: Layer): (Tensor | undefined)[] {
  const shapes = shapesAfter(layer);
  const counts = shapes.map((shape) => shape.reduce((a, b) => a * b, 1));
  const arrays = [0, 1].map(() => new Float32Array(Math.max(...counts)));
  return shapes.map((shape, i) =>
    i < shapes.length - 1 ? new Tensor(shape, arrays[i % 2].subarray(0, counts[i])) : undefined,
  );
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
