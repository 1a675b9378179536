import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { chromiumFlags, findChromium } from "./chromium.mjs";

const root = process.cwd();

/** Links everything in `from` into `to`, but for the names in `own`, which become folders of their own. */
function link(from: string, to: string, own: string[] = []) {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (!own.includes(name)) symlinkSync(path.join(from, name), path.join(to, name));
  }
}

/**
 * A copy of the workbook as git would clone it, with what is not committed yet, so that no test touches a learner's
 * files. The installed packages are linked, not copied; the kernelspec, which names the folder, is the copy's own.
 */
export function copyWorkbook(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "workbook-"));
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: root, encoding: "utf8" });
  for (const file of new Set(listed.split("\0"))) {
    if (file && existsSync(path.join(root, file))) cpSync(path.join(root, file), path.join(folder, file));
  }
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  const share = path.join("share", "jupyter");
  link(path.join(root, ".venv"), path.join(folder, ".venv"), ["share"]);
  link(path.join(root, ".venv", share), path.join(folder, ".venv", share), ["kernels"]);
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export interface Lab {
  folder: string;
  /** The address with its token, as `npm start` prints it. */
  url: string;
  port: number;
  process: ChildProcess;
  /** What `npm start` printed so far. */
  printed(): string;
  /** Ends the server, and resolves to the exit code. */
  stop(): Promise<number | null>;
}

/** Starts the workbook in `folder` as a learner does, but for the browser. */
export async function startLab(folder: string, { flags = [] as string[], env = {} } = {}): Promise<Lab> {
  const port = await freePort();
  const start = path.join(folder, "desk", "start.mjs");
  const args = [start, "--no-browser", `--port=${port}`, "--LabApp.expose_app_in_browser=True", ...flags];
  // The variables that keep this folder's Jupyter in this folder must not reach the copy's.
  const inherited = Object.entries(process.env).filter(([name]) => !/^(JUPYTER|IPYTHON|VITEST|NODE_ENV)/.test(name));
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...Object.fromEntries(inherited), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  const url = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (more) => {
        text += more;
        const found = /open at (\S+)/.exec(text);
        if (found) resolve(found[1]);
      });
    }
    child.on("exit", (code) => reject(new Error(`npm start ended with code ${code}:\n${text}`)));
  });
  const exit = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const stop = () => {
    child.kill("SIGTERM");
    return exit;
  };
  return { folder, url: await url, port, process: child, printed: () => text, stop };
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
}

/** The part of JupyterLab's application that the tests ask. */
interface JupyterWindow {
  jupyterapp?: {
    commands: { execute(command: string, args?: object): Promise<unknown> };
    shell: { widgets(area: string): Iterable<Widget> };
  };
}

interface Widget {
  context?: { isReady: boolean; path: string; model: { dirty: boolean } };
  sessionContext?: { session: { kernel: { status: string } | null } | null };
}

/** The workbook as a learner has it open: a folder, its server, a browser. */
export interface Desk {
  folder: string;
  lab: Lab;
  browser: Browser;
}

/** Opens a chapter's workspace, notebook left and exercise right, and waits until its kernel is `ready`, unless not. */
export async function openChapter(
  { browser, lab }: Desk,
  chapter: string,
  options: BrowserContextOptions = {},
  ready = true,
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000); // Other work may keep the machine busy.
  await page.goto(lab.url.replace("/lab?", `/lab/workspaces/${chapter}?`));
  if (!ready) return page;
  await page.waitForFunction(
    () => {
      const { jupyterapp } = globalThis as unknown as JupyterWindow;
      const notebook = [...(jupyterapp?.shell.widgets("main") ?? [])].find((widget) => widget.sessionContext);
      return notebook?.context?.isReady && notebook.sessionContext?.session?.kernel?.status === "idle";
    },
    undefined,
    { timeout: 150_000 },
  );
  return page;
}

/** The paths of the open documents that are not saved. */
export const unsaved = (page: Page) =>
  page.evaluate(() => {
    const { jupyterapp } = globalThis as unknown as JupyterWindow;
    return [...jupyterapp!.shell.widgets("main")].flatMap(({ context }) => (context?.model.dirty ? context.path : []));
  });

/** Runs a JupyterLab command, as a menu does. */
export const command = (page: Page, name: string, args: object = {}) =>
  page.evaluate(
    async ([id, given]) => {
      await (globalThis as unknown as JupyterWindow).jupyterapp!.commands.execute(id as string, given as object);
    },
    [name, args] as const,
  );

/**
 * Runs every cell of the open notebook and waits until each has run. Where one is meant to fail, JupyterLab takes the stars
 * of those behind it away and ends its command, while they are still being run: they begin without a number, and get one.
 */
export async function runAllCells(page: Page): Promise<void> {
  await command(page, "notebook:clear-all-cell-outputs");
  await command(page, "notebook:run-all-cells");
  const prompts = page.locator(".jp-Notebook .jp-CodeCell .jp-InputPrompt");
  await prompts
    .filter({ hasText: /\[[ *]\]/ })
    .first()
    .waitFor({ state: "detached", timeout: 150_000 });
}

/** Waits until no cell of the open notebook is running. */
export async function idle(page: Page): Promise<void> {
  await page.locator(".jp-InputPrompt", { hasText: "*" }).first().waitFor({ state: "detached", timeout: 120_000 });
}

/** A screenshot in the folder of test results, for a critical eye. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const file = path.join(root, "test-results", `${name}.png`);
  mkdirSync(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file });
  return file;
}

export const remove = (folder: string) => rmSync(folder, { recursive: true, force: true });
