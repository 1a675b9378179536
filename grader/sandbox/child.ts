import { encode, encodeError, MOST_ENTRIES } from "./encode";
import type { AnswerCases, Command, Message, OpenRealms } from "./protocol";
import type { Call, Realm } from "./realm";

// The untrusted side. It is given code and arguments and answers with values; expected values never come here.

/** What the child needs of the machine it runs on. */
export interface Host<Script> {
  /** Code made ready to be evaluated in any realm; `name` is what a stack trace calls it. */
  script(code: string, name: string): Script;
  /** A new realm with nothing but the language in it: evaluates a script there. */
  realm(): (script: Script) => unknown;
  /** To the grader. */
  say(message: string): void;
  /** Calls back when all that promises set off has been done. */
  later(then: () => void): void;
}

interface Opened<Script> {
  evaluate: (script: Script) => unknown;
  realm: Realm;
}

const { parse, stringify } = JSON;
/** In a page the child shares its realm with answers, which may have emptied it. */
const OwnPromise = Promise;

/** Code is slow the first few times it runs. This is an answer to run before anybody waits, in a realm of its own. */
const REHEARSAL: AnswerCases = {
  answers: `return {
    twice(image) {
      const result = __lib.zeros(image.shape);
      for (let i = 0; i < 2; i++) for (let j = 0; j < 2; j++) result.set(2 * image.at(i, j), i, j);
      return result;
    },
  };`,
  name: "twice",
  without: [],
  cases: Array(20).fill(stringify([{ t: [2, 2], d: [1, 2, 3, 4] }])),
};

/** Carries out commands, a line each; one is finished before the next begins. */
export class Child<Script> {
  private begin: Script | undefined;
  private beginText = "";
  private answers: Script | undefined;
  private readonly spares: Opened<Script>[] = [];
  private readonly commands: string[] = [];
  private busy = false;

  constructor(private readonly host: Host<Script>) {
    this.say({ k: "ready" });
  }

  async receive(line: string): Promise<void> {
    this.commands.push(line);
    if (this.busy) return;
    this.busy = true;
    for (let next = this.commands.shift(); next !== undefined; next = this.commands.shift()) {
      const command: Command = parse(next);
      if ("realm" in command) await this.openRealms(command);
      else await this.answer(command, (message) => this.say(message));
    }
    this.busy = false;
  }

  private say(message: Message): void {
    this.host.say(stringify(message));
  }

  /** Realms made and tried ahead of time, where nobody waits. */
  private async openRealms({ realm, spares }: OpenRealms): Promise<void> {
    if (realm !== this.beginText) {
      this.begin = this.host.script(realm, "lib.js");
      this.beginText = realm;
      this.spares.length = 0;
    }
    while (this.spares.length < spares) this.spares.push(this.open());
    if (spares === 0) return;
    this.spares.push(this.open());
    await this.answer(REHEARSAL, () => {});
  }

  private open(): Opened<Script> {
    const evaluate = this.host.realm();
    return { evaluate, realm: evaluate(this.begin!) as Realm };
  }

  private async answer({ answers, name, without, cases }: AnswerCases, say: (message: Message) => void): Promise<void> {
    const { evaluate, realm } = this.spares.pop() ?? this.open();
    const tell = (message: Message) => say({ ...message, borrowed: realm.borrowed(), packages: realm.needsPackages() });
    let type: string;
    try {
      if (answers !== undefined) this.answers = this.host.script(wrapped(answers), "submission.js");
      const made = evaluate(this.answers!) as (lib: object) => Parameters<Realm["load"]>[0];
      type = realm.load(made(realm.lent(without, cases)), name);
    } catch (error) {
      return tell(encodeError(error));
    }
    tell({ k: "loaded", x: type });
    if (type !== "function") return;
    for (let i = 0; i < cases.length; i++) {
      const call = realm.call(name, i);
      // Timers, input and output don't exist in a realm: what is pending when all promise jobs are done stays so.
      await new OwnPromise<void>((done) => this.host.later(done));
      tell({ ...outcome(call, cases[i]), i });
    }
    tell({ k: "done", log: encode(realm.lines.slice(0, 200)) });
  }
}

/** The first line stays the first, so that positions are those of the compiled answers. */
const wrapped = (answers: string) => `(function (__lib) {${answers}\n})`;

/** Looking at the value may run the learner's code once more, and that may throw. */
function outcome({ state, value, promised, args }: Call, given: string): Message {
  if (state === "pending") return { k: "pending" };
  if (state === "error") return encodeError(value);
  try {
    const v = encode(value);
    const changed = stringify(encode(args, { left: MOST_ENTRIES }, -1)) !== given;
    return { k: "value", v, changed, promised };
  } catch (error) {
    return encodeError(error);
  }
}
