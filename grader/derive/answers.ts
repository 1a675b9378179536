import { Tensor } from "../../lib/tensor";
import { numbersOf } from "../numbers";
import type { Value } from "../value";
import type { Change } from "./change";
import { firstAlong, flipped, mapped, rearranged, transposed } from "./tensors";
import type { Product, Vocabulary } from "./vocabulary";
import { facts, nouns } from "./words";

type Args = readonly Value[];
type Of = (value: Value, args: Args) => Value | undefined;

/** What is different if the answer were changed in the end: too large by one, multiplied, turned round, a name for another. */
export function answerChanges({ parameters, products, sizes }: Vocabulary, expected: readonly Value[]): Change[] {
  const change = (kind: string, cost: number, fact: string, of: Of, about: readonly string[] = []): Change => ({
    id: `answer-${kind}(${about.join(", ")})`,
    cost,
    about,
    fact,
    answer: of,
  });
  if (expected.every((v) => typeof v === "boolean")) return [change("negated", 1, facts.negated, (v) => !v)];
  if (expected.every((v) => typeof v === "number"))
    return numberChanges(facts.whole, products, change, (f) => (v, args) => f(v as number, args));
  if (expected.every((v) => v instanceof Tensor)) {
    const each: Each = (f) => (v, args) => mapped(v as Tensor, (n) => f(n, args) ?? Number.NaN);
    const rank = Math.min(...expected.map((t) => (t as Tensor).shape.length));
    return [
      ...numberChanges(facts.numbers, products, change, each),
      ...shapeChanges(rank, sizes, change),
      ...orderChanges(change),
      ...axesChanges(rank, sizes, products, change),
      ...oldOrder(parameters, change),
    ];
  }
  if (expected.every((v) => Array.isArray(v) && v.every((n) => typeof n === "number"))) {
    const each: Each = (f) => (v, args) => (v as number[]).map((n) => f(n, args) ?? Number.NaN);
    const length = new Set(expected.map((v) => (v as number[]).length));
    const fixed = length.size === 1 && (expected[0] as number[]).length <= 4;
    return fixed
      ? partChanges(
          [...(expected[0] as number[]).keys()].map((i) => ({ key: i, name: facts.entry(i) })),
          products,
          change,
        )
      : [...numberChanges(facts.numbers, products, change, each), ...orderChanges(change), ...listChanges(change)];
  }
  const objects = expected.filter(
    (v) => v !== null && typeof v === "object" && !Array.isArray(v) && !(v instanceof Tensor),
  );
  if (objects.length === 0) return [];
  const fields = Object.entries(objects[0] as Record<string, Value>);
  const numbers = fields
    .filter(([, v]) => typeof v === "number")
    .map(([name]) => ({ key: name, name: facts.field(name) }));
  return partChanges(numbers, products, change);
}

type Make = (kind: string, cost: number, fact: string, of: Of, about?: readonly string[]) => Change;
/** A function of numbers as one of answers. */
type Each = (f: (v: number, args: Args) => number | undefined) => Of;

