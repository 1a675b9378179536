import { readFileSync } from "node:fs";

export interface ProcessTime {
  milliseconds: number;
  /** Waiting for something, as opposed to running or waiting for a processor. */
  asleep: boolean;
}

const MILLISECONDS_A_TICK = 10;

/** Processor time a process has used. Undefined where the system has no /proc, or the process has ended. */
export function processTime(pid: number): ProcessTime | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").pop()!.split(" ");
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { milliseconds: ticks * MILLISECONDS_A_TICK, asleep: fields[0] === "S" };
  } catch {
    return undefined;
  }
}

/** The only child of a process, where it has one: `unshare` forks before it becomes something else. */
export function childOf(pid: number): number | undefined {
  try {
    const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
    return child ? Number(child) : undefined;
  } catch {
    return undefined;
  }
}
