import type { Instruments } from "./instruments";
import type { Command, Message } from "./sandbox/protocol";
import type { Ending, Reason } from "./verdict";

/** All that the grader needs of the machine it runs on. node/machine.ts is one; a page with workers can be another. */
export interface Machine extends Instruments {
  compile: Compile;
  /** The script that every realm begins with; with the packages that lib needs for formulas, it is ten times as large. */
  realm(what?: { packages: boolean }): Promise<string>;
  /** A child that waits for commands. */
  start(limits: Limits): Promise<Sandbox>;
  /** A chapter's solutions and stubs, by file name without ".ts", where it has any: wrong models follow from them. */
  texts(file: string): Promise<ChapterTexts | undefined>;
  /** Protections that are on: "cpu limit", "no network", … */
  layers: readonly string[];
}

/** What the workbook itself has written of a chapter, as text. */
export interface ChapterTexts {
  solutions: string;
  /** The learner's file before anything is written in it. */
  stubs: string;
}

/**
 * A learner's TypeScript as a script. It may import lib's door ({@link isDoor}) and nothing else; types may come from anywhere.
 * @param file its name, for messages: "exercises/01-standard-convolution.ts"
 */
export type Compile = (text: string, file: string) => Promise<Compiled | { end: Ending }>;

export interface Compiled {
  /** The body of a function of `__lib` that returns what the file exports. */
  code: string;
  /** Position in the learner's file of a position in the code; both count from 1. */
  locate(line: number, column: number): { line: number; column: number } | undefined;
}

/** One child, from the grader's side: messages in strict order, limits, and the reason of its end. */
export interface Sandbox {
  /** False as soon as it has ended, or is being ended. */
  readonly alive: boolean;
  /** Whether the child has come up. */
  ready(): Promise<boolean>;
  send(...commands: Command[]): void;
  /** The next message, or `{ k: "end" }`. The child is ended when it takes more than `time` milliseconds of its own. */
  next(time: number): Promise<Message>;
  /** Milliseconds of its own that the last message took it, as far as the machine tells them. */
  readonly spent: number;
  /** How many times as long as it is told a child may take: 1, where the machine is as fast as ours and tells what is its own. */
  readonly patience: number;
  /** End it for a reason: it said something out of order, and is no longer the program that was started. */
  stop(reason: "interference"): void;
  /** Why there will be no more messages, once there are none. */
  reason(): Reason;
  /** End it, whatever it is doing. */
  close(): void;
}

/** In milliseconds. */
export interface Limits {
  /** Of processor time, where the system tells it: a busy machine fails nobody. */
  caseTime: number;
  loadTime: number;
  /** What an answer that ran out of time gets beyond it, once a file, to tell slow from endless; 0 where nobody waits for that. */
  slowTime: number;
  /** Asleep, after which nothing more is expected. */
  idleTime: number;
  /** Of wall clock, however little the child has run. */
  wallTime: number;
}

export const LIMITS: Limits = { caseTime: 1000, loadTime: 1000, slowTime: 0, idleTime: 1500, wallTime: 60_000 };

/** Whether an import of an exercise leads to lib's door: `../lib`, `../lib/index`, with or without an ending. */
export function isDoor(specifier: string): boolean {
  if (!/^\.\.?\//.test(specifier)) return false;
  const path = ["", "exercises"];
  for (const part of specifier.split("/")) {
    if (part === "..") path.pop();
    else if (part !== "." && part !== "") path.push(part);
  }
  return /^\/lib(\/index(\.[tj]s)?)?$/.test(path.join("/"));
}
