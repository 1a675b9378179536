import type { AnswerKey } from "./answer-key";
import { declarationsOf } from "./declarations";
import { givingTheSameAs } from "./forbidden";
import type { Compiled, Limits, Machine, Sandbox } from "./machine";
import { functionName } from "./rubric";
import type { Outcome, Run } from "./run";
import type { AnswerCases, Message } from "./sandbox/protocol";
import type { Ending } from "./verdict";
import { fromWire, toWire } from "./wire";
import * as words from "./words";

/** Milliseconds that lib's packages may take to load and warm up, on top of the learner's own. */
const PACKAGES_TIME = 5000;

/**
 * One file of answers, put to children: one exercise after the other, all by the same child as long as it lives. Ask for the runs
 * in the order of the exercises.
 */
export class Examination {
  private sandbox: Sandbox | undefined;
  /** lib's packages are in the realms, since an answer has asked for one. */
  private packages = false;
  /** What goes wrong before the first call would go wrong again for every function of the file. */
  private fault: Ending | undefined;

  constructor(
    private readonly machine: Machine,
    private readonly limits: Limits,
    private readonly take: () => Promise<Sandbox>,
    private readonly compiled: Compiled,
    private readonly file: AnswerFile,
    private readonly keys: readonly AnswerKey[],
  ) {}

  /** What became of the answer to an exercise, by its place in `keys`. */
  async run(i: number): Promise<Run> {
    if (this.fault) return ended(this.fault);
    const used = this.sandbox?.alive === true;
    let attempt = await this.attempt(used ? this.sandbox! : await this.ask(i), i);
    // Perhaps the exercise before is to blame: then this one gets a child of its own.
    if (used && attempt !== "packages" && attempt.end?.verdict === "exited") {
      attempt = await this.attempt(await this.ask(i), i);
    }
    if (attempt === "packages") {
      this.packages = true;
      attempt = await this.attempt(await this.ask(i), i);
    }
    if (attempt === "packages") throw new Error("Examination: lib's packages are missing in a realm that has them");
    if (attempt.whileLoading) this.fault = attempt.end;
    return attempt;
  }

  close(): void {
    this.sandbox?.close();
  }

  /** A fresh child, asked for all that is left at once, so that it need not wait for us between two answers. */
  private async ask(i: number): Promise<Sandbox> {
    this.sandbox?.close();
    const sandbox = await this.take();
    this.sandbox = sandbox;
    if (this.packages) sandbox.send({ realm: await this.machine.realm({ packages: true }), spares: 0 });
    sandbox.send(...this.keys.slice(i).map((key, n) => question(key, n ? undefined : this.compiled.code)));
    return sandbox;
  }

  /** What one child answers: the file loaded into a new realm, then the function called for every case. */
  private async attempt(sandbox: Sandbox, i: number): Promise<Attempt | "packages"> {
    const { exercise, cases } = this.keys[i];
    const name = functionName(exercise);
    const outcomes: Outcome[] = [];
    const took: number[] = [];
    const stop = (end: Ending): Run => ({ outcomes, end, log: [] });
    const broken = (): Run => {
      if (sandbox.alive) sandbox.stop("interference");
      const reason = sandbox.reason();
      const late = { given: time * sandbox.patience, passed: performance.now() - asked };
      return { ...stop(words.endings.of(reason)), late: reason === "time" ? late : undefined };
    };
    let asked = performance.now();
    const extra = this.packages ? PACKAGES_TIME : 0;
    const time = extra + ((exercise.seconds ?? 0) * 1000 || this.limits.caseTime);

    const loaded = await sandbox.next(this.limits.loadTime + extra);
    if (loaded.packages === true && !this.packages) return "packages";
    if (typeof loaded.borrowed === "string") {
      return stop({ ...words.endings.borrowedOutside(text(loaded.borrowed)), ...this.place(loaded) });
    }
    if (loaded.k === "end" || loaded.k === "error") {
      const { name, message, ...place } = this.error(loaded);
      const end = loaded.k === "end" ? words.endings.of(sandbox.reason()) : words.endings.loading(name, message);
      return { ...stop({ ...end, ...place }), whileLoading: true };
    }
    if (loaded.k !== "loaded") return broken();
    if (loaded.x !== "function") {
      return stop(words.endings.noFunction(name, String(loaded.x).slice(0, 20), this.offered(name)));
    }

    let borrowed: Ending | undefined;
    for (;;) {
      asked = performance.now();
      const message = await sandbox.next(time);
      took.push(sandbox.spent);
      if (message.packages === true && !this.packages) return "packages";
      const done = outcomes.length === cases.length;
      if (message.k === "done" && done) {
        return borrowed ? stop(borrowed) : { outcomes, log: texts(message.log), took };
      }
      const outcome = message.i === outcomes.length && !done ? this.outcome(message) : undefined;
      if (!outcome) return broken();
      if (typeof message.borrowed === "string") {
        borrowed ??= { ...words.endings.borrowed(text(message.borrowed)), ...this.place(message) };
      }
      outcomes.push(outcome);
    }
  }

  private offered(name: string): words.Offered {
    const found = declarationsOf(this.file.text);
    const exported = found.filter((d) => d.exported === true && d.name && !this.file.asked.includes(d.name));
    return {
      declared: found.some((d) => d.name === name && !d.exported),
      exported: exported.map((d) => d.name),
      byDefault: found.some((d) => d.exported === "default"),
    };
  }

  private outcome(message: Message): Outcome | undefined {
    if (message.k === "pending") return { kind: "never-resolved" };
    if (message.k === "error") return { kind: "error", ...this.error(message) };
    if (message.k !== "value") return undefined;
    const { v, changed, promised } = message;
    return { kind: "value", value: fromWire(v), changedArguments: changed === true, promised: promised === true };
  }

  private error(message: Message) {
    return { name: text(message.name), message: text(message.message), ...this.place(message) };
  }

  /** Where in the learner's file an error arose. */
  private place({ stack }: Message) {
    const [, line, column] = String(stack).match(/submission\.js:(\d+):(\d+)/) ?? [];
    return line ? this.compiled.locate(Number(line), Number(column)) : undefined;
  }
}

/** A file of answers as it was written, and the functions that its chapter asks for. */
export interface AnswerFile {
  text: string;
  asked: readonly string[];
}

interface Attempt extends Run {
  /** It came to an end before the function was called. */
  whileLoading?: boolean;
}

/** The run of a file that could not even be asked. */
export function ended(end: Ending): Run {
  return { outcomes: [], end, log: [] };
}

function question({ exercise, cases }: AnswerKey, answers: string | undefined): AnswerCases {
  const given = cases.map((args) => JSON.stringify(args.map(toWire)));
  return { answers, name: functionName(exercise), without: givingTheSameAs(exercise.forbidden ?? []), cases: given };
}

const text = (value: unknown) => String(value).slice(0, 500);
const texts = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
