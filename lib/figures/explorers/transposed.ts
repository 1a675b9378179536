import { cellSize, cells, pictureWidth } from "../cells";
import { overlap, roles } from "../colours";
import { bold, element, type Figure, figure, text } from "../svg";
import type { Drawing, Explorer } from "./frame/explorer";
import type { Transposed } from "./settings";

/** Transposed convolution stamps its kernel once for each input pixel, and adds where stamps overlap. */
export const explorer: Explorer<Transposed> = {
  name: "transposed",
  title: "A transposed convolution stamps its kernel for each input pixel, and adds where stamps overlap",
  controls: [
    { key: "size", label: "input size", min: 1, max: 5 },
    { key: "kernel", label: "kernel size", min: 1, max: 5 },
    { key: "stride", label: "stride", min: 1, max: 4 },
  ],
  initial: { size: 4, kernel: 3, stride: 2 },
  step: "stamp",
  steps: ({ size }) => size * size,
  goals: [
    {
      name: "double",
      task: "Make the output exactly twice as large as the input, which has more than one pixel.",
      met: (s) => s.size > 1 && (s.size - 1) * s.stride + s.kernel === 2 * s.size,
      answer:
        "Kernel 2 and stride 2: stamps lie side by side. A larger kernel hangs over, and padding would cut it off.",
    },
    {
      name: "even",
      task: "Let stamps overlap, but without a checkerboard, at a stride above 1.",
      met: (s) => s.size > 1 && s.stride > 1 && s.kernel > s.stride && s.kernel % s.stride === 0,
      answer: "The stride divides the kernel size: away from the border every pixel gets equally many stamps.",
    },
    {
      name: "gaps",
      task: "Leave pixels of the output that no stamp reaches.",
      met: (s) => s.size > 1 && s.kernel < s.stride,
      answer: "The stamp is smaller than the step from one to the next.",
    },
  ],
  draw,
};

/** How many stamps reach each pixel of a line, after all of them or after the first few. */
export function overlaps({ size, kernel, stride }: Transposed, stamps = size): number[] {
  const counts = new Array<number>((size - 1) * stride + kernel).fill(0);
  for (let i = 0; i < stamps; i++) for (let tap = 0; tap < kernel; tap++) counts[i * stride + tap]++;
  return counts;
}

function draw(settings: Transposed, step: number): Drawing {
  const { size, kernel, stride } = settings;
  const line = overlaps(settings);
  const out = line.length;
  return {
    pictures: [inputPicture(size, step), outputPicture(settings, step)],
    words: [
      `output = (${size} − 1)·${stride} + ${kernel} = ${out}. Stamp ${step + 1} of ${size * size}, at row ${Math.floor(step / size) * stride}, column ${(step % size) * stride}.`,
      `Stamps on each pixel of a full row: ${line.join(" ")}. ${verdict(settings)}`,
    ],
  };
}

function verdict({ kernel, stride, size }: Transposed): string {
  if (size === 1) return "One pixel makes one stamp: nothing overlaps.";
  if (kernel < stride)
    return `The kernel is smaller than the stride: ${stride - kernel} of every ${stride} pixels get nothing.`;
  return kernel % stride === 0
    ? `${stride} divides ${kernel}: away from the border every pixel gets ${kernel / stride}, so there is no checkerboard.`
    : `${stride} does not divide ${kernel}: neighbours get different numbers of stamps, which shows as a checkerboard.`;
}

function inputPicture(size: number, step: number): Figure {
  const drawn = cells(8, 30, 28, {
    rows: size,
    columns: size,
    look: (y, x) => (y * size + x === step ? "kernel" : "input"),
  });
  return figure(
    Math.max(size * 28, 90) + 16,
    size * 28 + 42,
    `Input of ${size} by ${size} pixels; pixel ${step + 1} is stamping`,
    text(8, 20, `input ${size}×${size}`, bold),
    drawn,
  );
}

function outputPicture(settings: Transposed, step: number): Figure {
  const { size, kernel, stride } = settings;
  const out = (size - 1) * stride + kernel;
  const cell = cellSize(out, 28, pictureWidth - 16);
  const [row, column] = [Math.floor(step / size), step % size];
  // Whole rows of stamps are done above the current row; on it, those up to the current stamp.
  const above = overlaps(settings, row);
  const across = overlaps(settings);
  const begun = overlaps(settings, column + 1);
  const current = (y: number) => (y >= row * stride && y < row * stride + kernel ? 1 : 0);
  const count = (y: number, x: number) => above[y] * across[x] + current(y) * begun[x];
  const drawn = cells(8, 30, cell, {
    rows: out,
    columns: out,
    look: (y, x) => (count(y, x) === 0 ? "empty" : "output"),
    fill: (y, x) => (count(y, x) > 1 ? overlap : undefined),
    mark: (y, x) => (count(y, x) ? String(count(y, x)) : undefined),
  });
  const stamp = element("rect", {
    x: 8 + column * stride * cell,
    y: 30 + row * stride * cell,
    width: kernel * cell,
    height: kernel * cell,
    fill: "none",
    stroke: roles.kernel.line,
    "stroke-width": 3,
  });
  return figure(
    Math.max(out * cell, 200) + 16,
    out * cell + 42,
    `Output of ${out} by ${out} pixels with the number of stamps on each so far; the stamp is ${kernel} by ${kernel}`,
    text(8, 20, `output ${out}×${out}: stamps a pixel`, bold),
    drawn,
    stamp,
  );
}
