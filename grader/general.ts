import { compare } from "./compare";
import { describe, plain } from "./describe";
import { indexOf, type Numbers, numbersOf } from "./numbers";
import type { Prepared } from "./prepare";
import type { Diagnosis } from "./report";
import type { Answer } from "./wire";

/** Slips that belong to no chapter. Each is said only where nothing else fits all the answers. */
export function generalDiagnosis({ exercise, expected }: Prepared, answers: readonly Answer[]): Diagnosis | undefined {
  const wrong = answers.map((answer, i) => compare(expected[i], answer, exercise.tolerance) !== undefined);
  const same = (adjusted: (answer: Answer, i: number) => Answer | undefined) =>
    answers.every((answer, i) => {
      const value = adjusted(answer, i);
      return value !== undefined && !compare(expected[i], value, exercise.tolerance);
    });
  const slip = (name: string, belief: string): Diagnosis => ({ misconception: `general.${name}`, belief });

  if (answers.every((answer) => answer === undefined)) {
    return slip("no-return", "Your function computes but gives nothing back. Is its last line a `return`?");
  }
  if (same(unquoted)) {
    return slip(
      "text",
      "The numbers are right, but yours are text. Numbers have no quotation marks: no String(…), no toFixed.",
    );
  }
  if (same((answer, i) => reshaped(answer, expected[i]))) {
    return slip("shape", "The numbers are right and in the right order; only the shape that you give them is not.");
  }
  if (same(transposed)) {
    return slip("transposed", "Rows and columns are swapped: the first index goes down, the second goes across.");
  }
  // Of the case that the report shows: a NaN further on would be looked for in vain.
  if (hasNaN(answers[wrong.indexOf(true)])) {
    return slip(
      "nan",
      "There is a NaN among your numbers. Usually that is `undefined` in a calculation: an index beyond the end, or an argument that was not given.",
    );
  }
  if (expected.length >= 3 && wrong.filter(Boolean).length >= 2) {
    if (
      answers.every((a) => a !== undefined && !compare(answers[0], a)) &&
      expected.some((e) => compare(expected[0], e))
    ) {
      return slip(
        "constant",
        `You answer ${describe(answers[0])} whatever is asked. Does your function look at its arguments?`,
      );
    }
    const offset = common(expected, answers, (e, a) => a - e);
    if (offset)
      return slip("offset", `Every number is ${offset < 0 ? "too small" : "too large"} by ${plain(Math.abs(offset))}.`);
    const factor = common(expected, answers, (e, a) => (e === 0 && a === 0 ? undefined : a / e));
    if (factor === -1) return slip("sign", "Every number has the wrong sign.");
    if (factor && factor !== 1) return slip("factor", `Every number is ${plain(factor)} times what it should be.`);
  }
  return undefined;
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

function hasNaN(answer: Answer): boolean {
  const numbers = numbersOf(answer);
  return numbers !== undefined && Array.from(numbers.data).some(Number.isNaN);
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
