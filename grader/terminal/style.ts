/** Colours never carry meaning alone: every line reads the same without them. */
export interface Style {
  good(text: string): string;
  bad(text: string): string;
  strong(text: string): string;
  quiet(text: string): string;
}

const code = (on: number, off: number) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`;
const COLOUR: Style = { good: code(32, 39), bad: code(31, 39), strong: code(1, 22), quiet: code(2, 22) };
const same = (text: string) => text;
export const PLAIN: Style = { good: same, bad: same, strong: same, quiet: same };

/** See no-color.org; FORCE_COLOR is for pipes into a pager. */
export function styleFor(stream: { isTTY?: boolean }, environment: Record<string, string | undefined>): Style {
  if (environment.NO_COLOR) return PLAIN;
  if (environment.FORCE_COLOR && environment.FORCE_COLOR !== "0") return COLOUR;
  return stream.isTTY && environment.TERM !== "dumb" ? COLOUR : PLAIN;
}

/** Text in lines of at most `width`, each after `indent`. */
export function wrapped(text: string, indent: string, width = 100): string {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.split(" ")) {
      if (line && indent.length + line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else line = line ? `${line} ${word}` : word;
    }
    lines.push(line);
  }
  return lines.map((line) => indent + line).join("\n");
}
