import type { AnswerKey } from "../answer-key";
import { inCommon } from "../common";
import { numbersOf } from "../numbers";
import { agree, leadsTo, Refusal } from "../refusal";
import type { Diagnosis } from "../report";
import type { Value } from "../value";
import { type Answer, copied } from "../wire";
import { inBreaths } from "./breaths";
import type { Change } from "./change";
import type { DerivedModels } from "./derived-models";
import { isOfWords, tellingOf } from "./telling";
import { comparison, plainDifference } from "./where";
import { allAbout, andAsIf, andOfOther, besides, inPart, sentence, withoutOwner } from "./words";

type Explanation = readonly Change[];

/** `farFetched`: few would think so. */
type Explained = Diagnosis & { farFetched?: boolean };
/** Dearer changes are. */
const PLAIN = 1.25;

/** What two changes at once must be borne out by, beyond the sum of their costs: there are so many pairs. */
const OF_TWO = 0.5;
const OF_WORDS = 1;

/**
 * The belief behind wrong answers, where the solution with one change gives them, every one. The more far-fetched a change is,
 * the more the answers have to tell: among hundreds of them, one gives a lone wrong 4 by chance.
 */
export async function explainedByOne(
  key: AnswerKey,
  derived: DerivedModels,
  answers: readonly (Answer | Refusal)[],
): Promise<Explained | undefined> {
  const { wrong, order, told } = weighed(key, derived, answers);
  if (order.length === 0) return undefined;
  // Words are so few that many a change of what is given leads to them.
  const more = ({ given }: Change) => (given && key.expected.every(isOfWords) ? OF_WORDS : 0);
  const ones = derived.changes.filter((c) => sayable(c) && c.cost + more(c) <= told).map((c) => [c]);
  const explaining = await searched<Explanation>(ones, (changes) => derived.explains(changes, answers, order));
  // A single word, one of four, is hit by many ideas: only one that stands alone is named.
  const alone = new Set(explaining.map(saidOf)).size === 1;
  return !isLoneWord(key, wrong) || alone ? withTerm(simplest(explaining), key) : undefined;
}

/** The same with two changes, or with two beliefs, or with a belief and a change. */
export async function explainedByTwo(
  key: AnswerKey,
  derived: DerivedModels,
  answers: readonly (Answer | Refusal)[],
): Promise<Diagnosis | undefined> {
  const { wrong, order, told } = weighed(key, derived, answers);
  if (order.length === 0 || isLoneWord(key, wrong)) return undefined;
  const fits = (pair: Explanation) => costOf(pair) + OF_TWO <= told && derived.explains(pair, answers, order);
  const twos = withTerm(simplest(await searched<Explanation>(derived.pairs(order[0]), fits)), key);
  if (twos || told < 2 + OF_TWO) return twos;
  return beliefWithChange(key, derived, answers, order) ?? beliefsApart(key, answers);
}

/**
 * A belief, or one change, that explains every wrong answer and is not held in the cases that are right: somebody has a special case
 * for those. It is said where that is: one thing has to tell the cases apart.
 */
export async function explainedWhereWrong(
  key: AnswerKey,
  derived: DerivedModels,
  answers: readonly (Answer | Refusal)[],
): Promise<Diagnosis | undefined> {
  const { cases, expected, models } = key;
  const { wrong, order } = weighed(key, derived, answers);
  const those = order.filter((i) => wrong[i]);
  if (those.length < 2 || those.length === cases.length || expected.every(isOfWords)) return undefined;
  const plainly = plainDifference(cases, wrong, derived.quantities, derived.names);
  const where = plainly ?? comparison(cases, wrong, derived.quantities);
  if (!where) return undefined; // Then nothing bears out that there is a special case.
  const told = tellingOf(answers, expected, wrong) - tellingOf(expected, expected, Array(cases.length).fill(false));
  const held = models.find(({ answers: theirs }) => {
    if (!theirs || told < OF_EACH) return false;
    return those.every((i) => leadsTo(key, i, theirs[i], answers[i]));
  });
  if (held) {
    const { id, belief } = held.misconception;
    return { misconception: `${id} in part`, belief: inPart(belief, where) };
  }
  if (!plainly) return undefined; // Of so many changes one fits by chance.
  const ones = derived.changes.filter((c) => sayable(c) && c.cost + OF_TWO <= told).map((c) => [c]);
  const found = simplest(await searched<Explanation>(ones, (changes) => derived.explains(changes, answers, those)));
  return withTerm(
    found && { misconception: `${found.misconception} in part`, belief: inPart(found.belief, plainly) },
    key,
  );
}

/**
 * Of answers that are words: the one belief that goes wrong in these cases and no others, whatever is answered there. Who finds no
 * word that fits says one or another.
 */
