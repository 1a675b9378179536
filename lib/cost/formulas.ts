import { textOf } from "../checks";
import { type Expression, mathjs } from "./mathjs";

/**
 * Every formula of cost and size, once. The same text computes the numbers of `costOf`, is shown by `texOf` and
 * simplified by `simplifyFormula`. A formula may name another.
 *
 * A MAC is one multiplication and one addition. Taps that hang over the border count, as in all published figures.
 */
export const formulas = {
  outputSize: "floor((size + before + after - dilation * (kernel - 1) - 1) / stride) + 1",
  transposedSize: "(size - 1) * stride + dilation * (kernel - 1) + 1 - before - after + outputPadding",
  effectiveKernel: "kernel + (kernel - 1) * (dilation - 1)",
  receptiveField: "field + (effectiveKernel - 1) * jump",

  standardWeights: "kernelHeight * kernelWidth * inChannels / groups * outChannels",
  standardMacs: "outHeight * outWidth * standardWeights",
  pointwiseWeights: "inChannels * outChannels",
  pointwiseMacs: "outHeight * outWidth * pointwiseWeights",
  depthwiseWeights: "kernelHeight * kernelWidth * inChannels * multiplier",
  depthwiseMacs: "outHeight * outWidth * depthwiseWeights",
  separableWeights: "depthwiseWeights + inChannels * multiplier * outChannels",
  separableMacs: "depthwiseMacs + outHeight * outWidth * inChannels * multiplier * outChannels",
  transposedWeights: "standardWeights",
  transposedMacs: "inHeight * inWidth * standardWeights",
  denseWeights: "inHeight * inWidth * inChannels * units",
  denseMacs: "denseWeights",
} as const;

export type FormulaName = keyof typeof formulas;

/** How a name is written in a formula on the page: C channels in, N filters, so N maps out, multiplier M. */
const symbols: Record<string, string> = {
  size: "n",
  before: "p_{before}",
  after: "p_{after}",
  outputPadding: "p_{out}",
  kernel: "k",
  stride: "s",
  dilation: "d",
  field: "r",
  jump: "j",
  kernelHeight: "k_h",
  kernelWidth: "k_w",
  inHeight: "H_{in}",
  inWidth: "W_{in}",
  outHeight: "H_{out}",
  outWidth: "W_{out}",
  inChannels: "C",
  outChannels: "N",
  groups: "g",
  multiplier: "M",
  units: "U",
};

/**
 * The number a formula gives.
 *
 * @param formula the name of one of `formulas`, or any expression, which may use those names
 * @param values a number for every variable
 * @throws where a variable has no value, a value is not a finite number, or the expression cannot be read
 * @example
 * evaluateFormula("standardMacs", { outHeight: 126, outWidth: 126, kernelHeight: 3, kernelWidth: 3, inChannels: 3, groups: 1, outChannels: 1 }) // 428652
 * evaluateFormula("1 / N + 1 / k^2", { N: 64, k: 3 }) // 0.1267…
 */
export function evaluateFormula(formula: string, values: Record<string, number>): number {
  const { variables, evaluate } = compiled(formula);
  for (const name of variables) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw new TypeError(
        `evaluateFormula: ${name} is ${value}, but "${formula}" needs a finite number for ${variables.join(", ")}`,
      );
    }
  }
  return evaluate(values);
}

/**
 * A formula as TeX, for a notebook to show.
 * @param formula the name of one of `formulas`, or any expression, which may use those names
 * @throws where the expression cannot be read
 * @example
 * texOf("pointwiseMacs") // H_{out}\cdot W_{out}\cdot C\cdot N, spaced as mathjs does
 */
export function texOf(formula: string): string {
  // mathjs would set names such as N upright, as units; the space keeps them off the \cdot before them.
  const handler = ({ type, name }: Expression) => (type === "SymbolNode" ? ` ${symbols[name!] ?? name}` : undefined);
  return expand("texOf", formula).toTex({ parenthesis: "auto", handler }).trim();
}

/**
 * A formula after cancelling what cancels. A sum over one denominator is split, because each part has a meaning.
 *
 * @param formula the name of one of `formulas`, or any expression, which may use those names
 * @param given variables to replace first, by a number or another expression
 * @throws where the expression cannot be read
 * @example
 * simplifyFormula("separableMacs / standardMacs", {
 *   kernelHeight: "k", kernelWidth: "k", outChannels: "N", multiplier: 1, groups: 1,
 * }) // 1 / N + 1 / k ^ 2
 */
export function simplifyFormula(formula: string, given: Record<string, string | number> = {}): string {
  const { simplify } = mathjs();
  const whole = expand("simplifyFormula", formula, given);
  const parts = whole.op === "/" ? terms(simplify(whole, ["(n1 + n2) / n3 -> n1 / n3 + n2 / n3"])) : [whole];
  return parts.map((part) => simplify(part).toString()).join(" + ");
}

interface Compiled {
  variables: string[];
  evaluate(values: Record<string, number>): number;
}

const cache = new Map<string, Compiled>();

function compiled(formula: string): Compiled {
  let entry = cache.get(formula);
  if (!entry) {
    const tree = expand("evaluateFormula", formula);
    const variables = tree.filter(({ type }, path) => type === "SymbolNode" && path !== "fn").map(({ name }) => name!);
    entry = { variables: [...new Set(variables)], evaluate: tree.compile().evaluate };
    cache.set(formula, entry);
  }
  return entry;
}

/** The expression tree; names of formulas, and those in `given`, are replaced by what they stand for. */
function expand(who: string, formula: string, given: Record<string, string | number> = {}): Expression {
  const visit = (node: Expression): Expression => {
    const name = node.type === "SymbolNode" ? node.name! : "";
    if (Object.hasOwn(formulas, name)) return parse(who, formulas[name as FormulaName]).transform(visit);
    return Object.hasOwn(given, name) ? parse(who, String(given[name])) : node;
  };
  return parse(who, formula).transform(visit);
}

function terms(sum: Expression): Expression[] {
  if (sum.type === "ParenthesisNode") return terms(sum.content!);
  return sum.op === "+" && sum.args?.length === 2 ? sum.args.flatMap(terms) : [sum];
}

function parse(who: string, text: string): Expression {
  if (typeof text !== "string" || text.trim() === "") {
    throw new TypeError(`${who}: the formula is ${textOf(text)}, but it must be a name or an expression`);
  }
  try {
    return mathjs().parse(text);
  } catch (error) {
    throw new SyntaxError(`${who}: cannot read "${text}": ${(error as Error).message}`);
  }
}
