import { roles, rule } from "../colours";
import { bold, element, type Figure, figure, text } from "../svg";
import type { Drawing, Explorer } from "./frame/explorer";
import type { Grouped } from "./settings";

/** Which channels feed which filters: standard, grouped and depthwise convolution are one rule. */
export const explorer: Explorer<Grouped> = {
  name: "grouped",
  title: "Which channels each filter sees: from one group (standard) to one group a channel (depthwise)",
  controls: [
    { key: "channels", label: "input channels", min: 1, max: 8 },
    { key: "filters", label: "filters", min: 1, max: 8 },
    { key: "groups", label: "groups", min: 1, max: 8 },
  ],
  initial: { channels: 4, filters: 4, groups: 2 },
  step: "filter",
  steps: (settings) => (divides(settings) ? settings.filters : 1),
  draw,
};

function divides({ channels, filters, groups }: Grouped): boolean {
  return channels % groups === 0 && filters % groups === 0;
}

/** The channels that a filter sees. */
export function channelsOf({ channels, filters, groups }: Grouped, filter: number): number[] {
  const depth = channels / groups;
  const first = Math.floor((filter * groups) / filters) * depth;
  return Array.from({ length: depth }, (_, c) => first + c);
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
  const seen = channelsOf(settings, step);
  const each = channels / groups;
  return {
    pictures: [diagram(settings, step)],
    words: [
      `Filter ${step} sees ${seen.length} of ${channels} channels: ${seen.join(", ")}. ${kindOf(settings)}`,
      `With 3×3 kernels: 9 · ${each} · ${filters} = ${9 * each * filters} weights, against ${9 * channels * filters} without groups.`,
    ],
  };
}

function kindOf({ channels, filters, groups }: Grouped): string {
  if (groups === channels) {
    const multiplier = filters / channels;
    return channels === 1
      ? "With one channel, standard and depthwise are the same."
      : `As many groups as channels: a depthwise convolution, multiplier ${multiplier}.`;
  }
  return groups === 1 ? "One group: a standard convolution." : `${groups} groups: a grouped convolution.`;
}

function divisors(channels: number, filters: number): number[] {
  return [1, 2, 3, 4, 5, 6, 7, 8].filter((g) => channels % g === 0 && filters % g === 0);
}

function diagram(settings: Grouped, filter: number): Figure {
  const { channels, filters, groups } = settings;
  const [gap, left, right] = [34, 96, 240];
  const height = Math.max(channels, filters) * gap;
  const at = (index: number, count: number) => 44 + ((index + 0.5) * height) / count;
  const fits = filter >= 0;
  const lines = Array.from({ length: fits ? filters : 0 }, (_, f) =>
    channelsOf(settings, f)
      .map((c) => {
        const chosen = f === filter;
        const stroke = chosen ? roles.kernel.line : rule;
        return element("path", {
          d: `M${left} ${at(c, channels)}L${right} ${at(f, filters)}`,
          stroke,
          "stroke-width": chosen ? 3.5 : 1.2,
        });
      })
      .join(""),
  );
  const seen = fits ? channelsOf(settings, filter) : [];
  const node = (x: number, y: number, role: "input" | "output", chosen: boolean, name: string) =>
    element("rect", {
      x: x - 15,
      y: y - 13,
      width: 30,
      height: 26,
      rx: role === "input" ? 2 : 13,
      fill: roles[role].fill,
      stroke: chosen ? roles.kernel.line : roles[role].line,
      "stroke-width": chosen ? 3.5 : 1.5,
    }) + element("g", { "text-anchor": "middle" }, text(x, y + 5, name));
  const inputs = Array.from({ length: channels }, (_, c) =>
    node(left, at(c, channels), "input", seen.includes(c), `${c}`),
  );
  const outputs = Array.from({ length: filters }, (_, f) =>
    node(right, at(f, filters), "output", f === filter, `${f}`),
  );
  const told = fits
    ? `filter ${filter} is joined to channels ${seen.join(", ")}`
    : "no lines: the groups do not divide them";
  return figure(
    330,
    height + 56,
    `${channels} channels on the left, ${filters} filters on the right, ${groups} groups; ${told}`,
    text(left - 40, 24, "channels", bold),
    text(right - 24, 24, "filters", bold),
    ...[...lines.filter((_, f) => f !== filter), lines[filter] ?? ""],
    ...inputs,
    ...outputs,
  );
}
