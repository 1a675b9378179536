import { Tensor } from "../../lib/tensor";
import type { Value } from "../value";
import type { Change } from "./change";
import { slidingChanges } from "./sliding";
import { bordered, firstAlong, flipped, mapped, startAlong, summedAlong, transposed, zeroedAlong } from "./tensors";
import type { Vocabulary } from "./vocabulary";
import { clauses, nouns } from "./words";

type Args = readonly Value[];

/** What is different if an argument were another: left out, always 1, read backwards, its first channel for all. */
export function givenChanges({ parameters, quantities, used }: Vocabulary, cases: readonly Args[]): Change[] {
  const changes = parameters.flatMap(({ name, sizes }, p) => {
    if (!used.has(name)) return []; // Whatever it is, nothing would be different.
    const given = cases.map((args) => args[p]);
    const change = (
      kind: string,
      cost: number,
      clause: string,
      of: (value: never, args: Args) => Value,
      about = [name],
    ): Change => ({
      id: `${kind}(${about.join(", ")})`,
      cost,
      about,
      clause,
      given: (args) => args.map((value, i) => (i === p ? of(value as never, args) : value)),
    });
    if (given.every((v) => typeof v === "number")) return numberChanges(name, change, quantities);
    if (given.every(isNumbers)) return listChanges(name, change, quantities);
    if (given.every((v) => v instanceof Tensor)) {
      const rank = Math.min(...given.map((t) => (t as Tensor).shape.length));
      return tensorChanges(
        name,
        change,
        Array.from({ length: rank }, (_, d) => nouns.along(sizes[d], d)),
      );
    }
    if (given.every(isObjects)) return objectsChanges(name, change, given as Record<string, Value>[][]);
    if (given.every(Array.isArray)) return entriesChanges(name, change);
    return [];
  });
  const names = parameters.map((p) => p.name);
  return [
    ...changes,
    ...swaps(names, cases),
    ...takenForOther(names, cases),
    ...allTransposed(cases),
    ...slidingChanges(names, cases),
  ];
}

type Make = (
  kind: string,
  cost: number,
  clause: string,
  of: (value: never, args: Args) => Value,
  about?: string[],
) => Change;
type Quantities = Vocabulary["quantities"];

function numberChanges(name: string, change: Make, quantities: Quantities): Change[] {
  return [
    change("always-0", 1, name === "bias" ? clauses.leftOut(name) : clauses.always(name, 0), () => 0),
    change("always-1", 1, clauses.always(name, 1), () => 1),
    change("larger", 2, clauses.larger(name), (v: number) => v + 1),
    change("smaller", 2, clauses.smaller(name), (v: number) => v - 1),
    change("doubled", 1.5, clauses.doubled(name), (v: number) => 2 * v),
    change("halved", 2, clauses.halved(name), (v: number) => v / 2),
    change("negative", 2, clauses.negative(name), (v: number) => -v),
    ...quantities.flatMap((q) => {
      if (q.name === name) return [];
      const times = (v: number, args: Args) => v * (q.of(args) ?? Number.NaN);
      return [
        change("once-for-each", name === "bias" ? 1 : 2.5, clauses.onceForEach(name, q.name), times, [name, q.name]),
        change("instead", 1.5, clauses.instead(q.name, name), (_: number, args) => q.of(args), [name, q.name]),
      ];
    }),
  ];
}

/** What can happen to the signs of a list's numbers, or a tensor's. `each` applies one thing to all of them. */
function signChanges<All extends Value>(
  name: string,
  change: Make,
  each: (f: (v: number) => number) => (all: All) => All,
): Change[] {
  return [
    change(
      "negative",
      1.5,
      clauses.negative(name),
      each((v) => -v),
    ),
    change("without-signs", 1.5, clauses.withoutSigns(name), each(Math.abs)),
    change(
      "without-negative",
      1.5,
      clauses.withoutNegative(name),
      each((v) => Math.max(0, v)),
    ),
  ];
}

