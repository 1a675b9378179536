import { tensor } from "../../../lib/index";
import * as solution from "../../../solutions/01-standard-convolution";
import { exercise } from "../../rubric";
import { built, cut, grown, inside, type Map2d, padded, total, transposed, turned } from "../models";

/** A filter with its rows, its columns or both in the opposite order. */
function mirrored(filter: Map2d, rows: boolean, columns: boolean): Map2d {
  const [h, w] = filter.shape;
  const at = (n: number) => {
    const [i, j] = [Math.floor(n / w), n % w];
    return filter.at(rows ? h - 1 - i : i, columns ? w - 1 - j : j);
  };
  return tensor(
    Array.from({ length: h * w }, (_, n) => at(n)),
    [h, w],
  );
}

/** With as many zeros around the map as keep its size; the one more, where there is one, below and to the right. */
function keepingTheSize(map: Map2d, filter: Map2d, slide: (map: Map2d, filter: Map2d) => Map2d): Map2d {
  const [h, w] = map.shape;
  const [rows, columns] = filter.shape;
  const wide = padded(map.reshape([h, w, 1]), Math.max(rows, columns), () => 0);
  const [top, left] = [rows, columns].map((n) => Math.max(rows, columns) - Math.floor((n - 1) / 2));
  const around = Array.from({ length: (h + rows - 1) * (w + columns - 1) }, (_, n) => {
    const across = w + columns - 1;
    return wide.at(top + Math.floor(n / across), left + (n % across), 0);
  });
  return slide(tensor(around, [h + rows - 1, w + columns - 1]), filter);
}

/** So many rows and columns of positions, the first of which hangs over the map's upper left corner; zeros around. */
function slidFrom(map: Map2d, filter: Map2d, top: number, left: number, [rows, columns]: readonly number[]): Map2d {
  const image = map.reshape([...map.shape, 1]);
  const sums = built([rows, columns, 1], (y, x) => {
    let sum = 0;
    for (let i = 0; i < filter.shape[0]; i++)
      for (let j = 0; j < filter.shape[1]; j++) sum += inside(image, y - top + i, x - left + j, 0) * filter.at(i, j);
    return sum;
  });
  return sums.reshape([rows, columns]);
}

/** What comes of each pixel of a window and the weight on it, added up. */
function summed(map: Map2d, filter: Map2d, of: (pixel: number, weight: number) => number): Map2d {
  const [rows, columns] = filter.shape;
  const [height, width] = [map.shape[0] - rows + 1, map.shape[1] - columns + 1];
  const sums = built([height, width, 1], (y, x) => {
    let sum = 0;
    for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) sum += of(map.at(y + i, x + j), filter.at(i, j));
    return sum;
  });
  return sums.reshape([height, width]);
}

