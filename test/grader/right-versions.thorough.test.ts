import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { nodeGrader } from "../../grader/node/grade";
import { root } from "../../grader/node/root";
import type { Rubric } from "../../grader/rubric";
import { functionName } from "../../grader/rubric";
import { rubrics } from "../../grader/rubrics/index";

// A right answer is right however it is written, and whatever it is handed over in.

vi.setConfig({ testTimeout: 120_000 });
const grader = nodeGrader({ spares: 1 });
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

/** A chapter's right answers written differently, in right-versions/: by function, and by what is different about them. */
type Versions = Readonly<Record<string, Readonly<Record<string, string>>>>;

const folder = path.join(root(), "test", "grader", "right-versions");
const files = readdirSync(folder).map((file) => [path.basename(file, ".ts")] as const);

describe.each(files)("an answer of %s is right", async (file) => {
  const { versions } = (await import(`./right-versions/${file}.ts`)) as { versions: Versions };
  const rubric = rubrics.find((r) => r.file === file)!;
  const written = Object.entries(versions).flatMap(([name, ways]) =>
    Object.entries(ways).map(([way, text]) => [name, way, text] as const),
  );
  it.each(written)("%s: %s", async (name, _way, text) => {
    const answers = `import { tensor, zeros } from "../lib/index";\n${text}`;
    for (const seed of ["workbook", "alpha", "31"]) {
      const { exercises } = await grader.chapter(rubric, answers, seed, `${rubric.chapter}.${name}`);
      expect(exercises[0], `seed ${seed}`).toMatchObject({ verdict: "pass", points: exercises[0].max });
    }
  });
});
