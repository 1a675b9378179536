import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guess } from "../../cells/words";
import { answersIn } from "../../execute/answers.mjs";
import { differences } from "../../execute/compare.mjs";
import { notebooksNamed, runNotebooks } from "../../execute/notebooks.mjs";

interface Cell {
  cell_type: string;
  id: string;
  execution_count: number | null;
  metadata: { tags: string[]; execution?: object };
  outputs: object[];
  source: string;
}

const code = (source: string, tags: string[] = [], outputs: object[] = []): Cell => ({
  cell_type: "code",
  execution_count: null,
  id: source.replaceAll(/\W+/g, "-").slice(0, 30),
  metadata: { tags, execution: { "iopub.status.busy": "2020-01-01" } },
  outputs,
  source,
});
const stream = (text: string) => ({ output_type: "stream", name: "stdout", text });
const display = (data: object) => ({ output_type: "display_data", metadata: {}, data });
const notebook = (...cells: Cell[]) => ({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });

describe("comparing an executed notebook with the committed one", () => {
  const compare = (tags: string[], before: object, after: object) =>
    differences(notebook(code("f()", tags, [before])), notebook(code("f()", tags, [after])));

  it("shows the cell, and the first line that differs", () => {
    expect(compare([], stream("one\ntwo\nthree"), stream("one\n2\nthree"))).toEqual([
      "cell 1: f()\n    committed: two\n    executed:  2",
    ]);
  });

  it("shows an output that is missing", () => {
    const [said] = differences(notebook(code("f()", [], [stream("1")])), notebook(code("f()")));
    expect(said).toContain("executed:  (nothing)");
  });

  it("compares pictures to the last character", () => {
    expect(compare([], display({ "image/png": "AAAB" }), display({ "image/png": "AAAC" }))).toHaveLength(1);
  });

  it("leaves what is tagged measured alone", () => {
    expect(compare(["measured"], stream("12 ms"), stream("13 ms"))).toEqual([]);
  });

  it("allows numbers tagged training one part in a thousand, and no other word", () => {
    expect(compare(["training"], stream("loss 0.12345"), stream("loss 0.12346"))).toEqual([]);
    expect(compare(["training"], stream("loss 0.123"), stream("loss 0.124"))).toHaveLength(1);
    expect(compare(["training"], stream("loss 0.12345"), stream("error 0.12345"))).toHaveLength(1);
    expect(compare(["training"], display({ "image/png": "AAAB" }), display({ "image/png": "AAAC" }))).toEqual([]);
  });
});

describe("answers that were left in exercises/", () => {
  let folder: string;
  const chapter = "90-differences";
  const stub = (name: string) => `export function ${name}() {\n  throw new Error("TODO: ${name}");\n}\n`;
  const writeAnswers = (text: string) => writeFileSync(path.join(folder, "exercises", `${chapter}.ts`), text);
  const runIt = (check = false) =>
    runNotebooks([`${chapter}.ipynb`], { folder: path.join(folder, "notebooks"), check });

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "answers-"));
    for (const room of ["notebooks", "exercises", "grader/stubs"])
      mkdirSync(path.join(folder, room), { recursive: true });
    writeFileSync(path.join(folder, "grader/stubs", `${chapter}.ts`), stub("one") + stub("two"));
    const answers = path.join(folder, "exercises", `${chapter}.ts`);
    const shows = code(`console.log(require("node:fs").readFileSync(${JSON.stringify(answers)}, "utf8"))`);
    writeFileSync(path.join(folder, "notebooks", `${chapter}.ipynb`), JSON.stringify(notebook(shows)));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("are the stubs that are gone, or a comment", () => {
    writeAnswers(stub("two") + stub("one"));
    expect(answersIn(chapter, folder)).toEqual([]);
    writeAnswers(`export const one = () => 1;\n${stub("two")}`);
    expect(answersIn(chapter, folder)).toEqual(["one"]);
    writeAnswers(stub("one") + stub("two").replace("throw", "return 2; // throw"));
    expect(answersIn(chapter, folder)).toEqual(["two"]);
    expect(answersIn("91-pooling", folder)).toEqual([]);
  });

  it("are told where the notebook shows them, and where it differs from the committed one", async () => {
    writeAnswers(stub("one") + stub("two"));
    expect((await runIt())[0]).toEqual({ name: `${chapter}.ipynb`, seconds: expect.any(Number), problems: [] });
    writeAnswers(`export const one = () => 1;\n${stub("two")}`);
    const holds = `exercises/${chapter}.ts holds answers (one), `;
    const reset = "npm run reset -- 90, which keeps a copy in backups/, and ";
    const [{ problems }] = await runIt(true);
    expect(problems[0]).toBe(
      `${holds}so its notebook may show other marks than the committed one, and their code. To compare: ${reset}this check again.`,
    );
    expect(problems[1]).toContain("cell 1: ");
    expect((await runIt())[0]).toMatchObject({
      problems: [],
      shows: `${holds}and the notebook now shows their marks, and code of them. Before you commit it: ${reset}npm run notebooks -- 90 again.`,
    });
    expect(await runIt(true)).toMatchObject([{ problems: [] }]);
  });
});