function numberChanges(what: string, products: readonly Product[], change: Make, each: Each, of = ""): Change[] {
  const plain = (kind: string, cost: number, fact: (what: string) => string, f: (v: number) => number) =>
    change(`${of}${kind}`, cost, fact(what), each(f), of ? [of.trim()] : []);
  return [
    plain("larger", 1, facts.larger, (v) => v + 1),
    plain("smaller", 1, facts.smaller, (v) => v - 1),
    plain("doubled", 1, facts.doubled, (v) => 2 * v),
    plain("halved", 1, facts.halved, (v) => v / 2),
    plain("negative", 1, facts.negative, (v) => -v),
    plain("without-sign", 1.5, facts.withoutSign, Math.abs),
    plain("clipped", 1, facts.clipped, (v) => Math.max(0, v)),
    plain("squared", 1.5, facts.squared, (v) => v * v),
    plain("root", 1.5, facts.root, Math.sqrt),
    plain("inverse", 1.5, facts.inverse, (v) => 1 / v),
    plain("complement", 1.5, facts.complement, (v) => 1 - v),
    plain("percent", 1.5, facts.percent, (v) => 100 * v),
    plain("rounded-down", 1.5, facts.roundedDown, Math.floor),
    plain("rounded-up", 1.5, facts.roundedUp, Math.ceil),
    plain("rounded", 1.5, facts.rounded, Math.round),
    ...(what === facts.numbers ? [] : quotients(products)).map(({ names, of: quantity, sign }) => {
      const about = of ? [of.trim(), ...names] : names;
      return change(
        `${of}is${sign}`,
        names.length + 0.5,
        facts.isQuantity(what, names, sign),
        each((_, args) => quantity(args)),
        about,
      );
    }),
    ...products.flatMap(({ names, of: quantity }) => {
      const with_ = (f: (v: number, q: number) => number) =>
        each((v, args) => {
          const q = quantity(args);
          return q === undefined ? undefined : f(v, q);
        });
      const about = of ? [of.trim(), ...names] : names;
      const cost = 1 + names.length / 2;
      return [
        change(
          `${of}multiplied`,
          cost,
          facts.factorTooMuch(what, names),
          with_((v, q) => v * q),
          about,
        ),
        change(
          `${of}divided`,
          cost,
          facts.factorMissing(what, names),
          with_((v, q) => v / q),
          about,
        ),
        change(
          `${of}more`,
          cost,
          facts.termTooMuch(what, names),
          with_((v, q) => v + q),
          about,
        ),
        change(
          `${of}less`,
          cost,
          facts.termMissing(what, names),
          with_((v, q) => v - q),
          about,
        ),
      ];
    }),
  ];
}

/** A quantity, two of them multiplied or divided. */
function quotients(products: readonly Product[]): (Product & { sign: string })[] {
  const single = products.filter((p) => p.names.length === 1);
  const divided = single.flatMap((a) =>
    single
      .filter((b) => b !== a)
      .map((b) => ({ names: [a.names[0], b.names[0]], of: (args: Args) => a.of(args)! / b.of(args)!, sign: "/" })),
  );
  return [...products.map((p) => ({ ...p, sign: "·" })), ...divided];
}

/** The numbers of an object or of a short list, each by itself, and in each other's place. */
function partChanges(
  parts: readonly { key: string | number; name: string }[],
  products: readonly Product[],
  change: Make,
): Change[] {
  const put = (value: Value, key: string | number, part: Value): Value => {
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map((v, i) => (i === key ? part : v));
    return { ...value, [key]: part } as Value;
  };
  const get = (value: Value, key: string | number) => (value as Record<string | number, Value> | null)?.[key];
  return parts.flatMap(({ key, name }, i) => {
    const each: Each = (f) => (value, args) => {
      const part = get(value, key);
      return typeof part === "number" ? put(value, key, f(part, args)) : value;
    };
    const always = [0, 1].map((n) =>
      change(
        `${key}-always-${n}`,
        1,
        facts.always(name, String(n)),
        each(() => n),
        [String(key)],
      ),
    );
    const others = parts.filter((o) => o.key !== key);
    return [
      ...numberChanges(name, products, change, each, `${key} `),
      ...always,
      ...others.map((o) =>
        change(`${key}-for-${o.key}`, 1.5, facts.partForPart(name, o.name), (v) => put(v, key, get(v, o.key)), [
          String(key),
        ]),
      ),
      ...others.slice(0, Math.max(0, others.length - i)).flatMap((o) => {
        if (parts.findIndex((p) => p.key === o.key) < i) return [];
        const swapped: Of = (v) => put(put(v, key, get(v, o.key)), o.key, get(v, key));
        return [
          change(`${key}-and-${o.key}`, 1, facts.partsSwapped(name, o.name), swapped, [String(key), String(o.key)]),
        ];
      }),
    ];
  });
}

function listChanges(change: Make): Change[] {
  return [
    change("shortened", 1, facts.shortened, (v) => (v as number[]).slice(0, -1)),
    change("lengthened", 1.5, facts.lengthened, (v) => [...(v as number[]), 0]),
  ];
}

