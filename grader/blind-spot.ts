import type { AnswerKey } from "./answer-key";
import { agree, type Refusal } from "./refusal";
import type { Diagnosis } from "./report";
import type { BlindSpot } from "./rubric";
import type { Answer } from "./wire";
import { blindSpots } from "./words";

/** Cases of a kind, and cases of others, without which nothing is said of the kind. */
const LEAST = 2;
/** The kind of case that wrong answers lie in, all of them: somebody did not think of it. */
export function explainedByBlindSpot(
  { exercise, cases, expected }: AnswerKey,
  answers: readonly (Answer | Refusal)[],
): Diagnosis | undefined {
  const wrong = cases.map((args, i) => !agree(exercise, [args], [expected[i]], [answers[i]]));
  const many = wrong.filter(Boolean).length;
  if (many < LEAST || cases.length - many < LEAST) return undefined;
  const fitting = (exercise.blindSpots ?? []).filter((spot) => casesIn(spot, cases).join() === wrong.join());
  if (fitting.length !== 1) return undefined;
  const [{ id, where, so }] = fitting;
  return { misconception: id, belief: blindSpots.sentence(where, so) };
}

/** What is wrong with the blind spots of an exercise, in sentences. */
export function flawsOfBlindSpots({ exercise, cases }: AnswerKey): string[] {
  const places = (exercise.blindSpots ?? []).map((spot) => ({ id: spot.id, held: casesIn(spot, cases) }));
  return places.flatMap(({ id, held }, n) => {
    const few = [true, false].filter((kind) => held.filter((is) => is === kind).length < LEAST);
    const twin = places.slice(0, n).find((other) => other.held.join() === held.join());
    return [
      ...few.map((kind) => `${id}: fewer than ${LEAST} cases are ${kind ? "of its kind" : "of other kinds"}`),
      ...(twin ? [`no case tells ${twin.id} from ${id}`] : []),
    ];
  });
}

function casesIn({ holds }: BlindSpot, cases: AnswerKey["cases"]): boolean[] {
  return cases.map((args) => holds(...(args as never[])));
}
