import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeGrader } from "../../grader/node/grade";
import type { Answering, Rubric, Value } from "../../grader/rubric";
import { relu, tensor, zeros } from "../../lib/index";

// What JavaScript does where its author expected something else is told as that, once it has been tried that it was it.

let grader: ReturnType<typeof nodeGrader>;
beforeAll(() => {
  grader = nodeGrader();
});
afterAll(() => grader.close());

async function said(solution: Answering, cases: readonly (readonly Value[])[], code: string) {
  const exercises = [
    {
      id: "90.f",
      title: "f",
      points: 1,
      solution,
      cases: () => cases,
      misconceptions: [],
      hints: ["one", "two", "three"],
    },
  ] as unknown as Rubric["exercises"];
  const rubric = { chapter: "90", file: "90-f", title: "f", exercises };
  const [report] = await grader.underSeeds(rubric, code.includes("export") ? code : `export ${code}`, "90.f", [
    "workbook",
  ]);
  return report.diagnosis?.belief ?? report.says;
}

const sum = (list: readonly number[]) => list.reduce((total, v) => total + v, 0);
const lists = [[[3, 1, 2]], [[7, 11, 5, 2]], [[10, 9]], [[4, 40, 12]]];
const ascending = (list: number[]) => [...list].sort((a, b) => a - b);