export function explainedBySameCases(
  { exercise, cases, expected, models }: AnswerKey,
  answers: readonly (Answer | Refusal)[],
): Diagnosis | undefined {
  if (!expected.every((v) => typeof v === "string")) return undefined;
  const wrongOf = (all: readonly (Answer | Refusal)[]) =>
    cases.map((args, i) => !agree(exercise, [args], [expected[i]], [all[i]])).join();
  const own = wrongOf(answers);
  if (own.split("true").length < 3) return undefined;
  const same = models.filter(({ answers: theirs }) => theirs && wrongOf(theirs as Answer[]) === own);
  // Where it quotes what was answered, that need not be so of this answer.
  const [only] = same.length === 1 ? same.map((m) => m.misconception) : [];
  return only && !only.belief.includes('"')
    ? { misconception: `${only.id} by other words`, belief: only.belief }
    : undefined;
}

/** Which answers are wrong, in which order they are looked at, and how much they tell. */
function weighed(key: AnswerKey, derived: DerivedModels, answers: readonly (Answer | Refusal)[]) {
  const { cases, expected } = key;
  const wrong = wrongAmong(key, answers);
  // What changes nothing in any case explains nothing. Wrong answers tell most, and of them those that are computed soonest.
  const order = !wrong.includes(true)
    ? []
    : cases.map((_, i) => i).sort((a, b) => Number(wrong[b]) - Number(wrong[a]) || derived.steps[a] - derived.steps[b]);
  // Of answers of which many are right, only what they have in common is explained.
  const shared = (all: readonly (Answer | Refusal)[]) => all.map((one, i) => sharedBy(key, i, one));
  return { wrong, order, told: tellingOf(shared(answers), shared(expected) as Value[], wrong) };
}

/** Which cases are answered wrong. */
export function wrongAmong(
  { exercise, cases, expected }: AnswerKey,
  answers: readonly (Answer | Refusal)[],
): boolean[] {
  return cases.map((args, i) => !agree(exercise, [args], [expected[i]], [answers[i]]));
}

function isLoneWord({ expected }: AnswerKey, wrong: readonly boolean[]): boolean {
  const words = expected.every((v) => typeof v === "string" || typeof v === "boolean");
  return words && wrong.filter(Boolean).length === 1;
}

/** What each of two beliefs has to be borne out by, in the cases that it alone gets wrong. */
const OF_EACH = 2;

/**
 * Two beliefs of the rubric about different questions: wherever one of them goes wrong the other one doesn't, and the answers
 * follow whichever does.
 */
function beliefsApart(
  { exercise, cases, expected, models }: AnswerKey,
  answers: readonly (Answer | Refusal)[],
): Diagnosis | undefined {
  const same = (i: number, a: Answer | Refusal, b: Answer | Refusal) => agree(exercise, [cases[i]], [a as Value], [b]);
  // Of each belief that the answers bear out wherever it is wrong: where that is.
  const held = models.flatMap(({ misconception, answers: theirs }) => {
    if (!theirs) return [];
    const wrong = cases.map((_, i) => !same(i, expected[i], theirs[i]));
    if (!wrong.every((is, i) => !is || same(i, theirs[i], answers[i]))) return [];
    const told = tellingOf(answers, expected, wrong) - tellingOf(expected, expected, Array(cases.length).fill(false));
    return told >= OF_EACH ? [{ ...misconception, wrong }] : [];
  });
  for (const [n, b] of held.entries()) {
    for (const a of held.slice(0, n)) {
      const apart = a.wrong.every((is, i) => !(is && b.wrong[i]));
      const all = answers.every((answer, i) => a.wrong[i] || b.wrong[i] || same(i, expected[i], answer));
      if (apart && all) return { misconception: `${a.id} + ${b.id}`, belief: andOfOther(a.belief, b.belief) };
    }
  }
  return undefined;
}

/** What is compared of an answer; the answer itself where it hasn't the form of a right one. */
function sharedBy({ exercise, cases, expected }: AnswerKey, i: number, answer: Answer | Refusal): Answer | Refusal {
  if (answer instanceof Refusal) return answer;
  try {
    return inCommon(exercise, cases[i], expected[i], answer);
  } catch {
    return answer;
  }
}

/** As `filter`, in breaths: the search may take half a second, in which somebody saves again or runs a cell. */
async function searched<T>(all: Iterable<T>, fits: (one: T) => boolean): Promise<T[]> {
  const found: T[] = [];
  for await (const one of inBreaths(all)) if (fits(one)) found.push(one);
  return found;
}

