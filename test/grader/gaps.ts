import { type AnswerKey, answerKey, DEFAULT_SEED } from "../../grader/answer-key";
import { differenceIn } from "../../grader/common";
import type { Change } from "../../grader/derive/change";
import { Derivation } from "../../grader/derive/derivation";
import type { DerivedModels } from "../../grader/derive/derived-models";
import { describe } from "../../grader/describe";
import type { nodeMachine } from "../../grader/node/machine";
import { agree, Refusal } from "../../grader/refusal";
import { type Exercise, functionName, type Rubric, type Value } from "../../grader/rubric";
import { widerCases } from "./wider-cases";

const WIDER = 80;

/** A change of a solution that no case tells from it, and a call that would. */
export interface Gap {
  change: string;
  call: string;
}

/** What the cases of an exercise leave open that other numbers, or other sizes, tell. */
export async function gapsOf(
  exercise: Exercise,
  file: string,
  machine: ReturnType<typeof nodeMachine>,
): Promise<Gap[]> {
  const key = answerKey(exercise, DEFAULT_SEED);
  const derived = await new Derivation(machine, file).models(key);
  if (!derived) return [];
  const wide = { ...key, ...widerCases(key, WIDER) };
  const wider = (await new Derivation(machine, file).models(wide)) as DerivedModels;
  const elsewhere = named(wider.changes);
  const wrongCase = ({ cases, expected }: typeof key, models: DerivedModels, change: Change) =>
    cases.findIndex((args, i) => !agree(exercise, [args], [expected[i]], [models.answer([change], i) as never]));
  return [...named(derived.changes)].flatMap(([name, change]) => {
    const same = elsewhere.get(name);
    if (!same || wrongCase(key, derived, change) >= 0) return [];
    const told = wrongCase(wide, wider, same);
    if (told < 0) return [];
    const args = wide.cases[told].map((value) => describe(value as never)).join(", ");
    const answer = wider.answer([same], told);
    return [{ change: name, call: `${functionName(exercise)}(${args}): ${differenceSaid(answer, wide, told)}` }];
  });
}

/** What the change does to an answer. */
function differenceSaid(answer: Value | Refusal, { exercise, cases, expected }: AnswerKey, at: number): string {
  if (answer instanceof Refusal) return `it stops with ${answer.name}: ${answer.message}`;
  return differenceIn(exercise, cases[at], expected[at], answer)?.says ?? describe(answer);
}

/** Changes of one name are told apart by their order. */
function named(changes: readonly Change[]): Map<string, Change> {
  const found = new Map<string, Change>();
  for (const change of changes) {
    let name = change.id;
    for (let n = 2; found.has(name); n++) name = `${change.id} #${n}`;
    found.set(name, change);
  }
  return found;
}

const EXCUSES = "test/grader/untold-changes.ts";

/** What to do about gaps that nobody has excused, and about excuses that are none any more; nothing where there are neither. */
export function sayOfGaps(
  { id }: Pick<Exercise, "id">,
  { file }: Pick<Rubric, "file">,
  gaps: readonly Gap[],
  excused: readonly string[],
): string {
  const open = gaps.filter(({ change }) => !excused.includes(change));
  const idle = excused.filter((name) => !gaps.some(({ change }) => change === name));
  const sentences: string[] = [];
  if (open.length) {
    const names = open.map(({ change }) => JSON.stringify(change)).join(", ");
    sentences.push(
      `${id}: the solution with one of these changes (called "yours" here) answers every case rightly, and calls beyond them wrongly:\n${open.map(({ change, call }) => `  ${change}: ${call}`).join("\n")}\nWrite a case more into grader/rubrics/${file}.ts that it gets wrong; or, where the stub rules such inputs out, say so in ${EXCUSES}: "${id}": { because: "…", changes: [${names}] }.`,
    );
  }
  if (idle.length) {
    sentences.push(
      `${id}: ${EXCUSES} excuses ${idle.join(", ")}, which a case tells by now, or which can't be done to the solution any more. Take it out there.`,
    );
  }
  return sentences.join("\n");
}
