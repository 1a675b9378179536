import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { declarationsOf, withDeclarationOf } from "../../grader/declarations";
import { nodeGrader } from "../../grader/node/grade";
import { asLastMeasured, readProgress, withReport, writeProgress } from "../../grader/node/progress";
import { resetAnswers } from "../../grader/node/reset";
import { UpdateError, update } from "../../grader/node/update";
import { backUp, writeWhole } from "../../grader/node/whole-files";
import { rubric } from "../../grader/rubrics/01-standard-convolution";
import { rubric as choosing } from "../../grader/rubrics/07-choosing-a-convolution";

vi.setConfig({ testTimeout: 60_000 });

const made: string[] = [];
const fresh = () => {
  const folder = mkdtempSync(path.join(tmpdir(), "workbook-"));
  made.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

describe("declarations of a file", () => {
  const stub = `/** One. */\nexport function one(a = {}): { b: number } {\n  throw new Error("TODO");\n}\n\n/** Two. */\nexport const two = () => 2;\n`;

  it("come with the comment above them, and without the blank lines below", () => {
    expect(declarationsOf(stub).map((d) => [d.name, stub.slice(d.start, d.end)])).toEqual([
      ["one", '/** One. */\nexport function one(a = {}): { b: number } {\n  throw new Error("TODO");\n}\n'],
      ["two", "/** Two. */\nexport const two = () => 2;\n"],
    ]);
  });

  it("can be replaced one at a time, in a file that does not compile", () => {
    const mine = `export function helper() {\n\n// mine\nexport async function one() { return "export function two() {"; }\n\nexport const two = 3;\n`;
    expect(withDeclarationOf(mine, "one", stub)).toBe(
      `export function helper() {\n\n/** One. */\nexport function one(a = {}): { b: number } {\n  throw new Error("TODO");\n}\n\nexport const two = 3;\n`,
    );
  });

  it("are added at the end where they are missing", () => {
    expect(withDeclarationOf("const a = 1;\n", "two", stub)).toBe(
      "const a = 1;\n\n/** Two. */\nexport const two = () => 2;\n",
    );
  });
});

describe("reset", () => {
  let folder: string;
  const answers = () => path.join(folder, "exercises", `${rubric.file}.ts`);
  const stub = readFileSync(`grader/stubs/${rubric.file}.ts`, "utf8");
  beforeEach(() => {
    folder = fresh();
    for (const sub of ["exercises", "grader/stubs"]) mkdirSync(path.join(folder, sub), { recursive: true });
    writeFileSync(path.join(folder, "grader/stubs", `${rubric.file}.ts`), stub);
  });

  it("puts the stubs back, byte by byte, and keeps what was there", () => {
    writeFileSync(answers(), "my work");
    const { copy } = resetAnswers(folder, rubric);
    expect(readFileSync(answers(), "utf8")).toBe(stub);
    expect(readFileSync(path.join(folder, copy!), "utf8")).toBe("my work");
  });

  it("puts one stub back and leaves the other answers", () => {
    const solution = readFileSync(`solutions/${rubric.file}.ts`, "utf8");
    writeFileSync(answers(), solution);
    resetAnswers(folder, rubric, "01.slide2d");
    const text = readFileSync(answers(), "utf8");
    expect(text).toContain('throw new Error("TODO: slide2d")');
    expect(text.match(/TODO/g)).toHaveLength(1);
    expect(text).toContain("let sum = bias; // once, before any tap");
  });

  it("puts one stub back into a file that exports by a list, or has the line ends of Windows", () => {
    const solution = readFileSync(`solutions/${rubric.file}.ts`, "utf8");
    const listed = `${solution.replaceAll("export function", "function")}\nexport { slide2d, conv2d, onePixel as one };\n`;
    writeFileSync(answers(), listed.replaceAll("\n", "\r\n"));
    resetAnswers(folder, rubric, "01.slide2d");
    const text = readFileSync(answers(), "utf8");
    expect(text).toContain("export function slide2d");
    expect(text).toContain("export { conv2d, onePixel as one };");
    expect(text).not.toMatch(/[^\r]\n/);
  });

  it("never writes over an earlier copy", () => {
    const file = answers();
    const now = new Date("2031-03-04T05:06:07Z");
    const copies = ["first", "second"].map((text) => {
      writeFileSync(file, text);
      return backUp(file, path.join(folder, "backups"), now)!;
    });
    expect(copies.map((c) => readFileSync(c, "utf8"))).toEqual(["first", "second"]);
    expect(copies[0]).toContain(path.join("backups", "2031-03-04T05-06-07"));
  });

  it("leaves no draft behind", () => {
    writeWhole(answers(), "text");
    expect(readdirSync(path.dirname(answers()))).toEqual([`${rubric.file}.ts`]);
  });
});

describe("progress", () => {
  it("survives a round trip, and starts anew where the file is unreadable", () => {
    const file = path.join(fresh(), ".progress", "progress.json");
    const progress = { exercises: { "01.conv2d": { points: 4, max: 4, verdict: "pass" as const, hints: 1 } } };
    writeProgress(progress, file);
    expect(readProgress(file)).toEqual(progress);
    writeFileSync(file, '{"exercises": {"01.conv2d"');
    expect(readProgress(file)).toEqual({ exercises: {} });
    expect(existsSync(`${file}.unreadable`)).toBe(true);
  });

  it("is as it was where a hint trains no network, and an exercise that passed still passes", async () => {
    const id = "07.digitsNetwork";
    // No test trains this one. What another file of tests has trained in this process, the solution's network, is known without a training.
    const text = `export const digitsNetwork = () => ({
      name: "only here", source: "", input: [8, 8, 1], layers: [{ type: "pool", kernel: 4 }, { type: "dense", units: 10 }],
    });`;
    const grader = nodeGrader({ spares: 0, training: false });
    const report = await grader.chapter(choosing, text, undefined, id);
    grader.close();
    const [{ verdict, says }] = report.exercises;
    expect(report.exercises[0], `${verdict}: ${says}`).toMatchObject({ unmeasured: true, hints: { length: 3 } });
    const passed = { exercises: { [id]: { points: 8, max: 8, verdict: "pass" as const, hints: 1 } } };
    expect(withReport(passed, report)).toEqual(passed);
    expect(asLastMeasured(report, passed)).toMatchObject({ points: 8, exercises: [{ verdict: "pass", hints: [] }] });
    expect(withReport({ exercises: {} }, report).exercises[id]).toMatchObject({ points: 0, verdict: "not-started" });
  });

  it("drops entries that are not its own", () => {
    const file = path.join(fresh(), "progress.json");
    writeFileSync(
      file,
      '{"exercises": {"a": {"points": "4"}, "b": null, "c": {"points": 1, "max": 2, "hints": 0, "verdict": "won"}}}',
    );
    expect(readProgress(file)).toEqual({ exercises: {} });
  });
});

describe("update", () => {
  const git = (cwd: string, ...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...args], { cwd, stdio: "pipe" });
  const write = (folder: string, name: string, text: string) => writeWhole(path.join(folder, name), text);
  const read = (folder: string, name: string) => readFileSync(path.join(folder, name), "utf8");

  function published() {
    const origin = fresh();
    git(origin, "init", "-q", "-b", "main");
    write(origin, "exercises/01.ts", "stub 1\n");
    write(origin, "lib/conv.ts", "old lib\n");
    write(origin, "notebooks/01.ipynb", "old notebook\n");
    git(origin, "add", "-A");
    git(origin, "commit", "-qm", "first");
    const clone = path.join(fresh(), "clone");
    git(path.dirname(clone), "clone", "-q", origin, clone);
    git(clone, "config", "user.name", "learner");
    git(clone, "config", "user.email", "l@l");
    return { origin, clone };
  }
  const release = (origin: string) => {
    write(origin, "exercises/01.ts", "stub 1, reworded\n");
    write(origin, "exercises/02.ts", "stub 2\n");
    write(origin, "lib/conv.ts", "new lib\n");
    git(origin, "add", "-A");
    git(origin, "commit", "-qm", "second");
  };

  it("brings in the new version around answers that both sides changed", () => {
    const { origin, clone } = published();
    write(clone, "exercises/01.ts", "my answer\n");
    write(clone, "notebooks/01.ipynb", "my outputs\n");
    release(origin);
    const { from, to, copies, replaced } = update(clone);
    expect(from).not.toBe(to);
    expect(
      ["exercises/01.ts", "exercises/02.ts", "lib/conv.ts", "notebooks/01.ipynb"].map((f) => read(clone, f)),
    ).toEqual(["my answer\n", "stub 2\n", "new lib\n", "my outputs\n"]);
    expect(replaced).toEqual([]);
    expect(read(clone, path.join(copies!, "exercises/01.ts"))).toBe("my answer\n");
    expect(update(clone)).toEqual({ from: to, to, replaced: [] }); // Nothing is new: no copies.
  });

  it("keeps answers that the learner has committed", () => {
    const { origin, clone } = published();
    write(clone, "exercises/01.ts", "my answer\n");
    git(clone, "commit", "-qam", "mine");
    release(origin);
    update(clone);
    expect([read(clone, "exercises/01.ts"), read(clone, "lib/conv.ts")]).toEqual(["my answer\n", "new lib\n"]);
  });

  it("says which other file was changed on both sides, and keeps the learner's among the copies", () => {
    const { origin, clone } = published();
    write(clone, "lib/conv.ts", "my lib\n");
    release(origin);
    const { copies, replaced } = update(clone);
    expect(replaced).toEqual(["lib/conv.ts"]);
    expect([read(clone, "lib/conv.ts"), read(clone, path.join(copies!, "lib/conv.ts"))]).toEqual([
      "new lib\n",
      "my lib\n",
    ]);
  });

  it("says what to do where the folder is no clone", () => {
    expect(() => update(fresh())).toThrow(UpdateError);
  });
});
