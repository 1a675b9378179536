import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { nodeGrader } from "../../../grader/node/grade";
import { availableLayers } from "../../../grader/node/layers";
import { root } from "../../../grader/node/root";
import type { Verdict } from "../../../grader/verdict";
import { answerRows } from "./answers";
import { breachRows } from "./breaches";
import { chapterOf, fileOf, withBody } from "./chapter";
import { cheatRows } from "./cheats";
import { fileRows } from "./files";
import { memoryRows } from "./memory";
import { namedFileRows } from "./named-files";
import type { Row } from "./row";
import { timeRows } from "./time";

export const rows: Row[] = [
  ...timeRows,
  ...memoryRows,
  ...answerRows,
  ...fileRows,
  ...namedFileRows,
  ...cheatRows,
  ...breachRows(root()),
];

export interface Result {
  row: Row;
  /** Of the function under test, and of the innocent ones before and behind it. */
  verdicts: readonly [before: Verdict, own: Verdict, after: Verdict];
  diagnosis?: string;
  says: string;
}

/** As many functions under test share a file; a fault in one must not reach the others. */
const MOST_A_FILE = 16;

/** A child whose realms are handed the outer realm: the fault that the outer layers are there for. */
const BREACHED = `{ const vm = require("node:vm"), create = vm.createContext, outer = { process, require, global };
  vm.createContext = (...args) => Object.assign(create(...args), { host: outer }); }\n`;

/** Judge every row, two files at a time. Connections that reach this process from inside a sandbox are counted. */
export async function runMatrix(chosen: readonly Row[] = rows): Promise<{ results: Result[]; connections: number }> {
  const layers = availableLayers();
  const limits = { caseTime: 200, loadTime: 300, idleTime: 500 };
  const graders = {
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
  const folder = mkdtempSync(path.join(tmpdir(), "workbook-matrix-"));
  const pipe = path.join(folder, "pipe");
  spawnSync("mkfifo", [pipe]); // Where there is no such command the name leads nowhere.
  const results: Result[] = [];
  const queue = filesFor(chosen.filter((row) => !row.needs || layers[row.needs]));
  const worker = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      const [{ ownProcess, breached, patient, seed }] = file.rows;
      const grader = graders[ownProcess ? "ownProcess" : breached ? "breached" : patient ? "patient" : "usual"];
      const { exercises } = await grader.chapter(
        chapterOf(file.names),
        file.text.replaceAll("PORT", String(port)).replaceAll("PIPE", pipe),
        seed,
      );
      file.rows.forEach((row, i) => {
        const [before, own, after] = exercises.slice(2 * i, 2 * i + 3);
        const verdicts = [before.verdict, own.verdict, after.verdict] as const;
        results.push({ row, verdicts, diagnosis: own.diagnosis?.misconception, says: own.says });
      });
    }
  };
  try {
    await Promise.all([worker(), worker()]);
  } finally {
    for (const grader of Object.values(graders)) grader.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
  results.sort((a, b) => chosen.indexOf(a.row) - chosen.indexOf(b.row));
  return { results, connections };
}

interface File {
  rows: Row[];
  names: string[];
  text: string;
}

/** Rows whose fault lies in one function share files, so that each has the faults of others before it in the same child. */
export function filesFor(chosen: readonly Row[]): File[] {
  const alone = (row: Row) => row.alone || row.body === undefined || row.wholeFile || row.patient || row.seed;
  const files = chosen.filter(alone).map((row) => ({ rows: [row], names: ["probe"], text: row.text }));
  for (const kind of [{}, { breached: true }, { breached: true, ownProcess: true }] as Partial<Row>[]) {
    const same = (row: Row) => row.breached === kind.breached && row.ownProcess === kind.ownProcess;
    const sharing = chosen.filter((row) => !alone(row) && same(row));
    for (let i = 0; i < sharing.length; i += MOST_A_FILE) {
      const rows = sharing.slice(i, i + MOST_A_FILE);
      const names = rows.map((_, n) => `probe${n}`);
      files.push({ rows, names, text: fileOf(rows.map((row, n) => withBody(row.body!, names[n]))) });
    }
  }
  return files;
}

/** The verdicts a row must get: its own, and a pass for the innocent. */
export function wanted({ verdict, wholeFile }: Row): Result["verdicts"] {
  const others = wholeFile ? verdict : "pass";
  return [others, verdict, others];
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
}
