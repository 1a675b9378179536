import type { Program } from "../derive/program";
import { type Node, walk } from "../derive/syntax";
import { callMends, swappedMends } from "./calls";
import { arrowMends, assignmentMends, loopMends, nestedMends, orderMends, returnMends } from "./flow";
import { languageMends } from "./language";
import { type Ingredients, type Mend, mend, type Place, quoted } from "./mend";
import { calculatedIn, declaredIn, isRead, namesDeclared } from "./names";
import { logicalMends, operatorMends } from "./operators";
import { fieldMends, keyMends, nameMends, numberMends } from "./values";
import { mends as words } from "./words";

/** Names and fields that a text has; more of them are not tried for one another. */
const MOST_NAMES = 24;

/** Everything that could be otherwise in one place of somebody's text. */
export function mendsOf(program: Program, ingredients: Ingredients): Mend[] {
  const parts = program.parts.filter((part) => !/\b__lib\b/.test(program.text(part)));
  const names = new Set<string>();
  const numbers = new Set<string>();
  const fields = new Set<string>(ingredients.fields);
  for (const part of parts) {
    walk(part, (node, around) => {
      for (const name of declaredIn(node)) names.add(name);
      for (const name of calculatedIn(node)) numbers.add(name);
      if (node.type !== "MemberExpression" || node.computed || node.property.type !== "Identifier") return;
      const parent = around[around.length - 1];
      const called = parent?.type === "CallExpression" && parent.callee === node;
      if (!called && !["shape", "data", "PI"].includes(node.property.name)) fields.add(node.property.name);
    });
  }
  const few = <T>(all: Iterable<T>) => [...all].slice(0, MOST_NAMES);
  const [counted, others] = [true, false].map((is) => few([...names].filter((name) => numbers.has(name) === is)));
  const found: Mend[] = [];
  const declared = new Set(program.parts.flatMap((part) => [...namesDeclared(part)]));
  const unknown = (name: string) => (declared.has(name) || name in globalThis ? undefined : few(names));
  for (const part of parts) {
    walk(part, (node, around) => {
      const place = { unknown, node, around, program, numbers: counted, others, fields: few(fields), ingredients };
      found.push(
        ...[...languageMends(place), ...mendsAt(place)].map((m) => ({
          ...m,
          like: likenesses(place, m.edits[0].node).map((like) => `${m.kind} ${like}`),
        })),
      );
    });
  }
  return [...found, ...exchanged(parts, counted)];
}

/**
 * What places that look alike have in common: the statement with all names taken out, and where in it the place is; of a place within
 * a sum or a call, that; what is calculated or compared there.
 */
function likenesses({ around, program }: Place, node: Node): string[] {
  const bare = (text: string) => text.replace(/[\p{L}_$][\p{L}\p{N}_$]*/gu, "_").replace(/\s+/g, "");
  const within = (whole: Node) => {
    // Of a loop its head: two that count rows and columns are alike, whatever is in them.
    const body = /^For|^While/.test(whole.type) ? (whole as { body: Node }).body : undefined;
    const text = program.text(whole).slice(0, body && body.start - whole.start);
    return text.length > 400 ? `${node.start}` : `${bare(text)} ${bare(text.slice(0, node.start - whole.start))}`;
  };
  const statement = [...around].reverse().find((n) => /Declarat|Statement|Property/.test(n.type)) ?? node;
  // Two comparisons of the same form stand beside each other: for y and for x.
  const own = node.type === "BinaryExpression" ? [`own ${bare(program.text(node))}`] : [];
  return [within(statement), within(around[around.length - 1] ?? node), ...own];
}

/** Two names, each in the other's place wherever one is read. */
function exchanged(parts: readonly Node[], names: readonly string[]): Mend[] {
  const places = new Map<string, Node[]>(names.map((name) => [name, []]));
  for (const part of parts) {
    walk(part, (node, around) => {
      if (node.type === "Identifier" && isRead(node, around)) places.get(node.name)?.push(node);
    });
  }
  return names.flatMap((a, n) =>
    names.slice(n + 1).flatMap((b): Mend[] => {
      const [ofA, ofB] = [places.get(a)!, places.get(b)!];
      if (ofA.length + ofB.length < 2) return [];
      const edits = [...ofA.map((node) => ({ node, text: () => b })), ...ofB.map((node) => ({ node, text: () => a }))];
      return [
        {
          kind: `exchanged(${a}, ${b})`,
          cost: 1.4,
          at: [...ofA, ...ofB][0],
          clause: words.exchanged(a, b),
          everywhere: true,
          edits,
        },
      ];
    }),
  );
}

