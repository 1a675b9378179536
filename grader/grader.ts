import { type AnswerKey, answerKey, DEFAULT_SEED } from "./answer-key";
import { Derivation } from "./derive/derivation";
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
   * @param tell hears of each exercise as soon as it is judged, and how many are
   */
  async chapter(
    rubric: Rubric,
    text: string | Ending,
    seed = DEFAULT_SEED,
    only?: string,
    tell?: (report: ExerciseReport, done: number) => void,
  ): Promise<ChapterReport> {
    const keys = rubric.exercises.filter((e) => only === undefined || e.id === only).map((e) => answerKey(e, seed));
    const exercises = await this.exercises(rubric, keys, text, tell);
    return {
      chapter: rubric.chapter,
      file: rubric.file,
      title: rubric.title,
      points: exercises.reduce((sum, e) => sum + e.points, 0),
      max: exercises.reduce((sum, e) => sum + e.max, 0),
      exercises,
      layers: this.machine.layers,
    };
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
    tell?: (report: ExerciseReport, done: number) => void,
  ): Promise<ExerciseReport[]> {
    const allEnded = (end: Ending) => Promise.all(keys.map((key) => judge(key, ended(end))));
    if (typeof text !== "string") return allEnded(text);
    const compiled = await this.machine.compile(text, `exercises/${file}.ts`);
    if ("end" in compiled) return (await allEnded(compiled.end)).map((report) => withCode(report, text));
    const derivation = this.derivations.get(file) ?? new Derivation(this.machine, file);
    this.derivations.set(file, derivation);
    const written = { text, asked: exercises.map(functionName) };
    const examination = new Examination(this.machine, this.limits, () => this.take(), compiled, written, keys);
    const reports: ExerciseReport[] = [];
    try {
      for (const [i, key] of keys.entries()) {
        const asked = await examination.run(i);
        const slow = asked.late && !reports.some(({ verdict }) => verdict === "timeout");
        const run = slow ? await this.withPatience(key, asked, compiled, written) : asked;
        const first = await judge(key, run, this.machine, (k) => derivation.models(k));
        const again =
          MAY_VARY.test(text) && run.end === undefined ? await this.again(key, compiled, written) : undefined;
        const report = withCode(
          again ? steady(key, first, run, again, await judge(key, again, this.machine)) : first,
          text,
        );
        reports.push(report);
        tell?.(report, i + 1);
      }
    } finally {
      examination.close();
      setTimeout(() => this.refill()); // Afterwards: starting a child takes time that somebody waits for.
    }
    return withInherited(reports, text);
  }

  /** The same question to another child. */
  private async again(key: AnswerKey, compiled: Compiled, file: AnswerFile): Promise<Run> {
    const examination = new Examination(this.machine, this.limits, () => this.take(), compiled, file, [key]);
    try {
      return await examination.run(0);
    } finally {
      examination.close();
    }
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
