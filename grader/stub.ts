import { declarationsOf } from "./declarations";
import { numbersOf } from "./numbers";
import { functionName, type Rubric, type Value } from "./rubric";

// What a rubric can tell of the file of stubs that learners read.

/** What is wrong with the stubs of a chapter, in sentences. */
export function flawsOfStubs(rubric: Rubric, text: string): string[] {
  const flaws = flawsOfCounts(rubric, text);
  const declared = declarationsOf(text);
  for (const exercise of rubric.exercises) {
    const name = functionName(exercise);
    const stub = declared.find((d) => d.name === name);
    if (!stub) {
      flaws.push(`${exercise.id}: there is no function ${name}`);
      continue;
    }
    const said = text.slice(stub.start, stub.end);
    const [, points] = /\((?:up to )?(\d+)\s(?:\*\s)?points?\)/.exec(said) ?? [];
    if (Number(points) !== exercise.points) {
      const told = points === undefined ? "does not say how many points it is worth" : `says (${points} points)`;
      flaws.push(`${exercise.id}: the stub ${told}, the rubric has ${exercise.points}`);
    }
    const [, worked] = /By hand([\s\S]*?)(?:\n \*\s*\n|\n \* @|\*\/|$)/.exec(said) ?? [];
    const examples = exercise.byHand?.() ?? [];
    if (worked === undefined) {
      if (!exercise.score) flaws.push(`${exercise.id}: the stub works nothing "By hand"`);
      continue;
    }
    if (!examples.length && !exercise.score) {
      flaws.push(`${exercise.id}: the stub works something "By hand" that the rubric does not have as byHand`);
    }
    const told = numbersIn(worked);
    for (const [i, { args, gives }] of examples.entries()) {
      const lists = args.filter((argument) => typeof argument === "object" && numbersOf(argument));
      const other = lists
        .map((argument) => otherThan(partsOf(argument), told))
        .find((numbers) => numbers !== undefined);
      if (other)
        flaws.push(
          `${exercise.id}: byHand, example ${i + 1}, begins with ${other[0].join(", ")}, and the stub's "By hand" with ${other[1].join(", ")}`,
        );
      const wanted = partsOf(gives);
      if (wanted.length > 2 && runOf(wanted, told) >= 0) continue;
      const left = args.reduce<number[]>((numbers, argument) => without(argument, numbers), told);
      const isTold = (part: number | string) =>
        typeof part === "string" ? text.includes(part) : left.some((number) => isNear(number, part));
      const untold = wanted.find((part) => !isTold(part));
      if (untold === undefined) continue;
      flaws.push(`${exercise.id}: byHand, example ${i + 1}, gives ${untold}, which the stub's "By hand" does not say`);
    }
  }
  return flaws;
}

const COUNTS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** "Nine functions" has to be as many as there are, in a notebook as well; open ones and "three more for …" may be counted apart. */
export function flawsOfCounts({ exercises }: Rubric, text: string): string[] {
  const counted = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([words, count]) => ({ words, count: COUNTS.indexOf(count.toLowerCase()) + 1 }));
  const apart = counted(/\b(\w+) more (?:for|belong)\b/gi)[0]?.count ?? 0;
  const right = [exercises.length, exercises.filter((e) => !e.score).length, exercises.length - apart];
  return counted(/\b(\w+)(?: small)? functions\b/gi)
    .filter(({ count }) => count > 0 && !right.includes(count))
    .map(({ words }) => `it says "${words}": there are ${exercises.length}`);
}

const HALVES: Readonly<Record<string, string>> = { "½": ".5", "¼": ".25", "¾": ".75" };

/** The numbers of a text, in digits or in words: "−½", "1/3", "1,000". */
function numbersIn(text: string): number[] {
  const plain = text
    .replace(/\n \*/g, " ")
    .replace(/[½¼¾]/g, (half) => HALVES[half])
    .replace(/(\d),(?=\d{3}\b)/g, "$1")
    .replaceAll("−", "-");
  const digits = [...plain.matchAll(/-?(?:\d+\.?\d*|\.\d+)(?:\/\d+)?/g)].map(([number]) => {
    const [above, below = 1] = number.split("/").map(Number);
    return above / Number(below);
  });
  const words = plain.toLowerCase().match(/[a-z]+/g) ?? [];
  return [...digits, ...words.map((word) => COUNTS.indexOf(word.replace("single", "one")) + 1).filter(Boolean)];
}

const isNear = (one: number, other: unknown) => typeof other === "number" && Math.abs(one - other) < 1e-6;

/** Where in a list of numbers others stand, one after another. */
function runOf(parts: readonly (number | string)[], numbers: readonly number[]): number {
  return numbers.findIndex((_, at) => parts.every((part, i) => isNear(numbers[at + i], part)));
}

/** A list of three numbers or more that the stub has but for one of them, and what it has. */
function otherThan(parts: readonly (number | string)[], told: readonly number[]) {
  if (parts.length < 3 || runOf(parts, told) >= 0) return undefined;
  const starts = told.map((_, at) => told.slice(at, at + parts.length));
  const nearly = starts.find((run) => parts.filter((part, i) => isNear(run[i], part)).length === parts.length - 1);
  return nearly?.length === parts.length ? ([parts, nearly] as const) : undefined;
}

/** The numbers of an example without those that say the argument: a 3 that goes in is no 3 that comes out. */
function without(argument: Value, numbers: number[]): number[] {
  const parts = partsOf(argument);
  const at = parts.length ? runOf(parts, numbers) : -1;
  return at < 0 ? numbers : [...numbers.slice(0, at), Number.NaN, ...numbers.slice(at + parts.length)];
}

/** Every number and every word of a value. The zeros among others need not be said. */
function partsOf(value: Value): (number | string)[] {
  if (typeof value === "number" || typeof value === "string") return [value];
  const numbers = numbersOf(value);
  if (numbers) return Array.from(numbers.data).filter((v) => v !== 0);
  return value === null || typeof value !== "object" ? [] : Object.values(value).flatMap(partsOf);
}
