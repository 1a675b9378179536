import { conv2d, type Tensor, tensor, zeros } from "../../../lib/index";
import * as solution from "../../../solutions/06-atrous-convolution";
import { exercise } from "../../rubric";

type PaddedLayer = solution.PaddedLayer;

export const withoutStrides = exercise({
  id: "06.withoutStrides",
  title: "Take a stride out, keep the weights",
  keepsGiven: true,
  points: 3,
  solution: solution.withoutStrides,
  terms: {
    stride:
      "Where a stride is gone the map is finer, and all layers behind it, not only the next, find their numbers farther apart.",
    rate: "It counts positions of the map: behind a stride of 2 that is gone, the taps lie twice as far apart as before.",
    padding:
      "It counts positions of the map: behind a stride of 2 that is gone, it takes twice as many to begin at the same place.",
    apart:
      "It is the product of the strides that are kept: the first layers keep theirs, and once it is reached all others lose theirs.",
  },
  common: { name: "what your stack makes", of: (answer, layers, apart) => onOldGrid(answer, layers, apart) },
  cases: () => [
    [[padded(3, 2), padded(3)], 1],
    [[padded(3, 2), padded(3, 2), padded(3)], 1],
    [[padded(3, 2), padded(3, 2), padded(3), padded(3)], 2],
    [[padded(3, 2), padded(3, 2, 2), padded(5, 1, 3)], 2],
    [[padded(5, 3), padded(3, 1, 2), padded(3)], 1],
    [[padded(3, 2), padded(3, 3), padded(3)], 1],
    [[padded(3), padded(5, 2), padded(3, 3), padded(3), padded(3, 2)], 2],
    [[padded(3, 2), padded(3), padded(3, 2), padded(3)], 4],
    [[padded(3, 2), padded(3, 3), padded(3)], 2],
    [[padded(3, 2), { ...padded(3), padding: 0 }, padded(5)], 1],
    [[padded(3, 2), padded(3), padded(3, 2), padded(3, 2)], 4],
    [
      [
        { ...padded(3, 2), padding: 0 },
        { ...padded(5, 2), padding: 1 },
        { ...padded(3), padding: 2 },
      ],
      2,
    ],
  ],
  byHand: () => [
    {
      args: [
        [
          { kernel: 3, stride: 2, rate: 1, padding: 1 },
          { kernel: 3, stride: 1, rate: 1, padding: 1 },
        ],
        1,
      ],
      gives: [
        [1, 1, 1],
        [1, 2, 2],
      ],
      seen: (layers) => layers.map(({ stride, rate, padding }) => [stride, rate, padding]),
    },
  ],
  hints: [
    "The first layer's stride of 2 is gone. Where on its new map do the numbers lie that the second layer used to read?",
    "Every layer behind a stride that is gone reads a finer map. To find the old numbers, its taps must lie so many times further apart; what was at the border must be there, too.",
    "Walk through the layers with the product of the strides kept so far and `taken`, the product of those that are gone. Each layer gets rate · taken and padding · taken. While the kept product is below `apart`, keep the stride and multiply it in; else set it to 1 and multiply `taken` by the old one, after the layer itself.",
  ],
  misconceptions: [
    {
      id: "06.strides-only",
      belief:
        "You took the strides out and changed nothing else. The layers behind now read a finer map, on which the numbers that they used to read lie further apart: the rates have to grow.",
      model: changed((layer) => layer),
    },
    {
      id: "06.padding-stays",
      belief:
        "You changed the rates and left the padding as it was. A kernel that reaches further needs more zeros at each end, or the numbers move away from where they were.",
      model: (layers, apart) =>
        solution.withoutStrides(layers, apart).map((layer, i) => ({ ...layer, padding: layers[i].padding })),
    },
    {
      id: "06.own-rate",
      belief:
        "You spread the taps of the very layer whose stride you took out. It reads the map that it used to read; only the layers behind it find theirs finer.",
      model: changed((layer, taken, own) => spread(layer, taken * own)),
    },
    {
      id: "06.next-layer-only",
      belief: "You changed the layer behind the stride, and only that one. All layers behind it read a finer map.",
      model: changed((layer, _taken, _own, last) => spread(layer, last)),
    },
    {
      id: "06.rates-set",
      belief:
        "You set the rate to the stride that was taken out, whatever the rate was before. A layer that had holes already needs both: rate times stride.",
      model: changed((layer, taken) => ({
        ...layer,
        rate: taken === 1 ? layer.rate : taken,
        padding: layer.padding * taken,
      })),
    },
    {
      id: "06.strides-add",
      belief:
        "You added up the strides that are gone. A stride of 2 and one of 3 make a map six times as coarse, not five: they multiply.",
      model: (layers, apart) => {
        let [jump, taken] = [1, 0];
        return layers.map((layer) => {
          const finer = spread(layer, Math.max(1, taken));
          if (jump < apart) {
            jump *= layer.stride;
            return finer;
          }
          if (layer.stride > 1) taken += layer.stride;
          return { ...finer, stride: 1 };
        });
      },
    },
    {
      id: "06.always-2",
      belief: "You doubled the rates whatever the stride was. Without a stride of 3, the map is three times as fine.",
      model: (layers, apart) => {
        let [jump, taken] = [1, 1];
        return layers.map((layer) => {
          const finer = spread(layer, taken);
          if (jump < apart) {
            jump *= layer.stride;
            return finer;
          }
          if (layer.stride > 1) taken *= 2;
          return { ...finer, stride: 1 };
        });
      },
    },
    {
      id: "06.all-strides",
      belief:
        "You took all strides out. Neighbours then lie 1 pixel apart; asked was `apart`, and every stride you keep makes the rest of the stack cheaper.",
      model: (layers) => solution.withoutStrides(layers, 1),
    },
    {
      id: "06.own-rate-spread",
      belief:
        "You spread the layer that loses its stride, too. It reads the same pixels as before, only at more places; it is the layers after it whose input has become finer.",
      model: (layers, apart) => {
        let [jump, gone] = [1, 1];
        return layers.map((layer) => {
          if (jump * layer.stride <= apart) {
            jump *= layer.stride;
            return layer;
          }
          gone *= layer.stride;
          return { ...spread(layer, gone), stride: 1 };
        });
      },
    },
    {
      id: "06.from-the-front",
      belief:
        "You took strides out from the front until no more than `apart` was left. The first ones stay: `apart` is their product, and the strides behind them go.",
      model: (layers, apart) => {
        let left = layers.reduce((product, { stride }) => product * stride, 1);
        let gone = 1;
        return layers.map((layer) => {
          const finer = spread(layer, gone);
          if (left <= apart || layer.stride === 1) return finer;
          left /= layer.stride;
          gone *= layer.stride;
          return { ...finer, stride: 1 };
        });
      },
    },
    {
      id: "06.padding-for-the-size",
      belief:
        "You chose the padding that keeps the size. A layer that was padded otherwise then puts its old numbers somewhere else: its own padding is multiplied, like its rate.",
      model: (layers, apart) =>
        solution
          .withoutStrides(layers, apart)
          .map((layer, i) =>
            layer.rate === layers[i].rate && layer.stride === layers[i].stride
              ? layer
              : { ...layer, padding: Math.floor((layer.rate * (layer.kernel - 1)) / 2) },
          ),
    },

    {
      id: "06.all-strides-padding-stays",
      belief:
        "Two things: the first layers keep their strides until neighbours lie `apart` pixels apart, and the padding has to grow with the rate.",
      model: (layers) =>
        solution.withoutStrides(layers, 1).map((layer, i) => ({ ...layer, padding: layers[i].padding })),
    },
    {
      id: "06.one-stride-too-few-kept",
      belief:
        "You took out the stride that brings neighbours exactly `apart` pixels apart as well. It is kept: only those behind it go.",
      model: (layers, apart) => {
        let [jump, taken] = [1, 1];
        return layers.map((layer) => {
          const finer = spread(layer, taken);
          if (jump * layer.stride < apart) {
            jump *= layer.stride;
            return finer;
          }
          taken *= layer.stride;
          return { ...finer, stride: 1 };
        });
      },
    },
    {
      id: "06.padding-only",
      belief:
        "You let the padding grow and left the rates. Behind a stride that is gone the taps have to lie further apart, to find the numbers that they used to read.",
      model: (layers, apart) =>
        solution.withoutStrides(layers, apart).map((layer, i) => ({ ...layer, rate: layers[i].rate })),
    },
    {
      id: "06.kept-strides-count",
      belief:
        "You let strides that stay count as well. A stride that stays leaves its map as coarse as it was: behind it taps find their numbers side by side. Only strides that are gone pull them apart.",
      model: (layers, apart) => {
        let jump = 1;
        return layers.map((layer) => {
          const kept = jump < apart;
          const finer = kept ? layer : { ...spread(layer, jump), stride: 1 };
          jump *= layer.stride;
          return finer;
        });
      },
    },
    {
      id: "06.all-strides-count",
      belief:
        "You spread each layer by all the strides before it, also by those that stay. A stride that stays leaves its map as coarse as it was: only those that are gone pull the taps apart.",
      model: (layers, apart) => {
        let jump = 1;
        return layers.map((layer) => {
          const finer = { ...spread(layer, jump), stride: jump < apart ? layer.stride : 1 };
          jump *= layer.stride;
          return finer;
        });
      },
    },
    {
      id: "06.stride-becomes-rate",
      belief:
        "You turned a layer's stride into its own rate. That layer reads the map that it used to read; it is the layers behind it that find theirs finer.",
      model: changed((layer, _taken, own) => spread(layer, own)),
    },
    {
      id: "06.stride-becomes-rate-padding-stays",
      belief:
        "You turned a layer's stride into its own rate, and left its padding. That layer reads the map that it used to read; the layers behind it find theirs finer: rate and padding grow there.",
      model: changed((layer, _taken, own) => ({ ...layer, rate: layer.rate * own })),
    },
    {
      id: "06.layers-counted",
      belief:
        "You took `apart` for a number of layers that keep their stride. It is the product of the strides that stay: at 1 none stays, at 4 a 2 and another 2.",
      model: (layers, apart) => {
        let taken = 1;
        return layers.map((layer, i) => {
          const finer = spread(layer, taken);
          if (i < apart) return finer;
          taken *= layer.stride;
          return { ...finer, stride: 1 };
        });
      },
    },
    {
      id: "06.rates-replaced",
      belief:
        "You set every rate to the strides that are gone, multiplied, whatever it was before. A layer that had holes keeps them: rate times that.",
      model: changed((layer, taken) => ({ ...layer, rate: taken, padding: layer.padding * taken })),
    },
    {
      id: "06.rates-added",
      belief:
        "You added to rate and padding. Behind a stride of 2 that is gone, everything lies twice as far apart: a rate of 2 becomes 4, not 3.",
      model: changed((layer, taken) => ({
        ...layer,
        rate: layer.rate + taken - 1,
        padding: layer.padding + taken - 1,
      })),
    },
    {
      id: "06.kernels-larger",
      belief:
        "You made kernels larger. The weights are trained, and there are no more of them: a kernel stays as it is, and its rate pulls its taps apart.",
      model: changed((layer, taken) => ({
        ...layer,
        kernel: (layer.kernel - 1) * taken + 1,
        padding: layer.padding * taken,
      })),
    },
    {
      id: "06.padding-by-the-reach",
      belief:
        "You added to the padding half of what the kernel reaches further. That is right where it kept the size. Otherwise the old numbers move: the padding is multiplied, like the rate, and a 0 stays 0.",
      model: (layers, apart) =>
        solution.withoutStrides(layers, apart).map((layer, i) => ({
          ...layer,
          padding: layers[i].padding + ((layer.kernel - 1) * (layer.rate - layers[i].rate)) / 2,
        })),
    },
    ...[false, true].map((everywhere) => ({
      id: everywhere ? "06.padding-for-every-size" : "06.padding-for-the-size-behind",
      belief:
        "You chose the padding that keeps the size. A layer that was padded otherwise then puts its old numbers somewhere else: its own padding is multiplied, like its rate.",
      model: (layers: PaddedLayer[], apart: number) =>
        solution
          .withoutStrides(layers, apart)
          .map((layer, i) =>
            everywhere || layer.rate !== layers[i].rate
              ? { ...layer, padding: Math.floor((layer.rate * (layer.kernel - 1)) / 2) }
              : layer,
          ),
    })),
    {
      id: "06.rate-twice-instead-of-padding",
      belief:
        "You spread the rates twice over and left the padding. Rate and padding are both multiplied once, by the strides that are gone before the layer.",
      model: changed((layer, taken) => ({ ...layer, rate: layer.rate * taken * taken })),
    },
    {
      id: "06.whole-factor-at-once",
      belief:
        "You spread all layers behind the kept ones by the same factor, that of all strides that go. A layer is spread by those before it: the first one whose stride goes still reads its old map.",
      model: (layers, apart) => {
        const factor = layers.reduce((product, { stride }) => product * stride, 1) / apart;
        return changed((layer) => layer)(layers, apart).map((layer, i) => {
          const before = layers.slice(0, i).reduce((product, { stride }) => product * stride, 1);
          return before < apart ? layer : spread(layer, factor);
        });
      },
    },
    {
      id: "06.whole-factor-behind-the-first",
      belief:
        "You spread all layers behind the first stride that goes by the same factor, that of all strides that go. Each is spread by those before it alone: with every stride that goes, the map gets finer.",
      model: (layers, apart) => {
        const right = solution.withoutStrides(layers, apart);
        const factor = layers.reduce((product, { stride }) => product * stride, 1) / apart;
        return right.map((layer, i) =>
          layer.rate === layers[i].rate ? layer : { ...spread(layers[i], factor), stride: layer.stride },
        );
      },
    },
    {
      id: "06.apart-in-the-first",
      belief:
        "You gave the first layer a stride of `apart` and the others 1. A stride stays as it is or becomes 1: the first layers keep theirs, until their product is `apart`.",
      model: (layers, apart) => {
        let taken = 1;
        return layers.map((layer, i) => {
          const finer = { ...spread(layer, taken), stride: i === 0 ? apart : 1 };
          taken *= layer.stride;
          return finer;
        });
      },
    },
    {
      id: "06.nothing-changed",
      belief:
        "Your stack is the one that was given, so its last map is as coarse as before. Strides behind the kept ones become 1.",
      model: (layers) => layers.map((layer) => ({ ...layer })),
    },
    {
      id: "06.layers-in-front",
      belief:
        "You spread the layers in front of a stride that goes. They read what they have always read; it is the layers behind it whose map has become finer.",
      model: (layers, apart) => {
        const right = solution.withoutStrides(layers, apart);
        return layers.map((layer, i) => {
          const behind = layers
            .slice(i + 1)
            .reduce((product, { stride }, j) => (right[i + 1 + j].stride === stride ? product : product * stride), 1);
          return { ...spread(layer, behind), stride: right[i].stride };
        });
      },
    },
    {
      id: "06.padding-added-to",
      belief:
        "You multiplied the rates and added to the padding. Both are multiplied: at four times the rate there are four times as many zeros at each end.",
      model: changed((layer, taken) => ({
        ...layer,
        rate: layer.rate * taken,
        padding: layer.padding + taken - 1,
      })),
    },
    {
      id: "06.padding-is-the-rate",
      belief:
        "You set the padding to the rate. That suits a kernel of 3 which keeps the size; otherwise the old padding is multiplied by what the rate is multiplied by.",
      model: (layers, apart) =>
        solution.withoutStrides(layers, apart).map((layer) => ({ ...layer, padding: layer.rate })),
    },
    {
      id: "06.padding-times-the-rate",
      belief:
        "You multiplied the padding by the whole new rate. It grows only as the rate grows: by the strides that are gone, and not by holes that were there before.",
      model: (layers, apart) =>
        solution
          .withoutStrides(layers, apart)
          .map((layer, i) => ({ ...layer, padding: layers[i].padding * layer.rate })),
    },
  ],
  blindSpots: [
    {
      id: "06.some-strides-stay",
      where: "`apart` is above 1, so that some strides stay",
      so: "A stride that stays leaves its map as coarse as it was: only those that are gone pull the taps behind them apart.",
      holds: (_layers, apart) => apart > 1,
    },
    {
      id: "06.several-go",
      where: "more than one stride goes",
      so: "They multiply: behind a 2 and a 3 that are gone, taps lie 6 times as far apart.",
      holds: (layers, apart) => gone(layers, apart) > 1,
    },
    {
      id: "06.holes-before",
      where: "a layer had a rate above 1 before",
      so: "Its holes stay, and grow like everything: the old rate times the strides that are gone.",
      holds: (layers) => layers.some(({ rate }) => rate > 1),
    },
    {
      id: "06.not-padded-to-the-size",
      where: "a layer's padding doesn't keep the size",
      so: "Padding is multiplied like the rate, whatever it was: 0 stays 0.",
      holds: (layers) => layers.some(({ kernel, rate, padding }) => 2 * padding !== rate * (kernel - 1)),
    },
    {
      id: "06.stride-of-3",
      where: "there is a stride of 3",
      so: "Without it the map is three times as fine: rates and padding behind it are multiplied by 3.",
      holds: (layers) => layers.some(({ stride }) => stride === 3),
    },
  ],
});

