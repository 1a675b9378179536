import type { AnswerKey } from "./answer-key";
import { explainedByBlindSpot } from "./blind-spot";
import { compare } from "./compare";
import type { DerivedModels } from "./derive/derived-models";
import { explainedByOne, explainedBySameCases, explainedByTwo, explainedWhereWrong } from "./derive/explain";
import { explainedForTheMostPart } from "./derive/mostly";
import { seenInAnswers } from "./derive/seen";
import { describe } from "./describe";
import { slipOfForm, slipOfNames, slipOfNumbers } from "./general";
import type { Mended, Mending } from "./mend/mender";
import { mends } from "./mend/words";
import { answersOrRefusals, leadsTo, Refusal } from "./refusal";
import type { Diagnosis, ExerciseReport } from "./report";
import type { Run } from "./run";
import { explainedByTrait } from "./trait";
import type { Value } from "./value";
import type { Verdict } from "./verdict";
import type { Answer } from "./wire";
import { slips } from "./words";

/** Wrong models that follow from a solution. */
export type Derive = (key: AnswerKey) => Promise<DerivedModels | undefined>;

export interface Search {
  derive?: Derive;
  mend?(key: AnswerKey, run: Run): Mending;
}

/**
 * Which belief of the chapter leads to exactly these answers? It must explain every case, those it gets right as well as
 * those it gets wrong. Behind the beliefs come the slips of form that anyone can make.
 */
export function beliefBehind(key: AnswerKey, answers: readonly (Answer | Refusal)[]): Diagnosis | undefined {
  const { exercise, models } = key;
  for (const { misconception, answers: theirs } of models) {
    if (theirs?.every((one, i) => leadsTo(key, i, one, answers[i]))) {
      return { misconception: misconception.id, belief: misconception.belief };
    }
  }
  const values = valuesOf(answers);
  // The general slips are about numbers that stand for themselves.
  const slip = values && !exercise.common ? slipOfForm(key, values) : undefined;
  return slip ?? (values && slipOfNames(key, values));
}

/** Whether it is not right, and no belief explains why. */
export function isUnexplained({ verdict, diagnosis }: ExerciseReport, { exercise }: AnswerKey): boolean {
  const ways: readonly Verdict[] = ["wrong", "threw"];
  return ways.includes(verdict) && !diagnosis && !exercise.score;
}

/**
 * What is looked for where no belief explains an answer: one change of the solution that gives the same, one change of the
 * learner's own text that makes it right, the kind of case that is wrong, then two changes; and what is so of the numbers, whatever led to them.
 */
export async function causeOf(key: AnswerKey, run: Run, { derive, mend }: Search): Promise<Diagnosis | undefined> {
  const answers = run.outcomes.length === key.cases.length ? answersOrRefusals(run.outcomes) : undefined;
  const values = answers && valuesOf(answers);
  const derived = answers && (await derive?.(key));
  const mending = mend?.(key, run);
  const heedless = mending && lookingAtNothing(mending, run);
  if (heedless) return heedless;
  const lesson = await mending?.byLesson();
  if (lesson) return plain(lesson);
  const looked = derived && (await explainedByOne(key, derived, answers));
  const seen = answers && (explainedByTrait(key, answers) ?? explainedByBlindSpot(key, answers));
  const why: (Diagnosis & { farFetched?: boolean }) | undefined = looked ?? seen;
  const where = await mending?.byOne();
  // Where nothing came out, or the same whatever is asked, many a thing looks as if; what mends it is in the text.
  if (where && answers && saysLittle(answers)) return plain(where);
  // That equality is decided otherwise says nothing without its place; what a variable forgets is said better there; and where a small
  // oversight explains it, nothing more far-fetched has to.
  const place =
    why && isOfPlace(why)
      ? (where ?? (await mending?.byTwo()))
      : where?.forgets || (why?.farFetched && where?.slip)
        ? where
        : undefined;
  if (why && place) return plain(place);
  // What it looks as if, in the exercise's words, and where in the learner's own.
  if (why) {
    const { misconception, belief } = why;
    return { misconception, belief: where?.look ? mends.andLook(belief, where.look) : belief };
  }
  return (
    plain(where) ??
    (derived && (await explainedByTwo(key, derived, answers))) ??
    plain(await mending?.byTwo()) ??
    (derived && (await explainedWhereWrong(key, derived, answers))) ??
    (answers && !key.exercise.common ? explainedForTheMostPart(key, answers) : undefined) ??
    (answers && explainedBySameCases(key, answers)) ??
    (values && !key.exercise.common ? slipOfNumbers(key, values) : undefined) ??
    (derived && seenInAnswers(key, derived, answers, mending?.unread ?? []))
  );
}

const isOfPlace = ({ misconception }: Diagnosis) => misconception.startsWith("derived.tie(");

/**
 * A belief that the answers fit, and the place in the learner's own text that one change mends; or what nobody writes on purpose, a
 * result that is not kept: that looks like a belief, and is none. Undefined where there is neither.
 */
export async function placed(known: Diagnosis, mending: Mending, run: Run): Promise<Diagnosis | undefined> {
  const heedless = lookingAtNothing(mending, run);
  if (heedless) return heedless;
  const sure = await mending.bySureLesson();
  if (sure) return plain(sure);
  const look = (await mending.bySlip())?.look;
  return look ? { ...known, belief: mends.andLook(known.belief, look) } : undefined;
}

/** Who looks at nothing that is asked believes nothing about it, whatever that looks like. */
function lookingAtNothing({ unread }: Mending, { outcomes: [first] }: Run): Diagnosis | undefined {
  if (!unread.length || unread.includes(undefined) || first?.kind !== "value") return undefined;
  return { misconception: "general.constant", belief: slips.constant(describe(first.value)) };
}

function saysLittle(answers: readonly (Answer | Refusal)[]): boolean {
  const [first] = answers;
  return answers.every(
    (one) => one instanceof Refusal || (!(first instanceof Refusal) && !compare(first as Value, one)),
  );
}

function plain(mended: Mended | undefined): Diagnosis | undefined {
  return mended && { misconception: mended.misconception, belief: mended.belief };
}

function valuesOf(answers: readonly (Answer | Refusal)[]): Answer[] | undefined {
  const values = answers.filter((answer): answer is Answer => !(answer instanceof Refusal));
  return values.length === answers.length ? values : undefined;
}
