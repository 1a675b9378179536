import { declarationsOf } from "./declarations";
import type { ExerciseReport } from "./report";
import { type Exercise, functionName } from "./rubric";
import { notes } from "./words";

/**
 * An answer that calls another exercise's answer inherits its fault. No belief explains its numbers then, and looking for
 * one inside it would be a waste of an evening: the report says which exercise to mend first.
 *
 * @param text the learner's file
 */
export function withInherited(reports: readonly ExerciseReport[], text: string): ExerciseReport[] {
  const bodies = bodiesIn(text);
  return reports.map((report) => {
    const body = bodies.get(functionName(report)) ?? "";
    // A stub's own "TODO" is still there. Without it, the "TODO" that was heard came from a function it calls.
    const untouched = report.verdict === "not-started" && body.includes("TODO");
    // What was looked for, and that all are alike or no numbers, explains the answers, and not whose fault they are.
    const lookedFor = /^(derived\.|mend\.|general\.(constant|nan)$)/.test(report.diagnosis?.misconception ?? "");
    if ((report.diagnosis && !lookedFor) || report.verdict === "pass" || untouched) return report;
    const broken = reports.find((other) => other !== report && misleads(other) && calls(body, other));
    if (!broken) return report;
    const note = noteOf(broken);
    const { diagnosis: _, ...unexplained } = report;
    if (report.verdict !== "not-started") return { ...unexplained, note };
    return { ...unexplained, verdict: "threw", says: notes.stoppedIn(functionName(broken)), note };
  });
}

/** A promise of the right answer is none that another function could go on with. */
const promises = (report: ExerciseReport) => report.note === notes.promised;

const misleads = (report: ExerciseReport) => report.verdict !== "pass" || promises(report);

function noteOf(broken: ExerciseReport): string {
  const name = functionName(broken);
  return promises(broken) ? notes.callsPromise(name) : notes.calls(name, broken.verdict !== "not-started");
}

/** The exercises whose answers an answer calls. */
export function calledBy(caller: Pick<Exercise, "id">, exercises: readonly Exercise[], text: string): Exercise[] {
  const body = bodiesIn(text).get(functionName(caller)) ?? "";
  return exercises.filter((other) => other.id !== caller.id && calls(body, other));
}

const bodiesIn = (text: string) => new Map(declarationsOf(text).map((d) => [d.name, text.slice(d.start, d.end)]));

const calls = (body: string, called: Pick<Exercise, "id">) =>
  new RegExp(`\\b${functionName(called)}\\s*\\(`).test(body);
