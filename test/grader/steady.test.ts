import { afterAll, describe, expect, it } from "vitest";
import { nodeGrader } from "../../grader/node/grade";
import { rubrics } from "../../grader/rubrics/index";

const grader = nodeGrader();
afterAll(() => grader.close());

const rubric = rubrics.find(({ chapter }) => chapter === "00")!;
const head = "export function flatIndex(y: number, x: number, c: number, shape: number[]): number";
const right = "return (y * shape[1] + x) * shape[2] + c;";
const reportOf = async (text: string) => (await grader.chapter(rubric, text, undefined, "00.flatIndex")).exercises[0];

describe("an answer that chance has a part in", () => {
  it("is told so, and no belief is claimed", async () => {
    const { verdict, points, says, diagnosis } = await reportOf(`${head} { return Math.random(); }`);
    expect({ verdict, points, diagnosis }).toEqual({ verdict: "wrong", points: 0, diagnosis: undefined });
    expect(says).toMatch(/^It answers differently when the same is asked again/);
  });

  it("passes where it is right whatever comes up", async () => {
    const walk = `${head} { const first = Math.random() < 0.5; return first ? (y * shape[1] + x) * shape[2] + c : c + shape[2] * (x + shape[1] * y); }`;
    expect((await reportOf(walk)).verdict).toBe("pass");
  });

  it("and one that only speaks of chance keeps its belief", async () => {
    const { says, diagnosis } = await reportOf(
      `// nothing random here\n${head} { return (y * shape[0] + x) * shape[2] + c; }`,
    );
    expect(says).not.toMatch(/differently/);
    expect(diagnosis?.misconception).toBe("00.height-for-width");
  });
});

describe("what compiler and run-time say is told in sentences, with the line", () => {
  it.each([
    ["await outside", `await 1;\n${head} { ${right} }`, /`await` stands outside of all functions/, "await 1;"],
    ["a bracket too few", `${head} {\n  if (y) {\n  ${right}\n}`, /before all brackets are closed/, "}"],
    ["const", `${head} {\n  const a = 0;\n  a += 1;\n  ${right}\n}`, /`a` is declared with const/, "  a += 1;"],
    [
      "a name that nobody knows",
      `${head} {\n  return y * width;\n}`,
      /Nothing of the name `width`/,
      "  return y * width;",
    ],
    ["module.exports", `${head} { ${right} }\nmodule.exports = {};`, /`module` and `exports`/, "module.exports = {};"],
    [
      "nothing there",
      `${head} {\n  return shape[9].size;\n}`,
      /before `\.size` is undefined/,
      "  return shape[9].size;",
    ],
    [
      "itself again",
      `${head} {\n  return flatIndex(y, x, c, shape);\n}`,
      /calls itself again and again/,
      "  return flatIndex(y, x, c, shape);",
    ],
  ])("%s", async (_, text, says, code) => {
    const report = await reportOf(text);
    expect(report.says).toMatch(says);
    expect(report.code ?? "").toBe(code);
    expect(report.diagnosis).toBeUndefined();
  });
});
