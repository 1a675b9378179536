import type { AnswerKey } from "../../grader/answer-key";
import { seeded } from "../../grader/random";
import type { Random, Value } from "../../grader/rubric";
import { copied } from "../../grader/wire";
import { Tensor } from "../../lib/tensor";

/**
 * Questions like those of an exercise, with other numbers and other sizes: those that its solution answers, with the answers. What
 * a stub promises isn't known here, so that some of them may lie outside of it.
 */
export function widerCases({ exercise, cases }: AnswerKey, count: number): Pick<AnswerKey, "cases" | "expected"> {
  const random = seeded(`wider ${exercise.id}`);
  const found: { args: Value[]; answer: Value }[] = [];
  for (let tries = 0; tries < 20 * count && found.length < count; tries++) {
    const args = cases[random.whole(0, cases.length - 1)].map(copied);
    for (let changes = random.whole(1, 3); changes > 0; changes--) {
      const place = random.whole(0, args.length - 1);
      const other = cases[random.whole(0, cases.length - 1)][place];
      args[place] = random.whole(0, 3) === 0 ? copied(other) : varied(args[place], random);
    }
    if (ENDLESS[exercise.id]?.(args)) continue;
    const answer = answerOf(() => exercise.solution(...(args.map(copied) as never[])));
    if (answer !== undefined && isWhole(answer)) found.push({ args, answer });
  }
  return { cases: found.map(({ args }) => args), expected: found.map(({ answer }) => answer) };
}

/** Questions that a stub rules out, and whose solution searches for ever. */
const ENDLESS: Readonly<Record<string, (args: readonly Value[]) => boolean>> = {
  "05.evenUpsampling": ([, , stride]) => Number(stride) < 1,
};

function answerOf(solve: () => Value): Value | undefined {
  try {
    return solve();
  } catch {
    return undefined;
  }
}

/** Without NaN and the like: what answers with such was asked in vain. */
function isWhole(value: Value): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (value instanceof Tensor) return value.data.every(Number.isFinite);
  if (value === null || typeof value !== "object") return true;
  return Object.values(value).every((part) => isWhole(part as Value));
}

function varied(value: Value, random: Random): Value {
  if (typeof value === "number") return variedNumber(value, random);
  if (typeof value === "boolean") return !value;
  if (value instanceof Tensor) {
    const axis = random.whole(0, value.shape.length - 1);
    const by = random.whole(-1, 1);
    const shape = value.shape.map((size, d) => (d === axis ? Math.max(1, size + by) : size));
    const numbers = Array.from(value.data);
    const length = shape.reduce((a, b) => a * b, 1);
    return new Tensor(
      shape,
      Float32Array.from({ length }, () => sample(numbers, random)),
    );
  }
  if (Array.isArray(value)) {
    const list = [...value] as Value[];
    const way = random.whole(0, 3);
    if (way === 0 && list.length > 1) return list.slice(1);
    if (way === 1 && list.length > 0) return [...list, copied(list[random.whole(0, list.length - 1)])];
    if (list.every((v) => typeof v === "number"))
      return list.map((v) => (random.whole(0, 1) ? v : variedNumber(v as number, random)));
    return list.map((v, i) => (i === random.whole(0, list.length - 1) ? varied(v, random) : v));
  }
  if (value === null || typeof value !== "object") return value;
  const names = Object.keys(value);
  const name = names[random.whole(0, names.length - 1)];
  return { ...value, [name]: varied((value as Record<string, Value>)[name], random) };
}

function variedNumber(value: number, random: Random): number {
  const way = random.whole(0, 5);
  if (!Number.isInteger(value)) return value * [0.5, 2, -1, 1.25, 3, 0.1][way];
  return [value - 2, value - 1, value + 1, value + 2, 2 * value, 3 * value + 1][way];
}

function sample(numbers: readonly number[], random: Random): number {
  const one = numbers[random.whole(0, numbers.length - 1)];
  return random.whole(0, 1) ? one : variedNumber(one, random);
}
