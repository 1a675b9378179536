import { lstatSync, readFileSync } from "node:fs";
import { forbiddenTo } from "../forbidden";
import { withInherited } from "../inherited";
import { judge } from "../judge";
import { DEFAULT_SEED, type Prepared, prepared } from "../prepare";
import type { ChapterReport, ExerciseReport } from "../report";
import { functionName, type Rubric } from "../rubric";
import type { Ending, Outcome, Run } from "../verdict";
import { fromWire, toWire } from "../wire";
import { type Compiled, compile } from "./compile";
import { availableLayers, type Layers, layerNames } from "./layers";
import { libBundle, wholeLib } from "./lib-bundle";
import { LIMITS, type Limits, type Message, Sandbox } from "./sandbox";
import { train } from "./train";

const MOST_BYTES = 1_000_000;
/** Milliseconds that lib's packages may take to load and warm up, on top of the learner's own. */
const PACKAGES_TIME = 5000;

export interface JudgeOptions {
  limits?: Partial<Limits>;
  layers?: Layers;
  /** Children kept warm for the next submission. */
  spares?: number;
  /** Realms each of them makes ahead of time; worth it where somebody waits for one submission. */
  realms?: number;
  /** For tests: another program in the place of child.cjs. */
  childSource?: string;
}

/** Judges submissions, one after another or several at once, each in a process of its own. Close it at the end. */
export class Judge {
  readonly layers: Layers;
  private readonly limits: Limits;
  private readonly warm: Sandbox[] = [];
  private closed = false;

  constructor(private readonly options: JudgeOptions = {}) {
    this.layers = options.layers ?? availableLayers();
    this.limits = { ...LIMITS, ...options.limits };
    this.refill();
  }

  /** Protections that are on. */
  get layerNames(): string[] {
    return layerNames(this.layers);
  }

  /**
   * @param rubric the chapter
   * @param text the learner's file, or why there is none
   * @param only an exercise's id, to judge that one alone
   */
  async chapter(rubric: Rubric, text: string | Ending, seed = DEFAULT_SEED, only?: string): Promise<ChapterReport> {
    const exercises = rubric.exercises.filter((e) => only === undefined || e.id === only).map((e) => prepared(e, seed));
    const judged = await this.exercises(rubric, exercises, text);
    const reports = typeof text === "string" ? withInherited(judged, text) : judged;
    return {
      chapter: rubric.chapter,
      file: rubric.file,
      title: rubric.title,
      points: reports.reduce((sum, e) => sum + e.points, 0),
      max: reports.reduce((sum, e) => sum + e.max, 0),
      exercises: reports,
      layers: this.layerNames,
    };
  }

  close(): void {
    this.closed = true;
    for (const sandbox of this.warm.splice(0)) sandbox.close();
  }

  private async exercises(rubric: Rubric, all: Prepared[], text: string | Ending): Promise<ExerciseReport[]> {
    const ended = (end: Ending) => Promise.all(all.map((p) => judge(p, { outcomes: [], end, log: [] })));
    if (typeof text !== "string") return ended(text);
    const forbidden = Object.fromEntries(all.map(({ exercise }) => [functionName(exercise), forbiddenTo(exercise)]));
    const { compiled, end } = await compile(text, `exercises/${rubric.file}.ts`, forbidden);
    if (!compiled) return ended(end!);
    const reports: ExerciseReport[] = [];
    let sandbox: Sandbox | undefined;
    let loading: Ending | undefined;
    // A child is asked for all that is left at once, so that it need not wait for us between two answers.
    const askedFrom = async (i: number) => {
      sandbox?.close();
      sandbox = await this.take();
      if (compiled.heavy) sandbox.send({ lib: await wholeLib(), realms: 0 });
      const left = all.slice(i).filter((e) => !borrowed(e, compiled));
      sandbox.send(...left.flatMap((e, n) => ask(e, n ? undefined : compiled.code)));
      return sandbox;
    };
    for (const [i, exercise] of all.entries()) {
      const run = loading ? { outcomes: [], end: loading, log: [] } : borrowed(exercise, compiled);
      if (run) {
        reports.push(await judge(exercise, run));
        continue;
      }
      const used = sandbox?.alive === true;
      let attempt = await this.attempt(used ? sandbox! : await askedFrom(i), exercise, compiled);
      // Perhaps the exercise before is to blame: it gets a child of its own.
      if (used && attempt.end?.verdict === "exited")
        attempt = await this.attempt(await askedFrom(i), exercise, compiled);
      // What goes wrong before the first call would go wrong again for every function of the file.
      if (attempt.whileLoading) loading = attempt.end;
      reports.push(await judge(exercise, attempt, train));
    }
    sandbox?.close();
    setImmediate(() => this.refill()); // Afterwards: starting a process takes time that somebody waits for.
    return reports;
  }

