/** What the scripts beside the pages bring along. */
interface Engine {
  typescript: string;
  kernel: string;
  grader: string;
  /** Files by path, in base64. */
  data: Record<string, string>;
  solutions: Record<string, string>;
}

type Part = keyof Engine;

const asked = new Map<Part, Promise<void>>();

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
export async function load<P extends Part>(part: P): Promise<Engine[P]> {
  let loading = asked.get(part);
  if (!loading) {
    loading = append(part);
    asked.set(part, loading);
    loading.catch(() => asked.delete(part)); // the next one tries again
  }
  await loading;
  return engine()[part] as Engine[P];
}

function append(part: Part): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `engine/${part}.js`;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error(`engine/${part}.js could not be read`));
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

export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
