// A notebook grades what stands in exercises/ when it is executed, and shows marks and code of the answers that were left there.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../desk/paths.mjs";

/** Of a file of stubs, the functions that nobody has written yet. A stub that is a comment has been answered. */
const open = (text) => [...text.matchAll(/^(?:(?!\/\/).)*throw new Error\("TODO: (\w+)/gm)].map(([, name]) => name);

/** The functions that exercises/ holds answers to: those left open in the chapter's kept stubs, and not in its file. */
export function answersIn(chapter, folder = root) {
  const [stubs, exercises] = [path.join("grader", "stubs"), "exercises"].map((room) =>
    path.join(folder, room, `${chapter}.ts`),
  );
  if (!existsSync(stubs) || !existsSync(exercises)) return [];
  const left = open(readFileSync(exercises, "utf8"));
  return open(readFileSync(stubs, "utf8")).filter((name) => !left.includes(name));
}

/** What a chapter's answers do to its notebook, in a sentence for whoever commits it; nothing where there are none. */
export function toldAnswers(chapter, { folder = root, check = false } = {}) {
  const names = answersIn(chapter, folder);
  if (!names.length) return undefined;
  const number = chapter.slice(0, 2);
  const holds = `exercises/${chapter}.ts holds answers (${names.join(", ")})`;
  const reset = `npm run reset -- ${number}, which keeps a copy in backups/`;
  return check
    ? `${holds}, so its notebook may show other marks than the committed one, and their code. To compare: ${reset}, and this check again.`
    : `${holds}, and the notebook now shows their marks, and code of them. Before you commit it: ${reset}, and npm run notebooks -- ${number} again.`;
}
