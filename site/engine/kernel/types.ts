// What TypeScript says of a file of answers. Nothing of tslab's but its compiler is needed for it, and no session.
import type { Finding } from "../../../grader/report";
import { fileAt, root, textAt } from "../shims/files";

const findingsBy = require("../../../kernel/findings.cjs");

/** Of the files that are here, those that Node's grader opens for it. */
const OPEN = [`${root}/lib/`, `${root}/typescript/`, `${root}/kernel/globals.d.ts`];

const ours = (path: string) => OPEN.some((place) => path.startsWith(place));

let findings: ((text: string) => readonly Finding[]) | undefined;

export function findingsIn(text: string): readonly Finding[] {
  findings ??= findingsBy(require("./typescript.cjs"), root, {
    libraries: `${root}/typescript`,
    readFile: (path: string) => (ours(path) ? textAt(path) : undefined),
    fileExists: (path: string) => ours(path) && fileAt(path) !== undefined,
  }) as (text: string) => readonly Finding[];
  try {
    return findings(text);
  } catch {
    return []; // The compiler stumbled over half a program.
  }
}
