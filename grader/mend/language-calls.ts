import type { CallExpression, Pattern } from "acorn";
import type { Program } from "../derive/program";
import { type Node, walk } from "../derive/syntax";
import { lessons } from "./lessons";
import { type Mend, type Place, quoted } from "./mend";
import { isName, slip, type Written } from "./slip";

/** Calls that do something else than it seems, or get less than they want. */
export function callLessons(place: Place, call: CallExpression): Mend[] {
  return [...ofCalls(place, call), ...countedAnew(place, call), ...withoutArguments(place, call)];
}

/** `list.filter(…).map((_, i) => i)`, where the places in `list` are meant. */
function countedAnew(place: Place, call: CallExpression): Mend[] {
  const { list: filtered, method = "" } = methodOf(call) ?? {};
  const [then] = call.arguments as Node[];
  if (filtered?.type !== "CallExpression" || !/^(?:map|forEach|reduce|flatMap)$/.test(method)) return [];
  const { list, method: filter } = methodOf(filtered) ?? {};
  const [test] = filtered.arguments as Node[];
  if (!list || filter !== "filter" || then?.type !== "ArrowFunctionExpression" || then.params.length !== 2) return [];
  return [
    slip(
      place,
      "counted-anew",
      lessons.countedAnew,
      (w) =>
        `${w(list)}.map((v, i) => [v, i]).filter(([v, i]) => (${w(test)})(v, i)).${method}(([v, i]) => (${w(then)})(v, i))`,
    ),
  ];
}

/** The list that a method is called on, and the method. */
function methodOf({ callee }: CallExpression): { list: Node; method: string } | undefined {
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return undefined;
  return { list: callee.object as Node, method: callee.property.name };
}

function ofCalls(place: Place, call: CallExpression): Mend[] {
  const { program, around } = place;
  const args = call.arguments as Node[];
  const { list, method = "" } = methodOf(call) ?? {};
  const whole = (w: Written) => `${w(call.callee as Node)}(${args.map(w).join(", ")})`;
  const found: Mend[] = [];
  const made = isName(call.callee as Node, "Array") && args.length === 1;
  const parent = around[around.length - 1];
  const filled = parent?.type === "MemberExpression" && isName(parent.property as Node, "fill", "map", "keys");
  if (made && !filled)
    for (const fill of ["0", "false"])
      found.push(slip(place, `unfilled ${fill}`, lessons.unfilled(fill), (w) => `Array(${w(args[0])}).fill(${fill})`));
  if (!list) return found;
  const text = quoted(place, list);
  if (method === "sort" && args.length === 0)
    found.push(slip(place, "sort-as-text", lessons.sortAsText, (w) => `${w(list)}.sort((a, b) => a - b)`));
  if (/^(?:sort|reverse|splice|fill)$/.test(method))
    found.push(
      slip(
        place,
        "in-place",
        lessons.inPlace(method, text),
        (w) => `[...${w(list)}].${method}(${args.map(w).join(", ")})`,
      ),
    );
  if (method === "fill" && args.length === 1 && /^(?:Array|Call|New|Object)/.test(args[0].type))
    found.push(slip(place, "same-in-all", lessons.sameInAll, (w) => `Array.from(${w(list)}, () => ${w(args[0])})`));
  if (
    /^Math\.(?:max|min)$/.test(program.text(call.callee as Node)) &&
    args.length === 1 &&
    args[0].type !== "SpreadElement"
  )
    found.push(
      slip(
        place,
        "one-by-one",
        lessons.oneByOne(program.text(call.callee as Node), quoted(place, args[0])),
        (w) => `${w(call.callee as Node)}(...${w(args[0])})`,
      ),
    );
  if (text === "Math" && /^(?:max|min)$/.test(method) && args.length === 1)
    found.push(
      slip(place, "of-one", lessons.ofOne(`Math.${method}`), (w) => `${w(call.callee as Node)}(0, ${w(args[0])})`),
    );
  if (text === "Math" && method === "trunc")
    found.push(slip(place, "towards-zero", lessons.towardsZero("Math.trunc"), (w) => `Math.floor(${w(args[0])})`));
  if (/^(?:includes|indexOf)$/.test(method) && args.length === 1) {
    const test = method === "includes" ? "some" : "findIndex";
    found.push(
      slip(
        place,
        "list-included",
        lessons.listIncluded(method),
        (w) => `${w(list)}.${test}((v) => String(v) === String(${w(args[0])}))`,
      ),
    );
  }
  if (/^(?:slice|subarray|substring)$/.test(method) && args.length === 2)
    found.push(
      slip(
        place,
        "ends",
        lessons.ends(quoted(place, call)),
        (w) => `${w(list)}.${method}(${w(args[0])}, (${w(args[0])}) + (${w(args[1])}))`,
      ),
    );
  if (method === "reduce" && args.length === 1)
    for (const start of ["0", "1"])
      found.push(
        slip(place, `no-start ${start}`, lessons.noStart, (w) => `${w(list)}.reduce(${w(args[0])}, ${start})`),
      );
  // A Map's has two: key and value.
  if (method === "set" && args.length > 2)
    found.push(
      slip(place, "value-first", lessons.valueFirst, (w) => {
        const [value, ...at] = [args[args.length - 1], ...args.slice(0, -1)];
        return `${w(list)}.set(${[value, ...at].map(w).join(", ")})`;
      }),
    );
  if (/^(?:add|has|get|set|delete)$/.test(method) && args.length)
    found.push(
      slip(place, "key-is-object", lessons.keyIsObject, (w) => whole(w).replace(w(args[0]), `String(${w(args[0])})`)),
    );
  return found;
}

