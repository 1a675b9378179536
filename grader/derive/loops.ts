import type { AssignmentExpression } from "acorn";
import { type Change, edited, type Place, said } from "./change";
import { type Node, namesIn, walk } from "./syntax";
import { callbackOf, loopOf } from "./vocabulary";
import { clauses } from "./words";

/** Loops that begin late or end early, sums that forget, steps that come too early. */
export function loopChanges(place: Place): Change[] {
  switch (place.node.type) {
    case "ForStatement":
      return countingChanges(place);
    case "ForOfStatement":
      return listChanges(place, place.node.right);
    case "CallExpression":
      return callbackChanges(place);
    case "AssignmentExpression":
      return assignmentChanges(place);
    case "BlockStatement":
      return orderChanges(place);
    case "VariableDeclarator":
      return startChanges(place);
    default:
      return [];
  }
}

function countingChanges(place: Place): Change[] {
  const { node, program, vocabulary } = place;
  if (node.type !== "ForStatement") return [];
  const loop = loopOf(node);
  const { init, test } = node;
  if (!loop || init?.type !== "VariableDeclaration" || test?.type !== "BinaryExpression") return [];
  const { index } = loop;
  const noun = vocabulary.counted(index) ?? vocabulary.nounFor(loop.limit);
  const start = init.declarations[0].init as Node;
  const limit = test.right;
  const below = (text: (limit: string) => string) => (w: (n: Node) => string) => text(w(limit));
  const at = (part: Node) => ({ ...place, node: part });
  const changes = [
    edited(
      at(limit),
      "last-left-out",
      1.25,
      said([noun], clauses.lastLeftOut),
      below((l) => `((${l}) - 1)`),
    ),
    edited(
      at(limit),
      "one-too-many",
      1.5,
      said([noun], clauses.oneTooMany),
      below((l) => `((${l}) + 1)`),
    ),
    edited(at(start), "first-left-out", 1.5, said([noun], clauses.firstLeftOut), (w) => `((${w(start)}) + 1)`, limit),
    edited(at(limit), "only-first", 1.5, said([noun], clauses.onlyFirst), (w) => `(${w(start)} + 1)`),
  ];
  let searches = false;
  walk(node.body, (inner) => (searches ||= inner.type === "ReturnStatement" || inner.type === "BreakStatement"));
  const backwards = (w: (n: Node) => string) => {
    const last = test.operator === "<" ? `(${w(limit)}) - 1` : w(limit);
    return `for (let ${index} = ${last}; ${index} >= (${w(start)}); ${index}--) { ${w(node.body)} }`;
  };
  if (searches && program.text(node.update as Node).includes("++")) {
    changes.push(edited(place, "from-the-end", 1.25, said([noun], clauses.fromTheEnd), backwards, limit));
  }
  return [...changes, ...orderOfLoops(place, index)];
}

/** The loop within, outside: that matters where the first find counts, or where a list is filled. */
function orderOfLoops(place: Place, index: string): Change[] {
  const { node, vocabulary } = place;
  if (node.type !== "ForStatement") return [];
  const body: Node = node.body.type === "BlockStatement" && node.body.body.length === 1 ? node.body.body[0] : node.body;
  if (body.type !== "ForStatement") return [];
  const inner = loopOf(body);
  if (!inner || namesIn(inner.limit).has(index)) return [];
  const head = (loop: typeof node) => (w: (n: Node) => string) =>
    `for (${w(loop.init as Node)}; ${w(loop.test as Node)}; ${w(loop.update as Node)})`;
  const clause = said([vocabulary.counted(inner.index), vocabulary.counted(index)], clauses.loopsSwapped);
  return [
    edited(
      place,
      "loops-swapped",
      1.5,
      clause,
      (w) => `${head(body)(w)} { ${head(node)(w)} { ${w(body.body)} } }`,
      inner.limit,
    ),
  ];
}

