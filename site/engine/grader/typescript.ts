/** tslab's TypeScript, which comes in a script of its own before this one. */
export const { ts } = globalThis as unknown as { ts: typeof import("@tslab/typescript-for-tslab") };
