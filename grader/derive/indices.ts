import { type Change, edited, type Place, said, spelt } from "./change";
import { type Node, namesIn } from "./syntax";
import { clauses } from "./words";

/** So few numbers are mixed up whatever they are called. */
const FEW = 6;

/** Numbers read from, or written to, another place; names and numbers that stand for one another. */
export function indexChanges(place: Place): Change[] {
  switch (place.node.type) {
    case "CallExpression":
      return tensorChanges(place);
    case "MemberExpression":
      return entryChanges(place);
    case "Identifier":
      return nameChanges(place);
    case "Literal":
      return numberChanges(place);
    default:
      return [];
  }
}

/** `t.at(y, x)`, `t.set(value, y, x)`. */
function tensorChanges(place: Place): Change[] {
  const { node, vocabulary, program } = place;
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return [];
  const { object, property } = node.callee;
  const method = property.type === "Identifier" ? property.name : "";
  if (method !== "at" && method !== "set") return [];
  const owner = vocabulary.say(object as Node);
  const indices = (node.arguments as Node[]).slice(method === "set" ? 1 : 0);
  const counted = indices.map((index) => countedBy(place, index));
  const at = (index: Node) => ({ ...place, node: index });
  const changes = indices.flatMap((index, d) => {
    if (index.type === "Literal") return [];
    const first = said([counted[d], owner], clauses.firstForEvery);
    return [
      ...(method === "at" ? [edited(at(index), "first-for-every", 1.25, first, () => "0")] : []),
      edited(at(index), "next", 2, said([owner], clauses.next), (w) => `(${w(index)} + 1)`),
      edited(at(index), "previous", 2, said([owner], clauses.previous), (w) => `(${w(index)} - 1)`),
    ];
  });
  indices.slice(1).forEach((second, d) => {
    const first = indices[d];
    if (program.text(first) === program.text(second)) return;
    const clause =
      method === "set"
        ? said([counted[d], counted[d + 1]], clauses.indicesSwappedInAnswer)
        : said([owner, counted[d], counted[d + 1]], clauses.indicesSwapped);
    const others = [{ node: second, text: () => program.text(first) }];
    changes.push(edited(at(first), "indices-swapped", 1.25, clause, () => program.text(second), node, others));
  });
  return changes;
}

/** What an index counts, told by the loop of the one name in it that has a loop. */
function countedBy({ vocabulary }: Place, index: Node): string | undefined {
  const counted = [...namesIn(index)].map((name) => vocabulary.counted(name)).filter((noun) => noun !== undefined);
  return counted[0];
}

/** `bias[f]` */
function entryChanges(place: Place): Change[] {
  const { node, vocabulary } = place;
  if (node.type !== "MemberExpression" || !node.computed || node.property.type === "Literal") return [];
  const { object, property } = node as { object: Node; property: Node } & Node;
  const owner = vocabulary.say(object);
  const noun = countedBy(place, property);
  const at = { ...place, node: property };
  const first = said([noun, owner], clauses.firstForEvery) ?? said([owner], clauses.firstOf);
  const parts = property.type === "BinaryExpression" ? [...namesIn(property)] : [];
  const alone = parts.flatMap((name) => {
    const counted = vocabulary.counted(name);
    return counted
      ? [edited(at, `${name}-alone`, 1.25, said([owner, counted], clauses.countedAlone), () => name, node)]
      : [];
  });
  return [
    ...alone,
    edited(at, "first-for-every", 1.25, first, () => "0", node),
    edited(at, "next", 2, said([owner], clauses.next), (w) => `(${w(property)} + 1)`, node),
    edited(at, "previous", 2, said([owner], clauses.previous), (w) => `(${w(property)} - 1)`, node),
  ];
}

/** A number's name stands where another one's belongs. */
function nameChanges(place: Place): Change[] {
  const { node, around, vocabulary } = place;
  if (node.type !== "Identifier" || !isRead(node, around)) return [];
  const { name } = node;
  const numbers = vocabulary.quantities.map((q) => q.name);
  const own = vocabulary.quantityOf(name);
  if (!numbers.includes(own)) return [];
  return numbers
    .filter((other) => other !== own && /^\w+$/.test(other) && (numbers.length <= FEW || related(own, other)))
    .map((other) => {
      const cost = related(own, other) ? 1.25 : 2.5;
      return edited(place, `${other}-instead`, cost, clauses.instead(other, own), () =>
        spelt(vocabulary.localOf(other)),
      );
    });
}

/** Height and width, kernelHeight and kernelWidth, outHeight and height: names that share a part. */
function related(a: string, b: string): boolean {
  const words = (name: string) => name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
  const pairs = ["height width", "channels filters", "width height", "filters channels"];
  return words(a).some((w) => words(b).includes(w)) || pairs.includes(`${a} ${b}`);
}

function isRead(node: Node, around: readonly Node[]): boolean {
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
    case "BinaryExpression":
    case "LogicalExpression":
    case "ConditionalExpression":
    case "ReturnStatement":
    case "ArrayExpression":
    case "TemplateLiteral":
    case "IfStatement":
    case "UnaryExpression":
      return true;
    case "ArrowFunctionExpression":
      return parent.body === node;
    default:
      return false;
  }
}

function numberChanges(place: Place): Change[] {
  const { node, around, vocabulary } = place;
  const parent = around[around.length - 1];
  if (node.type !== "Literal" || typeof node.value !== "number" || parent?.type === "CallExpression") return [];
  const term = parent?.type === "BinaryExpression" && /^[-+]$/.test(parent.operator);
  const products = term ? vocabulary.products.filter(({ names }) => names.every((n) => /^\w+$/.test(n))) : [];
  const { value } = node;
  const others = value === 0 ? [1] : value === 1 ? [0, 2] : Number.isInteger(value) ? [value - 1, value + 1, 1] : [];
  return [
    ...others.map((other) =>
      edited(place, `${other}-instead`, 2.5, clauses.numberInstead(other, value), () => String(other)),
    ),
    ...products.map(({ names }) => {
      const text = names.map((n) => spelt(vocabulary.localOf(n))).join(" * ");
      return edited(
        place,
        `${names.join("-")}-instead`,
        1 + names.length / 2,
        clauses.quantityInstead(names, value),
        () => `(${text})`,
      );
    }),
  ];
}
