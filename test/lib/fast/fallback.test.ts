import { afterEach, describe, expect, test, vi } from "vitest";
import * as conv from "../../../lib/conv";
import * as gradients from "../../../lib/conv-gradient";
import * as transpose from "../../../lib/conv-transpose";
import * as fast from "../../../lib/fast/index";
import * as readable from "../../../lib/index";
import { eighths } from "./tensors";

const image = eighths([5, 6, 3], 1);
const kernel = eighths([3, 3, 3, 4], 2);

describe("on a machine without", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    vi.resetModules();
  });

  const refuse = (error: Error) =>
    class {
      constructor() {
        throw error;
      }
    };
  const Memory = class {
    buffer = new ArrayBuffer(0);
  };
  const machines: Record<string, object | undefined> = {
    WebAssembly: undefined,
    SIMD: { Memory, Module: refuse(new SyntaxError("invalid opcode 0xfd")) },
    "the memory": { Memory: refuse(new RangeError("could not allocate memory")) },
  };
  test.each(Object.entries(machines))(
    "%s, the readable operators answer and one line says so",
    async (_, webAssembly) => {
      const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
      vi.resetModules();
      vi.stubGlobal("WebAssembly", webAssembly);
      const without = await import("../../../lib/fast/index");
      const x = new without.Tensor([5, 6, 3], image.data);
      const k = new without.Tensor([3, 3, 3, 4], kernel.data);
      for (let i = 0; i < 2; i++) expect(without.conv2d(x, k).data).toEqual(readable.conv2d(image, kernel).data);
      expect(without.conv2dGradInput(without.zeros([3, 4, 4]), k, [5, 6, 3]).shape).toEqual([5, 6, 3]);
      expect(() => without.conv2d(x, without.zeros([1, 1, 2, 1]) as never)).toThrow(
        "2 deep but the input has 3 channels",
      );
      expect(warn).toHaveBeenCalledTimes(1);
      expect(warn.mock.calls[0][0]).toMatch(/^lib\/fast: .*readable/);
      expect(warn.mock.calls[0][0]).not.toContain("\n");
    },
  );
});

test("a line too long for the kernels' memory is left to the readable operator", { timeout: 120_000 }, () => {
  const long = readable.zeros([1, 1_400_000, 8]); // 43 MiB
  long.data[long.data.length - 1] = 3;
  const map = fast.depthwiseConv2d(long, readable.tensor([...Array(15).fill(1), 5], [1, 2, 8, 1]));
  expect(map.data.findIndex((value) => value !== 0)).toBe(map.data.length - 1);
  expect(map.data.at(-1)).toBe(3 * 5);
});

describe("the option out", () => {
  test("receives the result, whatever it held", () => {
    const out = readable.zeros([3, 4, 4]);
    out.data.fill(7);
    expect(fast.conv2d(image, kernel, { out })).toBe(out);
    expect(out.data).toEqual(readable.conv2d(image, kernel).data);
  });

  test("may not be an argument", () => {
    const square = eighths([4, 4, 1], 4);
    const one = eighths([1, 1, 1, 1], 5);
    expect(() => fast.conv2d(square, one, { out: square })).toThrow("out shares its numbers with an argument");
  });
});

test("every convolution and gradient is a fast one, under its own name, and everything else is there too", () => {
  const slow = new Map<string, unknown>(Object.entries(readable));
  const convolutions = Object.keys({ ...conv, ...transpose, ...gradients }).filter((name) => slow.has(name));
  expect(convolutions).toHaveLength(11);
  expect(Object.keys(fast).sort()).toEqual([...slow.keys()].sort());
  for (const [name, value] of Object.entries(fast)) {
    expect(value === slow.get(name), name).toBe(!convolutions.includes(name));
    if (convolutions.includes(name)) expect((value as { name: string }).name).toBe(name);
  }
});