describe("running a notebook", () => {
  let folder: string;
  const file = (name: string) => path.join(folder, name);
  const read = (name: string) => JSON.parse(readFileSync(file(name), "utf8"));
  const good = notebook(
    code('console.log("shown")'),
    code('throw new Error("meant")', ["raises-exception"]),
    code("console.log(Date.now())", ["measured"]),
  );

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "notebooks-"));
    writeFileSync(file("good.ipynb"), JSON.stringify(good));
    writeFileSync(file("throws.ipynb"), JSON.stringify(notebook(code('throw new Error("not meant")'))));
    const unknown = JSON.stringify(guess.unknown("?"));
    writeFileSync(file("asks.ipynb"), JSON.stringify(notebook(code(`throw new RangeError(${unknown})`))));
    writeFileSync(file("fine.ipynb"), JSON.stringify(notebook(code("1 + 1", ["raises-exception"]))));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("fills in its outputs, counts and nothing that changes from run to run; a second run agrees", async () => {
    expect(await runNotebooks(["good.ipynb"], { folder })).toMatchObject([{ problems: [] }]);
    const text = readFileSync(file("good.ipynb"), "utf8");
    const { cells, metadata } = JSON.parse(text);
    expect(cells.map((cell: Cell) => cell.execution_count)).toEqual([1, 2, 3]);
    expect(cells.map((cell: Cell) => cell.id)).toEqual(good.cells.map((cell) => cell.id));
    expect(cells[0]).toMatchObject({ metadata: { tags: [] }, outputs: [{ name: "stdout", text: ["shown\n"] }] });
    expect(cells[0].metadata.execution).toBeUndefined();
    expect(cells[1].outputs).toMatchObject([{ output_type: "error", evalue: "meant" }]);
    expect(metadata.kernelspec.name).toBe("tslab");
    expect(text).toMatch(/^\{\n "cells": \[\n[\s\S]*\}\n$/);
    expect(await runNotebooks(["good.ipynb"], { folder, check: true })).toMatchObject([{ problems: [] }]);
    expect(readFileSync(file("good.ipynb"), "utf8")).toBe(text);
  });

  it("tells an author where the questions of cells stand", async () => {
    const [{ problems }] = await runNotebooks(["asks.ipynb"], { folder });
    expect(problems[0]).toMatch(/there is no question "\?"; .*\n {4}\(grader\/predictions\/ has it in other words/);
  });

  it("fails where a cell throws, or one that is to throw does not; the file is left as it was", async () => {
    const before = read("throws.ipynb");
    const results = await runNotebooks(notebooksNamed(["throws", "fine"], folder), { folder });
    const problems = Object.fromEntries(results.map(({ name, problems: [said] }) => [name, said]));
    expect(problems["throws.ipynb"]).toContain("cell 1: Error: not meant");
    expect(problems["fine.ipynb"]).toContain("cell 1: it is tagged raises-exception but did not fail");
    expect(read("throws.ipynb")).toEqual(before);
  });
});
