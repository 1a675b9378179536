import type { Value } from "../value";
import type { Edit, Program } from "./program";
import type { Node } from "./syntax";
import type { Vocabulary } from "./vocabulary";

/** One thing done differently from the solution: in its text, in what it is given, or with what it answers. */
export interface Change {
  /** Says it to us: "left-out(2 * padding)". */
  id: string;
  /** How far-fetched it is: 1 for what people do all the time, 3 for what one rarely sees. */
  cost: number;
  /** The names it is about, as the learner knows them. */
  about: readonly string[];
  /** Says it to the learner, after "as if". */
  clause?: string;
  /** Or as a statement about the answer. Where both are missing the learner has no words for it. */
  fact?: string;
  edits?: readonly Edit[];
  given?(args: readonly Value[]): Value[];
  /** Undefined where it can't be done to this answer. */
  answer?(answer: Value, args: readonly Value[]): Value | undefined;
}

/** A place in a solution, and the words for it. */
export interface Place {
  node: Node;
  /** What lies around it, the nearest last. */
  around: readonly Node[];
  program: Program;
  vocabulary: Vocabulary;
}

/** A clause, where all that it names can be named. */
export function said(
  names: readonly (string | undefined)[],
  write: (...names: string[]) => string,
): string | undefined {
  return names.every((name): name is string => name !== undefined && name.length < 40) ? write(...names) : undefined;
}

/** A change of a solution's text. `kind` and the place name it. */
export function edited(
  { node, program, vocabulary }: Place,
  kind: string,
  cost: number,
  clause: string | undefined,
  text: Edit["text"],
  about: Node = node,
  others: readonly Edit[] = [],
): Change {
  const what = program.text(about).replace(/\s+/g, " ").slice(0, 60);
  return {
    id: `${kind}(${what})`,
    cost,
    about: vocabulary.namesIn(about),
    clause,
    edits: [{ node, text }, ...others],
  };
}

/** A quantity as the solution spells it: with a line before it where it has no use for it. */
export const spelt = (name: string) => `(typeof ${name} === "undefined" ? _${name} : ${name})`;
