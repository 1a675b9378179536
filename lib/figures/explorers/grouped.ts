import { cells } from "../cells";
import { ink, roles } from "../colours";
import { withCommas } from "../numbers";
import { bold, element, type Figure, figure, text } from "../svg";
import { wiringFigure } from "../wiring";
import type { Drawing, Explorer } from "./frame/explorer";
import type { Grouped } from "./settings";

/** One dial from standard over grouped to depthwise, and with a 1×1 layer behind it to depthwise separable. */
export const explorer: Explorer<Grouped> = {
  name: "grouped",
  title: "Who hears whom: from one group (standard) to a group a channel (depthwise), and a 1×1 layer behind it",
  controls: [
    { key: "channels", label: "input channels", min: 1, max: 8 },
    { key: "filters", label: "filters", min: 1, max: 8 },
    { key: "groups", label: "groups", min: 1, max: 8 },
    { key: "after", label: "and then", choices: ["nothing", "a 1×1 layer"] },
  ],
  initial: { channels: 4, filters: 4, groups: 2, after: "nothing" },
  step: "map",
  steps: (settings) => (divides(settings) ? settings.filters : 1),
  goals: [
    {
      name: "multiplier",
      task: "Let every filter hear exactly one channel, and every channel be heard by two filters.",
      met: (s) => divides(s) && s.groups === s.channels && s.filters === 2 * s.channels && s.after === "nothing",
      answer: "As many groups as channels, twice as many filters: a depthwise convolution with multiplier 2.",
    },
    {
      name: "eighth",
      task: "Keep an eighth of the weights of a standard layer, by groups alone.",
      met: (s) => divides(s) && s.groups === 8 && s.after === "nothing",
      answer:
        "A filter hears an eighth of the channels, so it has an eighth of the weights. It takes 8 channels and 8 filters.",
    },
    {
      name: "all",
      task: "Let every output hear every channel, with less than half of the weights of a standard layer.",
      met: (s) =>
        divides(s) && s.after === "a 1×1 layer" && heardBy(s, 0).length === s.channels && weights(s) < standard(s) / 2,
      answer:
        "The 3×3 layer looks at neighbours in few channels, the 1×1 layer mixes the channels. With a group a channel that is a depthwise separable convolution.",
    },
    {
      name: "refused",
      task: "Find groups that cannot be.",
      met: (s) => !divides(s),
      answer: "Groups cut channels and filters into equal parts, so they must divide both.",
    },
  ],
  draw,
};

function divides({ channels, filters, groups }: Grouped): boolean {
  return channels % groups === 0 && filters % groups === 0;
}

/** The channels that a filter of the grouped layer hears. */
export function channelsOf(
  { channels, filters, groups }: Pick<Grouped, "channels" | "filters" | "groups">,
  filter: number,
): number[] {
  const depth = channels / groups;
  const first = Math.floor((filter * groups) / filters) * depth;
  return Array.from({ length: depth }, (_, c) => first + c);
}

/** The channels that an output hears: those of its filter, or, behind a 1×1 layer, those of all filters. */
function heardBy(settings: Grouped, output: number): number[] {
  if (settings.after === "nothing") return channelsOf(settings, output);
  const all = Array.from({ length: settings.filters }, (_, f) => channelsOf(settings, f)).flat();
  return Array.from({ length: settings.channels }, (_, c) => c).filter((c) => all.includes(c));
}

/** Weights with 3×3 kernels, without biases. */
export function weights({ channels, filters, groups, after }: Grouped): number {
  return 9 * (channels / groups) * filters + (after === "nothing" ? 0 : filters * filters);
}

function standard({ channels, filters }: Grouped): number {
  return 9 * channels * filters;
}

function draw(settings: Grouped, step: number): Drawing {
  const { channels, filters, groups } = settings;
  if (!divides(settings)) {
    const [what, count] = channels % groups ? ["channels", channels] : ["filters", filters];
    return {
      pictures: [diagram(settings, -1)],
      words: [
        `${count} ${what} can't be cut into ${groups} equal groups: groups must divide both channels and filters.`,
        `Try ${divisors(channels, filters).join(", ")}.`,
      ],
    };
  }
  const heard = heardBy(settings, step);
  const mixing = settings.after === "nothing" ? "" : ` + ${filters} · ${filters}`;
  return {
    pictures: [diagram(settings, step), matrices(settings, step), bars(settings)],
    words: [
      `Map ${step} hears ${heard.length} of ${channels} channels: ${heard.join(", ")}. ${kindOf(settings)}`,
      `With 3×3 kernels: 9 · ${channels / groups} · ${filters}${mixing} = ${weights(settings)} weights. A standard layer has 9 · ${channels} · ${filters} = ${standard(settings)}.`,
    ],
  };
}

