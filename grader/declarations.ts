/** A top-level declaration of a file, with the comment above it. */
export interface Declaration {
  name: string;
  /** `export` stands before it; "default" where that follows. */
  exported: boolean | "default";
  start: number;
  end: number;
}

const BEGINS =
  /^(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\s*\*?|const|let|var|class|interface|type|enum)\s+([\p{L}\p{N}_$]+)/u;
const EXPORTED = /^export\s+(default\s)?/;
const BLOCK_BEGINS = /^(?:export|import|async|function|const|let|var|class|interface|type|enum|declare|abstract)\b/;

/**
 * The declarations of a file that begin in the first column, as formatted code has them. It needs no parser, so it also
 * finds its way in a file that does not compile.
 */
export function declarationsOf(text: string): Declaration[] {
  const lines = text.split("\n");
  const code = withoutText(text).split("\n");
  let offset = 0;
  const offsets = lines.map((line) => {
    const here = offset;
    offset += line.length + 1;
    return here;
  });
  const heads: { line: number; first: number; name: string; exported: Declaration["exported"] }[] = [];
  code.forEach((line, i) => {
    if (!BLOCK_BEGINS.test(line)) return;
    let first = i;
    // The comment above belongs to it: lines that have text, but no code.
    while (first > 0 && lines[first - 1].trim() !== "" && code[first - 1].trim() === "") first--;
    const given = EXPORTED.exec(line);
    heads.push({
      line: i,
      first,
      name: BEGINS.exec(line)?.[1] ?? "",
      exported: given?.[1] ? "default" : given !== null,
    });
  });
  return heads.map(({ first, name, exported }, i) => {
    const after = i + 1 < heads.length ? heads[i + 1].first : lines.length;
    let last = after;
    while (last > first + 1 && lines[last - 1].trim() === "") last--;
    const end = last < lines.length ? offsets[last] : text.length;
    return { name, exported, start: offsets[first], end };
  });
}

/** The file with one declaration as it is in another file; at the end, where it was missing. */
export function withDeclarationOf(text: string, name: string, source: string): string {
  const wanted = declarationsOf(source).find((d) => d.name === name);
  if (!wanted) throw new RangeError(`withDeclarationOf: the source declares no ${name}`);
  const piece = source.slice(wanted.start, wanted.end).trimEnd();
  const [first, ...more] = declarationsOf(text).filter((d) => d.name === name);
  if (!first) return `${text.trimEnd()}\n\n${piece}\n`;
  let result = text;
  for (const again of more.reverse()) result = result.slice(0, again.start) + result.slice(again.end);
  return `${result.slice(0, first.start)}${piece}\n${result.slice(first.end)}`;
}

/** Comments and texts blanked out, line by line, so that only code is left. */
function withoutText(text: string): string {
  const pattern =
    /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?/g;
  return text.replace(pattern, (found) =>
    found[0] === "/" ? found.replace(/[^\n]/g, " ") : found.replace(/[^\n]/g, "_"),
  );
}
