import { texOf } from "../cost/formulas";
import { showTex } from "./display";

/**
 * Show a formula of `lib/cost` set as mathematics: M and N for input and output channels, k for the kernel. In a terminal
 * the expression is printed as it is.
 *
 * @param formula the name of one of `formulas`, or any expression, which may use those names
 * @throws where the expression cannot be read
 * @example
 * showFormula("1 / N + 1 / k^2")
 */
export function showFormula(formula: string): void {
  showTex(texOf(formula), formula);
}
