import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KernelClient, printed } from "./kernel-client";

/** What a chapter does, ten times in each cell: running a cell costs more than what it does. */
const chapter = [
  'import { exploreSliding, grade, photo, predict, showPhoto, _ } from "../workbook"',
  'const cats = Array.from({ length: 10 }, () => photo("chelsea"))',
  "for (const cat of cats) showPhoto(cat)",
  'for (const cat of cats) predict("7 pixels, a kernel of 3, stride 2: how many positions?", _)',
  "for (const cat of cats) exploreSliding()",
];

let kernel: KernelClient;
beforeAll(() => {
  kernel = new KernelClient();
});
afterAll(async () => {
  await kernel.shutdown();
});

/** Runs cells again and again, and answers what the kernel holds then, garbage collected, in MB. */
async function held(cells: string[], times: number): Promise<number> {
  for (let i = 0; i < times; i++) {
    const ran = await kernel.runAll(cells);
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
    await kernel.run(`import v8 from "node:v8";
import vm from "node:vm";
v8.setFlagsFromString("--expose-gc");
const collect = vm.runInNewContext("gc") as () => void;`);
  });
  // Ten photographs are 2 MB, and what is shown of them and of the explorers about as much. Without a fault that keeps one
  // of these, five runs more take half a megabyte: the input history, and code compiled late.
  it("holds no more after ten runs of a chapter than after five", async () => {
    const five = await held(chapter, 5);
    expect((await held(chapter, 5)) - five).toBeLessThan(2.5);
  });

  it("keeps one judge for the next save after grading, and not what it sent", async () => {
    const grading = ['await grade("00")'];
    const twice = await held(grading, 2);
    expect((await held(grading, 10)) - twice).toBeLessThan(10);
    const judges = async () =>
      printed(await kernel.run('process.getActiveResourcesInfo().filter((name) => name === "ProcessWrap").length'));
    await expect.poll(judges, { timeout: 30_000 }).toBe("1\n");
  });
});
