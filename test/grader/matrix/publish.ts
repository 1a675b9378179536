import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { availableLayers, layerNames } from "../../../grader/node/layers";
import { root } from "../../../grader/node/root";
import { writeWhole } from "../../../grader/node/whole-files";
import { type Result, runMatrix, wanted } from "./run";

// npm run matrix: judges every fault and cheat three times, once with every processor busy, and writes grader/MATRIX.md.

const BUSY = "const end = Date.now() + 300000; while (Date.now() < end) for (let i = 0; i < 1e7; i++);";

async function main() {
  const runs: { name: string; results: Result[]; connections: number }[] = [];
  for (const name of ["first", "second", "with every processor busy"]) {
    const load = name.startsWith("with") ? busy() : [];
    const { results, connections } = await runMatrix();
    for (const child of load) child.kill();
    runs.push({ name, results, connections });
    console.log(`${name} run: ${results.length} judged, ${faults(results).length} wrong verdicts`);
  }
  for (const { results } of runs)
    for (const r of faults(results)) console.log(r.row.group, "|", r.row.name, r.verdicts, r.says);
  writeWhole(path.join(root(), "grader", "MATRIX.md"), page(runs));
  process.exitCode = runs.some(({ results }) => faults(results).length) ? 1 : 0;
}

/** Two endless programs a processor, so that every child must wait for its turn. */
function busy(): ChildProcess[] {
  return Array.from({ length: 4 }, () => spawn(process.execPath, ["-e", BUSY], { stdio: "ignore" }));
}

function faults(results: readonly Result[]): Result[] {
  return results.filter(({ row, verdicts, diagnosis }) => {
    return verdicts.join() !== wanted(row).join() || (row.diagnosis !== undefined && row.diagnosis !== diagnosis);
  });
}

function page(runs: readonly { name: string; results: Result[]; connections: number }[]): string {
  const [{ results }] = runs;
  const groups = [...new Set(results.map((r) => r.row.group))];
  const lines = [
    "# Faults and cheats",
    "",
    "Written by `npm run matrix`; not by hand. Each row is one kind of submission: a right answer stands before it and one",
    "after it in the same file, and both must keep their marks, except where the whole file is at fault. Where the fault",
    "lies in one function, such functions share a file, a child and its memory: none may reach another.",
    "",
    `Layers that were on: ${layerNames(availableLayers()).join(", ")}.`,
    "",
    "| run | judged | wrong verdicts | connections out |",
    "|---|---|---|---|",
    ...runs.map((r) => `| ${r.name} | ${r.results.length} | ${faults(r.results).length} | ${r.connections} |`),
  ];
  for (const group of groups) {
    lines.push(
      "",
      `## ${group[0].toUpperCase()}${group.slice(1)}`,
      "",
      "| submission | verdict | costs |",
      "|---|---|---|",
    );
    for (const { row, verdicts, diagnosis } of results.filter((r) => r.row.group === group)) {
      const verdict = `${verdicts[1]}${diagnosis ? ` (${diagnosis})` : ""}`;
      const costs = verdict.startsWith("pass") ? "nothing" : row.wholeFile ? "the file" : "itself";
      lines.push(`| ${row.name.replaceAll("|", "\\|")} | ${verdict} | ${costs} |`);
    }
  }
  return `${lines.join("\n")}\n`;
}

void main();
