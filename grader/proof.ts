import { type AnswerKey, answerKey, noSolution } from "./answer-key";
import { flawsOfBlindSpots } from "./blind-spot";
import { differenceIn } from "./common";
import { compare } from "./compare";
import type { Instruments } from "./instruments";
import { judge } from "./judge";
import { numbersOf } from "./numbers";
import { agree, Refusal } from "./refusal";
import type { Exercise, Rubric, Value } from "./rubric";
import type { Outcome, Run } from "./run";
import { flawsOfTraits } from "./trait";
import type { Answer } from "./wire";

const SEEDS = ["workbook", "class of 2031", "3"];

/** What is wrong with a rubric, in sentences; nothing where its diagnoses can be relied on. `instruments` prove open exercises. */
export async function flawsOf(rubric: Rubric, instruments?: Instruments): Promise<string[]> {
  const twice = twiceIn(rubric.exercises.map(({ id }) => id));
  const flaws = twice.map((id) => `${id}: there are two exercises of this name`);
  for (const exercise of rubric.exercises)
    flaws.push(...(await flawsOfExercise(exercise, rubric.chapter, instruments)));
  return flaws;
}

const twiceIn = (ids: readonly string[]) => [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))];

async function flawsOfExercise(exercise: Exercise, chapter: string, instruments?: Instruments): Promise<string[]> {
  const flaws: string[] = [];
  if (!exercise.id.startsWith(`${chapter}.`)) flaws.push(`its id does not begin with "${chapter}."`);
  if (!(exercise.points > 0)) flaws.push(`it is worth ${exercise.points} points`);
  if (!exercise.title?.trim()) flaws.push("it has no title");
  const hints: readonly string[] = exercise.hints ?? [];
  if (hints.length !== 3) flaws.push(`it has ${hints.length} hints: three are shown, one after the other`);
  if (hints.some((hint) => hint.trim().length < 10)) flaws.push("a hint says next to nothing");
  if (!exercise.score && !exercise.misconceptions?.length)
    flaws.push("it knows no misconception: what do people believe that is not so?");
  const { misconceptions = [], blindSpots = [], traits = [] } = exercise;
  const ids = [...misconceptions, ...blindSpots, ...traits].map(({ id }) => id);
  for (const id of twiceIn(ids))
    flaws.push(`${id} is the id of two beliefs: a count of a class would take them for one`);
  for (const id of ids) if (!id.startsWith(`${chapter}.`)) flaws.push(`${id} does not begin with "${chapter}."`);
  for (const { id, belief } of [...misconceptions, ...traits]) {
    if (belief.trim().length < 20) flaws.push(`${id} does not say what is believed and what is so`);
  }
  if (typeof exercise.solution !== "function") {
    flaws.push(noSolution(`${chapter}.`));
  } else {
    try {
      flaws.push(...flawsByHand(exercise));
      flaws.push(...(await flawsUnderSeeds(exercise, instruments)));
    } catch (error) {
      flaws.push(`its cases, or its solution with one of them, stop with ${error}`);
    }
  }
  return flaws.map((flaw) => `${exercise.id}: ${flaw}`);
}

/** The same flaw under every seed is one, which no seed explains. */
async function flawsUnderSeeds(exercise: Exercise, instruments?: Instruments): Promise<string[]> {
  const found = new Map<string, string[]>();
  for (const seed of SEEDS) {
    for (const flaw of new Set(await flawsOfCases(answerKey(exercise, seed), instruments)))
      found.set(flaw, [...(found.get(flaw) ?? []), `"${seed}"`]);
  }
  return [...found].map(([flaw, seeds]) =>
    seeds.length === SEEDS.length ? flaw : `${flaw} (seed ${seeds.join(" and ")})`,
  );
}

/** Whether the solution gives what the stub works by hand. */
function flawsByHand(exercise: Exercise): string[] {
  const examples = exercise.byHand?.() ?? [];
  return examples.flatMap(({ args, gives, seen }, i) => {
    const expected = exercise.solution(...(args as never[]));
    const difference = seen
      ? compare(gives, seen(expected as never), exercise.tolerance)
      : differenceIn(exercise, args, expected, gives as Answer);
    return difference ? [`"By hand", example ${i + 1}: the solution does not agree (${difference.says})`] : [];
  });
}

async function flawsOfCases(key: AnswerKey, instruments?: Instruments): Promise<string[]> {
  const { exercise, cases, expected, models } = key;
  if (cases.length === 0) return ["it has no cases"];
  const flaws = [...flawsOfBlindSpots(key), ...flawsOfTraits(key)];
  const right = await judge(key, answered(expected), instruments);
  if (right.verdict !== "pass") flaws.push(`the solution's own answers are not accepted (${right.says})`);
  const stopped = models.filter(({ misconception, answers }) => !misconception.refuses && answers?.some(refused));
  for (const model of models) {
    const { misconception, answers, failure } = model;
    if (!answers) {
      const right = `${misconception.id} answers every case rightly`;
      flaws.push(failure ? `${misconception.id} can't answer, so it is never recognised: ${failure}` : right);
      continue;
    }
    const at = answers.findIndex(refused);
    if (stopped.includes(model)) {
      const { name, message } = answers[at] as Refusal;
      flaws.push(
        `${misconception.id} has to answer every case, but stops in case ${at + 1} with ${name}: ${message} (where the belief leads to that, it says \`refuses: true\`)`,
      );
      continue;
    }
    const empty = answers.indexOf(undefined);
    if (empty >= 0) flaws.push(`${misconception.id} answers nothing in case ${empty + 1}: its model returns undefined`);
    if (answers.every(isNoNumber))
      flaws.push(`${misconception.id} answers NaN and nothing else, which no idea is known by`);
    if (misconception.refuses && at < 0) flaws.push(`${misconception.id} says that it refuses, but answers every case`);
    const { verdict, diagnosis } = await judge(key, answered(answers), instruments);
    if (verdict !== "wrong" && verdict !== "threw") flaws.push(`${misconception.id} is judged ${verdict}`);
    else if (diagnosis?.misconception !== misconception.id) {
      flaws.push(`${misconception.id} is taken for ${diagnosis?.misconception ?? "nothing"}`);
    }
    for (const other of models) {
      if (other === model) break;
      const same = other.answers && !stopped.includes(other) && agree(exercise, cases, other.answers, answers);
      if (same) flaws.push(`no case tells ${other.misconception.id} from ${misconception.id}`);
    }
  }
  return flaws;
}

const refused = (answer: Value | Refusal) => answer instanceof Refusal;

/** Nothing but NaN. */
function isNoNumber(answer: Value | Refusal): boolean {
  if (answer instanceof Refusal || answer === null || answer === undefined) return false;
  if (typeof answer !== "object") return Number.isNaN(answer);
  const parts = Object.values(numbersOf(answer)?.data ?? answer);
  return parts.length > 0 && parts.every(isNoNumber);
}

function answered(values: readonly (Value | Refusal)[]): Run {
  const outcomes = values.map((value): Outcome => {
    if (value instanceof Refusal) return { kind: "error", name: "RangeError", message: value.message };
    return { kind: "value", value };
  });
  return { outcomes, log: [] };
}