/** Methods that leave a list as it is, and give back another one, or a part of it. */
const GIVING = /^(?:map|filter|concat|slice|flat|flatMap|toSorted|toReversed|toSpliced|with|at|join|reduce)$/;

/** A result that nobody keeps: `Math.max(0, sum);` */
export function losing(place: Place): Mend[] {
  const { node } = place;
  if (node.type !== "ExpressionStatement" || node.expression.type !== "CallExpression") return [];
  const call = node.expression;
  const { list, method = "" } = methodOf(call) ?? {};
  const ofLib = place.program.ofLib(/(\w+)\)?$/.exec(place.program.text(call.callee as Node))?.[1] ?? "");
  const math = ofLib || (list && isName(list, "Math"));
  if (!math && !(list && GIVING.test(method))) return [];
  const kept = (math || !list ? (call.arguments as Node[]) : [list]).filter(
    (n) => isName(n) || n.type === "MemberExpression",
  );
  return kept.map((target) => {
    const name = quoted(place, target);
    const lesson = lessons.lost(quoted(place, call as Node), name);
    return slip(place, `lost ${name}`, lesson, (w) => `${w(target)} = ${w(call as Node)};`);
  });
}

/** A function of the file's own that gets fewer arguments than it takes. */
function withoutArguments(place: Place, call: CallExpression): Mend[] {
  if (call.callee.type !== "Identifier") return [];
  const { name } = call.callee;
  const args = call.arguments as Node[];
  const missing = parametersOf(place.program, name)[args.length];
  if (missing?.type !== "Identifier" || args.some((a) => a.type === "SpreadElement")) return [];
  return ["1", "0", ...place.numbers.slice(0, 6)].map((value) =>
    slip(
      place,
      `few-arguments ${value}`,
      lessons.fewArguments(name, missing.name, value),
      (w) => `${name}(${[...args.map(w), value].join(", ")})`,
    ),
  );
}

function parametersOf({ parts }: Program, name: string): readonly Pattern[] {
  let found: readonly Pattern[] = [];
  for (const part of parts)
    walk(part, (node) => {
      if (node.type === "FunctionDeclaration" && node.id?.name === name) found = node.params;
      if (node.type === "VariableDeclarator" && isName(node.id, name) && node.init?.type === "ArrowFunctionExpression")
        found = node.init.params;
    });
  return found;
}

/** `forEach` around a `return` that gives something back, and those within it, as loops. */
export function leavingForEach(place: Place): Mend[] {
  const calls: Node[] = [];
  walk(place.node, (node) => {
    if (forEachIn(node)) calls.push(node);
  });
  const returns = (node: Node) => /\breturn\s+[^\s;}]/.test(place.program.text(node));
  if (calls[0] !== place.node || !returns(place.node)) return [];
  return [
    {
      ...slip(place, "return-inside", lessons.returnInside, () => ""),
      edits: calls.filter(returns).map((node) => {
        const { list, params, body } = forEachIn(node)!;
        const [entry = "_", index = "__i"] = params.map((p) => place.program.text(p as Node));
        return { node, text: (w) => `for (const [${index}, ${entry}] of [...${w(list)}].entries()) ${w(body)}` };
      }),
    },
  ];
}

function forEachIn(statement: Node): { list: Node; params: readonly Pattern[]; body: Node } | undefined {
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "CallExpression") return undefined;
  const { list, method } = methodOf(statement.expression) ?? {};
  const [first] = statement.expression.arguments;
  if (!list || method !== "forEach" || first?.type !== "ArrowFunctionExpression" || first.params.length > 2)
    return undefined;
  return first.body.type === "BlockStatement" ? { list, params: first.params, body: first.body } : undefined;
}
