import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it, vi } from "vitest";
import { Judge } from "../../grader/node/submission";
import type { Rubric } from "../../grader/rubric";
import { functionName } from "../../grader/rubric";
import { rubrics } from "../../grader/rubrics/index";

// A right answer is right however it is written, and whatever it is handed over in.

vi.setConfig({ testTimeout: 120_000 });
const grader = new Judge({ spares: 1 });
afterAll(() => grader.close());

/** What is done to every answer before it is returned. `T` is lib's Tensor. */
const FORMS: Record<string, string> = {
  "nested arrays for tensors": "const form = (v) => (v instanceof T ? v.toArray() : v);",
  "a plain shape and numbers for tensors":
    "const form = (v) => (v instanceof T ? { shape: [...v.shape], data: Array.from(v.data) } : v);",
  "typed arrays for lists":
    "const form = (v) => (Array.isArray(v) && v.every((n) => typeof n === 'number') ? Float64Array.from(v) : v);",
  "a promise": "const form = async (v) => { await null; return v; };",
  "a frozen, tagged copy":
    "const form = (v) => (Array.isArray(v) ? Object.freeze([...v]) : v instanceof T ? Object.freeze(v.reshape(v.shape)) : v);",
};

/** The solutions, each function wrapped. */
function wrapped({ file, exercises }: Rubric, form: string): string {
  const names = exercises.map(functionName);
  const plain = readFileSync(`solutions/${file}.ts`, "utf8").replace(/^export (?=(async )?function|const|let)/gm, "");
  const wraps = names.map((name) => `const ${name}_ = (...args) => form(${name}(...args));`);
  return [
    `import { Tensor as T } from "../lib/index";`,
    plain,
    form,
    ...wraps,
    `export { ${names.map((n) => `${n}_ as ${n}`).join(", ")} };`,
  ].join("\n");
}

describe.each(Object.entries(FORMS))("every solution is right as %s", (_, form) => {
  it.each(rubrics.map((r) => [r.file, r] as const))("%s", async (_file, rubric) => {
    const closed = { ...rubric, exercises: rubric.exercises.filter((e) => !e.score) };
    const report = await grader.chapter(closed, wrapped(closed, form));
    expect(report.exercises.filter((e) => e.verdict !== "pass").map((e) => `${e.id}: ${e.says}`)).toEqual([]);
  });
});

const SIGNATURE = "export function conv2d(input: any, kernel: any, bias: any, stride: any, padding: any): any";
const SIZES = `const [h, w, channels] = input.shape;
  const [kh, kw, , filters] = kernel.shape;
  const oh = Math.floor((h + 2 * padding - kh) / stride) + 1;
  const ow = Math.floor((w + 2 * padding - kw) / stride) + 1;
  const pixel = (y: number, x: number, c: number) => (y < 0 || x < 0 || y >= h || x >= w ? 0 : input.at(y, x, c));`;

const VERSIONS: Record<string, string> = {
  loops: `${SIGNATURE} {
  ${SIZES}
  const out = zeros([oh, ow, filters]);
  for (let y = 0; y < oh; y++) for (let x = 0; x < ow; x++) for (let f = 0; f < filters; f++) {
    let sum = bias[f];
    for (let i = 0; i < kh; i++) for (let j = 0; j < kw; j++) for (let c = 0; c < channels; c++)
      sum += pixel(y * stride + i - padding, x * stride + j - padding, c) * kernel.at(i, j, c, f);
    out.set(sum, y, x, f);
  }
  return out;
}`,
  recursion: `${SIGNATURE} {
  ${SIZES}
  const sum = (n: number, term: (i: number) => number, i = 0): number => (i === n ? 0 : term(i) + sum(n, term, i + 1));
  const fill = (n: number, value: (i: number) => any, i = 0): any[] => (i === n ? [] : [value(i), ...fill(n, value, i + 1)]);
  return fill(oh, (y) => fill(ow, (x) => fill(filters, (f) => bias[f] + sum(kh, (i) => sum(kw, (j) => sum(channels, (c) =>
    pixel(y * stride + i - padding, x * stride + j - padding, c) * kernel.at(i, j, c, f)))))));
}`,
  "typed arrays": `${SIGNATURE} {
  ${SIZES}
  const data = new Float64Array(oh * ow * filters);
  const [I, K] = [input.data, kernel.data];
  for (let y = 0; y < oh; y++) for (let i = 0; i < kh; i++) {
    const yy = y * stride + i - padding;
    if (yy < 0 || yy >= h) continue;
    for (let x = 0; x < ow; x++) for (let j = 0; j < kw; j++) {
      const xx = x * stride + j - padding;
      if (xx < 0 || xx >= w) continue;
      for (let c = 0; c < channels; c++) for (let f = 0; f < filters; f++)
        data[(y * ow + x) * filters + f] += I[(yy * w + xx) * channels + c] * K[((i * kw + j) * channels + c) * filters + f];
    }
  }
  for (let p = 0; p < data.length; p++) data[p] += bias[p % filters];
  return { shape: [oh, ow, filters], data };
}`,
  functional: `${SIGNATURE} {
  ${SIZES}
  const range = (n: number) => [...Array(n).keys()];
  return range(oh).map((y) => range(ow).map((x) => range(filters).map((f) =>
    range(kh).flatMap((i) => range(kw).flatMap((j) => range(channels).map((c) => [i, j, c])))
      .reduce((sum, [i, j, c]) => sum + pixel(y * stride + i - padding, x * stride + j - padding, c) * kernel.at(i, j, c, f), bias[f]))));
}`,
  im2col: `${SIGNATURE} {
  ${SIZES}
  const columns: number[][] = [];
  for (let y = 0; y < oh; y++) for (let x = 0; x < ow; x++) {
    const column: number[] = [];
    for (let i = 0; i < kh; i++) for (let j = 0; j < kw; j++) for (let c = 0; c < channels; c++)
      column.push(pixel(y * stride + i - padding, x * stride + j - padding, c));
    columns.push(column);
  }
  const matrix = (k: number, f: number) => kernel.data[k * filters + f];
  const product = columns.flatMap((column) => bias.map((b: number, f: number) => column.reduce((sum, v, k) => sum + v * matrix(k, f), b)));
  return tensor(product, [oh, ow, filters]);
}`,
};

it.each(Object.entries(VERSIONS))("a convolution written with %s is right", async (_, text) => {
  const rubric = rubrics.find((r) => r.chapter === "01")!;
  const report = await grader.chapter(
    rubric,
    `import { tensor, zeros } from "../lib/index";\n${text}`,
    undefined,
    "01.conv2d",
  );
  expect(report.exercises[0]).toMatchObject({ verdict: "pass", points: 4 });
});
