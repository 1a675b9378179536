/** What lib checks of single values, and how its messages write them. @internal */

/** @internal */
export function checkSize(who: string, name: string, value: unknown): asserts value is number {
  checkWhole(who, name, value, 1);
}

/** @internal */
export function checkWhole(who: string, name: string, value: unknown, least: number): asserts value is number {
  if (!Number.isSafeInteger(value) || (value as number) < least) {
    throw new RangeError(`${who}: ${name} is ${textOf(value)}, but it must be a whole number of at least ${least}`);
  }
}

/** A misspelt option would be ignored in silence, and the learner would look for the fault elsewhere. @internal */
export function checkOptions(who: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== "object" || options === null) {
    throw new TypeError(`${who}: options is ${textOf(options)}, but it must be an object such as { stride: 2 }`);
  }
  for (const name of Object.keys(options)) {
    if (!known.includes(name))
      throw new TypeError(`${who}: there is no option "${name}"; there are ${known.join(", ")}`);
  }
}

/** A value as an error message writes it. @internal */
export function textOf(value: unknown): string {
  if (typeof value === "string") return `"${value}"`;
  if (typeof value === "function") return value.name ? `the function ${value.name}` : "a function";
  if (Array.isArray(value)) {
    return `[${Array.from(value.slice(0, 8), textOf).join(", ")}${value.length > 8 ? ", …" : ""}]`;
  }
  return typeof value === "object" && value !== null
    ? `an object (${Object.keys(value).slice(0, 3).join(", ")})`
    : String(value);
}