export const slide2d = exercise({
  id: "01.slide2d",
  title: "Slide over a map",
  points: 1,
  solution: solution.slide2d,
  terms: {
    map: "Output [y, x] sees the part of the map that begins at row y, column x, as it lies there, and wholly on the map.",
    filter:
      "The weight in row i, column j meets the pixel i rows below and j columns to the right of where the window begins.",
    kernelHeight:
      "The filter has kernelHeight rows and kernelWidth columns: of 5 rows, one of height 2 can begin at 4.",
  },
  forbidden: ["conv2d"],
  window: { input: 0, kernel: 1 },
  cases: (random) => [
    [
      tensor([
        [0, 1, 2],
        [3, 4, 5],
        [6, 7, 8],
      ]),
      tensor([
        [0, 1],
        [2, 3],
      ]),
    ],
    [random.tensor([4, 6]), random.tensor([3, 2])],
    [random.tensor([3, 5]), random.tensor([1, 3])],
    [random.tensor([5, 4]), random.tensor([2, 3])],
    [random.tensor([4, 5]), random.tensor([2, 2])],
    [random.tensor([4, 4]), random.tensor([2, 3])],
  ],
  byHand: () => [
    {
      args: [tensor([0, 1, 2, 3, 4, 5, 6, 7, 8], [3, 3]), tensor([0, 1, 2, 3], [2, 2])],
      gives: tensor([19, 25, 37, 43], [2, 2]),
    },
  ],
  hints: [
    "How many rows does the output have when the map has 5 and the filter 2? How many columns, when it has 3 and the filter 3?",
    "Four loops: y and x over the output, i and j over the filter. Which pixel of the map lies under tap [i, j] when the filter stands at [y, x]?",
    "Make zeros([height - kernelHeight + 1, width - kernelWidth + 1]); output.set(sum, y, x) with sum of map.at(y + i, x + j) * filter.at(i, j).",
  ],
  blindSpots: [
    {
      id: "01.filter-not-square",
      where: "the filter isn't square",
      so: "Its rows and columns are counted each by itself: filter.shape has both, and the output loses kernelHeight − 1 rows and kernelWidth − 1 columns.",
      holds: (_map, { shape: [h, w] }) => h !== w,
    },
    {
      id: "01.map-not-square",
      where: "the map isn't square",
      so: "Its rows and columns are counted each by itself: map.shape has both.",
      holds: ({ shape: [h, w] }) => h !== w,
    },
  ],
  misconceptions: [
    {
      id: "01.flipped-kernel",
      belief:
        "You turned the filter by half a turn, as mathematics does. Deep learning does not flip: 0…8 with [[0, 1], [2, 3]] gives 19, 25, 37, 43; flipped it would give 5, 11, 23, 29.",
      model: (map, filter) => solution.slide2d(map, turned(filter)),
    },
    {
      id: "01.mean",
      belief: "You took the mean of the products. A filter adds them up; if it is to average, its weights say so.",
      model: (map, filter) => {
        const right = solution.slide2d(map, filter);
        return tensor(
          right.data.map((v) => v / filter.data.length),
          right.shape,
        );
      },
    },
    {
      id: "01.product-of-sums",
      belief:
        "You added up the window and the filter first and multiplied the two sums. Each pixel has its own weight: multiply pair by pair, then add.",
      model: (map, filter) =>
        solution.slide2d(
          map,
          tensor(
            filter.data.map(() => total(filter.data)),
            filter.shape,
          ),
        ),
    },
    {
      id: "01.window-sum",
      belief: "You added up the window. Each of its pixels still has to be multiplied by the weight that lies on it.",
      model: (map, filter) =>
        solution.slide2d(
          map,
          tensor(
            filter.data.map(() => 1),
            filter.shape,
          ),
        ),
    },
    {
      id: "01.swapped-axes",
      belief:
        "You swapped height and width. The first index is the row (down), the second the column (across), in the map, the filter and the output.",
      model: (map, filter) => solution.slide2d(transposed(map), transposed(filter)),
    },
    {
      id: "01.same-size",
      belief:
        "Your output is as large as the map. Without padding the filter does not fit at the last rows and columns: the output has kernelHeight − 1 rows and kernelWidth − 1 columns less.",
      model: (map, filter) => solution.slide2d(grown(map, filter), filter),
    },
    {
      id: "01.last-position",
      belief:
        "You left out the last row and column of positions. The filter still fits when its edge lies on the map's edge: that is the + 1 in height − kernelHeight + 1.",
      model: (map, filter) => solution.slide2d(cut(map, map.shape[0] - 1, map.shape[1] - 1), filter),
    },
    {
      id: "01.last-left-empty",
      belief:
        "Your output has the right size, but its last row and column were never filled: the loops over y and x stop one position early.",
      model: (map, filter) => {
        const right = solution.slide2d(map, filter);
        const [h, w] = right.shape;
        const filled = (i: number) => Math.floor(i / w) < h - 1 && i % w < w - 1;
        return tensor(
          right.data.map((v, i) => (filled(i) ? v : 0)),
          right.shape,
        );
      },
    },
    {
      id: "01.windows-apart",
      belief:
        "Your windows lie side by side, and each pixel is used once. At stride 1 the filter moves on by one pixel, and windows overlap.",
      model: (map, filter) => {
        const [h, w] = filter.shape;
        const right = solution.slide2d(map, filter);
        const [rows, columns] = [Math.floor(map.shape[0] / h), Math.floor(map.shape[1] / w)];
        const tiles = Array.from({ length: rows * columns }, (_, n) =>
          right.at(Math.floor(n / columns) * h, (n % columns) * w),
        );
        return tensor(tiles, [rows, columns]);
      },
    },
    {
      id: "01.matrix-product",
      belief:
        "You multiplied rows of the window by columns of the filter, as matrices are multiplied. Here each weight meets only the pixel under it, place by place.",
      model: (map, filter) => {
        const [h, w] = filter.shape;
        const right = solution.slide2d(map, filter);
        const product = (y: number, x: number) => {
          let sum = 0;
          for (let i = 0; i < h; i++) {
            for (let j = 0; j < w; j++) {
              for (let m = 0; m < Math.min(h, w); m++) sum += map.at(y + i, x + m) * filter.at(m, j);
            }
          }
          return sum;
        };
        const [, columns] = right.shape;
        return tensor(
          right.data.map((_, n) => product(Math.floor(n / columns), n % columns)),
          right.shape,
        );
      },
    },

    {
      id: "01.filter-transposed",
      belief:
        "You read the filter column by column. Its first index is the row, as in the map, so that each weight meets the pixel under it.",
      model: (map, filter) => {
        const [h, w] = filter.shape;
        const flat = transposed(filter).data;
        return solution.slide2d(
          map,
          tensor(
            Array.from({ length: h * w }, (_, n) => flat[n]),
            [h, w],
          ),
        );
      },
    },
    {
      id: "01.mirrored-filter",
      belief:
        "You mirrored the filter left to right. It is laid on as it stands: its first column meets the window's first column.",
      model: (map, filter) => solution.slide2d(map, mirrored(filter, false, true)),
    },
    {
      id: "01.upside-down",
      belief:
        "You turned the filter upside down. It is laid on as it stands: its first row meets the window's first row.",
      model: (map, filter) => solution.slide2d(map, mirrored(filter, true, false)),
    },
    {
      id: "01.zeros-around",
      belief:
        "You put zeros around the map, so that your output is as large as the map. Without padding the filter stands only where it fits.",
      model: (map, filter) => keepingTheSize(map, filter, (m, k) => solution.slide2d(m, k)),
    },
    {
      id: "01.turned-and-zeros-around",
      belief:
        "You did two things that a layer without padding doesn't: you turned the filter by half a turn, and you put zeros around the map, so that your output is as large as the map.",
      model: (map, filter) => keepingTheSize(map, turned(filter), (m, k) => solution.slide2d(m, k)),
    },
    {
      id: "01.around",
      belief:
        "You let the filter go on at the map's other side. Where it hangs over the edge there is no position: the output is smaller than the map.",
      model: (map, filter) => {
        const [h, w] = map.shape;
        const [rows, columns] = filter.shape;
        const around = cut(grown(map, filter), h + rows - 1, w + columns - 1);
        for (let y = 0; y < h + rows - 1; y++)
          for (let x = 0; x < w + columns - 1; x++) around.set(map.at(y % h, x % w), y, x);
        return solution.slide2d(around, filter);
      },
    },
    {
      id: "01.largest-product",
      belief: "You kept the largest product of each window. A filter adds all of them up.",
      model: (map, filter) => {
        const right = solution.slide2d(map, filter);
        const [rows, columns] = filter.shape;
        const [, width] = right.shape;
        const largest = (y: number, x: number) =>
          Math.max(
            ...Array.from(filter.data, (v, n) => v * map.at(y + Math.floor(n / columns), x + (n % columns))).slice(
              0,
              rows * columns,
            ),
          );
        return tensor(
          right.data.map((_, n) => largest(Math.floor(n / width), n % width)),
          right.shape,
        );
      },
    },

    {
      id: "01.weighted-mean",
      belief:
        "You divided by the sum of the weights. A filter multiplies and adds, nothing else: it is a mean only where its weights add up to 1.",
      model: (map, filter) => {
        const right = solution.slide2d(map, filter);
        const sum = total(filter.data) || 1;
        return tensor(
          right.data.map((v) => v / sum),
          right.shape,
        );
      },
    },
    {
      id: "01.zeros-around-more-above",
      belief:
        "You put zeros around the map, half a filter on each side, so that your output is as large as the map. Without padding the filter stands only where it fits.",
      model: (map, filter) =>
        slidFrom(map, filter, Math.floor(filter.shape[0] / 2), Math.floor(filter.shape[1] / 2), map.shape),
    },
    {
      id: "01.every-touch",
      belief:
        "You let the filter stand wherever it meets the map at all, with zeros around. Without padding it stands only where it fits: the output is smaller than the map.",
      model: (map, filter) => {
        const [[h, w], [rows, columns]] = [map.shape, filter.shape];
        return slidFrom(map, filter, rows - 1, columns - 1, [h + rows - 1, w + columns - 1]);
      },
    },
    {
      id: "01.squared-differences",
      belief:
        "You compared filter and window: your numbers are sums of squared differences. A filter multiplies each pixel by the weight that lies on it, and adds.",
      model: (map, filter) => summed(map, filter, (pixel, weight) => (pixel - weight) ** 2),
    },
    {
      id: "01.differences",
      belief:
        "You took the weights off the pixels. A filter multiplies each pixel by the weight that lies on it, and adds.",
      model: (map, filter) => summed(map, filter, (pixel, weight) => pixel - weight),
    },
  ],
});
