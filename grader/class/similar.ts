import type { FileEntry, Pair, TokenizedFile } from "@dodona/dolos-core";

/** Two files that read alike. That is a reason to look at them, and no judgement. */
export interface Alike {
  file: string;
  left: string;
  right: string;
  /** Share of both files' text that the other has, too, stubs aside: 0 to 1. */
  similarity: number;
}

const ALIKE = 0.9;
const TOKENS_A_FINGERPRINT = 12;
const FINGERPRINTS_A_WINDOW = 5;
/** What a third of a class writes alike is how one writes it. */
const COMMON = 1 / 3;

/**
 * The pairs of students whose answers to one file are nearly identical, most alike first. Names and numbers are set
 * aside, so that renaming hides nothing; the comparison is Dolos's (winnowed fingerprints of the token sequence).
 */
export async function alikeIn(file: string, texts: ReadonlyMap<string, string>, stub: string): Promise<Alike[]> {
  const { File, FingerprintIndex, Region, TokenizedFile } = await import("@dodona/dolos-core");
  const tokenized = (name: string, text: string): TokenizedFile => {
    const tokens = tokensOf(text);
    const regions = tokens.map(({ row, column }) => new Region(row, column, row, column + 1));
    return new TokenizedFile(
      new File(name, text),
      tokens.map((t) => t.kind),
      regions,
    );
  };
  const most = Math.max(3, Math.ceil(texts.size * COMMON));
  const index = new FingerprintIndex(TOKENS_A_FINGERPRINT, FINGERPRINTS_A_WINDOW, false, most);
  index.addIgnoredFile(tokenized("stub", stub));
  const files = [...texts].map(([student, text]) => tokenized(student, text));
  const shared = index.addFiles(files);
  const together = new Map<string, [TokenizedFile, TokenizedFile]>();
  for (const fingerprint of shared.values()) {
    if (fingerprint.ignored) continue;
    const having = fingerprint.files();
    for (let i = 0; i < having.length; i++) {
      for (let j = i + 1; j < having.length; j++)
        together.set(`${having[i].id} ${having[j].id}`, [having[i], having[j]]);
    }
  }
  const pairs = [...together.values()]
    .map(([a, b]) => ({ file, left: a.path, right: b.path, similarity: shareOf(index.getPair(a, b)) }))
    .filter((pair) => pair.similarity >= ALIKE);
  return [...copiesOf(file, texts, stub, pairs), ...pairs].sort((a, b) => b.similarity - a.similarity);
}

/** Files that are the same letter by letter, each beside the first of them: however many of a class handed it in. */
function copiesOf(file: string, texts: ReadonlyMap<string, string>, stub: string, known: readonly Alike[]): Alike[] {
  const first = new Map<string, string>();
  const copies: Alike[] = [];
  for (const [student, text] of texts) {
    const left = first.get(text);
    if (left === undefined) first.set(text, student);
    else if (text !== stub && !known.some((k) => k.left === left && k.right === student)) {
      copies.push({ file, left, right: student, similarity: 1 });
    }
  }
  return copies;
}

/** How much of what is a file's own stands in the other, too, over both files. */
function shareOf({ leftEntry, rightEntry, leftCovered, rightCovered }: Pair): number {
  const own = ({ file, kgrams, ignored }: FileEntry) =>
    kgrams.length - [...ignored].reduce((sum, fingerprint) => sum + fingerprint.occurrencesOf(file).length, 0);
  const total = own(leftEntry) + own(rightEntry);
  return total > 0 ? (leftCovered + rightCovered) / total : 0;
}

/** The code as a sequence of kinds: every name alike, every number alike, comments gone. */
export function tokensOf(text: string): { kind: string; row: number; column: number }[] {
  const pattern =
    /(\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*)|("(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?)|(\d[\w.]*)|([\p{L}_$][\p{L}\p{N}_$]*)|([^\s\w])|(\n)/gu;
  const tokens: { kind: string; row: number; column: number }[] = [];
  let row = 0;
  let line = 0;
  for (const match of text.matchAll(pattern)) {
    const [whole, comment, quoted, number, word, sign] = match;
    const place = { row, column: match.index - line };
    if (quoted) tokens.push({ kind: "text", ...place });
    else if (number) tokens.push({ kind: "number", ...place });
    else if (word) tokens.push({ kind: KEYWORDS.has(word) ? word : "name", ...place });
    else if (sign) tokens.push({ kind: sign, ...place });
    if (!comment && !quoted && whole !== "\n") continue;
    const breaks = whole.split("\n").length - 1;
    if (breaks) line = match.index + whole.lastIndexOf("\n") + 1;
    row += breaks;
  }
  return tokens;
}

const KEYWORDS = new Set(
  "break case catch class const continue default do else export extends finally for function if import in let new of return switch throw try typeof var while yield async await".split(
    " ",
  ),
);
