import type { Node } from "../derive/syntax";
import { type Mend, mend, type Place, quoted } from "./mend";
import { MATH, more } from "./values";
import { mends as words } from "./words";

const METHODS: Readonly<Record<string, string>> = {
  some: "every",
  every: "some",
  find: "findLast",
  findLast: "find",
  findIndex: "findLastIndex",
  findLastIndex: "findIndex",
  indexOf: "lastIndexOf",
  lastIndexOf: "indexOf",
  push: "unshift",
  unshift: "push",
  pop: "shift",
  shift: "pop",
  map: "flatMap",
  flatMap: "map",
};

export function callMends(place: Place): Mend[] {
  const { node, program } = place;
  if (node.type !== "CallExpression") return [];
  const callee = node.callee as Node;
  const args = node.arguments as Node[];
  const found: Mend[] = [...swappedMends(place, args)];
  const math = /^Math\.(\w+)$/.exec(program.text(callee))?.[1];
  if (math) {
    const others = MATH.includes(math as "floor")
      ? MATH.filter((f) => f !== math)
      : ({ max: ["min"], min: ["max"] }[math] ?? []);
    for (const f of others)
      found.push(
        mend(
          place,
          `Math.${f}`,
          1,
          words.instead(`Math.${f}`, `Math.${math}`),
          (w) => `Math.${f}(${args.map(w).join(", ")})`,
        ),
      );
    for (const arg of args)
      if (arg.type !== "SpreadElement")
        found.push(mend(place, "alone", 1.25, words.alone(quoted(place, arg)), (w) => `(${w(arg)})`));
    return [...found, ...more(place)];
  }
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return found;
  const method = callee.property.name;
  const other = METHODS[method];
  const list = callee.object as Node;
  if (other)
    found.push(
      mend(
        place,
        other,
        1.25,
        words.instead(`.${other}`, `.${method}`),
        (w) => `${w(list)}.${other}(${args.map(w).join(", ")})`,
      ),
    );
  if (["reverse", "sort", "filter", "slice", "flat"].includes(method)) {
    found.push(mend(place, "call-left-out", 1.25, words.leftOut(`.${method}(…)`), (w) => `(${w(list)})`));
  }
  if (method === "reduce" || method === "at" || method === "get") found.push(...more(place));
  return found;
}

/** Neighbours in a list of arguments or of entries that change places. */
export function swappedMends(place: Place, parts: readonly Node[]): Mend[] {
  const { program } = place;
  const found: Mend[] = [];
  for (const [i, a] of parts.entries()) {
    for (const b of parts.slice(i + 1, i + 4)) {
      if (a.type === "SpreadElement" || b.type === "SpreadElement" || program.text(a) === program.text(b)) continue;
      if (/Function/.test(a.type + b.type)) continue;
      const other = { node: b, text: () => program.text(a) };
      found.push(
        mend(
          { node: a },
          "swapped",
          1.25,
          words.swapped(quoted(place, a), quoted(place, b)),
          () => program.text(b),
          place.node,
          [other],
        ),
      );
    }
  }
  return found;
}
