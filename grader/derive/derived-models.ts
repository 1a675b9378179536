import type { AnswerKey } from "../answer-key";
import { leadsTo, Refusal } from "../refusal";
import { functionName, type Value } from "../rubric";
import { type Answer, copied } from "../wire";
import { answerChanges } from "./answers";
import type { Change } from "./change";
import { finite } from "./finite";
import { givenChanges } from "./given";
import { type Built, Program } from "./program";
import { sourceChanges } from "./source-changes";
import { type Quantity, Vocabulary } from "./vocabulary";

/** Steps that a changed solution may take, as many times as many as the solution's own. */
const PATIENCE = 5;
const LEAST_STEPS = 500;
/** What pairs may cost, in steps. Half a million take about a fifth of a second. */
const MOST_STEPS = 5e5;
const COMPILING = 500;
const CALLING = 50;
/** Of the changes that come two at a time: only what people do all the time. */
const DEAREST_OF_TWO = 1;

/** The wrong models of an exercise that follow from its solution: one change, or two at once. */
export class DerivedModels {
  /** Single changes, the least far-fetched first. */
  readonly changes: readonly Change[];
  /** The numbers that a question gives, and the names of its arguments. */
  readonly quantities: readonly Quantity[];
  readonly names: readonly string[];
  /** The arguments that the solution reads. */
  readonly used: ReadonlySet<string>;
  /** The names of the answer's sizes. */
  readonly sizes: readonly (string | undefined)[];
  /** The steps that the solution takes for each case. */
  readonly steps: readonly number[];
  private readonly program: Program;
  private readonly unchanged: Built;
  private readonly known = new Map<Change, (Value | Refusal)[]>();
  private readonly built = new Map<Change, Built>();
  private distinct: readonly Change[] | undefined;

  /**
   * @param code the solutions of the chapter, compiled
   * @param stubs the same file before anything is written in it
   */
  constructor(
    private readonly key: AnswerKey,
    code: string,
    stubs: string,
  ) {
    const { exercise, cases, expected } = key;
    this.program = new Program(code, functionName(exercise));
    const vocabulary = new Vocabulary(this.program, stubs, cases);
    this.quantities = vocabulary.quantities;
    this.names = vocabulary.parameters.map((p) => p.name);
    this.used = vocabulary.used;
    this.sizes = vocabulary.sizes;
    this.unchanged = this.program.built([]);
    this.steps = cases.map((args) => this.unchanged(args.map(copied), Number.MAX_SAFE_INTEGER).steps);
    const withoutQuestion = cases.every((args) => args.length === 0);
    this.changes = withoutQuestion
      ? []
      : [
          ...givenChanges(vocabulary, cases),
          // Of many right answers, none is what "your answer should be".
          ...(exercise.common ? [] : answerChanges(vocabulary, expected)),
          ...sourceChanges(this.program, vocabulary),
        ].sort((a, b) => a.cost - b.cost);
  }

  /**
   * Two common changes at once, as many as can be tried on a case while nobody notices. Of changes that give the same answers
   * everywhere, one stands for all.
   */
  *pairs(i: number): Generator<readonly [Change, Change]> {
    this.distinct ??= this.distinctOf(this.changes.filter((c) => c.cost <= DEAREST_OF_TWO && (c.clause ?? c.fact)));
    const rewritten = (change: Change) => Number(change.edits !== undefined);
    const distinct = [...this.distinct].sort((a, b) => rewritten(a) - rewritten(b));
    let left = MOST_STEPS;
    for (const [n, b] of distinct.entries()) {
      for (const a of distinct.slice(0, n)) {
        if (!goTogether(a, b)) continue;
        left -= this.steps[i] + (rewritten(b) ? COMPILING : CALLING);
        if (left < 0) return;
        yield [a, b];
      }
    }
  }

  /** Changes of what is answered, for beliefs that come with one: whoever mixes first may forget the bias as well. */
  *ofAnswers(): Generator<Change> {
    for (const change of this.changes) if (change.answer && change.cost <= DEAREST_OF_TWO && change.fact) yield change;
  }

  /**
   * What becomes of the bias, for the same. Nothing else that is given may be changed for a belief: its model counts no steps,
   * and a stride of 0 would never end.
   */
  *ofBias(): Generator<Change> {
    for (const change of this.changes)
      if (change.given && change.about[0] === "bias" && change.cost <= DEAREST_OF_TWO && change.clause) yield change;
  }

  /** Whether the changes, made together, give these answers to the cases, looked at in this order. */
  explains(changes: readonly Change[], answers: readonly (Answer | Refusal)[], order: readonly number[]): boolean {
    return order.every((i) => this.agrees(i, this.answer(changes, i), answers[i]));
  }

  /** What the solution answers to a case with these changes made. */
  answer(changes: readonly Change[], i: number): Value | Refusal {
    if (changes.length > 1) return this.computed(changes, i);
    const answers = this.known.get(changes[0]) ?? [];
    this.known.set(changes[0], answers);
    if (!(i in answers)) answers[i] = this.computed(changes, i);
    return answers[i];
  }

  private agrees(i: number, theirs: Value | Refusal, answer: Answer | Refusal): boolean {
    return leadsTo(this.key, i, theirs, answer);
  }

  private distinctOf(changes: readonly Change[]): Change[] {
    const { cases, expected } = this.key;
    const all = cases.map((_, i) => i);
    const found: Change[] = [];
    for (const change of changes) {
      if (this.explains([change], expected, all)) continue;
      const same = found.some((other) =>
        all.every((i) => this.agrees(i, this.answer([change], i), this.answer([other], i))),
      );
      if (!same) found.push(change);
    }
    return found;
  }

  private computed(changes: readonly Change[], i: number): Value | Refusal {
    const args = this.key.cases[i].map(copied);
    try {
      const given = changes.reduce<readonly Value[]>((a, c) => c.given?.(a) ?? a, args);
      let answer: Value | undefined = this.changed(changes, given, Math.max(LEAST_STEPS, PATIENCE * this.steps[i]));
      for (const { answer: then } of changes) if (then) answer = then(answer, args);
      return finite(answer) ? answer : new Refusal("", "not finite");
    } catch (error) {
      return error instanceof Error ? new Refusal(error.message, error.name) : new Refusal("", "unknown");
    }
  }

  private changed(changes: readonly Change[], args: readonly Value[], steps: number): Value {
    const edits = changes.flatMap((c) => c.edits ?? []);
    if (edits.length === 0) return this.unchanged(args, steps).answer; // An argument can make a solution endless, too.
    if (changes.length > 1) return this.program.built(edits)(args, steps).answer;
    const built = this.built.get(changes[0]) ?? this.program.built(edits);
    this.built.set(changes[0], built);
    return built(args, steps).answer;
  }
}

/** Two changes of one place don't go together. */
function goTogether(a: Change, b: Change): boolean {
  const places = a.edits?.map((e) => e.node) ?? [];
  return !b.edits?.some((e) => places.includes(e.node));
}
