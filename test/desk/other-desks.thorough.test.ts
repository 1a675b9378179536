import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { python, root } from "../../desk/paths.mjs";
import { engines, scripts } from "../../package.json";
import { copyWorkbook, remove } from "../browser/lab";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

// Desks other than `npm start`, as far as they can be tested without VS Code, Docker or Binder.

const read = (file: string) => readFileSync(file, "utf8");
const json = (file: string) => JSON.parse(read(file));

/** The environment of a program that knows nothing of this folder, as VS Code and Binder are. */
function strangersEnvironment(home: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(JUPYTER|IPYTHON|NODE_|VITEST|npm_)/.test(name));
  return { ...Object.fromEntries(inherited), HOME: home, USERPROFILE: home, npm_config_cache: path.join(home, ".npm") };
}

let home: string;
let folder: string;
beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), "home-"));
  folder = copyWorkbook();
});
afterAll(() => {
  remove(home);
  remove(folder);
});

describe("VS Code", () => {
  it("is told of the extensions that open the notebooks, and a devcontainer brings the same", () => {
    const { recommendations } = json(".vscode/extensions.json");
    expect(recommendations).toContain("ms-toolsai.jupyter");
    expect(json(".devcontainer/devcontainer.json").customizations.vscode.extensions).toEqual(recommendations);
  });

  it.runIf(process.platform !== "win32")("is pointed to the Python that has the kernel", () => {
    const interpreter = json(".vscode/settings.json")["python.defaultInterpreterPath"];
    expect(interpreter.replace(/^\$\{workspaceFolder\}/, root)).toBe(python);
  });

  it("finds the kernel of that Python without our environment variables, and it runs from the notebooks' folder", () => {
    execFileSync(process.execPath, ["desk/setup.mjs"], { cwd: folder });
    const copied = path.join(folder, path.relative(root, python));
    expect(answered(copied, path.join(folder, "notebooks"), home)).toEqual(["TypeScript", "[ 126, 126 ]"]);
  });

  it("resolves what the cells import, since each path is true of the notebook's place on disk", () => {
    const imported = readdirSync("notebooks")
      .filter((name) => name.endsWith(".ipynb"))
      .flatMap((name) => json(path.join("notebooks", name)).cells)
      .filter((cell) => cell.cell_type === "code")
      .flatMap((cell) => [...cell.source.join("").matchAll(/from "(\.[^"]+)"/g)].map((match) => match[1]));
    expect(imported.length).toBeGreaterThan(10);
    expect(imported.filter((to) => !existsSync(path.join("notebooks", `${to}.ts`)))).toEqual([]);
  });
});

/** What a client finds that asks for "tslab": the kernel's name, and what a cell that imports the lib prints. */
function answered(interpreter: string, cwd: string, homeFolder: string): string[] {
  const code = `
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name="tslab")
print(manager.kernel_spec.display_name)
def show(message):
    if message["msg_type"] == "stream": print(message["content"]["text"], end="")
client.execute_interactive('import { outputSize } from "../lib/index"; console.log([outputSize(128, 3), 126])', output_hook=show, timeout=50)
client.stop_channels()
manager.shutdown_kernel()
`;
  const { stdout, stderr } = spawnSync(interpreter, ["-c", code], {
    cwd,
    env: strangersEnvironment(homeFolder),
    encoding: "utf8",
  });
  return stdout ? stdout.trim().split("\n") : [stderr];
}

describe("the devcontainer", () => {
  const container = json(".devcontainer/devcontainer.json");

  it("sets the workbook up by the command that exists", () => {
    const [, script] = /^node (\S+)$/.exec(container.postCreateCommand)!;
    expect(existsSync(script)).toBe(true);
    expect(readFileSync(script, "utf8")).toContain("export async function setUp");
  });

  it("brings a Python and a Node that are new enough", () => {
    expect(Number(/python:3\.(\d+)$/.exec(container.image)![1])).toBeGreaterThanOrEqual(10);
    const { version } = container.features["ghcr.io/devcontainers/features/node:1"];
    expect(Number(version)).toBeGreaterThanOrEqual(Number(/\d+/.exec(engines.node)![0]));
  });

  it("forwards the port that the README gives", () => {
    expect(read("README.md")).toContain(`--port=${container.forwardPorts[0]}`);
  });
});

describe.runIf(process.platform !== "win32")("Binder", () => {
  it("has a Python and a Node that are new enough", () => {
    const [, python, node] = /python=3\.(\d+)[\s\S]*nodejs=(\d+)/.exec(read("binder/environment.yml"))!;
    expect(Number(python)).toBeGreaterThanOrEqual(10);
    expect(Number(node)).toBeGreaterThanOrEqual(Number(/\d+/.exec(engines.node)![0]));
  });

  it("gets a kernel, the settings and trusted notebooks from its postBuild", () => {
    const prefix = path.join(home, "prefix");
    const bin = path.join(folder, ".venv", "bin");
    const env = { ...strangersEnvironment(home), NB_PYTHON_PREFIX: prefix };
    const built = spawnSync(path.join(folder, "binder", "postBuild"), {
      cwd: folder,
      env: { ...env, PATH: `${bin}${path.delimiter}${process.env.PATH}` },
      encoding: "utf8",
    });
    expect(built.status, built.stdout + built.stderr).toBe(0);
    expect(json(path.join(prefix, "share/jupyter/lab/settings/overrides.json"))).toEqual(
      json("desk/lab-settings/overrides.json"),
    );
    const spec = json(path.join(home, ".local/share/jupyter/kernels/tslab/kernel.json"));
    expect(spec.argv).toContain(path.join(folder, "kernel/start.cjs"));
    const trusted = `
import glob, nbformat
from nbformat.sign import NotebookNotary
print(all(NotebookNotary().check_signature(nbformat.read(f, 4)) for f in glob.glob("notebooks/*.ipynb")))`;
    const asked = spawnSync(path.join(bin, "python"), ["-c", trusted], { cwd: folder, env, encoding: "utf8" });
    expect(asked.stdout.trim()).toBe("True");
  });
});

describe("the Docker image", () => {
  const lines = read("Dockerfile").split("\n");

  it("has a Node that is new enough, and runs scripts that exist", () => {
    const [, major] = /^FROM node:(\d+)/m.exec(read("Dockerfile"))!;
    expect(Number(major)).toBeGreaterThanOrEqual(Number(/\d+/.exec(engines.node)![0]));
    const run = lines.filter((line) => /^(RUN|CMD)/.test(line)).flatMap((line) => line.match(/desk\/\w+\.mjs/g) ?? []);
    expect(run).toEqual(["desk/setup.mjs", "desk/start.mjs"]);
    expect(scripts.start).toBe("node desk/start.mjs");
    expect(run.filter((script) => !existsSync(script))).toEqual([]);
  });

  it("leaves out what is installed or made on this machine", () => {
    const left = read(".dockerignore").trim().split("\n");
    const made = read(".gitignore")
      .split("\n")
      .filter((line) => /^\/?[.\w-]+\/$/.test(line))
      .map((line) => line.replaceAll("/", ""));
    const nested = ["__pycache__", ".ipynb_checkpoints", ".virtual_documents"];
    expect(made.filter((name) => !left.includes(name) && !nested.includes(name))).toEqual([]);
  });
});
