import type { Verdict } from "../../grader/verdict";

/** What was reached in a chapter, as it is kept for the first page too. */
export interface Marks {
  points: number;
  max: number;
  exercises: Record<string, { points: number; verdict: Verdict }>;
}
