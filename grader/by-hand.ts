import { indexOf, numbersOf } from "./numbers";
import type { Exercise, Value } from "./rubric";

// Whether what a stub works "By hand" is what its rubric has as data, and has been tried on the solution.

type Example = ReturnType<NonNullable<Exercise["byHand"]>>[number];

/** What differs between the examples and the words, in sentences. `text` is all of the stubs. */
export function flawsByHand(
  examples: readonly Example[],
  worked: string,
  text: string,
  parameters: readonly string[] = [],
): string[] {
  const told = numbersIn(worked);
  const flaws = examples.flatMap(({ args, gives }, i) => {
    const example = `byHand, example ${i + 1},`;
    const lists = args.filter((argument) => typeof argument === "object" && numbersOf(argument));
    const other = lists.map((argument) => otherThan(partsSaid(argument, told), told)).find(Boolean);
    if (other)
      return `${example} begins with ${other[0].join(", ")}, and the stub's "By hand" with ${other[1].join(", ")}`;
    const field = [...args, gives].map((value) => otherField(value, worked)).find(Boolean);
    if (field) return `${example} has ${field[0]}, and the stub's "By hand" ${field[1]}`;
    const wanted = partsOf(gives);
    if (wanted.length > 2 && runOf(wanted, told) >= 0) return [];
    const left = args.reduce<number[]>((numbers, argument) => without(argument, numbers), told);
    const isTold = (part: number | string) =>
      typeof part === "string" ? text.includes(part) : left.some((number) => isNear(number, part));
    const untold = wanted.find((part) => !isTold(part));
    return untold === undefined ? [] : `${example} gives ${untold}, which the stub's "By hand" does not say`;
  });
  if (flaws.length) return flaws;
  return [
    ...parameters.flatMap((name, p) => otherArgument(name, examples, p, worked)),
    ...disorderIn(examples, worked),
  ];
}

