import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import * as lib from "../../lib/index";
import { Tensor } from "../../lib/index";
import { type OperatorName, operators } from "../../lib/rules/operators";

/**
 * Random shapes and options, sound and broken: a convolution answers what the slow definition answers, or an error that
 * begins with its name. The definition below is written as differently from the lib as it can be: it builds the padded
 * image, asks `at` for every number, and looks at one output at a time.
 */
const call = lib as unknown as Record<string, (...given: unknown[]) => Tensor>;
const runs = { numRuns: 300 };
vi.setConfig({ testTimeout: 60_000 });

const dimension = fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 1, max: 5 }) }, fc.constantFrom(0, -1, 1.5));
const pixels = fc.integer({ min: 1, max: 6 });
const broken = fc.constantFrom<unknown>(0, -1, 1.5, Number.NaN, "2", [], [1, 2, 3], {}, null);
const pair = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 3, arbitrary: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })) },
  { weight: 1, arbitrary: broken },
);
const end = fc.integer({ min: 0, max: 3 });
const padding = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("same", "valid") },
  { weight: 3, arbitrary: end },
  { weight: 3, arbitrary: fc.tuple(end, end) },
  { weight: 3, arbitrary: fc.tuple(fc.tuple(end, end), fc.tuple(end, end)) },
  { weight: 1, arbitrary: broken },
);
/** Every option there is, so that the compiler asks for what a new one may be; groups decide the shapes, and are drawn with them. */
type Drawn = Exclude<(typeof operators)[OperatorName]["options"][number], "groups">;
const drawn: Record<Drawn, fc.Arbitrary<unknown>> = {
  stride: pair,
  padding,
  dilation: pair,
  outputPadding: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 2 }) }, broken),
};
const options = (name: OperatorName) => {
  const known = operators[name].options.flatMap((option) => (option === "groups" ? [] : [[option, drawn[option]]]));
  return fc.record(Object.fromEntries(known), { requiredKeys: [] }) as fc.Arbitrary<Record<string, unknown>>;
};

/** Small whole numbers that differ from place to place, so that sums are exact and mix-ups show. */
function filled(shape: number[], seed: number): Tensor {
  const count = shape.reduce((product, size) => product * Math.max(0, Math.floor(size)), 1);
  return new Tensor(
    shape,
    Float32Array.from({ length: count }, (_, i) => ((i * 7 + seed * 13) % 11) - 5),
  );
}

const both = (value: unknown): [number, number] =>
  Array.isArray(value) ? [value[0], value[1]] : [Number(value), Number(value)];

/** Zeros written out around an image, so that no index can leave it. */
function padded(image: number[][][], [[top, bottom], [left, right]]: number[][]): number[][][] {
  const none = image[0][0].map(() => 0);
  const blank = (count: number) => Array.from({ length: count }, () => none);
  const wide = image.map((row) => [...blank(left), ...row, ...blank(right)]);
  const rows = (count: number) => Array.from({ length: count }, () => blank(wide[0].length));
  return [...rows(top), ...wide, ...rows(bottom)];
}

function ends(padding: unknown, sizes: number[], taps: number[], stride: number[], dilation: number[]): number[][] {
  return [0, 1].map((axis) => {
    const one = Array.isArray(padding) ? padding[axis] : padding;
    if (one === "valid" || one === undefined) return [0, 0];
    if (one !== "same") return both(one);
    let total = 0; // as few as make ⌈n / stride⌉ positions
    const extent = dilation[axis] * (taps[axis] - 1) + 1;
    while (Math.floor((sizes[axis] + total - extent) / stride[axis]) + 1 < Math.ceil(sizes[axis] / stride[axis]))
      total++;
    return [Math.floor(total / 2), Math.ceil(total / 2)];
  });
}

