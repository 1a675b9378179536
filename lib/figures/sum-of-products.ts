import { isRounded, numeral } from "./numbers";

/** One product of a window: an input value and the weight above it. */
export type Term = readonly [value: number, weight: number];

/** "1·0 + 2·1 + 3·(−1)": a long sum keeps its first four terms and its last. */
export function sumOfProducts(terms: readonly Term[], most = 9): string {
  const written = terms.map(([value, weight], i) => `${(i ? signed : short)(value)}·${signed(weight)}`);
  return (written.length > most ? [...written.slice(0, 4), "…", ...written.slice(-1)] : written).join(" + ");
}

export function total(terms: readonly Term[]): number {
  return terms.reduce((sum, [value, weight]) => sum + value * weight, 0);
}

/** "=", or "≈" where a number of the line is printed rounded. */
export function equals(...values: number[]): string {
  return values.some((value) => isRounded(value, decimals)) ? "≈" : "=";
}

/** A number that follows an operator: a negative one in brackets. */
export function signed(value: number): string {
  return value < 0 ? `(${short(value)})` : short(value);
}

const decimals = 3;

/** At most three decimals; what is smaller still is a zero here. */
export function short(value: number): string {
  return Math.abs(value) < 0.0005 ? "0" : numeral(value, decimals);
}
