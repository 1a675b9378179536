import { COUNTS, flawsByHand } from "./by-hand";
import { declarationsOf } from "./declarations";
import { functionName, type Rubric } from "./rubric";

// What a rubric can tell of the file of stubs that learners read.

/** What is wrong with the stubs of a chapter, in sentences. */
export function flawsOfStubs(rubric: Rubric, text: string): string[] {
  const declared = declarationsOf(text);
  const names = rubric.exercises.map(functionName);
  const header = text.slice(0, declared.find((d) => names.includes(d.name))?.start);
  const flaws = [...wideComments(text), ...flawsOfCounts(rubric, text), ...flawsOfHeader(rubric, header)];
  for (const [i, exercise] of rubric.exercises.entries()) {
    const name = functionName(exercise);
    const stub = declared.find((d) => d.name === name);
    if (!stub) {
      flaws.push(`${exercise.id}: there is no function ${name}`);
      continue;
    }
    const said = text.slice(stub.start, stub.end);
    flaws.push(
      ...[...flawsOfNumber(said, i + 1), ...flawsOfThrow(said, name)].map((flaw) => `${exercise.id}: ${flaw}`),
    );
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
    flaws.push(...flawsByHand(examples, worked, text, parametersIn(said)).map((flaw) => `${exercise.id}: ${flaw}`));
  }
  return flaws;
}

/** Half a window's width. */
const COLUMNS = 80;

function wideComments(text: string): string[] {
  return text.split("\n").flatMap((line, i) => {
    if (!/^ *(\/?\*|\/\/)/.test(line) || line.length <= COLUMNS) return [];
    return [`line ${i + 1} is ${line.length} columns wide: break comments at ${COLUMNS}, half a window's width`];
  });
}

/** Learners find an exercise by its number, which is its place in the rubric. */
function flawsOfNumber(said: string, place: number): string[] {
  const [, number] = /^\/\*\*(?:\n \*)? (\d+) ·/.exec(said) ?? [];
  return number === undefined || Number(number) === place
    ? []
    : [`the stub is numbered "${number} ·", and is number ${place} of the rubric`];
}

/** By what is thrown an untouched stub is known, and whose it is; what throws anything else is judged as an answer. */
function flawsOfThrow(said: string, name: string): string[] {
  const code = said.slice(said.search(/^export /m)).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  const [, thrown] =
    /\{\s*throw\b([^{}]*?);?\s*\};?\s*$/.exec(code) ?? /\bthrow\b\s*(new \w+\(\s*["'`]TODO[^)]*\))/.exec(code) ?? [];
  const wanted = `new Error("TODO: ${name}")`;
  const bare = (text: string) => text.replace(/\s|,(?=\s*\)$)/g, "").replace(/['`]/g, '"');
  return thrown === undefined || bare(thrown) === bare(wanted)
    ? []
    : [`the stub has \`throw ${thrown.trim()}\`: what nobody has touched is known by \`throw ${wanted}\``];
}

/** What the function of a stub calls its arguments. */
function parametersIn(said: string): string[] {
  const head = /export function \w+\(([\s\S]*?)\)\s*(?::|\{)/.exec(said)?.[1] ?? "";
  return [...head.matchAll(/(?:^|,)\s*(\w+)\??:/g)].map(([, name]) => name);
}

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

const ORDINALS = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
  "thirteenth",
  "fourteenth",
  "fifteenth",
];

/** "The ninth belongs to …", above the first stub, takes nine functions. */
function flawsOfHeader({ exercises }: Rubric, header: string): string[] {
  return [
    ...header
      .replace(/\n \*/g, " ")
      .matchAll(/\bthe\s+(\w+)\s+(?:function|exercise|one|belongs|is|needs|takes|asks|earns)\b/gi),
  ]
    .filter(([, ordinal]) => ORDINALS.indexOf(ordinal.toLowerCase()) >= exercises.length)
    .map(([words]) => `it says "${words.replace(/\s+/g, " ")}": there are ${exercises.length}`);
}
