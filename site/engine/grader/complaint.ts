import type * as TypeScript from "@tslab/typescript-for-tslab";

// What is wrong with a text, in the words of Node's compiler, esbuild: for those grader/words.ts has sentences that say what to
// look for.

type Said = Pick<TypeScript.Diagnostic, "start" | "length"> & { says: string };

/** What TypeScript says of a text. */
export function complaintOf({ says, start, length }: Said, source: string): string {
  const expected = /(?:^'(.*)'|\b(?:expression|statement|declaration)) expected\.$/i.exec(says);
  if (!expected || start === undefined || length === undefined) return says.replace(/\.$/, "");
  if (start + length >= source.trimEnd().length && !length) return "Unexpected end of file";
  const found = source.slice(start, start + length);
  const [, wanted] = expected;
  // A comma is what TypeScript wants wherever a list might go on, also where it should have ended.
  return wanted && wanted !== "," ? `Expected "${wanted}" but found "${found}"` : `Unexpected "${found}"`;
}

/** What browsers say where the parts of a text don't go together. */
const engines: readonly [RegExp, (name: string) => string][] = [
  [
    /^Identifier '(.+)' has already been declared|^redeclaration of \w+ (.+)|variable(?: twice)?: '(.+)'/,
    (name) => `The symbol "${name}" has already been declared`,
  ],
  [/^await is only valid in async functions/, () => '"await" can only be used inside an "async" function'],
];

/** What a browser says of a text that TypeScript had nothing against. */
export function complaintFrom(says: string): string {
  for (const [pattern, say] of engines) {
    const found = pattern.exec(says);
    if (found) return say(found.slice(1).find(Boolean) ?? "");
  }
  return says;
}
