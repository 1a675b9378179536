/** An expression tree of mathjs, as far as the formulas need it. */
export interface Expression {
  readonly type: string;
  readonly name?: string;
  readonly op?: string;
  readonly args?: Expression[];
  /** What a pair of parentheses holds. */
  readonly content?: Expression;
  transform(visit: (node: Expression) => Expression): Expression;
  filter(test: (node: Expression, path: string) => boolean): Expression[];
  compile(): { evaluate(values: Record<string, number>): number };
  toString(): string;
  toTex(options: { parenthesis: "auto"; handler: (node: Expression) => string | undefined }): string;
}

interface Mathjs {
  parse(text: string): Expression;
  simplify(expression: Expression, rules?: string[]): Expression;
}

/**
 * mathjs, loaded when the first formula is: most notebooks and exercises need no formula. Its single-file build, because
 * the thousand modules of `import "mathjs"` take ten times as long; its types by hand, because they cost the compiler more
 * than the rest of lib.
 */
export function mathjs(): Mathjs {
  return require("mathjs/lib/browser/math.js");
}
