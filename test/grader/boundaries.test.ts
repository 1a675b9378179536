import { describe, expect, it } from "vitest";
import { seeded } from "../../grader/random";
import { rubrics } from "../../grader/rubrics/index";
import { type Tensor, tensor } from "../../lib/index";
import * as one from "../../solutions/01-standard-convolution";
import * as five from "../../solutions/05-autoencoder";
import * as seven from "../../solutions/07-choosing-a-convolution";
import * as eight from "../../solutions/08-a-trained-network";

// No case lies on a tie or a boundary that its stub leaves open, whatever the seed of a class.

const exercises = rubrics.flatMap((rubric) => rubric.exercises);
const SEEDS = Array.from({ length: 10 }, (_, i) => `class ${i}`);

/** The cases of an exercise under ten seeds. */
function casesOf<Answer extends (...args: never[]) => unknown>(id: string): Parameters<Answer>[] {
  const { cases } = exercises.find((exercise) => exercise.id === id)!;
  return SEEDS.flatMap((seed) => cases(seeded(`${seed} ${id}`))) as never;
}

/** How far the best is ahead of the next, as a share of it. */
function lead(values: readonly number[]): number {
  const [first, second = Number.NEGATIVE_INFINITY] = [...values].sort((a, b) => b - a);
  return first === second ? 0 : (first - second) / Math.abs(first);
}

describe("one answer is best, by more than rounding", () => {
  it("05.oddOneOut", () => {
    for (const [shown, drawn] of casesOf<typeof five.oddOneOut>("05.oddOneOut")) {
      const errors = Array.from({ length: shown.shape[0] }, (_, i) =>
        five.meanSquaredError([...drawn.at(i).data], [...shown.at(i).data]),
      );
      expect(lead(errors)).toBeGreaterThan(1e-3);
    }
  });

  it("05.worthKeeping", () => {
    for (const [features] of casesOf<typeof five.worthKeeping>("05.worthKeeping")) {
      const costs = features.map((f) => f.pixels * f.brightness ** 2 * f.share * (1 - f.share));
      expect(lead(costs)).toBeGreaterThan(1e-3);
    }
  });

  it("07.cheapest: no two plans that work cost the same, and every map has 3 × 3 pixels or more", () => {
    for (const [plans, size, channels] of casesOf<typeof seven.cheapest>("07.cheapest")) {
      expect(channels).toBeGreaterThan(1);
      const prices = plans.flatMap((plan) => {
        let [side, depth, macs] = [size, channels, 0];
        for (const { kernel, stride, groups, filters } of plan) {
          side = Math.ceil(side / stride);
          expect(side).toBeGreaterThanOrEqual(3);
          macs += (side * side * kernel * kernel * depth * filters) / groups;
          depth = filters;
        }
        return seven.cheapest([plan], size, channels) === 0 ? [macs] : [];
      });
      expect(new Set(prices).size).toBe(prices.length);
    }
  });
});

describe("nothing stands on an edge", () => {
  it("01.findBug: one of the four names explains the map", () => {
    for (const [image, kernel, bias, map] of casesOf<typeof one.findBug>("01.findBug")) {
      const [height, width, channels] = kernel.shape;
      const makes = (weight: (i: number, j: number, c: number) => number, b: number) => {
        const weights = Array.from(kernel.data, (_, n) => {
          const [pixel, c] = [Math.floor(n / channels), n % channels];
          return weight(Math.floor(pixel / width), pixel % width, c);
        });
        const made = one.conv2d(image, tensor(weights, [height, width, channels, 1]), [b], 1, 0);
        return made.data.every((value, n) => value === map.data[n]);
      };
      const explained = [
        makes((i, j, c) => kernel.at(i, j, c), bias),
        makes((i, j, c) => kernel.at(height - 1 - i, width - 1 - j, c), bias),
        makes((i, j) => kernel.at(i, j, 0), bias),
        makes((i, j, c) => kernel.at(i, j, c), bias * channels),
      ];
      expect(explained.filter(Boolean)).toEqual([true]);
    }
  });

  it("02.looksSideways: all numbers are whole", () => {
    for (const maps of casesOf<(...maps: Tensor[]) => boolean>("02.looksSideways")) {
      for (const { data } of maps) expect(data.every(Number.isInteger)).toBe(true);
    }
  });

  it("04.isSeparable: where a kernel can't be split, every pair misses a weight by a tenth of the largest", () => {
    const { solution } = exercises.find(({ id }) => id === "04.isSeparable")!;
    for (const [kernel] of casesOf<(kernel: Tensor<[number, number, number, number]>) => boolean>("04.isSeparable")) {
      if (!solution(...([kernel] as never[]))) expect(leastMiss(kernel)).toBeGreaterThan(0.1);
    }
  });

  it("04.nearestSplit: no kernel can be split", () => {
    for (const [kernel] of casesOf<(kernel: Tensor<[number, number, number, number]>) => unknown>("04.nearestSplit")) {
      expect(leastMiss(kernel)).toBeGreaterThan(0.01);
    }
  });

  it("04.positionsToBend: no quotient is within rounding of a whole number, nor the limit of bend, but where nothing is rounded", () => {
    for (const [channels, filters, bend] of casesOf<(...n: number[]) => number>("04.positionsToBend")) {
      const gained = channels * filters - bend * (channels + filters);
      const positions = (bend * channels * filters) / gained;
      // Of powers of two every way to calculate it gives the same, exactly.
      const exact = [channels, filters, bend].every((n) => Math.log2(n) % 1 === 0);
      expect(exact || Math.abs(gained) > 1e-3).toBe(true);
      expect(exact || gained < 0 || Math.abs(positions - Math.round(positions)) > 1e-6).toBe(true);
    }
  });

  it("06.atrous1d: the kernel reaches over no more than the line has", () => {
    for (const [signal, kernel, rate] of casesOf<(x: number[], k: number[], r: number) => number[]>("06.atrous1d")) {
      expect((kernel.length - 1) * rate).toBeLessThan(signal.length);
    }
  });

  it("07.estimateTime: the two clocks are a hundredth apart or more", () => {
    for (const [macs, weights, inputs, outputs, speed, bytes] of casesOf<typeof seven.estimateTime>(
      "07.estimateTime",
    )) {
      expect(lead([macs / speed, (4 * (weights + inputs + outputs)) / bytes])).toBeGreaterThan(0.01);
    }
  });

  it("08.keepBest: no two boxes overlap just so, no two have the same score", () => {
    for (const [all, most] of casesOf<typeof eight.keepBest>("08.keepBest")) {
      expect(new Set(all.map(({ score }) => score)).size).toBe(all.length);
      for (const a of all) for (const b of all) expect(Math.abs(eight.overlap(a, b) - most)).toBeGreaterThan(1e-6);
    }
  });
});

