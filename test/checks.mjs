// Checks that are no vitest tests. Each resolves to what is wrong, or to nothing.
import path from "node:path";
import { root } from "../desk/paths.mjs";
import { run } from "../desk/step.mjs";
import { runNotebooks } from "../execute/notebooks.mjs";

/** A program of node_modules. */
export const bin = (...parts) => path.join(root, "node_modules", ...parts);

/** Runs a script with this Node. */
export async function script(file, ...args) {
  const { code, output } = await run(process.execPath, [file, ...args], { cwd: root });
  return code === 0 ? undefined : output;
}

/** By its path: `npx tsc` would be the old compiler that tslab brings. */
export const types = () => script(bin("typescript", "bin", "tsc"), "-p", ".");
export const pageTypes = () => script(bin("typescript", "bin", "tsc"), "-p", path.join("site", "browser"));

export const lint = () => script(bin("@biomejs", "biome", "bin", "biome"), "check", "--error-on-warnings");

export async function notebooks(names) {
  for (const { name, problems } of await runNotebooks(names, { check: true })) {
    if (problems.length) return `${name}\n    ${problems.join("\n    ")}\n(all of them: npm run notebooks -- --check)`;
  }
}
