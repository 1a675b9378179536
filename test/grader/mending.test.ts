import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeGrader } from "../../grader/node/grade";
import { targetOf } from "../../grader/targets";

// What is wrong in one place of a learner's own text is found by trying what else could stand there.

let grader: ReturnType<typeof nodeGrader>;
beforeAll(() => {
  grader = nodeGrader();
});
afterAll(() => grader.close());

async function said(id: string, code: string) {
  const { rubric } = targetOf(id);
  const [report] = await grader.underSeeds(rubric, code, id, ["workbook"]);
  return report.diagnosis?.belief;
}

const OVERLAP = `type Box = { left: number; top: number; width: number; height: number };
export function overlap(a: Box, b: Box): number {
  const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const down = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  if (across <= 0 || down <= 0) return 0;
  const shared = across * down;
  return shared / (a.width * a.height + b.width * b.height - shared);
}`;

describe("an oversight in one place is told with its line", () => {
  it.each([
    ["a field of the other direction", "b.top + b.height)", "b.top + b.width)", "Look at line 4, `b.width`"],
    [
      "the larger for the smaller",
      "Math.min(a.left + a.width",
      "Math.max(a.left + a.width",
      "as if the larger were taken, not the smaller. Look at line 3, `Math.max(a.left",
    ],
    [
      "a name mixed up",
      "across * down;",
      "across * across;",
      "Look at line 6, `across`: all of your answers would be right if `down` stood there, not `across`",
    ],
  ])("%s", async (_, right, wrong, look) => {
    expect(OVERLAP).toContain(right);
    const belief = await said("08.overlap", OVERLAP.replace(right, wrong));
    expect(belief).toContain(look);
  });

  it("`^` for `**`, with what it does instead", async () => {
    const squares = "(value - target[i]) ^ 2";
    const code = `export function meanSquaredError(output: number[], target: number[]): number {
  return output.reduce((sum, value, i) => sum + (${squares}), 0) / output.length;
}`;
    expect(await said("05.meanSquaredError", code)).toContain(
      "`**` stood there, not `^`, which compares two numbers bit by bit",
    );
  });

  it("beside the belief that the answers fit", async () => {
    const code = `export function meanSquaredError(output: number[], target: number[]): number {
  let sum = 0;
  for (let i = 0; i < output.length; i++) sum += (output[i] - target[i]) ** 2;
  return sum / (output.length - 1);
}`;
    const [belief] = [await said("05.meanSquaredError", code)];
    expect(belief).toMatch(/^You .*\. Look at line 4, `output\.length - 1`\.$/);
  });

  it("in two places that look alike, where equality alone is decided otherwise", async () => {
    const code = `import { type Tensor, zeros } from "../lib/index";
type Three = Tensor<[number, number, number]>;
export function conv2d(input: Three, kernel: Tensor<[number, number, number, number]>, bias: number[], stride: number, padding: number): Three {
  const [h, w, channels] = input.shape;
  const [kh, kw, , filters] = kernel.shape;
  const size = (n: number, k: number) => Math.floor((n + 2 * padding - k) / stride) + 1;
  const out = zeros([size(h, kh), size(w, kw), filters]);
  for (let n = 0; n < out.data.length; n++) {
    const [oy, ox, f] = [Math.floor(n / filters / size(w, kw)), Math.floor(n / filters) % size(w, kw), n % filters];
    let sum = bias[f];
    for (let i = 0; i < kh; i++)
      for (let j = 0; j < kw; j++) {
        const [y, x] = [oy * stride + i - padding, ox * stride + j - padding];
        const inside = y > 0 && y < h && x > 0 && x < w;
        for (let c = 0; inside && c < channels; c++) sum += input.at(y, x, c) * kernel.at(i, j, c, f);
      }
    out.data[n] = sum;
  }
  return out;
}`;
    expect(await said("01.conv2d", code)).toBe(
      "Look at line 14, `y > 0`, and then at `x > 0`: all of your answers would be right if `>=` stood there, not `>`.",
    );
  });

  it("but for an answer that looks at nothing it is asked: that believes nothing", async () => {
    expect(await said("01.findBug", 'export function findBug(image, kernel, bias, map) { return "none"; }')).toMatch(
      /^To all of these questions you answer "?none/,
    );
  });

  it("also where the answer stopped with an error", async () => {
    const belief = await said("08.overlap", OVERLAP.replace("b.height - shared", "c.height - shared"));
    expect(belief).toContain("`b` stood there, not `c`");
  });
});

describe("nothing is told", () => {
  it("of an answer that no single place is to blame for", async () => {
    expect(
      await said("08.overlap", OVERLAP.replace("return shared / ", "return 3 + 7 * across ** 3 / ")),
    ).toBeUndefined();
  });

  it("of a loop that one change would make endless, but in time", async () => {
    const code = `export function outputSize(n: number, kernel: number, stride: number, padding: number): number {
      let count = 0;
      for (let at = 0; at < n + padding; at += stride + 7) count += kernel ** count;
      return count;
    }`;
    expect(await said("01.outputSize", code)).toBeUndefined();
  });
});
