import type { Pattern } from "acorn";
import type { Node } from "../derive/syntax";
import type { Mend, Place } from "./mend";

/** Below all others: nobody believes these. */
const COST = 0.5;

export type Written = (part: Node) => string;

/** One way to mend what a lesson is about. `at` is where a learner looks. */
export function slip(
  place: Pick<Place, "node">,
  kind: string,
  lesson: string,
  text: (w: Written) => string,
  at = place.node,
): Mend {
  return {
    kind,
    cost: COST,
    at,
    clause: "",
    lesson,
    edits: [{ node: place.node, text }],
  };
}

/** Whether it is a name, and one of these, if any are named. */
export const isName = (node: Pattern | Node | undefined, ...names: string[]) =>
  node?.type === "Identifier" && (names.length === 0 || names.includes(node.name));
