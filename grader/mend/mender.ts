import { Tensor } from "../../lib/tensor";
import type { AnswerKey } from "../answer-key";
import { Program } from "../derive/program";
import { namesIn } from "../derive/syntax";
import { tellingOf } from "../derive/telling";
import type { Compiled, Limits, Sandbox } from "../machine";
import { agree, Refusal } from "../refusal";
import type { Diagnosis } from "../report";
import { functionName, type Value } from "../rubric";
import type { Outcome, Run } from "../run";
import type { AnswerCases } from "../sandbox/protocol";
import { type Answer, fromWire, toWire } from "../wire";
import { type Ingredients, type Mend, shortened } from "./mend";
import { mendsOf } from "./mends";
import { PATIENCE, Trial } from "./trial";
import { mends as words } from "./words";

const MOST_PAIRS = 2000;
/** Of more places that look alike no two are tried together. */
const MOST_ALIKE = 30;
/** As in explain.ts. */
const OF_TWO = 0.5;
/** Of the mends that come two at a time. */
const COMMON = 1.25;

/** What is wrong with an answer, where that is in one place of its text or in two. */
export interface Mending {
  /** In one place, where JavaScript does otherwise than one expects. */
  byLesson(): Promise<Mended | undefined>;
  /** The same, where nobody writes such a thing on purpose, whatever the answers look like. */
  bySureLesson(): Promise<Mended | undefined>;
  /** In one place, of what comes by an oversight: another name, another operator, one more or less. */
  bySlip(): Promise<Mended | undefined>;
  byOne(): Promise<Mended | undefined>;
  byTwo(): Promise<Mended | undefined>;
  /** What the function calls the arguments that it never uses, by their place. */
  unread: readonly (string | undefined)[];
}

/** A diagnosis, and where it points. */
export interface Mended extends Diagnosis {
  /** "Look at line 3, `a + b`"; nothing where it is the same in many lines. */
  look?: string;
  /** A variable loses what it held: any answer looks as if much were left out then. */
  forgets?: boolean;
  /** It comes of an oversight. */
  slip?: boolean;
}

/**
 * What is wrong in one place of a learner's own text, or in two: where a change there makes every answer right. The changed
 * texts are tried where the learner's own is run, all of them by one child; what they answer is compared here.
 */
export class Mender {
  private sandbox: Sandbox | undefined;

  constructor(
    private readonly compiled: Compiled,
    private readonly limits: Limits,
    private readonly take: () => Promise<Sandbox>,
  ) {}

  /** For an answer that something is wrong with. */
  readonly of = (key: AnswerKey, { outcomes }: Run): Mending => {
    const { exercise, cases, expected } = key;
    const program = programOf(this.compiled.code, functionName(exercise));
    const nothing = async () => undefined;
    if (!program)
      return { byLesson: nothing, bySureLesson: nothing, bySlip: nothing, byOne: nothing, byTwo: nothing, unread: [] };
    const answers = cases.map((_, i) => answerOf(outcomes[i]));
    const wrong = cases.map((args, i) => !agree(exercise, [args], [expected[i]], [answers[i]]));
    const most = tellingOf(expected, answers as Value[], wrong);
    // Where nothing is asked the text is the answer: what else could stand there is for its author to find.
    const withQuestion = cases.some((args) => args.length > 0);
    const found = mendsOf(program, ingredientsOf(key));
    const lessons = found.filter(({ lesson }) => lesson);
    const all = (withQuestion ? found : [])
      .filter(({ lesson, cost }) => !lesson && cost <= most)
      .sort((a, b) => a.cost - b.cost);
    const size = (i: number) => JSON.stringify(cases[i].map(toWire)).length;
    const order = cases.map((_, i) => i).sort((a, b) => Number(wrong[b]) - Number(wrong[a]) || size(a) - size(b));
    const trial = new Trial(key, program, order, this.ask);
    const firstThatHelps = async (...tries: (() => Mend[][])[]) => {
      for (const tried of tries) {
        const found = await trial.right(tried());
        if (found.length) return told(found, program, this.compiled);
      }
      return undefined;
    };
    return {
      unread: unreadIn(program),
      byLesson: () =>
        firstThatHelps(
          () => lessons.map((m) => [m]),
          () => everywhere(lessons),
        ),
      bySureLesson: () => firstThatHelps(() => lessons.filter(({ kind }) => SURE.test(kind)).map((m) => [m])),
      bySlip: () =>
        firstThatHelps(() => all.filter((m) => m.cost <= OVERSIGHTS && OVERSIGHT.test(m.kind)).map((m) => [m])),
      byOne: () =>
        firstThatHelps(
          () => all.filter((m) => m.cost <= COMMON).map((m) => [m]),
          () => all.filter((m) => m.cost > COMMON).map((m) => [m]),
        ),
      byTwo: () => firstThatHelps(() => twosOf(all).filter((two) => costOf(two) + OF_TWO <= most)),
    };
  };

