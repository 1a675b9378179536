import { spawnSync } from "node:child_process";
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
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { csvOf } from "../../grader/class/csv";
import { gradeClass } from "../../grader/class/grade-class";
import { alikeIn } from "../../grader/class/similar";
import type { StudentResult } from "../../grader/class/student";
import { answersIn, chosenOf } from "../../grader/class/submissions";
import { staysInside, unzipped, ZipError, zipEntries } from "../../grader/class/zip";
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
    const seen: number[] = [];
    const { students, judged } = await gradeClass([rubric], { submissions, out, progress: (done) => seen.push(done) });
    expect([students, judged, seen]).toEqual([3, 3, [1, 2, 3]]);
    expect(["ada", "bo", "cy"].map((s) => result(s).points)).toEqual([18, 0, 17 - 2 - 4]);
    expect(result("cy").exercises[0].diagnosis?.misconception).toBe("01.rounded-up");
    const [head, ...rows] = readFileSync(path.join(out, "marks.csv"), "utf8").trimEnd().split("\r\n");
    expect(head).toMatch(/^student,points,max,late,submission,submitted,01\.outputSize,/);
    expect(rows.map((r) => r.split(",").slice(0, 3).join())).toEqual(["ada,18,18", "bo,0,18", "cy,11,18"]);
    const page = readFileSync(path.join(out, "summary.html"), "utf8");
    expect(page).toContain("You rounded up");
    expect(page).toMatch(/<svg role="img" aria-label="2 passed, 1 not started"/);
    expect(JSON.parse(readFileSync(path.join(out, "gradescope", "cy.json"), "utf8"))).toMatchObject({ score: 11 });
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

  it("counts the newest submission that was in time, and records the choice", () => {
    handIn("kim_1", stub, "2031-03-01T10:00:00Z");
    handIn("kim_2", stub, "2031-03-03T10:00:00Z");
    handIn("kim_3", stub, "2031-03-05T10:00:00Z");
    handIn("lee", stub, "2031-03-05T10:00:00Z");
    const chosen = chosenOf(submissions, new Date("2031-03-04T00:00:00Z"));
    expect(chosen.map((c) => [c.student, c.name, c.late, c.others])).toEqual([
      ["kim", "kim_2", false, ["kim_1", "kim_3"]],
      ["lee", "lee", true, []],
    ]);
  });

  it("fails answers that were learned by heart for another seed", async () => {
    const size = "const [kernelHeight, kernelWidth] = filter.shape;";
    handIn("ada", solution.replace(size, `if (map.shape[1] === 6) return zeros([2, 5]);\n  ${size}`));
    await gradeClass([rubric], { submissions, out, seed: "2031" });
    expect(result("ada").exercises.find((e) => e.id === "01.slide2d")?.verdict).toBe("wrong");
  });

  it("finds a zip's answers where answers lie, whatever else the zip holds and in whatever order", () => {
    const answersOf = (name: string, files: Record<string, string>) => {
      zip(name, files);
      return answersIn(chosenOf(submissions).find((c) => c.name === name)!, [rubric])[0];
    };
    const ours = {
      [`solutions/${file}`]: solution,
      [`backups/2031/${file}`]: solution,
      [`grader/stubs/${file}`]: solution,
    };
    expect(answersOf("a.zip", { ...ours, [`exercises/${file}`]: "mine" })).toBe("mine");
    expect(answersOf("b.zip", { ...ours, [`work/${file}`]: "old", [`work/exercises/${file}`]: "mine" })).toBe("mine");
    expect(answersOf("c.zip", { [`exercises\\${file}`]: "from Windows" })).toBe("from Windows");
    expect(answersOf("d.zip", ours)).toMatchObject({ verdict: "missing" });
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
    mkdirSync(path.join(submissions, "nil", "exercises", file), { recursive: true });
    const { ignored } = await gradeClass([rubric], { submissions, out });
    expect(ignored).toEqual(["mona.tar.gz"]);
    expect(readFileSync(path.join(out, "summary.html"), "utf8")).toContain("mona.tar.gz");
    expect(result("nil").exercises[0]).toMatchObject({
      verdict: "missing",
      says: expect.stringContaining("not a plain file"),
    });
  });

  it("is started from the terminal, and says what it needs", () => {
    handIn("ada", solution);
    const grade = (...line: string[]) =>
      spawnSync(process.execPath, ["desk/run.mjs", "grader/terminal/grade.ts", ...line], { encoding: "utf8" });
    const done = grade("--class", submissions, "--out", out, "--deadline", "2100-01-01T00:00Z", "01");
    expect(done.stdout).toContain("1 students, 1 judged now, 0 late");
    expect(done.status).toBe(0);
    expect(grade("--class", submissions).stderr).toContain("--out");
    const inside = path.join(submissions, "results");
    expect(grade("--class", submissions, "--out", inside).stderr).toContain("would be taken for a student");
    expect(grade("--class", submissions, "--out", out, "--deadline", "soon")).toMatchObject({ status: 2 });
  });
});

