import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** Rooms whose files import one another, for values or for types. */
const ROOMS = ["bench", "cells", "desk", "editor", "execute", "grader", "kernel", "lib", "site"];
const IMPORT = /(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*["'](\.{1,2}\/[^"']+)["']/g;
const SOURCE = /(?<!\.d)\.(ts|mjs|cjs|js)$/;

test("no file of the house imports itself by a detour, not for a type either", () => {
  expect(circles(new Map(files().map((file) => [file, importsOf(file)])))).toEqual([]);
});

test("a detour is noticed", () => {
  expect(circles(new Map(Object.entries({ a: ["b"], b: ["c"], c: ["b"] })))).toEqual(["b > c > b"]);
});

function files(): string[] {
  const all = ROOMS.flatMap((room) =>
    readdirSync(room, { recursive: true }).map((name) => path.join(room, String(name))),
  );
  return all.filter((file) => SOURCE.test(file) && !file.includes("node_modules"));
}

function importsOf(file: string): string[] {
  const named = [...readFileSync(file, "utf8").matchAll(IMPORT)].map(([, name]) => path.join(path.dirname(file), name));
  return named.flatMap((name) =>
    ["", ".ts", "/index.ts"].map((end) => name + end).filter((it) => SOURCE.test(it) && existsSync(it)),
  );
}

/** Every circle that following the imports first runs into, as "a > b > a". */
function circles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const follow = (file: string, way: readonly string[]) => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(" > "));
    if (done.has(file) || way.includes(file)) return;
    for (const next of imports.get(file) ?? []) if (next !== file) follow(next, [...way, file]);
    done.add(file);
  };
  for (const file of imports.keys()) follow(file, []);
  return found;
}
