import { conv2d } from "../../conv";
import { tensor } from "../../tensor";
import { ground, ink, roles } from "../colours";
import { legend } from "../legend";
import { numeral } from "../numbers";
import type { Plane } from "../plane";
import { type Scale, scaleBetween, scaleOf, signedScaleOf } from "../scale";
import { equals, short, sumOfProducts, type Term } from "../sum-of-products";
import { bold, element, type Figure, figure, text } from "../svg";
import type { Drawing, Explorer, Goal, Pixels } from "./frame/explorer";
import type { Kernel } from "./settings";

const identity = [0, 0, 0, 0, 1, 0, 0, 0, 0];

/** Nine weights, a photograph, and the map they make of it. */
export const explorer: Explorer<Kernel> = {
  name: "kernel",
  title: "Nine weights, and what they make of a photograph",
  controls: [
    { key: "weights", label: "the kernel", rows: 3, columns: 3, most: 20, by: 1 },
    { key: "divisor", label: "divided by", min: 1, max: 16 },
    { key: "photograph", label: "photograph", photograph: true },
  ],
  presets: [
    { name: "as it is", settings: { weights: identity, divisor: 1 } },
    { name: "blur", settings: { weights: [1, 1, 1, 1, 1, 1, 1, 1, 1], divisor: 9 } },
    { name: "sharpen", settings: { weights: [0, -1, 0, -1, 5, -1, 0, -1, 0], divisor: 1 } },
    { name: "Sobel", settings: { weights: [-1, 0, 1, -2, 0, 2, -1, 0, 1], divisor: 1 } },
    { name: "emboss", settings: { weights: [-2, -1, 0, -1, 1, 1, 0, 1, 2], divisor: 1 } },
  ],
  initial: { weights: [-1, 0, 1, -2, 0, 2, -1, 0, 1], divisor: 1, photograph: "camera" },
  goals: goals(),
  draw,
};

function goals(): Goal<Kernel>[] {
  const sums = ({ weights: w }: Kernel) => ({
    rows: [0, 3, 6].map((i) => w[i] + w[i + 1] + w[i + 2]),
    columns: [0, 1, 2].map((i) => w[i] + w[i + 3] + w[i + 6]),
    all: w.reduce((a, b) => a + b, 0),
  });
  const set = ({ weights }: Kernel) => weights.flatMap((weight, i) => (weight ? [i] : []));
  return [
    {
      name: "vanish",
      task: "Photograph “fence”: make the upright boards vanish, and keep the edges of the rails.",
      met: (s) =>
        s.photograph === "fence" && sums(s).columns.every((sum) => sum === 0) && sums(s).rows.some((sum) => sum !== 0),
      answer:
        "Each column of your kernel adds up to 0, and along a board nothing changes from row to row. A rail's edge lies across: there the rows differ.",
    },
    {
      name: "brighter",
      task: "Make the photograph brighter, without blurring or sharpening it.",
      met: (s) => set(s).length === 1 && sums(s).all > s.divisor,
      answer: "One weight above 1 and eight zeros: every pixel is multiplied, and no neighbour is mixed in.",
    },
    {
      name: "left",
      task: "Move the photograph one pixel to the left, and change nothing else.",
      met: (s) => `${set(s)}` === "5" && s.weights[5] === s.divisor,
      answer: "The only weight is on the right of the middle: every position answers with its right neighbour.",
    },
    {
      name: "sideways",
      task: "Blur from left to right only, and keep the brightness.",
      met: (s) =>
        s.weights.every((weight) => weight >= 0) &&
        set(s).length > 1 &&
        sums(s).all === s.divisor &&
        sums(s).rows.filter(Boolean).length === 1,
      answer: "Only pixels of one row are mixed, and the weights add up to 1: a mean of neighbours in that row.",
    },
    {
      name: "outlines",
      task: "Answer 0 on every flat place, with a single weight below zero: the one in the middle.",
      met: (s) => sums(s).all === 0 && s.weights[4] < 0 && s.weights.every((weight, i) => i === 4 || weight >= 0),
      answer:
        "The neighbours are compared with the pixel they surround. Where all are alike nothing is left, and outlines stay.",
    },
  ];
}

