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
/** What a third of a class writes alike, each in words of their own, is how one writes it; of eight people and fewer it isn't. */
const COMMON = 1 / 3;
const FEW = 8;

/**
 * The pairs of students whose answers to one file are nearly identical, most alike first. Names and numbers are set
 * aside, so that renaming hides nothing, and imports. Files that are the same then are each listed beside the first of them,
 * however many of a class handed it in; of each such group one is compared with the others, by Dolos (winnowed
 * fingerprints of the token sequence).
 * @param solution ours, and what to call it: it is compared as if somebody had handed it in
 */
export async function alikeIn(
  file: string,
  handedIn: ReadonlyMap<string, string>,
  stub: string,
  solution?: readonly [name: string, text: string],
): Promise<Alike[]> {
  const { File, FingerprintIndex, Region, TokenizedFile } = await import("@dodona/dolos-core");
  const tokenized = (name: string, tokens: readonly Token[]): TokenizedFile => {
    const regions = tokens.map(({ row, column }) => new Region(row, column, row, column + 1));
    return new TokenizedFile(
      new File(name, ""),
      tokens.map((t) => t.kind),
      regions,
    );
  };
  const untouched = ownTokens(stub);
  const same = new Map<string, { name: string; tokens: Token[] }>();
  const copies: Alike[] = [];
  for (const [name, text] of [...(solution ? [solution] : []), ...handedIn]) {
    const tokens = ownTokens(text);
    const key = keyOf(tokens);
    const first = same.get(key);
    if (tokens.length === 0 || key === keyOf(untouched)) continue;
    if (first) copies.push({ file, left: first.name, right: name, similarity: 1 });
    else same.set(key, { name, tokens });
  }
  const most = Math.max(FEW, Math.ceil(same.size * COMMON));
  const index = new FingerprintIndex(TOKENS_A_FINGERPRINT, FINGERPRINTS_A_WINDOW, false, most);
  index.addIgnoredFile(tokenized("stub", untouched));
  const files = [...same.values()].map(({ name, tokens }) => tokenized(name, tokens));
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
  return [...copies, ...pairs].sort((a, b) => b.similarity - a.similarity);
}

/** How much of what is a file's own stands in the other, too, over both files. */
function shareOf({ leftEntry, rightEntry, leftCovered, rightCovered }: Pair): number {
  const own = ({ file, kgrams, ignored }: FileEntry) =>
    kgrams.length - [...ignored].reduce((sum, fingerprint) => sum + fingerprint.occurrencesOf(file).length, 0);
  const total = own(leftEntry) + own(rightEntry);
  return total > 0 ? (leftCovered + rightCovered) / total : 0;
}

interface Token {
  kind: string;
  row: number;
  column: number;
}

const keyOf = (tokens: readonly Token[]) => tokens.map(({ kind }) => kind).join(" ");

/** All but the imports, of which anybody has those they need. */
function ownTokens(text: string): Token[] {
  const all = tokensOf(text);
  const own: Token[] = [];
  for (let i = 0; i < all.length; i++) {
    if (all[i].kind !== "import") {
      own.push(all[i]);
      continue;
    }
    while (i + 1 < all.length && all[i].kind !== "text") i++;
    if (all[i + 1]?.kind === ";") i++;
  }
  return own;
}

/** The code as a sequence of kinds: every name alike, every number alike, comments gone. */
export function tokensOf(text: string): Token[] {
  const pattern =
    /(\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*)|("(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?)|(\d[\w.]*)|([\p{L}_$][\p{L}\p{N}_$]*)|([^\s\w])|(\n)/gu;
  const tokens: Token[] = [];
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
