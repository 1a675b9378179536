import { createServer, type Server } from "node:net";
import { nodeGrader } from "../../../grader/node/grade";
import { availableLayers } from "../../../grader/node/layers";
import { root } from "../../../grader/node/root";
import type { Verdict } from "../../../grader/verdict";
import { answerRows } from "./answers";
import { breachRows } from "./breaches";
import { chapter } from "./chapter";
import { cheatRows } from "./cheats";
import { fileRows } from "./files";
import { memoryRows } from "./memory";
import type { Row } from "./row";
import { timeRows } from "./time";

export const rows: Row[] = [
  ...timeRows,
  ...memoryRows,
  ...answerRows,
  ...fileRows,
  ...cheatRows,
  ...breachRows(root()),
];

export interface Result {
  row: Row;
  verdicts: Record<string, Verdict>;
  diagnosis?: string;
  says: string;
  milliseconds: number;
}

/** A child whose realms are handed the outer realm: the fault that the outer layers are there for. */
const BREACHED = `{ const vm = require("node:vm"), create = vm.createContext, outer = { process, require, global };
  vm.createContext = (...args) => Object.assign(create(...args), { host: outer }); }\n`;

/** Judge every row, two at a time. Connections that reach this process from inside a sandbox are counted. */
export async function runMatrix(chosen: readonly Row[] = rows): Promise<{ results: Result[]; connections: number }> {
  const layers = availableLayers();
  const limits = { caseTime: 200, loadTime: 300, idleTime: 500 };
  const judges = {
    usual: nodeGrader({ limits, spares: 2 }),
    patient: nodeGrader({
      limits: { ...limits, caseTime: 30_000, loadTime: 30_000 },
      spares: 0,
      layers: { ...layers, heapMegabytes: 48, dataMegabytes: 300 },
    }),
    breached: nodeGrader({ limits, prelude: BREACHED, spares: 1 }),
    ownProcess: nodeGrader({ limits, prelude: BREACHED, layers: { ...layers, processes: false }, spares: 0 }),
  };
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  const port = await listening(server);
  const results: Result[] = [];
  const queue = chosen.filter((row) => !row.needs || layers[row.needs]).map((row, at) => ({ row, at }));
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { row, at } = next;
      const judge =
        judges[row.ownProcess ? "ownProcess" : row.breached ? "breached" : row.patient ? "patient" : "usual"];
      const started = performance.now();
      const report = await judge.chapter(chapter, row.text.replaceAll("PORT", String(port)), row.seed);
      const probe = report.exercises.find((e) => e.id === "90.probe")!;
      results[at] = {
        row,
        verdicts: Object.fromEntries(report.exercises.map((e) => [e.id, e.verdict])),
        diagnosis: probe.diagnosis?.misconception,
        says: probe.says,
        milliseconds: performance.now() - started,
      };
    }
  };
  try {
    await Promise.all([worker(), worker()]);
  } finally {
    for (const judge of Object.values(judges)) judge.close();
    server.close();
  }
  return { results, connections };
}

/** The verdicts a row must get: its own, and a pass for the innocent. */
export function wanted({ verdict, wholeFile }: Row): Record<string, Verdict> {
  const others = wholeFile ? verdict : "pass";
  return { "90.first": others, "90.probe": verdict, "90.last": others };
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
}
