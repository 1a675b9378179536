import type { Program } from "../derive/program";
import { type Node, walk } from "../derive/syntax";
import { type Mend, mend, type Place, quoted } from "./mend";
import { MATH } from "./values";
import { mends as words } from "./words";

const ASSIGNMENTS: Readonly<Record<string, readonly string[]>> = {
  "=": ["+=", "*=", "||=", "&&="],
  "+=": ["=", "-=", "*="],
  "-=": ["+="],
  "*=": ["+=", "=", "/="],
  "/=": ["*="],
};

export function assignmentMends(place: Place): Mend[] {
  const { node } = place;
  if (node.type !== "AssignmentExpression") return [];
  const { left, right, operator } = node as { left: Node; right: Node; operator: string };
  return (ASSIGNMENTS[operator] ?? []).map((other) =>
    // To multiply what begins at 0 changes nothing, as does not to set it at all.
    mend(
      place,
      `assignment ${other}`,
      operator === "=" && other === "*=" ? 1.3 : 1,
      words.instead(other, operator),
      (w) => `${w(left)} ${other} ${w(right)}`,
    ),
  );
}

/** `=> { value; }` gives nothing back. */
export function arrowMends(place: Place): Mend[] {
  const { node } = place;
  if (node.type !== "ArrowFunctionExpression" || node.body.type !== "BlockStatement") return [];
  const last = node.body.body[node.body.body.length - 1];
  if (last?.type !== "ExpressionStatement") return [];
  return [
    mend(
      { node: last },
      "no-return",
      1,
      words.givenBack(quoted(place, last.expression)),
      (w) => `return ${w(last.expression)};`,
    ),
  ];
}

/** What is set once, and should be set at every turn; what is done at every turn, and should be once. */
export function loopMends(place: Place): Mend[] {
  const { node, around } = place;
  if (node.type !== "ForStatement" && node.type !== "ForOfStatement") return [];
  const found: Mend[] = [];
  const changed = new Set<string>();
  walk(node.body, (inner) => {
    const target =
      inner.type === "AssignmentExpression"
        ? inner.left
        : inner.type === "UpdateExpression"
          ? inner.argument
          : undefined;
    if (target?.type === "Identifier") changed.add(target.name);
  });
  for (const block of around) {
    const statements = block.type === "BlockStatement" || block.type === "Program" ? (block.body as Node[]) : [];
    for (const statement of statements) {
      if (statement.type !== "VariableDeclaration" || statement.start > node.start) continue;
      for (const { id, init } of statement.declarations) {
        if (id.type !== "Identifier" || !init || !changed.has(id.name)) continue;
        found.push(
          mend(
            { node: node.body },
            "set-back",
            1,
            words.setBack(id.name, quoted(place, init)),
            (w) => `{ ${id.name} = ${w(init)}; ${w(node.body)} }`,
            node,
          ),
        );
      }
    }
  }
  const body: readonly Node[] = node.body.type === "BlockStatement" ? node.body.body : [node.body];
  for (const statement of body) {
    if (
      statement.type !== "ExpressionStatement" &&
      statement.type !== "IfStatement" &&
      statement.type !== "ReturnStatement"
    )
      continue;
    if (/\b(break|continue)\b/.test(place.program.text(statement))) continue; // They belong into a loop.
    found.push(
      mend(
        place,
        "once-after",
        1.25,
        words.onceAfter(quoted(place, statement)),
        (w) => `{ ${writtenWithout(place.program, node, statement)} ${w(statement)} }`,
        statement,
      ),
    );
  }
  if (node.type === "ForStatement" && node.test?.type === "BinaryExpression") {
    const { right } = node.test;
    for (const [by, clause] of [
      ["+ 1", words.onceMore],
      ["- 1", words.onceLess],
    ] as const)
      found.push(mend({ node: right }, `bound ${by}`, 0.95, clause, (w) => `((${w(right)}) ${by})`, node.test));
  }
  return found;
}

/** A loop as it is, but for one statement of its body. */
function writtenWithout(program: Program, loop: Node, gone: Node): string {
  const [text, without] = [program.text(loop), program.text(gone)];
  const at = gone.start - loop.start;
  return `${text.slice(0, at)};${text.slice(at + without.length)}`;
}

/** Two loops, one within the other, that change places: what is pushed comes in another order then. */
export function nestedMends({ node, program }: Place): Mend[] {
  if (node.type !== "ForStatement") return [];
  const [inner] =
    node.body.type === "BlockStatement" ? (node.body.body.length === 1 ? node.body.body : []) : [node.body];
  if (inner?.type !== "ForStatement") return [];
  const head = (loop: { start: number; body: Node }, whole: Node) =>
    program.text(whole).slice(0, loop.body.start - loop.start);
  const [outside, inside] = [head(node as never, node), head(inner as never, inner as Node)];
  const [a, b] = [outside, inside].map((text) => /(?:let|var) (\w+)/.exec(text)?.[1]);
  if (!a || !b || new RegExp(`\\b${a}\\b`).test(inside)) return [];
  return [
    mend({ node }, "loops", 1, words.loops(a, b), (w) => `${inside} { ${outside} { ${w(inner.body as Node)} } }`),
  ];
}

/** Two statements that change places. */
export function orderMends(place: Place): Mend[] {
  const { node, program } = place;
  if (node.type !== "BlockStatement") return [];
  return node.body.slice(1).flatMap((second, i) => {
    const first = node.body[i];
    const fixed = (s: Node) => s.type === "VariableDeclaration" || s.type === "FunctionDeclaration";
    if (fixed(first) && fixed(second)) return [];
    const other = { node: second as Node, text: () => program.text(first) };
    return [
      mend(
        { node: first },
        "order",
        1.25,
        words.before(quoted(place, second), quoted(place, first)),
        () => program.text(second),
        second,
        [other],
      ),
    ];
  });
}

/** A result that is given back too early, or of which something else should become. */
export function returnMends(place: Place): Mend[] {
  const { node, around } = place;
  if (node.type !== "ReturnStatement") return [];
  const result = node.argument;
  const loops = around.filter(
    (n) => n.type === "ForStatement" || n.type === "ForOfStatement" || n.type === "WhileStatement",
  );
  return [
    ...(loops.length ? [mend(place, "early", 1, words.notThere(quoted(place, node)), () => ";")] : []),
    ...(result && /Expression|Identifier/.test(result.type)
      ? [
          mend({ node: result }, "clipped", 1.25, words.clipped, (w) => `Math.max(0, ${w(result)})`),
          mend({ node: result }, "negated", 1.25, words.oppositeGivenBack, (w) => `!(${w(result)})`),
          ...MATH.map((f) => mend({ node: result }, f, 1.25, words.rounded[f], (w) => `Math.${f}(${w(result)})`)),
        ]
      : []),
  ];
}