/** A belief of the rubric, and beside it one thing that is different about the bias, or about all its answers. */
function beliefWithChange(
  key: AnswerKey,
  derived: DerivedModels,
  answers: readonly (Answer | Refusal)[],
  order: readonly number[],
): Diagnosis | undefined {
  const { exercise, cases, expected, models } = key;
  const first = (
    changes: Iterable<Change>,
    both: (change: Change, model: AnswerKey["models"][number], i: number) => Value | undefined,
    said: (belief: string, change: Change) => string,
  ): Diagnosis | undefined => {
    for (const change of changes) {
      for (const model of models) {
        const explains = order.every((i) => {
          const theirs = both(change, model, i);
          return theirs !== undefined && leadsTo(key, i, theirs, answers[i]);
        });
        const { id, belief } = model.misconception;
        if (explains) return { misconception: `${id} + derived.${change.id}`, belief: said(belief, change) };
      }
    }
    return undefined;
  };
  // A word, one of four, tells too little for that.
  const ofNumbers = expected.every((value) => numbersOf(value) !== undefined);
  const withBias = first(
    ofNumbers ? derived.ofBias() : [],
    ({ given }, { misconception }, i) => {
      const changed = given!(cases[i].map(copied));
      return ifAny(() => misconception.model(...(changed as never[])));
    },
    (belief, { clause }) => andAsIf(belief, clause!),
  );
  if (withBias) return withBias;
  // What would change no right answer is not so of a wrong one: nothing is 0 "where it should be below 0" where nothing is below 0.
  const applies = ({ answer }: Change) =>
    cases.some((args, i) => {
      const changed = ifAny(() => answer!(expected[i], args));
      return changed !== undefined && !agree(exercise, [args], [expected[i]], [changed]);
    });
  return first(
    [...derived.ofAnswers()].filter(applies),
    ({ answer }, { answers: theirs }, i) => {
      const one = theirs?.[i];
      return one === undefined || one instanceof Refusal ? undefined : ifAny(() => answer?.(one, cases[i]));
    },
    (belief, { fact }) => besides(belief, fact!),
  );
}

/** What a belief answers: it may not be made for what it is given then, nor a change for what it answers. */
function ifAny(answer: () => Value | undefined): Value | undefined {
  try {
    return answer();
  } catch {
    return undefined;
  }
}

const sayable = ({ clause, fact }: Change) => (clause ?? fact) !== undefined;
const costOf = (changes: Explanation) => changes.reduce((sum, c) => sum + c.cost, 0);

/** What the quantity that is named first is there for, where the rubric says so. */
function withTerm(found: Explained | undefined, { exercise: { terms = {} } }: AnswerKey): Explained | undefined {
  if (!found) return undefined;
  const { misconception, belief, farFetched } = found;
  const names = [...belief.matchAll(/`[^`]*`/g)].flatMap(([code]) => code.match(/[A-Za-z]\w*/g) ?? []);
  const name = names.find((one) => Object.hasOwn(terms, one));
  return { misconception, belief: name ? `${belief} ${terms[name]}` : belief, farFetched };
}

/** The least far-fetched explanation. Of several as simple as each other it is said what they share, or nothing. */
function simplest(explanations: readonly Explanation[]): Explained | undefined {
  const least = Math.min(...explanations.map(costOf));
  const found = simplestOf(explanations, least);
  return found && { ...found, farFetched: least > PLAIN };
}

function simplestOf(explanations: readonly Explanation[], least: number): Diagnosis | undefined {
  const best = explanations.filter((changes) => costOf(changes) === least);
  if (best.length === 0) return undefined;
  const shared = namesOf(best[0]).filter((name) => best.every((b) => namesOf(b).includes(name)));
  const [causes, facts] = [best.filter((b) => b.some((c) => c.clause)), best.filter((b) => !b.some((c) => c.clause))];
  // About what all share and nothing else, whatever is said of it.
  const plain = causes.filter((b) => namesOf(b).length === shared.length);
  const [first] = plain;
  if (first && (shared.length || plain.every((b) => saidOf(b) === saidOf(first)))) return diagnosisOf(first);
  // What is so of the answer itself is so, whatever led there.
  if (facts.length) return diagnosisOf(facts[0]);
  // Or they differ only in whose channel it is that is left out.
  const clauses = new Set(causes.map((b) => withoutOwner(saidOf(b))));
  if (clauses.size === 1) return { misconception: idOf(causes), belief: [...clauses][0] };
  return shared.length ? { misconception: `derived.about(${shared.join(", ")})`, belief: allAbout(shared) } : undefined;
}

function diagnosisOf(changes: Explanation): Diagnosis {
  return { misconception: idOf([changes]), belief: saidOf(changes) };
}

function idOf(explanations: readonly Explanation[]): string {
  return `derived.${explanations.map((changes) => changes.map((c) => c.id).join(" + ")).join(" or ")}`;
}

function saidOf(changes: Explanation): string {
  return sentence(
    changes.flatMap((c) => (c.clause ? [c.clause] : [])),
    changes.flatMap((c) => (c.clause || !c.fact ? [] : [c.fact])),
  );
}

function namesOf(changes: Explanation): string[] {
  return [...new Set(changes.flatMap((c) => c.about))];
}
