import type { ForStatement, Pattern } from "acorn";
import { Tensor } from "../../lib/tensor";
import { declarationsOf } from "../declarations";
import { numbersOf } from "../numbers";
import type { Value } from "../value";
import type { Program } from "./program";
import { type Node, namesIn, walk } from "./syntax";
import { nouns, quantities, signs } from "./words";

/** A parameter as the learner knows it, and the names of its sizes where it is a tensor. */
export interface Parameter {
  name: string;
  sizes: readonly (string | undefined)[];
}

/** A number that a question gives: a parameter, or a size of one. */
export interface Quantity {
  name: string;
  of(args: readonly Value[]): number | undefined;
}

/** A quantity, or two multiplied. */
export interface Product {
  names: string[];
  of: Quantity["of"];
}

/** A loop or a callback, by the name of its index: what it runs over. */
interface Turns {
  over: Node;
  inside: Node;
}

/**
 * What can be said of a solution in the learner's words: the names of parameters, and of their sizes as the stub gives
 * them. What the solution calls its own helpers and sums is unknown to whoever wrote another one.
 */
export class Vocabulary {
  readonly parameters: readonly Parameter[];
  readonly quantities: readonly Quantity[];
  readonly products: readonly Product[];
  /** The parameters that the solution reads. */
  readonly used: ReadonlySet<string>;
  /** The names of the answer's sizes. */
  readonly sizes: readonly (string | undefined)[];
  private readonly known = new Set<string>();
  /** What the solution calls a quantity, where the stub has another name for it. */
  private readonly locals = new Map<string, string>();
  private readonly fields = new Map<string, readonly string[]>();
  private readonly turns = new Map<string, Turns[]>();
  /** What a solution's own name stands for: `value` of `pixel.map((value, c) => …)` is `pixel[c]`. */
  private readonly lookedUp = new Set<string>();
  private readonly meanings = new Map<string, { node: Node; index?: string }>();

  /** @param stub the learner's file before anything is written in it */
  constructor(program: Program, stub: string, cases: readonly (readonly Value[])[]) {
    const documented = sizesInComment(stub, program.name);
    this.sizes = documented.get("") ?? [];
    const taken = sizesTakenApart(program);
    this.parameters = program.declared.params.map((parameter) => {
      const own = nameOf(parameter);
      const [here, there] = [taken.get(own) ?? [], documented.get(learners(own)) ?? []];
      const rank = Math.max(here.length, there.length);
      for (const [d, local] of here.entries()) if (local && there[d]) this.locals.set(there[d], local);
      return { name: learners(own), sizes: Array.from({ length: rank }, (_, d) => there[d] ?? here[d]) };
    });
    for (const { name } of this.parameters) this.known.add(name);
    for (const names of taken.values()) for (const name of names) if (name) this.known.add(name);
    for (const [word] of declarationText(stub, program.name).matchAll(/[a-z]\w+/gi)) this.known.add(word);
    for (const [i, parameter] of program.declared.params.entries())
      this.fields.set(nameOf(parameter), numberFields(cases[0]?.[i]));
    this.quantities = quantitiesOf(this.parameters, cases);
    const body = namesIn(program.declared.body);
    this.used = new Set(
      this.parameters.filter((_, p) => body.has(nameOf(program.declared.params[p]))).map((p) => p.name),
    );
    this.products = productsOf(this.quantities);
    for (const part of program.parts) walk(part, (node) => this.noteTurns(node));
    for (const part of program.parts) walk(part, (node) => this.noteMeanings(node));
  }

  /** An expression in signs that a learner reads: `2 · padding`. Undefined where it has names the learner doesn't know. */
  say(node: Node): string | undefined {
    switch (node.type) {
      case "Identifier":
        return this.knows(node.name) || /^[a-z]$/.test(node.name)
          ? this.quantityOf(node.name)
          : this.sayMeaning(node.name);
      case "Literal":
        return typeof node.value === "number" ? String(node.value) : undefined;
      case "UnaryExpression":
        return this.around([node.argument], ([x]) => `${signs[node.operator] ?? node.operator}${x}`);
      case "BinaryExpression":
        return this.around(
          [node.left as Node, node.right],
          ([a, b]) => `${a} ${signs[node.operator] ?? node.operator} ${b}`,
        );
      case "MemberExpression":
        return this.sayMember(node.object, node.property, node.computed);
      case "ParenthesizedExpression":
        return this.say(node.expression);
      case "CallExpression":
        return this.sayCall(node.callee, node.arguments as Node[]);
      default:
        return undefined;
    }
  }

  /** The stub's name of what the solution calls so. */
  quantityOf(local: string): string {
    const own = learners(local);
    if (this.quantities.some(({ name }) => name === own)) return own;
    return [...this.locals].find(([, here]) => here === own)?.[0] ?? own;
  }

  /** The solution's name of a quantity. */
  localOf(quantity: string): string {
    return this.locals.get(quantity) ?? quantity;
  }

