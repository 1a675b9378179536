import { evaluateFormula } from "./cost/formulas";
import type { Layer, Network } from "./cost/layer";
import type { Field, FieldOptions } from "./receptive-field/field";
import { type Step, stepsAlong } from "./receptive-field/windows";

export type { Field, FieldOptions } from "./receptive-field/field";
export { hdcRule, pathCounts, validTapShares } from "./receptive-field/gridding";
export { type ImpulseField, impulseReceptiveField } from "./receptive-field/impulse";

export interface FieldRow extends Field {
  name: string;
  type: Layer["type"];
}

/**
 * Receptive field behind every layer, by the recurrence r ← r + (k_eff − 1)·j, then j ← j·s, and for the border
 * P ← P + p·j. Paths side by side reach as far as the furthest of them.
 *
 * @param of a network, or its layers; it ends in front of the first `dense` or `globalPool`, which see everything
 * @param options size of the input, direction
 * @returns a row a layer: size, jump, start and padding in pixels of the input
 * @throws where a layer is transposed, paths of different strides meet, or an option is missing
 * @see Araujo, Norris and Sim 2019, Computing Receptive Fields of Convolutional Neural Networks, Distill
 * @example
 * receptiveField([{ type: "conv", kernel: 3, stride: 2, filters: 8 }, { type: "conv", kernel: 3, filters: 8 }])
 * // sizes 3, 7; jumps 2, 2
 */
export function receptiveField(of: Network | readonly Layer[], options: FieldOptions = {}): FieldRow[] {
  const rows: FieldRow[] = [];
  let reach: Reach = { size: 1, jump: 1, padding: 0 };
  for (const step of stepsAlong("receptiveField", of, options).steps) {
    reach = through(reach, step);
    const start = (reach.size - 1) / 2 - reach.padding;
    rows.push({ name: step.name, type: step.type, ...reach, start });
  }
  return rows;
}

type Reach = Omit<Field, "start">;

function through(before: Reach, step: Step): Reach {
  if ("paths" in step) return widest(step.paths.map((path) => path.reduce(through, before)));
  const { kernel, stride, dilation, padding } = step;
  return {
    size: evaluateFormula("receptiveField", { field: before.size, jump: before.jump, kernel, dilation }),
    padding: before.padding + padding[0] * before.jump,
    jump: before.jump * stride,
  };
}

function widest(paths: Reach[]): Reach {
  const padding = Math.max(...paths.map((path) => path.padding));
  const end = Math.max(...paths.map((path) => path.size - path.padding));
  return { size: end + padding, jump: paths[0].jump, padding };
}
