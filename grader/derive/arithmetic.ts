import { type Change, edited, type Place, said, spelt } from "./change";
import type { Node } from "./syntax";
import { clauses } from "./words";

/** A term of a sum, or a factor of a product: `+`, `-`, `*` or `/` stands before it. */
interface Part {
  operator: string;
  node: Node;
}

/** Terms, factors and brackets that are left out, doubled, turned round or in the wrong place. */
export function arithmeticChanges(place: Place): Change[] {
  const { node, around } = place;
  if (node.type !== "BinaryExpression") return [];
  const parent = around[around.length - 1];
  const inner = parent?.type === "BinaryExpression" && sameKind(parent.operator, node.operator) && parent.left === node;
  if (node.operator === "**") return powerChanges(place, node.left as Node, node.right);
  if (node.operator === "%") return [remainderChange(place, node.left as Node, node.right)];
  if (inner || !/^[-+*/]$/.test(node.operator)) return [];
  return /[-+]/.test(node.operator) ? sumChanges(place, partsOf(node)) : productChanges(place, partsOf(node));
}

const sameKind = (a: string, b: string) => /^[-+]{2}$|^[*/]{2}$/.test(a + b);

function partsOf(node: Node): Part[] {
  if (node.type !== "BinaryExpression") return [];
  const { left, right, operator } = node;
  const first = operator === "+" || operator === "-" ? "+" : "*";
  const nested = left.type === "BinaryExpression" && sameKind(left.operator, operator);
  return [...(nested ? partsOf(left) : [{ operator: first, node: left as Node }]), { operator, node: right }];
}

/** The parts written one after another; what begins with a minus or a division is preceded by 0 or 1. */
function written(parts: readonly Part[], write: (part: Node) => string): string {
  const sum = parts.some((p) => /[-+]/.test(p.operator));
  return `(${sum ? "0" : "1"} ${parts.map((p) => `${p.operator} (${write(p.node)})`).join(" ")})`;
}

function sumChanges(place: Place, terms: readonly Part[]): Change[] {
  const { vocabulary } = place;
  const say = (node: Node) => vocabulary.say(node);
  const changes = terms.flatMap((term, i) => {
    const others = terms.filter((t) => t !== term);
    const one = term.node.type === "Literal";
    const without = one
      ? term.operator === "+"
        ? clauses.oneNotAdded(String(say(term.node)))
        : clauses.oneNotSubtracted(String(say(term.node)))
      : said([say(term.node)], clauses.leftOut);
    const turned = said([say(term.node)], term.operator === "+" ? clauses.subtracted : clauses.added);
    const flipped = terms.map((t) => (t === term ? { ...t, operator: t.operator === "+" ? "-" : "+" } : t));
    return [
      edited(place, "left-out", 1, without, (w) => written(others, w), term.node),
      ...(i > 0 || terms.length > 2
        ? [edited(place, "other-sign", 1.5, turned, (w) => written(flipped, w), term.node)]
        : []),
      ...(one ? [edited(place, "twice", 2, undefined, (w) => written([...terms, term], w), term.node)] : []),
    ];
  });
  if (terms.length === 2) {
    const [a, b] = terms;
    const names = [say(a.node), say(b.node)];
    if (b.operator === "-") {
      changes.push(
        edited(place, "other-way-round", 1, said(names, clauses.otherWayRound), (w) => `(${w(b.node)} - ${w(a.node)})`),
      );
    } else {
      changes.push(
        edited(
          place,
          "product-for-sum",
          2,
          said(names, clauses.productForSum),
          (w) => `((${w(a.node)}) * (${w(b.node)}))`,
        ),
      );
    }
  }
  return [...changes, ...movedFactors(place, terms), ...extraFactors(place, terms)];
}

/** A term that is multiplied by one quantity more: counted for each channel, at each position. */
function extraFactors(place: Place, terms: readonly Part[]): Change[] {
  const { vocabulary } = place;
  if (isIndex(place)) return [];
  return terms.flatMap((term) => {
    if (term.node.type === "Literal") return [];
    return vocabulary.quantities
      .filter(({ name }) => /^\w+$/.test(name))
      .map(({ name }) => {
        const clause = said([vocabulary.say(term.node)], (x) => clauses.multipliedAsWell(x, name));
        return edited(
          { ...place, node: term.node },
          `times-${name}`,
          1.5,
          clause,
          (w) => `((${w(term.node)}) * ${spelt(vocabulary.localOf(name))})`,
        );
      });
  });
}

/** Whether it says where to read or to write, and not what. */
function isIndex({ around, program }: Place): boolean {
  return around.some((n) => n.type === "CallExpression" && /\.(at|set)$/.test(program.text(n.callee as Node)));
}

