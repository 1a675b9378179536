import { textOf } from "../checks";
import type { Variable } from "./variable";

/** Changes parameters so that the loss falls. */
export interface Optimiser {
  readonly parameters: readonly Variable[];
  /** May be changed between steps. */
  learningRate: number;
  /**
   * Take one step against the gradients that `backward` left. Each is used once: a parameter that no loss has reached
   * since the last step stays where it is.
   */
  step(): void;
}

/**
 * Stochastic gradient descent: each number goes against its gradient, by learningRate times as much. With momentum, it
 * goes on rolling: the last step, times momentum, is added (as in PyTorch).
 */
export function sgd(
  parameters: readonly Variable[],
  { learningRate = 0.01, momentum = 0 }: { learningRate?: number; momentum?: number } = {},
): Optimiser {
  check("sgd", parameters, { learningRate });
  checkShare("sgd", { momentum });
  const velocities = parameters.map(({ value }) => new Float32Array(value.data.length));
  return {
    parameters,
    learningRate,
    step() {
      forFresh(parameters, (data, gradient, p) => {
        const [velocity, rate] = [velocities[p], this.learningRate];
        for (let i = 0; i < data.length; i++) {
          velocity[i] = momentum * velocity[i] + gradient[i];
          data[i] -= rate * velocity[i];
        }
      });
    },
  };
}

/**
 * Adam: like `sgd`, but each number has a step length of its own, about learningRate, whatever the size of its gradient
 * (Kingma and Ba 2015, arXiv 1412.6980).
 * @param options learningRate (0.001), beta1 (0.9) and beta2 (0.999): how much of the running means of the gradient and
 * of its square is kept at each step; epsilon (1e-8)
 */
export function adam(
  parameters: readonly Variable[],
  {
    learningRate = 0.001,
    beta1 = 0.9,
    beta2 = 0.999,
    epsilon = 1e-8,
  }: { learningRate?: number; beta1?: number; beta2?: number; epsilon?: number } = {},
): Optimiser {
  check("adam", parameters, { learningRate, epsilon });
  checkShare("adam", { beta1, beta2 });
  const means = parameters.map(({ value }) => new Float32Array(value.data.length));
  const squares = parameters.map(({ value }) => new Float32Array(value.data.length));
  let steps = 0;
  return {
    parameters,
    learningRate,
    step() {
      steps++;
      // The running means start at 0, which pulls the first ones down; this undoes it.
      const rate = (this.learningRate * Math.sqrt(1 - beta2 ** steps)) / (1 - beta1 ** steps);
      const tiny = epsilon * Math.sqrt(1 - beta2 ** steps);
      forFresh(parameters, (data, gradient, p) => {
        adamStep(data, gradient, means[p], squares[p], rate, beta1, beta2, tiny);
      });
    },
  };
}

function adamStep(
  data: Float32Array,
  gradient: Float32Array,
  mean: Float32Array,
  square: Float32Array,
  rate: number,
  beta1: number,
  beta2: number,
  tiny: number,
): void {
  for (let i = 0; i < data.length; i++) {
    const g = gradient[i];
    const m = (mean[i] = beta1 * mean[i] + (1 - beta1) * g);
    const s = (square[i] = beta2 * square[i] + (1 - beta2) * g * g);
    data[i] -= (rate * m) / (Math.sqrt(s) + tiny);
  }
}

function forFresh(
  parameters: readonly Variable[],
  move: (data: Float32Array, gradient: Float32Array, p: number) => void,
): void {
  parameters.forEach((parameter, p) => {
    if (!parameter.fresh) return;
    parameter.fresh = false;
    move(parameter.value.data, parameter.gradient!.data, p);
  });
}

function check(who: string, parameters: readonly Variable[], positive: Record<string, number>): void {
  if (!Array.isArray(parameters) || parameters.length === 0) {
    throw new TypeError(
      `${who}: parameters is ${textOf(parameters)}, but it must be an array of at least one parameter`,
    );
  }
  const given = parameters.findIndex((p) => !p?.needsGradient || p.inputs.length > 0);
  if (given >= 0) throw new TypeError(`${who}: parameters[${given}] was not made by parameter()`);
  if (new Set(parameters).size !== parameters.length) {
    throw new RangeError(`${who}: a parameter is listed twice, and would take every step twice`);
  }
  for (const [name, value] of Object.entries(positive)) {
    if (!(Number.isFinite(value) && value > 0)) {
      throw new RangeError(`${who}: ${name} is ${textOf(value)}, but it must be a number above 0`);
    }
  }
}

function checkShare(who: string, shares: Record<string, number>): void {
  for (const [name, value] of Object.entries(shares)) {
    if (!(value >= 0 && value < 1)) {
      throw new RangeError(`${who}: ${name} is ${textOf(value)}, but it must be at least 0 and less than 1`);
    }
  }
}
