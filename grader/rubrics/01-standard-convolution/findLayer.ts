import * as solution from "../../../solutions/01-standard-convolution";
import { exercise } from "../../rubric";

/** What a box with this layer says to a line of `n` pixels with a single 1, pixel by pixel. */
function impulseAnswers(n: number, box: ReturnType<typeof solution.findLayer>): number[][] {
  const { kernel, bias, stride, padding } = box;
  return Array.from({ length: n }, (_, i) => {
    const positions = solution.outputSize(n, kernel.length, stride, padding);
    return Array.from({ length: positions }, (_, p) => bias + (kernel[i + padding - p * stride] ?? 0));
  });
}

/**
 * What exercise 8 asks for, read by somebody who takes a number for the bias; a window is as wide as from its first pixel that
 * differs to its last, or, where these are counted, as many.
 */
function readWithBias(answers: number[][], bias: number, counted = false): ReturnType<typeof solution.findLayer> {
  const last = answers.length - 1;
  const seen = answers[0].map((_, p) => answers.flatMap((row, i) => (row[p] === bias ? [] : [i])));
  const noticed = seen.map((pixels) => (pixels.length ? pixels : [last]));
  const widths = noticed.map((pixels) => (counted ? pixels.length : pixels[pixels.length - 1] - pixels[0] + 1));
  const taps = Math.max(...widths);
  const whole = widths.indexOf(taps);
  const start = noticed[whole][0];
  const stride = whole + 1 < noticed.length ? noticed[whole + 1][0] - start : 1;
  const pixels = counted ? noticed[whole] : answers.map((_, i) => i).slice(start, start + taps);
  return { kernel: pixels.map((i) => answers[i][whole] - bias), bias, stride, padding: whole * stride - start };
}

/** Numbers that somebody takes for the bias. */
const WRONG_BIASES: readonly { id: string; belief: string; of: (all: number[], answers: number[][]) => number }[] = [
  {
    id: "01.nearest-to-zero",
    belief:
      "You took the number nearest to 0 for the bias. A sum with a negative weight may well lie nearer to 0 than the bias does. Take an answer that surely does not see the pixel.",
    of: (all) => all.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a)),
  },
  {
    id: "01.smallest-is-bias",
    belief:
      "You took the smallest number for the bias. A negative weight pulls an answer below it. Take an answer that surely does not see the pixel.",
    of: (all) => Math.min(...all),
  },
  {
    id: "01.commonest",
    belief:
      "You took the commonest number for the bias. On a short line under a long kernel most answers do see the pixel. Take one that surely doesn't: the last pixel at the first position.",
    of: (all) => {
      const counts = new Map<number, number>();
      for (const v of all) counts.set(v, (counts.get(v) ?? 0) + 1);
      return [...counts].sort((a, b) => b[1] - a[1])[0][0];
    },
  },
  {
    id: "01.zero-for-the-bias",
    belief:
      "You took the bias to be 0. What a position says when it does not see the pixel is the bias, and it is in all the other answers.",
    of: () => 0,
  },
  {
    id: "01.first-answer-is-bias",
    belief:
      "You took the first answer of all for the bias. Position 0 sees pixel 0, with padding as well as without. Take an answer that surely does not see the pixel: the last pixel at position 0.",
    of: (all) => all[0],
  },
  {
    id: "01.last-answer-is-bias",
    belief:
      "You took the last answer of all for the bias. The last position often sees the last pixel. Take an answer that surely does not see the pixel: the last pixel at position 0.",
    of: (all) => all[all.length - 1],
  },
];

/** A list without the zeros at its two ends. */
function trimmed(list: readonly number[]): number[] {
  const first = list.findIndex((v) => v !== 0);
  return first < 0 ? [] : list.slice(first, list.length - [...list].reverse().findIndex((v) => v !== 0));
}

/** The first of the longest lists. */
function longest(lists: readonly number[][]): number[] {
  return lists.reduce((best, list) => (list.length > best.length ? list : best));
}

/** The first pixel that a position notices. */
function firstNoticed(answers: readonly number[][], position: number): number {
  const bias = answers[answers.length - 1][0];
  return Math.max(
    0,
    answers.findIndex((row) => row[position] !== bias),
  );
}

/** The padding that comes of another stride: the first whole window begins where it begins. */
function paddingBy({ stride, padding }: ReturnType<typeof solution.findLayer>, other: number): number {
  const whole = Math.ceil(padding / stride);
  return whole * other - (whole * stride - padding);
}

