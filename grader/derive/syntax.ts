import { type AnyNode, type ArrowFunctionExpression, type FunctionDeclaration, type Identifier, parse } from "acorn";

export type Node = AnyNode;
export type FunctionNode = FunctionDeclaration | ArrowFunctionExpression;

/** The statements of a script, or of the body of a function. */
export function parsed(code: string): Node {
  return parse(code, { ecmaVersion: "latest", allowReturnOutsideFunction: true });
}

/** The parts of a node, in the order in which they stand in the text. */
export function partsOf(node: Node): readonly Node[] {
  const known = parts.get(node) ?? foundIn(node);
  parts.set(node, known);
  return known;
}

const parts = new WeakMap<Node, readonly Node[]>();

function foundIn(node: Node): Node[] {
  const parts = Object.values(node)
    .flat()
    .filter((v): v is Node => typeof v?.type === "string");
  // `{ stride }` is a name and its value in one place; acorn has what a `case` does before what it is called.
  return parts
    .filter((p, i) => parts.findIndex((o) => o.start === p.start && o.end === p.end) === i)
    .sort((a, b) => a.start - b.start);
}

/** Calls back for a node and all within it, with what lies around it, the nearest last. */
export function walk(node: Node, visit: (node: Node, around: readonly Node[]) => void, around: readonly Node[] = []) {
  visit(node, around);
  const inside = [...around, node];
  for (const part of partsOf(node)) walk(part, visit, inside);
}

/** Names that a node reads or sets: not those of properties. */
export function namesIn(node: Node): Set<string> {
  const names = new Set<string>();
  walk(node, (n, around) => {
    if (n.type === "Identifier" && !isPropertyName(n, around[around.length - 1])) names.add(n.name);
  });
  return names;
}

function isPropertyName(name: Identifier, parent: Node | undefined): boolean {
  if (parent?.type === "MemberExpression") return parent.property === name && !parent.computed;
  return parent?.type === "Property" && parent.key === name && !parent.computed && !parent.shorthand;
}