/** A layer that keeps the size, but for its stride. */
function padded(kernel: number, stride = 1, rate = 1): PaddedLayer {
  return { kernel, stride, rate, padding: (rate * (kernel - 1)) / 2 };
}

/** How many strides go, of those that do something. */
function gone(layers: PaddedLayer[], apart: number): number {
  const kept = solution.withoutStrides(layers, apart);
  return layers.filter(({ stride }, i) => stride !== kept[i].stride).length;
}

function spread(layer: PaddedLayer, by: number): PaddedLayer {
  return { ...layer, rate: layer.rate * by, padding: layer.padding * by };
}

/**
 * The strides behind the kept ones taken out, and each layer changed by what is known of the strides before it: those gone,
 * multiplied; its own, if it is taken out; and the stride of the layer just before it, if that was.
 */
function changed(change: (layer: PaddedLayer, taken: number, own: number, last: number) => PaddedLayer) {
  return (layers: PaddedLayer[], apart: number): PaddedLayer[] => {
    let [jump, taken, last] = [1, 1, 1];
    return layers.map((layer) => {
      const kept = jump < apart;
      const own = kept ? 1 : layer.stride;
      const finer = change(layer, taken, own, last);
      if (kept) jump *= layer.stride;
      taken *= own;
      last = own;
      return kept ? finer : { ...finer, stride: 1 };
    });
  };
}

