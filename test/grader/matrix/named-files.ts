import { textOf } from "../../../grader/node/text";
import { fileOf, RIGHT, withBody } from "./chapter";
import { bodies, lines, probes, type Row } from "./row";

// Texts that name files to whoever compiles them, and texts in another encoding. PIPE stands for a pipe that nobody writes to:
// whoever opens it waits for ever.

const RIGHT_FILE = fileOf([withBody(RIGHT)]);

const inSixteen = (swapped: boolean): string => {
  const bytes = Buffer.from(`\uFEFF${RIGHT_FILE}`, "utf16le");
  return textOf(swapped ? bytes.swap16() : bytes)!;
};

export const namedFileRows: Row[] = [
  ...lines("files named in comments", "pass", {
    "a source map that is a pipe": "//# sourceMappingURL=PIPE",
    "a source map that is a pipe, as an address": "//# sourceMappingURL=file://PIPE",
    "a source map, the old way": "//@ sourceMappingURL=PIPE",
    "a source map in a block": "/*# sourceMappingURL=PIPE */",
    "a source map that is secret": "//# sourceMappingURL=/etc/passwd",
    "a source map that is broken": "//# sourceMappingURL=data:application/json;base64,bm8ganNvbg==",
    "another name for itself": "//# sourceURL=/etc/passwd",
    "a reference to a pipe": '/// <reference path="PIPE" />',
    "a reference to types": '/// <reference types="node" />',
    "another way to write markup": "/** @jsxImportSource ../solutions */",
    "an answer that wants no checking": "// @ts-nocheck",
    "types of a pipe": 'type A = import("PIPE").A;',
    "types imported from a pipe": 'import type { A } from "PIPE";',
  }),
  ...probes("files named in comments", "pass", {
    "a source map behind everything": `export function probe(x: any, w: any, s: any) { RIGHT }\n//# sourceMappingURL=PIPE`,
  }),
  { group: "text and names", name: "sixteen-bit text with its mark", verdict: "pass", text: inSixteen(false) },
  { group: "text and names", name: "sixteen-bit text the other way round", verdict: "pass", text: inSixteen(true) },
  ...probes("kinds of function", "wrong", {
    "a generator": "export function* probe() { yield 6; }",
    "a generator that gives the right answer back": "export function* probe(x: any, w: any, s: any) { RIGHT }",
    "an asynchronous generator": "export async function* probe(x: any, w: any, s: any) { RIGHT }",
    "a function that makes the answer's function": "export const probe = () => (x: any, w: any, s: any) => { RIGHT };",
  }),
  ...probes("kinds of function", "pass", {
    "an arrow": "export const probe = (x: any, w: any, s: any) => { RIGHT };",
    "one bound beforehand": "export const probe = function (x: any, w: any, s: any) { RIGHT }.bind(null);",
    "one exported at the end": "const other = (x: any, w: any, s: any) => { RIGHT };\nexport { other as probe };",
  }),
  ...probes("missing", "missing", {
    "an object of another kind of module": "const module = { exports: {} as any };\nmodule.exports.probe = () => [];",
  }),
  ...probes(
    "missing",
    "threw",
    {
      "as another kind of module": "(module as any).exports = { probe() {} };",
      "as another kind of export": "(exports as any).probe = () => [];",
    },
    { wholeFile: true },
  ),
  ...bodies("never ends", "timeout", {
    "a right answer, thousands of times slower":
      "let n = 0; for (let i = 0; i < 2e9; i++) n += i % 7; if (n > 0) { RIGHT }",
  }),
];
