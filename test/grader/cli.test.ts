import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { nodeGrader } from "../../grader/node/grade";
import { rubric } from "../../grader/rubrics/01-standard-convolution";
import { chapterText } from "../../grader/terminal/chapter";
import { overviewText } from "../../grader/terminal/overview";
import { PLAIN, styleFor, wrapped } from "../../grader/terminal/style";
import { VERDICTS } from "../../grader/verdict";

vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(path.join(tmpdir(), "answers-"));
const answers = path.join(folder, `${rubric.file}.ts`);
const solution = `solutions/${rubric.file}.ts`;
afterAll(() => rmSync(folder, { recursive: true }));
const grade = (...line: string[]) =>
  spawnSync(process.execPath, ["desk/run.mjs", "grader/terminal/grade.ts", ...line], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });

describe("npm run grade", () => {
  it("prints one document with --json, and answers 0 where all is passed", () => {
    copyFileSync(solution, answers);
    const { stdout, status } = grade("01", "--json", "--from", folder);
    const document = JSON.parse(stdout);
    expect(document.points).toBe(document.max);
    expect(document.exercises.map((e: { id: string }) => e.id)).toEqual(rubric.exercises.map((e) => e.id));
    for (const e of document.exercises) expect(VERDICTS).toContain(e.verdict);
    expect(status).toBe(0);
  });

  it("grades one exercise, names the belief, and answers 1 where it is wrong", () => {
    writeFileSync(answers, readFileSync(solution, "utf8").replace("return Math.floor(", "return Math.ceil("));
    const { stdout, status } = grade("1.outputSize", "--json", "--from", folder);
    expect(JSON.parse(stdout)).toMatchObject({
      points: 0,
      max: 1,
      exercises: [
        {
          id: "01.outputSize",
          verdict: "wrong",
          diagnosis: { misconception: "01.rounded-up", belief: expect.stringContaining("rounded up") },
          hint: rubric.exercises[0].hints[0],
        },
      ],
    });
    expect(status).toBe(1);
  });

  it.each([
    [["97"], 'There is no chapter "97"'],
    [["01.nothing"], 'There is no exercise "01.nothing"'],
    [["--fast"], "There is no --fast"],
    [["--from"], "--from needs a value"],
  ])("answers %j with a sentence and 2", (line, sentence) => {
    const { stderr, status } = grade(...line);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain("at ");
    expect(status).toBe(2);
  });

  it("grades again at every save with --watch", async () => {
    copyFileSync(`grader/stubs/${rubric.file}.ts`, answers);
    const child = spawn(
      process.execPath,
      ["desk/run.mjs", "grader/terminal/grade.ts", "01", "--watch", "--from", folder],
      {
        env: { ...process.env, NO_COLOR: "1" },
      },
    );
    let said = "";
    const until = (text: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (said.includes(text)) resolve();
        };
        child.stdout.on("data", look);
        look();
      });
    child.stdout.setEncoding("utf8").on("data", (text) => (said += text));
    try {
      await until("0 passed, 9 open");
      await until(`Waiting for a save in ${folder}. Ctrl-C ends it.`);
      copyFileSync(solution, answers);
      await until("9 passed, 0 open");
      expect(said).toMatch(/9 passed, 0 open \(\d+ ms\)/);
    } finally {
      child.kill();
    }
  });
});

/** Every living process, by number: its parent and its group. */
function processes(): Map<number, { parent: number; group: number }> {
  const found = new Map<number, { parent: number; group: number }>();
  for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const [state, parent, group] = readFileSync(`/proc/${id}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      if (state !== "Z") found.set(Number(id), { parent: Number(parent), group: Number(group) });
    } catch {
      // It ended meanwhile.
    }
  }
  return found;
}

describe.skipIf(process.platform !== "linux")("a command that is interrupted", () => {
  it("leaves no endless loop behind", async () => {
    const text = readFileSync(solution, "utf8");
    writeFileSync(answers, text.replace("let sum = bias[f];", "while (true) {}"));
    const line = ["desk/run.mjs", "grader/terminal/grade.ts", "01", "--watch", "--from", folder];
    const child = spawn(process.execPath, line, { stdio: "ignore" });
    const groups = () =>
      [...processes()].filter(([, { parent }]) => parent === child.pid).map(([id, { group }]) => ({ id, group }));
    const loops = () => groups().filter(({ id, group }) => id === group);
    await expect.poll(() => loops().length, { timeout: 40_000 }).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const started = loops().map(({ group }) => group);
    child.kill("SIGINT");
    await once(child, "exit");
    const left = () => [...processes().values()].filter(({ group }) => started.includes(group)).length;
    await expect.poll(left, { timeout: 20_000 }).toBe(0);
  });
});

describe("what the terminal shows", () => {
  it("writes out the window and the arithmetic of the first wrong number", async () => {
    const judge = nodeGrader({ spares: 0 });
    const text = readFileSync(solution, "utf8").replace("sum += map.at(y + i, x + j)", "sum += map.at(y, x)");
    const report = await judge.chapter(rubric, text, undefined, "01.slide2d");
    judge.close();
    const shown = chapterText(report, PLAIN, () => 1);
    expect(shown).toContain("At [0, 0] the kernel lies on rows 0 to 1, columns 0 to 1 of the input:");
    expect(shown).toContain("0·0 + 1·1 + 3·2 + 4·3 = 19");
    expect(shown).toContain("Hint 1 of 3");
    expect(shown).toMatch(/expected +yours +difference/);
    expect(shown).toContain("[19]");
  });

  it("says in words what bars and colours say", () => {
    const map = overviewText([rubric], { exercises: {} }, PLAIN);
    expect(map).toContain("0 of 18 points");
    expect(map).toContain("Next: 01.outputSize");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
    expect(map).not.toMatch(/\u001b/);
  });

  it("honours NO_COLOR, and uses colours on a terminal only", () => {
    expect(styleFor({ isTTY: true }, { NO_COLOR: "1" })).toBe(PLAIN);
    expect(styleFor({ isTTY: false }, {})).toBe(PLAIN);
    expect(styleFor({ isTTY: true }, {}).good("x")).not.toBe("x");
  });

  it("breaks lines between words", () => {
    expect(wrapped("one two three four", "  ", 12)).toBe("  one two\n  three four");
  });
});
