import type { Node } from "../derive/syntax";
import { type Mend, mend, type Place, quoted } from "./mend";
import { more } from "./values";
import { mends as words } from "./words";

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  "+": ["-", "*"],
  "-": ["+", "*"],
  "*": ["+", "/", "**"],
  "/": ["*"],
  "%": ["/"],
  "**": ["*"],
  "^": ["**"],
  "<": ["<=", ">"],
  "<=": ["<", ">="],
  ">": [">=", "<"],
  ">=": [">", "<="],
  "===": ["!==", "<="],
  "!==": ["===", ">"],
};
const ARITHMETIC = /^[-+*/]$/;

export function operatorMends(place: Place): Mend[] {
  const { node } = place;
  if (node.type !== "BinaryExpression") return [];
  const { left, right, operator } = node as { left: Node; right: Node; operator: string };
  const [a, b] = [quoted(place, left), quoted(place, right)];
  // Times 1 is the same as nothing.
  const ofOne = right.type === "Literal" && right.value === 1;
  const others = (OPERATORS[operator] ?? []).filter((other) => !(ofOne && /^[*/]$/.test(other)));
  const found = others.map((other) =>
    mend(
      place,
      `operator ${operator} ${other}`,
      1,
      words.operator(other, operator, a, b),
      (w) => `((${w(left)}) ${other} (${w(right)}))`,
    ),
  );
  if (/^[-/%<>]/.test(operator)) {
    found.push(
      mend(
        place,
        "other-way-round",
        1.25,
        words.otherWayRound(a, b),
        (w) => `((${w(right)}) ${operator} (${w(left)}))`,
      ),
    );
  }
  if (operator === "/")
    for (const f of ["floor", "ceil", "round"] as const)
      found.push(mend(place, f, 1.25, words.rounded[f], (w) => `Math.${f}(${w(node)})`));
  if (!ARITHMETIC.test(operator)) return found;
  const found2 = [
    // A bound that is off by one is more often a `<` for a `<=`.
    mend(place, "left-out", right.type === "Literal" ? 1.04 : 0.9, words.leftOut(b), (w) => `(${w(left)})`),
    ...(operator === "/"
      ? []
      : [
          mend(place, "left-out", 0.9, words.leftOut(a), (w) =>
            operator === "-" ? `(-(${w(right)}))` : `(${w(right)})`,
          ),
        ]),
    ...regrouped(place, left, right, operator, a, b),
    ...(/^[-+]$/.test(operator) ? movedFactor(place, left, right, operator) : []),
  ];
  return [...found, ...found2, ...more(place)];
}

/** `a * s + b` for `a + b * s`, and `a * s + b * s`. */
function movedFactor(place: Place, left: Node, right: Node, operator: string): Mend[] {
  return [
    [left, right],
    [right, left],
  ].flatMap(([product, other]) => {
    if (product.type !== "BinaryExpression" || product.operator !== "*" || other.type === "Literal") return [];
    const [x, y] = [product.left as Node, product.right];
    return [
      [x, y],
      [y, x],
    ].flatMap(([stays, factor]) => {
      const names = [factor, other, stays].map((n) => quoted(place, n));
      const inOrder = (mine: string, others: string) =>
        product === left ? `((${mine}) ${operator} (${others}))` : `((${others}) ${operator} (${mine}))`;
      return [
        mend(place, "factor-elsewhere", 1.25, words.factorElsewhere(names[0], names[1], names[2]), (w) =>
          inOrder(w(stays), `(${w(other)}) * (${w(factor)})`),
        ),
        mend(place, "factor-to-both", 1.25, words.factorToBoth(names[0], names[1]), (w) =>
          inOrder(w(product), `(${w(other)}) * (${w(factor)})`),
        ),
      ];
    });
  });
}

/** `a * b + c` for `a * (b + c)`, and the other way round. */
function regrouped(place: Place, left: Node, right: Node, operator: string, a: string, b: string): Mend[] {
  if (!/^[*/]$/.test(operator)) {
    if (left.type === "BinaryExpression" && /^[*/]$/.test(left.operator)) {
      const { left: x, right: y, operator: times } = left;
      return [
        mend(
          place,
          "brackets",
          1.25,
          words.bracketsAround(quoted(place, y), b),
          (w) => `((${w(x as Node)}) ${times} ((${w(y)}) ${operator} (${w(right)})))`,
        ),
      ];
    }
    if (right.type === "BinaryExpression" && /^(?:[*/]|\*\*)$/.test(right.operator)) {
      const { left: x, right: y, operator: times } = right;
      const ofLast = left.type === "BinaryExpression" && /^[-+]$/.test(left.operator) ? left : undefined;
      return [
        // `a + (b - x) * y` for `a + b - x * y`.
        ...(ofLast
          ? [
              mend(
                place,
                "brackets",
                1.25,
                words.bracketsAround(quoted(place, ofLast.right), quoted(place, x as Node)),
                (w) =>
                  `((${w(ofLast.left as Node)}) ${ofLast.operator} (((${w(ofLast.right)}) ${operator} (${w(x as Node)})) ${times} (${w(y)})))`,
              ),
            ]
          : []),
        mend(
          place,
          "brackets",
          1.25,
          words.bracketsAround(a, quoted(place, x as Node)),
          (w) => `(((${w(left)}) ${operator} (${w(x as Node)})) ${times} (${w(y)}))`,
        ),
      ];
    }
    return [];
  }
  return [left, right].flatMap((sum) => {
    if (sum.type !== "BinaryExpression" || !/^[-+]$/.test(sum.operator)) return [];
    if (sum === right && operator === "/") return [];
    const { left: x, right: y } = sum as { left: Node; right: Node };
    const by = sum === left ? right : left;
    return [
      mend(
        place,
        "brackets",
        1.25,
        words.onlyOne(quoted(place, x), operator, quoted(place, by)),
        (w) => `((${w(x)}) ${operator} (${w(by)}) ${sum.operator} (${w(y)}))`,
      ),
      mend(
        place,
        "brackets",
        1.25,
        words.onlyOne(quoted(place, y), operator, quoted(place, by)),
        (w) => `((${w(x)}) ${sum.operator} (${w(y)}) ${operator} (${w(by)}))`,
      ),
    ];
  });
}

export function logicalMends(place: Place): Mend[] {
  const { node } = place;
  if (node.type !== "LogicalExpression" || node.operator === "??") return [];
  const { left, right, operator } = node;
  const other = operator === "&&" ? "||" : "&&";
  return [
    mend(
      place,
      "logical",
      1,
      operator === "&&" ? words.oneEnough : words.bothNeeded,
      (w) => `((${w(left)}) ${other} (${w(right)}))`,
    ),
    mend(place, "no-matter", 1.25, words.noMatter(quoted(place, left)), (w) => `(${w(right)})`),
    mend(place, "no-matter", 1.25, words.noMatter(quoted(place, right)), (w) => `(${w(left)})`),
  ];
}
