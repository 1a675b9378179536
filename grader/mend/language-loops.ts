import type { ForOfStatement, ForStatement } from "acorn";
import { type Node, walk } from "../derive/syntax";
import { lessons } from "./lessons";
import { type Mend, type Place, quoted } from "./mend";
import { isName, slip, type Written } from "./slip";

// What a loop leaves behind for its next turn, and what it never comes to.

/** `i === list.length` within `for (…; i < list.length; …)`. */
export function neverReached(place: Place): Mend[] {
  const { node, around, program } = place;
  if (node.type !== "BinaryExpression" || !/^(?:[=!]==?|>=|<)$/.test(node.operator)) return [];
  const [name, end] = [node.left as Node, node.right].map((n) => program.text(n));
  const ends = around.some((loop) => {
    if (loop.type !== "ForStatement" || loop.test?.type !== "BinaryExpression" || loop.test === node) return false;
    const { left, operator, right } = loop.test;
    return operator === "<" && program.text(left as Node) === name && program.text(right) === end;
  });
  if (!ends) return [];
  const lesson = lessons.neverReached(name, end);
  const before = (w: Written) => `((${w(node.left as Node)}) ${node.operator} (${w(node.right)}) - 1)`;
  return [slip(place, "never-reached", lesson, before)];
}

/** `if (cost > most) best = i;` within a loop, where `most` stays what it was. */
export function bestNotKept(place: Place): Mend[] {
  const { node, around, program } = place;
  if (node.type !== "IfStatement" || node.test.type !== "BinaryExpression" || !/^[<>]=?$/.test(node.test.operator))
    return [];
  if (!around.some((n) => /^For|^While/.test(n.type))) return [];
  const { left, right } = node.test as { left: Node; right: Node };
  return [
    [left, right],
    [right, left],
  ].flatMap(([most, found]) => {
    if (!isName(most)) return [];
    const name = program.text(most);
    let declared: Node | undefined;
    let set = false;
    for (const part of program.parts)
      walk(part, (inner) => {
        if (inner.type === "AssignmentExpression" && program.text(inner.left as Node) === name) set = true;
        const own = inner.type === "VariableDeclaration" && inner.declarations.some((d) => isName(d.id, name));
        if (own) declared = inner;
      });
    if (set || !declared) return [];
    const whole = slip({ node }, `not-kept ${name}`, lessons.notKept(name), () => "", node.test);
    const keeping = (w: Written) => `if (${w(node.test)}) { ${w(node.consequent)} ${name} = ${w(found)}; }`;
    const changeable = { node: declared, text: (w: Written) => w(declared!).replace(/^const\b/, "let") };
    return [{ ...whole, edits: [{ node, text: keeping }, changeable] }];
  });
}

/** `list[i - r]` in a sum, where i may be smaller than r. */
export function beforeTheList(place: Place): Mend[] {
  const { node, around } = place;
  const parent = around[around.length - 1];
  if (node.type !== "MemberExpression" || !node.computed || parent?.type !== "BinaryExpression") return [];
  const { property } = node;
  if (property.type !== "BinaryExpression" || property.operator !== "-") return [];
  return [slip(place, "before-the-list", lessons.beforeTheList(quoted(place, node)), (w) => `(${w(node)} ?? 0)`)];
}

export function loopLessons(place: Place, loop: ForStatement | ForOfStatement): Mend[] {
  return [...readWhileWritten(place, loop), ...notSetBack(place, loop)];
}

/** A list in which a loop marks what it will look at later. */
function readWhileWritten({ node, program }: Place, { body }: ForStatement | ForOfStatement): Mend[] {
  const written = new Set<string>();
  const reads: { list: Node; name: string }[] = [];
  walk(body, (inner, around) => {
    if (inner.type !== "MemberExpression" || !inner.computed || !isName(inner.object as Node)) return;
    const parent = around[around.length - 1];
    const name = program.text(inner.object as Node);
    if (parent?.type === "AssignmentExpression" && parent.left === inner) written.add(name);
    else reads.push({ list: inner.object as Node, name });
  });
  return [...written].flatMap((name) => {
    const own = reads.filter((read) => read.name === name);
    if (!own.length) return [];
    const edits = own.map(({ list }) => ({ node: list, text: () => "__before" }));
    const lesson = lessons.readWhileWritten(name);
    const whole = slip({ node }, `read-while-written ${name}`, lesson, () => "");
    const copied = { node, text: (w: Written) => `{ const __before = ${name}.slice(); ${w(node)} }` };
    return [{ ...whole, edits: [copied, ...edits] }];
  });
}

/** Variables from before a loop that each of its turns begins with as the last one left them. */
function notSetBack({ node, around, program }: Place, { body }: ForStatement | ForOfStatement): Mend[] {
  const inner = new Set<string>();
  const changed = new Set<string>();
  walk(body, (part) => {
    if (part.type === "VariableDeclarator" && isName(part.id)) inner.add(program.text(part.id as Node));
    if (part.type === "AssignmentExpression" && isName(part.left as Node)) changed.add(program.text(part.left as Node));
  });
  const parameters = around.flatMap((n) => (/Function/.test(n.type) ? (n as { params: Node[] }).params : []));
  const given = parameters.map((p) => program.text(p));
  const names = [...changed].filter((name) => !inner.has(name) && given.includes(name));
  if (!names.length) return [];
  const all = names.join(", ");
  const lesson = lessons.notSetBack(names.map((name) => `\`${name}\``).join(" and "));
  return [
    {
      ...slip({ node }, `not-set-back ${all}`, lesson, () => ""),
      edits: [
        { node, text: (w) => `{ const __begin = [${all}]; ${w(node)} }` },
        { node: body as Node, text: (w) => `{ [${all}] = __begin; ${w(body as Node)} }` },
      ],
    },
  ];
}
