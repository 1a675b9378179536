import { pictureWidth } from "../cells";
import { roles } from "../colours";
import { withCommas } from "../numbers";
import { bold, element, type Figure, figure, text } from "../svg";
import type { Drawing, Explorer } from "./frame/explorer";
import type { Choosing } from "./settings";

/** The same layer as every kind of convolution: weights and multiplications side by side. */
export const explorer: Explorer<Choosing> = {
  name: "choosing",
  title: "One layer, six kinds of convolution: what each costs",
  controls: [
    { key: "size", label: "height, width", min: 7, max: 112, by: 7 },
    { key: "channels", label: "input channels", min: 8, max: 512, by: 8 },
    { key: "filters", label: "filters", min: 8, max: 512, by: 8 },
    { key: "kernel", label: "kernel size", min: 1, max: 7, by: 2 },
    { key: "dilation", label: "dilation", min: 1, max: 6 },
    { key: "count", label: "count", choices: ["MACs", "weights"] },
  ],
  initial: { size: 14, channels: 512, filters: 512, kernel: 3, dilation: 2, count: "MACs" },
  goals: [
    {
      name: "far",
      task: "Reach over 13 × 13 pixels with nine weights a channel and filter.",
      met: (settings) => settings.kernel === 3 && kinds(settings)[5].field === 13,
      answer:
        "Atrous, dilation 6: 6 · (3 − 1) + 1 = 13. It reads nine pixels of them, and costs what a 3×3 kernel costs.",
    },
    {
      name: "groups",
      task: "Find a 3×3 layer for which eight groups cost less than the separable layer.",
      met: (settings) => settings.kernel === 3 && kinds(settings)[1].macs < kinds(settings)[4].macs,
      answer: "Up to 64 filters. Groups save 8 times, whatever N is; the separable layer's saving grows with N.",
    },
    {
      name: "loss",
      task: "Find a kernel size for which separating costs more than it saves.",
      met: (settings) => kinds(settings)[4].macs > kinds(settings)[0].macs,
      answer: "At kernel size 1 the depthwise step is extra: there are no neighbours to look at.",
    },
  ],
  draw,
};

export interface Kind {
  name: string;
  weights: number;
  macs: number;
  /** Pixels that one output reaches over, along one side: between taps it reads none. */
  field: number;
  mixes: string;
}

/** Weights and MACs at stride 1 and "same" padding, without biases. */
export function kinds({ size, channels, filters, kernel, dilation }: Choosing): Kind[] {
  const taps = kernel * kernel;
  const wide = dilation * (kernel - 1) + 1;
  const kind = (name: string, weights: number, field: number, mixes: string): Kind => ({
    name,
    weights,
    macs: weights * size * size,
    field,
    mixes,
  });
  return [
    kind("standard", taps * channels * filters, kernel, "channels and neighbours"),
    kind("grouped, 8 groups", (taps * channels * filters) / 8, kernel, "neighbours, and channels within a group"),
    kind("pointwise", channels * filters, 1, "channels only"),
    kind("depthwise", taps * channels, kernel, "neighbours only"),
    kind("separable", taps * channels + channels * filters, kernel, "neighbours, then channels"),
    kind("atrous", taps * channels * filters, wide, "channels and far neighbours"),
  ];
}

function draw(settings: Choosing): Drawing {
  const all = kinds(settings);
  const amount = (kind: Kind) => (settings.count === "weights" ? kind.weights : kind.macs);
  const [standard, , , , separable] = all;
  const keeps =
    settings.channels === settings.filters
      ? ""
      : ` Depthwise makes ${settings.channels} channels, not ${settings.filters}.`;
  return {
    pictures: [bars(all, amount, settings.count), table(all)],
    words: [
      `Separable against standard: ${withCommas(amount(separable))} / ${withCommas(amount(standard))} = ${(amount(separable) / amount(standard)).toFixed(4)}, which is 1/N + 1/k².`,
      `Atrous costs what standard costs, reads as many pixels, and reaches over ${all[5].field}×${all[5].field} instead of ${all[0].field}×${all[0].field}.${keeps}`,
    ],
  };
}

function bars(all: readonly Kind[], amount: (kind: Kind) => number, count: string): Figure {
  const scale = (pictureWidth - 24) / Math.max(...all.map(amount));
  const drawn = all.map((kind, i) => {
    const y = 42 + i * 44;
    const bar = { x: 12, y: y + 5, width: Math.max(amount(kind) * scale, 1), height: 16 };
    const { fill, line } = roles.amount;
    return (
      text(12, y, `${kind.name}: ${withCommas(amount(kind))}`) +
      element("rect", { ...bar, fill, stroke: line, "stroke-width": 2 })
    );
  });
  const told = all.map((kind) => `${kind.name} ${withCommas(amount(kind))}`).join(", ");
  return figure(
    pictureWidth,
    42 + all.length * 44,
    `${count} of one layer: ${told}`,
    text(12, 20, count, bold),
    ...drawn,
  );
}

function table(all: readonly Kind[]): Figure {
  const lines = all.map(({ name, field, mixes }, i) => {
    const y = 46 + i * 44;
    return text(12, y, `${name}: reaches ${field}×${field}`, bold) + text(12, y + 17, `mixes ${mixes}`);
  });
  const told = all
    .map(({ name, field, mixes }) => `${name} reaches over ${field} by ${field} and mixes ${mixes}`)
    .join("; ");
  return figure(
    pictureWidth,
    46 + all.length * 44,
    `What each kind looks at: ${told}`,
    text(12, 20, "how far one output reaches", bold),
    ...lines,
  );
}
