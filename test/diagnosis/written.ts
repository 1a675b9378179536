import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { lexer, type Token, type Tokens } from "marked";
import { root } from "../../grader/node/root";
import { type Exercise, functionName } from "../../grader/rubric";
import { targetOf } from "../../grader/targets";

/** What kind of answer it is: a wrong idea of the subject, an oversight of somebody who knows it, or a right one. */
export const KINDS = ["conceptual", "slip", "right"] as const;

export type Kind = (typeof KINDS)[number];

/** An answer to an exercise, from test/diagnosis/NN.name.md. */
export interface WrittenAnswer {
  exercise: string;
  kind: Kind;
  /** Unique within an exercise: "padding counted once". */
  title: string;
  /** The teacher's sentence to it; of a right one, nothing or what is different about it. */
  says: string;
  /** A file of answers with the function asked for in it. */
  code: string;
}

const folder = path.join(root(), "test", "diagnosis");

/** The exercises somebody has written answers to, in order. */
export function exercisesWithAnswers(): string[] {
  const named = readdirSync(folder).filter((file) => /^\d\d\.\w+\.md$/.test(file));
  return named.map((file) => file.slice(0, -".md".length)).sort();
}

/** The answers to an exercise. @throws RangeError where the file is not as it should be */
export function answersTo(exercise: string): WrittenAnswer[] {
  return readAnswersTo(exercise, readFileSync(path.join(folder, `${exercise}.md`), "utf8"));
}

/**
 * The answers in a page: each a heading `## conceptual · title`, what a teacher would say to it as a quotation, and a
 * block of code.
 */
export function readAnswersTo(id: string, page: string): WrittenAnswer[] {
  const answers: WrittenAnswer[] = [];
  const flaw = (says: string) => new RangeError(`test/diagnosis/${id}.md: ${says}`);
  for (const token of lexer(page)) {
    if (isHeading(token)) {
      const [, kind, title] = /^(\S+) · (.+)$/.exec(token.text) ?? [];
      const known = KINDS.find((k) => k === kind);
      if (!known) throw flaw(`"## ${token.text}" is not "## ${KINDS.join("|")} · title"`);
      if (answers.some((a) => a.title === title)) throw flaw(`"${title}" is there twice`);
      answers.push({ exercise: id, kind: known, title, says: "", code: "" });
    }
    const answer = answers[answers.length - 1];
    if (token.type === "blockquote" && answer) answer.says = token.text.replace(/\s+/g, " ").trim();
    if (token.type === "code" && answer) answer.code += `${token.text}\n`;
  }
  const name = functionName({ id });
  for (const { kind, title, says, code } of answers) {
    if (!code.includes(name)) throw flaw(`the code of "${title}" has no ${name}`);
    if (kind !== "right" && says === "") throw flaw(`nobody says anything to "${title}"`);
  }
  return answers;
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === "heading" && token.depth === 2;
}

/** The exercise itself. */
export function exerciseOf(id: string): Exercise {
  return targetOf(id).rubric.exercises.find((e) => e.id === id)!;
}