/** One image's convolution by the definition, one output number at a time. */
function slowly(image: Tensor, kernel: Tensor, bias: Tensor | undefined, given: Record<string, unknown>): number[][][] {
  const [stride, dilation] = [both(given.stride ?? 1), both(given.dilation ?? 1)];
  const [height, width, channels] = image.shape;
  const [tall, wide, depth, filters] = kernel.shape;
  const around = ends(given.padding, [height, width], [tall, wide], stride, dilation);
  const pixels = padded(image.toArray() as number[][][], around);
  const groups = channels / depth;
  const rows: number[][][] = [];
  for (let y = 0; y + dilation[0] * (tall - 1) < pixels.length; y += stride[0]) {
    const row: number[][] = [];
    for (let x = 0; x + dilation[1] * (wide - 1) < pixels[0].length; x += stride[1]) {
      row.push(
        Array.from({ length: filters }, (_, f) => {
          const from = Math.floor(f / (filters / groups)) * depth;
          let sum = bias ? (bias.at(f) as number) : 0;
          for (let d = 0; d < depth; d++) {
            for (let j = 0; j < wide; j++) {
              for (let i = 0; i < tall; i++) {
                const pixel = pixels[y + i * dilation[0]][x + j * dilation[1]];
                sum += pixel[from + d] * (kernel.at(i, j, d, f) as unknown as number);
              }
            }
          }
          return sum;
        }),
      );
    }
    rows.push(row);
  }
  return rows;
}

/** The answer, or the message of an error that names the function; anything else is a failure. */
function answerOf(name: string, ...given: unknown[]): Tensor | string {
  const tensors = given.filter((value): value is Tensor => value instanceof Tensor);
  const before = tensors.map((tensor) => [[...tensor.shape], [...tensor.data]]);
  try {
    return call[name](...given);
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toMatch(new RegExp(`^${name}: .+`));
    return (error as Error).message;
  } finally {
    expect(tensors.map((tensor) => [[...tensor.shape], [...tensor.data]])).toEqual(before);
  }
}

function imagesOf(batch: Tensor): Tensor[] {
  if (batch.shape.length === 3) return [batch];
  return Array.from({ length: batch.shape[0] }, (_, n) => batch.at(n) as unknown as Tensor);
}

/** Where nearly every call is refused, next to nothing is compared. */
function expectEnough(answered: number) {
  const said =
    "random calls that were answered and not refused: what `drawn`, above, has for an option leaves too little";
  expect(answered, said).toBeGreaterThan(30);
}

/** Where an answer isn't what was expected: lib's fault, or an option that the definition here knows nothing of. */
const unlike = (name: string, given: object, definition: string) =>
  `${name} with ${JSON.stringify(given)} is not what ${definition}, here in properties.test.ts, makes of it; both have to know every option`;

const flat = (nested: unknown) => (nested as number[][][]).flat(3);

