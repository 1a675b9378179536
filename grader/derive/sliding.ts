import { Tensor } from "../../lib/tensor";
import type { Value } from "../value";
import type { Change } from "./change";
import { rearranged } from "./tensors";
import { clauses } from "./words";

type Args = readonly Value[];

/** What is believed of `padding` and `stride`, where an exercise has them beside an image: other borders, fewer pixels. */
export function slidingChanges(names: readonly string[], cases: readonly Args[]): Change[] {
  const image = names.findIndex((_, p) =>
    cases.every((args) => args[p] instanceof Tensor && (args[p] as Tensor).shape.length >= 2),
  );
  if (image < 0) return [];
  const [padding, stride] = ["padding", "stride"].map((name) => names.indexOf(name));
  const replace = (args: Args, values: Record<number, Value>) => args.map((v, p) => values[p] ?? v);
  const changes: Change[] = [];
  if (padding >= 0) {
    for (const [kind, border] of Object.entries(BORDERS)) {
      if (border === BORDERS.zeros) continue;
      const given = (args: Args) =>
        replace(args, { [image]: padded(args[image] as Tensor, args[padding] as number, border), [padding]: 0 });
      changes.push({
        id: `border-${kind}(padding)`,
        cost: 1.5,
        about: ["padding"],
        clause: clauses.borders[kind],
        given,
      });
    }
  }
  if (stride >= 0) {
    const given = (args: Args) => {
      const p = padding < 0 ? 0 : (args[padding] as number);
      const wide = padded(args[image] as Tensor, p, BORDERS.zeros);
      return replace(args, { [image]: thinned(wide, args[stride] as number), [stride]: 1, [padding]: 0 });
    };
    changes.push({
      id: "thinned-first(stride)",
      cost: 1.5,
      about: ["stride"],
      clause: clauses.thinnedFirst(names[image]),
      given,
    });
  }
  return changes;
}

type Border = (i: number, size: number) => number | undefined;

/** The pixel that stands for one beyond the border. */
const BORDERS = {
  zeros: (i, size) => (i >= 0 && i < size ? i : undefined),
  repeated: (i, size) => Math.min(Math.max(i, 0), size - 1),
  mirrored: (i, size) => (i < 0 ? -i : i >= size ? 2 * size - 2 - i : i),
  around: (i, size) => (i + size) % size,
} satisfies Record<string, Border>;

function padded(t: Tensor, padding: number, border: Border): Tensor {
  const [height, width, ...rest] = t.shape;
  return rearranged([height + 2 * padding, width + 2 * padding, ...rest], t, ([y, x, ...more]) => {
    const [row, column] = [border(y - padding, height), border(x - padding, width)];
    return row === undefined || column === undefined ? undefined : [row, column, ...more];
  });
}

function thinned(t: Tensor, stride: number): Tensor {
  const [height, width, ...rest] = t.shape;
  return rearranged([Math.ceil(height / stride), Math.ceil(width / stride), ...rest], t, ([y, x, ...more]) => [
    y * stride,
    x * stride,
    ...more,
  ]);
}