describe("07.twin takes every right picture", () => {
  type Twin = typeof seven.twin;
  const { common } = exercises.find(({ id }) => id === "07.twin")!;
  const moved = (
    picture: Parameters<Twin>[0],
    from: (y: number, x: number, c: number) => readonly [number, number],
  ) => {
    const [height, width, channels] = picture.shape;
    const values = Array.from({ length: height * width * channels }, (_, n) => {
      const [pixel, c] = [Math.floor(n / channels), n % channels];
      const [y, x] = from(Math.floor(pixel / width), pixel % width, c);
      return y < 0 || x < 0 || y >= height || x >= width ? 0 : picture.at(y, x, c);
    });
    return tensor(values, picture.shape);
  };
  /** The smallest changes that a layer overlooks. */
  const ways: Record<
    Parameters<Twin>[1],
    Record<string, (y: number, x: number, c: number) => readonly [number, number]>
  > = {
    pointwise: {
      "two neighbours exchanged": (y, x) => (y === 4 && (x === 4 || x === 5) ? [4, 9 - x] : [y, x]),
      "turned upside down": (y, x) => [-1 - y, x],
    },
    depthwise: {
      "the last channel one down": (y, x, c) => (c === 0 ? [y, x] : [y - 1, x]),
      "the first channel three to the left": (y, x, c) => (c === 0 ? [y, x + 3] : [y, x]),
    },
    atrous: {
      "odd rows two up": (y, x) => (y % 2 ? [y + 2, x] : [y, x]),
      "odd columns two to the right": (y, x) => (x % 2 ? [y, x - 2] : [y, x]),
    },
  };

  it.each(Object.entries(ways))("%s", (layer, of) => {
    for (const [picture, asked] of casesOf<Twin>("07.twin").filter(([, kind]) => kind === layer)) {
      const judged = (answer: Tensor) => common!.of(answer as never, ...([picture, asked] as never[]));
      const right = judged(seven.twin(picture, asked));
      for (const [way, from] of Object.entries(of)) {
        const height = picture.shape[0];
        const answer = moved(picture, (y, x, c) => {
          const [row, column] = from(y, x, c);
          return way === "turned upside down" ? [height + row, column] : [row, column];
        });
        expect([way, judged(answer)]).toEqual([way, right]);
      }
    }
  });
});

/**
 * By how much of the largest weight every split must miss one weight, at least. Two taps and two filters of a channel make
 * a square a b / c d, and what can be split has ad = bc: with no weight off by more than e, ad − bc changes by
 * e (|a| + |b| + |c| + |d|) + 2 e² at most.
 */
function leastMiss({
  shape: [height, width, channels, filters],
  data,
}: Tensor<[number, number, number, number]>): number {
  const largest = Math.max(...data.map(Math.abs));
  const at = (tap: number, c: number, f: number) => data[(tap * channels + c) * filters + f] / largest;
  let least = 0;
  for (let c = 0; c < channels; c++) {
    for (let s = 0; s < height * width; s++) {
      for (let t = 0; t < s; t++) {
        for (let f = 0; f < filters; f++) {
          for (let g = 0; g < f; g++) {
            const square = [at(s, c, f), at(s, c, g), at(t, c, f), at(t, c, g)];
            const sum = square.reduce((total, v) => total + Math.abs(v), 0);
            const gap = Math.abs(square[0] * square[3] - square[1] * square[2]);
            least = Math.max(least, (Math.sqrt(sum * sum + 8 * gap) - sum) / 4);
          }
        }
      }
    }
  }
  return least;
}
