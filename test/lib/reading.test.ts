import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { transformSync } from "esbuild";
import { expect, test } from "vitest";
import type * as Conv from "../../lib/conv";
import type * as Tensors from "../../lib/tensor";

/** `lib/conv.ts` is the text of a lesson: whoever opens it should not be sent round the house. */

const lib = resolve(__dirname, "../../lib");

test("conv2d is understood from three files of at most 400 lines together", () => {
  const lines = (file: string) => readFileSync(join(lib, file), "utf8").trimEnd().split("\n").length;
  expect(lines("conv.ts") + lines("products.ts") + lines("tensor.ts")).toBeLessThanOrEqual(400);
});

test("up to its first product, a call of conv2d goes from file to file, and back, at most 20 times", () => {
  const { steps, load } = watched();
  const { tensor } = load("tensor.ts") as typeof Tensors;
  const { conv2d } = load("conv.ts") as typeof Conv;
  const image = tensor([0, 1, 2, 3, 4, 5, 6, 7, 8], [3, 3, 1]);
  expect(Array.from(conv2d(image, tensor([0, 1, 2, 3], [2, 2, 1, 1])).data)).toEqual([19, 25, 37, 43]);
  const first = steps.indexOf("products.ts eachProduct calls what it was given");
  expect(steps[first - 1]).toBe("conv.ts calls products.ts eachProduct");
  expect(first + 1).toBeLessThanOrEqual(20);
});

/** Files of lib, loaded so that each call of one file's function by another is written down, and each return. */
function watched() {
  type Call = (...given: unknown[]) => unknown;
  const steps: string[] = [];
  const loaded = new Map<string, Record<string, unknown>>();

  const watch = (from: string, to: string, name: string, f: Call): Call => {
    const callee = `${to} ${name}`.trim();
    return (...given) => {
      steps.push(`${from} calls ${callee}`);
      try {
        const watchedToo = (one: unknown) =>
          typeof one === "function" ? watch(callee, "what it was given", "", one as Call) : one;
        return f(...given.map(watchedToo));
      } finally {
        steps.push(`${callee} returns`);
      }
    };
  };
  const load = (file: string): Record<string, unknown> => {
    let exports = loaded.get(file);
    if (exports) return exports;
    const module = { exports: {} as Record<string, unknown> };
    const { code } = transformSync(readFileSync(join(lib, file), "utf8"), { loader: "ts", format: "cjs" });
    new Function("module", "require", code)(module, (name: string) => {
      const to = relative(lib, join(lib, dirname(file), `${name}.ts`));
      const isClass = (value: unknown) => /^class\b/.test(String(value));
      const seen = Object.entries(load(to)).map(([key, value]) =>
        typeof value === "function" && !isClass(value) ? [key, watch(file, to, key, value as Call)] : [key, value],
      );
      return Object.fromEntries(seen);
    });
    exports = module.exports;
    loaded.set(file, exports);
    return exports;
  };
  return { steps, load };
}
