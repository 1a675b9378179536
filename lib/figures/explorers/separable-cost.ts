import { roles } from "../colours";
import { numeral, withCommas } from "../numbers";
import { bold, element, type Figure, figure, text } from "../svg";
import type { Drawing, Explorer } from "./frame/explorer";
import type { SeparableCost } from "./settings";

/** What a depthwise separable convolution costs, as a part of a standard one: 1/N + 1/k². */
export const explorer: Explorer<SeparableCost> = {
  name: "separable-cost",
  title: "The cost of depthwise, then pointwise, against one standard convolution",
  controls: [
    { key: "kernel", label: "kernel size k", min: 1, max: 7 },
    { key: "filters", label: "filters N", min: 8, max: 1024, by: 8 },
  ],
  initial: { kernel: 3, filters: 64 },
  goals: [
    {
      name: "eight",
      task: "With a kernel size of 3, save more than 8 times.",
      met: (settings) => settings.kernel === 3 && ratioOf(settings) < 1 / 8,
      answer: "It takes more than 72 filters. With fewer, 1/N is still too large a part of 1/N + 1/9.",
    },
    {
      name: "even",
      task: "Make both steps cost the same.",
      met: (settings) => costs(settings).depthwise === costs(settings).pointwise,
      answer: "k² = N. With more filters than that, the pointwise step is what you pay for.",
    },
    {
      name: "loss",
      task: "Find a layer for which two steps cost more than one.",
      met: (settings) => ratioOf(settings) > 1,
      answer:
        "A 1×1 kernel looks at no neighbours, so there is nothing to separate: the depthwise step is only extra work.",
    },
  ],
  draw,
};

function ratioOf(settings: SeparableCost): number {
  const { standard, depthwise, pointwise } = costs(settings);
  return (depthwise + pointwise) / standard;
}

/** Multiplications a pixel and input channel. */
export function costs({ kernel, filters }: SeparableCost): { standard: number; depthwise: number; pointwise: number } {
  return { standard: kernel * kernel * filters, depthwise: kernel * kernel, pointwise: filters };
}

function draw(settings: SeparableCost): Drawing {
  const { kernel: k, filters: n } = settings;
  const { depthwise, pointwise } = costs(settings);
  const both = depthwise + pointwise;
  const ratio = ratioOf(settings);
  const verdict =
    ratio < 1
      ? `${(1 / ratio).toFixed(2)}× fewer multiplications.`
      : "More multiplications, not fewer: a 1×1 kernel has nothing to separate.";
  const share = Math.round((100 * pointwise) / both);
  return {
    pictures: [bars(settings)],
    words: [
      `1/N + 1/k² = 1/${n} + 1/${k * k} = ${numeral(ratio, 4)}: ${verdict}`,
      `N is the number of output channels; the number of input channels cancels. ${share}% of the separable cost is pointwise. However large N, the gain stays below k² = ${k * k}.`,
    ],
  };
}

function bars(settings: SeparableCost): Figure {
  const { standard, depthwise, pointwise } = costs(settings);
  const room = 300;
  const scale = room / Math.max(standard, depthwise + pointwise);
  const bar = (x: number, y: number, value: number) =>
    element("rect", {
      x,
      y,
      width: Math.max(value * scale, 1),
      height: 26,
      fill: roles.amount.fill,
      stroke: roles.amount.line,
      "stroke-width": 2,
    });
  const end = 12 + depthwise * scale;
  return figure(
    330,
    158,
    `Two bars: standard ${withCommas(standard)}, separable ${withCommas(depthwise + pointwise)}, of which depthwise ${depthwise} and pointwise ${pointwise}`,
    text(12, 20, "multiplications a pixel and input channel", bold),
    text(12, 44, `standard: k²·N = ${withCommas(standard)}`),
    bar(12, 50, standard),
    text(12, 102, `separable: k² + N = ${withCommas(depthwise)} + ${withCommas(pointwise)}`),
    bar(12, 108, depthwise),
    bar(end, 108, pointwise),
    text(12, 152, "depthwise, then pointwise"),
  );
}
