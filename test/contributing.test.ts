import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Prediction, replyTo } from "../grader/prediction";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

// The worked examples of CONTRIBUTING.md and grader/README.md, done as these pages say, in a copy of the workbook.

const page = readFileSync("CONTRIBUTING.md", "utf8");
const examples = ["CONTRIBUTING.md", "grader/README.md"].map((name) => {
  const text = readFileSync(name, "utf8");
  const blocks = [...text.matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```/gm)].map(([, file, code]) => ({ file, code }));
  const [, line, listed] = /`(import \{ rubric as (\w+) \} from .*?;)`/.exec(text)!;
  const [, proof] = /check-rubrics -- (.* --stubs)/.exec(text.replaceAll("\n", " "))!;
  return { name, blocks, line, listed, proof };
});
const [{ blocks }] = examples;
const files = examples.flatMap((example) => example.blocks.map(({ file }) => file));

let folder: string;
const at = (file: string) => path.join(folder, file);
const tool = (name: string) => path.join("node_modules", ...name.split("/"));
const node = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  return { status, said: stdout + stderr };
};

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "contributing-"));
  for (const part of [
    "lib",
    "kernel",
    "exercises",
    "solutions",
    "grader",
    "package.json",
    "tsconfig.json",
    "biome.json",
  ]) {
    cpSync(part, at(part), { recursive: true });
  }
  symlinkSync(path.resolve("node_modules"), at("node_modules"));
  for (const { file, code } of examples.flatMap((example) => example.blocks)) {
    mkdirSync(path.dirname(at(file)), { recursive: true });
    writeFileSync(at(file), code);
  }
  const index = at("grader/rubrics/index.ts");
  for (const { line, listed } of examples) {
    // A real chapter may bear the example's name under another number.
    const own = `${listed}OfThePage`;
    const imported = line.replace(` as ${listed} `, ` as ${own} `);
    writeFileSync(index, `${imported}\n${readFileSync(index, "utf8").replace(/,?\s*\];/, `, ${own}];`)}`);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the worked examples", () => {
  it("have a file of each kind that a learner or the grader needs", () => {
    const kinds = (name: string) => ["exercises", "solutions", ...Array(2).fill(`grader/rubrics/${name}`)];
    expect(examples.map((example) => example.blocks.map(({ file }) => path.dirname(file)))).toEqual([
      [...kinds("90-differences"), "grader/predictions"],
      kinds("91-pooling"),
    ]);
  });

  it("have numbers of their own, which no chapter has", () => {
    const numbers = examples.map((example) => path.basename(example.blocks[0].file).slice(0, 2));
    const chapters = readdirSync("exercises").map((file) => file.slice(0, 2));
    expect(new Set([...numbers, ...chapters]).size).toBe(numbers.length + new Set(chapters).size);
  });

  it("compile", () => {
    writeFileSync(at("example.json"), JSON.stringify({ extends: "./tsconfig.json", files, include: [] }));
    expect(node(tool("typescript/bin/tsc"), "-p", "example.json")).toEqual({ status: 0, said: "" });
  });

  it("are formatted", () => {
    const biome = tool("@biomejs/biome/bin/biome");
    const { status, said } = node(biome, "check", "--vcs-enabled=false", ...files);
    expect(status, said).toBe(0);
  });

  it.each(examples)("are proven by the command that $name gives", ({ blocks, proof }) => {
    const { status, said } = node(tool("tsx/dist/cli.mjs"), "grader/terminal/check-rubrics.ts", ...proof.split(" "));
    expect(said).toMatch(/^9\d \w+: 1 exercise, \d beliefs, proven\n$/);
    expect(status).toBe(0);
    expect(readFileSync(at(`grader/stubs/${path.basename(blocks[0].file)}`), "utf8")).toBe(blocks[0].code);
  });

  it.each(examples)("of $name leave no gap in their cases", async ({ blocks }) => {
    const file = path.basename(blocks[0].file, ".ts");
    const script = `
import { rubric } from "./grader/rubrics/${file}";
import { nodeMachine } from "./grader/node/machine";
import { gapsOf } from "./test/grader/gaps";
(async () => { for (const one of rubric.exercises) console.log(JSON.stringify(await gapsOf(one, rubric.file, nodeMachine()))); process.exit(0); })();`;
    for (const one of ["gaps.ts", "wider-cases.ts"]) cpSync(`test/grader/${one}`, at(`test/grader/${one}`));
    writeFileSync(at("gaps-of-example.ts"), script);
    expect(node(tool("tsx/dist/cli.mjs"), "gaps-of-example.ts")).toEqual({ status: 0, said: "[]\n" });
  });

  it("are told that the kept copy of their stubs is an old one, or that there is none", () => {
    const [stub, kept] = ["exercises/90-differences.ts", "grader/stubs/90-differences.ts"].map(at);
    const check = () => node(tool("tsx/dist/cli.mjs"), "grader/terminal/check-rubrics.ts", "90").said;
    const code = readFileSync(stub, "utf8");
    writeFileSync(stub, `${code}\n// One more word.\n`);
    expect(check()).toMatch(/is not what exercises\/ has now: npm run check-rubrics -- 90 --stubs renews it/);
    writeFileSync(stub, code);
    expect(check()).toMatch(/, proven\n$/);
    rmSync(kept);
    expect(check()).toMatch(
      /there is no grader\/stubs\/90-differences.ts: npm run check-rubrics -- 90 --stubs writes it/,
    );
    writeFileSync(kept, code);
  });

  it("are told which index names a rubric that is gone", () => {
    const rubric = at("grader/rubrics/90-differences/index.ts");
    const code = readFileSync(rubric, "utf8");
    rmSync(rubric);
    const { status, said } = node(path.resolve("desk/run.mjs"), "grader/terminal/check-rubrics.ts", "90");
    writeFileSync(rubric, code);
    const index = path.join("grader", "rubrics", "index.ts");
    expect(said).toBe(`${index} imports "./90-differences", and there is no such file.\n`);
    expect(status).toBe(1);
  });

  it("name the belief of a wrong answer to a learner", () => {
    const answer = blocks[1].code.replace("map.at(y, x + 1) - map.at(y, x)", "map.at(y, x) - map.at(y, x + 1)");
    writeFileSync(at("exercises/90-differences.ts"), answer);
    const { status, said } = node(tool("tsx/dist/cli.mjs"), "grader/terminal/grade.ts", "90", "--json");
    expect(status).toBe(1);
    const [{ verdict, diagnosis }] = JSON.parse(said).exercises;
    expect([verdict, diagnosis.misconception ?? diagnosis]).toEqual(["wrong", "90.left-minus-right"]);
  });

  it("ask a prediction that knows its answer and its beliefs", async () => {
    const { outputFiles } = await build({
      entryPoints: [at("grader/predictions/90-differences.ts")],
      bundle: true,
      platform: "node",
      write: false,
    });
    const module = { exports: {} as { predictions: Prediction[] } };
    new Function("module", "require", outputFiles[0].text)(module, require);
    const [prediction] = module.exports.predictions;
    expect(replyTo(prediction, prediction.answer())).toEqual({ right: true, says: prediction.because });
    for (const { guess, says } of prediction.beliefs) {
      expect(replyTo(prediction, guess)).toEqual({ right: false, says });
    }
    expect(page).toContain(`predict(${JSON.stringify(prediction.question)}, _)`);
  });
});

describe("CONTRIBUTING.md", () => {
  it("names files and folders that exist", () => {
    const names = [...page.matchAll(/`([a-z]\w*\/[\w./*-]*|\w+\.(?:ts|mjs|json|py|in|txt))`/g)].map(
      (match) => match[1],
    );
    const places = [
      "",
      "grader/",
      "grader/rubrics/",
      "lib/",
      "lib/rules/",
      "lib/figures/",
      "lib/figures/explorers/",
      "lib/fast/",
      "test/fixtures/",
    ];
    const known = (name: string) =>
      files.includes(name) || places.some((place) => existsSync(place + name.replace(/\*.*/, "")));
    expect(names.length).toBeGreaterThan(15);
    expect(names.filter((name) => !known(name))).toEqual([]);
  });

  it("knows the tags that execute/compare.mjs and run_notebook.py know", () => {
    const code = ["compare.mjs", "run_notebook.py"].map((f) => readFileSync(`execute/${f}`, "utf8")).join();
    const tags = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1]);
    expect(tags).toEqual(["raises-exception", "measured", "training"]);
    for (const tag of tags) expect(code).toContain(`"${tag}"`);
  });
});