export const COUNTS = [
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

const HALVES: Readonly<Record<string, string>> = { "½": ".5", "¼": ".25", "¾": ".75" };

/** The numbers of a text, in digits or in words. */
function numbersIn(text: string): number[] {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return [...digitsIn(text), ...words.map((word) => COUNTS.indexOf(word.replace("single", "one")) + 1).filter(Boolean)];
}

/** "−½", "1/3", "1,000". */
function digitsIn(text: string): number[] {
  const plain = text
    .replace(/\n \*/g, " ")
    .replace(/[½¼¾]/g, (half) => HALVES[half])
    .replace(/(\d),(?=\d{3}\b)/g, "$1")
    .replaceAll("−", "-");
  return [...plain.matchAll(/-?(?:\d+\.?\d*|\.\d+)(?:\/\d+)?/g)].map(([number]) => {
    const [above, below = 1] = number.split("/").map(Number);
    return above / Number(below);
  });
}

const isNear = (one: number, other: unknown) => typeof other === "number" && Math.abs(one - other) < 1e-6;

/** Where in a list of numbers others stand, one after another. */
function runOf(parts: readonly (number | string)[], numbers: readonly number[]): number {
  return numbers.findIndex((_, at) => parts.every((part, i) => isNear(numbers[at + i], part)));
}

/** A number that the words give a parameter, "kernel 3" or "4 channels", and no example has. */
function otherArgument(name: string, examples: readonly Example[], p: number, worked: string): string[] {
  const given = examples.map(({ args }) => args[p]);
  if (!given.every((value) => typeof value === "number")) return [];
  const number = String.raw`[−-]?\d[\d,]*(?:\.\d+)?`;
  const singular = name.replace(/s$/, "");
  const behind = [...worked.matchAll(new RegExp(String.raw`\b${name} (?:= )?(${number})`, "g"))];
  const before = [...worked.matchAll(new RegExp(String.raw`(?<![×·] |[\w.])(${number}) ${singular}s?\b`, "g"))];
  const told = (behind.length ? behind : before).flatMap(([, n]) => digitsIn(n));
  const other = told.find((n) => !given.some((value) => isNear(n, value)));
  return other === undefined || told.some((n) => given.some((value) => isNear(n, value)))
    ? []
    : [`the stub's "By hand" has ${name} ${other}, and byHand ${given.join(" and ")}`];
}

/** Lists in the words that are an example's but for their order, or for one number more. */
function disorderIn(examples: readonly Example[], worked: string): string[] {
  const values = examples.flatMap(({ args, gives }) => [args.filter((v) => typeof v === "number"), ...args, gives]);
  const known = values.flatMap(listsOf);
  const told = listsIn(worked);
  // A list of one number is part of many: only where it is the whole answer it says something.
  const isWhole = (list: readonly number[]) => list.length > 1 || examples.some(({ gives }) => sameParts(gives, list));
  const isKnown = (list: readonly number[]) => known.some((one) => isSame(list, one));
  for (const list of told.filter((list) => !isKnown(list))) {
    const meant = known.find(
      (one) =>
        isWhole(one) &&
        isDisorder(list, one) &&
        (list.length === one.length || !told.some((other) => isSame(other, one))),
    );
    if (meant) return [`the stub's "By hand" has ${list.join(", ")}, and byHand ${Array.from(meant).join(", ")}`];
  }
  return [];
}

/** All the lists in a value: its numbers, its shape, and those of its rows, columns and parts. */
function listsOf(value: Value): readonly (readonly number[])[] {
  const numbers = numbersOf(value);
  if (!numbers) return value && typeof value === "object" ? Object.values(value).flatMap(listsOf) : [];
  const { shape } = numbers;
  const data = Array.from(numbers.data);
  if (shape.length < 2) return [data];
  const choices = shape.reduce<number[][]>(
    (all, size) => all.flatMap((at) => [-1, ...Array(size).keys()].map((i) => [...at, i])),
    [[]],
  );
  const slice = (at: readonly number[]) =>
    data.filter((_, i) => indexOf(i, shape).every((index, axis) => at[axis] < 0 || at[axis] === index));
  return [shape, ...choices.map(slice)];
}

/** The lists of a text, outer and inner ones, and three numbers or more between commas. */
function listsIn(text: string): number[][] {
  const open: number[] = [];
  const bare = text.replace(/\[[^[\]]*\]/g, ";").matchAll(/(?:[−-]?\d+(?:\.\d+)?, ){2,}[−-]?\d+(?:\.\d+)?/g);
  const lists = Array.from(bare, ([list]) => digitsIn(list.replaceAll(",", " ")));
  for (const { index, 0: bracket } of text.matchAll(/[[\]]/g)) {
    if (bracket === "[") open.push(index);
    else lists.push(digitsIn(text.slice(open.pop(), index)));
  }
  return lists;
}

const sameParts = (value: Value, list: readonly number[]) => {
  const numbers = numbersOf(value);
  return numbers !== undefined && isSame(list, Array.from(numbers.data));
};

const isSame = (one: readonly number[], other: readonly number[]) =>
  one.length === other.length && one.every((number, i) => isNear(number, other[i]));

/** Whether a list holds another's numbers, in another order or with one more. */
function isDisorder(list: readonly number[], meant: readonly number[]): boolean {
  const more = list.length - meant.length;
  if (meant.length === 0 || more < 0 || more > 1) return false;
  const left = [...list];
  return meant.every((part) => {
    const at = left.findIndex((number) => isNear(number, part));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

/** A field that the text has with other numbers only: "stride: 1" where it is 2. */
function otherField(value: Value, text: string): readonly [string, string] | undefined {
  if (value === null || typeof value !== "object" || numbersOf(value)) return undefined;
  for (const [name, part] of Object.entries(value)) {
    const inner = otherField(part, text);
    if (inner) return inner;
    if (typeof part !== "number" || Array.isArray(value)) continue;
    const told = [...text.matchAll(new RegExp(`[{,] ${name}: ([^,}\\]]+)`, "g"))];
    if (told.length && !told.some(([, number]) => digitsIn(number).some((n) => isNear(n, part))))
      return [`${name}: ${part}`, told[0][0].slice(2)];
  }
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
  const parts = partsSaid(argument, numbers);
  const at = parts.length ? runOf(parts, numbers) : -1;
  return at < 0 ? numbers : [...numbers.slice(0, at), Number.NaN, ...numbers.slice(at + parts.length)];
}

/** The parts of an argument as a text has them: with its zeros, where they are said. */
function partsSaid(argument: Value, numbers: readonly number[]): (number | string)[] {
  const all = numbersOf(argument);
  const [few, whole] = [partsOf(argument), all ? Array.from(all.data) : []];
  const asItIs = [whole, few].find((parts) => parts.length && runOf(parts, numbers) >= 0);
  return asItIs ?? (whole.includes(0) && numbers.includes(0) ? whole : few);
}

/** Every number and every word of a value. The zeros among others need not be said. */
function partsOf(value: Value): (number | string)[] {
  if (typeof value === "number" || typeof value === "string") return [value];
  const numbers = numbersOf(value);
  if (numbers) return Array.from(numbers.data).filter((v) => v !== 0);
  return value === null || typeof value !== "object" ? [] : Object.values(value).flatMap(partsOf);
}
