import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");

const beginning = `
import * as lib from "${root}/lib/index";
import * as fast from "${root}/lib/fast/index";
import * as nn from "${root}/lib/nn/index";
`;

export interface Promised {
  /** A call, in which `lib`, `fast` and `nn` are known. */
  code: string;
  /** The shape that it has when it runs; none where it must not compile. */
  shape?: readonly number[];
}

/** What TypeScript says to calls whose shape it should know; nothing where it knows exactly that one: not `number`, not `never`. */
export function complaints(calls: readonly Promised[]): (string | undefined)[] {
  const lines = calls.map(({ code, shape }) =>
    shape ? `{ const made = ${code}.shape; const told: [${shape}] = made; const back: typeof made = told; }` : code,
  );
  const folder = mkdtempSync(join(tmpdir(), "types-"));
  const file = join(folder, "calls.ts");
  writeFileSync(file, beginning + lines.join("\n"));
  const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "preserve", "--pretty", "false"];
  const types = ["--types", "node", "--typeRoots", join(root, "node_modules/@types")];
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), ...options, ...types, file],
    {
      cwd: folder,
      encoding: "utf8",
    },
  );
  rmSync(folder, { recursive: true });
  const said = [...stdout.matchAll(/^calls\.ts\((\d+),.*?error TS\d+: (.*)/gm)];
  return lines.map((_, i) => said.find(([, line]) => Number(line) === i + beginning.split("\n").length)?.[2]);
}
