import { type Node, namesIn, walk } from "../derive/syntax";

/** All names that a statement gives to something, to functions as well. */
export function namesDeclared(statement: Node): Set<string> {
  const names = new Set<string>();
  walk(statement, (node) => {
    for (const name of declaredIn(node)) names.add(name);
    if (node.type === "FunctionDeclaration" && node.id) names.add(node.id.name);
    if (node.type === "VariableDeclarator") for (const name of namesIn(node.id as Node)) names.add(name);
  });
  return names;
}

export function declaredIn(node: Node): string[] {
  if (node.type === "VariableDeclarator") {
    if (node.init && /Function/.test(node.init.type)) return [];
    return [...namesIn(node.id as Node)];
  }
  if (
    node.type === "FunctionDeclaration" ||
    node.type === "ArrowFunctionExpression" ||
    node.type === "FunctionExpression"
  ) {
    return node.params.flatMap((p) => [...namesIn(p as Node)]);
  }
  return [];
}

/** Names that must be those of numbers where a node is so. */
export function calculatedIn(node: Node): string[] {
  const named = (parts: readonly (Node | null | undefined)[]) =>
    parts.flatMap((p) => (p?.type === "Identifier" ? [p.name] : []));
  switch (node.type) {
    case "BinaryExpression":
      return /^(?:[-*/%<>]|\*\*|[<>]=|\+)$/.test(node.operator) ? named([node.left as Node, node.right]) : [];
    case "UpdateExpression":
      return named([node.argument]);
    case "AssignmentExpression":
      return /^[-+*/]=$/.test(node.operator) ? named([node.left as Node, node.right]) : [];
    case "MemberExpression":
      return node.computed ? named([node.property as Node]) : [];
    case "CallExpression": {
      const method =
        node.callee.type === "MemberExpression" && node.callee.property.type === "Identifier"
          ? node.callee.property.name
          : "";
      const math =
        node.callee.type === "MemberExpression" &&
        node.callee.object.type === "Identifier" &&
        node.callee.object.name === "Math";
      return math || method === "at" || method === "set" ? named(node.arguments as Node[]) : [];
    }
    case "VariableDeclarator":
      if (node.id.type === "ArrayPattern") return isField(node.init, "shape") ? named(node.id.elements as Node[]) : [];
      return isCalculated(node.init) ? named([node.id as Node]) : [];
    default:
      return [];
  }
}

/** Whether it can be nothing but a number: 3, `2 * width`, `list.length`, `Math.floor(…)`. */
function isCalculated(init: Node | null | undefined): boolean {
  switch (init?.type) {
    case "Literal":
      return typeof init.value === "number";
    case "BinaryExpression":
      return /^(?:[-*/%]|\*\*)$/.test(init.operator);
    case "MemberExpression":
      return isField(init, "length");
    case "CallExpression":
      return init.callee.type === "MemberExpression" && isNamed(init.callee.object as Node, "Math");
    default:
      return false;
  }
}

function isField(node: Node | null | undefined, name: string): boolean {
  return node?.type === "MemberExpression" && !node.computed && isNamed(node.property as Node, name);
}

const isNamed = (node: Node, name: string) => node.type === "Identifier" && node.name === name;

export function isRead(node: Node, around: readonly Node[]): boolean {
  const parent = around[around.length - 1];
  switch (parent?.type) {
    case "MemberExpression":
      return parent.object === node || parent.computed;
    case "CallExpression":
      return parent.callee !== node;
    case "Property":
      return !parent.shorthand && parent.value === node && around[around.length - 2]?.type === "ObjectExpression";
    case "VariableDeclarator":
      return parent.init === node;
    case "AssignmentExpression":
      return parent.right === node;
    case "ArrowFunctionExpression":
      return parent.body === node;
    case "ForOfStatement":
      return parent.right === node;
    case "ArrayPattern":
    case "ObjectPattern":
    case "AssignmentPattern":
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "UpdateExpression":
      return false;
    default:
      return true;
  }
}
