import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import type { Readable } from "node:stream";
import type { Limits, Sandbox } from "../machine";
import type { Command, Message } from "../sandbox/protocol";
import type { Reason } from "../verdict";
import { childCommand, childEnvironment, type Layers } from "./layers";
import { anyThreadAwake, childOf, processTime } from "./process-time";
import { root } from "./root";

const MOST_BYTES = 16e6;
/** Milliseconds between two looks at a child that is busy. */
const LOOK = 50;

const open = new Set<ChildProcessSandbox>();

/** End every child that is still there: a command that is interrupted must not leave an endless loop behind. */
export function closeSandboxes(): void {
  for (const sandbox of open) sandbox.close();
}

/** A child that is a process of its own, in as many layers as the system has. */
export class ChildProcessSandbox implements Sandbox {
  spent = 0;
  /** Where the system tells no processor time, others may have had most of what passes. */
  readonly patience = processTime(process.pid) ? 1 : 10;
  private readonly child: ChildProcess;
  private readonly inner: boolean;
  private innerPid: number | undefined;
  private readonly queue: Message[] = [];
  private waiting: ((message: Message) => void) | undefined;
  private bytes = 0;
  private chunks: string[] = [];
  private errors = "";
  private stopped: "time" | "idle" | "interference" | undefined;
  private ended: { code: number | null; signal: string | null } | undefined;
  private started: Promise<boolean> | undefined;

  constructor(
    readonly limits: Limits,
    layers: Layers,
    program: string,
  ) {
    const [command, args] = childCommand(layers, program);
    this.inner = layers.network || layers.processes;
    open.add(this);
    // A group of its own, so that ending it ends all it has started and nothing else.
    this.child = spawn(command, args, {
      stdio: ["pipe", "pipe", "pipe", "pipe"],
      env: childEnvironment(),
      cwd: path.parse(root()).root,
      detached: process.platform !== "win32",
    });
    this.child.on("error", () => this.end(-1, null));
    this.child.on("close", (code, signal) => this.end(code, signal));
    this.child.stdin!.on("error", () => {});
    this.child.stdout!.on("data", (data: Buffer) => this.count(data.length));
    this.child.stderr!.setEncoding("utf8").on("data", (data: string) => {
      this.count(data.length);
      if (this.errors.length < 8000) this.errors += data;
    });
    const messages = this.child.stdio[3] as Readable;
    messages.setEncoding("utf8").on("data", (data: string) => this.receive(data));
    messages.on("error", () => {});
  }

  get alive(): boolean {
    return this.ended === undefined && this.stopped === undefined;
  }

  ready(): Promise<boolean> {
    this.started ??= this.next(20_000).then((m) => m.k === "ready");
    return this.started;
  }

  send(...commands: Command[]): void {
    if (this.alive) this.child.stdin!.write(commands.map((command) => `${JSON.stringify(command)}\n`).join(""));
  }

  async next(time: number): Promise<Message> {
    this.spent = 0;
    if (this.queue.length) return this.queue.shift()!;
    if (this.ended) return { k: "end" };
    const arrived = new Promise<Message>((resolve) => (this.waiting = resolve));
    const stop = this.watch(time);
    const message = await arrived;
    stop();
    return message;
  }

  close(): void {
    const { pid } = this.child;
    if (this.ended || pid === undefined || pid <= 1) return;
    try {
      if (process.platform === "win32") this.child.kill("SIGKILL");
      else process.kill(-pid, "SIGKILL");
    } catch {
      // It ended by itself meanwhile.
    }
  }

  stop(reason: "time" | "idle" | "interference"): void {
    this.stopped ??= reason;
    this.close();
  }

  reason(): Reason {
    if (this.stopped) return this.stopped;
    if (/heap out of memory|allocation failed|out of memory/i.test(this.errors)) return "memory";
    return { exit: this.ended?.signal ? `signal ${this.ended.signal}` : `code ${this.ended?.code}` };
  }

  private watch(time: number): () => void {
    const before = performance.now();
    let first = this.time();
    let last = first;
    let awake = before;
    let heard = this.bytes;
    let looked = before;
    let timer: NodeJS.Timeout;
    let over = false;
    const reached = (): "time" | "idle" | undefined => {
      const now = performance.now();
      const current = this.time();
      first ??= current;
      // Where we ourselves got no processor, nobody was awake to see whether it slept.
      awake += Math.max(0, now - looked - 2 * LOOK);
      looked = now;
      if (!current?.asleep || current.milliseconds !== last?.milliseconds || this.bytes !== heard) awake = now;
      last = current;
      heard = this.bytes;
      if (!current || !first) return now - before > time * 10 ? "time" : undefined;
      if (current.milliseconds - first.milliseconds >= time || now - before > this.limits.wallTime) return "time";
      if (now - awake <= this.limits.idleTime) return undefined;
      if (!anyThreadAwake(this.pid!)) return "idle";
      awake = now;
      return undefined;
    };
    const look = () => {
      if (over) return;
      const limit = reached();
      if (!limit) timer = setTimeout(look, LOOK);
      // If it was we who were busy, the answer lies there unread: it is read before the next immediate.
      else setImmediate(() => !over && this.stop(limit));
    };
    timer = setTimeout(look, 2 * LOOK);
    return () => {
      over = true;
      clearTimeout(timer);
      const all = performance.now() - before;
      const current = all > LOOK ? this.time() : undefined;
      this.spent = current && first ? current.milliseconds - first.milliseconds : all;
    };
  }

  private time() {
    return this.pid === undefined ? undefined : processTime(this.pid);
  }

  /** The process that runs answers; its parent is only what has put the layers around it. */
  private get pid(): number | undefined {
    const { pid } = this.child;
    if (pid === undefined || !this.inner) return pid;
    this.innerPid ??= childOf(pid);
    return this.innerPid;
  }

  private receive(data: string): void {
    this.count(data.length);
    this.chunks.push(data);
    if (!data.includes("\n")) return;
    let text = this.chunks.splice(0).join("");
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
      const line = text.slice(0, end);
      text = text.slice(end + 1);
      this.push(parsed(line));
    }
    if (text) this.chunks.push(text);
  }

  private count(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > MOST_BYTES) this.stop("interference");
  }

  private end(code: number | null, signal: string | null): void {
    if (this.ended) return;
    this.ended = { code, signal };
    open.delete(this);
    this.push({ k: "end" });
  }

  private push(message: Message): void {
    const take = this.waiting;
    this.waiting = undefined;
    if (take) take(message);
    else this.queue.push(message);
  }
}

function parsed(line: string): Message {
  try {
    const message = JSON.parse(line);
    return typeof message?.k === "string" && message.k !== "end" ? message : { k: "garbage" };
  } catch {
    return { k: "garbage" };
  }
}
