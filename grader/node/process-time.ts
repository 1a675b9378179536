import { readdirSync, readFileSync } from "node:fs";

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

/** Whether a thread of it runs, or would if it had a processor: the first one may sleep until another has compiled something. */
export function anyThreadAwake(pid: number): boolean {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.some((id) => !/\) S /.test(readFileSync(`/proc/${pid}/task/${id}/stat`, "latin1")));
  } catch {
    return false;
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
