/** A number as pictures print it: a real minus sign, at most `digits` decimals, no trailing zeros. */
export function numeral(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  const small = size > 0 && size < 0.5 * 10 ** -digits;
  const huge = size >= 1e7;
  const plain = small || huge ? size.toExponential(1).replace("e+", "e") : String(Number(size.toFixed(digits)));
  return value < 0 && plain !== "0" ? `−${plain}` : plain;
}

/** A count or a figure in a table, its thousands apart: 428,652. */
export function withCommas(value: number, digits = 4): string {
  const plain = numeral(value, digits);
  if (plain.includes("e") || !Number.isFinite(value))
    return Number.isInteger(value) ? groupDigits(String(value)) : plain;
  const [whole, decimals] = plain.split(".");
  return groupDigits(whole) + (decimals ? `.${decimals}` : "");
}

function groupDigits(whole: string): string {
  return whole.replace("-", "−").replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Whether `numeral` loses something of a value of a tensor (a 32-bit number: 0.1 is not called rounded). */
export function isRounded(value: number, digits = 2): boolean {
  return Math.fround(Number(value.toFixed(digits))) !== Math.fround(value);
}
