import type { AnswerKey } from "../answer-key";
import { allowance } from "../compare";
import { indexOf, type Numbers, numbersOf } from "../numbers";
import { Refusal } from "../refusal";
import type { Diagnosis } from "../report";
import type { Answer } from "../wire";
import type { DerivedModels } from "./derived-models";
import { wrongAmong } from "./explain";
import { specialCase } from "./where";
import { nouns, seen } from "./words";

/** Cases of either kind without which nothing is said of where they lie. */
const LEAST_CASES = 2;
/** Numbers without which nothing is said of which of them are wrong, and how many of those that are named have to be. */
const LEAST_NUMBERS = 8;
const MOST_OF = 0.75;
const LEAST_OTHERS = 0.2;

/**
 * What can be seen of wrong answers whatever led to them: in which cases and at which places they are wrong, which size they have too
 * much, and which argument stands nowhere in the text. It is no belief, and so it is said where none is known.
 * @param unread what the learner's function calls the arguments that it never uses, by their place
 */
export function seenInAnswers(
  key: AnswerKey,
  derived: DerivedModels,
  answers: readonly (Answer | Refusal)[],
  unread: readonly (string | undefined)[],
): Diagnosis | undefined {
  const { cases } = key;
  const wrong = wrongAmong(key, answers);
  const missed = unread.filter((name, p): name is string => name !== undefined && derived.used.has(derived.names[p]));
  const enough = [true, false].every((is) => wrong.filter((w) => w === is).length >= LEAST_CASES);
  const where = enough ? specialCase(cases, wrong, derived.quantities, derived.names) : undefined;
  const pairs = pairsIn(key, answers, wrong);
  const said: [string, string | undefined][] = [
    ["unread", missed.length ? seen.unread(missed) : undefined],
    ["size", sizeOf(key, derived, pairs)],
    ["place", placeOf(pairs, derived.sizes)],
    ["where", where && seen.where(where)],
  ];
  const found = said.filter((one): one is [string, string] => one[1] !== undefined);
  if (found.length === 0) return undefined;
  return {
    misconception: `seen.${found.map(([id]) => id).join(" + ")}`,
    belief: found.map(([, text]) => text).join(" "),
  };
}

/** Wrong numbers beside the right ones, where both are nothing but numbers. */
interface Pair {
  i: number;
  own: Numbers;
  right: Numbers;
  allowed: number;
}

function pairsIn(
  { exercise, cases, expected }: AnswerKey,
  answers: readonly (Answer | Refusal)[],
  wrong: readonly boolean[],
): Pair[] {
  if (exercise.common) return [];
  const all = [...cases.keys()].filter((i) => wrong[i]);
  const pairs = all.flatMap((i): Pair[] => {
    const answer = answers[i];
    const [own, right] = [answer instanceof Refusal ? undefined : numbersOf(answer), numbersOf(expected[i])];
    return own && right ? [{ i, own, right, allowed: allowance(right, expected[i], exercise.tolerance) }] : [];
  });
  return pairs.length === all.length ? pairs : [];
}

/** One size that is too large or too small by the same in every wrong case, or by one of the question's numbers. */
function sizeOf(
  { cases }: AnswerKey,
  { quantities, sizes }: DerivedModels,
  pairs: readonly Pair[],
): string | undefined {
  const ranks = new Set(pairs.flatMap(({ own, right }) => [own.shape.length, right.shape.length]));
  const [rank] = ranks;
  if (ranks.size !== 1 || pairs.length < LEAST_CASES) return undefined;
  for (let d = 0; d < rank; d++) {
    const off = pairs.map(({ own, right }) => own.shape[d] - right.shape[d]);
    if (!off.some(Boolean)) continue;
    const noun = nounOf(rank, sizes, d);
    if (new Set(off).size === 1) return seen.tooMany(noun, Math.abs(off[0]), off[0] < 0);
    const by = quantities.find(({ of }) => pairs.every(({ i }, n) => of(cases[i]) === Math.abs(off[n])));
    const sign = new Set(off.map(Math.sign));
    if (by && sign.size === 1) return seen.tooManyBy(noun, by.name, off[0] < 0);
    const is = quantities.find(({ of }) => pairs.every(({ i, own }) => of(cases[i]) === own.shape[d]));
    if (is) return seen.sizeIs(noun, is.name);
  }
  return undefined;
}