describe("a learner is told", () => {
  it.each<[string, Answering, readonly (readonly Value[])[], string]>([
    ["`sort` without a comparison sorts as text", ascending, lists, "function f(list) { return [...list].sort(); }"],
    [
      "`sort` changes the list itself",
      (list: number[]) => list.indexOf(ascending(list)[0]),
      lists,
      "function f(list) { return list.indexOf(list.sort((a, b) => a - b)[0]); }",
    ],
    [
      "A new array holds nothing yet",
      (list: number[]) => list.map((v) => 2 * v),
      lists,
      "function f(list) { const out = new Array(list.length); list.forEach((v, i) => { out[i] += 2 * v; }); return out; }",
    ],
    [
      "`i / 2` keeps its fraction",
      (list: number[]) => list.map((_, i) => list[Math.floor(i / 2)]),
      lists,
      "function f(list) { return list.map((_, i) => list[i / 2] ?? 0); }",
    ],
    [
      "`fill` puts one and the same list into every place",
      (list: number[]) => list.map((v) => [v]),
      lists,
      "function f(list) { const out = new Array(list.length).fill([]); list.forEach((v, i) => out[i].push(v)); return out; }",
    ],
    [
      "`Math.max` wants numbers one by one",
      (list: number[]) => Math.max(...list),
      lists,
      "function f(list) { return Math.max(list); }",
    ],
    [
      "A `return` within `forEach` leaves only the little function",
      (list: number[]) => list.find((v) => v > 4) ?? -1,
      lists,
      "function f(list) { list.forEach((v) => { if (v > 4) { return v; } }); return -1; }",
    ],
    [
      "`===` between two lists, or two tensors, asks whether they are one and the same",
      (a: number[], b: number[]) => a.join() === b.join(),
      [[[1, 2], [1, 2]], [[1], [2]], [[3], [3]], [[], [4]]], // biome-ignore format: a line
      "function f(a, b) { return a === b; }",
    ],
    [
      "`includes` looks for the very same list",
      (all: number[][], one: number[]) => all.some((v) => v.join() === one.join()),
      [[[[1, 2], [3]], [3]], [[[1]], [2]], [[[5], [6, 7]], [6, 7]], [[], [1]]], // biome-ignore format: a line
      "function f(all, one) { return all.includes(one); }",
    ],
    [
      "`for … in` goes over the places, and as text",
      (list: number[]) => sum(list.map((_, i) => 2 * (i + 1))),
      lists,
      "function f(list) { let total = 0; for (const i in list) total += 2 * (i + 1); return total; }",
    ],
    [
      'Behind `case "a"` there is no `break`',
      (kind: string, n: number) => (kind === "a" ? n + 1 : 3 * n),
      [["a", 4], ["b", 5], ["a", 7]], // biome-ignore format: a line
      'function f(kind, n) { let r; switch (kind) { case "a": r = n + 1; case "b": r = 3 * n; } return r; }',
    ],
    [
      "One `=` sets, and does not compare",
      (n: number) => (n === 3 ? 1 : n),
      [[3], [4], [5], [9]],
      "function f(n) { let m = n; if (m = 3) return 1; return n; }",
    ],
    [
      "compares what the first comparison says",
      (n: number, size: number) => 0 <= n && n < size,
      [[5, 4], [3, 4], [-1, 4], [9, 3]], // biome-ignore format: a line
      "function f(n, size) { return 0 <= n < size; }",
    ],
    [
      "a 0 counts as none",
      (list: number[], i: number) => list[i] ?? 5,
      [[[0, 2], 0], [[1, 0], 1], [[3], 7], [[4], 0]], // biome-ignore format: a line
      "function f(list, i) { return list[i] || 5; }",
    ],
    [
      "is below 0 where the first number is",
      (n: number, size: number) => ((n % size) + size) % size,
      [[-1, 4], [6, 4], [-7, 3], [0, 2]], // biome-ignore format: a line
      "function f(n, size) { return n % size; }",
    ],
    [
      "`area` is called without `high` here",
      (side: number) => side * 1 + side,
      [[3], [4], [7]],
      "function f(side) { return area(side) + side; }\nfunction area(wide, high) { return wide * high; }",
    ],
    [
      "comes first, as at school",
      (kernel: number, rate: number) => (kernel - 1) * rate,
      [[3, 2], [5, 3], [4, 7]], // biome-ignore format: a line
      "function f(kernel, rate) { return kernel - 1 * rate; }",
    ],
    [
      "Put `1 - share` in brackets",
      (n: number, share: number) => n * (1 - share),
      [[4, 0.5], [3, 0.25], [8, 0.75]], // biome-ignore format: a line
      "function f(n, share) { return n * 1 - share; }",
    ],
    [
      "makes no copy",
      (list: number[]) => [sum(list), sum(list) + 1],
      lists,
      "function f(list) { const other = list; other[0] += 1; return [list.reduce((a, b) => a + b, 0), other.reduce((a, b) => a + b, 0)]; }",
    ],
    [
      "is where the part ends, not how long it is",
      (list: number[], from: number, size: number) => list.slice(from, from + size),
      [[[1, 2, 3, 4], 1, 2], [[5, 6, 7], 2, 1], [[8, 9], 0, 1]], // biome-ignore format: a line
      "function f(list, from, size) { return list.slice(from, size); }",
    ],
    [
      "Without a start `reduce` begins with the first entry as it is",
      (list: number[]) => sum(list.map((v) => v * v)),
      lists,
      "function f(list) { return list.reduce((total, v) => total + v * v); }",
    ],
    [
      "asks for the same number to the last digit",
      (a: number, b: number, c: number) => Math.abs(a * b - c) < 1e-9,
      [[0.1, 3, 0.3], [0.7, 3, 2.1], [2, 3, 6], [2, 3, 7]], // biome-ignore format: a line
      "function f(a, b, c) { return a * b === c; }",
    ],
    [
      "`Math.max(0, total)` gives its result back and changes nothing",
      (list: number[]) => Math.max(0, sum(list) - 12),
      lists,
      "function f(list) { let total = -12; for (const v of list) total += v; Math.max(0, total); return total; }",
    ],
    [
      "`i` never becomes `list.length` in this loop",
      (list: number[]) => list.map((v, i) => (i === list.length - 1 ? v : 2 * v)),
      lists,
      "function f(list) { const out = []; for (let i = 0; i < list.length; i++) out.push(i === list.length ? list[i] : 2 * list[i]); return out; }",
    ],
    [
      "This loop reads `out` and writes into it",
      (list: number[]) => list.map((v, i) => v + (list[i - 1] ?? 0)),
      lists,
      "function f(list) { const out = [...list]; for (let i = 1; i < out.length; i++) out[i] = out[i] + out[i - 1]; return out; }",
    ],
    [
      "What this loop does to `n` stays for its next turn",
      (list: number[], n: number) => list.map((v) => v * (n + 1)),
      [[[1, 2], 3], [[4, 5, 6], 1], [[2, 2], 7]], // biome-ignore format: a line
      "function f(list, n) { const out = []; for (const v of list) { n = n + 1; out.push(v * n); } return out; }",
    ],
    [
      "What `filter` leaves is a new list",
      (list: number[]) => [...list.keys()].filter((i) => list[i] > 4),
      [[[3, 7, 2, 9]], [[1, 2, 8]], [[0, 5, 5]]], // biome-ignore format: a line
      "function f(list) { return list.filter((v) => v > 4).map((_, i) => i); }",
    ],
    [
      "`Math.max` of a single number is that number",
      (n: number) => Math.max(0, n - 3),
      [[1], [5], [2], [9]],
      "function f(n) { return Math.max(n - 3); }",
    ],
    [
      "`Math.trunc` rounds towards 0",
      (n: number) => Math.floor(n / 2),
      [[-1], [5], [-3], [4]],
      "function f(n) { return Math.trunc(n / 2); }",
    ],
    [
      "`set` takes the value first",
      (n: number) => zeros([2, 3]).set(n, 1, 2),
      [[4], [5], [1]],
      'import { zeros } from "../lib/index"; export function f(n) { const t = zeros([2, 3]); t.set(1, 2, n); return t; }',
    ],
    [
      "Only `a` is under the line here",
      (a: number, b: number, c: number) => 1 / (a + b - c),
      [[1, 3, 2], [2, 2, 1], [4, 1, 3]], // biome-ignore format: a line
      "function f(a, b, c) { return 1 / a + b - c; }",
    ],
    [
      "`most` never becomes what was found",
      (list: number[]) => list.indexOf(Math.max(...list)),
      [[[3, 7, 2]], [[1, 9, 8, 4]], [[5, 6, 1]]], // biome-ignore format: a line
      "function f(list) { const most = 0; let best = 0; for (let i = 0; i < list.length; i++) { if (list[i] > most) best = i; } return best; }",
    ],
    [
      "`list[i - 1]` is undefined where the place lies before the list",
      (list: number[]) => list.map((v, i) => v - (list[i - 1] ?? 0)),
      lists,
      "function f(list) { return list.map((v, i) => v - list[i - 1]); }",
    ],
    [
      "gives its result back and changes nothing: nobody keeps it",
      (n: number) => relu(tensor([n, -n], [2])),
      [[4], [5], [1]],
      'import { relu, tensor } from "../lib/index"; export function f(n) { let t = tensor([n, -n], [2]); relu(t); return t; }',
    ],
    [
      "tell lists apart by which they are",
      (list: number[][]) => new Set(list.map(String)).size,
      [[[[1, 2], [1, 2]]], [[[3], [4], [3]]], [[[5]]], [[[6], [6], [6]]]], // biome-ignore format: a line
      "function f(list) { const seen = new Set(); for (const v of list) seen.add(v); return seen.size; }",
    ],
  ])("%s", async (sentence, solution, cases, code) => {
    expect(await said(solution, cases, code)).toContain(sentence);
  });

  it("nothing of it where it is not what went wrong", async () => {
    const text = await said(
      ascending,
      lists,
      "function f(list) { return [...list].sort().map((v) => v + list.length); }",
    );
    expect(text).not.toContain("sort");
  });
});
