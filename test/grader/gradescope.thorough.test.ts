import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { gradescopeBundle } from "../../grader/class/services";
import { rubrics } from "../../grader/rubrics/index";

vi.setConfig({ hookTimeout: 300_000 }); // for npm ci

const folder = mkdtempSync(path.join(tmpdir(), "gradescope-"));
const at = (...parts: string[]) => path.join(folder, ...parts);
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder laid out as Gradescope's documentation says of /autograder, with no network where this system can do without. */
describe("the Gradescope bundle", () => {
  const file = "01-standard-convolution.ts";
  const solution = readFileSync(`solutions/${file}`);
  const offline = spawnSync("unshare", ["-rn", "true"]).status === 0 ? ["unshare", "-rn"] : ["env"];
  const environment = { ...process.env, AUTOGRADER: folder };
  const results = (submission: Record<string, string | Uint8Array>) => {
    rmSync(at("submission"), { recursive: true, force: true });
    for (const [name, data] of Object.entries(submission)) {
      mkdirSync(path.dirname(at("submission", name)), { recursive: true });
      writeFileSync(at("submission", name), data);
    }
    const [command, ...args] = [...offline, at("source", "run_autograder")];
    const { status } = spawnSync(command, args, { encoding: "utf8", env: environment });
    expect(status).toBe(0);
    return JSON.parse(readFileSync(at("results", "results.json"), "utf8"));
  };

  beforeAll(() => {
    for (const [name, data] of Object.entries(unzipSync(gradescopeBundle(["01"], "it's 2031")))) {
      mkdirSync(path.dirname(at("source", name)), { recursive: true });
      writeFileSync(at("source", name), data, { mode: 0o755 });
    }
    // setup.sh as it is, but for the system's packages.
    mkdirSync(at("bin"));
    const npm = spawnSync("sh", ["-c", "command -v npm"], { encoding: "utf8" }).stdout.trim();
    const installs = `#!/bin/sh\n[ "$1" = ci ] && exec "${npm}" "$@" --prefer-offline --no-audit --no-fund --loglevel=error\nexit 0\n`;
    writeFileSync(at("bin", "apt-get"), "#!/bin/sh\n", { mode: 0o755 });
    writeFileSync(at("bin", "npm"), installs, { mode: 0o755 });
    const PATH = `${at("bin")}:${process.env.PATH}`;
    const { status, stderr } = spawnSync(at("source", "setup.sh"), { encoding: "utf8", env: { ...environment, PATH } });
    expect([status, stderr]).toEqual([0, ""]);
  });

  it("judges a submission after a production installation, with nothing more to install", () => {
    const { score, tests } = results({ [file]: solution });
    expect(score).toBe(rubrics[1].exercises.reduce((sum, e) => sum + e.points, 0));
    expect(tests[0]).toMatchObject({ score: 1, max_score: 1, status: "passed", visibility: "visible" });
    expect(existsSync(at("source", "workbook", "node_modules", "vitest"))).toBe(false);
  });

  it("tells the student what TypeScript says where an answer stopped", () => {
    const { tests } = results({ [file]: String(solution).replace("Math.floor(", "Math.flor(") });
    expect(tests[0].output).toMatch(/TypeScript says of line \d+: Property 'flor' does not exist on type 'Math'/);
  });

  it("finds answers in a zip of the whole workbook under the name of a copy", () => {
    const zip = zipSync({
      "work/exercises/01-standard-convolution (1).ts": solution,
      [`work/grader/stubs/${file}`]: readFileSync(`grader/stubs/${file}`),
    });
    expect(results({ "work.zip": zip }).score).toBe(18);
  });

  it("tells the student what was there instead", () => {
    const { score, tests } = results({ "01.ts": solution });
    expect(score).toBe(0);
    expect(tests[0].output).toBe(`There is no ${file}. What is there: 01.ts`);
  });

  it("installs nothing where a package is damaged, and says which", () => {
    const [whole, gone] = ["esbuild", "gone"].map((name) => at("source", "workbook", "node_modules", name));
    renameSync(whole, gone);
    const { score, output } = results({ [file]: solution });
    expect([score, output]).toEqual([0, expect.stringMatching(/not its fault.*esbuild/)]);
    renameSync(gone, whole);
    expect(results({ [file]: solution }).score).toBe(18);
  });

  it("says what to do where no package is there", () => {
    const [all, gone] = ["node_modules", "gone"].map((name) => at("source", "workbook", name));
    renameSync(all, gone);
    const { output } = results({ [file]: solution });
    expect(output).toMatch(/not its fault.* Build the image again/);
    expect(output).not.toContain("Require stack");
    renameSync(gone, all);
  });

  it("writes what went wrong where it can't judge", () => {
    renameSync(at("source", "workbook", "lib"), at("source", "workbook", 'not "lib"'));
    const { score, output } = results({ [file]: solution });
    expect([score, output]).toEqual([0, expect.stringMatching(/not its fault.*Cannot find module '..\/../)]);
  });
});
