import * as solution from "../../../solutions/04-depthwise-separable-convolution";
import { exercise } from "../../rubric";
import { last } from "./models";

export const widestField = exercise({
  id: "04.widestField",
  title: "See far on a budget",
  points: 3,
  solution: solution.widestField,
  terms: {
    size: "Every layer works at all size · size positions, as the map keeps its size.",
    channels:
      "At each position a layer looks once at each channel, and mixes every channel into each of as many new ones.",
    kernel:
      "A look costs kernel · kernel MACs, and each layer widens the field by kernel − 1: two of 3×3 see 5 pixels.",
    budget: "It is for all layers together: the dearer one of them is, the fewer it pays for.",
  },
  common: { name: "your plan", of: (plan, size, channels, budget) => reached(plan, size, channels, budget) },
  cases: () => budgets,
  byHand: () => [{ args: [10, 64, 1_000_000], gives: { kernel: 9, layers: 1 } }],
  hints: [
    "How wide a field have two layers of 3×3? And n layers of k×k?",
    "What does one layer of k×k cost, both its steps? Then how many of them fit into the budget?",
    "Try k = 3, 5, 7, … as long as one layer is within the budget. macs = size · size · (k · k · channels + channels · channels); layers = ⌊budget / macs⌋; the field is 1 + layers · (k − 1). Keep the plan with the widest.",
  ],
  misconceptions: [
    {
      id: "04.always-3",
      belief:
        "You took 3×3 layers every time. That is the rule for standard layers, where a larger kernel costs k² times as much. Here each layer pays for mixing the channels anew, and that costs the same whatever k is: with many channels one large kernel sees further than many small ones.",
      model: (size, channels, budget) => ({ kernel: 3, layers: Math.floor(budget / macsOf(size, channels, 3)) }),
    },
    {
      id: "04.one-layer",
      belief:
        "You took one layer, with the largest kernel that fits. With few channels the faces are what costs, and k² grows fast: several smaller kernels see further.",
      model: (size, channels, budget) => ({
        kernel: 1 + 2 * last((a) => macsOf(size, channels, 1 + 2 * a) <= budget),
        layers: 1,
      }),
    },
    {
      id: "04.standard-cost",
      belief:
        "You paid for standard layers: kernel² · channels · channels. These are separable: kernel² · channels for the faces, and channels · channels to mix.",
      model: planned((k, c) => k * k * c * c, field),
    },
    {
      id: "04.depthwise-alone",
      belief:
        "You paid for the depthwise steps alone. Each is followed by a pointwise step, and that one costs more as soon as there are more channels than taps.",
      model: planned((k, c) => k * k * c, field),
    },
    {
      id: "04.positions-forgotten",
      belief: "You counted a single position, or weights. Both steps are done at each of the size · size positions.",
      model: (_size, channels, budget) => solution.widestField(1, channels, budget),
    },
    {
      id: "04.even-kernel",
      belief:
        "You took a kernel with an even side. Asked are odd ones: they have a middle, so that padding keeps the size.",
      model: (size, channels, budget) => {
        const even = 2 * last((a) => macsOf(size, channels, 2 * a) <= budget);
        const odd = solution.widestField(size, channels, budget);
        return field(even, 1) > field(odd.kernel, odd.layers) ? { kernel: even, layers: 1 } : odd;
      },
    },
    {
      id: "04.fields-multiply",
      belief:
        "You let fields multiply: two layers of 3 would see 9. Each layer adds kernel − 1 pixels to what one number sees: 3, then 5.",
      model: planned(
        (k, c) => k * k * c + c * c,
        (k, n) => n * Math.log(k), // k to the power of n, which would be too large
      ),
    },
    {
      id: "04.fields-multiply-beyond-all-numbers",
      belief:
        "You let fields multiply: two layers of 3 would see 9. Each layer adds kernel − 1 pixels to what one number sees: 3, then 5.",
      model: planned(
        (k, c) => k * k * c + c * c,
        (k, n) => k ** n,
      ),
    },
    {
      id: "04.fields-add",
      belief:
        "You added whole kernels: two layers of 3 would see 6. The windows overlap: the first adds 2 to the one pixel there is, and so does the second. 5.",
      model: planned(
        (k, c) => k * k * c + c * c,
        (k, n) => k * n,
      ),
    },
    {
      id: "04.standard-layer",
      belief:
        "You counted kernel² · channels · channels MACs a pixel: that is a standard layer. A separable one looks for kernel² · channels and mixes for channels · channels, and the two are added.",
      model: (size, channels, budget) => {
        let best = { kernel: 3, layers: 1 };
        const cost = (kernel: number) => size ** 2 * kernel ** 2 * channels ** 2;
        for (let kernel = 3; cost(kernel) <= budget; kernel += 2) {
          const layers = Math.floor(budget / cost(kernel));
          if (field(kernel, layers) > field(best.kernel, best.layers)) best = { kernel, layers };
        }
        return best;
      },
    },
    {
      id: "04.pixels-for-a-mac",
      belief:
        "You chose the kernel that adds most pixels for each MAC. Layers come whole: what the budget leaves over may let another kernel see further.",
      model: (size, channels, budget) => {
        let kernel = 3;
        const worth = (k: number) => (k - 1) / macsOf(size, channels, k);
        while (macsOf(size, channels, kernel + 2) <= budget && worth(kernel + 2) > worth(kernel)) kernel += 2;
        return { kernel, layers: Math.floor(budget / macsOf(size, channels, kernel)) };
      },
    },
    {
      id: "04.up-to-7",
      belief:
        "You tried kernels of 3, 5 and 7 only. Any larger odd one may be chosen, and with many channels the best is often larger.",
      model: (size, channels, budget) => {
        const plans = [3, 5, 7].map((kernel) => ({
          kernel,
          layers: Math.floor(budget / macsOf(size, channels, kernel)),
        }));
        return plans.reduce((a, b) => (field(b.kernel, b.layers) > field(a.kernel, a.layers) ? b : a));
      },
    },

    {
      id: "04.within-the-map",
      belief:
        "You stopped at kernels as large as the map. A larger one is allowed, and sees wider where the budget has it.",
      model: (size, channels, budget) => {
        let best = { kernel: 3, layers: Math.floor(budget / macsOf(size, channels, 3)) };
        for (let kernel = 5; kernel <= size; kernel += 2) {
          const layers = Math.floor(budget / macsOf(size, channels, kernel));
          if (layers > 0 && field(kernel, layers) > field(best.kernel, best.layers)) best = { kernel, layers };
        }
        return best;
      },
    },
    {
      id: "04.mixing-free",
      belief: "You left the mixing out, which is channels · channels MACs at each position, whatever the kernel.",
      model: planned((k, c) => k * k * c + c, field),
    },
    {
      id: "04.most-area",
      belief:
        "You looked for the plan with the most taps in all. How wide the field is grows by kernel − 1 with each layer.",
      model: planned(
        (k, c) => k * k * c + c * c,
        (k, n) => k * k * n,
      ),
    },

    {
      id: "04.maps-shrink",
      belief:
        "You let the map shrink with every layer, so that later ones cost less. It is padded so that the size stays: every layer costs the same.",
      model: (size, channels, budget) => {
        let best = { kernel: 3, layers: 0 };
        for (let kernel = 3; kernel <= size; kernel += 2) {
          let [left, side, layers] = [budget, size - kernel + 1, 0];
          while (side > 0 && macsOf(side, channels, kernel) <= left) {
            left -= macsOf(side, channels, kernel);
            side -= kernel - 1;
            layers++;
          }
          if (field(kernel, layers) > field(best.kernel, best.layers)) best = { kernel, layers };
        }
        return best;
      },
    },
    {
      id: "04.less-than-the-budget",
      belief:
        "Your plans cost less than the budget, never all of it. A plan that takes exactly `budget` MACs is within it.",
      model: (size, channels, budget) => solution.widestField(size, channels, budget - 1),
    },
    {
      id: "04.first-peak",
      belief:
        "You stopped at the first kernel that sees no further than the one before. Layers come whole, so the field goes up and down: a larger kernel may see further again.",
      model: (size, channels, budget) => {
        let best = { kernel: 3, layers: Math.floor(budget / macsOf(size, channels, 3)) };
        for (let kernel = 5; macsOf(size, channels, kernel) <= budget; kernel += 2) {
          const layers = Math.floor(budget / macsOf(size, channels, kernel));
          if (field(kernel, layers) <= field(best.kernel, best.layers)) break;
          best = { kernel, layers };
        }
        return best;
      },
    },
    {
      id: "04.layers-rounded",
      belief:
        "You rounded the number of layers to the nearest. A layer that the budget doesn't pay for to the end is none: round down.",
      model: (size, channels, budget) => {
        let best = { kernel: 3, layers: 1 };
        for (let kernel = 3; macsOf(size, channels, kernel) <= budget; kernel += 2) {
          const layers = Math.round(budget / macsOf(size, channels, kernel));
          if (field(kernel, layers) > field(best.kernel, best.layers)) best = { kernel, layers };
        }
        return best;
      },
    },
    {
      id: "04.size-once",
      belief: "You counted `size` positions. A map of size × size pixels has size · size.",
      model: (size, channels, budget) => solution.widestField(1, channels, budget / size),
    },
    {
      id: "04.field-up-to-the-map",
      belief:
        "You let no field be wider than the map. Graded is how wide it is, also beyond the border: the widest plan may see more than there is.",
      model: (size, channels, budget) => {
        let best = { kernel: 3, layers: 0 };
        for (let kernel = 3; macsOf(size, channels, kernel) <= budget; kernel += 2) {
          const layers = Math.floor(budget / macsOf(size, channels, kernel));
          const seen = Math.min(size, field(kernel, layers));
          if (seen > Math.min(size, field(best.kernel, best.layers))) best = { kernel, layers };
        }
        return best;
      },
    },
    {
      id: "04.kernel-once",
      belief:
        "You took the kernel's side once. A face has kernel · kernel taps, and each costs a MAC at every position.",
      model: planned((k, c) => k * c + c * c, field),
    },
    {
      id: "04.two-for-each-layer",
      belief: "You let each further layer add 2 pixels, which is so of 3×3 only. A layer adds kernel − 1: 4 for a 5×5.",
      model: planned(
        (k, c) => k * k * c + c * c,
        (k, n) => k + 2 * (n - 1),
      ),
    },
    {
      id: "04.most-spent",
      belief:
        "You chose the plan that spends most of the budget. What counts is how far it sees: 1 + layers · (kernel − 1).",
      model: (size, channels, budget) => {
        let best = { kernel: 3, layers: 0 };
        const spent = ({ kernel, layers }: typeof best) => layers * macsOf(size, channels, kernel);
        for (let kernel = 3; macsOf(size, channels, kernel) <= budget; kernel += 2) {
          const plan = { kernel, layers: Math.floor(budget / macsOf(size, channels, kernel)) };
          if (spent(plan) > spent(best)) best = plan;
        }
        return best;
      },
    },
    {
      id: "04.one-mean-filter",
      belief:
        "You let the mixing cost `channels` MACs for each tap. The pointwise step is done once at each position: channels · channels, whatever the kernel.",
      model: planned((k, c) => k * k * (c + c), field),
    },
    ...[5, 9, 11].map((most) => ({
      id: `04.up-to-${most}`,
      belief: `You tried no kernel larger than ${most}. Any larger odd one may be chosen, and with many channels the best is often larger.`,
      model: (size: number, channels: number, budget: number) => {
        let best = { kernel: 3, layers: 0 };
        for (let kernel = 3; kernel <= most; kernel += 2) {
          const layers = Math.floor(budget / macsOf(size, channels, kernel));
          if (field(kernel, layers) > field(best.kernel, best.layers)) best = { kernel, layers };
        }
        return best;
      },
    })),

    {
      id: "04.mixing-once",
      belief:
        "You let all layers mix once together. Every separable layer has both steps: kernel² · channels and channels · channels at each position.",
      model: (size, channels, budget) => {
        let best = { kernel: 3, layers: 0 };
        for (let kernel = 3; macsOf(size, channels, kernel) <= budget; kernel += 2) {
          const left = budget - size * size * channels * channels;
          const layers = Math.floor(left / (size * size * kernel * kernel * channels));
          if (field(kernel, layers) > field(best.kernel, best.layers)) best = { kernel, layers };
        }
        return best;
      },
    },
    {
      id: "04.where-the-kernel-fits",
      belief:
        "You counted only the positions where the kernel fits into the map. It is padded so that the size stays: size · size positions, and taps on the padding count.",
      model: (size, channels, budget) => {
        let best = { kernel: 3, layers: 0 };
        for (let kernel = 3; kernel <= size; kernel += 2) {
          const layers = Math.floor(
            budget / ((size - kernel + 1) ** 2 * (kernel * kernel * channels + channels * channels)),
          );
          if (field(kernel, layers) > field(best.kernel, best.layers)) best = { kernel, layers };
        }
        return best;
      },
    },
    {
      id: "04.up-to-10-layers",
      belief:
        "You tried no more than 10 layers. Nothing bounds them but the budget: with few channels many small ones see furthest.",
      model: (size, channels, budget) => {
        let best = { kernel: 3, layers: 0 };
        for (let kernel = 3; macsOf(size, channels, kernel) <= budget; kernel += 2) {
          const layers = Math.min(10, Math.floor(budget / macsOf(size, channels, kernel)));
          if (field(kernel, layers) > field(best.kernel, best.layers)) best = { kernel, layers };
        }
        return best;
      },
    },
  ],
});