  close(): void {
    this.sandbox?.close();
  }

  /** What the function of these texts answers, as far as it comes. */
  private readonly ask = async (question: AnswerCases): Promise<(Answer | undefined)[]> => {
    if (!this.sandbox?.alive) this.sandbox = await this.take();
    const { sandbox, limits } = this;
    sandbox.send(question);
    const loaded = await sandbox.next(limits.loadTime + PATIENCE);
    if (loaded.k !== "loaded" || loaded.x !== "function") return [];
    const found: (Answer | undefined)[] = [];
    while (found.length < question.cases.length) {
      const message = await sandbox.next(limits.caseTime + PATIENCE);
      if (message.k === "end") return found;
      found.push(message.k === "value" ? fromWire(message.v) : undefined);
    }
    await sandbox.next(limits.caseTime);
    return found;
  };
}

/** Names of fields in what is asked and in what is answered, and numbers in the solution. */
function ingredientsOf({ exercise, cases, expected }: AnswerKey): Ingredients {
  const text = String(exercise.solution);
  const numbers = [...text.matchAll(/(?<![\w.$])\d+(\.\d+)?(?![\w.])/g)].map(([n]) => Number(n));
  return {
    fields: [...new Set(cases.flatMap(fieldsIn))],
    answerFields: [...new Set(fieldsIn(expected))],
    numbers: [...new Set(numbers)].slice(0, 12),
    exponential: /exp|sigmoid/i.test(text),
  };
}

function fieldsIn(value: Value | readonly Value[]): string[] {
  if (value === null || typeof value !== "object" || value instanceof Tensor) return [];
  if (Array.isArray(value)) return typeof value[0] === "number" ? [] : value.slice(0, 4).flatMap(fieldsIn);
  return Object.entries(value).flatMap(([name, part]) => [name, ...fieldsIn(part as Value)]);
}

function answerOf(outcome: Outcome | undefined): Answer | Refusal {
  return outcome?.kind === "value" ? outcome.value : new Refusal("", "nothing");
}

const costOf = (mends: readonly Mend[]) => mends.reduce((sum, m) => sum + m.cost, 0);

function programOf(code: string, name: string): Program | undefined {
  try {
    return new Program(code, name);
  } catch {
    return undefined;
  }
}

function unreadIn({ declared }: Program): (string | undefined)[] {
  const names = declared ? namesIn(declared.body) : new Set(["arguments"]);
  if (names.has("arguments")) return [];
  return declared.params.map((p) => (p.type === "Identifier" && !names.has(p.name) ? p.name : undefined));
}

const OVERSIGHT =
  /^(?:loops|times|divided|name|operator|bound|assignment|field|sign|left-out|early|set-back|plus|minus|logical)\b/;