  /** What one child answers to one exercise: the file loaded into a new realm, then the function called for every case. */
  private async attempt(
    sandbox: Sandbox,
    prepared: Prepared,
    compiled: Compiled,
  ): Promise<Run & { whileLoading?: boolean }> {
    const name = functionName(prepared.exercise);
    const outcomes: Outcome[] = [];
    const ended = (end: Ending, log: string[] = []) => ({ outcomes, end, log });
    const extra = compiled.heavy ? PACKAGES_TIME : 0;
    const loaded = await sandbox.next(this.limits.loadTime + extra);
    if (loaded.k === "end") return { ...ended(sandbox.ending()), whileLoading: true };
    if (loaded.k === "error") return { ...ended(loadError(loaded, compiled)), whileLoading: true };
    if (loaded.k !== "loaded") return ended(sandbox.interfered());
    if (loaded.x !== "function") return ended(missingFunction(name, loaded.x));
    const time = extra + ((prepared.exercise.seconds ?? 0) * 1000 || this.limits.caseTime);
    for (let i = 0; ; ) {
      const message = await sandbox.next(time);
      if (message.k === "end") return ended(sandbox.ending());
      if (message.k === "done" && i === prepared.cases.length) return { outcomes, log: texts(message.log) };
      const outcome = message.i === i && i < prepared.cases.length ? outcomeOf(message, compiled) : undefined;
      if (!outcome) return ended(sandbox.interfered());
      outcomes.push(outcome);
      i++;
    }
  }

  /** A child that has come up: a warm one where there is one. */
  private async take(): Promise<Sandbox> {
    for (let attempts = 0; attempts < 5; attempts++) {
      const sandbox = this.warm.shift() ?? this.fresh();
      const ready = await sandbox.ready();
      if (ready && sandbox.alive) return sandbox;
      sandbox.close();
    }
    throw new Error("Judge: the child process does not start");
  }

  private refill(): void {
    if (!this.closed) while (this.warm.length < (this.options.spares ?? 1)) this.warm.push(this.fresh());
  }

  private fresh(): Sandbox {
    const sandbox = new Sandbox(this.limits, this.layers, this.options.childSource);
    void libBundle().then(({ code }) => sandbox.send({ lib: code, realms: this.options.realms ?? 0 }));
    return sandbox;
  }
}

/** Load the file into a new realm, then call the function for every case. */
function ask({ exercise, cases }: Prepared, code: string | undefined): object[] {
  const name = functionName(exercise);
  return [
    { load: code, name, without: forbiddenTo(exercise) },
    { run: cases.map((args) => JSON.stringify(args.map(toWire))), name },
  ];
}

/** The learner's text, or the verdict that its absence earns. */
export function readAnswers(file: string): string | Ending {
  const missing = (says: string): Ending => ({ verdict: "missing", says });
  try {
    const found = lstatSync(file);
    if (!found.isFile()) return missing(`${file} is not a plain file`);
    if (found.size > MOST_BYTES) return missing(`${file} is larger than a megabyte`);
    return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    const { code } = error as { code?: string };
    return missing(code === "ENOENT" ? `There is no file ${file}` : `${file} can't be read (${code})`);
  }
}

function borrowed({ exercise }: Prepared, compiled: Compiled): Run | undefined {
  const [name] = compiled.borrowed[functionName(exercise)] ?? [];
  if (!name) return undefined;
  const says = compiled.loose.includes(name)
    ? `A line outside any function uses lib's own ${name}. Take it out: as long as it is there, nobody can tell who wrote ${name}`
    : `It uses lib's own ${name}. Writing that is the exercise`;
  return { outcomes: [], end: { verdict: "forbidden-import", says }, log: [] };
}

function loadError(message: Message, compiled: Compiled): Ending {
  const error = errorOf(message, compiled);
  const says = `The file stops while it is loaded, before any function is called, with ${error.name}: ${error.message}`;
  return { verdict: "threw", says, line: error.line, column: error.column };
}

function missingFunction(name: string, type: unknown): Ending {
  const says =
    type === "undefined"
      ? `There is no exported function called ${name}`
      : `${name} is exported, but it is not a function (it is a ${String(type).slice(0, 20)})`;
  return { verdict: "missing", says };
}

function outcomeOf(message: Message, compiled: Compiled): Outcome | undefined {
  if (message.k === "pending") return { kind: "never-resolved" };
  if (message.k === "error") return errorOf(message, compiled);
  if (message.k !== "value") return undefined;
  const microseconds = typeof message.us === "number" ? message.us : 0;
  return { kind: "value", value: fromWire(message.v), microseconds, changedArguments: message.changed === true };
}

function errorOf(message: Message, { locate }: Compiled): Outcome & { kind: "error" } {
  const [, line, column] = String(message.stack).match(/submission\.js:(\d+):(\d+)/) ?? [];
  const place = line ? locate(Number(line), Number(column)) : undefined;
  return { kind: "error", name: text(message.name), message: text(message.message), ...place };
}

function text(value: unknown): string {
  return String(value).slice(0, 500);
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map((v) => String(v)) : [];
}
