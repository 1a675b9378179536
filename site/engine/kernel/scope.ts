import type { FromKernel, ToKernel } from "../messages";

/** The worker's own side of its messages. */
export const scope = globalThis as unknown as {
  postMessage(message: FromKernel): void;
  onmessage: (message: { data: ToKernel }) => void;
  addEventListener(
    type: "error" | "unhandledrejection",
    listener: (event: { error?: unknown; message?: string; reason?: unknown; preventDefault(): void }) => void,
  ): void;
};
