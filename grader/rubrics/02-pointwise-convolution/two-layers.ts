import { type Tensor, tensor } from "../../../lib/index";

// Chapter 02's exercise 4: what two layers with a ReLU between them can make of two numbers, and what is amiss with it.

type Network = {
  first: Tensor<[1, 1, 2, 4]>;
  second: Tensor<[1, 1, 4, 1]>;
};

/** A number in the middle: its weights for channel 0 and for channel 1, and what the second layer makes of it. */
type Unit = readonly [number, number, number];

/** A part of the sum that comes out: the numbers in the middle that make it, and how one writes it. */
interface Part {
  name: string;
  units: readonly Unit[];
  /** Why it is not what the larger one needs. */
  so?: string;
}

/** Pixels that lie in all the regions between which such a network bends: signs of a, b, a − b and a + b. */
export const PAIRS = [
  [3, 8],
  [4, -1],
  [-5, -2],
  [-5, -7],
  [-7, -5],
  [6, 6],
  [0, -3],
  [-3, 0],
  [9, 2],
  [-8, 5],
  [0, 0],
  [2, -6],
  [-3, 7],
] as const;

/** Two layers: of each number in the middle its weights for channel 0, for channel 1, and in the second layer. */
export function middle(...given: readonly Unit[]): Network {
  const units = Array.from({ length: 4 }, (_, n) => given[n] ?? [0, 0, 0]);
  const weights = (place: 0 | 1 | 2) => units.map((unit) => unit[place]);
  return { first: tensor([...weights(0), ...weights(1)], [1, 1, 2, 4]), second: tensor(weights(2), [1, 1, 4, 1]) };
}

export const AS_ROWS =
  "You wrote the filters of the first layer as rows. Its table has a row for each of the two channels and a column for each of the four numbers in the middle.";

const LOST = "One ReLU takes a number away where it is negative; a second one has to bring that through.";
const SIZE = "Without its sign a negative number counts as a positive one.";

/** The number that the difference is added to, as far as it gets through. */
const CARRIED: readonly Part[] = [
  {
    name: "a",
    units: [
      [1, 0, 1],
      [-1, 0, -1],
    ],
  },
  { name: "relu(a)", units: [[1, 0, 1]], so: LOST },
  {
    name: "|a|",
    units: [
      [1, 0, 1],
      [-1, 0, 1],
    ],
    so: SIZE,
  },
  {
    name: "−a",
    units: [
      [1, 0, -1],
      [-1, 0, 1],
    ],
    so: "The number itself comes with the opposite sign.",
  },
  {
    name: "b",
    units: [
      [0, 1, 1],
      [0, -1, -1],
    ],
  },
  { name: "relu(b)", units: [[0, 1, 1]], so: LOST },
  {
    name: "|b|",
    units: [
      [0, 1, 1],
      [0, -1, 1],
    ],
    so: SIZE,
  },
  {
    name: "−b",
    units: [
      [0, 1, -1],
      [0, -1, 1],
    ],
    so: "The number itself comes with the opposite sign.",
  },
];

/** The same for both numbers. */
const BOTH: readonly Part[] = [
  {
    name: "a + b",
    units: [
      [1, 1, 1],
      [-1, -1, -1],
    ],
  },
  { name: "relu(a + b)", units: [[1, 1, 1]], so: LOST },
  {
    name: "|a + b|",
    units: [
      [1, 1, 1],
      [-1, -1, 1],
    ],
    so: SIZE,
  },
  {
    name: "relu(a) + relu(b)",
    units: [
      [1, 0, 1],
      [0, 1, 1],
    ],
    so: LOST,
  },
  {
    name: "|a| + |b|",
    units: [
      [1, 0, 1],
      [-1, 0, 1],
      [0, 1, 1],
      [0, -1, 1],
    ],
    so: SIZE,
  },
];

const AHEAD: readonly Part[] = [
  { name: "relu(a − b)", units: [[1, -1, 1]] },
  { name: "relu(b − a)", units: [[-1, 1, 1]] },
  {
    name: "|a − b|",
    units: [
      [1, -1, 1],
      [-1, 1, 1],
    ],
  },
];