/** `(a, b) => a + b`, as lists are added up, or a part of it: nobody errs there, and left out it is many another thing. */
function isPlainSum({ node, around }: Place): boolean {
  return [node, ...around].some((n) => {
    if (n.type !== "ArrowFunctionExpression" || n.body.type !== "BinaryExpression" || n.body.operator !== "+")
      return false;
    const names = n.params.map((p) => (p.type === "Identifier" ? p.name : ""));
    const added = [n.body.left, n.body.right].map((p) => (p.type === "Identifier" ? p.name : ""));
    return names.length === 2 && names.join() === added.join();
  });
}

function mendsAt(place: Place): Mend[] {
  const { node } = place;
  if (isPlainSum(place)) return [];
  switch (node.type) {
    case "BinaryExpression":
      return operatorMends(place);
    case "LogicalExpression":
      return logicalMends(place);
    case "UnaryExpression":
      return node.operator === "-" || node.operator === "!"
        ? [mend(place, "sign", 1, words.leftOut(node.operator), (w) => `(${w(node.argument)})`)]
        : [];
    case "Literal":
      return numberMends(place);
    case "Identifier":
      return nameMends(place);
    case "MemberExpression":
      return fieldMends(place);
    case "CallExpression":
      return callMends(place);
    case "AssignmentExpression":
      return assignmentMends(place);
    case "UpdateExpression":
      return [
        mend(place, "other-way", 1.5, node.operator === "++" ? words.down : words.up, (w) =>
          node.operator === "++" ? `${w(node.argument)}--` : `${w(node.argument)}++`,
        ),
      ];
    case "ConditionalExpression":
      return [
        mend(place, "branch", 1.5, words.always(quoted(place, node.consequent)), (w) => `(${w(node.consequent)})`),
        mend(place, "branch", 1.5, words.always(quoted(place, node.alternate)), (w) => `(${w(node.alternate)})`),
        mend(
          place,
          "branches-swapped",
          1.25,
          words.branches,
          (w) => `(${w(node.test)} ? ${w(node.alternate)} : ${w(node.consequent)})`,
        ),
      ];
    case "IfStatement":
      return [
        mend(place, "always", 1.5, words.whatever(quoted(place, node.test)), (w) => w(node.consequent), node.test),
        mend(
          place,
          "never",
          1.25,
          words.never(quoted(place, node.test)),
          (w) => (node.alternate ? w(node.alternate) : ";"),
          node.test,
        ),
        ...(around(place)
          ? [
              mend(
                place,
                "first-time",
                1.25,
                words.firstTime,
                (w) => `if (!__seen && (${w(node.test)})) { __seen = true; ${w(node.consequent)} }`,
              ),
            ]
          : []),
        mend(
          place,
          "negated",
          1.25,
          words.negated(quoted(place, node.test)),
          (w) => `if (!(${w(node.test)})) ${w(node.consequent)}${node.alternate ? ` else ${w(node.alternate)}` : ""}`,
          node.test,
        ),
      ];
    case "ArrowFunctionExpression":
      return arrowMends(place);
    case "ForStatement":
    case "ForOfStatement":
      return [...loopMends(place), ...nestedMends(place)];
    case "BlockStatement":
      return orderMends(place);
    case "Property":
      return keyMends(place);
    case "ArrayPattern":
      return swappedMends(place, node.elements.filter((e) => e?.type === "Identifier") as Node[]);
    case "ArrayExpression":
      return swappedMends(place, node.elements.filter((e) => e !== null) as Node[]);
    case "ExpressionStatement":
    case "ContinueStatement":
    case "BreakStatement":
      return [mend(place, "statement", 1.25, words.notThere(quoted(place, node)), () => ";")];
    case "ReturnStatement":
      return returnMends(place);
    default:
      return [];
  }
}

const around = ({ around }: Place) => around.some((n) => /^For|^While/.test(n.type));
