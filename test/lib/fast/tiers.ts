import { expect } from "vitest";
import * as fast from "../../../lib/fast/index";
import type { Tensor } from "../../../lib/index";
import * as readable from "../../../lib/index";
import { firstDifference } from "./tensors";

export type Operators = Record<string, (...given: unknown[]) => Tensor>;
export const tiers = { readable: readable as unknown as Operators, fast: fast as unknown as Operators };

/** Both tiers answer the same numbers. */
export function agree(op: string, ...given: unknown[]): void {
  const slow = tiers.readable[op](...given);
  const quick = tiers.fast[op](...given);
  expect(quick.shape).toEqual(slow.shape);
  expect(firstDifference(quick, slow)).toBe(-1);
}