/** What an answer has many of along one of its sizes. */
function nounOf(rank: number, sizes: readonly (string | undefined)[], d: number): string {
  return rank === 1 && !sizes[0] ? "number" : nouns.along(sizes[d], d);
}

interface Place {
  index: readonly number[];
  shape: readonly number[];
  right: number;
}

/** What all wrong numbers share, and nearly none of the right ones. */
function placeOf(pairs: readonly Pair[], sizes: readonly (string | undefined)[]): string | undefined {
  if (pairs.some(({ own, right }) => own.shape.join() !== right.shape.join())) return undefined;
  const [wrong, others]: [Place[], Place[]] = [[], []];
  for (const { own, right, allowed } of pairs) {
    for (let n = 0; n < right.data.length; n++) {
      const place = { index: indexOf(n, right.shape), shape: right.shape, right: right.data[n] };
      (Math.abs(own.data[n] - right.data[n]) <= allowed ? others : wrong).push(place);
    }
  }
  if (wrong.length + others.length < LEAST_NUMBERS) return undefined;
  const counts = pairs.every(
    ({ right: { data, shape } }) => shape.length < 2 && Array.from(data).every((v) => v >= 0 && v % 1 === 0),
  );
  const places = placesFor(pairs[0].right.shape.length, sizes, !counts);
  const fitting = places.flatMap(({ is, says }) => {
    const also = others.filter(is).length;
    const fits = wrong.every(is) && wrong.length >= MOST_OF * (wrong.length + also);
    return fits && others.length - also >= LEAST_OTHERS * (wrong.length + others.length) ? [{ says, also }] : [];
  });
  return fitting.sort((a, b) => a.also - b.also)[0]?.says;
}

/**
 * Places that have a name, whatever they are called in the exercise.
 * @param signed numbers that are no counts or places themselves: there it says something whether they are above 0
 */
function placesFor(rank: number, sizes: readonly (string | undefined)[], signed: boolean) {
  const along = Array.from({ length: rank }, (_, d) => {
    const noun = nounOf(rank, sizes, d);
    const at = (which: (i: number, n: number) => boolean) => (p: Place) => which(p.index[d], p.shape[d]);
    return [
      { is: at((i) => i === 0), says: seen.onlyWrong(`the first ${noun}`) },
      { is: at((i, n) => i === n - 1), says: seen.onlyWrong(`the last ${noun}`) },
      { is: at((i) => i > 0), says: seen.onlyRight(`the first ${noun}`) },
      { is: at((i, n) => i < n - 1), says: seen.onlyRight(`the last ${noun}`) },
      { is: at((i) => i % 2 === 1), says: seen.onlyWrong(`every second ${noun}`) },
    ];
  });
  const border = ({ index, shape }: Place) => [0, 1].some((d) => index[d] === 0 || index[d] === shape[d] - 1);
  const frame = [
    { is: border, says: seen.onlyWrong("the border") },
    { is: (p: Place) => !border(p), says: seen.onlyRight("the border") },
  ];
  const signs = [
    { is: ({ right }: Place) => right < 0, says: seen.onlyWrong("what should be below 0") },
    { is: ({ right }: Place) => right > 0, says: seen.onlyWrong("what should be above 0") },
    { is: ({ right }: Place) => right === 0, says: seen.onlyWrong("what should be 0") },
  ];
  return [...along.flat(), ...(rank >= 2 ? frame : []), ...(signed ? signs : [])];
}
