import type { Layers } from "../../../grader/node/layers";
import type { Verdict } from "../../../grader/verdict";
import { RIGHT, withBody, withLine, withProbe } from "./chapter";

/** One kind of fault or cheat, and the one right verdict. */
export interface Row {
  group: string;
  name: string;
  text: string;
  verdict: Verdict;
  /** All three exercises share the fate of the file; otherwise the two innocent ones must pass. */
  wholeFile?: boolean;
  diagnosis?: string;
  /** Enough processor time to fill the memory. */
  patient?: boolean;
  /** The realm is taken as broken: the code is handed `host`, the outer realm's process and require. */
  breached?: boolean;
  /** Without a process table of its own: there, signals to oneself would have no effect. */
  ownProcess?: boolean;
  /** The layer that this row is stopped by: left out where the system does not have it. */
  needs?: keyof Layers;
  /** Another class's numbers. */
  seed?: string;
}

type Extra = Partial<Omit<Row, "group" | "name" | "verdict">>;

/** Rows of one group, each a name, a verdict and the body of `probe`; RIGHT stands for the right answer. */
export function bodies(group: string, verdict: Verdict, list: Record<string, string>, extra: Extra = {}): Row[] {
  return Object.entries(list).map(([name, body]) => ({
    group,
    name,
    verdict,
    text: withBody(body.replaceAll("RIGHT", RIGHT)),
    ...extra,
  }));
}

/** Rows whose text takes the place of `probe`. */
export function probes(group: string, verdict: Verdict, list: Record<string, string>, extra: Extra = {}): Row[] {
  return Object.entries(list).map(([name, text]) => ({
    group,
    name,
    verdict,
    text: withProbe(text.replaceAll("RIGHT", RIGHT)),
    ...extra,
  }));
}

/** Rows that put a line at the top of a right answer. */
export function lines(group: string, verdict: Verdict, list: Record<string, string>, extra: Extra = {}): Row[] {
  const wholeFile = verdict !== "pass";
  return Object.entries(list).map(([name, line]) => ({
    group,
    name,
    verdict,
    text: withLine(line),
    wholeFile,
    ...extra,
  }));
}
