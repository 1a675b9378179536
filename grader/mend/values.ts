import type { Node } from "../derive/syntax";
import { type Mend, mend, type Place, quoted } from "./mend";
import { isRead } from "./names";
import { mends as words } from "./words";

export function numberMends(place: Place): Mend[] {
  const { node, around, numbers: names } = place;
  if (node.type !== "Literal" || typeof node.value !== "number") return [];
  const { value } = node;
  const parent = around[around.length - 1];
  if (parent?.type === "Property" && parent.key === node) return [];
  const near = Math.abs(value) <= 3 ? [0, 1, 2] : [];
  const numbers = new Set([...near, value + 1, value - 1, -value, 2 * value, value / 2, ...place.ingredients.numbers]);
  numbers.delete(value);
  const bound =
    parent?.type === "CallExpression" && /^Math\.(?:min|max)$/.test(place.program.text(parent.callee as Node));
  // Another bound is no bound at all, as often as not.
  const equality = parent?.type === "BinaryExpression" && /^[=!]==?$/.test(parent.operator);
  const step = (other: number) =>
    bound || equality ? 2 : Math.abs(other - value) === 1 || value + other === 0 ? 1.05 : 1.5;
  return [
    ...[...numbers]
      .filter((n) => !Object.is(n, -0))
      .map((n) => mend(place, "number", step(n), words.instead(String(n), String(value)), () => `(${n})`)),
    ...names.map((name) => mend(place, "name-for-number", 1.75, words.instead(name, String(value)), () => name)),
  ];
}

export function nameMends(place: Place): Mend[] {
  const { node, around } = place;
  if (node.type !== "Identifier" || !isRead(node, around)) return [];
  const own = node.name;
  const names = [place.numbers, place.others].find((all) => all.includes(own)) ?? place.unknown(own);
  if (!names) return [];
  const others = names
    .filter((name) => name !== own && !(isHeldAgainstAWord(place) && place.numbers.includes(name)))
    .map((name): Mend => ({ ...mend(place, "name", 1.3, words.instead(name, own), () => name), names: [own, name] }));
  const parent = around[around.length - 1];
  return parent?.type === "MemberExpression" && parent.object === node
    ? others
    : [...others, ...(names === place.others ? [] : more(place))];
}

/** In `kind === "separable"` a number would never be equal, whatever was meant. */
function isHeldAgainstAWord({ node, around }: Place): boolean {
  const parent = around[around.length - 1];
  if (parent?.type !== "BinaryExpression" || !/^[=!]==?$/.test(parent.operator)) return false;
  const other = parent.left === node ? parent.right : parent.left;
  return other.type === "Literal" && typeof other.value === "string";
}

/** A factor or a term more, where a whole value stands; a factor more where a term of a sum does. */
export function more(place: Place): Mend[] {
  const { node, around, numbers } = place;
  const parent = around[around.length - 1];
  const term = parent?.type === "BinaryExpression" && /^[-+]$/.test(parent.operator);
  const divisor = parent?.type === "BinaryExpression" && parent.operator === "/" && parent.right === node;
  if (!term && !divisor && !isValue(node, parent)) return [];
  if (parent?.type === "ArrowFunctionExpression" && isQuestion(around)) return [];
  if (parent?.type === "BinaryExpression" && /^[=!]==?$/.test(parent.operator)) return []; // Then it is never equal, whatever was meant.
  const own = quoted(place, node);
  const by = (kind: string, cost: number, clause: string, text: (own: string) => string) =>
    mend(place, kind, cost, clause, (w) => `(${text(`(${w(node)})`)})`);
  // What is compared is hardly meant to be something's root or power, or to have something added.
  const compared = parent?.type === "BinaryExpression" && /^[<>=!]/.test(parent.operator);
  const others = compared ? [] : numbers.filter((name) => name !== own);
  const free = place.ingredients.exponential ? { ...WRAPS, ...EXPONENTIALS } : WRAPS;
  const wraps = compared ? { unsigned: WRAPS.unsigned } : isCounted(around) ? COUNTED : free;
  const wrapped = Object.entries(wraps).map(([kind, { cost, clause, text }]) => by(kind, cost, clause(own), text));
  if (divisor) return wrapped;
  return [
    by("times", 1.25, words.times(own, "2"), (x) => `2 * ${x}`),
    by("divided", 1.25, words.divided(own, "2"), (x) => `${x} / 2`),
    ...wrapped,
    ...others.flatMap((name) => [
      by("times", 1.75, words.times(own, name), (x) => `${x} * ${name}`),
      by("divided", 1.75, words.divided(own, name), (x) => `${x} / ${name}`),
    ]),
    ...(term
      ? []
      : [
          // A bound that is off by one is more often a `<` for a `<=`.
          by("plus", 1.1, words.plus(own, "1"), (x) => `${x} + 1`),
          by("minus", 1.1, words.minus(own, "1"), (x) => `${x} - 1`),
          ...others.flatMap((name) => [
            by("plus", 1.75, words.plus(own, name), (x) => `${x} + ${name}`),
            by("minus", 1.75, words.minus(own, name), (x) => `${x} - ${name}`),
          ]),
        ]),
  ];
}