/** `for (const one of list)`: some of the list. */
function listChanges(place: Place, list: Node): Change[] {
  const name = place.vocabulary.say(list);
  const at = { ...place, node: list };
  const slice = (from: string) => (w: (n: Node) => string) => `[...${w(list)}].${from}`;
  return [
    edited(at, "last-left-out", 1.5, said([name], clauses.lastEntryCut), slice("slice(0, -1)")),
    edited(at, "first-left-out", 1.5, said([name], clauses.firstEntryCut), slice("slice(1)")),
    edited(at, "only-first", 1.5, said([name], clauses.onlyFirstEntry), slice("slice(0, 1)")),
    edited(at, "only-last", 1.5, said([name], clauses.onlyLastEntry), slice("slice(-1)")),
  ];
}

function callbackChanges(place: Place): Change[] {
  const { node, vocabulary } = place;
  const callback = callbackOf(node);
  if (!callback) return [];
  if (callback.list) return [...listChanges(place, callback.list), ...lastOfSum(place)];
  const noun = vocabulary.nounFor(callback.over);
  const at = { ...place, node: callback.over };
  const length = (by: string) => (w: (n: Node) => string) => `((${w(callback.over)}) ${by})`;
  return [
    edited(at, "last-left-out", 1.5, said([noun], clauses.lastLeftOut), length("- 1")),
    edited(at, "one-too-many", 1.5, said([noun], clauses.oneTooMany), length("+ 1")),
  ];
}

/** `list.reduce((sum, …) => sum + product)`: each product in the place of those before it. */
function lastOfSum(place: Place): Change[] {
  const { node } = place;
  const [callback] = node.type === "CallExpression" ? (node.arguments as Node[]) : [];
  if (callback?.type !== "ArrowFunctionExpression" || callback.body.type !== "BinaryExpression") return [];
  const { left, right, operator } = callback.body;
  const [sum] = callback.params;
  if (operator !== "+" || sum?.type !== "Identifier" || left.type !== "Identifier" || left.name !== sum.name) return [];
  return [edited({ ...place, node: callback.body }, "only-last", 1.25, clauses.onlyLast, (w) => `(${w(right)})`)];
}

/** `sum += product` and its relatives. */
function assignmentChanges(place: Place): Change[] {
  const { node, around, vocabulary } = place;
  if (node.type !== "AssignmentExpression") return [];
  const { left, right, operator } = node as AssignmentExpression & { left: Node };
  const to =
    (op: string, value = (w: (n: Node) => string) => w(right)) =>
    (w: (n: Node) => string) =>
      `${w(left)} ${op} ${value(w)}`;
  const statement = around[around.length - 1]?.type === "ExpressionStatement";
  const start = startOf(place, left);
  const changes: Change[] = [];
  if (operator === "+=") {
    changes.push(
      edited(place, "only-last", 1.25, clauses.onlyLast, to("=")),
      ...(start
        ? [
            edited(
              place,
              "only-last-and-start",
              1.25,
              clauses.onlyLast,
              to("=", (w) => `(${w(start)}) + (${w(right)})`),
            ),
          ]
        : []),
      edited(place, "subtracted", 2, clauses.subtractedInTurn, to("-=")),
      edited(
        place,
        "clipped-at-every",
        2,
        clauses.clippedAtEvery,
        to("+=", (w) => `Math.max(0, ${w(right)})`),
      ),
      edited(
        place,
        "clipped-on-the-way",
        2,
        clauses.clippedOnTheWay,
        (w) => `${w(left)} = Math.max(0, ${w(left)} + ${w(right)})`,
      ),
      edited(
        place,
        "sign-dropped",
        2,
        clauses.signDropped,
        to("+=", (w) => `Math.abs(${w(right)})`),
      ),
    );
  }
  if (operator === "*=")
    changes.push(
      edited(place, "only-last", 1.5, clauses.onlyLast, to("=")),
      edited(place, "sum-for-product", 1.5, undefined, to("+=")),
    );
  if (statement && operator !== "=") {
    changes.push(edited(place, "step-left-out", 1.25, said([vocabulary.say(right)], clauses.stepLeftOut), () => "0"));
  }
  return changes;
}

