import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { csvParse } from "d3-dsv";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { deadlineIn, gradeClassFromTerminal } from "../../grader/class/cli";
import { gradeClass } from "../../grader/class/grade-class";
import { peopleIn } from "../../grader/class/roster";
import { alikeIn } from "../../grader/class/similar";
import type { StudentResult } from "../../grader/class/student";
import { studentsIn } from "../../grader/class/submissions";
import { rubric as first } from "../../grader/rubrics/00-start-here";
import { rubric } from "../../grader/rubrics/01-standard-convolution";

vi.setConfig({ testTimeout: 120_000 });

const file = `${rubric.file}.ts`;
const solution = readFileSync(`solutions/${file}`, "utf8");
const stub = readFileSync(`grader/stubs/${file}`, "utf8");
const made: string[] = [];
const fresh = () => {
  const folder = mkdtempSync(path.join(tmpdir(), "class-"));
  made.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

let submissions: string;
let out: string;
beforeEach(() => {
  submissions = fresh();
  out = fresh();
});
const handIn = (name: string, text: string, time?: string) => {
  const folder = path.join(submissions, name, "exercises");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, file), text);
  if (time) utimesSync(path.join(folder, file), new Date(time), new Date(time));
};
const zip = (name: string, files: Record<string, string>) =>
  writeFileSync(
    path.join(submissions, name),
    zipSync(Object.fromEntries(Object.entries(files).map(([n, t]) => [n, strToU8(t)]))),
  );
const result = (student: string): StudentResult =>
  JSON.parse(readFileSync(path.join(out, "students", `${student}.json`), "utf8"));

