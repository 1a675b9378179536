import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { format } from "node:util";
import ts from "@tslab/typescript-for-tslab";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { rubrics } from "../grader/rubrics/index";
import { convFigure } from "../lib/figures/index";
import { conv2d, tensor } from "../lib/index";
import { scripts } from "../package.json";

// The README promises things to people who have not run anything yet. Here each promise is kept.

const readme = readFileSync("README.md", "utf8");
const [opening, reference] = readme.split("\n## Reference\n");

/** The text of the first fenced block in this language. */
function block(language: string): string {
  const found = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "m").exec(readme);
  if (!found) throw new Error(`README.md has no block in ${language}`);
  return found[1];
}

/** What a program prints, run from the folder of the README. */
async function printedBy(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    platform: "node",
    write: false,
  });
  const lines: string[] = [];
  const console = { log: (...values: unknown[]) => lines.push(format(...values)) };
  new Function("console", "require", outputFiles[0].text)(console, require);
  return lines.join("\n");
}

/** The type of a constant, as tslab's TypeScript writes it. */
function hovered(code: string, name: string): string | undefined {
  const file = path.resolve("example.ts");
  const options = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, lib: ["lib.es2022.d.ts"], types: [] };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (asked) => asked === file || fileExists(asked);
  host.readFile = (asked) => (asked === file ? code : readFile(asked));
  host.getSourceFile = (asked, ...rest) =>
    asked === file ? ts.createSourceFile(file, code, ts.ScriptTarget.ES2022, true) : getSourceFile(asked, ...rest);
  const program = ts.createProgram([file], options, host);
  const checker = program.getTypeChecker();
  let found: string | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name) {
      found = checker.typeToString(checker.getTypeAtLocation(node.name));
    }
    ts.forEachChild(node, visit);
  };
  visit(program.getSourceFile(file)!);
  return found;
}

describe("the README", () => {
  it("shows an example that prints what its comment says", async () => {
    const example = block("ts");
    const promised = /console\.log\(.*\/\/ (.*)$/m.exec(example)?.[1];
    expect(promised).toBeTruthy();
    expect(await printedBy(example)).toBe(promised);
  });

  it("promises a type that the notebooks' compiler shows on hover", () => {
    const [, name, promised] = /const (\w+) = .*\/\/ hover it: (\S.*)$/m.exec(block("ts"))!;
    expect(hovered(block("ts"), name)).toBe(promised);
  });

  it("has a picture drawn by lib/figures, described by the same numbers", async () => {
    const image = tensor([1, 0, 2, 0, 3, 1, 2, 1, 4], [3, 3, 1]);
    const kernel = tensor([1, 2, 0, 1], [2, 2, 1, 1]);
    const map = conv2d(image, kernel);
    // Redrawn by: npx vitest run test/readme.test.ts -u
    await expect(`${convFigure(image, kernel, map).svg}\n`).toMatchFileSnapshot("../picture.svg");
    const [, alt] = /!\[(.*)\]\(picture\.svg\)/.exec(opening)!;
    expect(alt.match(/\d+/g)!.slice(-4).map(Number)).toEqual([...map.data]);
  });

  it("quotes an error that the compiler's tests know", () => {
    const quoted = /`(conv2d: [^`]+)`/.exec(opening)![1];
    expect(readFileSync("test/types/misfits.ts", "utf8")).toContain(`@ts-expect-error ${quoted}`);
  });

  it("says all that comes before the reference in about 400 words", () => {
    const prose = opening.replace(/```[\s\S]*?```/g, "").replace(/!\[.*?\]\(.*?\)|[|#`*]|-{3,}/g, " ");
    expect(prose.split(/\s+/).filter((word) => /\w/.test(word)).length).toBeLessThanOrEqual(420);
  });

  it("names commands that exist, and leaves none out", () => {
    const named = [...readme.matchAll(/npm (?:run )?([\w-]+)/g)].map((match) => match[1]);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    const rows = [...reference.matchAll(/^\| `npm (?:run )?([\w-]+)/gm)].map((match) => match[1]);
    expect(Object.keys(scripts).filter((name) => !rows.includes(name))).toEqual([]);
  });

  it("names exercises that exist", () => {
    const named = [...readme.matchAll(/\b\d\d\.[A-Za-z]\w+/g)].map((match) => match[0]);
    const known = rubrics.flatMap((rubric) => rubric.exercises.map((exercise) => exercise.id));
    expect(named.filter((id) => !known.includes(id))).toEqual([]);
  });

  it("links to files that exist", () => {
    const links = [...readme.matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1])
      .filter((to) => !/^https?:/.test(to));
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((to) => !existsSync(to.replace(/#.*/, "")))).toEqual([]);
  });

  it("maps the house as it is built", () => {
    const ignored = readFileSync(".gitignore", "utf8").replace(/^\//gm, "").split("\n");
    const rooms = readdirSync(".", { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && /^\w/.test(entry.name) && !ignored.includes(`${entry.name}/`))
      .map((entry) => entry.name);
    const map = opening.slice(opening.indexOf("## The house"), opening.indexOf("## For learners"));
    const mapped = [...map.matchAll(/^\|(.*?)\|/gm)].flatMap((row) => [...row[1].matchAll(/`(\w+)\/`/g)]);
    expect(mapped.map((match) => match[1]).sort()).toEqual(rooms.sort());
  });
});
