import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { root } from "../../../grader/node/root";
import { type Result, rows, runMatrix, wanted } from "./run";

let results: Result[];
let connections: number;

beforeAll(async () => {
  ({ results, connections } = await runMatrix());
}, 300_000);

describe.each([...new Set(rows.map((row) => row.group))])("%s", (group) => {
  it.each(rows.filter((row) => row.group === group).map((row) => [row.name, row] as const))("%s", (_, row) => {
    const result = results.find((r) => r.row === row);
    if (!result && row.needs) return; // The system lacks the layer that stops it.
    expect(result?.verdicts, result?.says).toEqual(wanted(row));
    if (row.diagnosis) expect(result?.diagnosis).toBe(row.diagnosis);
  });
});

it("has each kind once", () => {
  expect(new Set(rows.map((row) => `${row.group}: ${row.name}`)).size).toBe(rows.length);
});

it("lets nothing out into the network", () => {
  if (rows.some((row) => row.needs === "network" && results.some((r) => r.row === row))) expect(connections).toBe(0);
});

it("has published every row", () => {
  const table = readFileSync(path.join(root(), "grader", "MATRIX.md"), "utf8");
  for (const row of rows) expect(table).toContain(`| ${row.name.replaceAll("|", "\\|")} |`);
});