  /** The fields of a parameter that are numbers. */
  numbersOf(parameter: string): readonly string[] {
    return this.fields.get(parameter) ?? [];
  }

  /** Whether the learner calls something so. */
  knows(name: string): boolean {
    return this.known.has(learners(name));
  }

  /** The names in an expression that the learner knows. */
  namesIn(node: Node): string[] {
    const names = new Set<string>();
    walk(node, (n) => {
      if (n.type !== "Identifier") return;
      if (this.knows(n.name)) names.add(learners(n.name));
      else for (const name of this.meant(n.name, (meaning) => this.namesIn(meaning.node)) ?? []) names.add(name);
    });
    return [...names];
  }

  /** What an index counts, in the singular: "channel", "row of the kernel". Undefined for what is no index. */
  counted(index: string): string | undefined {
    if (index.length > 1 && this.turns.has(index)) return this.knows(index) ? nouns.itself(index) : undefined;
    const over = this.turns.get(index)?.[0]?.over;
    return over && this.nounFor(over);
  }

  /** What `length` things are, in the singular. */
  nounFor(length: Node): string | undefined {
    if (length.type === "Identifier") return this.knows(length.name) ? nouns.of(learners(length.name)) : undefined;
    if (length.type !== "MemberExpression") return undefined;
    const { object, property } = length;
    if (object.type === "Identifier" && property.type === "Identifier" && property.name === "length") {
      return this.knows(object.name) ? nouns.numberOf(learners(object.name)) : undefined;
    }
    if (property.type !== "Literal" || object.type !== "MemberExpression") return undefined;
    const size = Number(property.value);
    const owner = object.object.type === "Identifier" ? learners(object.object.name) : "";
    const name = this.parameters.find((p) => p.name === owner)?.sizes[size];
    return name ? nouns.of(name) : nouns.ofAxis(size);
  }

  /** The expression that an index stays below, where that is one. */
  limitOf(index: string): Node | undefined {
    return this.turns.get(index)?.[0]?.over;
  }

  private noteTurns(node: Node): void {
    const note = (index: string, turns: Turns) => this.turns.set(index, [...(this.turns.get(index) ?? []), turns]);
    if (node.type === "ForStatement") {
      const { index, limit } = loopOf(node) ?? {};
      if (index && limit) note(index, { over: limit, inside: node.body });
    }
    if (node.type === "CallExpression") {
      const { index, over, body } = callbackOf(node) ?? {};
      if (index && over && body) note(index, { over, inside: body });
    }
  }

  private noteMeanings(node: Node): void {
    if (node.type === "VariableDeclaration" && node.kind === "const") {
      for (const { id, init } of node.declarations) {
        const own = id.type === "Identifier" && init ? id.name : undefined;
        // Used in its own making, or twice with two meanings: then it has none.
        if (own && init && !namesIn(init).has(own) && !this.meanings.has(own)) this.meanings.set(own, { node: init });
      }
    }
    const { list, index, entry } = callbackOf(node) ?? {};
    if (list && entry && !this.meanings.has(entry)) this.meanings.set(entry, { node: list, index: index || "i" });
  }

  private sayMeaning(name: string): string | undefined {
    return this.meant(name, ({ node, index }) => {
      const said = this.say(node);
      if (said === undefined || !index) return said;
      return /^\w+$/.test(said) ? `${said}[${index}]` : undefined;
    });
  }

  /** Two functions may call different things by one name, and one by the other: no meaning is looked up within itself. */
  private meant<T>(name: string, look: (meaning: { node: Node; index?: string }) => T): T | undefined {
    const meaning = this.lookedUp.has(name) ? undefined : this.meanings.get(name);
    if (!meaning) return undefined;
    this.lookedUp.add(name);
    const found = look(meaning);
    this.lookedUp.delete(name);
    return found;
  }

  private around(parts: readonly Node[], write: (parts: string[]) => string): string | undefined {
    const said = parts.map((part) => {
      const text = this.say(part);
      return text && part.type === "BinaryExpression" && /^[+-]$/.test(part.operator) && parts.length > 1
        ? `(${text})`
        : text;
    });
    return said.every((s): s is string => s !== undefined) ? write(said) : undefined;
  }

  private sayMember(object: Node, property: Node, computed: boolean): string | undefined {
    if (!computed && property.type === "Identifier" && property.name === "length") {
      const list = this.say(object);
      return list && quantities.length(list);
    }
    if (
      object.type === "MemberExpression" &&
      object.property.type === "Identifier" &&
      object.property.name === "shape"
    ) {
      const owner = this.say(object.object);
      const axis = property.type === "Literal" ? Number(property.value) : undefined;
      const size = axis === undefined ? undefined : this.parameters.find((p) => p.name === owner)?.sizes[axis];
      if (size) return size;
    }
    return this.around([object, property], ([list, index]) => (computed ? `${list}[${index}]` : `${list}.${index}`));
  }

