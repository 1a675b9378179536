import { Tensor } from "../../lib/tensor";
import type { Value } from "../value";

/** Whether there is no NaN and no infinity in an answer. */
export function finite(value: Value): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (value instanceof Tensor) return value.data.every(Number.isFinite);
  if (value === null || typeof value !== "object") return true;
  return Object.values(value).every((part) => finite(part as Value));
}