/** The dearest of them. */
const OVERSIGHTS = 1.3;
/** What nobody writes on purpose. */
const SURE =
  /^(?:lost|never-reached|no-start|sort-as-text|return-inside|unfilled|same-in-all|one-by-one|of-one|value-first|under-the-line|not-kept|before-the-list|towards-zero|list-included|same-list|key-is-object|for-in|no-break|set-in-test|chained|counted-anew|read-while-written)\b/;
const FORGETTING = /^(?:assignment [-+*/]=|set-back|early|no-return)/;

/** What is told of the least far-fetched: where to look, and what would have to be otherwise there. */
function told(found: readonly (readonly Mend[])[], program: Program, { locate }: Compiled): Mended {
  // Of two lines alike the second was copied, and one thing in it not changed.
  const later = (a: readonly Mend[], b: readonly Mend[]) =>
    a[0].clause === b[0].clause ? b[0].at.start - a[0].at.start : 0;
  const [best] = [...found].sort((a, b) => costOf(a) - costOf(b) || later(a, b));
  const [{ at }] = best;
  const text = shortened(program.text(at));
  const places = [text, ...best.slice(1).map((m) => shortened(program.text(m.at)))];
  const look = words.look(lineOf(program, at.start, locate), [...new Set(places)]);
  const [{ lesson }] = best;
  const belief = lesson ? words.lesson(look, lesson) : words.sentence(look, [...new Set(best.map((m) => m.clause))]);
  const misconception = `mend.${best.map((m) => m.kind).join(" + ")}(${text})`;
  const forgets = best.every((m) => FORGETTING.test(m.kind));
  const slip = best.every((m) => m.cost <= 1 && OVERSIGHT.test(m.kind));
  return best.some((m) => m.everywhere) ? { misconception, belief } : { misconception, belief, look, forgets, slip };
}

function lineOf(program: Program, at: number, locate: Compiled["locate"]): number | undefined {
  const before = program.before(at).split("\n");
  return locate(before.length, before[before.length - 1].length + 1)?.line;
}

/** The same slip in all its places: who compares lists by `===` does so three times. */
function everywhere(lessons: readonly Mend[]): Mend[][] {
  const kinds = grouped(lessons, ({ kind }) => [kind]);
  return [...kinds.values()].filter((all) => all.length > 1 && pairsOf(all).every(([a, b]) => apart(a, b)));
}

/** The same done in two places that look alike, or in all of them; and two common changes at once. */
function twosOf(all: readonly Mend[]): Mend[][] {
  const exchanged = grouped(all, ({ names }) => (names ? [[...names].sort().join(" and ")] : []));
  const twins = [exchanged, grouped(all, ({ like }) => like ?? [])].flatMap((groups) =>
    groups.filter((group) => group.length <= MOST_ALIKE).flatMap((group) => pairsOf(group)),
  );
  // The commonest with the commonest first.
  const common = all.filter((m) => m.cost <= COMMON);
  twins.sort((a, b) => costOf(a) - costOf(b));
  return [...twins.slice(0, MOST_PAIRS), ...pairsOf(common, MOST_PAIRS)];
}

function grouped(all: readonly Mend[], keys: (mend: Mend) => readonly string[]): Mend[][] {
  const groups = new Map<string, Mend[]>();
  for (const mend of all) for (const key of keys(mend)) groups.set(key, [...(groups.get(key) ?? []), mend]);
  return [...groups.values()];
}

function pairsOf(all: readonly Mend[], most = Number.POSITIVE_INFINITY): Mend[][] {
  const pairs: Mend[][] = [];
  for (const [n, b] of all.entries()) {
    for (const a of all.slice(0, n)) {
      if (pairs.length >= most) return pairs;
      if (apart(a, b)) pairs.push([a, b]);
    }
  }
  return pairs;
}

/** Changes of one place, or of one within the other, don't go together. */
function apart(a: Mend, b: Mend): boolean {
  return a.edits.every(({ node: x }) => b.edits.every(({ node: y }) => x.end <= y.start || y.end <= x.start));
}
