import { Tensor } from "../lib/tensor";
import type { AnswerKey } from "./answer-key";
import { differenceIn } from "./common";
import { compare } from "./compare";
import { describe, plain } from "./describe";
import { indexOf, type Numbers, numbersOf } from "./numbers";
import type { Diagnosis } from "./report";
import type { Value } from "./value";
import type { Answer } from "./wire";
import { slips } from "./words";

const slip = (name: string, belief: string): Diagnosis => ({ misconception: `general.${name}`, belief });

/** The right numbers in the wrong form, in every case: nothing returned, text, another shape, rows for columns. */
export function slipOfForm(
  { exercise, cases, expected }: AnswerKey,
  answers: readonly Answer[],
): Diagnosis | undefined {
  const same = (adjusted: (answer: Answer, i: number) => Answer | undefined) =>
    answers.every((answer, i) => {
      const value = adjusted(answer, i);
      return value !== undefined && !compare(expected[i], value, exercise.tolerance);
    });
  if (answers.every((answer) => answer === undefined)) return slip("no-return", slips.noReturn);
  const back = cases[0].findIndex(
    (given, p) => typeof given === "object" && cases.every((args, i) => !compare(args[p], answers[i], 0)),
  );
  if (back >= 0 && cases.length > 1) return slip("given-back", slips.givenBack(back + 1));
  if (same(unquoted)) return slip("text", slips.text);
  if (same((answer, i) => reshaped(answer, expected[i]))) return slip("shape", slips.shape);
  if (same(transposed)) return slip("transposed", slips.transposed);
  return undefined;
}

/**
 * Right parts under each other's names or in each other's places, and words that nobody asked for. This is so of answers
 * that are judged by what they have in common, too.
 */
export function slipOfNames(
  { exercise, cases, expected }: AnswerKey,
  answers: readonly Answer[],
): Diagnosis | undefined {
  for (const [a, b] of pairsOf(partsIn(expected[0]))) {
    const right = answers.every((answer, i) => {
      const swapped = withSwapped(answer, a, b);
      return swapped !== undefined && !differenceIn(exercise, cases[i], expected[i], swapped);
    });
    if (right) return slip(`swapped(${a}, ${b})`, Array.isArray(expected[0]) ? slips.places(a, b) : slips.names(a, b));
  }
  const asked = new Set(expected);
  if (![...asked, ...answers].every((v) => typeof v === "string")) return undefined;
  const meant = new Map<Answer, Value>();
  const renamed = answers.every((answer, i) => {
    if (asked.has(answer as Value)) return answer === expected[i];
    const before = meant.get(answer) ?? expected[i];
    meant.set(answer, before);
    return before === expected[i];
  });
  const [word] = meant;
  return renamed && word ? slip("word", slips.word(String(word[0]), String(word[1]))) : undefined;
}

/** Names of fields, or places in a short list. */
function partsIn(value: Value): string[] {
  if (value === null || typeof value !== "object" || value instanceof Tensor) return [];
  const parts = Object.keys(value);
  return parts.length <= 4 ? parts : [];
}

function pairsOf<T>(parts: readonly T[]): [T, T][] {
  return parts.flatMap((a, i) => parts.slice(i + 1).map((b): [T, T] => [a, b]));
}

function withSwapped(answer: Answer, a: string, b: string): Answer | undefined {
  if (answer === null || typeof answer !== "object" || answer instanceof Tensor) return undefined;
  const parts = answer as Readonly<Record<string, Answer>>;
  if (!(Object.hasOwn(parts, a) && Object.hasOwn(parts, b))) return undefined;
  const swap = (name: string) => (name === a ? parts[b] : name === b ? parts[a] : parts[name]);
  if (Array.isArray(answer)) return answer.map((_, i) => swap(String(i)));
  return Object.fromEntries(Object.keys(parts).map((name) => [name, swap(name)]));
}