/** All other sums of such parts, and what is said of them: what comes out, for whatever reason, and what is amiss there. */
export function otherNetworks(known: readonly (() => Network)[]) {
  const seen = new Set([
    Array.from(PAIRS, ([a, b]) => Math.max(a, b)).join(" "),
    ...known.map((model) => valuesOf(model())),
  ]);
  const rows = asRows().flatMap((network, n) => {
    const values = valuesOf(network);
    if (seen.has(values)) return [];
    seen.add(values);
    return { id: `02.filters-as-rows-${n}`, belief: AS_ROWS, model: () => network };
  });
  const others = [...sums()].flatMap(({ name, units, so }) => {
    if (units.length > 4) return [];
    const values = valuesOf(middle(...units));
    if (seen.has(values)) return [];
    seen.add(values);
    const said = values.split(" ");
    // Two pixels that show it.
    const shown = [0, 2, 1, 3, 4, 8].filter((n) => Number(said[n]) !== Math.max(...PAIRS[n])).slice(0, 2);
    const examples = shown.map((n) => `[${PAIRS[n].map(written).join(", ")}] becomes ${written(Number(said[n]))}`);
    return {
      id: `02.comes-out(${name})`,
      belief: `What comes out is ${name}: ${examples.join(", ")}. ${so.join(" ")}`,
      model: () => middle(...units),
    };
  });
  return [...rows, ...others, ...oneSignOff(seen)];
}

/** A right network in which one weight has the other sign, or is 0. */
function oneSignOff(seen: Set<string>) {
  return DESIGNS.flatMap((units) =>
    units.flatMap((unit, n) =>
      [0, 1, 2].flatMap((place) =>
        [-1, 0].flatMap((factor) => {
          if (unit[place] === 0) return [];
          const changed: Unit = [0, 1, 2].map((p) =>
            p === place ? factor * unit[p] || 0 : unit[p],
          ) as unknown as Unit;
          const network = middle(...units.map((other, m) => (m === n ? changed : other)));
          const values = valuesOf(network);
          if (seen.has(values)) return [];
          seen.add(values);
          const [is, right] = [changed, unit].map(unitNamed);
          return [
            { id: `02.one-weight-off-${seen.size}`, belief: oneWeightOff(is, right, values), model: () => network },
          ];
        }),
      ),
    ),
  );
}

/** "relu(a − b), taken half" */
function unitNamed([a, b, second]: Unit): string {
  const terms = [
    [a, "a"],
    [b, "b"],
  ] as const;
  const sum = terms.flatMap(([weight, name]) => (weight === 0 ? [] : [`${weight < 0 ? "−" : "+"} ${name}`])).join(" ");
  const inside = sum.replace(/^\+ /, "").replace(/^− /, "−") || "0";
  return `${second < 0 ? "−" : second === 0 ? "0 · " : ""}relu(${inside})`;
}

function oneWeightOff(is: string, right: string, values: string): string {
  const said = values.split(" ");
  const shown = [0, 2, 1, 3, 4, 8].find((n) => Number(said[n]) !== Math.max(...PAIRS[n])) ?? 0;
  const example = `[${PAIRS[shown].map(written).join(", ")}] becomes ${written(Number(said[shown]))}`;
  return `One of the four numbers in the middle comes in as ${is}, and what comes out would be right with ${right} in its place: ${example}. Look at its two weights in the first layer, and at its one in the second.`;
}

