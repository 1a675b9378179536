import type { Limits, Sandbox } from "../../../grader/machine";
import type { AnswerCases, Command, Message, OpenRealms } from "../../../grader/sandbox/protocol";
import type { Reason } from "../../../grader/verdict";
import { type WorkerOfOurs, watchTime } from "./own-time";

export interface Children {
  start(): WorkerOfOurs;
  /** Says from time to time how many milliseconds of a processor it has had since: see clock.ts. */
  startClock(): WorkerOfOurs;
  /** How many times as long as on our machines an answer may take: see patience.ts. */
  patience(): number;
}

interface Child {
  worker: WorkerOfOurs;
  /** Whether it has come up, once that is known. */
  up: boolean | undefined;
  cameUp: Promise<boolean>;
}

const MOST_CHARACTERS = 100_000_000;

/**
 * The children of one file of answers. A worker has one realm, so every question is put to a worker of its own, one after the
 * other; the next one is started while the one before is busy.
 */
export class WorkerSandbox implements Sandbox {
  private readonly questions: AnswerCases[] = [];
  private readonly messages: Message[] = [];
  private waiting: ((message: Message) => void) | undefined;
  private realm: OpenRealms | undefined;
  private answers: string | undefined;
  private warm: Child | undefined;
  private child: Child | undefined;
  private characters = 0;
  private ended: Reason | undefined;
  private closed = false;
  spent = 0;

  constructor(
    readonly limits: Limits,
    private readonly children: Children,
  ) {}

  get alive(): boolean {
    return !this.closed;
  }

  get patience(): number {
    return this.children.patience();
  }

  async ready(): Promise<boolean> {
    return (await this.warm?.cameUp) ?? true;
  }

  send(...commands: Command[]): void {
    for (const command of commands) {
      if ("realm" in command) {
        this.warm?.worker.terminate();
        this.realm = { realm: command.realm, spares: 1 };
        this.warm = this.started();
      } else {
        this.answers = command.answers ?? this.answers;
        this.questions.push({ ...command, answers: this.answers });
      }
    }
    this.ask();
  }

  async next(time: number): Promise<Message> {
    this.spent = 0;
    const [first] = this.messages;
    if (first) return this.messages.shift()!;
    if (this.closed) return { k: "end" };
    const arrived = new Promise<Message>((resolve) => {
      this.waiting = resolve;
    });
    const { patience } = this;
    const stop = watchTime(
      { up: () => this.child?.up === true, startClock: this.children.startClock, end: () => this.end("time") },
      time * patience,
      this.limits.wallTime * patience,
    );
    const message = await arrived;
    this.spent = stop();
    return message;
  }

  stop(reason: "interference"): void {
    this.end(reason);
  }

  reason(): Reason {
    return this.ended ?? { exit: "closed" };
  }

  close(): void {
    this.end({ exit: "closed" });
  }

  private end(reason: Reason): void {
    if (this.closed) return;
    this.ended = reason;
    this.closed = true;
    this.child?.worker.terminate();
    this.warm?.worker.terminate();
    this.hear({ k: "end" });
  }

  private started(): Child {
    const worker = this.children.start();
    const child: Child = { worker, up: undefined, cameUp: Promise.resolve(true) };
    child.cameUp = new Promise((resolve) => {
      const settle = (up: boolean) => {
        child.up ??= up;
        resolve(child.up);
      };
      worker.onmessage = () => settle(true);
      worker.onerror = () => settle(false);
    });
    worker.postMessage(JSON.stringify(this.realm));
    return child;
  }

  /** Put the next question, where there is one and nobody is busy with the one before. */
  private ask(): void {
    if (this.closed || this.child) return;
    const question = this.questions.shift();
    if (!question) return;
    const child = this.warm ?? this.started();
    const { worker } = child;
    this.child = child;
    this.warm = this.questions.length ? this.started() : undefined;
    worker.onerror = (event) => {
      event.preventDefault?.();
      this.end(/memory/i.test(event.message ?? "") ? "memory" : { exit: event.message ?? "error" });
    };
    worker.onmessage = ({ data }) => {
      child.up = true;
      const text = String(data);
      this.characters += text.length;
      if (this.characters > MOST_CHARACTERS) return this.end("interference");
      const message = parsed(text);
      if (message.k === "ready") return;
      this.hear(message);
      if (isLast(message)) {
        worker.terminate();
        this.child = undefined;
        this.ask();
      }
    };
    worker.postMessage(JSON.stringify(question));
  }

  private hear(message: Message): void {
    const take = this.waiting;
    this.waiting = undefined;
    if (take) take(message);
    else this.messages.push(message);
  }
}

/** Nothing comes after it, for one question. */
function isLast({ k, x, i }: Message): boolean {
  return k === "done" || k === "garbage" || (k === "loaded" && x !== "function") || (k === "error" && i === undefined);
}

function parsed(text: string): Message {
  try {
    const message = JSON.parse(text);
    return typeof message?.k === "string" && message.k !== "end" ? message : { k: "garbage" };
  } catch {
    return { k: "garbage" };
  }
}
