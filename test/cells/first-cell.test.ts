import Module from "node:module";
import { expect, it } from "vitest";
import "../../workbook";

it("the line that every chapter begins with loads no package that only some cells need", () => {
  const cache = (Module as unknown as { _cache: Record<string, unknown> })._cache;
  const loaded = Object.keys(cache).flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  const heavy = ["mathjs", "linkedom", "@observablehq/plot", "esbuild", "tslab"];
  expect(heavy.filter((name) => loaded.includes(name))).toEqual([]);
});
