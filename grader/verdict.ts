/** Exactly these; the names are part of `--json`. */
export const VERDICTS = [
  "pass",
  "wrong",
  "not-started",
  "threw",
  "timeout",
  "never-resolved",
  "out-of-memory",
  "exited",
  "syntax",
  "forbidden-import",
  "missing",
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** What became of one call of the learner's function. */
export type Outcome =
  | { kind: "value"; value: import("./wire").Answer; changedArguments?: boolean }
  | { kind: "error"; name: string; message: string; line?: number; column?: number }
  | { kind: "never-resolved" };

/** What became of a learner's function: an outcome a case, in order, as far as it came. */
export interface Run {
  outcomes: readonly Outcome[];
  /** Why it came no further. */
  end?: Ending;
  /** What the learner printed. */
  log: readonly string[];
}

/** An end before, or in the middle of, the cases. `says` goes to the learner. */
export interface Ending {
  verdict: Verdict;
  says: string;
  line?: number;
  column?: number;
}
