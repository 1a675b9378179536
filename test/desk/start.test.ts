import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyWorkbook, type Lab, remove, startLab } from "../browser/lab";

let folder: string;
let home: string;
let lab: Lab;
let another: Lab;
beforeAll(async () => {
  folder = copyWorkbook();
  home = mkdtempSync(path.join(tmpdir(), "home-"));
  const env = { HOME: home };
  [lab, another] = await Promise.all([
    startLab(folder, { flags: ["--IdentityProvider.token=abc"], env }),
    startLab(folder, { flags: ["--IdentityProvider.token=def"], env }),
  ]);
  await another.stop();
});
afterAll(async () => {
  await lab?.stop();
  remove(folder);
  remove(home);
});

// biome-ignore lint/suspicious/noExplicitAny: the answers of four different services
const get = async (route: string): Promise<any> =>
  (await fetch(`http://127.0.0.1:${lab.port}/${route}?token=abc`)).json();

describe("npm start", () => {
  it("says the address once, with JupyterLab's flags passed on", () => {
    expect(lab.url).toBe(`http://127.0.0.1:${lab.port}/lab?token=abc`);
    expect(lab.printed().match(/http:/g)).toHaveLength(1);
  });

  it("says its own address, though another starts in the same folder", () => {
    expect(another.url).toBe(`http://127.0.0.1:${another.port}/lab?token=def`);
  });

  it("notices a package that is missing from node_modules", () => {
    const damaged = mkdtempSync(path.join(tmpdir(), "damaged-"));
    cpSync("desk", path.join(damaged, "desk"), { recursive: true });
    const packages = { "": {}, "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "2.0.0" } };
    for (const name of ["a", "b"]) mkdirSync(path.join(damaged, "node_modules", name), { recursive: true });
    for (const name of ["package-lock.json", "node_modules/.package-lock.json", "node_modules/a/package.json"]) {
      writeFileSync(path.join(damaged, name), JSON.stringify({ packages }));
    }
    const probe =
      "import { nodeModulesMatchLock } from './desk/node-modules.mjs'; process.stdout.write(String(nodeModulesMatchLock()))";
    const asked = () =>
      execFileSync(process.execPath, ["--input-type=module", "-e", probe], { cwd: damaged, encoding: "utf8" });
    expect(asked()).toBe("false");
    writeFileSync(path.join(damaged, "node_modules", "b", "package.json"), "{}");
    expect(asked()).toBe("true");
    remove(damaged);
  });

  it("offers the workbook's kernel and no other", async () => {
    const { default: name, kernelspecs } = await get("api/kernelspecs");
    expect(name).toBe("tslab");
    expect(Object.keys(kernelspecs)).toEqual(["tslab"]);
    expect(kernelspecs.tslab.spec.display_name).toBe("TypeScript");
    expect(kernelspecs.tslab.spec.argv).toContain(path.join(folder, "kernel", "start.cjs"));
  });

  it("opens each chapter with its notebook left and its exercise right", async () => {
    const names = readdirSync(path.join(folder, "notebooks")).filter((name) => name.endsWith(".ipynb"));
    for (const name of names) {
      const id = name.slice(0, 2);
      const { data } = await get(`lab/api/workspaces/${id}`);
      const { main } = data["layout-restorer:data"];
      const shown = JSON.stringify(main.dock);
      expect(shown).toContain(`notebook:notebooks/${name}`);
      const exercise = `exercises/${name.replace(".ipynb", ".ts")}`;
      expect(shown.includes(`editor:${exercise}`)).toBe(existsSync(path.join(folder, exercise)));
    }
  });

  it("trusts the committed notebooks", async () => {
    for (const name of readdirSync(path.join(folder, "notebooks")).filter((each) => each.endsWith(".ipynb"))) {
      const { content } = await get(`api/contents/notebooks/${name}`);
      const cells = content.cells.filter((cell: { cell_type: string }) => cell.cell_type === "code");
      expect(cells.every((cell: { metadata: { trusted?: boolean } }) => cell.metadata.trusted)).toBe(true);
    }
  });

  it("asks no news and checks for no update", async () => {
    const { settings } = await get("lab/api/settings");
    const notification = settings.find(
      ({ id }: { id: string }) => id === "@jupyterlab/apputils-extension:notification",
    );
    expect(JSON.parse(JSON.stringify(notification.schema.properties.fetchNews.default))).toBe("false");
    expect(notification.schema.properties.checkForUpdates.default).toBe(false);
  });

  it("says which port to take instead of one in use", () => {
    const start = path.join(folder, "desk", "start.mjs");
    const second = spawnSync(process.execPath, [start, "--no-browser", `--port=${lab.port}`], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(`Port ${lab.port} is in use`);
    expect(second.stderr).toContain(`npm start -- --port=${lab.port + 1}`);
  });

  it("names what is wrong with the Python it was given", () => {
    const probe =
      "import { installVenv } from './desk/python.mjs'; await installVenv().catch((e) => console.log(e.message))";
    const said = execFileSync(process.execPath, ["--input-type=module", "-e", probe], {
      cwd: folder,
      env: { ...process.env, PYTHON: "/nowhere/python" },
      encoding: "utf8",
    });
    expect(said).toContain("PYTHON is set to /nowhere/python, which does not run");
    expect(existsSync(path.join(folder, ".venv", "pyvenv.cfg"))).toBe(true);
  });

  it("ends on one signal, with its kernels, and leaves nothing outside the folder", async () => {
    const made = await fetch(`http://127.0.0.1:${lab.port}/api/kernels?token=abc`, { method: "POST" });
    expect(made.status).toBe(201);
    const connection = () =>
      readdirSync(path.join(folder, ".jupyter", "runtime")).filter((n) => n.startsWith("kernel-"));
    for (let tries = 0; !connection().length && tries < 50; tries++) await new Promise((r) => setTimeout(r, 100));
    expect(connection()).toHaveLength(1);
    expect(await lab.stop()).toBe(0);
    await expect(fetch(lab.url)).rejects.toThrow();
    expect(connection()).toEqual([]);
    const processes = process.platform === "linux" ? running(folder) : [];
    expect(processes).toEqual([]);
    expect(readdirSync(home)).toEqual([]);
  });
});

/** The commands of this machine's processes that name the folder. */
function running(name: string): string[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((id) => {
      try {
        return [readFileSync(`/proc/${id}/cmdline`, "utf8").replaceAll("\0", " ")];
      } catch {
        return [];
      }
    })
    .filter((line) => line.includes(name));
}
