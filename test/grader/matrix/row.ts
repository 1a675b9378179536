import type { Layers } from "../../../grader/node/layers";
import type { Verdict } from "../../../grader/verdict";
import { fileOf, RIGHT, withBody, withLine } from "./chapter";

/** One kind of fault or cheat, and the one right verdict. */
export interface Row {
  group: string;
  name: string;
  text: string;
  /** The body of the function under test, where that is all the file has of its own: such rows may share a file. */
  body?: string;
  verdict: Verdict;
  /** All exercises share the fate of the file; otherwise the innocent ones must pass. */
  wholeFile?: boolean;
  diagnosis?: string;
  /** Enough processor time to fill the memory. */
  patient?: boolean;
  /** The realm is taken as broken: the code is handed `host`, the outer realm's process and require. */
  breached?: boolean;
  /** Without a process table of its own: there, signals to oneself would have no effect. */
  ownProcess?: boolean;
  /** It may not share a file: what it forges would be taken for another's answers. */
  alone?: boolean;
  /** The layer that this row is stopped by: left out where the system does not have it. */
  needs?: keyof Layers;
  /** Another class's numbers. */
  seed?: string;
}

type Extra = Partial<Omit<Row, "group" | "name" | "verdict" | "body">>;

/** Rows of one group, each a name, a verdict and the body of `probe`; RIGHT stands for the right answer. */
export function bodies(group: string, verdict: Verdict, list: Record<string, string>, extra: Extra = {}): Row[] {
  return Object.entries(list).map(([name, written]) => {
    const body = written.replaceAll("RIGHT", RIGHT);
    return { group, name, verdict, body, text: fileOf([withBody(body)]), ...extra };
  });
}

/** Rows whose text takes the place of `probe`. */
export function probes(group: string, verdict: Verdict, list: Record<string, string>, extra: Extra = {}): Row[] {
  return Object.entries(list).map(([name, text]) => ({
    group,
    name,
    verdict,
    text: fileOf([text.replaceAll("RIGHT", RIGHT)]),
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
