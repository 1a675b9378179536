import { tensor } from "../../../lib/index";
import * as solution from "../../../solutions/03-depthwise-convolution";
import { exercise } from "../../rubric";
import { built4, type Kernel, total } from "../models";
import { each, misplaced } from "./models";

export const asStandard = exercise({
  id: "03.asStandard",
  title: "A standard layer with zeros in it",
  points: 3,
  solution: solution.asStandard,
  terms: {
    kernel: "Each weight keeps its tap and its channel; to every other channel its filter is deaf.",
    channels: "Each standard filter is channels deep, and zero in all of them but the one that it hears.",
    multiplier: "Each channel has multiplier filters, and they stay together: with 2, channel 1 has filters 2 and 3.",
    kernelHeight: "The taps stay as they are: kernelHeight rows of kernelWidth, which needn't be as many.",
  },
  forbidden: ["groupedKernel", "toStandardKernel"],
  cases: (random) => [
    [tensor([5, 7], [1, 1, 2, 1])],
    [tensor([1, 2, 3, 4, 5, 6], [1, 1, 2, 3])],
    [random.tensor([2, 3, 3, 1])],
    [random.tensor([3, 2, 2, 2], 1, 9)],
  ],
  byHand: () => [{ args: [tensor([5, 7], [1, 1, 2, 1])], gives: tensor([5, 0, 0, 7], [1, 1, 2, 2]) }],
  hints: [
    "A standard filter has a weight for every channel. Which weight makes it deaf to a channel?",
    "How many filters has the standard kernel? Which channel does filter c · M + m listen to?",
    "Start with zeros([kernelHeight, kernelWidth, channels, channels * multiplier]) and set kernel.at(i, j, c, m) at [i, j, c, c * multiplier + m].",
  ],
  blindSpots: [
    {
      id: "03.several-filters-a-channel",
      where: "the multiplier is above 1",
      so: "Each channel takes as many columns as it has filters: filter m of channel c is column c · M + m.",
      holds: (k) => k.shape[3] > 1,
    },
    {
      id: "03.several-taps",
      where: "the kernel has more than one tap",
      so: "Each tap has a table of its own, with zeros for the channels that a map doesn't hear.",
      holds: (k) => k.shape[0] * k.shape[1] > 1,
    },
  ],
  misconceptions: [
    {
      id: "03.every-filter-sees-all",
      belief:
        "You gave each filter its weights for all channels. Then it adds them all up. Zeros make it deaf: 5 and 7 become [[5, 0], [0, 7]], not [[5, 7], [5, 7]].",
      model: (k) => standard(k, (i, j, _seen, c, m) => k.at(i, j, c, m)),
    },
    {
      id: "03.filter-major-order",
      belief:
        "You put filter m of channel c at m · channels + c. The maps of one channel stay together: c · M + m, as the output of a depthwise layer has them.",
      model: (k) => {
        const right = solution.asStandard(k);
        return built4(right.shape, (i, j, c, q) => right.at(i, j, c, misplaced(q, k)));
      },
    },
    {
      id: "03.shared-filter",
      belief: "You used channel 0's weights for every channel. Each channel brings its own: 5 and 7, not 5 and 5.",
      model: (k) => standard(k, (i, j, seen, c, m) => (seen === c ? k.at(i, j, 0, m) : 0)),
    },
    {
      id: "03.multiplier-ignored",
      belief: "You used only the first filter of each channel. The standard layer needs channels · multiplier filters.",
      model: (k) => solution.asStandard(built4([k.shape[0], k.shape[1], k.shape[2], 1], (i, j, c) => k.at(i, j, c, 0))),
    },
    {
      id: "03.grouped-form",
      belief:
        "You wrote the weights one channel deep. That is the kernel of a *grouped* convolution with as many groups as channels. A standard filter is as deep as the input, so the zeros have to be written down.",
      model: (k) => tensor(k.data, [k.shape[0], k.shape[1], 1, k.shape[2] * k.shape[3]]),
    },
    {
      id: "03.too-deep",
      belief:
        "You made the standard filters channels · M deep. The input still has its own number of channels: the multiplier adds filters, not depth.",
      model: (kernel) => {
        const [h, w, channels, multiplier] = kernel.shape;
        return built4([h, w, channels * multiplier, channels * multiplier], (i, j, a, b) =>
          a === b ? kernel.at(i, j, Math.floor(a / multiplier), a % multiplier) : 0,
        );
      },
    },
    {
      id: "03.channels-up-to-multiplier",
      belief:
        "Your loop over the channels ends at the multiplier. Where there are more channels than filters a channel, the rest is never written.",
      model: (kernel) =>
        standard(kernel, (i, j, seen, c, m) => (seen === c && c < kernel.shape[3] ? kernel.at(i, j, c, m) : 0)),
    },

    {
      id: "03.filters-before-channels",
      belief:
        "You put the filters before the channels. A kernel is [height, width, channels, filters]: the filters come last.",
      model: (k) => {
        const right = solution.asStandard(k);
        const [h, w, channels, filters] = right.shape;
        return built4([h, w, filters, channels], (i, j, f, c) => right.at(i, j, c, f));
      },
    },
    {
      id: "03.divided-by-the-channels",
      belief:
        "You divided by the number of channels. Nothing is averaged: the other channels' weights are zeros, and the sum is what the one channel says.",
      model: (k) => standard(k, (i, j, seen, c, m) => (seen === c ? k.at(i, j, c, m) / k.shape[2] : 0)),
    },

    {
      id: "03.shared-out",
      belief:
        "You shared each weight out among all channels. They don't hold the same numbers: the whole weight belongs to the one channel that the map hears.",
      model: (k) => standard(k, (i, j, _seen, c, m) => k.at(i, j, c, m) / k.shape[2]),
    },
    {
      id: "03.zeros-behind",
      belief:
        "You put filter m of every channel into map m, and the maps behind stay zeros. Then the channels are added up there; filter m of channel c has a map to itself, c · M + m.",
      model: (k) => {
        const [h, w, channels, multiplier] = k.shape;
        return built4([h, w, channels, channels * multiplier], (i, j, c, q) => (q < multiplier ? k.at(i, j, c, q) : 0));
      },
    },
    {
      id: "03.dealt-out-in-turn",
      belief:
        "You let the maps hear the channels in turn: 0, 1, 2, 0, 1, 2. The maps of one channel stay together: map q hears channel ⌊q / M⌋.",
      model: (k) => {
        const [h, w, channels, multiplier] = k.shape;
        const maps = channels * multiplier;
        return built4([h, w, channels, maps], (i, j, c, q) =>
          c === q % channels ? k.data[(i * w + j) * maps + q] : 0,
        );
      },
    },
    {
      id: "03.filters-added-up",
      belief:
        "You added a channel's filters in one column. Each filter makes a map of its own: with multiplier M there are M columns for a channel.",
      model: (k) => {
        const [h, w, channels] = k.shape;
        return built4([h, w, channels, channels], (i, j, c, q) => (c === q ? total(k.at(i, j, c).data) : 0));
      },
    },

    {
      id: "03.filters-repeated",
      belief:
        "You repeated each channel's filters in the columns of all channels. Then every map hears all channels: it needs zeros for all but its own.",
      model: (k) => standard(k, (i, j, seen, _c, m) => k.at(i, j, seen, m)),
    },

    {
      id: "03.last-filter-at-c",
      belief:
        "All filters of channel c go to column c, and the last one stays there. Filter m of channel c has a column to itself, c · M + m.",
      model: (k) => {
        const last = k.shape[3] - 1;
        return built4([k.shape[0], k.shape[1], k.shape[2], k.shape[2] * k.shape[3]], (i, j, c, q) =>
          q === c ? k.at(i, j, c, last) : 0,
        );
      },
    },
    {
      id: "03.first-filter-at-c",
      belief:
        "You put the first filter of channel c in column c and left the other columns 0. Each of a channel's M filters makes a map: filter m of channel c goes to c · M + m.",
      model: (k) =>
        built4([k.shape[0], k.shape[1], k.shape[2], k.shape[2] * k.shape[3]], (i, j, c, q) =>
          q === c ? k.at(i, j, c, 0) : 0,
        ),
    },
    {
      id: "03.c-plus-m",
      belief:
        "You put filter m of channel c in column c + m, where the next channel's filters come as well. Each channel takes M columns: c · M + m.",
      model: (k) =>
        built4([k.shape[0], k.shape[1], k.shape[2], k.shape[2] * k.shape[3]], (i, j, c, q) =>
          q >= c && q < c + k.shape[3] ? k.at(i, j, c, q - c) : 0,
        ),
    },
    {
      id: "03.ones-for-weights",
      belief:
        "You wrote a 1 where a map hears its channel. The depthwise weight itself belongs there: 5 and 7 become [[5, 0], [0, 7]], not [[1, 0], [0, 1]].",
      model: (k) => standard(k, (_i, _j, seen, c) => Number(seen === c)),
    },
    {
      id: "03.ones-for-zeros",
      belief:
        "You wrote a 1 for the channels that a map shall not hear. With a 1 they come through as they are; a 0 makes the filter deaf to them.",
      model: (k) => standard(k, (i, j, seen, c, m) => (seen === c ? k.at(i, j, c, m) : 1)),
    },
    {
      id: "03.data-then-zeros",
      belief:
        "You copied the weights in their order and filled up with zeros behind. The zeros stand between them: at each tap, in every column, for all channels but its own.",
      model: (k) => {
        const [h, w, channels, multiplier] = k.shape;
        const all = h * w * channels * channels * multiplier;
        return tensor(
          each(all, (n) => k.data[n] ?? 0),
          [h, w, channels, channels * multiplier],
        );
      },
    },
    {
      id: "03.last-filter-only",
      belief:
        "There are as many columns as channels, and the last filter of each stays. The standard layer needs channels · multiplier filters, a column for each of them.",
      model: (k) => {
        const [h, w, channels, multiplier] = k.shape;
        return built4([h, w, channels, channels], (i, j, c, q) => (c === q ? k.at(i, j, c, multiplier - 1) : 0));
      },
    },
    {
      id: "03.in-turn-with-own-filters",
      belief:
        "You let the columns hear the channels in turn: 0, 1, 2, 0, 1, 2. The maps of one channel stay together: column q hears channel ⌊q / M⌋, by its filter q % M.",
      model: (k) => {
        const [h, w, channels, multiplier] = k.shape;
        return built4([h, w, channels, channels * multiplier], (i, j, c, q) =>
          q % channels === c ? k.at(i, j, c, q % multiplier) : 0,
        );
      },
    },
    {
      id: "03.middle-tap-only",
      belief:
        "You wrote only the middle tap. Each tap of the depthwise kernel goes to the same tap of the standard one.",
      model: (k) => {
        const [y, x] = [Math.floor(k.shape[0] / 2), Math.floor(k.shape[1] / 2)];
        return standard(k, (i, j, seen, c, m) => (seen === c && i === y && j === x ? k.at(i, j, c, m) : 0));
      },
    },
    {
      id: "03.own-channel-left-out",
      belief:
        "Each of your filters hears all channels but its own. It is the other way round: zeros for the others, and the weights for its own.",
      model: (k) => standard(k, (i, j, seen, c, m) => (seen === c ? 0 : k.at(i, j, seen, m))),
    },
  ],
});

/** A standard kernel with as many filters as a depthwise one, `weight` saying what filter m of channel c sees of channel `seen`. */
function standard(
  { shape: [h, w, channels, multiplier] }: Kernel,
  weight: (i: number, j: number, seen: number, c: number, m: number) => number,
): Kernel {
  return built4([h, w, channels, channels * multiplier], (i, j, seen, q) =>
    weight(i, j, seen, Math.floor(q / multiplier), q % multiplier),
  );
}
