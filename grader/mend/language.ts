import type { CallExpression, ForInStatement } from "acorn";
import type { Node } from "../derive/syntax";
import { callLessons, leavingForEach, losing } from "./language-calls";
import { beforeTheList, bestNotKept, loopLessons, neverReached } from "./language-loops";
import { lessons } from "./lessons";
import { type Mend, type Place, quoted } from "./mend";
import { slip, type Written } from "./slip";

/** What JavaScript does otherwise than its author expects, in one place. */
export function languageMends(place: Place): Mend[] {
  const { node } = place;
  switch (node.type) {
    case "CallExpression":
    case "NewExpression":
      return callLessons(place, node as CallExpression);
    case "ExpressionStatement":
      return [...leavingForEach(place), ...losing(place)];
    case "BinaryExpression":
      return [
        ...ofComparisons(place),
        ...ofProducts(place),
        ...underTheLine(place),
        ...ofFractions(place),
        ...neverReached(place),
      ];
    case "MemberExpression":
      return beforeTheList(place);
    case "LogicalExpression":
      return node.operator === "||"
        ? [
            slip(
              place,
              "zero-is-no",
              lessons.zeroIsNo(quoted(place, node)),
              (w) => `(${w(node.left)} ?? ${w(node.right)})`,
            ),
          ]
        : [];
    case "ForInStatement":
      return overPlaces(place, node);
    case "ForStatement":
    case "ForOfStatement":
      return loopLessons(place, node);
    case "SwitchCase":
      return withBreak(place);
    case "IfStatement":
      return node.test.type === "AssignmentExpression"
        ? setInTest(place, node.test)
        : [...zeroAsked(place, node.test), ...bestNotKept(place)];
    case "ConditionalExpression":
      return zeroAsked(place, node.test);
    case "VariableDeclarator":
      return copying(place);
    default:
      return [];
  }
}

function ofComparisons(place: Place): Mend[] {
  const { node } = place;
  if (node.type !== "BinaryExpression") return [];
  const { left, right, operator } = node as { left: Node; right: Node; operator: string };
  if (/^[=!]==?$/.test(operator)) {
    if ([left, right].some((n) => n.type === "Literal" && typeof n.value !== "number")) return [];
    const not = operator[0] === "!" ? "!" : "";
    const held = (text: string) => `String(((v) => v?.data ?? v)(${text}))`; // of a tensor, its numbers
    const near = (w: Written) => `Math.abs((${w(left)}) - (${w(right)})) < 1e-5 * Math.max(1, Math.abs(${w(right)}))`;
    return [
      slip(place, "same-list", lessons.sameList(operator), (w) => `(${not}(${held(w(left))} === ${held(w(right))}))`),
      slip(place, "rounded", lessons.rounded(operator), (w) => `(${not}(${near(w)}))`),
    ];
  }
  if (operator === "|" && right.type === "Literal" && right.value === 0)
    return [slip(place, "towards-zero", lessons.towardsZero("| 0"), (w) => `Math.floor(${w(left)})`)];
  if (operator === "%")
    return [
      slip(
        place,
        "negative-rest",
        lessons.negativeRest(quoted(place, node)),
        (w) => `(((${w(left)}) % (${w(right)}) + (${w(right)})) % (${w(right)}))`,
      ),
    ];
  const chained = /^[<>]=?$/.test(operator) && left.type === "BinaryExpression" && /^[<>]=?$/.test(left.operator);
  if (!chained) return [];
  const middle = (left as { right: Node }).right;
  return [
    slip(
      place,
      "chained",
      lessons.chained(quoted(place, node)),
      (w) => `((${w(left)}) && (${w(middle)}) ${operator} (${w(right)}))`,
    ),
  ];
}

/** `shared / a + b - shared`, where all behind the line divides. */
function underTheLine(place: Place): Mend[] {
  const { node, around } = place;
  const parent = around[around.length - 1];
  const sum = (n: Node | undefined) => n?.type === "BinaryExpression" && /^[-+]$/.test(n.operator);
  if (!sum(node) || sum(parent)) return [];
  const terms: { operator: string; node: Node }[] = [];
  let first = node as Node;
  while (first.type === "BinaryExpression" && /^[-+]$/.test(first.operator)) {
    terms.unshift({ operator: first.operator, node: first.right });
    first = first.left as Node;
  }
  if (first.type !== "BinaryExpression" || first.operator !== "/") return [];
  const { left, right } = first;
  const text = (w: Written) => {
    const divisor = [`(${w(right)})`, ...terms.map((term) => `${term.operator} (${w(term.node)})`)].join(" ");
    return `((${w(left as Node)}) / (${divisor}))`;
  };
  return [slip(place, "under-the-line", lessons.underTheLine(quoted(place, right)), text)];
}

