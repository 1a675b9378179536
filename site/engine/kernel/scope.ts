import type { FromKernel, FromTypes, ToKernel, ToTypes } from "../messages";

/** The worker's own side of its messages. */
export const scope = globalThis as unknown as {
  postMessage(message: FromKernel | FromTypes): void;
  onmessage: (message: { data: ToKernel | ToTypes }) => void;
  addEventListener(
    type: "error" | "unhandledrejection",
    listener: (event: { error?: unknown; message?: string; reason?: unknown; preventDefault(): void }) => void,
  ): void;
};
