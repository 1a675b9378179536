import type { AnswerKey } from "../answer-key";
import { inBreaths } from "../derive/breaths";
import type { Program } from "../derive/program";
import { parsed } from "../derive/syntax";
import { givingTheSameAs } from "../forbidden";
import { agree } from "../refusal";
import { functionName } from "../rubric";
import type { AnswerCases } from "../sandbox/protocol";
import { type Answer, toWire } from "../wire";
import type { Mend } from "./mend";

/** Milliseconds that all texts may take, by the time that the learner's own takes: beside other work no fewer are tried. */
const ENOUGH = 600;
/** Milliseconds within a call, after which no more is tried all the same. */
export const PATIENCE = 1500;
/** Numbers that a message may bring. */
const MOST_NUMBERS = 60_000;
/** Characters of all texts that are tried. */
const MOST_TEXT = 2e6;
/** Tries changed texts on the cases of an exercise. */
export class Trial {
  constructor(
    private readonly key: AnswerKey,
    private readonly program: Program,
    /** The cases, in the order in which they are tried. */
    private readonly order: readonly number[],
    private readonly ask: (question: AnswerCases) => Promise<(Answer | undefined)[]>,
  ) {}

  /** Those that answer every case rightly. */
  async right(tried: readonly (readonly Mend[])[]): Promise<(readonly Mend[])[]> {
    const texts = [this.program.making([])];
    let length = 0;
    for await (const mends of inBreaths(tried)) {
      const text = this.program.making(mends.flatMap((m) => m.edits));
      length += text.length;
      if (length > MOST_TEXT) break;
      texts.push(text);
    }
    if (texts.length === 1) return [];
    const [first, ...others] = this.order;
    const all = texts.map((_, id) => id).slice(1);
    const chunk = Math.max(20, Math.floor(MOST_NUMBERS / numbersIn(this.key.expected[first])));
    const chunks = Array.from({ length: Math.ceil(all.length / chunk) }, (_, c) =>
      all.slice(c * chunk, (c + 1) * chunk),
    );
    const name = functionName(this.key.exercise);
    const begin = (all: readonly string[]) => this.ask(this.question(driver(all, name), chunks, [first]));
    let begun = await begin(texts);
    // One text that is none, a `return` too many, and none of them is understood.
    if (begun.length === 0) begun = await begin(texts.map((text) => (isScript(text) ? text : "")));
    if (this.fits(first, begun[0], 0)) return []; // What is wrong is not in the text.
    const left = chunks.flatMap((ids, c) => this.fitting(ids, first, begun[c]));
    if (left.length === 0 || others.length === 0) return left.map((id) => tried[id - 1]);
    const answers = await this.ask(this.question(undefined, [left], others));
    const fits = others.map((i, n) => new Set(this.fitting(left, i, answers[n])));
    return left.filter((id) => fits.every((fit) => fit.has(id))).map((id) => tried[id - 1]);
  }

  /** Of each group of texts what it answers to each of these cases; the learner's own comes first, for the time it takes. */
  private question(answers: string | undefined, groups: readonly (readonly number[])[], cases: readonly number[]) {
    const { exercise, cases: args } = this.key;
    return {
      answers,
      name: functionName(exercise),
      without: givingTheSameAs(exercise.forbidden ?? []),
      cases: groups.flatMap((ids) => cases.map((i) => JSON.stringify([[0, ...ids], ...args[i].map(toWire)]))),
    };
  }

  private fitting(ids: readonly number[], i: number, answers: Answer | undefined): number[] {
    return ids.filter((_, n) => this.fits(i, answers, n + 1));
  }

  private fits(i: number, answers: Answer | undefined, n: number): boolean {
    const { exercise, cases, expected } = this.key;
    const answer = Array.isArray(answers) ? answers[n] : undefined;
    return Array.isArray(answer) && agree(exercise, [cases[i]], [expected[i]], [answer[0]]);
  }
}

function isScript(text: string): boolean {
  try {
    parsed(text);
    return true;
  } catch {
    return false;
  }
}

function numbersIn(value: unknown): number {
  return JSON.stringify(value)?.split(",").length ?? 1;
}

/** All texts in one, and a function that calls those whose numbers it is given; the first is the learner's own. */
function driver(makers: readonly string[], name: string): string {
  return `
const makers = [${makers.map((making) => `(__lib, __step) => { let __seen = false; ${making}\n}`).join(",\n")}];
const copied = (v) =>
  Array.isArray(v) ? v.map(copied)
  : ArrayBuffer.isView(v) ? v.slice()
  : v !== null && typeof v === "object" ? Object.assign(Object.create(Object.getPrototypeOf(v)), Object.fromEntries(Object.entries(v).map(([k, p]) => [k, copied(p)])))
  : v;
const MANY = 1e6;
let left = MANY;
const step = () => { if (--left < 0) throw new Error("endless"); };
const sized = (shape) => { if (shape.reduce((a, b) => a * b, 1) > MANY) throw new Error("too large"); return __lib.zeros(shape); };
const lib = { ...__lib, zeros: sized };
return {
  ${name}(ids, ...args) {
    const since = Date.now();
    let most = MANY;
    const tried = (id) => {
      try {
        left = most;
        const answer = makers[id](lib, step)(...copied(args));
        return [answer];
      } catch {
        return null;
      }
    };
    const own = tried(0);
    most = 5 * (MANY - left) + 20_000; // One that stopped at once has taken few.
    const again = Date.now();
    tried(0);
    const texts = ${ENOUGH} / (Date.now() - again);
    return ids.map((id, n) => (id === 0 ? own : n > texts || Date.now() - since > ${PATIENCE} ? null : tried(id)));
  },
};`;
}
