import { kernels, OutOfRoom } from "./memory";

/** What the kernels answer, or where there are none, or the sizes are beyond their memory, the readable operator. */
export function fastOr<T>(fast: () => T, readable: () => T): T {
  if (!kernels) return readable();
  try {
    return fast();
  } catch (error) {
    if (error instanceof OutOfRoom) return readable();
    throw error;
  }
}
