import { cells } from "../cells";
import { roles } from "../colours";
import { numeral } from "../numbers";
import { sumOfProducts, type Term, total } from "../sum-of-products";
import { bold, element, type Figure, figure, text, textWidth } from "../svg";
import type { Drawing, Explorer } from "./frame/explorer";
import type { Pointwise } from "./settings";

const side = 3;
const cell = 28;

export const inputAt = (channel: number, pixel: number) => (pixel * 2 + channel * 3 + 1) % 7;
export const weightAt = (channel: number, filter: number) => ((channel * 3 + filter * 4 + 1) % 7) - 3;

/** A 1×1 kernel takes the numbers behind one pixel, as a row, and multiplies them by a matrix with a filter a column. */
export const explorer: Explorer<Pointwise> = {
  name: "pointwise",
  title: "A 1×1 filter has one weight for each channel behind a pixel",
  controls: [
    { key: "channels", label: "input channels", min: 1, max: 6 },
    { key: "filters", label: "filters", min: 1, max: 5 },
  ],
  initial: { channels: 4, filters: 2 },
  step: "pixel",
  steps: () => side * side,
  goals: [
    {
      name: "square",
      task: "Let as many channels come out as go in, with 16 weights.",
      met: ({ channels, filters }) => channels === filters && channels * filters === 16,
      answer: "4 channels, 4 filters: a square matrix. The image keeps its shape, and every channel is a new mixture.",
    },
    {
      name: "wider",
      task: "Let more channels come out than go in, with 6 weights.",
      met: ({ channels, filters }) => filters > channels && channels * filters === 6,
      answer:
        "2 channels, 3 filters: each filter has a weight for each channel. A 1×1 layer can widen as well as narrow.",
    },
  ],
  draw,
};

function termsOf({ channels }: Pointwise, pixel: number, filter: number): Term[] {
  return Array.from({ length: channels }, (_, c) => [inputAt(c, pixel), weightAt(c, filter)] as const);
}

/** What one filter answers at one pixel. */
export function valueAt(settings: Pointwise, pixel: number, filter: number): number {
  return total(termsOf(settings, pixel, filter));
}

function draw(settings: Pointwise, step: number): Drawing {
  const { channels, filters } = settings;
  const lines = Array.from(
    { length: filters },
    (_, n) => `filter ${n}: ${sumOfProducts(termsOf(settings, step, n))} = ${numeral(valueAt(settings, step, n))}`,
  );
  return {
    pictures: [sheets(settings, step), product(settings, step)],
    words: [
      `Pixel ${step + 1} of ${side * side}: ${lines.join(";  ")}.`,
      `${channels} × ${filters} = ${channels * filters} weights. Height and width stay ${side}×${side}; channels go from ${channels} to ${filters}. No neighbour was looked at.`,
    ],
  };
}

/** The channels as sheets one behind the other; the column behind one pixel shines through. */
function sheets({ channels }: Pointwise, step: number): Figure {
  const shift = cell + 2;
  const extent = side * cell + (channels - 1) * shift;
  const behind = Array.from({ length: channels }, (_, c) => channels - 1 - c);
  const sheet = (c: number) => {
    const [x, y] = [8 + c * shift, 30 + c * shift];
    const frame = { x, y, width: side * cell, height: side * cell, fill: "none", stroke: roles.input.line };
    const mark = (row: number, column: number) => (c === 0 ? numeral(inputAt(0, row * side + column)) : undefined);
    const drawn = cells(x, y, cell, { rows: side, columns: side, look: () => "input", mark });
    return drawn + element("rect", { ...frame, "stroke-width": 2 });
  };
  const pixel = (c: number) => {
    const [row, column] = [Math.floor(step / side), step % side];
    const [x, y] = [8 + c * shift + column * cell, 30 + c * shift + row * cell];
    return cells(x, y, cell, { rows: 1, columns: 1, look: () => "kernel", mark: () => numeral(inputAt(c, step)) });
  };
  const column = Array.from({ length: channels }, (_, c) => inputAt(c, step)).join(", ");
  return figure(
    Math.max(extent, 130) + 16,
    extent + 40,
    `An image of ${side} by ${side} pixels with ${channels} channels; behind pixel ${step + 1} lie ${column}`,
    text(8, 20, `input ${side}×${side}×${channels}`, bold),
    ...behind.map(sheet),
    ...behind.map(pixel),
  );
}

/** The pixel's numbers as a row, times the weights, a filter a column: each filter's answer stands below its column. */
function product(settings: Pointwise, step: number): Figure {
  const { channels, filters } = settings;
  const size = 26;
  const weightsX = 8 + channels * size + 30;
  const top = 30;
  const middle = top + ((channels - 1) * size) / 2;
  const below = top + channels * size + 30;
  const pixel = cells(8, middle, size, {
    rows: 1,
    columns: channels,
    look: () => "input",
    mark: (_, c) => numeral(inputAt(c, step)),
  });
  const weights = cells(weightsX, top, size, {
    rows: channels,
    columns: filters,
    look: () => "kernel",
    mark: (c, n) => numeral(weightAt(c, n)),
  });
  const answer = cells(weightsX, below, size, {
    rows: 1,
    columns: filters,
    look: () => "made",
    mark: (_, n) => numeral(valueAt(settings, step, n)),
  });
  const outputs = Array.from({ length: filters }, (_, n) => numeral(valueAt(settings, step, n)));
  const symbol = (x: number, y: number, character: string) =>
    element("g", { "font-size": 20, "text-anchor": "middle" }, text(x, y, character));
  const title = `weights ${channels}×${filters}`;
  return figure(
    weightsX + Math.max(filters * size, textWidth(title)) + 12,
    below + size + 12,
    `The pixel's ${channels} numbers as a row, times the ${channels} by ${filters} weights, a filter a column, give ${outputs.join(", ")}`,
    text(8, middle - 8, "pixel", bold),
    pixel,
    symbol(weightsX - 15, middle + 19, "·"),
    text(weightsX, 20, title, bold),
    weights,
    symbol(weightsX + (filters * size) / 2, below - 9, "="),
    text(weightsX - 8 - textWidth("output"), below + 17, "output"),
    answer,
  );
}