/** Size, channels, budget: where one large kernel sees furthest, several small ones, and something in between. */
const budgets = [
  [10, 64, 1_000_000],
  [24, 4, 240_000],
  [32, 16, 4_800_000],
  [28, 256, 160_000_000],
  [27, 24, 4_500_000],
  [24, 11, 1_147_200],
  [12, 64, 1_520_000],
  [10, 8, 105_600],
  [4, 64, 150_000], // a kernel larger than the map
  [4, 2, 4980], // more than ten layers
  [10, 64, 928_000], // all of it is one layer of 9×9
] as const;

function macsOf(size: number, channels: number, kernel: number): number {
  return size * size * (kernel * kernel * channels + channels * channels);
}

function field(kernel: number, layers: number): number {
  return 1 + layers * (kernel - 1);
}

/** What a plan sees in the end, and whether it keeps the rules. */
function reached(
  { kernel, layers }: { kernel: number; layers: number },
  size: number,
  channels: number,
  budget: number,
) {
  return {
    oddKernel: Number.isInteger(kernel) && kernel >= 3 && kernel % 2 === 1,
    wholeLayers: Number.isInteger(layers) && layers >= 0,
    withinBudget: layers * macsOf(size, channels, kernel) <= budget,
    field: field(kernel, layers),
  };
}

/** The plan that somebody chooses who counts a layer's cost and a plan's field in this way. */
function planned(cost: (k: number, c: number) => number, seen: (k: number, n: number) => number) {
  return (size: number, channels: number, budget: number) => {
    let plan = { kernel: 3, layers: Math.floor(budget / (size * size * cost(3, channels))) };
    for (let kernel = 5; size * size * cost(kernel, channels) <= budget; kernel += 2) {
      const layers = Math.floor(budget / (size * size * cost(kernel, channels)));
      if (seen(kernel, layers) > seen(plan.kernel, plan.layers)) plan = { kernel, layers };
    }
    return plan;
  };
}
