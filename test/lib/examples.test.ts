import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import * as lib from "../../lib/index";
import * as networks from "../../lib/networks/index";

/** Documentation does not lie: each `expression // value` after an `@example` is computed and compared. */

const folder = resolve(__dirname, "../../lib");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));

describe.each(files.map((name) => ({ name, examples: examplesOf(name) })).filter(({ examples }) => examples.length))(
  "$name",
  ({ name, examples }) => {
    test.each(examples)("$expression is $value", async ({ before, expression, value }) => {
      const scope = { ...lib, ...networks, ...(await import(join(folder, name))) };
      const actual = evaluate(expression, scope, before);
      if (value.endsWith("…")) expect(String(actual).startsWith(value.slice(0, -1))).toBe(true);
      else expect(plain(actual)).toEqual(evaluate(value, scope));
    });
  },
);

test("every function of lib/index is shown by an example", () => {
  const shown = new Set(files.flatMap(blocksOf).flatMap((block) => block.match(/\w+(?=\()/g) ?? []));
  const isClass = (value: unknown) => /^class /.test(String(value));
  const functions = Object.entries(lib).filter(([, value]) => typeof value === "function" && !isClass(value));
  expect(functions.map(([name]) => name).filter((name) => !shown.has(name))).toEqual([]);
});

/** Examples whose comment is a value, or begins with one before ", " or ": "; others are prose, and not for here. */
function examplesOf(name: string): { before: string; expression: string; value: string }[] {
  return blocksOf(name).flatMap((block) => {
    const before = [...block.matchAll(/\* (const .*)/g)].map((match) => match[1]).join("\n");
    return [...block.matchAll(/\* (\w.*?) \/\/ (.*)/g)]
      .map(([, expression, comment]) => ({ before, expression, value: valueIn(comment) ?? "" }))
      .filter(({ expression, value }) => value !== "" && isExpression(expression));
  });
}

function blocksOf(name: string): string[] {
  const text = readFileSync(join(folder, name), "utf8");
  return [...text.matchAll(/@example\n((?: +\* [^@].*\n)+)/g)].map((match) => match[1]);
}

function valueIn(comment: string): string | undefined {
  return comment.match(/^(-?[\d.]+…?|true|false|"[^"]*"|\[.*\])(?=$|[,:] )/)?.[1];
}

function isExpression(code: string): boolean {
  try {
    new Function(`return (${code})`);
    return true;
  } catch {
    return false;
  }
}

function evaluate(code: string, scope: object, before = ""): unknown {
  return new Function(...Object.keys(scope), `${before}\nreturn (${code})`)(...Object.values(scope));
}

function plain(value: unknown): unknown {
  return ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : value;
}