/** What makes a whole number of another. */
export const MATH = ["floor", "ceil", "round"] as const;

type Wraps = Readonly<Record<string, { cost: number; clause: (own: string) => string; text: (own: string) => string }>>;

const WRAPS: Wraps = {
  squared: { cost: 1.25, clause: words.squared, text: (x) => `${x} ** 2` },
  root: { cost: 1.5, clause: words.root, text: (x) => `Math.sqrt(${x})` },
  unsigned: { cost: 1.2, clause: words.unsigned, text: (x) => `Math.abs(${x})` },
  clipped: { cost: 1.25, clause: words.clippedThere, text: (x) => `Math.max(0, ${x})` },
  negative: { cost: 1.25, clause: words.negative, text: (x) => `-${x}` },
  complement: { cost: 1.5, clause: words.complement, text: (x) => `1 - ${x}` },
  inverse: { cost: 1.5, clause: words.inverse, text: (x) => `1 / ${x}` },
};

const EXPONENTIALS: Wraps = {
  power: { cost: 1.5, clause: words.power, text: (x) => `Math.exp(${x})` },
  sigmoid: { cost: 1.5, clause: words.sigmoid, text: (x) => `1 / (1 + Math.exp(-${x}))` },
};

const { squared, unsigned, clipped, negative } = WRAPS;
/** What a count may lack: any fraction does as well as another where it is rounded. */
const COUNTED = { squared, unsigned, clipped, negative };

/** Whether it is rounded to a whole number, itself or what it is a part of. */
function isCounted(around: readonly Node[]): boolean {
  return around.some(
    (n) =>
      n.type === "CallExpression" &&
      n.callee.type === "MemberExpression" &&
      n.callee.property.type === "Identifier" &&
      MATH.includes(n.callee.property.name as "floor"),
  );
}

/** Whether something stands for itself: what is returned, kept, handed over, compared, or where one reads. */
function isValue(node: Node, parent: Node | undefined): boolean {
  switch (parent?.type) {
    case "VariableDeclarator":
      return parent.init === node;
    case "AssignmentExpression":
      return parent.right === node;
    case "MemberExpression":
      return parent.computed && parent.property === node;
    case "Property":
      return parent.value === node && !parent.shorthand;
    case "CallExpression":
      return parent.callee !== node;
    case "BinaryExpression":
      return /^[<>=!]/.test(parent.operator);
    case "ConditionalExpression":
      return parent.test !== node;
    case "UnaryExpression":
      return parent.operator === "-";
    case "ReturnStatement":
    case "ArrayExpression":
      return true;
    case "ArrowFunctionExpression":
      return parent.body === node;
    default:
      return false;
  }
}

/** Whether a callback answers yes or no: one more or less would turn that by chance. */
function isQuestion(around: readonly Node[]): boolean {
  const call = around[around.length - 2];
  if (call?.type !== "CallExpression" || call.callee.type !== "MemberExpression") return false;
  const { property } = call.callee;
  return property.type === "Identifier" && /^(?:filter|some|every|find(?:Last)?(?:Index)?)$/.test(property.name);
}

export function fieldMends(place: Place): Mend[] {
  const { node, around, fields } = place;
  if (node.type !== "MemberExpression") return [];
  if (node.computed || node.property.type !== "Identifier") {
    return more(place);
  }
  const parent = around[around.length - 1];
  if (parent?.type === "CallExpression" && parent.callee === node) return [];
  const { name } = node.property;
  if (!fields.includes(name)) return [];
  return [
    ...fields
      .filter((field) => field !== name)
      .map((field) =>
        mend(
          place,
          "field",
          1.25,
          words.instead(`${quoted(place, node.object as Node)}.${field}`, quoted(place, node)),
          (w) => `${w(node.object as Node)}.${field}`,
        ),
      ),
    ...(parent?.type === "AssignmentExpression" && parent.left === node ? [] : more(place)),
  ];
}

/** A part of the answer under another name. */
export function keyMends({ node, ingredients }: Place): Mend[] {
  if (node.type !== "Property" || node.computed || node.key.type !== "Identifier") return [];
  const { name } = node.key;
  if (ingredients.answerFields.includes(name)) return [];
  return ingredients.answerFields.map((field) =>
    mend(
      { node },
      "key",
      1.25,
      words.instead(field, name),
      (w) => `${field}: ${w(node.value as Node)}`,
      node.key as Node,
    ),
  );
}
