import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { TypeChecker } from "../../grader/node/type-checker";

const checker = new TypeChecker();
const folder = mkdtempSync(path.join(tmpdir(), "workbook-types-"));
afterAll(() => {
  checker.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("TypeScript, asked about a file of answers", { timeout: 60_000 }, () => {
  it("speaks of lib's own types, and of nothing where there is nothing to say", async () => {
    const text = 'import { zeros } from "../lib/index";\nexport const f = () =>\n  zeros([2, 2]).means();\n';
    const [first, ...more] = await checker.ask(text);
    expect(first).toMatchObject({ line: 3, number: 2339, says: expect.stringContaining("means") });
    expect(more).toEqual([]);
    expect(await checker.ask(text.replace("means()", "at(0, 0)"))).toEqual([]);
  });

  it.runIf(process.platform !== "win32")("opens no file that an answer names", async () => {
    const pipe = path.join(folder, "pipe.ts");
    execFileSync("mkfifo", [pipe]); // Whoever opens it waits for ever.
    const text = `/// <reference path="${pipe}" />\nimport type { A } from "${pipe}";\nexport const f = (a: A) => a;\n`;
    expect((await checker.ask(text)).map(({ number }) => number)).toContain(2307);
  });

  it("is left alone after a while by types that take for ever, and answers again", async () => {
    const twice =
      "type Twice<D extends 0[], K> = D['length'] extends 25 ? K : Twice<[...D, 0], [K, 0]> | Twice<[...D, 0], [K, 1]>;\n";
    const bomb = twice + Array.from({ length: 30 }, (_, i) => `export const f${i}: Twice<[], ${i}> = 1;\n`).join("");
    await checker.ask(bomb);
    expect(await checker.ask("export const g: number = 1;\n")).toEqual([]);
  });
});
