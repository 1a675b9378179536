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

/** An end before, or in the middle of, the cases. `says` goes to the learner. */
export interface Ending {
  verdict: Verdict;
  says: string;
  line?: number;
  column?: number;
}

/** Why a child has ended. */
export type Reason = "time" | "idle" | "interference" | "memory" | { exit: string };