describe("the lib and the slow definition agree, or the lib says why not", () => {
  test("conv2d", () => {
    let answered = 0;
    fc.assert(
      fc.property(
        fc.tuple(fc.option(fc.integer({ min: 1, max: 2 })), pixels, pixels, fc.constantFrom(1, 2, 3)),
        fc.tuple(dimension, dimension, dimension, fc.constantFrom(1, 2, 3)),
        fc.oneof({ weight: 8, arbitrary: fc.constantFrom(1, 2, 3) }, broken),
        fc.boolean(),
        options("conv2d"),
        fc.boolean(),
        ([batch, height, width, perGroup], [tall, wide, depth, share], groups, fits, given, biased) => {
          const known = typeof groups === "number" && groups >= 1 && Number.isInteger(groups) ? groups : 1;
          const channels = perGroup * known;
          const image = filled(batch ? [batch, height, width, channels] : [height, width, channels], 1);
          const kernel = filled([tall, wide, fits ? perGroup : depth, share * known], 2);
          const bias = biased ? filled([share * known], 3) : undefined;
          const answer = answerOf("conv2d", image, kernel, { ...given, groups, ...(bias && { bias }) });
          if (typeof answer === "string") return;
          answered++;
          const expected = imagesOf(image).map((one) => slowly(one, kernel, bias, given));
          const said = unlike("conv2d", given, "slowly()");
          expect(answer.shape, said).toEqual([
            ...(batch ? [batch] : []),
            expected[0].length,
            expected[0][0].length,
            share * known,
          ]);
          expect([...answer.data], said).toEqual(expected.flatMap(flat));
        },
      ),
      runs,
    );
    expectEnough(answered);
  });

  test("pointwiseConv2d", () => {
    let answered = 0;
    fc.assert(
      fc.property(
        fc.tuple(pixels, pixels, fc.integer({ min: 1, max: 3 })),
        fc.tuple(fc.oneof({ weight: 12, arbitrary: fc.constant(1) }, dimension), fc.integer({ min: 1, max: 3 })),
        fc.boolean(),
        options("pointwiseConv2d"),
        ([height, width, channels], [tall, filters], biased, given) => {
          const image = filled([height, width, channels], 1);
          const kernel = filled([tall, 1, channels, filters], 2);
          const bias = biased ? filled([filters], 3) : undefined;
          const answer = answerOf("pointwiseConv2d", image, kernel, { ...given, ...(bias && { bias }) });
          if (typeof answer === "string") return;
          answered++;
          const said = unlike("pointwiseConv2d", given, "slowly()");
          expect(answer.toArray(), said).toEqual(slowly(image, kernel, bias, given));
        },
      ),
      { numRuns: 100 },
    );
    expectEnough(answered);
  });

  test("depthwiseConv2d and separableConv2d, by a kernel that is zero where a filter sees no channel", () => {
    let answered = 0;
    fc.assert(
      fc.property(
        fc.tuple(pixels, pixels, fc.integer({ min: 1, max: 3 })),
        fc.tuple(dimension, dimension, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
        fc.boolean(),
        options("depthwiseConv2d"),
        ([height, width, channels], [tall, wide, other, multiplier], fits, given) => {
          const image = filled([height, width, channels], 1);
          const kernel = filled([tall, wide, fits ? channels : other, multiplier], 2);
          const answer = answerOf("depthwiseConv2d", image, kernel, given);
          const pointwise = filled([1, 1, channels * multiplier, 2], 4);
          const separated = answerOf("separableConv2d", image, kernel, pointwise, given);
          expect(typeof answer).toBe(typeof separated);
          if (typeof answer === "string" || typeof separated === "string") return;
          answered++;
          const full = new Tensor(
            [tall, wide, channels, channels * multiplier],
            new Float32Array(tall * wide * channels ** 2 * multiplier),
          );
          for (let i = 0; i < tall; i++)
            for (let j = 0; j < wide; j++)
              for (let c = 0; c < channels; c++)
                for (let m = 0; m < multiplier; m++)
                  full.set(kernel.at(i, j, c, m) as unknown as number, i, j, c, c * multiplier + m);
          const expected = slowly(image, full, undefined, given);
          expect(answer.toArray(), unlike("depthwiseConv2d", given, "slowly()")).toEqual(expected);
          expect([...separated.data]).toEqual(flat(slowly(answer, pointwise, undefined, {})));
        },
      ),
      runs,
    );
    expectEnough(answered);
  });

  test("conv2dTranspose, by adding up stamps on a canvas and cutting it out", () => {
    let answered = 0;
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 2 })),
        fc.tuple(dimension, dimension, fc.integer({ min: 1, max: 2 })),
        fc.integer({ min: 1, max: 2 }),
        options("conv2dTranspose"),
        ([height, width, perGroup], [tall, wide, outs], groups, given) => {
          const image = filled([height, width, perGroup * groups], 1);
          const kernel = filled([tall, wide, outs, perGroup * groups], 2);
          const answer = answerOf("conv2dTranspose", image, kernel, { ...given, groups });
          if (typeof answer === "string") return;
          answered++;
          const [stride, dilation] = [both(given.stride ?? 1), both(given.dilation ?? 1)];
          const extra = both(given.outputPadding ?? 0);
          const stamps = new Map<string, number>();
          for (let y = 0; y < height; y++)
            for (let x = 0; x < width; x++)
              for (let i = 0; i < tall; i++)
                for (let j = 0; j < wide; j++)
                  for (let c = 0; c < perGroup * groups; c++)
                    for (let o = 0; o < outs; o++) {
                      const channel = Math.floor(c / perGroup) * outs + o;
                      const at = `${y * stride[0] + i * dilation[0]},${x * stride[1] + j * dilation[1]},${channel}`;
                      const product = Number(image.at(y, x, c)) * Number(kernel.at(i, j, o, c));
                      stamps.set(at, (stamps.get(at) ?? 0) + product);
                    }
          const cuts = [0, 1].map((axis) => {
            const extent = dilation[axis] * (kernel.shape[axis] - 1) + 1;
            const whole = (image.shape[axis] - 1) * stride[axis] + extent;
            const one = Array.isArray(given.padding) ? given.padding[axis] : given.padding;
            if (one === "same") {
              return {
                from: Math.floor(Math.max(0, extent - stride[axis]) / 2),
                size: image.shape[axis] * stride[axis],
              };
            }
            const [before, after] = one === undefined || one === "valid" ? [0, 0] : both(one);
            return { from: before, size: whole - before - after + extra[axis] };
          });
          const said = unlike("conv2dTranspose", given, "the canvas of stamps");
          expect(answer.shape, said).toEqual([cuts[0].size, cuts[1].size, outs * groups]);
          const expected = Array.from({ length: cuts[0].size }, (_, y) =>
            Array.from({ length: cuts[1].size }, (_, x) =>
              Array.from(
                { length: outs * groups },
                (_, o) => stamps.get(`${y + cuts[0].from},${x + cuts[1].from},${o}`) ?? 0,
              ),
            ),
          );
          expect(
            [...answer.data].map((value) => value + 0),
            said,
          ).toEqual(flat(expected).map((value) => value + 0));
        },
      ),
      runs,
    );
    expectEnough(answered);
  });

  test("maxPool2d and averagePool2d, by sorting and adding what lies under each window", () => {
    let answered = 0;
    fc.assert(
      fc.property(
        fc.tuple(pixels, pixels, fc.integer({ min: 1, max: 2 })),
        pair,
        fc.record({ stride: pair, padding }, { requiredKeys: [] }),
        ([height, width, channels], size, given) => {
          const image = filled([height, width, channels], 1);
          const most = answerOf("maxPool2d", image, size, given);
          const mean = answerOf("averagePool2d", image, size, given);
          expect(typeof most).toBe(typeof mean);
          if (typeof most === "string" || typeof mean === "string") return;
          answered++;
          const [taps, stride] = [both(size), both(given.stride ?? size)];
          const around = ends(given.padding, [height, width], taps, stride, [1, 1]);
          for (let y = 0; y < most.shape[0]; y++)
            for (let x = 0; x < most.shape[1]; x++)
              for (let c = 0; c < channels; c++) {
                const under: number[] = [];
                for (let p = 0; p < height; p++)
                  for (let q = 0; q < width; q++) {
                    const [i, j] = [p + around[0][0] - y * stride[0], q + around[1][0] - x * stride[1]];
                    if (i >= 0 && i < taps[0] && j >= 0 && j < taps[1]) under.push(Number(image.at(p, q, c)));
                  }
                expect(most.at(y, x, c)).toBe([...under].sort((a, b) => b - a)[0]);
                const total = under.reduce((sum, value) => sum + value, 0);
                expect(mean.at(y, x, c)).toBeCloseTo(total / under.length, 5);
              }
        },
      ),
      runs,
    );
    expectEnough(answered);
  });
});

