import type { Verdict } from "./verdict";

/** A verdict in words, as people read it in a report. */
export function readable(verdict: Verdict): string {
  return WORDS[verdict];
}

const WORDS: Readonly<Record<Verdict, string>> = {
  pass: "passed",
  wrong: "not right yet",
  "not-started": "not started",
  threw: "stopped with an error",
  timeout: "never ended",
  "never-resolved": "never answered",
  "out-of-memory": "ran out of memory",
  exited: "broke off",
  syntax: "does not compile",
  "forbidden-import": "import not allowed",
  missing: "missing",
};
