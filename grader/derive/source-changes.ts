import { arithmeticChanges } from "./arithmetic";
import type { Change } from "./change";
import { choiceChanges } from "./choices";
import { fieldChanges } from "./fields";
import { indexChanges } from "./indices";
import { loopChanges } from "./loops";
import type { Program } from "./program";
import { type Node, walk } from "./syntax";
import type { Vocabulary } from "./vocabulary";
import { inOnePlace } from "./words";

/** Everything that could be different in one place of a solution's text, or in the same way for rows and columns. */
export function sourceChanges(program: Program, vocabulary: Vocabulary): Change[] {
  const changes: Change[] = [];
  for (const part of program.parts.filter((p) => !anotherTask(program, p))) {
    walk(part, (node, around) => {
      const place = { node, around, program, vocabulary };
      for (const kind of [arithmeticChanges, choiceChanges, loopChanges, indexChanges, fieldChanges])
        changes.push(...kind(place));
    });
  }
  const groups = alike(changes);
  const several = new Set([...groups].filter(([, group]) => group.length > 1).map(([id]) => id));
  const single = changes.map((c) => (c.clause && several.has(c.id) ? { ...c, clause: inOnePlace(c.clause) } : c));
  return [...single, ...twins(program, changes), ...repeated(groups)];
}

function alike(changes: readonly Change[]): Map<string, Change[]> {
  const groups = new Map<string, Change[]>();
  for (const change of changes) groups.set(change.id, [...(groups.get(change.id) ?? []), change]);
  return groups;
}

/** Another exercise's function, of more than a formula: what is wrong in there is said where that one is judged. */
function anotherTask({ declared }: Program, part: Node): boolean {
  if (part === declared || part.type !== "FunctionDeclaration") return false;
  return part.body.body.length > 1;
}

/** The same change wherever the same text stands. */
function repeated(groups: ReadonlyMap<string, readonly Change[]>): Change[] {
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => ({ ...group[0], id: `${group[0].id} everywhere`, edits: group.flatMap((c) => c.edits!) }));
}

/** The same change down and across: whoever forgets a `+ 1` for the height forgets it for the width. */
function twins(program: Program, changes: readonly Change[]): Change[] {
  const texts = changes.map(({ id, edits }) => `${id} ${edits!.map((e) => program.text(e.node)).join()}`);
  return changes.flatMap((change, i): Change[] => {
    const across = acrossOf(texts[i]);
    if (across === texts[i]) return [];
    const other = changes.find((_, n) => n > i && texts[n] === across);
    if (!other) return [];
    const both = change.clause && other.clause && change.clause !== other.clause;
    return [
      {
        id: `${change.id} and ${other.id}`,
        cost: change.cost,
        about: [...new Set([...change.about, ...other.about])],
        clause: both ? `${change.clause}, and ${other.clause}` : change.clause,
        edits: [...change.edits!, ...other.edits!],
      },
    ];
  });
}

const PAIRS: Readonly<Record<string, string>> = {
  y: "x",
  i: "j",
  height: "width",
  Height: "Width",
  row: "column",
  left: "top",
  right: "bottom",
  "[0]": "[1]",
};
const ACROSS = new Map(
  Object.entries(PAIRS).flatMap(([down, across]) => [
    [down, across],
    [across, down],
  ]),
);

function acrossOf(text: string): string {
  return text.replace(
    /\b[yxij]\b|height|width|Height|Width|row|column|\b(?:left|top|right|bottom)\b(?!-)|\[[01]\]/g,
    (word) => ACROSS.get(word) ?? word,
  );
}
