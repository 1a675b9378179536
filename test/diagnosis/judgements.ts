import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../grader/node/root";

/**
 * What a teacher thinks of what the grader said. `right`: it names the belief that the answer's author had in mind, or a
 * sentence that leads there as well. `misleading`: it says what is not so of this answer. Between them lies `vague`: true,
 * and no help.
 */
export const OPINIONS = ["right", "vague", "misleading"] as const;

export type Opinion = (typeof OPINIONS)[number];

/** Kept by hand in judged.json: by exercise, by the answer's title, by the id of what was said. */
type Judgements = Record<string, Record<string, Record<string, Opinion>>>;

const file = path.join(root(), "test", "diagnosis", "judged.json");

export function readJudgements(): Judgements {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Judgements) : {};
}