export const findLayer = exercise({
  id: "01.findLayer",
  title: "A layer in a box",
  points: 3,
  solution: solution.findLayer,
  terms: {
    answers:
      "answers[i][p] is what position p says to pixel i alone: the bias, plus the weight of the tap that lies there, if any.",
    pixels:
      "These are the pixels that change one position's answer: from the first to the last of them reach its taps.",
    whole:
      "It is the first position that lies wholly on the line: it shows every weight, and those before it hang over.",
    bias: "It is part of every answer, wherever the pixel lies: only what an answer has beyond it is a weight.",
    stride: "Each position begins stride pixels after the one before; the first begins padding pixels before the line.",
  },
  cases: (random) => [
    [impulseAnswers(4, { kernel: [2, 3], bias: 1, stride: 2, padding: 0 })],
    [impulseAnswers(7, { kernel: [1, 2, 4], bias: 0, stride: 1, padding: 1 })],
    [impulseAnswers(9, { kernel: [3, -1, 2], bias: 5, stride: 2, padding: 1 })],
    [impulseAnswers(10, { kernel: [2, 0, 5, -3], bias: -2, stride: 3, padding: 2 })],
    [impulseAnswers(9, { kernel: [4, 1, 0, 2, -3], bias: 3, stride: 2, padding: 0 })],
    [impulseAnswers(5, { kernel: [4, 4, 7, 4], bias: 1, stride: 1, padding: 0 })],
    [impulseAnswers(8, { kernel: [6, 0, 0, 7], bias: 4, stride: 1, padding: 3 })],
    // The weight that position 0 has on pixel 0 is 0.
    [impulseAnswers(6, { kernel: [2, 0, 5], bias: 3, stride: 1, padding: 1 })],
    // Two pixels are left over behind the last position.
    [impulseAnswers(11, { kernel: [1, 3, 5, 2], bias: 0, stride: 3, padding: 2 })],
    [
      impulseAnswers(11, {
        kernel: [random.whole(1, 4), random.whole(-4, 4), random.whole(5, 9)],
        bias: random.whole(1, 9),
        stride: 3,
        padding: 2,
      }),
    ],
  ],
  byHand: () => [
    {
      args: [
        [
          [3, 1],
          [4, 1],
          [1, 3],
          [1, 4],
        ],
      ],
      gives: { kernel: [2, 3], bias: 1, stride: 2, padding: 0 },
    },
  ],
  hints: [
    "Read down instead of across: what did position 0 answer to each pixel in turn? Where does it say the same all the time, and what does that number tell you?",
    "A position that lies wholly on the line shows all the weights, from pixel to pixel; at the border it shows some. How far apart do two whole ones begin?",
    "answers[i][p] − bias is the weight of position p over pixel i. Position p begins at pixel p · stride − padding: you know where a whole one begins, and the stride.",
  ],
  blindSpots: [
    {
      id: "01.a-weight-of-zero",
      where: "a weight is 0",
      so: "A position that answers with the bias may see the pixel all the same, with a weight of 0: the first and the last pixel that it notices say how wide it is.",
      holds: (answers) => solution.findLayer(answers).kernel.includes(0),
    },
    {
      id: "01.with-padding",
      where: "there is padding",
      so: "Position 0 begins before the line and shows only the end of the kernel.",
      holds: (answers) => solution.findLayer(answers).padding > 0,
    },
    {
      id: "01.stride-above-one",
      where: "the stride is larger than 1",
      so: "Neighbouring positions begin so many pixels apart, and one pixel is not seen by every weight.",
      holds: (answers) => solution.findLayer(answers).stride > 1,
    },
    {
      id: "01.weights-below-zero",
      where: "a weight is below 0",
      so: "It pulls answers below the bias: the bias need not be the smallest number.",
      holds: (answers) => solution.findLayer(answers).kernel.some((weight) => weight < 0),
    },
    {
      id: "01.no-bias-at-all",
      where: "the bias is 0",
      so: "Then 0 is what comes where nothing is seen.",
      holds: (answers) => solution.findLayer(answers).bias === 0,
    },
  ],
  misconceptions: [
    {
      id: "01.impulse-reads-backwards",
      belief:
        "Your kernel is the right one from back to front. A layer doesn't turn its kernel. And one answer read across has it turned: a pixel meets the last weight at the first position that sees it. Read down: one position, pixel after pixel.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        return { ...found, kernel: [...found.kernel].reverse() };
      },
    },
    {
      id: "01.bias-in-the-weights",
      belief:
        "Your weights still hold the bias. What a position says when it does not see the pixel is the bias alone: take it off everywhere.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        return { ...found, kernel: found.kernel.map((weight) => weight + found.bias) };
      },
    },
    {
      id: "01.no-bias",
      belief:
        "You took the layer to have no bias. Some positions do not see the pixel at all, and still answer: that number is the bias, and it is in all the others.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        return { ...found, kernel: found.kernel.map((weight) => weight + found.bias), bias: 0 };
      },
    },
    {
      id: "01.stride-ignored",
      belief:
        "You took the layer to stop at every pixel. Two neighbouring positions begin as many pixels apart as the stride says.",
      model: (answers) => ({ ...solution.findLayer(answers), stride: 1 }),
    },
    {
      id: "01.stride-from-counting",
      belief:
        "You divided the pixels by the positions. The kernel's width and the padding are in there as well: look how far apart two neighbouring positions begin.",
      model: (answers) => ({
        ...solution.findLayer(answers),
        stride: Math.round(answers.length / answers[0].length),
      }),
    },
    {
      id: "01.padding-ignored",
      belief:
        "You took the layer to have no padding. Position 0 then begins at pixel 0 and shows the first weight there; where it shows a later one, it begins before the line.",
      model: (answers) => ({ ...solution.findLayer(answers), padding: 0 }),
    },
    {
      id: "01.total-padding",
      belief: "Your padding is that of both ends together. Asked is how many zeros stand at each of them.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        return { ...found, padding: 2 * found.padding };
      },
    },
    {
      id: "01.border-position",
      belief:
        "You read the kernel off position 0. With padding it begins before the line and shows only the end of the kernel. Take a position that shows most.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        return { ...found, kernel: found.kernel.slice(found.padding), padding: 0 };
      },
    },
    {
      id: "01.zeros-dropped",
      belief: "You dropped the weights that are 0. They are part of the kernel: the others keep their distance.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        return { ...found, kernel: found.kernel.filter((weight) => weight !== 0) };
      },
    },
    {
      id: "01.one-row-read",
      belief:
        "You read the kernel off one row: what one pixel gave to all positions. The pixel stays and the window moves, so the weights come in reverse there, and with a stride some are missing. Read down a column.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        const row = answers[Math.floor(answers.length / 2)].map((v) => v - found.bias);
        let [first, last] = [0, row.length - 1];
        while (first < last && row[first] === 0) first++;
        while (last > first && row[last] === 0) last--;
        return { ...found, kernel: row.slice(first, last + 1) };
      },
    },
    {
      id: "01.cut-kernel",
      belief:
        "You read the kernel off position 0. With padding that position hangs over the border and shows only a part of the kernel; take one that lies wholly on the line.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        const { stride } = found;
        const kernel = answers.slice(0, found.kernel.length - found.padding).map((row) => row[0] - found.bias);
        const covered = (answers[0].length - 1) * stride + kernel.length;
        return { ...found, kernel, padding: Math.max(0, Math.floor((covered - answers.length) / 2)) };
      },
    },
    {
      id: "01.padding-from-the-size",
      belief:
        "You turned the rule of the output size round, as if the last window always ended where the padded line does. It may stop short of it, by less than a stride: read the padding from where a whole window begins.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        const covered = (answers[0].length - 1) * found.stride + found.kernel.length;
        return { ...found, padding: (covered - answers.length) / 2 };
      },
    },
    {
      id: "01.start-for-padding",
      belief:
        "You gave the pixel at which the whole window begins as the padding. There were steps before it: padding is position · stride − that pixel.",
      model: (answers) => {
        const { kernel, bias, stride, padding } = solution.findLayer(answers);
        return { kernel, bias, stride, padding: Math.ceil(padding / stride) * stride - padding };
      },
    },

    {
      id: "01.stride-as-gap",
      belief:
        "You gave the pixels between two starts as the stride. It is the distance from one start to the next: neighbouring starts are a stride of 1 apart.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        return { ...found, stride: found.stride - 1 };
      },
    },
    {
      id: "01.stride-is-the-kernel",
      belief:
        "You took the stride to be as wide as the kernel. Windows may overlap: look how far apart two neighbouring positions begin.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        return { ...found, stride: found.kernel.length };
      },
    },
    {
      id: "01.padding-by-half",
      belief:
        'You took half the kernel as the padding, as "same" does. Any padding is possible: look at which weight position 0 shows to pixel 0.',
      model: (answers) => {
        const found = solution.findLayer(answers);
        return { ...found, padding: Math.floor(found.kernel.length / 2) };
      },
    },
    ...WRONG_BIASES.flatMap(({ id, belief, of }) =>
      [false, true].map((counted) => ({
        id: counted ? `${id}-and-zeros-dropped` : id,
        belief: counted
          ? `${belief} And you took a pixel that changes nothing for one that is not seen: a weight may be 0, and it is part of the kernel.`
          : belief,
        model: (answers: number[][]) => readWithBias(answers, of(answers.flat(), answers), counted),
      })),
    ),
    {
      id: "01.longest-row-read",
      belief:
        "You read the kernel off one row: what one pixel gave to all positions. The pixel stays and the window moves, so the weights come in reverse there, and with a stride some are missing. Read down a column.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        return { ...found, kernel: longest(answers.map((row) => trimmed(row.map((v) => v - found.bias)))) };
      },
    },
    {
      id: "01.longest-row-and-zeros",
      belief:
        "You read the kernel off the row in which most differs from the bias. Across, the weights come in reverse, and with a stride some are missing; and a weight of 0 is part of the kernel. Read down a column.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        const rows = answers.map((row) => row.map((v) => v - found.bias).filter((v) => v !== 0));
        return { ...found, kernel: longest(rows) };
      },
    },
    {
      id: "01.first-row-read",
      belief:
        "You read the kernel off the first row: what pixel 0 gave to all positions. The pixel stays and the window moves, so you see it in reverse and only in part. Read down a column, of a position that lies wholly on the line.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        return { ...found, kernel: answers[0].map((v) => v - found.bias).filter((v) => v !== 0) };
      },
    },
    {
      id: "01.row-turned-back",
      belief:
        "You read the kernel off one row and turned it round. With a stride a pixel meets only every so many weights, so that some are missing there. Read down a column: one position, pixel after pixel.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        const kernel = longest(answers.map((row) => trimmed(row.map((v) => v - found.bias))));
        return { ...found, kernel: kernel.reverse() };
      },
    },
    {
      id: "01.stride-rounded-down",
      belief:
        "You divided the pixels by the positions and rounded down. The kernel's width and the padding are in there as well: look how far apart two neighbouring positions begin.",
      model: (answers) => ({
        ...solution.findLayer(answers),
        stride: Math.floor(answers.length / answers[0].length),
      }),
    },
    {
      id: "01.stride-rounded-up",
      belief:
        "You divided the pixels by the positions and rounded up. The kernel's width and the padding are in there as well: look how far apart two neighbouring positions begin.",
      model: (answers) => ({
        ...solution.findLayer(answers),
        stride: Math.ceil(answers.length / answers[0].length),
      }),
    },
    {
      id: "01.stride-ignored-throughout",
      belief:
        "You took the layer to stop at every pixel, and the padding came out accordingly. Two neighbouring positions begin as many pixels apart as the stride says.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        const stride = 1;
        return { ...found, stride, padding: paddingBy(found, stride) };
      },
    },
    {
      id: "01.stride-by-counting-throughout",
      belief:
        "You divided the pixels by the positions to get the stride, and worked the padding out with it. The kernel's width and the padding are in there as well: look how far apart two neighbouring positions begin.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        const stride = Math.round(answers.length / answers[0].length);
        return { ...found, stride, padding: paddingBy(found, stride) };
      },
    },
    {
      id: "01.stride-rounded-down-throughout",
      belief:
        "You divided the pixels by the positions to get the stride, and worked the padding out with it. Look how far apart two neighbouring positions begin: the kernel's width does not come into that.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        const stride = Math.floor(answers.length / answers[0].length);
        return { ...found, stride, padding: paddingBy(found, stride) };
      },
    },
    {
      id: "01.stride-at-the-border",
      belief:
        "You took the stride from the first two positions, by the first pixel that each of them notices. With padding both may hang over the border and notice pixel 0 first: compare two that lie wholly on the line.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        const stride = firstNoticed(answers, 1) - firstNoticed(answers, 0);
        return { ...found, stride, padding: paddingBy(found, stride) };
      },
    },
    {
      id: "01.stride-at-the-border-only",
      belief:
        "You took the stride from the first two positions, by the first pixel that each of them notices. With padding both may hang over the border and notice pixel 0 first: compare two that lie wholly on the line.",
      model: (answers) => ({
        ...solution.findLayer(answers),
        stride: firstNoticed(answers, 1) - firstNoticed(answers, 0),
      }),
    },
    {
      id: "01.padding-in-positions",
      belief:
        "You gave the number of positions that hang over the border as the padding. It is counted in pixels: position p begins at p · stride − padding.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        return { ...found, padding: Math.ceil(found.padding / found.stride) };
      },
    },
    {
      id: "01.padding-by-half-rounded",
      belief:
        'You took half the kernel, rounded down before its middle, as the padding: that is how "same" pads. Any padding is possible: look at which weight position 0 shows to pixel 0.',
      model: (answers) => {
        const found = solution.findLayer(answers);
        return { ...found, padding: Math.floor((found.kernel.length - 1) / 2) };
      },
    },
    {
      id: "01.padding-of-what-is-noticed",
      belief:
        "You took for padding how many pixels position 0 notices less than the kernel has weights. A weight of 0 makes a pixel go unnoticed: work out where position 0 begins from a whole one and the stride.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        const noticed = answers.flatMap((row, i) => (row[0] === found.bias ? [] : [i]));
        return { ...found, padding: found.kernel.length - (noticed[noticed.length - 1] - noticed[0] + 1) };
      },
    },
    {
      id: "01.padding-from-sizes",
      belief:
        "You worked the padding out from the sizes, as if the last position ended where the padded line ends. Up to stride − 1 pixels may be left over there: look where a whole position begins.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        const reached = (answers[0].length - 1) * found.stride + found.kernel.length;
        return { ...found, padding: Math.max(0, Math.ceil((reached - answers.length) / 2)) };
      },
    },
    {
      id: "01.padding-from-sizes-rounded-down",
      belief:
        "You worked the padding out from the sizes, as if the last position ended where the padded line ends. Up to stride − 1 pixels may be left over there: look where a whole position begins.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        const reached = (answers[0].length - 1) * found.stride + found.kernel.length;
        return { ...found, padding: Math.max(0, Math.floor((reached - answers.length) / 2)) };
      },
    },
    {
      id: "01.gap-ends-the-kernel",
      belief:
        "You let the kernel end where a weight is 0. Weights between the first and the last may be 0, and they are part of it: the last pixel that a position notices is its last weight.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        const end = found.kernel.indexOf(0);
        return end < 0 ? found : { ...found, kernel: found.kernel.slice(0, end) };
      },
    },
    {
      id: "01.signs-dropped",
      belief: "You dropped the signs of the weights. An answer below the bias comes from a weight below 0.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        return { ...found, kernel: found.kernel.map(Math.abs) };
      },
    },
    {
      id: "01.signs-turned",
      belief:
        "Your weights have the other sign: you took the answers off the bias. A weight is what an answer has more than the bias.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        return { ...found, kernel: found.kernel.map((weight) => -weight) };
      },
    },
    {
      id: "01.position-zero-throughout",
      belief:
        "You read everything off the first two positions. With padding they hang over the border: position 0 shows only the end of the kernel there, and begins before the line. Take two that lie wholly on it.",
      model: (answers) => {
        const { bias } = solution.findLayer(answers);
        const noticed = answers.flatMap((row, i) => (row[0] === bias ? [] : [i]));
        const start = firstNoticed(answers, 0);
        const kernel = answers.slice(start, noticed[noticed.length - 1] + 1).map((row) => row[0] - bias);
        return { kernel, bias, stride: firstNoticed(answers, 1) - start, padding: -start };
      },
    },
    {
      id: "01.middle-row-and-zeros",
      belief:
        "You read the kernel off the row in the middle: what one pixel gave to all positions. Across, the weights come in reverse, with a stride some are missing, and a weight of 0 goes unnoticed. Read down a column.",
      model: (answers) => {
        const found = solution.findLayer(answers);
        const row = answers[Math.floor(answers.length / 2)].map((v) => v - found.bias);
        return { ...found, kernel: row.filter((v) => v !== 0) };
      },
    },
    {
      id: "01.start-without-stride",
      belief:
        "You gave the number of positions before the first whole one, less the pixel at which it begins, as the padding. Each of these positions is a whole stride: padding is position · stride − that pixel.",
      model: (answers) => {
        const { kernel, bias, stride, padding } = solution.findLayer(answers);
        const whole = Math.ceil(padding / stride);
        return { kernel, bias, stride, padding: whole - (whole * stride - padding) };
      },
    },
  ],
});
