import { describe, expect, test } from "vitest";
import { convFigure } from "../../../lib/figures/conv";
import { convMatrixFigure } from "../../../lib/figures/conv-matrix";
import * as lib from "../../../lib/index";
import { soundCalls, table } from "../sound-calls";

// What figures of a convolution draw agrees with what it computes, whatever it is told.

const conv2d = lib.conv2d as (...given: unknown[]) => lib.Tensor;
const [, optionsOfConv2d = []] = table.find(([name]) => name === "conv2d") ?? [];

describe.each(optionsOfConv2d)("the option %s", (option) => {
  const calls = soundCalls("conv2d", option);

  test("leaves the outlined window on its input, and the sum below the output's", () => {
    for (const { options, tensors } of calls) {
      const [input, kernel] = tensors;
      const output = conv2d(input, kernel, options);
      for (const at of cornersOf(output)) {
        const said = `with ${JSON.stringify(options)}, at [${at}]`;
        const draw = () => convFigure(input, kernel, output, { ...options, at });
        expect(draw, `lib/figures/conv.ts does not know ${option}: ${said}`).not.toThrow();
        const { svg, alt } = draw();
        const beside = besidesThePicture(svg);
        expect(beside, `lib/figures/conv-drawing.ts, ${said}: the window is outlined beside its input`).toEqual([]);
        expect(alt, `lib/figures/conv.ts, ${said}: the sum is not the output's`).not.toContain("but the output has");
      }
    }
  });

  test("is drawn under the window as the sum has it", () => {
    // One channel alone, of which every number stands in the picture.
    for (const { options } of calls.filter(({ options }) => !options.groups)) {
      const [input, kernel] = [lib.tensor(counting(30), [5, 6]), lib.tensor(counting(4), [2, 2])];
      const output = conv2d(input.reshape([5, 6, 1]), kernel.reshape([2, 2, 1, 1]), options);
      for (const at of cornersOf(output)) {
        const { svg, alt } = convFigure(input, kernel, output, { ...options, at });
        const [, sum = ""] = /The value at row \d+, column \d+ is ([^=]*) =/.exec(alt) ?? [];
        const factors = [...sum.matchAll(/(-?[\d.]+)·/g)].map(([, number]) => number).filter(Number);
        const said = `lib/figures/conv-drawing.ts, with ${JSON.stringify(options)}, at [${at}]: under the window stand other numbers than in the sum`;
        expect(numbersUnderWindow(svg).filter(Number).sort(), said).toEqual(factors.sort());
      }
    }
  });

  test("is known where a convolution is drawn as a matrix", () => {
    for (const { options } of calls) {
      const kernel = lib.zeros([2, 2, 2 / Number(options.groups ?? 1), 2]);
      const image = smallImages.find((image) => !isRefused(() => conv2d(image, kernel, options)));
      const said = `with ${JSON.stringify(options)}`;
      expect(image, `smallImages, in options.test.ts, has none that conv2d takes ${said}`).toBeDefined();
      const draw = () => convMatrixFigure(image!, kernel, options);
      expect(draw, `lib/figures/conv-matrix.ts does not know ${option}: ${said}`).not.toThrow();
    }
  });
});

function cornersOf({ shape: [rows, columns] }: lib.Tensor): (readonly [number, number])[] {
  return [0, rows - 1].flatMap((row) => [0, columns - 1].map((column) => [row, column] as const));
}

/** Images that fit into a picture of a matrix: at most 36 numbers. */
const smallImages = [[3, 3, 2], [4, 4, 2], [3, 6, 2], [6, 3, 2]].map((shape) => lib.zeros(shape)); // biome-ignore format: a list

const counting = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

/** What is printed in the cells that are outlined on the input; the last outline is the output's. */
function numbersUnderWindow(svg: string): string[] {
  const outlines = [
    ...svg.matchAll(/<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)" fill="none"[^>]*stroke-width="3.5"/g),
  ];
  const windows = outlines.slice(0, -1).map((outline) => outline.slice(1).map(Number));
  const printed = [...svg.matchAll(/<text x="(\S+)" y="(\S+)"[^>]*>([^<]*)</g)];
  const isUnder = (x: number, y: number) =>
    windows.some(([left, top, width, height]) => x > left && x < left + width && y > top && y < top + height);
  return printed.filter(([, x, y]) => isUnder(Number(x), Number(y))).map(([, , , number]) => number.replace("−", "-"));
}

/** Outlines that don't lie on cells of a picture: where each begins, and how large it is. */
function besidesThePicture(svg: string): number[][] {
  const outlines = [...svg.matchAll(/<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)" fill="none"/g)];
  const corners = [...svg.matchAll(/M(\S+) (\S+)h36v36h-36z/g)].map(([, x, y]) => `${x} ${y}`);
  const isCell = (x: number, y: number) => corners.includes(`${x} ${y}`);
  return outlines
    .map((outline) => outline.slice(1).map(Number))
    .filter(([x, y, width, height]) => !isCell(x, y) || !isCell(x + width - 36, y + height - 36));
}

function isRefused(call: () => unknown): boolean {
  try {
    call();
    return false;
  } catch {
    return true;
  }
}