/** Two steps that change places. */
function orderChanges(place: Place): Change[] {
  const { node, vocabulary, program } = place;
  if (node.type !== "BlockStatement") return [];
  return node.body.slice(1).flatMap((second, i) => {
    const first = node.body[i];
    if (first.type !== "ExpressionStatement" || second.type !== "ExpressionStatement") return [];
    const [a, b] = [first.expression, second.expression];
    if (a.type !== "AssignmentExpression" || b.type !== "AssignmentExpression") return [];
    const [early, late] = [vocabulary.say(b.right), vocabulary.say(a.right)];
    const clause = said([early], clauses.stepEarly) ?? said([late], clauses.stepLate);
    const at = { ...place, node: first as Node };
    const other = { node: second as Node, text: () => program.text(first) };
    return [edited(at, "step-early", 1.25, clause, () => program.text(second), b, [other])];
  });
}

/** `let sum = bias`: the start of a sum, made once for all, left out, or added with every product. */
function startChanges(place: Place): Change[] {
  const { node, around, vocabulary } = place;
  if (node.type !== "VariableDeclarator" || node.id.type !== "Identifier" || !node.init) return [];
  const sum = node.id.name;
  const start = node.init;
  const name = vocabulary.say(start);
  const added: { node: Node; right: Node }[] = [];
  const [block, declaration] = around.slice(-2);
  if (block) {
    walk(block, (inner) => {
      if (inner.type === "AssignmentExpression" && inner.operator === "+=" && namesIn(inner.left).has(sum)) {
        added.push({ node: inner, right: inner.right });
      }
    });
  }
  if (added.length === 0) return [];
  const at = { ...place, node: start };
  const itself = place.program.text(start);
  const everyTime = added.map(({ right }) => ({
    node: right,
    text: (w: (n: Node) => string) => `(${w(right)}) + (${itself})`,
  }));
  const onward = (w: (n: Node) => string) => `var ${sum} = ${sum} === undefined ? (${w(start)}) : ${sum};`;
  const notReset = edited({ ...place, node: declaration }, "not-reset", 1.25, clauses.notReset, onward, start);
  if (start.type === "Literal") return [notReset];
  return [
    notReset,
    edited(at, "left-out", 1, said([name], clauses.leftOut), () => "0"),
    edited(at, "every-time", 1.25, said([name], clauses.addedEveryTime), () => "0", start, everyTime),
    ...afterwards(place, sum, start, name),
  ];
}

/** `Math.max(0, sum)` before the start of the sum is added. */
function afterwards(place: Place, sum: string, start: Node, name: string | undefined): Change[] {
  const { around, program } = place;
  const clipped: Node[] = [];
  const block = around[around.length - 2];
  if (block) {
    walk(block, (inner) => {
      if (inner.type !== "CallExpression" || program.text(inner.callee as Node) !== "Math.max") return;
      if (inner.arguments.some((a) => a.type === "Identifier" && a.name === sum)) clipped.push(inner);
    });
  }
  if (clipped.length !== 1) return [];
  const added = { node: clipped[0], text: (w: (n: Node) => string) => `(${w(clipped[0])} + (${program.text(start)}))` };
  const at = { ...place, node: start };
  return [edited(at, "added-afterwards", 1.25, said([name], clauses.addedAfterwards), () => "0", start, [added])];
}

/** What a sum begins with, where that is not 0: `let sum = bias[f]`. */
function startOf({ program }: Place, sum: Node): Node | undefined {
  if (sum.type !== "Identifier") return undefined;
  let start: Node | undefined;
  for (const part of program.parts) {
    walk(part, (node) => {
      if (node.type !== "VariableDeclarator" || node.id.type !== "Identifier" || node.id.name !== sum.name) return;
      if (node.init && node.init.type !== "Literal") start = node.init;
    });
  }
  return start;
}