function orderChanges(change: Make): Change[] {
  const reordered =
    (f: (numbers: number[]) => number[]): Of =>
    (v) => {
      const numbers = f(Array.from(numbersOf(v)!.data));
      return v instanceof Tensor ? new Tensor([...v.shape], Float32Array.from(numbers)) : numbers;
    };
  const total = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
  return [
    change(
      "reversed",
      1,
      facts.reversed,
      reordered((n) => n.reverse()),
    ),
    change(
      "sorted",
      2,
      facts.sorted,
      reordered((n) => n.sort((a, b) => a - b)),
    ),
    change(
      "first",
      1.5,
      facts.first,
      reordered((n) => n.map(() => n[0])),
    ),
    change(
      "mean",
      1.5,
      facts.mean,
      reordered((n) => n.map((v) => v / n.length)),
    ),
    change(
      "shares",
      1.5,
      facts.shares,
      reordered((n) => n.map((v) => v / total(n))),
    ),
  ];
}

function shapeChanges(rank: number, sizes: Vocabulary["sizes"], change: Make): Change[] {
  if (rank < 2) return [];
  const noun = (d: number) => nouns.along(sizes[d], d);
  const lastEmpty: Of = (v) => {
    const t = v as Tensor;
    const step = t.shape.slice(2).reduce((product, n) => product * n, 1);
    const [height, width] = t.shape;
    return new Tensor(
      [...t.shape],
      t.data.map((value, i) => {
        const [y, x] = [Math.floor(i / step / width), Math.floor(i / step) % width];
        return y === height - 1 || x === width - 1 ? 0 : value;
      }),
    );
  };
  return [
    change("transposed", 1, facts.transposed, (v) => transposed(v as Tensor)),
    change("last-empty", 1.5, facts.lastEmpty, lastEmpty),
    ...Array.from({ length: rank }, (_, d) => d).flatMap((d) => [
      change(`${noun(d)}-reversed`, 1.5, facts.along(noun(d)), (v) => flipped(v as Tensor, d)),
      change(`first-${noun(d)}`, 1, facts.firstAlong(noun(d)), (v) => firstAlong(v as Tensor, d)),
    ]),
  ];
}

/** The axes in another order, or the last one counted by other numbers first. */
function axesChanges(rank: number, sizes: Vocabulary["sizes"], products: readonly Product[], change: Make): Change[] {
  const orders =
    rank < 3 ? [] : permutations([...Array(rank).keys()]).filter((order) => order.some((axis, d) => axis !== d));
  const named = (axis: number) => sizes[axis] ?? String(axis);
  return [
    ...orders.map((order) => {
      const permuted: Of = (v) => {
        const t = v as Tensor;
        return rearranged(
          order.map((axis) => t.shape[axis]),
          t,
          (index) => order.map((_, axis) => index[order.indexOf(axis)]),
        );
      };
      return change(`axes-${order.join("")}`, 1.5, facts.axes(order.map(named)), permuted);
    }),
    ...products
      .filter((p) => p.names.length === 2)
      .flatMap(({ names: [a, b], of: product }) =>
        [
          [a, b],
          [b, a],
        ].map(([outer, inner]) => {
          const inside = products.find((p) => p.names.length === 1 && p.names[0] === inner)!;
          const regrouped: Of = (v, args) => {
            const t = v as Tensor;
            const [last, n] = [t.shape[rank - 1], inside.of(args)!];
            if (product(args) !== last) return undefined;
            return rearranged(t.shape, t, (index) => [
              ...index.slice(0, -1),
              (index[rank - 1] % (last / n)) * n + Math.floor(index[rank - 1] / (last / n)),
            ]);
          };
          return change(`${inner}-first`, 1.25, facts.regrouped(outer, inner), regrouped, [outer, inner]);
        }),
      ),
  ];
}

/** The numbers of an argument as they lay, under the shape of the answer. */
function oldOrder(parameters: Vocabulary["parameters"], change: Make): Change[] {
  return parameters.map(({ name }, p) =>
    change(
      "old-order",
      1,
      facts.oldOrder(name),
      (v, args) => {
        const given = args[p];
        const t = v as Tensor;
        return given instanceof Tensor && given.data.length === t.data.length
          ? new Tensor([...t.shape], given.data)
          : undefined;
      },
      [name],
    ),
  );
}

function permutations(items: readonly number[]): number[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((first) => permutations(items.filter((i) => i !== first)).map((rest) => [first, ...rest]));
}