function listChanges(name: string, change: Make, quantities: Quantities): Change[] {
  const each = (f: (v: number) => number) => (list: number[]) => list.map(f);
  return [
    change(
      "all-zero",
      1,
      name === "bias" ? clauses.leftOut(name) : clauses.allZero(name),
      each(() => 0),
    ),
    change(
      "all-one",
      1,
      clauses.allOne(name),
      each(() => 1),
    ),
    ...signChanges(name, change, each),
    change(
      "doubled",
      2,
      clauses.doubled(name),
      each((v) => 2 * v),
    ),
    change("back-to-front", 1, clauses.backToFront(name), (list: number[]) => [...list].reverse()),
    change("first-of", 1, clauses.firstOf(name), (list: number[]) => list.map(() => list[0])),
    change("first-0", 1.25, clauses.entryZero(name, "first"), (list: number[]) => list.map((v, i) => (i ? v : 0))),
    change("last-0", 1.25, clauses.entryZero(name, "last"), (list: number[]) => [...list.slice(0, -1), 0]),
    change("last-cut", 1.5, clauses.lastEntryCut(name), (list: number[]) => list.slice(0, -1)),
    change("first-cut", 1.5, clauses.firstEntryCut(name), (list: number[]) => list.slice(1)),
    ...quantities.map((q) => {
      const times = (list: number[], args: Args) => list.map((v) => v * (q.of(args) ?? Number.NaN));
      return change("once-for-each", name === "bias" ? 1 : 2.5, clauses.onceForEach(name, q.name), times, [
        name,
        q.name,
      ]);
    }),
  ];
}

function tensorChanges(name: string, change: Make, axes: readonly string[]): Change[] {
  const each = (f: (v: number) => number) => (t: Tensor) => mapped(t, f);
  const along = axes.flatMap((noun, d) => [
    change(`only-first-${noun}`, 1, clauses.onlyFirstAlong(name, noun), (t: Tensor) => startAlong(t, d, 1)),
    change(`first-${noun}-for-every`, 1, clauses.firstForEvery(noun, name), (t: Tensor) => firstAlong(t, d)),
    change(`${noun}-reversed`, 1.5, clauses.reversedAlong(name, noun), (t: Tensor) => flipped(t, d)),
    change(`${noun}-summed`, 2, clauses.sumAlong(name, noun), (t: Tensor) => summedAlong(t, d)),
    change(`${noun}-mean`, 1.5, clauses.meanAlong(name, noun), (t: Tensor) =>
      mapped(summedAlong(t, d), (v) => v / t.shape[d]),
    ),
    change(`first-${noun}-0`, 1.25, clauses.firstAlongLeftOut(name, noun), (t: Tensor) => zeroedAlong(t, d, 0)),
    change(`last-${noun}-0`, 1.25, clauses.lastAlongLeftOut(name, noun), (t: Tensor) =>
      zeroedAlong(t, d, t.shape[d] - 1),
    ),
    change(`last-${noun}-cut`, 1.5, clauses.lastCut(name, noun), (t: Tensor) => startAlong(t, d, t.shape[d] - 1)),
  ]);
  const planes =
    axes.length < 2
      ? []
      : [
          change("turned", 1, clauses.turned(name), (t: Tensor) => flipped(t, 0, 1)),
          change("last-row-and-column-cut", 1.5, clauses.lastRowAndColumnCut(name), (t: Tensor) =>
            startAlong(startAlong(t, 0, t.shape[0] - 1), 1, t.shape[1] - 1),
          ),
          change("border", 1.5, clauses.borderOfZeros(name), bordered),
          change("transposed", 1, clauses.transposed(name), transposed),
        ];
  return [
    ...planes,
    ...along,
    change(
      "all-zero",
      1.5,
      clauses.allZero(name),
      each(() => 0),
    ),
    change(
      "all-one",
      1,
      clauses.allOne(name),
      each(() => 1),
    ),
    change("all-summed", 1.5, clauses.allSummed(name), (t: Tensor) => mapped(t, () => total(t))),
    change("all-mean", 1.5, clauses.allMean(name), (t: Tensor) => mapped(t, () => total(t) / t.data.length)),
    ...signChanges(name, change, each),
  ];
}

const total = (t: Tensor) => t.data.reduce((sum, v) => sum + v, 0);

