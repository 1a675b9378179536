import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

test("the committed kernels are the compiled sources, byte for byte", { timeout: 120_000 }, () => {
  const build = join(__dirname, "../../../lib/fast/build.mjs");
  expect(execFileSync(process.execPath, [build, "--check"], { encoding: "utf8" })).toMatch("up to date");
});