test("gradients answer to what they belong to: ⟨conv(x), g⟩ = ⟨x, gradInput⟩ = ⟨kernel, gradKernel⟩", () => {
  const inner = (a: Tensor, b: Tensor) => a.data.reduce((sum, value, i) => sum + value * b.data[i], 0);
  fc.assert(
    fc.property(
      fc
        .constantFrom("conv2d" as const, "depthwiseConv2d" as const, "conv2dTranspose" as const)
        .chain((name) => fc.tuple(fc.constant(name), options(name))),
      fc.tuple(pixels, pixels, fc.integer({ min: 1, max: 3 })),
      fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 })),
      ([name, given], [height, width, channels], [tall, wide, other]) => {
        const image = filled([height, width, channels], 1);
        const kernel = filled([tall, wide, ...(name === "conv2dTranspose" ? [other, channels] : [channels, other])], 2);
        const answer = answerOf(name, image, kernel, given);
        if (typeof answer === "string") return;
        const gradOutput = filled([...answer.shape], 5);
        const byInput = call[`${name}GradInput`](gradOutput, kernel, image.shape, given);
        const byKernel = call[`${name}GradKernel`](image, gradOutput, kernel.shape, given);
        expect(inner(image, byInput)).toBe(inner(answer, gradOutput));
        expect(inner(kernel, byKernel)).toBe(inner(answer, gradOutput));
      },
    ),
    runs,
  );
});

test("values that are no argument at all give an error that names the function, and never hang", () => {
  const anything = fc.oneof(
    fc.anything(),
    broken,
    fc.constant(filled([3, 3, 1], 1)),
    fc.constant(filled([2, 2, 1, 1], 2)),
  );
  const names = Object.keys(lib).filter((name) =>
    name.match(
      /^(conv|pointwise|depthwise|separable|max|average|global|upsample|dilate|flip|grouped|toStandard|relu|sigmoid|tensor|zeros|outputSize)/,
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.array(anything, { maxLength: 4 }), (name, given) => {
      answerOf(name, ...given);
    }),
    { numRuns: 3000 },
  );
});
