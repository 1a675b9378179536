/** A command line, read. */
export interface Asked {
  /** Chapters and exercises, as written: "03", "03.depthwiseConv2d". */
  what: string[];
  flags: ReadonlySet<string>;
  values: Readonly<Record<string, string>>;
}

/** A mistake of the user's, to be answered with a sentence and exit code 2. */
export class UsageError extends Error {}

/**
 * Read a command line: `--flag`, `--name value` or `--name=value`, and the rest.
 * @throws UsageError where a flag is unknown or has no value
 */
export function readArguments(line: readonly string[], flags: readonly string[], values: readonly string[]): Asked {
  const asked = { what: [] as string[], flags: new Set<string>(), values: {} as Record<string, string> };
  for (let i = 0; i < line.length; i++) {
    const word = line[i];
    if (!word.startsWith("--")) {
      asked.what.push(word);
      continue;
    }
    const [name, inline] = split(word.slice(2));
    if (flags.includes(name) && inline === undefined) asked.flags.add(name);
    else if (values.includes(name)) {
      const value = inline ?? line[++i];
      if (value === undefined || value.startsWith("--")) throw new UsageError(`--${name} needs a value: --${name} …`);
      asked.values[name] = value;
    } else throw new UsageError(unknown(word, [...flags, ...values]));
  }
  return asked;
}

function split(word: string): [name: string, value?: string] {
  const at = word.indexOf("=");
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}

function unknown(word: string, known: readonly string[]): string {
  return `There is no ${word}. Known: ${known.map((k) => `--${k}`).join(", ")}.`;
}
