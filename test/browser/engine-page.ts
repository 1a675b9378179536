import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import type { Browser, Page } from "playwright-core";
import type { Verdict } from "../../grader/verdict";
import { graderScript } from "../../site/engine/bundle";
import { writeEngine } from "../../site/engine/files";
import type { Graded, Waiting } from "../../site/engine/grader/messages";
import type { CellEvent, Ran } from "../../site/engine/messages";
import { policyOf } from "../../site/policy";

/** What a test finds in the page's global scope: site/engine/client. */
interface EngineScope {
  Kernel: new (
    services: object,
  ) => {
    run(code: string, listen: (event: CellEvent) => void): Promise<Ran>;
    stop(): void;
  };
  PageGrader: new () => { grade(target: string, text: string, who?: Waiting): Promise<Graded>; stop(): void };
  grader?: InstanceType<EngineScope["PageGrader"]>;
}

/** Builds the engine into a folder, with a page that has nothing else, under the policy of a chapter. */
export async function buildEnginePage(folder: string): Promise<Map<string, number>> {
  mkdirSync(folder, { recursive: true });
  const { outputFiles } = buildSync({
    stdin: {
      contents: `import { Kernel } from "./kernel"; import { PageGrader } from "./grader";
        Object.assign(globalThis, { Kernel, PageGrader });`,
      resolveDir: path.resolve("site/engine/client"),
    },
    bundle: true,
    write: false,
    format: "iife",
  });
  writeFileSync(path.join(folder, "client.js"), outputFiles[0].text);
  const policy = `<meta http-equiv="Content-Security-Policy" content="${policyOf("", true)}">`;
  writeFileSync(
    path.join(folder, "engine.html"),
    `<!doctype html><meta charset="utf-8">${policy}<script src="client.js"></script>`,
  );
  return writeEngine(folder);
}

/** Opens that page from its file. Every request and error is noted. */
export async function openEnginePage(browser: Browser, folder: string) {
  const page = await (await browser.newContext()).newPage();
  const asked: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => asked.push(request.url().slice(0, 200)));
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(pathToFileURL(path.join(folder, "engine.html")).href);
  return { page, asked, errors };
}

/** Asks the page's grader for verdicts on files of faults and cheats. */
export async function judgeFaults(
  page: Page,
  files: readonly { names: string[]; text: string; seed?: string }[],
): Promise<Verdict[][]> {
  const script = await graderScript("../../test/browser/engine-matrix-worker.ts");
  await page.addScriptTag({ url: "engine/typescript.js" });
  return page.evaluate(
    async ([judge, asked]) => {
      const { workbookEngine } = globalThis as unknown as { workbookEngine: { typescript: string } };
      const scope = globalThis as unknown as { Worker: new (address: string) => MatrixWorker };
      const text = new Blob([workbookEngine.typescript, judge], { type: "text/javascript" });
      const worker = new scope.Worker(URL.createObjectURL(text));
      const verdicts: Verdict[][] = [];
      for (const file of asked) {
        verdicts.push(
          await new Promise((resolve) => {
            worker.onmessage = ({ data }) => resolve(data);
            worker.postMessage(file);
          }),
        );
      }
      worker.terminate();
      return verdicts;
    },
    [script, files] as const,
  );
}

interface MatrixWorker {
  onmessage: (message: { data: Verdict[] }) => void;
  postMessage(message: object): void;
  terminate(): void;
}

/** What a cell came to. */
export interface Shown {
  events: CellEvent[];
  ran: Ran;
}

/** Runs cells one after the other in a fresh kernel of the page's. */
export function runCells(page: Page, sources: readonly string[]): Promise<Shown[]> {
  return page.evaluate(async (codes) => {
    const { Kernel } = globalThis as unknown as EngineScope;
    const kernel = new Kernel({});
    const shown: Shown[] = [];
    for (const code of codes) {
      const events: CellEvent[] = [];
      shown.push({ ran: await kernel.run(code, (event) => events.push(event)), events });
    }
    kernel.stop();
    return shown;
  }, sources);
}

/** Grades a text in the page. */
export function gradeIn(page: Page, target: string, text: string): Promise<Graded> {
  return page.evaluate(
    async ([wanted, answers]) => {
      const scope = globalThis as unknown as EngineScope;
      scope.grader ??= new scope.PageGrader();
      return scope.grader.grade(wanted, answers);
    },
    [target, text] as const,
  );
}

/** Keeps the page's processors busy with so many endless loops beside, until it is told to let go. */
export async function besides(page: Page, loops: number): Promise<() => Promise<void>> {
  const workers = await page.evaluateHandle((count) => {
    const scope = globalThis as unknown as { Worker: new (address: string) => MatrixWorker };
    const address = URL.createObjectURL(new Blob(["for (;;);"]));
    return Array.from({ length: count }, () => new scope.Worker(address));
  }, loops);
  return () =>
    workers.evaluate((all) => {
      for (const worker of all) worker.terminate();
    });
}

/** Lets the kernel run cells of which the last breaks it, then breaks the grader while it grades; and asks both again. */
export function breakEngine(page: Page, codes: readonly string[]) {
  return page.evaluate(
    async ([cells]) => {
      const scope = globalThis as unknown as EngineScope & { Worker: new (address: string) => MatrixWorker };
      const workers: MatrixWorker[] = [];
      const { Worker } = scope;
      scope.Worker = class extends Worker {
        constructor(address: string) {
          super(address);
          workers.push(this);
        }
      };
      const [kernel, grader] = [new scope.Kernel({}), new scope.PageGrader()];
      const saying = ({ message }: Error) => message;
      let printed = "";
      const listen = (event: CellEvent) => {
        if (event.kind === "stream") printed += event.text;
      };
      let broken: unknown;
      for (const cell of cells) broken = await kernel.run(cell, listen).catch(saying);
      const asked = grader.grade("00", "").catch(saying);
      while (workers.length < 2) await new Promise((later) => setTimeout(later, 20));
      workers[1].postMessage(null as unknown as object); // which nobody sends: it throws
      const failed = await asked;
      const { ok } = await kernel.run("1 + 1", () => {});
      const graded = await grader.grade("00", "");
      kernel.stop();
      grader.stop();
      scope.Worker = Worker;
      return {
        printed,
        kernel: broken,
        grader: failed,
        afterwards: { ok, points: graded.stopped ? undefined : graded.report.points },
      };
    },
    [codes] as const,
  );
}

/** Outputs as a notebook's file has them. */
export function outputsOf({ events, ran }: Shown): object[] {
  const outputs: Record<string, unknown>[] = [];
  const places = new Map<number, Record<string, unknown>>();
  for (const event of events) {
    if (event.kind === "stream") {
      const last = outputs.at(-1);
      if (last?.name === event.name) last.text += event.text;
      else outputs.push({ output_type: "stream", name: event.name, text: event.text });
    } else if (event.kind === "display") {
      const output = { output_type: "display_data", data: event.data };
      places.set(event.id, output);
      outputs.push(output);
    } else places.get(event.id)!.data = event.data;
  }
  if (ran.failure) outputs.push({ output_type: "error", ...ran.failure });
  return outputs;
}