describe("zips and folders that mean harm", () => {
  const answerOf = (name: string) =>
    answersIn({ student: "x", name, path: path.join(submissions, name), time: new Date() }, [rubric])[0];

  it("write nothing outside: paths that climb are not looked at", () => {
    zip("slip.zip", { [`../../exercises/${file}`]: solution, [`a/../../${file}`]: solution });
    expect(answerOf("slip.zip")).toMatchObject({ verdict: "missing" });
    expect(existsSync(path.join(submissions, "..", "exercises", file))).toBe(false);
    expect([`/etc/${file}`, "C:/x.ts", "a\\b.ts", "..", "a/../b"].map(staysInside)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(["a/b..ts", "a/..b/c", "..."].map(staysInside)).toEqual([true, true, true]);
  });

  it("can't unpack more than they promise, or promise more than is allowed", () => {
    const bomb = zipSync({ [file]: new Uint8Array(50_000_000) }, { level: 9 });
    const [entry] = zipEntries(bomb);
    expect(() => unzipped(bomb, entry, 1e6)).toThrow(ZipError);
    expect(() => unzipped(bomb, { ...entry, size: 1000 }, 1e6)).toThrow(ZipError);
    writeFileSync(path.join(submissions, "bomb.zip"), bomb);
    expect(answerOf("bomb.zip")).toMatchObject({ verdict: "missing", says: expect.stringContaining("larger") });
  });

  it("can't hide a link in a zip", () => {
    const bytes = zipSync({ [file]: [strToU8("../../solutions/secret.ts"), { os: 3, attrs: 0xa1ff << 16 }] });
    expect(() => unzipped(bytes, zipEntries(bytes)[0], 1e6)).toThrow(/is a link/);
  });

  it("can't make the grader follow a link on disk", () => {
    mkdirSync(path.join(submissions, "eve"));
    symlinkSync(path.resolve(`solutions/${file}`), path.join(submissions, "eve", file));
    symlinkSync(path.resolve("solutions"), path.join(submissions, "mal"));
    expect(answerOf("eve")).toMatchObject({ verdict: "missing" });
    expect(chosenOf(submissions).map((c) => c.student)).toEqual(["eve"]);
  });

  it("may be no zips at all", () => {
    for (const [name, text] of [
      ["empty.zip", ""],
      ["text.zip", "hello"],
      ["half.zip", "PK\u0003\u0004"],
    ]) {
      writeFileSync(path.join(submissions, name), text);
      expect(answerOf(name)).toMatchObject({ verdict: "missing", says: "this is no zip" });
    }
    writeFileSync(path.join(submissions, "cut.zip"), zipSync({ [file]: strToU8(solution) }).subarray(40));
    expect(answerOf("cut.zip")).toMatchObject({ verdict: "missing" });
  });

  it("give every other kind of zip what it holds", () => {
    for (const level of [0, 6] as const) {
      const bytes = zipSync({ [file]: strToU8(solution) }, { level });
      expect(new TextDecoder().decode(unzipped(bytes, zipEntries(bytes)[0], 1e6))).toBe(solution);
    }
  });

  it("can't put a formula into the teacher's spreadsheet", () => {
    const row = {
      student: '=HYPERLINK("x"),',
      points: 1,
      max: 2,
      late: false,
      submission: "@a",
      submitted: "t",
      exercises: [],
    };
    expect(csvOf([row as unknown as StudentResult], [])).toContain(`"'=HYPERLINK(""x""),",1,2,no,'@a,t`);
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