/** A quotient where only a whole number makes sense: as an index, held against one, or kept for either. */
function ofFractions(place: Place): Mend[] {
  const { node, around } = place;
  if (node.type !== "BinaryExpression" || node.operator !== "/") return [];
  const parent = around[around.length - 1];
  const compared = parent?.type === "BinaryExpression" && /^[=!]==?$/.test(parent.operator);
  const index = parent?.type === "MemberExpression" && parent.property === node;
  const asked = parent?.type === "CallExpression" && /\.(?:at|set)$/.test(place.program.text(parent.callee as Node));
  if (!compared && !index && !asked && parent?.type !== "VariableDeclarator") return [];
  return [slip(place, "fraction", lessons.fraction(quoted(place, node)), (w) => `Math.floor(${w(node)})`)];
}

/** `(a - b) * c` for `a - b * c`, and `a * (b - c)` for `a * b - c`. */
function ofProducts(place: Place): Mend[] {
  const { node } = place;
  if (node.type !== "BinaryExpression" || !/^[-+]$/.test(node.operator)) return [];
  if (place.program.text(node).includes("(")) return [];
  const { left, right, operator } = node as { left: Node; right: Node; operator: string };
  return [left, right].flatMap((product) => {
    if (product.type !== "BinaryExpression" || !/^[*/]$/.test(product.operator)) return [];
    const { left: x, right: y, operator: times } = product as { left: Node; right: Node; operator: string };
    const [one, other] = product === right ? [left, x] : [y, right];
    const together = `\`${quoted(place, one)} ${operator} ${quoted(place, other)}\``;
    const lesson = lessons.binds(quoted(place, node), quoted(place, product), together);
    return [
      slip(place, "binds", lesson, (w) => {
        const sum = `(${w(one)} ${operator} ${w(other)})`;
        return product === right ? `(${sum} ${times} ${w(y)})` : `(${w(x)} ${times} ${sum})`;
      }),
    ];
  });
}

/** `for (const i in list)`: over what stands there, or over places that are numbers. */
function overPlaces(place: Place, { left, right, body }: ForInStatement): Mend[] {
  const index = place.program.text(left as Node);
  return [(list: string) => list, (list: string) => `Object.keys(${list}).map(Number)`].map((over) =>
    slip(
      place,
      `for-in ${over("")}`,
      lessons.forIn,
      (w) => `for (${index} of ${over(w(right as Node))}) ${w(body as Node)}`,
    ),
  );
}

function withBreak(place: Place): Mend[] {
  const { node, program } = place;
  if (node.type !== "SwitchCase" || node.consequent.length === 0) return [];
  const last = node.consequent[node.consequent.length - 1];
  if (/^(?:Break|Return|Continue|Throw)Statement$/.test(last.type)) return [];
  const head = node.test ? `case ${program.text(node.test)}` : "default";
  const statements = node.consequent as Node[];
  return [slip(place, "no-break", lessons.noBreak(head), (w) => `${head}: ${statements.map(w).join(" ")} break;`)];
}

function setInTest({ program }: Place, test: Node): Mend[] {
  const { left, right } = test as unknown as { left: Node; right: Node };
  return [slip({ node: test }, "set-in-test", lessons.setInTest, (w) => `(${program.text(left)} === ${w(right)})`)];
}

/** A number or nothing, of which one asks whether it is there. */
function zeroAsked(place: Place, test: Node): Mend[] {
  const asked = test.type === "UnaryExpression" && test.operator === "!" ? test.argument : test;
  if (!/^(?:Identifier|MemberExpression|CallExpression)$/.test(asked.type)) return [];
  const not = asked === test ? "!==" : "===";
  return [
    slip(
      { node: test },
      "zero-is-false",
      lessons.zeroIsFalse(quoted(place, test)),
      (w) => `((${w(asked as Node)}) ${not} undefined)`,
    ),
  ];
}

/** `const copy = list`, where lists are meant to be two. */
function copying(place: Place): Mend[] {
  const { node } = place;
  if (node.type !== "VariableDeclarator" || node.id.type !== "Identifier") return [];
  const init = node.init as Node | null;
  if (init?.type !== "Identifier" && init?.type !== "MemberExpression") return [];
  const lesson = lessons.noCopy(node.id.name, quoted(place, init));
  const deep =
    "((v) => (Array.isArray(v) ? v.map((p) => (Array.isArray(p) ? [...p] : p)) : ArrayBuffer.isView(v) ? v.slice() : v))";
  return [slip({ node: init }, "no-copy", lesson, (w) => `${deep}(${w(init)})`, node)];
}
