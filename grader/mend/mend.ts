import type { Edit, Program } from "../derive/program";
import type { Node } from "../derive/syntax";

/** One thing in a learner's own text that could be otherwise. */
export interface Mend {
  /** Says it to us: "operator", "another-name". */
  kind: string;
  /** How far-fetched it is, as that of a Change. */
  cost: number;
  /** What a learner would look at. */
  at: Node;
  /** Goes on from "would be right if"; nothing where there is a lesson. */
  clause: string;
  /** Of what JavaScript does otherwise than one expects: all of what is said. */
  lesson?: string;
  /** The same for places that look alike: for rows and for columns. */
  like?: readonly string[];
  /** The two names, where one stands for the other. */
  names?: readonly [string, string];
  /** It changes wherever a name is read, and `at` is only the first such place. */
  everywhere?: true;
  edits: readonly Edit[];
}

export interface Place {
  node: Node;
  around: readonly Node[];
  program: Program;
  /** What has a name in the text and is counted or calculated with. */
  numbers: readonly string[];
  /** What else has a name, but for functions and what comes from lib. */
  others: readonly string[];
  /** What could be meant by a name that nothing has. */
  unknown(name: string): readonly string[] | undefined;
  /** Fields that are read of something. */
  fields: readonly string[];
  ingredients: Ingredients;
}

/** What a question and its answer are made of: fields, and the numbers that a solution has in it. */
export interface Ingredients {
  fields: readonly string[];
  answerFields: readonly string[];
  numbers: readonly number[];
  /** Whether the solution takes an exponential: where it takes none, nobody forgot one. */
  exponential: boolean;
}

export function mend(
  { node }: Pick<Place, "node">,
  kind: string,
  cost: number,
  clause: string,
  text: Edit["text"],
  at: Node = node,
  others: readonly Edit[] = [],
): Mend {
  return { kind, cost, at, clause, edits: [{ node, text }, ...others] };
}

/** A node in its own words, as far as they are not too many. */
export function quoted({ program }: Pick<Place, "program">, node: Node): string {
  return shortened(program.text(node));
}

const LONGEST = 44;

export function shortened(text: string): string {
  const one = text
    .replace(/\/\*.*?\*\//g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/;$/, "");
  return one.length > LONGEST ? `${one.slice(0, LONGEST - 1)}…` : one;
}