function* sums(): Generator<{ name: string; units: Unit[]; so: string[] }> {
  for (const one of CARRIED) {
    yield {
      name: one.name,
      units: [...one.units],
      so: [...said(one), "The two numbers have to be compared: a ReLU of a − b, or of b − a, does that."],
    };
    for (const ahead of AHEAD) {
      for (const sign of [1, -1]) {
        const fits = ahead.name === (one.name.includes("a") ? "relu(b − a)" : "relu(a − b)");
        const so = [...said(one)];
        if (sign < 0) so.push("What the other number is larger by has to be added, not taken off.");
        else if (!fits)
          so.push(
            "What has to be added to a number is what the other one is larger by, and nothing where it is smaller.",
          );
        yield {
          name: `${one.name} ${sign < 0 ? "−" : "+"} ${ahead.name}`,
          units: [...one.units, ...times(ahead, sign)],
          so,
        };
      }
    }
  }
  for (const ahead of AHEAD) {
    const so = ["That is how far they are apart; one of the two numbers has to come out with it."];
    yield { name: ahead.name, units: [...ahead.units], so };
    yield { name: `−${ahead.name}`, units: times(ahead, -1), so };
    yield { name: `${ahead.name} / 2`, units: times(ahead, 0.5), so };
  }
  yield {
    name: "a − b",
    units: [
      [1, -1, 1],
      [-1, 1, -1],
    ],
    so: ["One 1×1 layer could do that. One of the two numbers has to come out, and by how much the other is larger."],
  };
  yield {
    name: "b − a",
    units: [
      [1, -1, -1],
      [-1, 1, 1],
    ],
    so: ["One 1×1 layer could do that. One of the two numbers has to come out, and by how much the other is larger."],
  };
  for (const both of BOTH) {
    for (const half of [1, 0.5]) {
      const base = half === 1 ? both.name : `(${both.name}) / 2`;
      const alone =
        half === 1
          ? "Nothing chooses between the two: their difference has to be seen by a ReLU."
          : "That is the mean; half of the distance is missing.";
      yield { name: base, units: times(both, half), so: [...said(both), alone] };
      for (const ahead of AHEAD) {
        for (const part of [1, 0.5, -1, -0.5]) {
          const so = [...said(both)];
          const distance = ahead.name === "|a − b|";
          if (part < 0) so.push("The distance has to be added; taken off, it leads to the smaller one.");
          else if (!distance)
            so.push("Beside both numbers the distance counts whichever is larger: |a − b|, by two ReLUs.");
          if (half === 1 && Math.abs(part) === 1 && distance)
            so.push("a + b and |a − b| together are twice what is meant.");
          else if (distance && half !== Math.abs(part)) so.push("Of a + b and of |a − b| it takes half each.");
          const piece = Math.abs(part) === 1 ? ahead.name : `${ahead.name} / 2`;
          yield {
            name: `${base} ${part < 0 ? "−" : "+"} ${piece}`,
            units: [...times(both, half), ...times(ahead, part)],
            so,
          };
        }
      }
    }
  }
}

/** Right ones whose first layer is written filter by filter, in whatever order they come. */
function asRows(): Network[] {
  return DESIGNS.flatMap((units) =>
    orders([...units]).map((ordered) => ({
      first: tensor(
        ordered.flatMap((unit) => unit.slice(0, 2)),
        [1, 1, 2, 4],
      ),
      second: tensor(
        ordered.map((unit) => unit[2]),
        [1, 1, 4, 1],
      ),
    })),
  );
}

/** Right ones, a number in the middle after the other. */
const DESIGNS: (readonly Unit[])[] = [
  [
    [1, -1, 1],
    [0, 1, 1],
    [0, -1, -1],
    [0, 0, 0],
  ],
  [
    [-1, 1, 1],
    [1, 0, 1],
    [-1, 0, -1],
    [0, 0, 0],
  ],
  [
    [1, 1, 0.5],
    [-1, -1, -0.5],
    [1, -1, 0.5],
    [-1, 1, 0.5],
  ],
];

function orders<T>(all: T[]): T[][] {
  if (all.length < 2) return [all];
  return all.flatMap((one, n) => orders(all.filter((_, m) => m !== n)).map((rest) => [one, ...rest]));
}

function said({ so }: Part): string[] {
  return so ? [so] : [];
}

function times({ units }: Part, factor: number): Unit[] {
  return units.map(([a, b, second]) => [a, b, factor * second]);
}

/** What a network makes of the pixels, worked out without layers: there are hundreds of them. */
function valuesOf({ first, second }: Network): string {
  const answer = ([a, b]: readonly [number, number]) => {
    let sum = 0;
    for (let n = 0; n < 4; n++) sum += second.data[n] * Math.max(0, first.data[n] * a + first.data[4 + n] * b);
    return sum;
  };
  return PAIRS.map(answer).join(" ");
}

function written(value: number): string {
  return String(value).replace("-", "−");
}
