import { conv2dMatrix } from "../../conv-matrix";
import { outputSize } from "../../shape";
import { type Tensor, tensor } from "../../tensor";
import { cells, type Look } from "../cells";
import { roles } from "../colours";
import { numeral } from "../numbers";
import { equals, short, sumOfProducts, type Term, total } from "../sum-of-products";
import { bold, element, type Figure, figure, text, textWidth } from "../svg";
import type { Drawing, Explorer } from "./frame/explorer";
import type { Matrix } from "./settings";

/** A convolution as the matrix that it is, row by row; and its transpose, column by column. */
export const explorer: Explorer<Matrix> = {
  name: "matrix",
  title: "A convolution is a matrix: every row holds the same weights, a step further on",
  controls: [
    { key: "size", label: "image size", min: 2, max: 4 },
    { key: "kernel", label: "kernel size", min: 1, max: 3 },
    { key: "stride", label: "stride", min: 1, max: 2 },
    { key: "padding", label: "padding", min: 0, max: 1 },
    { key: "way", label: "way", choices: ["down: convolution", "up: its transpose"] },
  ],
  initial: { size: 4, kernel: 3, stride: 1, padding: 0, way: "down: convolution" },
  step: "position",
  steps: (settings) => Math.max(1, positions(settings) ** 2),
  goals: [
    {
      name: "diagonal",
      task: "Make a matrix with numbers on its diagonal only.",
      met: (s) => s.kernel === 1 && s.stride === 1 && s.padding === 0,
      answer: "A 1×1 kernel: every output is its own pixel times the one weight, and no neighbour is looked at.",
    },
    {
      name: "square",
      task: "Make the matrix square with a kernel of 3: as many outputs as pixels.",
      met: (s) => s.kernel === 3 && positions(s) === s.size,
      answer:
        "Padding adds rows. Rows at the border hold fewer weights: there the kernel hangs over pixels that do not exist.",
    },
    {
      name: "skip",
      task: "Let a row lie two steps further on than the row above it.",
      met: (s) => s.stride === 2 && positions(s) > 1,
      answer: "A stride of 2 leaves every other row out, and whole blocks of rows as well.",
    },
    {
      name: "up",
      task: "Turn the matrix over, so that few numbers become many.",
      met: (s) => s.way === "up: its transpose" && positions(s) > 0,
      answer:
        "The transpose has a column a position: the stamp of a transposed convolution. The gradient goes back this way, too.",
    },
  ],
  draw,
};

export const imageAt = (i: number) => (i * 5 + 2) % 7;
export const weightAt = (tap: number) => [1, 2, -1, 3, -2, 4, -3, 5, -4][tap];

