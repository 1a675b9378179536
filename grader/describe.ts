import { Tensor } from "../lib/tensor";
import { numbersOf } from "./numbers";
import { type Answer, Strange } from "./wire";
import { values } from "./words";

/** A value in a few words, for a sentence: "3.5", "[6, 12, 18]", "a tensor of shape [2, 3]". */
export function describe(value: Answer): string {
  if (value === undefined) return values.undefined;
  if (value instanceof Strange) return value.what;
  if (typeof value === "number") return plain(value);
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (value === null || typeof value === "boolean") return String(value);
  if (value instanceof Tensor) return sparkOf(value) ?? values.tensor(shapeText(value.shape));
  const numbers = numbersOf(value);
  if (numbers && numbers.shape.length > 1) return values.nested(shapeText(numbers.shape));
  if (Array.isArray(value)) {
    if (value.length > 12) return values.long(value.length);
    return `[${value.map((v) => describe(v)).join(", ")}]`;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return values.emptyObject;
  const named = entries.slice(0, 8).map(([name, v]) => [name.slice(0, 30), v] as const);
  return entries.length === named.length && named.every(([, v]) => isShort(v))
    ? `{ ${named.map(([name, v]) => `${name}: ${describe(v)}`).join(", ")} }`
    : values.object(named.map(([name]) => name));
}

/** Of many numbers a single one isn't 0: which one, and where, is all there is to know. */
function sparkOf({ shape, data }: Tensor): string | undefined {
  const lit = data.findIndex((v) => v !== 0);
  if (data.length <= 12 || lit < 0 || data.some((v, i) => v !== 0 && i !== lit)) return undefined;
  let rest = lit;
  const place = [...shape].reverse().map((n) => {
    const index = rest % n;
    rest = (rest - index) / n;
    return index;
  });
  return values.spark(shapeText(shape), plain(data[lit]), shapeText(place.reverse()));
}

/** A value that fits into a line beside others: no block of numbers, no object within the object. */
function isShort(value: Answer): boolean {
  if (Array.isArray(value)) return value.length <= 4 && value.every((v) => typeof v !== "object");
  return value === null || typeof value !== "object" || value instanceof Strange;
}

/** A number as one would write it: at most six digits where it is not whole. */
export function plain(value: number): string {
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value).replace("-", "−");
  return String(Number(value.toPrecision(6))).replace("-", "−");
}

export function shapeText(shape: readonly number[]): string {
  return shape.length ? `[${shape.join(", ")}]` : values.single;
}