/** `y * stride + i`: the stride at the tap instead, or at both. */
function movedFactors(place: Place, terms: readonly Part[]): Change[] {
  const say = (node: Node) => place.vocabulary.say(node);
  return terms.flatMap((term) => {
    if (term.node.type !== "BinaryExpression" || term.node.operator !== "*") return [];
    const { left, right } = term.node as { left: Node; right: Node } & Node;
    return terms.flatMap((other) => {
      if (other === term || other.node.type === "Literal") return [];
      return [
        [left, right],
        [right, left],
      ].flatMap(([stays, factor]) => {
        if (factor.type === "Literal") return [];
        const elsewhere = (w: (n: Node) => string) => (t: Part) =>
          t === term ? w(stays) : t === other ? `(${w(other.node)}) * (${w(factor)})` : w(t.node);
        const toBoth = (w: (n: Node) => string) => (t: Part) =>
          t === other ? `(${w(other.node)}) * (${w(factor)})` : w(t.node);
        const text = (how: typeof elsewhere) => (w: (n: Node) => string) =>
          `(0 ${terms.map((t) => `${t.operator} (${how(w)(t)})`).join(" ")})`;
        const names = [say(factor), say(stays), say(other.node)];
        return [
          edited(place, "factor-elsewhere", 1.5, said(names, clauses.multipliedElsewhere), text(elsewhere), factor),
          edited(place, "factor-to-both", 1.5, said(names, clauses.multipliedToAll), text(toBoth), factor),
        ];
      });
    });
  });
}

function productChanges(place: Place, factors: readonly Part[]): Change[] {
  const { program, vocabulary } = place;
  const say = (node: Node) => vocabulary.say(node);
  const changes = factors.flatMap((factor, i) => {
    const others = factors.filter((f) => f !== factor);
    const divided = factor.operator === "/";
    const name = say(factor.node);
    const square = others.some((o) => !divided && program.text(o.node) === program.text(factor.node));
    const inverse = factors.map((f) => (f === factor ? { ...f, operator: divided ? "*" : "/" } : f));
    const found = [
      edited(
        place,
        square ? "not-squared" : "left-out",
        1,
        withoutFactor(factor, others, say, square),
        (w) => written(others, w),
        factor.node,
      ),
    ];
    if (i > 0) {
      const clause = said([name], divided ? clauses.multipliedForDivided : clauses.dividedForMultiplied);
      found.push(edited(place, "inverse", divided ? 1 : 2, clause, (w) => written(inverse, w), factor.node));
    }
    return [...found, ...bracketChanges(place, factors, factor)];
  });
  if (factors.length === 2) {
    const [a, b] = factors;
    const names = [say(a.node), say(b.node)];
    if (b.operator === "/") {
      changes.push(
        edited(place, "upside-down", 1, said(names, clauses.upsideDown), (w) => `((${w(b.node)}) / (${w(a.node)}))`),
      );
    } else {
      changes.push(
        edited(
          place,
          "sum-for-product",
          1,
          said(names, clauses.sumForProduct),
          (w) => `((${w(a.node)}) + (${w(b.node)}))`,
        ),
      );
    }
  }
  return changes;
}

function withoutFactor(
  { operator, node }: Part,
  others: readonly Part[],
  say: (node: Node) => string | undefined,
  square: boolean,
): string | undefined {
  if (square) return said([say(node)], clauses.notSquared);
  if (operator === "/") return said([say(node)], clauses.notDivided);
  if (node.type !== "Literal") return said([say(node)], clauses.leftOut);
  const times = Number(node.value);
  return others.length === 1 ? said([say(others[0].node)], (x) => clauses.once(x, times)) : undefined;
}

/** `(a + b) / c` without its brackets. */
function bracketChanges(place: Place, factors: readonly Part[], factor: Part): Change[] {
  const terms = partsOf(factor.node);
  const others = factors.filter((f) => f !== factor);
  if (terms.length < 2 || !/[-+]/.test(terms[1].operator) || others.length === 0) return [];
  const by = others[0];
  return [terms.length - 1, 0].map((place_) => {
    const term = terms[place_];
    const clause = said(
      [place.vocabulary.say(term.node), place.vocabulary.say(by.node)],
      by.operator === "/" ? clauses.onlyOneDivided : clauses.onlyOneMultiplied,
    );
    const text = (w: (n: Node) => string) => {
      const inside = `(${w(term.node)}) ${others.map((o) => `${o.operator} (${w(o.node)})`).join(" ")}`;
      return `(0 ${terms.map((t) => `${t.operator} (${t === term ? inside : w(t.node)})`).join(" ")})`;
    };
    return edited(place, "without-brackets", 1.5, clause, text, term.node);
  });
}

function powerChanges(place: Place, base: Node, exponent: Node): Change[] {
  const name = place.vocabulary.say(base);
  return [
    edited(place, "not-squared", 1, said([name], clauses.notSquared), (w) => `(${w(base)})`),
    edited(
      place,
      "doubled-for-squared",
      1,
      said([name], clauses.doubledForSquared),
      (w) => `((${w(base)}) * (${w(exponent)}))`,
    ),
  ];
}

function remainderChange(place: Place, left: Node, right: Node): Change {
  return edited(place, "whole-part", 1.5, clauses.wholePart, (w) => `Math.floor((${w(left)}) / (${w(right)}))`);
}
