import { checkTensor } from "../rules/arguments";
import { type Tensor, zeros } from "../tensor";
import type { Shape } from "../types/shape";
import type { Tier } from "./tier";
import { Workspace } from "./workspace";

/**
 * A tensor that remembers how it was computed, so that `backward` can walk back and find how it depends on every
 * parameter. The idea, and most of the code, fit on this page: each operator computes a value and says what a change
 * of its result would have asked of its inputs; the chain rule does the rest.
 */
export class Variable<S extends Shape = Shape> {
  /** How the loss changes with each number of `value`; there after `backward`, where the loss depends on it. */
  gradient: Tensor<S> | undefined;
  /** Whether `gradient` is of the last `backward`, and not used up by an optimiser since. @internal */
  fresh = false;

  /** @internal use {@link parameter}, {@link constant} or an operator. */
  constructor(
    readonly value: Tensor<S>,
    /** Whether anything asks for the gradient: a parameter, or a result of one. */
    readonly needsGradient: boolean,
    readonly workspace: Workspace | undefined,
    readonly inputs: readonly Variable[] = [],
    /** Hands a gradient of this result on to the inputs. */
    private readonly propagate: (gradient: Tensor) => void = () => {},
  ) {}

  get shape(): S {
    return this.value.shape;
  }

  /**
   * Fill in `gradient` of everything this number was computed from. Each call starts from zero: gradients of several
   * losses do not add up, as they do in PyTorch.
   * @throws where this is not a single number
   */
  backward(): void {
    if (this.value.data.length !== 1) {
      throw new RangeError(
        `backward: the loss has ${this.value.data.length} numbers, but it must be one: only a single number has a steepest way down`,
      );
    }
    const order = computedBefore(this);
    for (const variable of order) variable.fresh = false;
    this.accumulate((gradient) => gradient.data.fill(1));
    for (const variable of order.reverse()) variable.propagate(variable.gradient as Tensor);
  }

  /**
   * Add a part of the gradient: `write` fills the tensor it is given. A variable used twice gets two parts.
   * @internal
   */
  accumulate(write: (part: Tensor<S>) => void): void {
    if (!this.needsGradient) return;
    if (this.fresh) {
      const part = (this.workspace?.take(this.shape) ?? zeros(this.shape)) as Tensor<S>;
      const sum = this.gradient!.data;
      write(part);
      for (let i = 0; i < sum.length; i++) sum[i] += part.data[i];
      return;
    }
    // A parameter outlives the workspace of one step, and so does its gradient.
    if (this.inputs.length > 0) this.gradient = this.workspace!.take(this.shape) as Tensor<S>;
    else this.gradient ??= zeros(this.shape) as Tensor as Tensor<S>;
    this.fresh = true;
    write(this.gradient);
  }
}

/** Everything that `last` was computed from and that needs a gradient, each after its own inputs. */
function computedBefore(last: Variable): Variable[] {
  const order: Variable[] = [];
  const seen = new Set<Variable>();
  const visit = (variable: Variable) => {
    if (seen.has(variable) || !variable.needsGradient) return;
    seen.add(variable);
    for (const input of variable.inputs) visit(input);
    order.push(variable);
  };
  visit(last);
  return order;
}

/**
 * Numbers to be learned: the optimiser changes them, in place.
 * @example
 * const kernel = parameter(heNormal([3, 3, 1, 8], random(1)))
 */
export function parameter<S extends Shape>(value: Tensor<S>): Variable<S> {
  checkTensor("parameter", "value", value, 0, 1, 2, 3, 4);
  return new Variable(value, true, undefined);
}

/**
 * Numbers that are given: images, targets. Operators take plain tensors as constants too; this one names the tier that
 * computes whatever depends on it.
 */
export function constant<S extends Shape>(value: Tensor<S>, tier?: Tier): Variable<S> {
  checkTensor("constant", "value", value, 0, 1, 2, 3, 4);
  return new Variable(value, false, tier && new Workspace(tier));
}

/** What operators take: a variable, or a tensor that is given. */
export type Value<S extends Shape = Shape> = Variable<S> | Tensor<S>;

/** @internal */
export function asVariable(who: string, name: string, value: Value, ...ranks: number[]): Variable {
  const tensor = value instanceof Variable ? value.value : value;
  checkTensor(who, name, tensor, ...(ranks.length > 0 ? ranks : [0, 1, 2, 3, 4]));
  return value instanceof Variable ? value : new Variable(tensor, false, undefined);
}

/**
 * The result of an operator: `compute` answers its value, and `propagate` hands a gradient of it on to the inputs.
 * @internal
 */
export function operation(
  inputs: readonly Variable[],
  compute: (workspace: Workspace) => Tensor,
  propagate: (gradient: Tensor) => void,
): Variable {
  const workspace = inputs.find((input) => input.workspace)?.workspace ?? new Workspace();
  const needsGradient = inputs.some((input) => input.needsGradient);
  return new Variable(compute(workspace), needsGradient, workspace, inputs, propagate);
}
