import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { addProducts } from "../../../lib/conv";
import { convolve } from "../../../lib/fast/gemm";
import { haveKernels } from "../../../lib/fast/memory";
import { convolveByTiles, worthTiles } from "../../../lib/fast/winograd";
import { convGeometry } from "../../../lib/rules/geometry";
import { uniform } from "./tensors";

beforeAll(() => {
  haveKernels(); // What an operator asks before it calls what is tested here.
});

/** The largest difference to the sums in float64, as a share of the largest output, for some or all of the filters. */
function error(image: number[], kernel: number[], options: object, biased: boolean, some?: number[]): number {
  const geometry = convGeometry("conv2d", image, kernel, options);
  const [height, width, channels, filters] = kernel;
  const [x, k, b] = [uniform(image, 1).data, uniform(kernel, 2).data, uniform([filters], 3).data];
  const checked = some ?? Array.from({ length: filters }, (_, f) => f);
  const positions = geometry.batch * geometry.outHeight * geometry.outWidth;
  const weights = Float32Array.from(
    { length: height * width * channels * checked.length },
    (_, i) => k[Math.floor(i / checked.length) * filters + checked[i % checked.length]],
  );
  const exact = Float64Array.from({ length: positions * checked.length }, (_, i) =>
    biased ? b[checked[i % checked.length]] : 0,
  );
  const alone = convGeometry("conv2d", image, [height, width, channels, checked.length], options);
  addProducts(alone, x, weights, exact as unknown as Float32Array);
  const output = new Float32Array(positions * filters).fill(Number.NaN);
  convolveByTiles(geometry, x, k, { bias: biased ? b : undefined }, output);
  let [worst, largest] = [0, 0];
  for (let i = 0; i < exact.length; i++) {
    const difference = Math.abs(
      output[Math.floor(i / checked.length) * filters + checked[i % checked.length]] - exact[i],
    );
    if (!(difference <= worst)) worst = difference;
    largest = Math.max(largest, Math.abs(exact[i]));
  }
  return worst / (largest || 1);
}

describe("3x3 convolution by tiles is within 1e-4 of float64", { timeout: 300_000 }, () => {
  test("whatever the sizes", () => {
    const dilation = fc.oneof(
      fc.constant([1, 1]),
      fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 7 })),
    );
    const side = fc.integer({ min: 0, max: 9 });
    const call = fc.record({
      batch: fc.option(fc.integer({ min: 1, max: 3 })),
      size: fc.tuple(fc.integer({ min: 1, max: 19 }), fc.integer({ min: 1, max: 19 })),
      channels: fc.constantFrom(4, 8, 12, 20),
      filters: fc.constantFrom(8, 16, 24),
      padding: fc.oneof(fc.constant("same"), fc.tuple(fc.tuple(side, side), fc.tuple(side, side))),
      dilation,
      biased: fc.boolean(),
    });
    fc.assert(
      fc.property(call, ({ batch, size, channels, filters, padding, dilation, biased }) => {
        const image = [...(batch === null ? [] : [batch]), ...size, channels];
        const options = { padding, dilation };
        const room = size.map((n, a) => n + (padding === "same" ? 2 * dilation[a] : padding[a][0] + padding[a][1]));
        fc.pre(room.every((n, a) => n >= 2 * dilation[a] + 1));
        expect(error(image, [3, 3, channels, filters], options, biased)).toBeLessThan(1e-4);
      }),
      { numRuns: 80 },
    );
  });

  test("in several strips and images", () => {
    expect(error([5, 90, 80, 32], [3, 3, 32, 24], { padding: "same" }, true, [0, 7, 8, 23])).toBeLessThan(1e-4);
    expect(error([2, 150, 150, 64], [3, 3, 64, 8], { padding: 3, dilation: [3, 2] }, false, [0, 7])).toBeLessThan(1e-4);
  });

  test("with so many filters that pixels, sums and outputs are what fills the memory", () => {
    const geometry = convGeometry("conv2d", [512, 512, 8], [3, 3, 8, 128], { padding: "same" });
    expect(worthTiles(geometry)).toBe(true);
    const [x, k] = [uniform([512, 512, 8], 1).data, uniform([3, 3, 8, 128], 2).data];
    const [tiled, direct] = [new Float32Array(512 * 512 * 128), new Float32Array(512 * 512 * 128)];
    convolveByTiles(geometry, x, k, {}, tiled);
    convolve(geometry, x, k, {}, direct);
    let worst = 0;
    for (let i = 0; i < direct.length; i++) worst = Math.max(worst, Math.abs(tiled[i] - direct[i]));
    expect(worst).toBeLessThan(1e-4);
  });

  test("with many channels", () => {
    expect(error([8, 8, 512], [3, 3, 512, 64], { padding: "same" }, false)).toBeLessThan(1e-4);
  });
});

describe("tiles are chosen", () => {
  const worth = (image: number[], kernel: number[], options: object) =>
    worthTiles(convGeometry("conv2d", image, kernel, options));
  const same = { padding: "same" };

  test("where they save products", () => {
    expect(worth([14, 14, 512], [3, 3, 512, 512], same)).toBe(true);
    expect(worth([33, 33, 256], [3, 3, 256, 256], { padding: "same", dilation: 6 })).toBe(true);
  });

  test("but not with another kernel, a stride, groups, odd channels, few channels or few positions", () => {
    expect(worth([14, 14, 64], [5, 5, 64, 64], same)).toBe(false);
    expect(worth([14, 14, 64], [3, 3, 64, 64], { ...same, stride: 2 })).toBe(false);
    expect(worth([14, 14, 64], [3, 3, 32, 64], { ...same, groups: 2 })).toBe(false);
    expect(worth([14, 14, 63], [3, 3, 63, 64], same)).toBe(false);
    expect(worth([14, 14, 3], [3, 3, 3, 64], same)).toBe(false);
    expect(worth([3, 3, 512], [3, 3, 512, 512], same)).toBe(false);
  });
});
