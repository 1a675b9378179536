import { readFileSync } from "node:fs";
import vm from "node:vm";
import { afterAll, describe, expect, it, vi } from "vitest";
import { Grader } from "../../grader/grader";
import type { Machine, Sandbox } from "../../grader/machine";
import { nodeGrader } from "../../grader/node/grade";
import type { ChapterReport } from "../../grader/report";
import { rubric } from "../../grader/rubrics/01-standard-convolution";
import { Child } from "../../grader/sandbox/child";
import type { Message } from "../../grader/sandbox/protocol";
import { targetOf } from "../../grader/targets";

vi.setConfig({ testTimeout: 60_000 });

// The grader is handed its machine. This one has no processes: the child lives in ours, as it would live in a page's worker.

class Beside implements Sandbox {
  alive = true;
  spent = 0;
  patience = 1;
  private readonly said: Message[] = [];
  private waiting: ((message: Message) => void) | undefined;
  private readonly child = new Child<vm.Script>({
    script: (code, filename) => new vm.Script(code, { filename }),
    realm() {
      const context = vm.createContext(Object.create(null));
      return (script) => script.runInContext(context);
    },
    say: (message) => this.hear(JSON.parse(message)),
    later: setImmediate,
  });

  ready = () => this.next().then(({ k }) => k === "ready");
  stop = () => this.close();
  reason = () => ({ exit: "closed" });

  send(...commands: object[]): void {
    for (const command of commands) void this.child.receive(JSON.stringify(command));
  }

  next(_time?: number): Promise<Message> {
    const message = this.said.shift();
    return message ? Promise.resolve(message) : new Promise((resolve) => (this.waiting = resolve));
  }

  close(): void {
    this.alive = false;
    this.hear({ k: "end" });
  }

  protected hear(message: Message): void {
    const take = this.waiting;
    this.waiting = undefined;
    if (take) take(message);
    else this.said.push(message);
  }
}

/** It dies as soon as it has done with one exercise, and nobody hears of it until the next is asked. */
class Mortal extends Beside {
  private dead = false;

  protected override hear(message: Message): void {
    if (this.dead) return;
    super.hear(message);
    this.dead = message.k === "done";
    if (this.dead) super.hear({ k: "end" });
  }
}

/** On a busy machine: its time is up at the first answer, unless it has so many milliseconds for it. */
class Starved extends Beside {
  constructor(private readonly enough: number) {
    super();
  }

  override reason = () => "time" as never;

  override async next(time?: number): Promise<Message> {
    const message = await super.next();
    if (message.i !== 0 || time! >= this.enough) return message;
    this.alive = false;
    return { k: "end" };
  }
}

const usual = nodeGrader();
const machine: Machine = { ...usual.machine, start: async () => new Beside(), layers: ["none"] };
const beside = new Grader(machine);
afterAll(() => {
  usual.close();
  beside.close();
});

const solution = readFileSync(`solutions/${rubric.file}.ts`, "utf8");
const answers: Record<string, string> = {
  "the solution": solution,
  "the stub": readFileSync(`grader/stubs/${rubric.file}.ts`, "utf8"),
  "a wrong idea": solution.replace("return Math.floor(", "return Math.ceil("),
  "an error": solution.replace("return Math.floor(", "return (undefined as any).floor("),
  "lib's own": `import { outputSize as theirs } from "../lib";\n${solution.replace("return Math.floor(", "return theirs(n, kernel); (")}`,
};
const formula = `import { texOf } from "../lib";\n${solution.replace("return Math.floor(", 'if (texOf("a / b")) return Math.floor(')}`;

it("a child that dies between two exercises costs neither of them anything", async () => {
  const mortal = new Grader({ ...machine, start: async () => new Mortal() });
  const { exercises } = await mortal.chapter(rubric, solution);
  mortal.close();
  expect(exercises.map((e) => e.verdict)).toEqual(rubric.exercises.map(() => "pass"));
});

describe("an answer that ran out of time", () => {
  /** Verdicts, and what is said first, where an answer needs so much before it is heard, and so much of it is its own. */
  async function graded(enough: number, spent: number) {
    const start = async () => Object.assign(new Starved(enough), { spent });
    const grader = new Grader({ ...machine, start }, { limits: { slowTime: 3000 } });
    const { exercises } = await grader.chapter(rubric, solution);
    grader.close();
    return { verdicts: exercises.map(({ verdict }) => verdict), says: exercises[0].says };
  }

  it("is asked again, as a whole, where it needs no more of its own than it had: the machine was slow", async () => {
    const { verdicts } = await graded(3000, 10);
    expect(verdicts).toEqual(rubric.exercises.map(() => "pass"));
  });

  it("is slow where it does need more", async () => {
    const { verdicts, says } = await graded(3000, 2500);
    expect(verdicts).toEqual(rubric.exercises.map(() => "timeout"));
    expect(says).toMatch(/^It is slow, not endless: it took 2.5 s, .* and its answer is right/);
  });

  it("is taken to be endless where that isn't enough either", async () => {
    const { verdicts, says } = await graded(10_000, 0);
    expect(verdicts).toEqual(rubric.exercises.map(() => "timeout"));
    expect(says).toMatch(/^It ran out of time. After 3 s it was still going/);
  });
});

describe("another machine gives the same marks", () => {
  it.each(Object.entries(answers))("to %s", async (_, text) => {
    const [here, there] = [await beside.chapter(rubric, text), await usual.chapter(rubric, text)];
    expect(here.exercises).toEqual(there.exercises);
    expect(there.exercises).toHaveLength(rubric.exercises.length);
  });

  it("to a formula of lib's, which needs a package", async () => {
    const ask = (grader: Grader) => grader.chapter(rubric, formula, undefined, "01.outputSize");
    const { exercises } = await ask(beside);
    expect(exercises).toEqual((await ask(usual)).exercises);
    expect(exercises[0].verdict).toBe("pass");
  });
});

describe("who waits hears what is known", () => {
  it("before a cause is looked for", async () => {
    const unexplained = solution.replace("return Math.floor(", "return 1 + Math.floor(");
    const heard: ChapterReport[] = [];
    const listener = { meanwhile: (known: ChapterReport) => heard.push(known) };
    const report = await beside.chapter(rubric, unexplained, undefined, "01.outputSize", listener);
    expect(heard).toEqual([{ ...report, exercises: [{ ...report.exercises[0], diagnosis: undefined }] }]);
    expect(report.exercises[0].diagnosis?.misconception).toMatch(/^derived\./);
  });

  it("before a network is trained", async () => {
    const { rubric } = targetOf("07");
    const read = { train: 1, test: 1 };
    let trained = (_: typeof read) => {};
    const slow = new Grader({ ...machine, train: () => new Promise((resolve) => (trained = resolve)) });
    const waits = await new Promise<readonly string[]>((resolve) => {
      // A network that no other test trains: readings are remembered.
      const text = readFileSync(`solutions/${rubric.file}.ts`, "utf8").replace(
        "kernel: 3, filters: 16",
        "kernel: 3, filters: 15",
      );
      slow.chapter(rubric, text, undefined, "07.leanNetwork", { meanwhile: (_, waiting) => resolve(waiting) });
    });
    expect(waits).toEqual(["07.leanNetwork"]);
    trained(read);
    slow.close();
  });
});
