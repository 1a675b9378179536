import { type AnswerKey, answerKey, DEFAULT_SEED } from "./answer-key";
import { Derivation } from "./derive/derivation";
import type { Derive } from "./diagnose";
import { type AnswerFile, Examination, ended } from "./examination";
import { withInherited } from "./inherited";
import { judge } from "./judge";
import { type Compiled, LIMITS, type Limits, type Machine, type Sandbox } from "./machine";
import type { ChapterReport, ExerciseReport } from "./report";
import { functionName, type Rubric } from "./rubric";
import type { Run } from "./run";
import { caseOf, lateness } from "./slow";
import { steady } from "./steady";
import type { Ending } from "./verdict";

/** Where chance and the time of day come from. A file that has none of it answers twice alike. */
const MAY_VARY = /\b(random|Date|performance)\b/;
const LONGEST_LINE = 200;

/** With the line that the report speaks of. */
function withCode(report: ExerciseReport, text: string): ExerciseReport {
  const code = report.line === undefined ? undefined : text.split(/\r?\n/)[report.line - 1];
  return code === undefined || code.length > LONGEST_LINE ? report : { ...report, code };
}

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
  private readonly warm: Promise<Sandbox>[] = [];
  private readonly derivations = new Map<string, Derivation>();
  private closed = false;

  constructor(
    readonly machine: Machine,
    private readonly options: GraderOptions = {},
  ) {
    this.limits = { ...LIMITS, ...options.limits };
    this.refill();
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
    return reportOf(await this.exercises(rubric, keys, text, { judged: listener.judged, meanwhile }));
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
    this.closed = true;
    for (const sandbox of this.warm.splice(0)) sandbox.then((s) => s.close()).catch(() => {});
  }

  private async exercises(
    { file, exercises }: Rubric,
    keys: readonly AnswerKey[],
    text: string | Ending,
    { judged, meanwhile }: { judged?: Listener["judged"]; meanwhile?: (known: ExerciseReport[]) => void } = {},
  ): Promise<ExerciseReport[]> {
    const allEnded = (end: Ending) => Promise.all(keys.map((key) => judge(key, ended(end))));
    if (typeof text !== "string") return allEnded(text);
    const compiled = await this.machine.compile(text, `exercises/${file}.ts`);
    if ("end" in compiled) return (await allEnded(compiled.end)).map((report) => withCode(report, text));
    const derivation = this.derivations.get(file) ?? new Derivation(this.machine, file);
    this.derivations.set(file, derivation);
    const reports: (ExerciseReport | undefined)[] = keys.map(() => undefined);
    const known = () =>
      withInherited(
        reports.flatMap((report) => report ?? []),
        text,
      );
    const say = (i: number, report: ExerciseReport) => {
      reports[i] = report;
      judged?.(report, reports.filter(Boolean).length);
    };
    const causes: (() => Promise<void>)[] = [];
    /** What takes seconds: a training, or an answer that may be slow and not endless. One of these a file. */
    const long: Promise<void>[] = [];
    const written = { text, asked: exercises.map(functionName) };
    const examine = () => new Examination(this.machine, this.limits, () => this.take(), compiled, written, keys);
    const examination = examine();
    const repetition = MAY_VARY.test(compiled.code) ? examine() : undefined;
    let patient = false;
    try {
      for (const [i, key] of keys.entries()) {
        const run = await examination.run(i);
        const again = await repetition?.run(i);
        const judgedWith = async (run: Run, derive?: Derive) => {
          const first = await judge(key, run, this.machine, derive);
          return withCode(
            again && !run.end ? steady(key, first, run, again, await judge(key, again, this.machine)) : first,
            text,
          );
        };
        const late: boolean = run.late === true && !patient;
        if (late || key.exercise.score) {
          patient ||= late;
          const whole = late ? this.withPatience(key, run, compiled, written) : Promise.resolve(run);
          long.push(whole.then((r) => judgedWith(r)).then((report) => say(i, report)));
          long.at(-1)!.catch(() => {}); // Whoever awaits them all is told.
          continue;
        }
        let unexplained = false;
        const report = await judgedWith(run, async () => {
          unexplained = true;
          return undefined;
        });
        say(i, unexplained ? { ...report, diagnosis: undefined } : report);
        if (unexplained) causes.push(async () => say(i, await judgedWith(run, (k) => derivation.models(k))));
      }
    } finally {
      examination.close();
      repetition?.close();
    }
    if (long.length) await new Promise((resolve) => setTimeout(resolve)); // What was trained before is known at once.
    if (causes.length || reports.includes(undefined)) meanwhile?.(known());
    for (const lookForCause of causes) await lookForCause();
    setTimeout(() => this.refill()); // Afterwards: starting a child takes time that somebody waits for.
    await Promise.all(long);
    return known();
  }

  /** The case in which the time was up, to another child that may take longer: slow is another thing than endless. */
  private async withPatience(key: AnswerKey, run: Run, compiled: Compiled, file: AnswerFile): Promise<Run> {
    const { slowTime } = this.limits;
    if (slowTime === 0 || key.exercise.seconds) return run;
    const one = caseOf(key, run.outcomes.length);
    const limits = { ...this.limits, caseTime: slowTime };
    const examination = new Examination(this.machine, limits, () => this.take(), compiled, file, [one]);
    try {
      return { ...run, end: lateness(one, await examination.run(0), slowTime) ?? run.end };
    } finally {
      examination.close();
    }
  }

  /** A child that has come up: a warm one where there is one. */
  private async take(): Promise<Sandbox> {
    for (let attempts = 0; attempts < 5; attempts++) {
      const sandbox = await (this.warm.shift() ?? this.fresh());
      const ready = await sandbox.ready();
      if (ready && sandbox.alive) return sandbox;
      sandbox.close();
    }
    throw new Error("Grader: the child does not start");
  }

  private refill(): void {
    while (!this.closed && this.warm.length < (this.options.spares ?? 1)) {
      const sandbox = this.fresh();
      sandbox.catch(() => {}); // Whoever takes it is told.
      this.warm.push(sandbox);
    }
  }

  private async fresh(): Promise<Sandbox> {
    const [sandbox, realm] = await Promise.all([this.machine.start(this.limits), this.machine.realm()]);
    sandbox.send({ realm, spares: this.options.realms ?? 0 });
    return sandbox;
  }
}
