import { type AnswerKey, answerKey, DEFAULT_SEED } from "./answer-key";
import { Derivation } from "./derive/derivation";
import { ended } from "./examination";
import { FileGrading } from "./file-grading";
import { calledBy, withInherited } from "./inherited";
import { judge } from "./judge";
import { LIMITS, type Limits, type Machine } from "./machine";
import { type ChapterReport, type ExerciseReport, withCode } from "./report";
import { functionName, type Rubric } from "./rubric";
import type { Ending } from "./verdict";
import { WarmChildren } from "./warm-children";

export interface GraderOptions {
  limits?: Partial<Limits>;
  /** Children kept warm for the next file. */
  spares?: number;
  /** Realms each of them makes ahead of time; worth it where somebody waits for one file. */
  realms?: number;
}

/** Who watches while a chapter is being graded. */
export interface Listener {
  /** Hears of each exercise as soon as its verdict is known, and how many are. */
  judged?(report: ExerciseReport, done: number): void;
  /**
   * Hears, where more takes time, what is known by then: every verdict but those that wait for a training, and no cause yet
   * where it has to be looked for.
   * @param waiting ids of the exercises that aren't in the report
   */
  meanwhile?(known: ChapterReport, waiting: readonly string[]): void;
}

/** Grades files of answers, one after another or several at once, each in a child of its own. Close it at the end. */
export class Grader {
  private readonly limits: Limits;
  private readonly children: WarmChildren;
  private readonly derivations = new Map<string, Derivation>();

  constructor(
    readonly machine: Machine,
    { limits, spares = 1, realms = 0 }: GraderOptions = {},
  ) {
    this.limits = { ...LIMITS, ...limits };
    this.children = new WarmChildren(machine, this.limits, spares, realms);
  }

  /**
   * @param rubric the chapter
   * @param text the learner's file, or why there is none
   * @param only an exercise's id, to grade that one alone
   * @param listener for somebody who waits
   */
  async chapter(
    rubric: Rubric,
    text: string | Ending,
    seed = DEFAULT_SEED,
    only?: string,
    listener: Listener = {},
  ): Promise<ChapterReport> {
    const keys = rubric.exercises.filter((e) => only === undefined || e.id === only).map((e) => answerKey(e, seed));
    const max = keys.reduce((sum, { exercise }) => sum + exercise.points, 0);
    const reportOf = (exercises: ExerciseReport[]): ChapterReport => ({
      chapter: rubric.chapter,
      file: rubric.file,
      title: rubric.title,
      points: exercises.reduce((sum, e) => sum + e.points, 0),
      max,
      exercises,
      layers: this.machine.layers,
    });
    const meanwhile = (exercises: ExerciseReport[]) => {
      const waiting = keys.map(({ exercise }) => exercise.id).filter((id) => !exercises.some((e) => e.id === id));
      listener.meanwhile?.(reportOf(exercises), waiting);
    };
    const reports = await this.exercises(rubric, keys, text, { judged: listener.judged, meanwhile });
    return reportOf(only === undefined ? reports : await this.withCalled(rubric, reports, text, seed));
  }

  /** One exercise under several seeds, all put to one child. */
  async underSeeds(rubric: Rubric, text: string, id: string, seeds: readonly string[]): Promise<ExerciseReport[]> {
    const exercise = rubric.exercises.find((e) => e.id === id);
    if (!exercise) throw new RangeError(`Grader: chapter ${rubric.chapter} has no exercise ${id}`);
    return this.exercises(
      rubric,
      seeds.map((seed) => answerKey(exercise, seed)),
      text,
    );
  }

  close(): void {
    this.children.close();
  }

  /** One exercise alone may inherit a fault as well: where it is not right, those that it calls are judged, too. */
  private async withCalled(
    rubric: Rubric,
    [report]: readonly ExerciseReport[],
    text: string | Ending,
    seed: string,
  ): Promise<ExerciseReport[]> {
    const done = report.verdict === "pass" || typeof text !== "string";
    const called = done ? [] : calledBy(report, rubric.exercises, text);
    if (done || !called.length) return [report];
    const keys = called.map((exercise) => answerKey(exercise, seed));
    return withInherited([report, ...(await this.exercises(rubric, keys, text, { causes: false }))], text).slice(0, 1);
  }

  private async exercises(
    { file, exercises }: Rubric,
    keys: readonly AnswerKey[],
    text: string | Ending,
    {
      causes = true,
      judged,
      meanwhile,
    }: { causes?: boolean; judged?: Listener["judged"]; meanwhile?: (known: ExerciseReport[]) => void } = {},
  ): Promise<ExerciseReport[]> {
    const allEnded = (end: Ending) => Promise.all(keys.map((key) => judge(key, ended(end))));
    if (typeof text !== "string") return allEnded(text);
    const { machine, limits, children } = this;
    const compiled = await machine.compile(text, `exercises/${file}.ts`);
    if ("end" in compiled) return (await allEnded(compiled.end)).map((report) => withCode(report, text));
    const derivation = this.derivations.get(file) ?? new Derivation(machine, file);
    this.derivations.set(file, derivation);
    const grading = new FileGrading(
      { machine, limits, take: children.take, derive: (key) => derivation.models(key), judged },
      compiled,
      { text, asked: exercises.map(functionName) },
      keys,
    );
    try {
      if (await grading.atOnce()) meanwhile?.(grading.known());
    } finally {
      setTimeout(() => children.refill()); // Only now: starting a child takes time that somebody waits for.
    }
    if (causes) await grading.findCauses();
    await grading.finish();
    return grading.known();
  }
}
