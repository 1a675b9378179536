import { parseArgs } from "node:util";
import { UsageError } from "../targets";
import { usage } from "./words";

/** The flags of a command, by name: whether each stands alone (`--watch`) or has a value (`--from DIR`). */
export type Flags = Readonly<Record<string, { type: "boolean" | "string" }>>;

export interface CommandLine<F extends Flags> {
  /** Chapters and exercises, as written: "03", "03.depthwiseConv2d". */
  words: string[];
  flags: { [Name in keyof F]?: F[Name]["type"] extends "boolean" ? boolean : string };
}

/** @throws UsageError where there is no such flag, a value is missing, or one is too much */
export function readCommandLine<const F extends Flags>(line: readonly string[], flags: F): CommandLine<F> {
  const read = parseArgs({ args: [...line], options: flags, allowPositionals: true, strict: false, tokens: true });
  for (const token of read.tokens) {
    if (token.kind !== "option") continue;
    const { rawName, value } = token;
    const known = Object.hasOwn(flags, token.name) ? flags[token.name].type : undefined;
    const names = Object.keys(flags).map((name) => `--${name}`);
    if (!known || !rawName.startsWith("--")) throw new UsageError(usage.unknown(rawName, names));
    if (known === "boolean" && value !== undefined) throw new UsageError(usage.takesNoValue(rawName));
    if (known === "string" && (value === undefined || value.startsWith("--"))) {
      throw new UsageError(usage.needsValue(rawName));
    }
  }
  return { words: read.positionals, flags: read.values as CommandLine<F>["flags"] };
}
