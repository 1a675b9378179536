import * as lib from "../../lib/index";
import type { Answering, Value } from "../rubric";
import { type FunctionNode, type Node, namesIn, parsed, partsOf, walk } from "./syntax";

/** A place of a program, and what stands there instead. */
export interface Edit {
  node: Node;
  /** `written` writes a part as it is, but for other edits within it. */
  text(written: (part: Node) => string): string;
}

/**
 * Calls a function of a program, which may take some turns of loops and callbacks.
 * @throws Endless where they don't suffice
 */
export type Built = (args: readonly Value[], steps: number) => { answer: Value; steps: number };

/** A change of a program made it run for ever, or nearly. */
export class Endless extends Error {}

const LARGEST = 1e6;

/** One function of a file, with all of the file that it needs, to be run as it is or with edits. */
export class Program {
  /** The function itself, where it is written `function name(…)`. */
  readonly declared: FunctionNode;
  /** Everything that takes part, the function itself last. */
  readonly parts: readonly Node[];
  private readonly unchanged = new Map<Node, string>();

  /**
   * @param code a file as `Compile` makes it of TypeScript
   * @throws RangeError where it declares no such function
   */
  constructor(
    private readonly code: string,
    readonly name: string,
  ) {
    const siblings = siblingsOf(parsed(code), name);
    const named = new Map(siblings.flatMap((statement) => declaredBy(statement).map((n) => [n, statement] as const)));
    const found = new Set<Node>();
    const look = (wanted: string) => {
      const statement = named.get(wanted);
      if (!statement || found.has(statement)) return;
      found.add(statement);
      for (const other of namesIn(statement)) look(other);
    };
    look(name);
    this.parts = siblings.filter((statement) => found.has(statement));
    this.declared = siblings.find((s) => s.type === "FunctionDeclaration" && s.id?.name === name) as FunctionNode;
  }

  /** Whether a file declares such a function, as `function name(…)`. */
  static holds(code: string, name: string): boolean {
    return new RegExp(`^\\s*(async )?function ${name}\\(`, "m").test(code);
  }

  /** Whether a name is that of a function of lib's. */
  ofLib(name: string): boolean {
    return Object.hasOwn(lib, name);
  }

  text(node: Node): string {
    return this.code.slice(node.start, node.end);
  }

  /** What stands before a place. */
  before(at: number): string {
    return this.code.slice(0, at);
  }

  /** The function, with edits. */
  built(edits: readonly Edit[]): Built {
    let left = LARGEST; // Constants of the file may be made in loops.
    const step = () => {
      if (--left < 0) throw new Endless();
    };
    const made = new Function("__lib", "__step", this.making(edits));
    const built = made(bounded, step) as Answering;
    return (args, steps) => {
      left = steps;
      const answer = built(...(args as never[]));
      return { answer, steps: steps - left };
    };
  }

  /** The body of a function of `__lib` and `__step` that makes the function, with edits. */
  making(edits: readonly Edit[]): string {
    const text = this.parts.map((part) => this.written(part, edits)).join("\n");
    return `"use strict";\n${text}\nreturn ${this.name};`;
  }

  private written(node: Node, edits: readonly Edit[], as?: Edit): string {
    const edit = edits.find((e) => e.node === node && e !== as);
    if (edit) return edit.text((part) => this.written(part, edits, part === node ? edit : undefined));
    if (edits.some((e) => e !== as && node.start <= e.node.start && e.node.end <= node.end))
      return this.joined(node, edits);
    const text = this.unchanged.get(node) ?? this.joined(node, []);
    this.unchanged.set(node, text);
    return text;
  }

  private joined(node: Node, edits: readonly Edit[]): string {
    let text = "";
    let at = node.start;
    for (const part of partsOf(node)) {
      text += this.code.slice(at, part.start) + stepped(node, part, this.written(part, edits));
      at = part.end;
    }
    return text + this.code.slice(at, node.end);
  }
}

/** Every turn of a loop and every call of a callback is a step. */
function stepped(node: Node, part: Node, text: string): string {
  const loop =
    node.type === "ForStatement" ||
    node.type === "WhileStatement" ||
    node.type === "DoWhileStatement" ||
    node.type === "ForOfStatement";
  if (loop && part === node.body) return `{ __step(); ${text} }`;
  if (node.type !== "ArrowFunctionExpression" || part !== node.body) return text;
  return node.expression ? `(__step(), ${text})` : `{ __step(); ${text.slice(1)}`;
}

/** Lib, but for tensors that would not fit into memory. */
const bounded = { ...lib, zeros: sized(lib.zeros), tensor: lib.tensor };

function sized(zeros: typeof lib.zeros): typeof lib.zeros {
  return ((shape: number[]) => {
    if (shape.reduce((product, n) => product * n, 1) > LARGEST) throw new Endless();
    return zeros(shape);
  }) as typeof lib.zeros;
}

function siblingsOf(script: Node, name: string): Node[] {
  let siblings: Node[] | undefined;
  walk(script, (node) => {
    if (node.type !== "Program" && node.type !== "BlockStatement") return;
    if (node.body.some((s) => declaredBy(s).includes(name))) siblings ??= node.body as Node[];
  });
  if (!siblings) throw new RangeError(`Program: there is no function ${name}`);
  return siblings;
}

function declaredBy(statement: Node): string[] {
  if (statement.type === "FunctionDeclaration") return [statement.id!.name];
  if (statement.type !== "VariableDeclaration") return [];
  return statement.declarations.flatMap((d) => (d.id.type === "Identifier" ? [d.id.name] : []));
}
