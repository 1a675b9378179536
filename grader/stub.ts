import { COUNTS, flawsByHand } from "./by-hand";
import { declarationsOf } from "./declarations";
import { functionName, type Rubric } from "./rubric";

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
    flaws.push(...flawsByHand(examples, worked, text, parametersIn(said)).map((flaw) => `${exercise.id}: ${flaw}`));
  }
  return flaws;
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
