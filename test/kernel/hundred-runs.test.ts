import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KernelClient, printed } from "./kernel-client";

interface Cell {
  cell_type: string;
  source: string | string[];
}

/** One of each kind of cell in chapter 00: a hundred runs of all of them would take a test too long. */
const kinds = ["import {", "const cat = photo", "predict(", "exploreSliding("];
const { cells } = JSON.parse(readFileSync(path.join("notebooks", "00-start-here.ipynb"), "utf8")) as { cells: Cell[] };
const code = cells.filter((cell) => cell.cell_type === "code").map((cell) => [cell.source].flat().join(""));
const chapter = kinds.map((kind) => code.find((cell) => cell.startsWith(kind))!);

let kernel: KernelClient;
beforeAll(() => {
  kernel = new KernelClient();
});
afterAll(async () => {
  await kernel.shutdown();
});

/** Runs cells again and again, and answers what the kernel holds then, garbage collected, in MB. */
async function held(list: string[], times: number): Promise<number> {
  for (let i = 0; i < times; i++) {
    const ran = await kernel.runAll(list, { timeout: 60 });
    expect(ran.filter((cell) => cell.reply.status !== "ok")).toEqual([]);
  }
  const said = await kernel.run(
    `collect();
await new Promise((resume) => setTimeout(resume, 100));
collect();
const { heapUsed, external } = process.memoryUsage();
heapUsed + external`,
  );
  return Number(printed(said)) / 1e6;
}

describe("one kernel, all day", () => {
  beforeAll(async () => {
    expect(chapter).not.toContain(undefined);
    await kernel.run(`import v8 from "node:v8";
import vm from "node:vm";
v8.setFlagsFromString("--expose-gc");
const collect = vm.runInNewContext("gc") as () => void;`);
  });

  // The photograph alone is 0.4 MB, and the HTML of a picture about as much: to keep one of them at every run would be
  // some 30 MB in 80 runs. What stays without any such fault (the input history, compiled code) is 4 to 11 MB, more
  // the later a busy machine gets round to compiling: hence half of 30, not less.
  it("holds no more after a hundred runs of a chapter than after twenty", async () => {
    const twenty = await held(chapter, 20);
    const hundred = await held(chapter, 80);
    expect(hundred - twenty).toBeLessThan(15);
  });

  it("keeps no judge alive after grading, nor what it sent", async () => {
    const grading = ['import { grade } from "../workbook"\nawait grade("00")'];
    const twice = await held(grading, 2);
    expect((await held(grading, 10)) - twice).toBeLessThan(10);
    const judges = async () =>
      printed(await kernel.run('process.getActiveResourcesInfo().filter((name) => name === "ProcessWrap").length'));
    await expect.poll(judges, { timeout: 5_000 }).toBe("0\n");
  });
});
