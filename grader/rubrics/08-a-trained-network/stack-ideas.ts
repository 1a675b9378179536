import {
  averagePool2d,
  conv2d,
  depthwiseConv2d,
  maxPool2d,
  type PoolOptions,
  pointwiseConv2d,
  relu,
  separableConv2d,
  type Tensor,
  zeros,
} from "../../../lib/index";
import { leaky, type stack } from "../../../solutions/08-a-trained-network";
import type { Image } from "../models";

// Chapter 08's exercise 3: the stack, and what one may think otherwise about it.

export type Stack = Parameters<typeof stack>;

interface Idea {
  activation?: (map: Image) => Image;
  pool?: typeof maxPool2d;
  halve?: PoolOptions;
  /** Of the pooling behind the last separable layer; 0: there is none. */
  lastStride?: number;
  lastPadding?: 0 | "same";
  /** Of the pooling behind separable layers, where it is otherwise than behind the first; "none": there is none. */
  halveSeparable?: PoolOptions | "none";
  first?: { padding?: number; pool?: boolean; activated?: boolean };
  /** Padding of the separable layers; whether they halve the map themselves. */
  padding?: number;
  strides?: boolean;
  between?: boolean;
  separableActivated?: boolean;
  /** Whether the i-th separable layer is. */
  activated?: (i: number) => boolean;
  biasBehind?: boolean;
  lastActivated?: boolean;
}

/** Some of each 2 × 2 pixels, made from those that there are; `beyond` stands where the map has ended. */
const poolBy =
  (kept: (...four: number[]) => number, beyond?: number) =>
  (map: Image, _size: number, { stride = 2 }: PoolOptions = {}): Image => {
    const step = Number(stride);
    const [h, w, channels] = map.shape;
    const at = (y: number, x: number, c: number) => (y < h && x < w ? [map.at(y, x, c)] : (beyond ?? []));
    const result = zeros([Math.ceil(h / step), Math.ceil(w / step), channels]);
    for (let y = 0; y < result.shape[0]; y++)
      for (let x = 0; x < result.shape[1]; x++)
        for (let c = 0; c < channels; c++) {
          const [i, j] = [y * step, x * step];
          const four = [at(i, j, c), at(i, j + 1, c), at(i + 1, j, c), at(i + 1, j + 1, c)].flat();
          result.set(kept(...four), y, x, c);
        }
    return result;
  };

export const zeroPadded = poolBy(Math.max, 0);
export const firstOfFour = poolBy((first) => first);
export const smallestOfFour = poolBy(Math.min);

/** Ideas of which one may have two, each in a sentence. Of two that are about the same, one holds. */
const IDEAS: readonly { id: string; about: readonly string[]; says: string; idea: Idea }[] = [
  {
    id: "relu",
    about: ["below 0"],
    says: "This network leaks, where you used ReLU.",
    idea: { activation: (map) => relu(map) },
  },
  { id: "padded", about: ["first"], says: "The first layer pads nothing.", idea: { first: { padding: 1 } } },
  {
    id: "last-activated",
    about: ["last"],
    says: "The last layer has no activation: its numbers are the answer.",
    idea: { lastActivated: true },
  },
  {
    id: "last-halved",
    about: ["last pool"],
    says: "Behind the last separable layer the window moves by one pixel.",
    idea: { lastStride: 2 },
  },
  {
    id: "last-unpooled",
    about: ["last pool"],
    says: "Behind the last separable layer, too, the largest of 2 × 2 is kept.",
    idea: { lastStride: 0 },
  },
  {
    id: "rest-dropped",
    about: ["pool"],
    says: "A row or column that is left over makes one of its own.",
    idea: { halve: {} },
  },
  {
    id: "mean",
    about: ["pool"],
    says: "Kept is the largest of 2 × 2, not the mean.",
    idea: { pool: averagePool2d as typeof maxPool2d },
  },
  {
    id: "zeros",
    // Behind a ReLU nothing is below 0.
    about: ["pool", "below 0"],
    says: "What lies beyond a map's edge is not looked at, and no 0 is put there.",
    idea: { pool: zeroPadded as typeof maxPool2d },
  },
  {
    id: "between",
    about: ["separable"],
    says: "In a separable layer the activation comes once, at its end.",
    idea: { between: true },
  },
];

/** Two of the ideas at once. */
export function pairsOfIdeas() {
  return IDEAS.flatMap((one, i) =>
    IDEAS.slice(i + 1)
      .filter(({ about }) => !about.some((what) => one.about.includes(what)))
      .map((other) => ({
        id: `08.stack-${one.id}-and-${other.id}`,
        belief: `Two things are otherwise in this network. ${one.says} And: ${other.says[0].toLowerCase()}${other.says.slice(1)}`,
        model: (...a: Stack) => run(a, { ...one.idea, ...other.idea }),
      })),
  );
}

/** The stack, but for an idea of one's own. */
export function run([picture, first, separable, last]: Stack, idea: Idea = {}): Image {
  const { activation = leaky, pool = maxPool2d, halve = { padding: "same" }, padding = 1 } = idea;
  const firstLayer = conv2d(picture, first.kernel, { bias: first.bias, padding: idea.first?.padding ?? 0 });
  let map: Image = idea.first?.activated === false ? firstLayer : activation(firstLayer);
  if (idea.first?.pool ?? true) map = pool(map, 2, halve);
  separable.forEach(({ depthwise, pointwise, bias: own }, i) => {
    const end = i === separable.length - 1;
    const bias = idea.biasBehind ? undefined : own;
    const stride = idea.strides && !end ? 2 : 1;
    const layer = idea.between
      ? pointwiseConv2d(activation(depthwiseConv2d(map, depthwise, { padding })), pointwise, { bias })
      : separableConv2d(map, depthwise, pointwise, { bias, padding, stride });
    const activated = (idea.separableActivated ?? true) && (idea.activated?.(i) ?? true);
    map = activated ? activation(layer) : layer;
    if (idea.biasBehind) map = plus(map, own);
    if (end) {
      const { lastStride = 1, lastPadding = "same" } = idea;
      if (lastStride) map = pool(map, 2, { stride: lastStride, padding: lastPadding });
    } else if (!idea.strides && idea.halveSeparable !== "none") map = pool(map, 2, idea.halveSeparable ?? halve);
  });
  const answer = pointwiseConv2d(map, last.kernel, { bias: last.bias });
  return idea.lastActivated ? activation(answer) : answer;
}

function plus(map: Image, { data }: Tensor<[number]>): Image {
  const result = zeros(map.shape);
  map.data.forEach((v, i) => {
    result.data[i] = v + data[i % data.length];
  });
  return result;
}

/** Whether a row or a column is left over where the map is halved: behind the first layer and behind all separable ones but the last. */
export function isOddHalved({ shape: [height, width] }: Image, separable: number): boolean {
  return [height, width].some((side) => {
    let size = side - 2;
    for (let i = 0; i < separable; i++, size = Math.ceil(size / 2)) if (size % 2 === 1) return true;
    return false;
  });
}