function entriesChanges(name: string, change: Make): Change[] {
  return [
    change("last-cut", 1.5, clauses.lastEntryCut(name), (list: Value[]) => list.slice(0, -1)),
    change("first-cut", 1.5, clauses.firstEntryCut(name), (list: Value[]) => list.slice(1)),
    change("only-first", 1, clauses.onlyFirstEntry(name), (list: Value[]) => list.slice(0, 1)),
    change("only-last", 1, clauses.onlyLastEntry(name), (list: Value[]) => list.slice(-1)),
    change("back-to-front", 1, clauses.backToFront(name), (list: Value[]) => [...list].reverse()),
  ];
}

function objectsChanges(name: string, change: Make, given: readonly Record<string, Value>[][]): Change[] {
  const entries = given.flat();
  const fields = Object.keys(entries[0] ?? {}).filter((field) => entries.every((e) => typeof e[field] === "number"));
  type Entry = Record<string, number>;
  const each = (f: (e: Entry) => Entry) => (list: Entry[]) => list.map(f);
  const always = (field: string, n: number) =>
    change(
      `${field}-${n}`,
      1,
      clauses.fieldAlways(name, field, n),
      each((e) => ({ ...e, [field]: n })),
      [field],
    );
  return [
    ...entriesChanges(name, change),
    ...fields.flatMap((field, i) => [
      always(field, 0),
      always(field, 1),
      ...fields.slice(i + 1).map((other) => {
        const swap = each((e) => ({ ...e, [field]: e[other], [other]: e[field] }));
        return change("fields-swapped", 1.5, clauses.fieldsSwapped(name, field, other), swap, [field, other]);
      }),
    ]),
  ];
}

/** Two arguments of a kind, each in the other's place. */
function swaps(names: readonly string[], cases: readonly Args[]): Change[] {
  return names.flatMap((name, a) =>
    names.slice(a + 1).flatMap((other, i): Change[] => {
      const b = a + 1 + i;
      if (!cases.every((args) => sort(args[a]) === sort(args[b]))) return [];
      const given = (args: Args) => args.map((v, n) => (n === a ? args[b] : n === b ? args[a] : v));
      return [
        {
          id: `swapped(${name}, ${other})`,
          cost: 1,
          about: [name, other],
          clause: clauses.swapped(name, other),
          given,
        },
      ];
    }),
  );
}

/** Lists or tensors of a kind, one of them taken for the other as well. */
function takenForOther(names: readonly string[], cases: readonly Args[]): Change[] {
  const same = (a: Value, b: Value) =>
    a instanceof Tensor && b instanceof Tensor
      ? a.shape.join() === b.shape.join()
      : isNumbers(a) && isNumbers(b) && a.length === b.length;
  return names.flatMap((name, a) =>
    names.flatMap((other, b): Change[] => {
      if (a === b || !cases.every((args) => same(args[a], args[b]))) return [];
      const given = (args: Args) => args.map((v, n) => (n === a ? args[b] : v));
      return [
        {
          id: `instead(${name}, ${other})`,
          cost: 1.5,
          about: [name, other],
          clause: clauses.instead(other, name),
          given,
        },
      ];
    }),
  );
}

/** All that has rows and columns, with the two exchanged. */
function allTransposed(cases: readonly Args[]): Change[] {
  const flat = (v: Value): v is Tensor => v instanceof Tensor && v.shape.length >= 2;
  if (!cases.every((args) => args.filter(flat).length >= 2)) return [];
  const given = (args: Args) => args.map((v) => (flat(v) ? transposed(v) : v));
  return [{ id: "all-transposed()", cost: 1, about: [], clause: clauses.allTransposed, given }];
}

function sort(value: Value): string {
  if (value instanceof Tensor) return `tensor ${value.shape.length}`;
  return isNumbers(value) ? "numbers" : typeof value;
}

function isNumbers(value: Value): value is readonly number[] {
  return Array.isArray(value) && value.every((v) => typeof v === "number");
}

function isObjects(value: Value): boolean {
  return (
    Array.isArray(value) &&
    value.every((v) => v !== null && typeof v === "object" && !Array.isArray(v) && !(v instanceof Tensor))
  );
}
