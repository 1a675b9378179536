// What the page and its kernel say to each other. The page's clients import the types alone.
import type { Finding } from "../../grader/report";

/** Forms of one output, by MIME type. */
export type Data = Readonly<Record<string, string>>;

/** What a cell says while it runs. */
export type CellEvent =
  | { kind: "stream"; name: "stdout" | "stderr"; text: string }
  | { kind: "display"; id: number; data: Data }
  /** Replaces the output with that id. */
  | { kind: "update"; id: number; data: Data };

/** Why a cell failed, as in a notebook. */
export interface Failure {
  ename: string;
  evalue: string;
  /** Lines, with a terminal's bold. */
  traceback: string[];
}

export interface Ran {
  ok: boolean;
  /** The number of the cell, as in "cell [3]". */
  count: number;
  failure?: Failure;
  /** It was ended from outside. */
  stopped?: true;
}

export interface Completions {
  from: number;
  to: number;
  options: { label: string; kind: string }[];
}

/** What is known of a name. */
export interface Known {
  from: number;
  to: number;
  type: string;
  docs: string;
}

/** What is wrong in a text, and where. */
export interface Mark {
  from: number;
  to: number;
  text: string;
  severity: "error" | "warning";
}

/** What the kernel can be asked, and what it answers. */
export interface Answers {
  run: { code: string; answer: Ran };
  complete: { code: string; offset: number; answer: Completions | undefined };
  inspect: { code: string; offset: number; answer: Known | undefined };
  diagnose: { code: string; answer: Mark[] };
}

export type Asked = keyof Answers;
export type Question<A extends Asked = Asked> = { [K in A]: Omit<Answers[K], "answer"> & { ask: K } }[A];

export type Files = Readonly<Record<string, string | Uint8Array>>;

export type ToKernel =
  | { start: Files }
  | { write: Files }
  | ({ id: number } & Question)
  /** What `grade` in a cell was answered with. */
  | { graded: number; marks?: { html: string; text: string }; failed?: string };

/** The same script, where it is only asked what TypeScript says of answers: no cell runs then. */
export type ToTypes = { types: true } | { check: string };

export type FromTypes = { ready: true } | { found: readonly Finding[] };

export type FromKernel =
  | { ready: true }
  | { id: number; event: CellEvent }
  | { id: number; answer: Answers[Asked]["answer"] }
  | { id: number; failed: string }
  | { grade: number; chapter: string };