function kindOf({ channels, filters, groups, after }: Grouped): string {
  const mixed = after === "nothing" ? "" : ", and a 1×1 layer mixes what they made";
  if (channels === 1 && after === "nothing") return "With one channel, standard and depthwise are the same.";
  if (groups === channels) {
    const multiplier = `multiplier ${filters / channels}`;
    return after === "nothing"
      ? `As many groups as channels: a depthwise convolution, ${multiplier}.`
      : `As many groups as channels, then 1×1: a depthwise separable convolution, ${multiplier}.`;
  }
  return groups === 1
    ? `One group: a standard convolution${mixed}.`
    : `${groups} groups: a grouped convolution${mixed}.`;
}

function divisors(channels: number, filters: number): number[] {
  return [1, 2, 3, 4, 5, 6, 7, 8].filter((g) => channels % g === 0 && filters % g === 0);
}

/** Channels on the left, maps on the right, a line for each pair that has weights. */
function diagram(settings: Grouped, chosen: number): Figure {
  const { channels, filters, groups } = settings;
  const fits = chosen >= 0;
  const mixed = settings.after !== "nothing";
  const heard = fits ? heardBy(settings, chosen) : [];
  const all = Array.from({ length: fits ? filters : 0 }, (_, f) => f);
  const first = all.flatMap((to) =>
    channelsOf(settings, to).map((from) => ({ column: 0, from, to, chosen: mixed || to === chosen })),
  );
  const second = all.flatMap((to) => all.map((from) => ({ column: 1, from, to, chosen: to === chosen })));
  const told = fits ? `map ${chosen} hears channels ${heard.join(", ")}` : "no lines: the groups do not divide them";
  const layers = mixed ? "filters and a 1×1 layer" : "filters";
  return wiringFigure(
    [
      { role: "input", count: channels, chosen: (c) => heard.includes(c), title: "channels" },
      ...(mixed ? [{ role: "output" as const, count: filters, chosen: () => fits }] : []),
      { role: "output", count: filters, chosen: (f) => f === chosen, title: "maps" },
    ],
    mixed ? [...first, ...second] : first,
    `${channels} channels on the left, ${filters} ${layers} to the right, ${groups} groups; ${told}`,
  );
}

/** The kernel as a matrix: a row a channel, a column a filter; in each cell the weights of that pair, or none. */
function matrices(settings: Grouped, chosen: number): Figure {
  const { channels, filters } = settings;
  const mixed = settings.after !== "nothing";
  const cell = mixed ? 18 : 30;
  const heard = Array.from({ length: filters }, (_, f) => channelsOf(settings, f));
  const one = (x: number, rows: number, weighs: (row: number, column: number) => boolean, mark: string) =>
    cells(x, 30, cell, {
      rows,
      columns: filters,
      look: () => "empty",
      fill: (row, column) => (weighs(row, column) ? roles.kernel.fill : undefined),
      mark: (row, column) => (weighs(row, column) ? mark : undefined),
    }) + element("rect", { x, y: 30, width: filters * cell, height: rows * cell, fill: "none", stroke: ink });
  const second = 8 + filters * cell + 14;
  const rows = mixed ? Math.max(channels, filters) : channels;
  const column = {
    x: (mixed ? second : 8) + chosen * cell,
    y: 30,
    width: cell,
    height: (mixed ? filters : channels) * cell,
    stroke: roles.kernel.line,
  };
  return figure(
    Math.max(mixed ? second + filters * cell + 12 : filters * cell + 16, 240),
    rows * cell + 66,
    `The kernel as a matrix of ${channels} channels by ${filters} filters, in each cell the 9 weights of that pair or none${mixed ? `, and the 1×1 kernel, ${filters} by ${filters}` : ""}`,
    text(8, 20, mixed ? "the two kernels as matrices" : "the kernel as a matrix", bold),
    one(8, channels, (c, f) => heard[f].includes(c), "9"),
    mixed ? one(second, filters, () => true, "1") : "",
    element("rect", { ...column, fill: "none", "stroke-width": 3 }),
    text(8, rows * cell + 50, "a row a channel, a column a filter"),
  );
}

/** What it costs, against the standard layer. */
function bars(settings: Grouped): Figure {
  const [whole, own] = [standard(settings), weights(settings)];
  const room = 290;
  const bar = (y: number, name: string, count: number) => {
    const { fill, line } = roles.amount;
    const width = (room * count) / Math.max(whole, own);
    return (
      text(8, y, `${name}: ${withCommas(count)}`) +
      element("rect", { x: 8, y: y + 5, width, height: 16, fill, stroke: line, "stroke-width": 2 })
    );
  };
  return figure(
    room + 24,
    124,
    `Weights: standard ${whole}, this one ${own}`,
    text(8, 20, "weights, and multiplications a pixel", bold),
    bar(44, "standard", whole),
    bar(88, "this one", own),
  );
}