describe("a class", () => {
  it("gets a file a student, a table, and a page about its beliefs", async () => {
    handIn("ada", solution);
    handIn("bo", stub);
    zip("cy.zip", { [`work/exercises/${file}`]: solution.replace("return Math.floor(", "return Math.ceil(") });
    writeFileSync(path.join(submissions, "bo", file), stub);
    const seen: number[] = [];
    const { students, judged } = await gradeClass([rubric], { submissions, out, progress: (done) => seen.push(done) });
    expect([students, judged, seen]).toEqual([3, 3, [1, 2, 3]]);
    expect(["ada", "bo", "cy"].map((s) => result(s).points)).toEqual([18, 0, 17 - 2 - 4]);
    expect(result("cy").exercises[0].diagnosis?.misconception).toBe("01.rounded-up");
    const [head, ...rows] = readFileSync(path.join(out, "marks.csv"), "utf8").trimEnd().split("\r\n");
    expect(head).toMatch(/^\uFEFFstudent,points,max,late,submission,submitted,remarks,01\.outputSize,/);
    expect(rows.map((r) => r.split(",").slice(0, 3).join())).toEqual(["ada,18,18", "bo,0,18", "cy,11,18"]);
    const page = readFileSync(path.join(out, "summary.html"), "utf8");
    expect(page).toContain("You rounded up");
    expect(page).toMatch(/<svg role="img" aria-label="2 passed, 1 not started"/);
    expect(JSON.parse(readFileSync(path.join(out, "gradescope", "cy.json"), "utf8"))).toMatchObject({ score: 11 });
    const textFor = (student: string) => readFileSync(path.join(out, "students", `${student}.txt`), "utf8");
    expect(textFor("cy")).toMatch(/^01 Standard convolution: 11 of 18 points\n {2}not right yet +01\.outputSize/);
    expect(textFor("cy")).toContain("It calls your outputSize, which is not right yet. Mend that first.");
    expect(textFor("bo")).toContain(`exercises/${file} counts, not ${file}`);
    const told = JSON.parse(readFileSync(path.join(out, "gradescope", "bo.json"), "utf8"));
    expect(told).toMatchObject({ score: 0, output: `exercises/${file} counts, not ${file}` });
  });

  it("is told what TypeScript says where an answer stopped, once a file", async () => {
    handIn("ada", "export const outputSize = (n: number, kernel: number) => Math.flor(n - kernel) + 1;");
    await gradeClass([rubric], { submissions, out });
    const sentence = /TypeScript says of line \d+: Property 'flor' does not exist on type 'Math'/g;
    const files = ["students/ada.txt", "students/ada.json", "gradescope/ada.json"];
    const told = files.map((name) => readFileSync(path.join(out, name), "utf8").replace(/\s+/g, " "));
    expect(told.map((text) => text.match(sentence)?.length)).toEqual([1, 1, 1]);
  });

  it("judges again only what has changed", async () => {
    handIn("ada", solution);
    handIn("bo", stub);
    await gradeClass([rubric], { submissions, out });
    const before = statSync(path.join(out, "students", "ada.json")).mtimeMs;
    handIn("bo", solution);
    expect(await gradeClass([rubric], { submissions, out })).toMatchObject({ students: 2, judged: 1 });
    expect(result("bo").points).toBe(18);
    expect(statSync(path.join(out, "students", "ada.json")).mtimeMs).toBe(before);
    expect(await gradeClass([rubric], { submissions, out, seed: "another" })).toMatchObject({ judged: 2 });
  });

  it("keeps no marks of who is in it no more, and takes away nothing that it has not written", async () => {
    handIn("ada", "");
    handIn("bo", "");
    await gradeClass([rubric], { submissions, out });
    for (const file of ["notes.json", "cy.json"]) {
      writeFileSync(path.join(out, "students", file), JSON.stringify({ student: "dan", fingerprint: "" }));
    }
    rmSync(path.join(submissions, "bo"), { recursive: true });
    expect(await gradeClass([rubric], { submissions, out })).toMatchObject({ students: 1, removed: ["bo"] });
    expect(readdirSync(path.join(out, "students")).sort()).toEqual(["ada.json", "ada.txt", "cy.json", "notes.json"]);
    expect(readdirSync(path.join(out, "gradescope"))).toEqual(["ada.json"]);
  });

  it("counts the newest submission that was in time, and records the choice", () => {
    handIn("kim_1", stub, "2031-03-01T10:00:00Z");
    handIn("kim_2", stub, "2031-03-03T10:00:00Z");
    handIn("kim_3", stub, "2031-03-05T10:00:00Z");
    handIn("lee", stub, "2031-03-05T10:00:00Z");
    const { students } = studentsIn(submissions, {
      chapters: [rubric.file],
      deadline: new Date("2031-03-04T00:00:00Z"),
    });
    expect(students.map((s) => [s.student, s.counts?.name, s.late, s.others])).toEqual([
      ["kim", "kim_2", false, ["kim_3", "kim_1"]],
      ["lee", "lee", true, []],
    ]);
  });

  it("counts what holds answers, and nothing without answers is late", () => {
    const at = (name: string, time: string) => utimesSync(path.join(submissions, name), new Date(time), new Date(time));
    handIn("kim_1", stub, "2031-03-01T10:00:00Z");
    mkdirSync(path.join(submissions, "kim_2"));
    mkdirSync(path.join(submissions, "lee"));
    zip("han.zip", { "notes.txt": "later" });
    writeFileSync(path.join(submissions, "bo.zip"), "cut off");
    zip("cy.zip", { [file]: stub });
    for (const name of ["kim_2", "lee", "han.zip", "bo.zip", "cy.zip"]) at(name, "2031-03-09T10:00:00Z");
    const deadline = new Date("2031-03-04T00:00:00Z");
    const { students } = studentsIn(submissions, { chapters: [rubric.file], deadline });
    expect(students.map((s) => `${s.student}: ${s.counts?.name}${s.late ? ", late" : ""}`).sort()).toEqual([
      "bo: bo.zip",
      "cy: cy.zip, late",
      "han: han.zip",
      "kim: kim_1",
      "lee: lee",
    ]);
  });

  it("fails answers that were learned by heart for another seed", async () => {
    const size = "const [kernelHeight, kernelWidth] = filter.shape;";
    handIn("ada", solution.replace(size, `if (map.shape[1] === 6) return zeros([2, 5]);\n  ${size}`));
    await gradeClass([rubric], { submissions, out, seed: "2031" });
    expect(result("ada").exercises.find((e) => e.id === "01.slide2d")?.verdict).toBe("wrong");
  });

  it("keeps students apart whose names are written alike", async () => {
    for (const [name, text] of [
      ["रवि", solution],
      ["रवी", stub],
      ["Lee, A", solution],
      ["Lee; A", stub],
      ["김민수_1".normalize("NFC"), stub],
      ["김민수_2".normalize("NFD"), solution],
    ])
      handIn(name, text, name.includes("_2") ? "2031-03-02T00:00:00Z" : "2031-03-01T00:00:00Z");
    await gradeClass([rubric], { submissions, out });
    const rows = readFileSync(path.join(out, "marks.csv"), "utf8").trimEnd().split("\r\n").slice(1);
    const marks = Object.fromEntries(
      rows.map((row) => [row.match(/^("[^"]*"|[^,]*)/)![0], row.match(/,(\d+),18,/)![1]]),
    );
    expect(marks).toEqual({ '"Lee, A"': "18", "Lee; A": "0", रवि: "18", रवी: "0", 김민수: "18" });
  });

  it("names what it did not grade, and is not stopped by what it can't read", async () => {
    handIn("ada", solution);
    writeFileSync(path.join(submissions, "mona.tar.gz"), "x");
    writeFileSync(path.join(submissions, "gradebook.csv"), "x");
    symlinkSync(path.resolve("solutions"), path.join(submissions, "mal"));
    if (process.platform !== "win32") execFileSync("mkfifo", [path.join(submissions, `pip_1_${file}`)]);
    mkdirSync(path.join(submissions, "nil", "exercises", file), { recursive: true });
    const { attention } = await gradeClass([rubric], { submissions, out });
    expect(attention).toEqual([
      "What 1 handed in can't be read: nil",
      "No answers were found in what 1 handed in: mona",
      `Nobody's, and not graded: gradebook.csv, mal${process.platform === "win32" ? "" : `, pip_1_${file}`}`,
    ]);
    expect(readFileSync(path.join(out, "summary.html"), "utf8")).toContain("gradebook.csv");
    expect(result("nil").exercises[0]).toMatchObject({
      verdict: "missing",
      says: expect.stringContaining("not a plain file"),
    });
  });

  it("has no mark in a chapter that was not handed in, can't be read or is empty, and whoever it is is named", async () => {
    const add = (name: string, bytes: string | Buffer) =>
      writeFileSync(path.join(submissions, name, `${first.file}.ts`), bytes);
    for (const name of ["whole", "half", "sora", "void"]) handIn(name, stub);
    for (const name of ["nil", "odd"]) mkdirSync(path.join(submissions, name));
    add("whole", readFileSync(`grader/stubs/${first.file}.ts`));
    add("sora", Buffer.from([0x41, 0, 0, 0x42]));
    add("void", "\uFEFF \r\n");
    add("nil", "");
    add("odd", "export const a = 1;");
    const names = ["half", "nil", "odd", "sora", "void", "whole"];
    const people = peopleIn(names.join("\n"));
    const { attention } = await gradeClass([first, rubric], { submissions, out, people });
    expect(attention).toEqual([
      "What 1 handed in can't be read: sora (00)",
      "No answers were found in what 2 handed in: nil; odd",
      "No answers to 00, and no mark there: half; void",
    ]);
    const rows = (name: string) => csvParse(readFileSync(path.join(out, name), "utf8").replace("\uFEFF", ""));
    const canvas = rows("canvas.csv").slice(1);
    expect(canvas.map((row) => [row.Student, row[`00 ${first.title}`], row[`01 ${rubric.title}`]])).toEqual([
      ["half", "", "0"],
      ["nil", "", ""],
      ["odd", "", ""],
      ["sora", "", "0"],
      ["void", "", "0"],
      ["whole", "0", "0"],
    ]);
    const inMarks = rows("marks.csv").map((row) => [row.student, row.points, row["00.flatIndex"], row["01.onePixel"]]);
    expect(inMarks).toEqual([
      ["half", "0", "", "0"],
      ["nil", "0", "", ""],
      ["odd", "0", "", ""],
      ["sora", "0", "", "0"],
      ["void", "0", "", "0"],
      ["whole", "0", "0", "0"],
    ]);
    expect(rows("marks.csv").map((row) => row.remarks)).toEqual([
      "no answers to 00-start-here.ts",
      `00-start-here.ts is empty: nothing is in it; no answers to ${file}`,
      `no answers to ${file}; 00-start-here.ts holds none of the functions that were asked for`,
      "unreadable: 00-start-here.ts can't be read as text. Save it as UTF-8",
      "00-start-here.ts is empty: nothing is in it",
      "",
    ]);
    expect(result("void").exercises[0].says).toBe("00-start-here.ts is empty: nothing is in it");
  });

  it("interrupted and run again, says so and gives the same marks", async () => {
    const slow = solution.replace("let sum = bias[f];", "while (true) {}");
    for (const [name, text] of Object.entries({ ada: solution, bo: slow, cy: stub })) handIn(name, text);
    const line = ["desk/run.mjs", "grader/terminal/grade.ts", "--class", submissions, "--out", out];
    const child = spawn(process.execPath, [...line, "01"]);
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text) => (said += text));
    await expect.poll(() => existsSync(path.join(out, "students", "ada.json")), { timeout: 60_000 }).toBe(true);
    child.kill("SIGINT");
    await once(child, "exit");
    expect(said).toMatch(
      /Interrupted. The marks of [12] of 3 students are on disk: the same command goes on from there/,
    );
    expect(existsSync(path.join(out, "marks.csv"))).toBe(false);
    const again = spawnSync(process.execPath, [...line, "--deadline", "2100-01-01T00:00Z", "01"], { encoding: "utf8" });
    expect(again.stdout).toMatch(/^3 students, [12] judged now, 0 late/);
    expect(again.status).toBe(0);
    const whole = fresh();
    await gradeClass([rubric], { submissions, out: whole });
    const marks = (folder: string) => readFileSync(path.join(folder, "marks.csv"), "utf8");
    expect(marks(out)).toBe(marks(whole));
  });

  it("may be handed in on all of a day that is the deadline, and to the minute where one is named", () => {
    for (const none of ["2031-11-31", "2031-02-29", "2031-02-30T18:00Z", "2031-13-01", "tomorrow"])
      expect(() => deadlineIn(none)).toThrow(none);
    expect(deadlineIn("2032-02-29T00:00Z")).toEqual(new Date(Date.UTC(2032, 1, 29)));
    expect(deadlineIn("2031-03-04")).toEqual(new Date(2031, 2, 4, 23, 59, 59, 999));
    expect(deadlineIn("2031-03-04T18:00Z")).toEqual(new Date(Date.UTC(2031, 2, 4, 18)));
    expect(deadlineIn("2031-03-04T18:00+09:00")).toEqual(new Date(Date.UTC(2031, 2, 4, 9)));
  });

  it("that is empty is refused, and not graded as nobody's", async () => {
    writeFileSync(path.join(submissions, "grades.csv"), "a,b");
    await expect(gradeClass([first], { submissions, out })).rejects.toThrow(
      `${submissions} holds nothing that anybody handed in, only grades.csv`,
    );
    expect(readdirSync(out)).toEqual([]);
    const { students } = await gradeClass([first], { submissions, out, people: peopleIn("Ada\nBo\n") });
    expect(students).toBe(2);
  });

  it("is not looked for in the workbook itself, and its marks don't go there", async () => {
    for (const [flag, folder] of [
      ["class", "."],
      ["class", "exercises"],
    ] as const)
      await expect(gradeClassFromTerminal([], { class: folder, out })).rejects.toThrow(
        `--${flag} ${folder} is the workbook itself`,
      );
    handIn("ada", solution);
    for (const room of [".", "exercises", "test"])
      await expect(gradeClassFromTerminal([], { class: submissions, out: room })).rejects.toThrow("--out");
  });

  it("keeps no gradebook of an earlier run with a roster", async () => {
    handIn("ada", solution);
    await gradeClass([first], { submissions, out, people: peopleIn("Ada\n") });
    expect(existsSync(path.join(out, "canvas.csv"))).toBe(true);
    expect((await gradeClass([first], { submissions, out })).stale).toEqual(["canvas.csv", "moodle.csv"]);
    expect(existsSync(path.join(out, "canvas.csv"))).toBe(false);
  });

  it("is told which columns its marks have no more", async () => {
    handIn("ada", solution);
    expect((await gradeClass([first, rubric], { submissions, out })).dropped).toEqual([]);
    expect((await gradeClass([first], { submissions, out })).dropped).toEqual(["01"]);
    expect((await gradeClass([first], { submissions, out })).dropped).toEqual([]);
  });

  it("is told where everybody is late by the time of a download, and in Canvas' names LATE alone counts", async () => {
    for (const name of ["ada", "bo", "cy"]) handIn(name, solution, `2031-03-09T10:0${name.length}:00Z`);
    const deadline = new Date("2031-03-05T00:00Z");
    const { attention, late } = await gradeClass([rubric], { submissions, out, deadline });
    expect(late).toBe(3);
    expect(attention).toContainEqual(
      expect.stringContaining("Everybody is late, and all files are of the same minutes"),
    );
    for (const name of ["adalee_701_9001_", "bokim_LATE_702_9002_"])
      writeFileSync(path.join(submissions, `${name}${file}`), solution);
    const again = await gradeClass([rubric], { submissions, out, deadline });
    expect([again.late, again.untimed, result("adalee").late, result("bokim").late]).toEqual([4, 2, false, true]);
    expect(again.attention).not.toContainEqual(expect.stringContaining("Everybody is late"));
  });

  it("says what it needs", async () => {
    const asked = (flags: { out?: string; roster?: string; deadline?: string }) =>
      gradeClassFromTerminal([], { class: submissions, ...flags });
    await expect(asked({})).rejects.toThrow("--out");
    await expect(asked({ out: path.join(submissions, "results") })).rejects.toThrow("would be taken for a student");
    for (const deadline of ["soon", "18:00", "2031-02-40T18:00Z"]) {
      await expect(asked({ out, deadline })).rejects.toThrow("is no time");
    }
    await expect(asked({ out, roster: path.join(out, "none.csv") })).rejects.toThrow("There is no file");
    const zipped = gradeClassFromTerminal([], { class: `solutions/${file}`, out });
    await expect(zipped).rejects.toThrow("is a file: unpack it into a folder of its own");
  });
});

describe("nearly identical files", () => {
  const mine = solution;
  const renamed = solution
    .replaceAll("sum", "total")
    .replaceAll("output", "result")
    .replace("// once, before any tap", "");
  const other = stub.replace(
    'throw new Error("TODO: findLayer");',
    "return { kernel: answers.map((row) => row[0]).filter((v) => v !== 0), bias: 0, stride: answers.findIndex((row) => row[1] !== 0), padding: 0 };",
  );

  it("are found under other names, and listed with how alike they are", async () => {
    const found = await alikeIn(
      file,
      new Map([
        ["ada", mine],
        ["bo", renamed],
        ["cy", other],
        ["di", stub],
      ]),
      stub,
    );
    expect(found.map((a) => [a.left, a.right])).toEqual([["ada", "bo"]]);
    expect(found[0].similarity).toBeGreaterThan(0.95);
  });

  it("are found where most of a class has handed in the same", async () => {
    const names = ["ada", "bo", "cy", "di", "ed", "fay"];
    const found = await alikeIn(file, new Map(names.map((name) => [name, mine])), stub);
    expect(found.map((a) => `${a.left} ${a.right} ${a.similarity}`)).toEqual(names.slice(1).map((n) => `ada ${n} 1`));
  });

  it("are found among few, five of eight here, and beside our own solution", async () => {
    const imported = `import { at } from "../lib/index";\n${mine}`;
    const changed = mine.replace("return Math.floor(", "return Math.trunc(1 * ");
    const crlf = `\uFEFF${mine.replaceAll("\n", "\r\n")}`;
    const texts = { ada: mine, bo: crlf, cy: renamed, di: imported, ed: changed, fay: other, gus: stub, hal: "" };
    const found = await alikeIn(file, new Map(Object.entries(texts)), stub, [`solutions/${file}`, mine]);
    expect(found.map(({ left, right, similarity }) => `${left} ${right} ${similarity > 0.9}`)).toEqual(
      ["ada", "bo", "cy", "di", "ed"].map((name) => `solutions/${file} ${name} true`),
    );
  });

  it("are not found in stubs that nobody has touched", async () => {
    expect(
      await alikeIn(
        file,
        new Map([
          ["ada", stub],
          ["bo", stub],
        ]),
        stub,
      ),
    ).toEqual([]);
  });
});

it("leaves nothing but its own files in the folder", async () => {
  handIn("ada", stub);
  await gradeClass([rubric], { submissions, out });
  expect(readdirSync(out).sort()).toEqual(["gradescope", "marks.csv", "students", "summary.html"]);
});
