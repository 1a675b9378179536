import type { ChapterTexts } from "../../../grader/machine";
import { words } from "../../words";

/** What the scripts beside the pages bring along. */
interface Engine {
  typescript: string;
  kernel: string;
  grader: string;
  /** What the grader's realms begin with where an answer needs formulas. */
  formulas: string;
  data: {
    /** By path, in base64. */
    files: Record<string, string>;
    /** Names of parts with more files, each the beginning of what a cell calls them by. */
    large: string[];
  };
  texts: Record<string, ChapterTexts>;
  [large: string]: unknown;
}

const asked = new Map<string, Promise<void>>();

const engine = (): Partial<Engine> => {
  const holder = globalThis as unknown as { workbookEngine?: Partial<Engine> };
  holder.workbookEngine ??= {};
  return holder.workbookEngine;
};

/**
 * A part of the engine, from the script of its name in engine/ beside the page. Script elements are the one way that also
 * works from a folder on disk.
 * @throws where the script can't be read
 */
export async function load<P extends keyof Engine & string>(part: P): Promise<Engine[P]> {
  let loading = asked.get(part);
  if (!loading) {
    loading = append(part);
    asked.set(part, loading);
    loading.catch(() => asked.delete(part)); // the next one tries again
  }
  await loading;
  return engine()[part] as Engine[P];
}

function append(part: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `engine/${part}.js`;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error(words.page.engine.unread(`engine/${part}.js`)));
    };
    document.head.append(script);
  });
}

/** A worker from the text of scripts, which run one after the other. */
export function workerOf(scripts: readonly string[]): Worker {
  const address = URL.createObjectURL(new Blob([...scripts], { type: "text/javascript" }));
  const worker = new Worker(address);
  // Its script is fetched by then, and the text needs no second place in memory.
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  return worker;
}

type Files = Record<string, Uint8Array>;

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

const filesOf = (texts: Record<string, string>): Files =>
  Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, bytesOf(text)]));

/** The files that every worker begins with. */
export const dataFiles = async (): Promise<Files> => filesOf((await load("data")).files);

export const largeFiles = async (part: string): Promise<Files> => filesOf((await load(part)) as Record<string, string>);

/** Larger files that a text may ask for, judged by the names in it; `had` are those whose files are there already. */
export async function dataFor(text: string, had: Set<string>): Promise<Files> {
  const { large } = await load("data");
  const missing = large.filter((part) => !had.has(part) && text.includes(part));
  const files = await Promise.all(missing.map(largeFiles));
  for (const part of missing) had.add(part);
  return Object.assign({}, ...files);
}
