import type { Value } from "../value";
import type { Quantity } from "./vocabulary";
import { wheres } from "./words";

type Args = readonly Value[];

/** What is so of all the cases that are wrong and of none that is right: an argument is a certain word, or something is 1 or 0. */
export function plainDifference(
  cases: readonly Args[],
  wrong: readonly boolean[],
  quantities: readonly Quantity[],
  names: readonly string[],
): string | undefined {
  const special = specialCase(cases, wrong, quantities, names);
  if (special) return special;
  const among = (n: number) => quantities.find(({ of }) => cases.every((args, i) => (of(args) === n) === wrong[i]));
  const [one, none] = [among(1), among(0)];
  return one ? wheres.is(one.name, "1") : none && wheres.is(none.name, "0");
}

/** Or where it is that something is not 1, or not 0: what is right there is easy. */
export function specialCase(
  cases: readonly Args[],
  wrong: readonly boolean[],
  quantities: readonly Quantity[],
  names: readonly string[],
): string | undefined {
  const tells = (is: (args: Args) => boolean) => cases.every((args, i) => is(args) === wrong[i]);
  for (const [p, name] of names.entries()) {
    for (const word of new Set(cases.map((args) => args[p]))) {
      if (typeof word !== "string" && typeof word !== "boolean") continue;
      if (tells((args) => args[p] === word)) return wheres.is(name, JSON.stringify(word));
      if (tells((args) => args[p] !== word)) return wheres.isNot(name, JSON.stringify(word));
    }
  }
  for (const { name, of } of quantities) {
    for (const n of [1, 0]) {
      if (tells((args) => of(args) !== n)) return wheres.isNot(name, String(n));
    }
  }
  return undefined;
}

/** Or how two quantities compare; or whether one is even. */
export function comparison(
  cases: readonly Args[],
  wrong: readonly boolean[],
  quantities: readonly Quantity[],
): string | undefined {
  const tells = (is: (args: Args) => boolean) => cases.every((args, i) => is(args) === wrong[i]);
  for (const [n, b] of quantities.entries()) {
    for (const a of quantities.slice(0, n)) {
      const [x, y] = [(args: Args) => a.of(args) ?? Number.NaN, (args: Args) => b.of(args) ?? Number.NaN];
      if (tells((args) => x(args) === y(args))) return wheres.equal(a.name, b.name);
      if (tells((args) => x(args) !== y(args))) return wheres.differ(a.name, b.name);
      if (tells((args) => x(args) < y(args))) return wheres.smaller(a.name, b.name);
      if (tells((args) => x(args) > y(args))) return wheres.smaller(b.name, a.name);
    }
  }
  for (const { name, of } of quantities) {
    if (tells((args) => of(args)! % 2 === 0)) return wheres.even(name);
    if (tells((args) => Math.abs(of(args)! % 2) === 1)) return wheres.odd(name);
  }
  return undefined;
}
