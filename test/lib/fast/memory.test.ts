import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(__dirname, "../../..");
// Of glibc only; its report tells it from other C libraries of Linux.
const { glibcVersionRuntime } = (process.report.getReport() as unknown as { header: Record<string, string> }).header;

/** How many pages the system had to find for each of many calls, once the first outputs have been freed. */
const program = `
  const { conv2d, zeros } = require("./lib/fast/index");
  const [image, kernel] = [zeros([112, 112, 8]), zeros([1, 1, 8, 64])];
  const faults = () => process.resourceUsage().minorPageFault;
  for (let i = 0; i < 200; i++) conv2d(image, kernel);
  const before = faults();
  for (let i = 0; i < 200; i++) conv2d(image, kernel);
  console.log((faults() - before) / 200);
`;

test.runIf(glibcVersionRuntime)("large outputs get memory that has been freed, not new pages", () => {
  const tsx = join(root, "node_modules/tsx/dist/cli.mjs");
  const { stdout, stderr } = spawnSync(process.execPath, [tsx, "-e", program], { cwd: root, encoding: "utf8" });
  expect(stderr).toBe("");
  // An output of 3 MiB is 784 pages. Without memory.ts's keepFreedMemory some processes ask for most of them anew.
  expect(Number(stdout)).toBeLessThan(200);
});
