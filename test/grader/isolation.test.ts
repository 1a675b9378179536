import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { compile } from "../../grader/node/compile";
import { nodeGrader } from "../../grader/node/grade";
import { root } from "../../grader/node/root";
import { rubric } from "../../grader/rubrics/01-standard-convolution";

vi.setConfig({ testTimeout: 60_000 });

const solution = readFileSync(path.join(root(), "solutions", `${rubric.file}.ts`), "utf8");
const grader = nodeGrader({ limits: { caseTime: 200, loadTime: 200 } });
afterAll(() => grader.close());

/** The solution, with one function's body replaced. */
function withBody(name: string, body: string): string {
  const start = solution.indexOf("{\n", solution.indexOf(`export function ${name}(`));
  const end = solution.indexOf("\n}\n", start) + 3;
  return `${solution.slice(0, start)}{\n${body}\n}\n${solution.slice(end)}`;
}

const verdicts = async (text: string) => {
  const report = await grader.chapter(rubric, text);
  return Object.fromEntries(report.exercises.map((e) => [e.id, e.verdict]));
};
const allBut = (name: string, verdict: string) =>
  Object.fromEntries(rubric.exercises.map((e) => [e.id, e.id === `01.${name}` ? verdict : "pass"]));

describe("a fault costs only its own exercise", () => {
  it("an endless loop", async () => {
    expect(await verdicts(withBody("slide2d", "while (true) {}"))).toEqual(allBut("slide2d", "timeout"));
  });

  it("tells a slow answer from an endless one, once a file, where somebody waits for that", async () => {
    const patient = nodeGrader({ limits: { caseTime: 200, slowTime: 20_000 }, spares: 0 });
    const slow = "for (let i = 0; i < 4e6; i++) n += String(i).length;";
    const text = withBody("countParameters", "for (;;) {}").replace(
      "let sum = bias[f];",
      `let n = 0; ${slow} let sum = bias[f];`,
    );
    const { exercises } = await patient.chapter(rubric, text);
    patient.close();
    const says = (id: string) => exercises.find((e) => e.id === id)!;
    expect(says("01.conv2d")).toMatchObject({ verdict: "timeout", points: 0 });
    expect(says("01.conv2d").says).toMatch(/^It is slow, not endless: it took [\d.]+ m?s, about [\d,]+ times as long/);
    expect(says("01.countParameters").says).toMatch(/^It ran out of time: a loop/);
  });

  it("a promise that is never kept", async () => {
    expect(await verdicts(withBody("slide2d", "return new Promise(() => {}) as never;"))).toEqual(
      allBut("slide2d", "never-resolved"),
    );
  });

  it("an array that grows for ever", async () => {
    const body = "const all: number[][] = []; for (;;) all.push(new Array(1e5).fill(1.5));";
    const patient = nodeGrader({ limits: { caseTime: 20_000 } });
    const report = await patient.chapter(rubric, withBody("slide2d", body));
    patient.close();
    expect(Object.fromEntries(report.exercises.map((e) => [e.id, e.verdict]))).toEqual(
      allBut("slide2d", "out-of-memory"),
    );
  });
});

describe("lib's own operator", () => {
  const says = async (text: string) => {
    const { exercises } = await grader.chapter(rubric, text);
    return exercises.find((e) => e.id === "01.conv2d")!;
  };

  it("is refused where it does the work, and so is every relative of it", async () => {
    for (const name of ["conv2d", "conv2dTransposeGradInput", "pointwiseConv2d"]) {
      const borrowed = `import { ${name} as borrowed } from "../lib/index";\n${withBody("conv2d", "return (borrowed as any)(input, kernel);")}`;
      expect(await says(borrowed)).toMatchObject({
        verdict: "forbidden-import",
        says: `It uses lib's own ${name}. Writing that is the exercise`,
      });
    }
  });

  it.each([
    ["conv2d", "conv2d(zeros([n, 1, 1]), zeros([kernel, 1, 1, 1]), { stride, padding: [padding, 0] }).shape[0]"],
    ["maxPool2d", "maxPool2d(zeros([n, 1, 1]), [kernel, 1], { stride: [stride, 1], padding: [padding, 0] }).shape[0]"],
    ["costOf", 'costOf({ type: "pool", kernel: [kernel, 1], stride, padding }, [n, 1, 1]).outputShape[0]'],
  ])("is refused where only the shape of its answer is asked for: %s", async (name, sizes) => {
    const text = `import { ${name} } from "../lib/index";\n${withBody("outputSize", `return ${sizes} as number;`)}`;
    const { exercises } = await grader.chapter(rubric, text.replace("export function conv2d", "function later"));
    expect(exercises[0]).toMatchObject({
      verdict: "forbidden-import",
      says: expect.stringContaining(`lib's own ${name}`),
    });
  });

  it("in a line outside any function is said to be there", async () => {
    const check = `import { conv2d as theirs, tensor as t } from "../lib/index";\n${solution}\nconsole.log(theirs(t([1], [1, 1, 1]), t([1], [1, 1, 1, 1])).data);\n`;
    expect(await says(check)).toMatchObject({
      verdict: "forbidden-import",
      line: check.split("\n").length - 1,
      says: expect.stringContaining("outside any function uses lib's own conv2d"),
    });
  });
});