function positions({ size, kernel, stride, padding }: Matrix): number {
  return kernel > size + 2 * padding ? 0 : outputSize(size, kernel, { stride, padding });
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** The matrix as lib makes it. None of the weights is 0, so a 0 is a pixel that is not looked at. */
export function matrixOf({ size, kernel, stride, padding }: Matrix): Tensor<[number, number]> {
  const weights = Array.from({ length: kernel * kernel }, (_, tap) => weightAt(tap));
  return conv2dMatrix(tensor(weights, [kernel, kernel, 1, 1]), [size, size, 1], { stride, padding });
}

function draw(settings: Matrix, step: number): Drawing {
  const out = positions(settings);
  const { size, kernel, padding } = settings;
  const pixels = size * size;
  const image = Array.from({ length: pixels }, (_, i) => imageAt(i));
  if (!out) {
    return {
      pictures: [gridFigure("image", size, image, () => "input")],
      words: [
        `The kernel does not fit: it is ${kernel} wide, but the image with its padding has only ${size + 2 * padding}.`,
      ],
    };
  }
  const matrix = matrixOf(settings);
  const row = Array.from({ length: pixels }, (_, pixel) => matrix.at(step, pixel) as number);
  const seen = (pixel: number) => row[pixel] !== 0;
  const extent = `${counted(out * out, "row")} and ${counted(pixels, "column")}`;
  if (settings.way === "down: convolution") {
    const outputs = Array.from({ length: out * out }, (_, r) =>
      image.reduce((sum, value, pixel) => sum + value * (matrix.at(r, pixel) as number), 0),
    );
    const terms = image.flatMap((value, pixel): Term[] => (seen(pixel) ? [[value, row[pixel]]] : []));
    return {
      pictures: [
        gridFigure("image", size, image, (i) => (seen(i) ? "kernel" : "input")),
        matrixFigure(matrix, false, step, size, out),
        gridFigure("output", out, outputs, (i) => (i === step ? "made" : i < step ? "output" : "empty"), step),
      ],
      words: [
        `The matrix has ${extent}, but only ${counted(kernel * kernel, "different weight")}.`,
        `Row ${step + 1} times the image: ${sumOfProducts(terms)} ${equals(...terms.flat())} ${short(total(terms))}.`,
      ],
    };
  }
  const small = Array.from({ length: out * out }, (_, i) => imageAt(i));
  const large = Array.from({ length: pixels }, (_, pixel) =>
    small.slice(0, step + 1).reduce((sum, value, r) => sum + value * (matrix.at(r, pixel) as number), 0),
  );
  return {
    pictures: [
      gridFigure("small map", out, small, (i) => (i === step ? "kernel" : "input")),
      matrixFigure(matrix, true, step, size, out),
      gridFigure("sum of the columns so far", size, large, (i) => (seen(i) ? "made" : "output")),
    ],
    words: [
      `The transpose has ${counted(pixels, "row")} and ${counted(out * out, "column")}: ${counted(out * out, "number")} become ${pixels}.`,
      `Column ${step + 1} is a stamp of the kernel. It is multiplied by ${small[step]} and added.`,
    ],
  };
}

/** @param upTo the last number that is written; default all */
function gridFigure(
  title: string,
  side: number,
  values: readonly number[],
  look: (i: number) => Look,
  upTo = values.length,
): Figure {
  const cell = 30;
  const drawn = cells(8, 30, cell, {
    rows: side,
    columns: side,
    look: (y, x) => look(y * side + x),
    mark: (y, x) => (y * side + x <= upTo ? numeral(values[y * side + x]) : undefined),
  });
  const alt = `${title} of ${side} by ${side} numbers: ${values
    .slice(0, upTo + 1)
    .map((v) => numeral(v))
    .join(" ")}`;
  return figure(
    Math.max(side * cell, textWidth(title, 14)) + 16,
    side * cell + 40,
    alt,
    text(8, 20, title, bold),
    drawn,
  );
}

/** The matrix or its transpose, the row or column of the step outlined; lines where a row of the image ends. */
function matrixFigure(
  matrix: Tensor<[number, number]>,
  turned: boolean,
  step: number,
  size: number,
  out: number,
): Figure {
  const cell = 18;
  const at = (y: number, x: number) => (turned ? matrix.at(x, y) : matrix.at(y, x)) as number;
  const [rows, columns] = turned ? [size * size, out * out] : [out * out, size * size];
  const [everyRow, everyColumn] = turned ? [size, out] : [out, size];
  const x = 8;
  const y = 30;
  let lines = "";
  for (let r = everyRow; r < rows; r += everyRow) lines += `M${x} ${y + r * cell}h${columns * cell}`;
  for (let c = everyColumn; c < columns; c += everyColumn) lines += `M${x + c * cell} ${y}v${rows * cell}`;
  const frame = { x, y, width: columns * cell, height: rows * cell, fill: "none", stroke: roles.kernel.line };
  const chosen = turned
    ? { x: x + step * cell, y, width: cell, height: rows * cell }
    : { x, y: y + step * cell, width: columns * cell, height: cell };
  const title = turned ? `transpose ${rows}×${columns}` : `matrix ${rows}×${columns}`;
  const told = Array.from({ length: turned ? rows : columns }, (_, i) => (turned ? at(i, step) : at(step, i)));
  return figure(
    Math.max(columns * cell, textWidth(title, 14)) + 16,
    rows * cell + 40,
    `${title}; its ${turned ? "column" : "row"} ${step + 1} is ${told.map((v) => numeral(v)).join(" ")}`,
    text(8, 20, title, bold),
    cells(x, y, cell, {
      rows,
      columns,
      look: () => "empty",
      fill: (r, c) => (at(r, c) ? roles.kernel.fill : undefined),
      mark: (r, c) => (at(r, c) ? numeral(at(r, c)) : undefined),
    }),
    element("path", { d: lines, stroke: roles.kernel.line, fill: "none" }),
    element("rect", { ...frame, "stroke-width": 2 }),
    element("rect", { ...chosen, fill: "none", stroke: roles.kernel.line, "stroke-width": 3 }),
  );
}
