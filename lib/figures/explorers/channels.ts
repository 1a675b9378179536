import { blockPicture, cells } from "../cells";
import { roles } from "../colours";
import { numeral } from "../numbers";
import { sumOfProducts, type Term, total } from "../sum-of-products";
import { bold, element, type Figure, figure, text } from "../svg";
import type { Drawing, Explorer } from "./frame/explorer";
import type { Channels } from "./settings";

const size = 4;
const taps = 2;
const out = size - taps + 1;
const cell = 26;

/** Small numbers that differ from channel to channel, the same each time. */
export const inputAt = (channel: number, row: number, column: number) => (row * 3 + column * 5 + channel * 2 + 1) % 6;
export const weightAt = (channel: number, row: number, column: number) =>
  ((row * 2 + column + channel * 3 + 1) % 5) - 1;

/** One filter reaches through all channels: products are summed over channels, the bias is added once. */
export const explorer: Explorer<Channels> = {
  name: "channels",
  title: "One filter looks at every channel, and answers one number a position",
  controls: [
    { key: "channels", label: "channels", min: 1, max: 4 },
    { key: "bias", label: "bias", min: -9, max: 9 },
  ],
  initial: { channels: 3, bias: 1 },
  step: "position",
  steps: () => out * out,
  goals: [
    {
      name: "zero",
      task: "Make the smallest number of the map exactly 0, by the bias alone.",
      met: (settings) => mapOf(settings).reduce((a, b) => Math.min(a, b)) === 0,
      answer: "The bias moved every number of the map by the same amount: it is added once, not once a channel.",
    },
    {
      name: "sixteen",
      task: "Give the filter exactly 16 weights.",
      met: ({ channels }) => taps * taps * channels === 16,
      answer: "2 × 2 taps on each of 4 channels: a filter is as deep as its input. Its output is one map all the same.",
    },
  ],
  draw,
};

/** The products of one channel at one position. */
function termsOf(channel: number, position: number): Term[] {
  const [top, left] = [Math.floor(position / out), position % out];
  return Array.from({ length: taps * taps }, (_, tap) => {
    const [i, j] = [Math.floor(tap / taps), tap % taps];
    return [inputAt(channel, top + i, left + j), weightAt(channel, i, j)] as const;
  });
}

/** What the filter answers at a position. */
export function valueAt({ channels, bias }: Channels, position: number): number {
  return Array.from({ length: channels }, (_, c) => total(termsOf(c, position))).reduce((a, b) => a + b, bias);
}

function mapOf(settings: Channels): number[] {
  return Array.from({ length: out * out }, (_, position) => valueAt(settings, position));
}

function draw(settings: Channels, step: number): Drawing {
  const { channels, bias } = settings;
  const each = Array.from({ length: channels }, (_, c) => channelPicture(c, step));
  const made = blockPicture("output: one map", outputAlt(settings, step), 44, {
    rows: out,
    columns: out,
    look: (y, x) => (y * out + x === step ? "made" : y * out + x < step ? "output" : "empty"),
    mark: (y, x) => (y * out + x <= step ? numeral(valueAt(settings, y * out + x)) : undefined),
  });
  const sums = Array.from({ length: channels }, (_, c) => total(termsOf(c, step)));
  const parts = sums.map((sum, i) => (i && sum < 0 ? `(${numeral(sum)})` : numeral(sum))).join(" + ");
  const offset = bias < 0 ? `(${numeral(bias)})` : numeral(bias);
  return {
    pictures: [...each, made],
    words: [
      `Sum over ${channels} ${channels === 1 ? "channel" : "channels"}, then the bias, once: ${parts} + bias ${offset} = ${numeral(valueAt(settings, step))}.`,
      `The filter has ${taps} × ${taps} × ${channels} = ${taps * taps * channels} weights and one bias. Its output has one channel.`,
    ],
  };
}

function channelPicture(channel: number, step: number): Figure {
  const [top, left] = [Math.floor(step / out), step % out];
  const kernelX = 8 + size * cell + 30;
  const kernelY = 30 + cell;
  const input = cells(8, 30, cell, {
    rows: size,
    columns: size,
    look: (y, x) => (y >= top && y < top + taps && x >= left && x < left + taps ? "kernel" : "input"),
    mark: (y, x) => numeral(inputAt(channel, y, x)),
  });
  const kernel = cells(kernelX, kernelY, cell, {
    rows: taps,
    columns: taps,
    look: () => "kernel",
    mark: (i, j) => numeral(weightAt(channel, i, j)),
  });
  const terms = termsOf(channel, step);
  const sum = `${sumOfProducts(terms)} = ${numeral(total(terms))}`;
  const frame = { fill: "none", stroke: roles.input.line, "stroke-width": 2 };
  return figure(
    260,
    30 + size * cell + 34,
    `Channel ${channel}: the window on row ${top}, column ${left} times its slice of the kernel, ${sum}`,
    text(8, 20, `channel ${channel}`, bold),
    text(kernelX, 20, "its weights", bold),
    input,
    element("rect", { x: 8, y: 30, width: size * cell, height: size * cell, ...frame }),
    element("g", { "font-size": 20, "text-anchor": "middle" }, text(kernelX - 15, kernelY + cell + 6, "∗")),
    kernel,
    text(8, 30 + size * cell + 22, sum),
  );
}

function outputAlt(settings: Channels, step: number): string {
  const values = Array.from({ length: step + 1 }, (_, p) => numeral(valueAt(settings, p)));
  return `Output, one map of ${out} by ${out}, made so far: ${values.join(", ")}`;
}
