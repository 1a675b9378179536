import { type Change, edited, type Place, said } from "./change";
import type { Node } from "./syntax";
import { clauses } from "./words";

/** Rounding, the larger and the smaller, signs, conditions: decided otherwise. */
export function choiceChanges(place: Place): Change[] {
  const { node } = place;
  switch (node.type) {
    case "CallExpression":
      return [...mathChanges(place), ...quantifierChanges(place)];
    case "BinaryExpression":
      return [...comparisonChanges(place), ...roundedDivision(place)];
    case "LogicalExpression":
      return logicalChanges(place);
    case "ConditionalExpression":
      return [
        ...conditionChanges(place, node.test, (always) => (w) => `(${w(always ? node.consequent : node.alternate)})`),
        edited(
          place,
          "branches-swapped",
          1.25,
          said([place.vocabulary.say(node.test)], clauses.decidedOtherwise) ?? clauses.negated,
          (w) => `(${w(node.test)} ? ${w(node.alternate)} : ${w(node.consequent)})`,
          node.test,
        ),
      ];
    case "IfStatement":
      return conditionChanges(place, node.test, (always) => (w) => {
        if (always) return w(node.consequent);
        return node.alternate ? w(node.alternate) : ";";
      });
    default:
      return [];
  }
}

function mathChanges(place: Place): Change[] {
  const { node, program } = place;
  if (node.type !== "CallExpression") return [];
  const name = /^Math\.(\w+)$/.exec(program.text(node.callee as Node))?.[1];
  const args = node.arguments as Node[];
  const call = (f: string) => (w: (n: Node) => string) => `Math.${f}(${args.map(w).join(", ")})`;
  switch (name) {
    case "floor":
    case "ceil":
    case "round": {
      const others = (["floor", "ceil", "round"] as const).filter((f) => f !== name);
      const division = args[0].type === "BinaryExpression" && args[0].operator === "/" ? args[0] : undefined;
      return [
        ...others.map((f) => edited(place, f, 1, clauses.rounded[f], call(f))),
        edited(place, "not-rounded", 1, clauses.notRounded, (w) => `(${w(args[0])})`),
        ...(division && name === "floor"
          ? [
              edited(
                place,
                "remainder",
                1.5,
                clauses.remainder,
                (w) => `((${w(division.left as Node)}) % (${w(division.right)}))`,
              ),
            ]
          : []),
      ];
    }
    case "max":
    case "min": {
      const zero = args.find((a) => a.type === "Literal" && a.value === 0);
      const rest = args.find((a) => a !== zero);
      const others = [
        edited(
          place,
          "other-extreme",
          1.25,
          name === "max" ? clauses.smallest : clauses.largest,
          call(name === "max" ? "min" : "max"),
        ),
      ];
      if (args.length !== 2) return others;
      if (zero && rest && name === "max") {
        others.push(edited(place, "below-zero-kept", 1, clauses.belowZeroKept, (w) => `(${w(rest)})`));
        others.push(edited(place, "sign-dropped", 1.5, clauses.signDropped, (w) => `Math.abs(${w(rest)})`));
        return others;
      }
      return [...others, ...args.map((arg) => edited(place, "one-alone", 1.5, undefined, (w) => `(${w(arg)})`, arg))];
    }
    case "abs":
      return [edited(place, "sign-kept", 1, clauses.signKept, (w) => `(${w(args[0])})`)];
    default:
      return [];
  }
}

/** A division whose result somebody made whole. */
function roundedDivision(place: Place): Change[] {
  const { node, around } = place;
  if (node.type !== "BinaryExpression" || node.operator !== "/") return [];
  const parent = around[around.length - 1];
  if (parent?.type === "CallExpression" && /^Math\.(floor|ceil|round)$/.test(place.program.text(parent.callee as Node)))
    return [];
  return (["floor", "ceil", "round"] as const).map((f) =>
    edited(place, f, 2, clauses.rounded[f], (w) => `Math.${f}(${w(node)})`),
  );
}

function quantifierChanges(place: Place): Change[] {
  const { node } = place;
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return [];
  const { object, property } = node.callee;
  const method = property.type === "Identifier" ? property.name : "";
  const other = { every: "some", some: "every", find: "findLast", findIndex: "findLastIndex", indexOf: "lastIndexOf" }[
    method
  ];
  if (!other) return [];
  const clause = { every: clauses.anyEnough, some: clauses.allNeeded }[method];
  const args = node.arguments as Node[];
  return [edited(place, other, 1.5, clause, (w) => `(${w(object as Node)}).${other}(${args.map(w).join(", ")})`)];
}

const TIE: Readonly<Record<string, string>> = { "<": "<=", "<=": "<", ">": ">=", ">=": ">" };
const REVERSED: Readonly<Record<string, string>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };
const NEGATED: Readonly<Record<string, string>> = { "===": "!==", "!==": "===" };

function comparisonChanges(place: Place): Change[] {
  const { node, around } = place;
  if (node.type !== "BinaryExpression") return [];
  const parent = around[around.length - 1];
  if (parent?.type === "ForStatement") return []; // The loops' own changes.
  const with_ = (operator: string) => (w: (n: Node) => string) =>
    `((${w(node.left as Node)}) ${operator} (${w(node.right)}))`;
  const changes: Change[] = [];
  if (TIE[node.operator]) {
    changes.push(edited(place, "tie", 1.5, clauses.tie, with_(TIE[node.operator])));
    changes.push(edited(place, "reversed", 1.5, clauses.reversed, with_(REVERSED[node.operator])));
  }
  if (NEGATED[node.operator]) changes.push(edited(place, "negated", 2, clauses.negated, with_(NEGATED[node.operator])));
  return changes;
}

function logicalChanges(place: Place): Change[] {
  const { node, vocabulary } = place;
  if (node.type !== "LogicalExpression" || node.operator === "??") return [];
  const { left, right, operator } = node;
  const other = operator === "&&" ? "||" : "&&";
  const without = (gone: Node, stays: Node) =>
    edited(place, "no-matter", 1.25, said([vocabulary.say(gone)], clauses.noMatter), (w) => `(${w(stays)})`, gone);
  return [
    without(left, right),
    without(right, left),
    edited(
      place,
      other,
      1.5,
      clauses.andOr, // Which of them stands there depends on whether one asks what is so, or what is not.
      (w) => `((${w(left)}) ${other} (${w(right)}))`,
    ),
  ];
}

function conditionChanges(
  place: Place,
  test: Node,
  branch: (always: boolean) => (written: (node: Node) => string) => string,
): Change[] {
  const clause = said([place.vocabulary.say(test)], clauses.noMatter);
  return [true, false].map((always) => edited(place, always ? "always" : "never", 1.5, clause, branch(always), test));
}