function draw(settings: Kernel, _step: number, pixels: Pixels): Drawing {
  const photograph = pixels.photograph(settings.photograph);
  const weights = settings.weights.map((weight) => weight / settings.divisor);
  const map = mapOf(photograph, weights);
  const sum = total(settings);
  const signed = sum <= 0;
  const scale = signed ? signedScaleOf(map.values) : scaleBetween(0, 1);
  const at = strongest(map);
  return {
    pictures: [
      picture(`${settings.photograph} ${sizeOf(photograph)}`, photograph, scaleBetween(0, 1), pixels, at, 3),
      picture(`map ${sizeOf(map)}`, map, scale, pixels, at, 1),
    ],
    words: [flat(settings), signed ? signedWords : photographWords(map), arithmetic(photograph, weights, map, at)],
  };
}

/** What lib makes of it. */
export function mapOf({ rows, columns, values }: Plane, weights: readonly number[]): Plane {
  const map = conv2d(tensor(values, [rows, columns, 1]), tensor(weights, [3, 3, 1, 1]));
  return { rows: rows - 2, columns: columns - 2, values: map.data };
}

function total({ weights, divisor }: Kernel): number {
  return weights.reduce((a, b) => a + b, 0) / divisor;
}

/** The position of the answer that is furthest from zero. */
function strongest({ columns, values }: Plane): readonly [row: number, column: number] {
  let found = 0;
  for (let i = 1; i < values.length; i++) if (Math.abs(values[i]) > Math.abs(values[found])) found = i;
  return [Math.floor(found / columns), found % columns];
}

function flat(settings: Kernel): string {
  const sum = total(settings);
  const adds = `The weights add up to ${short(sum)}`;
  if (Math.abs(sum) < 1e-9) return `${adds}: where the photograph is flat, the answer is 0.`;
  if (Math.abs(sum - 1) < 1e-9) return `${adds}: where the photograph is flat, its brightness stays.`;
  return `${adds}: a flat place of brightness 0.5 becomes ${short(sum / 2)}.`;
}

const signedWords = "On the map blue is below zero, white is zero, red is above zero.";

function photographWords({ values }: Plane): string {
  const beyond = Array.from(values).filter((value) => value < -1e-6 || value > 1 + 1e-6).length;
  const share = Math.round((100 * beyond) / values.length);
  const cut = beyond ? ` ${share || "Less than 1"}% of its values lie beyond, and are cut off.` : "";
  return `The map is shown as a photograph: 0 is black, 1 is white.${cut}`;
}

function arithmetic(
  photograph: Plane,
  weights: readonly number[],
  map: Plane,
  [row, column]: readonly [number, number],
) {
  const terms = weights.map((weight, tap): Term => {
    const [y, x] = [row + Math.floor(tap / 3), column + (tap % 3)];
    return [photograph.values[y * photograph.columns + x], weight];
  });
  const value = map.values[row * map.columns + column];
  return `The strongest answer, outlined: ${sumOfProducts(terms)} ${equals(...terms.flat(), value)} ${short(value)}.`;
}

/** @param reach pixels that are outlined, to each side */
function picture(
  title: string,
  plane: Plane,
  scale: Scale,
  pixels: Pixels,
  [row, column]: readonly [number, number],
  reach: number,
): Figure {
  const cell = 256 / Math.max(plane.rows, plane.columns);
  const [width, height] = [plane.columns * cell, plane.rows * cell];
  const { low, high } = scaleOf(plane.values);
  const outline = {
    x: 8 + column * cell - 1,
    y: 30 + row * cell - 1,
    width: reach * cell + 2,
    height: reach * cell + 2,
  };
  return figure(
    Math.max(width, 200) + 16,
    height + 60,
    `${title}: from ${numeral(low)} to ${numeral(high)}, the strongest answer at row ${row}, column ${column}`,
    text(8, 20, title, bold),
    element("image", {
      x: 8,
      y: 30,
      width,
      height,
      href: pixels.image(plane, scale),
      preserveAspectRatio: "none",
      style: "image-rendering:pixelated",
    }),
    element("rect", { x: 8, y: 30, width, height, fill: "none", stroke: ink }),
    element("rect", { ...outline, fill: "none", stroke: ground, "stroke-width": 4 }),
    element("rect", { ...outline, fill: "none", stroke: roles.kernel.line, "stroke-width": 2.5 }),
    legend(8, height + 38, scale, Math.min(width, 200)),
  );
}

function sizeOf({ rows, columns }: Plane): string {
  return `${rows}×${columns}`;
}