/** What a stack makes of a line, at the places where the old stack had a number. */
function onOldGrid(answer: PaddedLayer[], layers: PaddedLayer[], apart: number) {
  const jump = answer.reduce((product, { stride }) => product * stride, 1);
  const small = (n: number, least: number) => Number.isInteger(n) && n >= least && n <= 64;
  const sound = answer.every(
    ({ kernel, stride, rate, padding }, i) =>
      kernel === layers[i].kernel && small(stride, 1) && small(rate, 1) && small(padding, 0),
  );
  const old = layers.reduce((product, { stride }) => product * stride, 1);
  const line = Array.from({ length: 96 }, (_, i) => ((i * 7) % 11) + 1);
  const numbers = sound ? through(answer, line) : [];
  const step = old / jump;
  return {
    kernels: answer.map(({ kernel }) => kernel),
    "pixels from one output to the next": jump,
    "numbers of the old map": jump === apart ? numbers.filter((_, i) => i % step === 0) : [],
  };
}

/** A line through a stack with weights 1, 2, 4, … scaled down: no two of them alike, and none 0. */
function through(layers: PaddedLayer[], line: number[]): number[] {
  const start: Tensor = tensor(line, [1, line.length, 1]);
  const end = layers.reduce<Tensor>((map, { kernel, stride, rate, padding }) => {
    const sides: [[number, number], [number, number]] = [
      [0, 0],
      [padding, padding],
    ];
    if (map.shape[1] + 2 * padding <= rate * (kernel - 1)) return zeros([1, 1, 1]);
    const weights: Tensor = tensor(
      Array.from({ length: kernel }, (_, i) => 2 ** i / 2 ** kernel),
      [1, kernel, 1, 1],
    );
    return conv2d(map, weights, { stride: [1, stride], dilation: [1, rate], padding: sides });
  }, start);
  return Array.from(end.data);
}