describe("what the realm has", () => {
  it("includes the whole console", async () => {
    const body =
      'console.time("t"); console.assert(true); console.group("g"); console.count(); console.groupEnd(); console.timeEnd("t"); return 0 as never;';
    expect((await verdicts(withBody("slide2d", body)))["01.slide2d"]).toBe("wrong");
  });

  it("includes structuredClone and a clock", async () => {
    const check = `
      const given: any = { rows: [[1, 2], [3]], numbers: new Float32Array([4, 5]), none: null };
      given.self = given;
      const copy = structuredClone(given);
      copy.rows[0][0] = 9; copy.numbers[0] = 9;
      if (given.rows[0][0] !== 1 || given.numbers[0] !== 4 || copy.self !== copy || copy.none !== null) throw new Error("not a copy");
      if (!(performance.now() > 0)) throw new Error("no clock");
      try { structuredClone(() => 0); } catch { return 0 as never; }
      throw new Error("a function was cloned");`;
    expect((await verdicts(withBody("slide2d", check)))["01.slide2d"]).toBe("wrong");
  });
});

describe("a fault of the file costs all its exercises", () => {
  it.each([
    ["syntax", "export function ( {"],
    ["timeout", "while (true) {}"],
    ["threw", `throw new Error("at the top");`],
    ["forbidden-import", `import fs from "node:fs"; fs.existsSync("/");`],
    ["forbidden-import", `export { conv2d } from "../solutions/01-standard-convolution";`],
  ])("%s: %s", async (verdict, line) => {
    expect(
      new Set(
        Object.values(await verdicts(`${solution.replace("export function conv2d", "function later")}\n${line}`)),
      ),
    ).toEqual(new Set([verdict]));
  });
});

it.skipIf(process.platform === "win32").each(["", "file://"])(
  "opens no file that an answer calls its source map: %sPATH",
  async (scheme) => {
    const pipe = path.join(mkdtempSync(path.join(tmpdir(), "pipe-")), "map");
    spawnSync("mkfifo", [pipe]);
    const started = compile(
      `${solution}\n//# sourceMappingURL=${scheme}${pipe}\n`,
      "exercises/01-standard-convolution.ts",
    );
    // Opening a pipe that nobody writes to waits for ever.
    const first = await Promise.race([started, new Promise((resolve) => setTimeout(() => resolve("waits"), 10_000))]);
    expect(first).toHaveProperty("code");
  },
);

it("names the line of the learner's file in which an error arose", async () => {
  const text = withBody("slide2d", "\n  return (undefined as any).length;");
  const report = await grader.chapter(rubric, text, undefined, "01.slide2d");
  const line = text.split("\n").findIndex((l) => l.includes("undefined as any")) + 1;
  expect(report.exercises[0]).toMatchObject({ verdict: "threw", line });
});

it("answers with lib's own operator are refused only where writing it is the exercise", async () => {
  const borrowed = solution
    .replace(`import {`, `import { conv2d as theirs,`)
    .replace("export function conv2d", "function mine")
    .concat(
      "\nexport function conv2d(x, k, b, s, p) { return theirs(x, k, { bias: tensor(b), stride: s, padding: p }); }\n",
    );
  expect(await verdicts(borrowed)).toEqual(allBut("conv2d", "forbidden-import"));
});

it("arguments are real tensors, and arrays may be answered as typed arrays", async () => {
  const body = `
    if (!(map instanceof Tensor)) throw new Error("not a Tensor");
    const [h, w] = [map.shape[0] - filter.shape[0] + 1, map.shape[1] - filter.shape[1] + 1];
    const data = new Float64Array(h * w);
    for (let y = 0; y < h; y++) for (let x = 0; x < w; x++)
      for (let i = 0; i < filter.shape[0]; i++) for (let j = 0; j < filter.shape[1]; j++)
        data[y * w + x] += map.at(y + i, x + j) * filter.at(i, j);
    return { shape: [h, w], data } as never;`;
  const text = withBody("slide2d", body).replace("import { type Tensor,", "import { Tensor,");
  const report = await grader.chapter(rubric, text, undefined, "01.slide2d");
  expect(report.exercises[0]).toMatchObject({ verdict: "pass" });
});

it("answers may use a part of lib that needs a package", async () => {
  const text = `import { texOf } from "../lib/index";\n${withBody("countParameters", 'if (texOf("a / b").length < 5) throw new Error("no formula"); return (kernelHeight * kernelWidth * channels + 1) * filters;')}`;
  const patient = nodeGrader({ spares: 0 });
  const report = await patient.chapter(rubric, text, undefined, "01.countParameters");
  patient.close();
  expect(report.exercises[0]).toMatchObject({ verdict: "pass" });
});