/** What is so of all the wrong numbers, whatever led to them. Said only where nothing that explains them is known. */
export function slipOfNumbers({ exercise, expected }: AnswerKey, answers: readonly Answer[]): Diagnosis | undefined {
  const wrong = answers.map((answer, i) => compare(expected[i], answer, exercise.tolerance) !== undefined);
  if (answers.every((answer, i) => !wrong[i] || onlyNaN(expected[i], answer, exercise.tolerance))) {
    return slip("nan", slips.nan);
  }
  if (expected.length < 3 || wrong.filter(Boolean).length < 2) return undefined;
  const constant = answers.every((a) => a !== undefined && !compare(answers[0], a));
  if (constant && expected.some((e) => compare(expected[0], e))) {
    return slip("constant", slips.constant(describe(answers[0])));
  }
  const offset = common(expected, answers, (e, a) => a - e);
  if (offset) return slip("offset", slips.offset(plain(Math.abs(offset)), offset < 0));
  const factor = common(expected, answers, (e, a) => (e === 0 && a === 0 ? undefined : a / e));
  if (factor === -1) return slip("sign", slips.sign);
  return factor && factor !== 1 ? slip("factor", slips.factor(plain(factor))) : undefined;
}

function unquoted(answer: Answer): Answer | undefined {
  if (typeof answer === "string") return answer.trim() === "" ? undefined : Number(answer);
  if (!Array.isArray(answer)) return undefined;
  const parts = answer.map(unquoted);
  return parts.length && parts.every((p) => p !== undefined) ? (parts as Answer[]) : undefined;
}

function reshaped(answer: Answer, expected: Answer): Answer | undefined {
  const given = numbersOf(answer);
  const wanted = numbersOf(expected);
  if (!given || !wanted || given.data.length !== wanted.data.length || wanted.data.length < 2) return undefined;
  return nested(wanted.shape, Array.from(given.data));
}

function transposed(answer: Answer): Answer | undefined {
  const given = numbersOf(answer);
  if (!given || given.shape.length < 2) return undefined;
  const [h, w, ...rest] = given.shape;
  const step = rest.reduce((product, n) => product * n, 1);
  const at = (y: number, x: number, c: number) => given.data[(x * w + y) * step + c];
  const shape = [w, h, ...rest];
  return nested(
    shape,
    Array.from(given.data, (_, flat) => {
      const [y, x] = indexOf(Math.floor(flat / step), [w, h]);
      return at(y, x, flat % step);
    }),
  );
}

function nested(shape: readonly number[], data: readonly number[]): Answer {
  if (shape.length === 0) return data[0];
  if (shape.length === 1) return data;
  const step = data.length / shape[0];
  return Array.from({ length: shape[0] }, (_, i) => nested(shape.slice(1), data.slice(i * step, (i + 1) * step)));
}

/** Whether the numbers are those expected wherever they are numbers at all. */
function onlyNaN(expected: Answer, answer: Answer, tolerance: number | undefined): boolean {
  const [wanted, given] = [numbersOf(expected), numbersOf(answer)];
  if (!wanted || !given || given.shape.join() !== wanted.shape.join()) return false;
  const mended = Array.from(given.data, (v, i) => (Number.isNaN(v) ? wanted.data[i] : v));
  return !compare(nested(wanted.shape, Array.from(wanted.data)), nested(wanted.shape, mended), tolerance);
}

/** The one number that `relation` gives for every pair of expected and actual number, if there is one. */
function common(
  expected: readonly Answer[],
  answers: readonly Answer[],
  relation: (expected: number, actual: number) => number | undefined,
): number | undefined {
  let found: number | undefined;
  for (let i = 0; i < expected.length; i++) {
    const pair = paired(numbersOf(expected[i]), numbersOf(answers[i]));
    if (!pair) return undefined;
    for (const [e, a] of pair) {
      const value = relation(e, a);
      if (value === undefined) continue;
      if (!Number.isFinite(value) || (found !== undefined && Math.abs(value - found) > 1e-5 * Math.abs(found)))
        return undefined;
      found ??= value;
    }
  }
  return found;
}

function paired(expected: Numbers | undefined, actual: Numbers | undefined): [number, number][] | undefined {
  if (!expected || !actual || expected.shape.join() !== actual.shape.join()) return undefined;
  return Array.from(expected.data, (e, i) => [e, actual.data[i]]);
}
