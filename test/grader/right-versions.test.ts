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

const functionOf = (id: string) => id.slice(id.indexOf(".") + 1);

/** A chapter's right answers written differently, in right-versions/: by function, and by what is different about them. */
type Versions = Readonly<Record<string, Readonly<Record<string, string>>>>;

const folder = path.join(root(), "test", "grader", "right-versions");
const files = readdirSync(folder).map((file) => [path.basename(file, ".ts")] as const);

interface NthVersions {
  title: string;
  ways: Record<string, string>;
  answers: string;
}

/** The nth version of every function in one file of answers, each in a scope of its own; and what is different about it. */
function nthVersions(versions: Versions, n: number): NthVersions {
  const chosen = Object.entries(versions).flatMap(([name, all]) =>
    Object.entries(all)
      .slice(n, n + 1)
      .map(([way, text]) => [name, way, text] as const),
  );
  const inScope = (text: string) =>
    text
      .replace(/^export /gm, "")
      .replace(/^import (\{[^}]*\}) from "[^"]*";$/gm, (_, names) => `const ${names.replaceAll(" as ", ": ")} = lib;`);
  const scopes = chosen.map(
    ([name, , text]) => `export const ${name} = (() => {\n${inScope(text)}\nreturn ${name};\n})();`,
  );
  return {
    title: chosen.map(([name, way]) => `${name}: ${way}`).join("; "),
    ways: Object.fromEntries(chosen.map(([name, way]) => [name, way])),
    answers: ['import * as lib from "../lib/index";\nconst { tensor, zeros } = lib;', ...scopes].join("\n"),
  };
}

describe.each(files)("every answer of %s is right", async (file) => {
  const { versions } = (await import(`./right-versions/${file}.ts`)) as { versions: Versions };
  const rubric = rubrics.find((r) => r.file === file)!;
  const most = Math.max(...Object.values(versions).map((ways) => Object.keys(ways).length));
  const files = Array.from({ length: most }, (_, n) => nthVersions(versions, n));
  it.each(files)("$title", async ({ ways, answers }) => {
    for (const seed of ["workbook", "alpha", "31"]) {
      const { exercises } = await grader.chapter(rubric, answers, seed);
      const answered = exercises.filter(({ id }) => functionOf(id) in ways);
      expect(answered.map(({ id }) => functionOf(id)).sort()).toEqual(Object.keys(ways).sort());
      const notRight = answered.filter(({ verdict, points, max }) => verdict !== "pass" || points !== max);
      expect(notRight.map(({ id, says }) => `seed ${seed}: ${id}, ${ways[functionOf(id)]}: ${says}`)).toEqual([]);
    }
  });
});
