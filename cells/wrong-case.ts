import { describe } from "../grader/describe";
import { numbersOf } from "../grader/numbers";
import type { ExerciseReport, WrongCase } from "../grader/report";
import { layerOptions, windowSumOf } from "../grader/window-sum";
import type { Answer } from "../grader/wire";
import { comparisonFigure } from "../lib/figures/comparison";
import { convFigure } from "../lib/figures/conv";
import { imageHtml } from "../lib/figures/image";
import { mapsFigure } from "../lib/figures/map";
import type { Figure } from "../lib/figures/svg";
import { Tensor, tensor } from "../lib/tensor";
import { cardHtml } from "./card";
import * as words from "./words";

/** The first case that went wrong: what went in, and expected, yours and their difference side by side. */
export function wrongCaseHtml({ firstWrong, log }: ExerciseReport): string {
  const printed = log.length ? cardHtml("note", log.slice(0, 5), words.wrongCase.printed) : "";
  if (!firstWrong) return printed;
  const figures = [windowFigure(firstWrong), comparison(firstWrong)].flatMap((f) => f ?? []);
  if (figures.length) return figures.map((f) => `<div>${imageHtml(f)}</div>`).join("") + printed;
  const sentence = [
    ...(firstWrong.args.length ? [words.wrongCase.given(firstWrong.args.map(brief))] : []),
    words.wrongCase.expected(brief(firstWrong.expected)),
    words.wrongCase.yours(brief(firstWrong.actual)),
  ];
  const given = typeof firstWrong.expected === "string" ? firstWrong.args.flatMap(pictured) : [];
  return cardHtml("note", sentence) + given.map((f) => `<div>${imageHtml(f)}</div>`).join("") + printed;
}

/** Maps that were to be judged by a look at them. Where a single number isn't 0, the sentence has said it. */
function pictured(value: Answer): Figure[] {
  if (!(value instanceof Tensor) || value.shape.length !== 3 || value.shape.some((n) => n > 12)) return [];
  return value.data.filter((v) => v !== 0).length > 1 ? [mapsFigure(value, { cell: 14 })] : [];
}

function brief(value: Answer): string {
  return value instanceof Tensor && value.data.length <= 12 ? JSON.stringify(value.toArray()) : describe(value);
}

/** Maps of the expected answer, yours, and yours minus expected, where both are small and of one shape. */
function comparison({ expected, actual, difference }: WrongCase): Figure | undefined {
  const wanted = mapOf(expected, difference.index);
  const given = mapOf(actual, difference.index);
  if (!wanted || !given) return undefined;
  const filter = difference.index?.length === 3 ? words.wrongCase.map(difference.index[2]) : "";
  const [first, second, third] = words.wrongCase.titles;
  return comparisonFigure(wanted, given, { values: true, titles: [first + filter, second + filter, third + filter] });
}

/** The first wrong number's channel, as [height, width]. */
function mapOf(value: Answer, index: readonly number[] | undefined): Tensor | undefined {
  const numbers = numbersOf(value);
  if (!numbers || !Array.from(numbers.data).every(Number.isFinite)) return undefined;
  const { shape, data } = numbers;
  if (shape.length < 1 || shape.length > 3 || shape.some((n) => n < 1 || n > 12)) return undefined;
  const [h, w, channels = 1] = shape.length === 1 ? [1, shape[0]] : shape;
  const channel = Math.min(index?.[2] ?? 0, channels - 1);
  return tensor(
    Array.from({ length: h * w }, (_, i) => data[i * channels + channel]),
    [h, w],
  );
}

/** The window of the input that should have made the first wrong number, with its arithmetic. */
function windowFigure(wrong: WrongCase): Figure | undefined {
  const { args, expected, difference, window } = wrong;
  const sum = windowSumOf(wrong);
  if (!sum || !window || !difference.index || !(expected instanceof Tensor)) return undefined;
  const [input, kernel] = [args[window.input], args[window.kernel]];
  if (!(input instanceof Tensor && kernel instanceof Tensor)) return undefined;
  // The picture knows standard convolutions without activation; others are left to the comparison below it.
  if (sum.clipped || sum.terms.length * (kernel.shape[3] ?? 1) !== kernel.data.length) return undefined;
  const [row, column, filter = 0] = difference.index;
  const { bias, stride, padding, dilation } = layerOptions(wrong);
  return convFigure(input, kernel, expected, {
    at: [row, column],
    filter,
    bias: Array.isArray(bias) ? tensor(bias as number[], [bias.length]) : (bias as Tensor | undefined),
    stride,
    padding,
    dilation,
  });
}
