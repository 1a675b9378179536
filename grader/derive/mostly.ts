import type { AnswerKey, Model } from "../answer-key";
import { allowance } from "../compare";
import { numbersOf } from "../numbers";
import { Refusal } from "../refusal";
import type { Diagnosis } from "../report";
import type { Answer } from "../wire";
import { digits } from "./telling";
import { forTheMostPart } from "./words";

/** What a belief has to explain, in decimal digits (telling.ts) and of all that is wrong, */
const LEAST = 6;
const MOST_OF = 0.7;
/** in how many numbers a case: of lone numbers two beliefs share many, */
const MANY = 2;
/** how much it may get wrong where the answer is right, for each that it explains, */
const ELSEWHERE = 0.5;
/** how much an answer without numbers counts as wrong, */
const NO_NUMBERS = 3;
/** and how far behind every other belief has to be. */
const NEXT = 0.7;

/**
 * The belief that most of what is wrong agrees with, number by number: somebody carried it out in another way than our model
 * does, and something else is different in a few places. It is told as no more than that.
 */
export function explainedForTheMostPart(key: AnswerKey, answers: readonly (Answer | Refusal)[]): Diagnosis | undefined {
  const all = key.models.map((model) => ({ ...agreement(key, model, answers), misconception: model.misconception }));
  const [best, next] = all.sort((a, b) => b.explained - a.explained);
  if (!best || best.explained < LEAST || best.elsewhere > ELSEWHERE * best.explained) return undefined;
  if (best.of < MANY * key.cases.length) return undefined;
  if (best.explained < MOST_OF * best.wrong || next?.explained > NEXT * best.explained) return undefined;
  const { id, belief } = best.misconception;
  return { misconception: `${id} for the most part`, belief: forTheMostPart(belief, best.counts, best.of) };
}

/** How much of what is wrong is what the belief gives, and how much of what is right the belief has wrong; and how many numbers. */
function agreement(
  { exercise, cases, expected }: AnswerKey,
  { answers: theirs }: Model,
  answers: readonly (Answer | Refusal)[],
) {
  const sum = { explained: 0, wrong: 0, elsewhere: 0, counts: 0, of: 0 };
  for (const i of cases.keys()) {
    const [own, right, model] = [answers[i], expected[i], theirs?.[i]].map(numbersIn);
    if (!right) continue;
    if (!own) {
      sum.wrong += NO_NUMBERS;
      continue;
    }
    const allowed = allowance(right, expected[i], exercise.tolerance);
    const shaped = (other: typeof own) => other?.shape.join() === own.shape.join();
    const same = (other: typeof own | undefined, n: number) =>
      other !== undefined && shaped(other) && Math.abs(other.data[n] - own.data[n]) <= allowed;
    for (let n = 0; n < own.data.length; n++) {
      const weight = digits(own.data[n]);
      if (same(right, n)) sum.elsewhere += same(model, n) ? 0 : weight;
      else {
        const held = same(model, n);
        sum.wrong += weight;
        sum.of++;
        sum.explained += held ? weight : 0;
        sum.counts += Number(held);
      }
    }
  }
  return sum;
}

function numbersIn(answer: Answer | Refusal | undefined) {
  return answer === undefined || answer instanceof Refusal ? undefined : numbersOf(answer);
}
