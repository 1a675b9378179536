import type { AnswerKey } from "./answer-key";
import { differenceIn, inCommon } from "./common";
import { beliefBehind } from "./diagnose";
import { type Instruments, none, Unmeasured } from "./instruments";
import { answersOrRefusals } from "./refusal";
import type { Diagnosis, ExerciseReport, WrongCase } from "./report";
import type { Outcome, Run } from "./run";
import type { Value } from "./value";
import type { Verdict } from "./verdict";
import type { Answer } from "./wire";
import { marks, notes, slips } from "./words";

/**
 * The marks for one exercise. All cases must have been answered, and answered right: that nothing went wrong is not
 * enough. Pure: the same run gives the same report, wherever it was run.
 *
 * @param instruments for open exercises
 */
export async function judge(key: AnswerKey, run: Run, instruments: Instruments = none): Promise<ExerciseReport> {
  const { exercise, cases } = key;
  const base = { id: exercise.id, title: exercise.title, points: 0, max: exercise.points, log: run.log };
  const unsolved = { ...base, hint: exercise.hints[0], hints: exercise.hints };
  const { outcomes, end } = run;
  if (end) {
    const { verdict, says, line, column } = end;
    return { ...unsolved, verdict, says: says + during(verdict, outcomes.length, cases.length), line, column };
  }
  if (outcomes.length === cases.length && outcomes.every(untouched)) {
    return { ...unsolved, verdict: "not-started", says: marks.notStarted };
  }
  const waiting = outcomes.findIndex((o) => o.kind === "never-resolved");
  if (waiting >= 0) {
    return { ...unsolved, verdict: "never-resolved", says: marks.neverResolved };
  }
  if (exercise.score) return scored(key, outcomes, unsolved, instruments);
  const firstWrong = firstWrongCase(key, outcomes);
  if (firstWrong === undefined && outcomes.length === cases.length) {
    if (exercise.keepsGiven && outcomes.some(changedGiven)) {
      return { ...unsolved, verdict: "wrong", says: marks.changesGiven, diagnosis: overwritten };
    }
    return { ...base, points: exercise.points, verdict: "pass", says: marks.pass, hints: [], note: besides(outcomes) };
  }
  const failed = firstWrong?.outcome;
  const answers = outcomes.length === cases.length ? answersOrRefusals(outcomes) : undefined;
  const diagnosis = answers && beliefBehind(key, answers);
  if (!firstWrong || failed?.kind === "error") {
    return { ...threw(unsolved, failed, key, firstWrong?.case), diagnosis };
  }
  const { outcome: _, ...wrongCase } = firstWrong;
  // Many answers are right, and this one hasn't their form: the solution's own numbers would only give one of them away.
  const formless = exercise.common && firstWrong.difference.kind !== "value";
  return {
    ...unsolved,
    verdict: "wrong",
    says: marks.wrong(firstWrong.case, cases.length, firstWrong.difference.says),
    diagnosis,
    firstWrong: formless ? undefined : wrongCase,
  };
}

/** What is so of answers that are right, and troubles whoever calls the function. */
function besides(outcomes: readonly Outcome[]): string | undefined {
  if (outcomes.some((o) => o.kind === "value" && o.promised)) return notes.promised;
  return outcomes.some(changedGiven) ? notes.changedArguments : undefined;
}

const changedGiven = (outcome: Outcome) => outcome.kind === "value" && outcome.changedArguments === true;

const overwritten: Diagnosis = { misconception: "general.changes-given", belief: slips.changesGiven };

function firstWrongCase(
  { exercise, cases, expected }: AnswerKey,
  outcomes: readonly Outcome[],
): (WrongCase & { outcome: Outcome }) | undefined {
  for (let i = 0; i < outcomes.length; i++) {
    const outcome = outcomes[i];
    const actual: Answer = outcome.kind === "value" ? outcome.value : undefined;
    const difference =
      outcome.kind === "value"
        ? differenceIn(exercise, cases[i], expected[i], actual)
        : { kind: "kind" as const, says: marks.noAnswer };
    if (!difference) continue;
    const shown = (answer: Answer) =>
      difference.kind === "value" ? inCommon(exercise, cases[i], expected[i], answer) : answer;
    const pair = { expected: shown(expected[i]) as Value, actual: shown(actual) };
    return { case: i, args: cases[i], ...pair, difference, window: exercise.window, outcome };
  }
  return undefined;
}

type Unsolved = Omit<ExerciseReport, "verdict" | "says">;

function threw(base: Unsolved, outcome: Outcome | undefined, { cases }: AnswerKey, at = 0): ExerciseReport {
  if (outcome?.kind !== "error") return { ...base, verdict: "exited", says: marks.unanswered };
  const { name, message, line, column } = outcome;
  const memory = /Array buffer allocation failed|heap out of memory/.test(message);
  const verdict: Verdict = memory ? "out-of-memory" : "threw";
  return { ...base, verdict, says: marks.threw(at, cases.length, name, message), line, column };
}

/** An open exercise: its own rule says how many points the answer to the first case is worth. */
async function scored(
  key: AnswerKey,
  outcomes: readonly Outcome[],
  base: Unsolved,
  instruments: Instruments,
): Promise<ExerciseReport> {
  const [first] = outcomes;
  if (first?.kind !== "value") return threw(base, first, key);
  const { exercise } = key;
  try {
    const { points, message, doubt } = await exercise.score!(first.value as Value, instruments);
    const earned = Number.isFinite(points) ? Math.min(Math.max(points, 0), exercise.points) : 0;
    const passed = earned === exercise.points;
    return {
      ...base,
      ...(passed && { hint: undefined, hints: [] }),
      points: earned,
      diagnosis: passed ? undefined : doubt,
      verdict: passed ? "pass" : "wrong",
      says: message,
      note: passed ? message : undefined, // of what passed, only the note is shown; how well it did is worth knowing
    };
  } catch (error) {
    if (error instanceof Unmeasured) return { ...base, verdict: "wrong", says: error.message, unmeasured: true };
    const message = error instanceof Error ? error.message : String(error);
    return { ...base, verdict: "wrong", says: marks.unscored(message) };
  }
}

/** A stub throws `new Error("TODO: …")`. */
function untouched(outcome: Outcome): boolean {
  return outcome.kind === "error" && outcome.name === "Error" && outcome.message.startsWith("TODO");
}

function during(verdict: Verdict, done: number, of: number): string {
  const running: readonly Verdict[] = ["timeout", "out-of-memory", "exited"];
  return running.includes(verdict) && done > 0 && done < of ? marks.during(done, of) : "";
}
