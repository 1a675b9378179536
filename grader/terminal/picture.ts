import { describe, plain, shapeText } from "../describe";
import { type Numbers, numbersOf } from "../numbers";
import type { WrongCase } from "../report";
import type { Value } from "../value";
import { type WindowSum, windowSumOf } from "../window-sum";
import { type Style, wrapped } from "./style";
import { picture } from "./words";

const MOST_ROWS = 7;
const MOST_COLUMNS = 7;
const INDENT = "     ";

/** The first wrong case: what went in, expected, yours and difference side by side, and how the first wrong number comes about. */
export function pictureOf(wrong: WrongCase, style: Style): string {
  const { expected, actual, difference, args } = wrong;
  const lines = args.length ? [style.quiet(INDENT + picture.given(args.map(inFull)))] : [];
  const wanted = numbersOf(expected);
  const given = numbersOf(actual);
  const same = wanted && given && wanted.shape.join() === given.shape.join();
  if (!wanted || !given || !difference.index || !same || wanted.shape.length === 0) {
    const width = Math.max(picture.expected.length, picture.yours.length);
    const named = (name: string, value: string) => `${INDENT}${name.padEnd(width)} ${value}`;
    lines.push(named(picture.expected, describe(expected)), named(picture.yours, describe(actual)));
    if (wanted && wanted.shape.length > 0 && wanted.data.length <= 60)
      lines.push("", ...grid(picture.expected, wanted, [], style));
    if (given && given.shape.length > 0 && given.data.length <= 60)
      lines.push("", ...grid(picture.yours, given, [], style));
    return lines.join("\n");
  }
  lines.push(
    INDENT + picture.wrong(difference.wrong!, difference.of!),
    "",
    ...sideBySide(wanted, given, difference.index, style),
  );
  const sum = windowSumOf(wrong);
  if (sum) lines.push("", written(sum, difference.index, difference.actual!));
  return lines.join("\n");
}

/** Small arguments as they would be written, so that the case can be tried by hand. */
function inFull(value: Value): string {
  const numbers = numbersOf(value);
  if (!numbers || numbers.shape.length === 0 || numbers.data.length > 16) return describe(value);
  const nested = (d: number, from: number): string => {
    if (d === numbers.shape.length) return plain(numbers.data[from]);
    const step = numbers.shape.slice(d + 1).reduce((product, n) => product * n, 1);
    return `[${Array.from({ length: numbers.shape[d] }, (_, i) => nested(d + 1, from + i * step)).join(", ")}]`;
  };
  return nested(0, 0);
}

/** A rank-3 tensor is shown one channel at a time: the one with the first wrong number. */
function sideBySide(wanted: Numbers, given: Numbers, index: readonly number[], style: Style): string[] {
  const minus = (a: Numbers, b: Numbers): Numbers => ({
    shape: a.shape,
    data: Array.from(a.data, (v, i) => v - b.data[i]),
  });
  const parts = [grid(picture.expected, wanted, index, style), grid(picture.yours, given, index, style)];
  parts.push(grid(picture.difference, minus(given, wanted), index, style));
  const widths = parts.map((part) => Math.max(...part.map(visible)));
  return parts[0].map((_, row) =>
    parts
      .map((part, p) => part[row] + " ".repeat(Math.max(0, widths[p] - visible(part[row]))))
      .join("")
      .trimEnd(),
  );
}

/** Rows of numbers around `index`, which stands in brackets. */
function grid(title: string, { shape, data }: Numbers, index: readonly number[], style: Style): string[] {
  const rank = shape.length;
  const rows = rank === 1 ? 1 : shape[rank >= 3 ? rank - 3 : 0];
  const columns = rank === 1 ? shape[0] : shape[rank >= 3 ? rank - 2 : 1];
  const step = rank >= 3 ? shape[rank - 1] : 1;
  const channel = rank >= 3 ? (index[rank - 1] ?? 0) : 0;
  const image = rank >= 4 ? (index[0] ?? 0) * rows * columns * step : 0;
  const [y, x] =
    rank === 1 ? [0, index[0] ?? 0] : [index[rank >= 3 ? rank - 3 : 0] ?? 0, index[rank >= 3 ? rank - 2 : 1] ?? 0];
  const top = start(y, rows, MOST_ROWS);
  const left = start(x, columns, MOST_COLUMNS);
  const cells: string[][] = [];
  for (let i = top; i < Math.min(rows, top + MOST_ROWS); i++) {
    const row: string[] = [];
    for (let j = left; j < Math.min(columns, left + MOST_COLUMNS); j++) {
      const value = plain(data[image + (i * columns + j) * step + channel]);
      row.push(index.length && i === y && j === x ? `[${value}]` : ` ${value} `);
    }
    cells.push(row);
  }
  const width = Math.max(...cells.flat().map((cell) => cell.length), 3);
  const of = rank >= 3 ? picture.channel(channel) : "";
  const part = rows > MOST_ROWS || columns > MOST_COLUMNS ? picture.from(shapeText([top, left])) : "";
  const mark = (cell: string) => (cell.startsWith("[") ? style.strong(cell.padStart(width)) : cell.padStart(width));
  return [`${INDENT}${title}${of}${part}`, ...cells.map((row) => `${INDENT}${row.map(mark).join("")}`)];
}

function start(wanted: number, size: number, shown: number): number {
  return Math.max(0, Math.min(wanted - Math.floor(shown / 2), size - shown));
}

/** "[0, 1] = 1·0 + 2·1 + 4·2 + 5·3 = 25" */
function written(
  { terms, bias, sum, clipped, top, left, height, width, dilation }: WindowSum,
  index: readonly number[],
  yours: number,
): string {
  const products = terms
    .slice(0, 18)
    .map((t) => `${plain(t.input)}·${t.weight < 0 ? `(${plain(t.weight)})` : plain(t.weight)}`);
  if (terms.length > 18) products.push(picture.products(terms.length));
  const bottom = top + (height - 1) * dilation[0];
  const right = left + (width - 1) * dilation[1];
  if (bias) products.push(picture.bias(plain(bias)));
  const end = clipped ? picture.clipped(plain(sum)) : plain(sum);
  const where = picture.window(shapeText(index), [plain(top), plain(bottom)], [plain(left), plain(right)]);
  return wrapped(`${where}\n${products.join(" + ")} = ${end}\n${picture.isYours(plain(yours))}`, INDENT);
}

/** Characters that take a place: colours don't. */
function visible(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
  return text.replace(/\u001b\[\d+m/g, "").length;
}