  private sayCall(callee: Node, args: readonly Node[]): string | undefined {
    const member = callee.type === "MemberExpression" ? callee : undefined;
    if (member?.property.type === "Identifier" && member.property.name === "at") {
      return this.around([member.object, ...args], ([t, ...index]) => `${t}[${index.join(", ")}]`);
    }
    return undefined;
  }
}

/** "_rate" is the solution's way of saying that it needs no rate. */
export function learners(name: string): string {
  return name.replace(/^_/, "");
}

/** The index of a counting loop, and what it stays below. */
export function loopOf({ init, test }: ForStatement): { index: string; limit: Node } | undefined {
  if (init?.type !== "VariableDeclaration" || test?.type !== "BinaryExpression" || !/^<=?$/.test(test.operator))
    return undefined;
  const { id } = init.declarations[0];
  return id.type === "Identifier" ? { index: id.name, limit: test.right } : undefined;
}

/** `list.map((value, index) => …)` and its relatives, `Array.from({ length }, (_, index) => …)`. */
export function callbackOf(
  node: Node,
): { list?: Node; over: Node; index?: string; entry?: string; body: Node } | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  const { object, property } = node.callee;
  const method = property.type === "Identifier" ? property.name : "";
  const [first, second] = node.arguments as Node[];
  if (method === "from" && first?.type === "ObjectExpression" && second?.type === "ArrowFunctionExpression") {
    const length = first.properties.find(
      (p) => p.type === "Property" && p.key.type === "Identifier" && p.key.name === "length",
    );
    if (length?.type !== "Property") return undefined;
    return { over: length.value, index: nameOf(second.params[1]), body: second.body };
  }
  if (first?.type !== "ArrowFunctionExpression") return undefined;
  const place = method === "reduce" ? 1 : 0;
  const [entry, index] = [nameOf(first.params[place]), nameOf(first.params[place + 1])];
  return { list: object as Node, over: object as Node, index, entry, body: first.body };
}

function nameOf(pattern: Pattern | undefined): string {
  if (pattern?.type === "AssignmentPattern") return nameOf(pattern.left);
  return pattern?.type === "Identifier" ? pattern.name : "";
}

/** `const [height, width] = map.shape` gives the sizes of `map` their names. */
function sizesTakenApart({ declared }: Program): Map<string, (string | undefined)[]> {
  const found = new Map<string, (string | undefined)[]>();
  walk(declared, (node) => {
    if (node.type !== "VariableDeclarator" || node.id.type !== "ArrayPattern" || node.init?.type !== "MemberExpression")
      return;
    const { object, property } = node.init;
    if (object.type !== "Identifier" || property.type !== "Identifier" || property.name !== "shape") return;
    found.set(
      object.name,
      node.id.elements.map((e) => nameOf(e ?? undefined) || undefined),
    );
  });
  return found;
}

/** `@param map [height, width]` gives the sizes of `map` their names, `@returns […]`, under "", those of the answer. */
function sizesInComment(stub: string, name: string): Map<string, (string | undefined)[]> {
  const found = new Map<string, (string | undefined)[]>();
  for (const [, parameter, sizes] of declarationText(stub, name).matchAll(
    /@(?:param (\w+)|returns)[^[@]*\[([^\]]*)\]/g,
  )) {
    found.set(
      parameter ?? "",
      sizes.split(",").map((s) => (/^\s*[a-z]\w*\s*$/i.test(s) ? s.trim() : undefined)),
    );
  }
  return found;
}

/** What a learner has read of an exercise: its comment and the head of its function. */
function declarationText(stub: string, name: string): string {
  const declaration = declarationsOf(stub).find((d) => d.name === name);
  return declaration ? stub.slice(declaration.start, declaration.end) : "";
}

function quantitiesOf(parameters: readonly Parameter[], cases: readonly (readonly Value[])[]): Quantity[] {
  const found = new Map<string, Quantity>();
  parameters.forEach(({ name, sizes }, p) => {
    const given = cases.map((args) => args[p]);
    if (given.every((v) => typeof v === "number")) found.set(name, { name, of: (args) => args[p] as number });
    if (given.every((v) => v instanceof Tensor)) {
      sizes.forEach((size, d) => {
        if (size && !found.has(size)) found.set(size, { name: size, of: (args) => numbersOf(args[p])?.shape[d] });
      });
    } else if (given.every(Array.isArray)) {
      const length = quantities.length(name);
      found.set(length, { name: length, of: (args) => (args[p] as readonly Value[]).length });
    }
  });
  return [...found.values()];
}

function productsOf(quantities: readonly Quantity[]): Product[] {
  return quantities.flatMap((a, i) => [
    { names: [a.name], of: a.of },
    ...quantities.slice(i).map((b) => ({
      names: [a.name, b.name],
      of(args: readonly Value[]) {
        const [x, y] = [a.of(args), b.of(args)];
        return x === undefined || y === undefined ? undefined : x * y;
      },
    })),
  ]);
}

function numberFields(value: Value | undefined): string[] {
  if (value === null || typeof value !== "object" || value instanceof Tensor || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, v]) => (typeof v === "number" ? [name] : []));
}
