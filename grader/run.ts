import type { Ending } from "./verdict";
import type { Answer } from "./wire";

/** What became of a learner's function: an outcome a case, in order, as far as it came. */
export interface Run {
  outcomes: readonly Outcome[];
  /** Why it came no further. */
  end?: Ending;
  /** The time was up in a case: milliseconds of its own that it had for it, and how many passed meanwhile. */
  late?: { given: number; passed: number };
  /** Milliseconds of the child's own, a case each. */
  took?: readonly number[];
  /** What the learner printed. */
  log: readonly string[];
}

/** What became of one call of it. */
export type Outcome =
  | { kind: "value"; value: Answer; changedArguments?: boolean; promised?: boolean }
  | { kind: "error"; name: string; message: string; line?: number; column?: number }
  | { kind: "never-resolved" };
