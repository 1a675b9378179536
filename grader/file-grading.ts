import type { AnswerKey } from "./answer-key";
import { causeOf, type Derive, isUnexplained, placed } from "./diagnose";
import { type AnswerFile, Examination } from "./examination";
import { withInherited } from "./inherited";
import { judge } from "./judge";
import type { Compiled, Limits, Machine, Sandbox } from "./machine";
import { Mender } from "./mend/mender";
import { type ExerciseReport, withCode } from "./report";
import type { Run } from "./run";
import { caseOf, lateness, ours } from "./slow";
import { alike, steady } from "./steady";

/** Where chance and the time of day come from. A file that has none of it answers twice alike. */
const MAY_VARY = /\b(random|Date|performance)\b/;

/** So many times as long as ours an answer may take, whatever the limits say: the device is slow then. */
const GENEROUS = 10;

/** After so many milliseconds somebody has waited long enough, as on a machine that is busy with others. */
const LONG_ENOUGH = 15_000;

/** What a file of answers is graded with. */
export interface Grading {
  machine: Machine;
  limits: Limits;
  /** A child that has come up. */
  take: () => Promise<Sandbox>;
  derive: Derive;
  judged?(report: ExerciseReport, done: number): void;
}

/** One file of answers, in three steps: the verdicts that are known at once, the causes that have to be looked for, what takes seconds. */
export class FileGrading {
  private readonly reports: (ExerciseReport | undefined)[];
  /** Wrong answers whose cause has to be looked for among changes of the solution. */
  private readonly causes: ((mender: Mender) => Promise<void>)[] = [];
  /** Trainings, and answers that ran out of time. */
  private readonly long: Promise<void>[] = [];
  /** Whether the next one that runs out of time is asked again: until one was that did so for reasons of its own. */
  private patience = Promise.resolve(true);

  constructor(
    private readonly grading: Grading,
    private readonly compiled: Compiled,
    private readonly file: AnswerFile,
    private readonly keys: readonly AnswerKey[],
  ) {
    this.reports = keys.map(() => undefined);
  }

  /** What is known by now, in the order of the exercises. */
  known(): ExerciseReport[] {
    return withInherited(
      this.reports.flatMap((report) => report ?? []),
      this.file.text,
    );
  }

  /** @returns whether more takes time */
  async atOnce(): Promise<boolean> {
    const examination = this.examination(this.keys);
    const repetition = MAY_VARY.test(this.compiled.code) ? this.examination(this.keys) : undefined;
    try {
      for (const i of this.keys.keys()) await this.ask(i, await examination.run(i), await repetition?.run(i));
    } finally {
      examination.close();
      repetition?.close();
    }
    if (this.long.length) await new Promise((resolve) => setTimeout(resolve)); // What was trained before is known at once.
    return this.causes.length > 0 || this.reports.includes(undefined);
  }

  async findCauses(): Promise<void> {
    await this.withMender(async (mender) => {
      for (const lookForCause of this.causes) await lookForCause(mender);
    });
  }

  async finish(): Promise<void> {
    await Promise.all(this.long);
  }

  private async ask(i: number, run: Run, again: Run | undefined): Promise<void> {
    if (run.late !== undefined || this.keys[i].exercise.score) {
      const reported = run.late === undefined ? this.report(i, run, again) : this.lateReport(i, run, again);
      const told = reported.then((report) => this.tell(i, report));
      told.catch(() => {}); // Whoever awaits them all is told.
      this.long.push(told);
      return;
    }
    const report = await this.report(i, run, again);
    this.tell(i, report);
    if (this.isUnexplained(i, report, run, again)) {
      this.causes.push(async (mender) => {
        if (!this.inherits(i)) this.tell(i, await this.explained(i, report, run, mender));
      });
    } else if (report.verdict === "wrong" && report.diagnosis && !this.keys[i].exercise.score) {
      // What looks like a belief may be a result that nobody keeps.
      this.causes.push(async (mender) => {
        const diagnosis = await placed(report.diagnosis!, mender.of(this.keys[i], run), run);
        if (diagnosis) this.tell(i, { ...report, diagnosis });
      });
    }
  }

  /** Whether it calls another answer that is to be mended first: then that is told, and no cause. */
  private inherits(i: number): boolean {
    const { id, note } = this.reports[i]!;
    return this.known().find((report) => report.id === id)?.note !== note;
  }

  /** Wrong without a belief, and in the same way whenever it is asked. */
  private isUnexplained(i: number, report: ExerciseReport, run: Run, again: Run | undefined): boolean {
    const key = this.keys[i];
    return isUnexplained(report, key) && (!again || alike(key, run, again));
  }

  private async explained(i: number, report: ExerciseReport, run: Run, mender: Mender): Promise<ExerciseReport> {
    const { derive } = this.grading;
    const diagnosis = await causeOf(this.keys[i], run, { derive, mend: mender.of });
    return diagnosis ? { ...report, diagnosis } : report;
  }

  private async withMender<T>(use: (mender: Mender) => Promise<T>): Promise<T> {
    const { limits, take } = this.grading;
    const mender = new Mender(this.compiled, limits, take);
    try {
      return await use(mender);
    } finally {
      mender.close();
    }
  }

  private async report(i: number, run: Run, again: Run | undefined): Promise<ExerciseReport> {
    const key = this.keys[i];
    const { machine } = this.grading;
    const first = await judge(key, run, machine);
    const both = again && !run.end ? steady(key, first, run, again, await judge(key, again, machine)) : first;
    return withCode(both, this.file.text);
  }

  private tell(i: number, report: ExerciseReport): void {
    this.reports[i] = report;
    this.grading.judged?.(report, this.reports.filter(Boolean).length);
  }

  private async lateReport(i: number, run: Run, again: Run | undefined): Promise<ExerciseReport> {
    const asked = this.patience.then((left) => (left ? this.withPatience(this.keys[i], run) : run));
    this.patience = asked.then(
      ({ late }) => late === undefined,
      () => false,
    );
    const final = await asked;
    const repeated = again && !final.end ? await this.patientRun(this.keys[i]) : again;
    const report = await this.report(i, final, repeated);
    if (!this.isUnexplained(i, report, final, repeated)) return report;
    return this.withMender((mender) => this.explained(i, report, final, mender));
  }

  /**
   * The case in which the time was up, to another child that may take longer: slow is another thing than endless. Where that one
   * needs no longer than it had the first time, it was the machine that was slow then, and the whole exercise is asked again.
   */
  private async withPatience(key: AnswerKey, run: Run): Promise<Run> {
    const { slowTime } = this.grading.limits;
    const { given, passed } = run.late!;
    if (slowTime === 0 || key.exercise.seconds || passed > LONG_ENOUGH) return run;
    const one = caseOf(key, run.outcomes.length);
    const [before, again] = [ours(one), await this.patientRun(one)];
    const usual = Math.max(before, ours(one));
    if (again.took && again.took[0] <= Math.max(given, GENEROUS * usual)) return this.patientRun(key);
    return { ...run, end: lateness(one, again, usual) ?? run.end };
  }

  private async patientRun(key: AnswerKey): Promise<Run> {
    const examination = this.examination([key], this.grading.limits.slowTime);
    try {
      return await examination.run(0);
    } finally {
      examination.close();
    }
  }

  private examination(keys: readonly AnswerKey[], caseTime = this.grading.limits.caseTime): Examination {
    const { machine, limits, take } = this.grading;
    return new Examination(machine, { ...limits, caseTime }, take, this.compiled, this.file, keys);
  }
}
