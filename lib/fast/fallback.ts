import { haveKernels, OutOfRoom } from "./memory";

/**
 * An operator under the name and the type of the readable one. That answers, too, where there are no kernels, or the
 * sizes are beyond their memory.
 */
export function fastOr<F extends (...given: never[]) => unknown>(readable: F, fast: (...given: never[]) => unknown): F {
  const either = (...given: never[]): unknown => {
    if (!haveKernels()) return readable(...given);
    try {
      return fast(...given);
    } catch (error) {
      if (error instanceof OutOfRoom) return readable(...given);
      throw error;
    }
  };
  return Object.defineProperty(either, "name", { value: readable.name }) as F;
}
