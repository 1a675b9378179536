import * as solution from "../../../solutions/07-choosing-a-convolution";
import { exercise } from "../../rubric";

type Layer = solution.Layer;

export const cheapest = exercise({
  id: "07.cheapest",
  title: "The cheapest that does the work",
  points: 2,
  solution: solution.cheapest,
  terms: {
    plans: "Every plan of the list is looked at, but only those that do the work count, however cheap the others are.",
    size: "It is the map that the first layer gets; each stride makes it smaller, for its own layer's output and for all layers behind.",
    channels: "So many the first layer gets; each layer behind it gets as many as the one before has filters.",
    plan: "All its layers are paid for, and any of them may do the looking sideways, or the mixing.",
  },
  forbidden: ["costOf", "costOfNetwork", "evaluateFormula"],
  cases: () => [
    [[[conv(1, 8, 8)], [conv(3, 8, 8)], [conv(3, 16)]], 10, 8],
    [[[conv(3, 16)], [conv(3, 8, 8), conv(1, 16)], [conv(3, 8, 8)]], 10, 8],
    [[[conv(1, 4)], [conv(3, 64, 4), conv(3, 64, 4)], [conv(3, 64)]], 9, 32],
    [[[conv(1, 12)], [conv(3, 12, 6)], [conv(5, 6, 6), conv(3, 6, 6)]], 8, 6],
    [[[conv(3, 30)], [conv(3, 10, 10, 2), conv(1, 60)], [conv(3, 10, 2), conv(1, 10)]], 12, 10],
    [[[conv(1, 40), conv(3, 40, 40), conv(1, 6)], [conv(1, 8), conv(3, 8, 8), conv(1, 48)], [conv(3, 24)]], 7, 48],
    [[[conv(3, 8)], [conv(3, 16, 1, 3)], [conv(1, 2), conv(3, 2, 2), conv(1, 16)]], 11, 4],
    [
      [
        [conv(3, 12), conv(1, 6)],
        [conv(3, 24, 6), conv(1, 6)],
      ],
      9,
      12,
    ],
    [[[conv(3, 16, 1, 2)], [conv(3, 8, 8), conv(1, 32)], [conv(1, 16, 1, 2)]], 10, 8],
    [[[conv(3, 16, 8), conv(3, 16, 8)], [conv(2, 16)]], 9, 8],
    [[[conv(3, 8, 2), conv(3, 8, 4)], [conv(1, 12)]], 7, 8],
    [[[conv(5, 6)], [conv(3, 14)]], 8, 6],
    [[[conv(3, 8)], [conv(3, 6)], [conv(3, 20, 1, 2)]], 8, 4],
    [[[conv(3, 16, 1, 2)], [conv(3, 5)]], 7, 4], // 16 positions, not 12.25
    [
      [
        [conv(3, 12, 1, 2), conv(3, 12, 12)],
        [conv(3, 24), conv(1, 16), conv(3, 12, 1, 2)],
        [conv(5, 12, 1, 2), conv(3, 4)],
        [conv(3, 4, 1, 2), conv(3, 24), conv(5, 8, 2)],
        [conv(5, 12, 6), conv(1, 8)],
      ],
      11,
      6,
    ],
    [
      [
        [conv(1, 16), conv(5, 16, 16, 2)],
        [conv(1, 16), conv(1, 24)],
        [conv(3, 12), conv(3, 6)],
        [conv(3, 8, 8), conv(3, 6)],
        [conv(3, 6), conv(3, 4)],
      ],
      7,
      8,
    ],
  ],
  byHand: () => [
    {
      args: [
        [
          [{ kernel: 3, stride: 1, groups: 1, filters: 16 }],
          [
            { kernel: 3, stride: 1, groups: 8, filters: 8 },
            { kernel: 1, stride: 1, groups: 1, filters: 16 },
          ],
          [{ kernel: 3, stride: 1, groups: 8, filters: 8 }],
        ],
        10,
        8,
      ],
      gives: 1,
    },
  ],
  hints: [
    "Which of the plans in the hand example may you cross out before you count anything?",
    "Walk through a plan with the size and the channels of the map in hand. What are they after a layer?",
    "works: plan.some(kernel > 1) && plan.some(groups === 1). For each layer: size = Math.ceil(size / stride); macs += size² · kernel² · channels / groups · filters; channels = filters.",
  ],
  misconceptions: [
    {
      id: "07.cheapest-of-all",
      belief:
        "You took the cheapest plan, whether it does the work or not. A depthwise layer alone mixes no channels, a pointwise one alone sees no neighbours.",
      model: (plans, n, c) => pick(plans, () => true, n, c),
    },
    {
      id: "07.neighbours-are-enough",
      belief:
        "You asked for neighbours only. With groups in every layer the channels never meet: no depthwise stack can tell red beside green from green beside red.",
      model: (plans, n, c) => pick(plans, looks, n, c),
    },
    {
      id: "07.mixing-is-enough",
      belief: "You asked for mixing only. However many 1 × 1 layers follow each other, they look at a single pixel.",
      model: (plans, n, c) => pick(plans, mixes, n, c),
    },
    {
      id: "07.in-one-layer",
      belief:
        "You asked one layer to do both. Looking and mixing can be shared: depthwise, then pointwise, is the point of chapter 04.",
      model: (plans, n, c) => pick(plans, (plan) => plan.some((layer) => looks([layer]) && mixes([layer])), n, c),
    },
    {
      id: "07.strides-ignored",
      belief:
        "You counted as if all maps were of one size, and that compares weights. A stride makes the map smaller, and a layer multiplies its weights once at every position of the map it makes.",
      model: (plans, n, c) =>
        pick(
          plans.map((plan) => plan.map((layer) => ({ ...layer, stride: 1 }))),
          works,
          n,
          c,
        ),
    },
    {
      id: "07.map-it-gets",
      belief:
        "You charged a layer for the map it gets. Its weights are used once for each number it makes: divide by the stride first.",
      model: (plans, n, c) => pick(plans, works, n, c, (plan) => asItComes(plan, n, c)),
    },
    {
      id: "07.channels-stay",
      belief:
        "You used the first input's channels for every layer. A layer gets as many channels as the one before it made.",
      model: (plans, n, c) => pick(plans, works, n, c, (plan) => separately(plan, n, c)),
    },
    {
      id: "07.groups-are-free",
      belief: "You left the groups out of the cost. With g groups a filter is only channels / g deep.",
      model: (plans, n, c) =>
        pick(plans, works, n, c, (plan) =>
          macsOf(
            plan.map((layer) => ({ ...layer, groups: 1 })),
            n,
            c,
          ),
        ),
    },
    {
      id: "07.there-is-always-one",
      belief: "You answered with a plan although none does the work. Then −1 is the answer.",
      model: (plans, n, c) => Math.max(0, solution.cheapest(plans, n, c)),
    },
    {
      id: "07.groups-mix",
      belief:
        "You counted a grouped layer as mixing as long as it hears more than one channel. Its groups never meet, so no number depends on all channels: only a single group mixes.",
      model: (plans, n, c) =>
        pick(plans, (plan) => looks(plan) && plan.some((layer, i) => layer.groups < (plan[i - 1]?.filters ?? c)), n, c),
    },
    {
      id: "07.size-stays",
      belief: "You left the map as large as it was. After a stride all later layers work on the smaller map.",
      model: (plans, n, c) =>
        pick(plans, works, n, c, (plan) =>
          plan.reduce((macs, { kernel, stride, groups, filters }, i) => {
            const got = plan[i - 1]?.filters ?? c;
            return macs + (n * n * kernel ** 2 * got * filters) / groups / stride ** 2;
          }, 0),
        ),
    },
    {
      id: "07.rounded-down",
      belief: "You rounded size / stride down. A map of 11 at stride 2 becomes 6: the last pixel is a position, too.",
      model: (plans, n, c) => pick(plans, works, n, c, (plan) => macsRoundedDown(plan, n, c)),
    },
    {
      id: "07.cost-not-place",
      belief: "You answered how many MACs the cheapest takes. Asked is its place in the list.",
      model: (plans, n, c) => {
        const at = solution.cheapest(plans, n, c);
        return at < 0 ? at : macsOf(plans[at], n, c);
      },
    },
    {
      id: "07.dearest",
      belief: "You kept the dearest that does the work: the comparison is the wrong way round.",
      model: (plans, n, c) => pick(plans, works, n, c, (plan) => -macsOf(plan, n, c)),
    },
    {
      id: "07.one-of-both",
      belief: "You took plans that do one of the two. A plan has to do both: look at neighbours, and mix the channels.",
      model: (plans, n, c) => pick(plans, (plan) => looks(plan) || mixes(plan), n, c),
    },

    {
      id: "07.place-among-those-left",
      belief:
        "You gave the place among the plans that do the work. Asked is the place in the whole list: those that you crossed out count, too.",
      model: (plans, n, c) => {
        const able = plans.filter(works);
        return pick(able, works, n, c);
      },
    },
    {
      id: "07.a-stride-looks",
      belief:
        "You let a stride count as looking. A 1 × 1 layer with a stride skips pixels; what it makes depends on one pixel each all the same.",
      model: (plans, n, c) =>
        pick(plans, (plan) => mixes(plan) && plan.some(({ kernel, stride }) => kernel > 1 || stride > 1), n, c),
    },
    {
      id: "07.looks-then-mixes",
      belief:
        "You asked for mixing behind the layer that looks. The other order does the work as well: a 1 × 1 first, then a depthwise layer on the mixed maps.",
      model: (plans, n, c) =>
        pick(plans, (plan) => works(plan) && mixes(plan.slice(plan.findIndex((layer) => looks([layer])))), n, c),
    },
    {
      id: "07.mixes-then-looks",
      belief:
        "You asked for looking behind the layer that mixes. The other order does the work as well: a depthwise layer first, then a 1 × 1.",
      model: (plans, n, c) =>
        pick(plans, (plan) => works(plan) && looks(plan.slice(plan.findIndex((layer) => mixes([layer])))), n, c),
    },
    {
      id: "07.last-mixes",
      belief: "You asked the last layer to mix. It may be any of them: what is mixed once stays mixed.",
      model: (plans, n, c) => pick(plans, (plan) => looks(plan) && mixes(plan.slice(-1)), n, c),
    },
    {
      id: "07.first-looks",
      belief: "You asked the first layer to look. It may be any of them.",
      model: (plans, n, c) => pick(plans, (plan) => looks(plan.slice(0, 1)) && mixes(plan), n, c),
    },
    {
      id: "07.all-mix",
      belief:
        "You asked every layer to mix. One of them is enough: a depthwise layer beside a 1 × 1 is the point of chapter 04.",
      model: (plans, n, c) => pick(plans, (plan) => looks(plan) && plan.every((layer) => mixes([layer])), n, c),
    },
    {
      id: "07.all-look",
      belief: "You asked every layer to look. One of them is enough: a 1 × 1 beside it may do the mixing.",
      model: (plans, n, c) => pick(plans, (plan) => mixes(plan) && plan.every((layer) => looks([layer])), n, c),
    },
    {
      id: "07.only-depthwise-keeps-apart",
      belief:
        "You took every layer for mixing that has fewer groups than the plan's first input has channels. Groups never meet, however few there are: only a single one mixes.",
      model: (plans, n, c) => pick(plans, (plan) => looks(plan) && plan.some(({ groups }) => groups < c), n, c),
    },
    ...(["first", "last", "dearest"] as const).map((which) => ({
      id: `07.${which}-layer-counts`,
      belief: `You compared plans by ${which === "dearest" ? "their dearest layer, or by the mean of their layers" : `their ${which} layer`}. Layers follow one another: what a plan costs is the sum over all of them.`,
      model: (plans: Layer[][], n: number, c: number) =>
        pick(plans, works, n, c, (plan) => {
          const costs = plan.map((_, i) => macsOf(plan.slice(0, i + 1), n, c) - macsOf(plan.slice(0, i), n, c));
          return which === "first" ? costs[0] : which === "last" ? costs[costs.length - 1] : Math.max(...costs);
        }),
    })),
    {
      id: "07.fewest-layers",
      belief:
        "You took the plan with the fewest layers. Two layers may be cheaper than one: a depthwise layer and a 1 × 1 instead of a standard one.",
      model: (plans, n, c) => pick(plans, works, n, c, (plan) => plan.length),
    },
    {
      id: "07.not-padded",
      belief:
        "You made the maps smaller by the kernel, as without padding. Here a layer makes a map of ⌈size / stride⌉: at stride 1 the size is kept.",
      model: (plans, n, c) =>
        pick(plans, works, n, c, (plan) =>
          macsBy(plan, n, c, (size, l) => Math.floor((size - l.kernel) / l.stride) + 1),
        ),
    },
    {
      id: "07.one-group-only",
      belief:
        "You divided by the groups twice, for channels and for filters. All filters are still there; only the channels that each of them hears become fewer.",
      model: (plans, n, c) =>
        pick(plans, works, n, c, (plan) => macsBy(plan, n, c, undefined, ({ groups }) => 1 / groups)),
    },
    {
      id: "07.filters-of-each-group",
      belief:
        "You took `filters` for the filters of each group. They are all filters of the layer, in however many groups, and so are the maps that it makes.",
      model: (plans, n, c) =>
        pick(plans, works, n, c, (plan) =>
          macsOf(
            plan.map((layer) => ({ ...layer, filters: layer.filters * layer.groups })),
            n,
            c,
          ),
        ),
    },
    {
      id: "07.group-goes-on",
      belief: "You gave the next layer the maps of one group. It gets all that the layer before it made, `filters`.",
      model: (plans, n, c) =>
        pick(plans, works, n, c, (plan) => {
          let got = c;
          return macsBy(plan, n, c, undefined, ({ groups, filters }, channels) => {
            const share = got / channels;
            got = filters / groups;
            return share;
          });
        }),
    },
    {
      id: "07.kernel-once",
      belief:
        "You counted one side of the kernels. A 3 × 3 has nine weights a channel, and a 5 × 5 has 25: kernel · kernel.",
      model: (plans, n, c) =>
        pick(plans, works, n, c, (plan) => macsBy(plan, n, c, undefined, ({ kernel }) => 1 / kernel)),
    },
    {
      id: "07.mixing-by-1x1",
      belief:
        "You asked for a 1 × 1 layer that mixes. A larger kernel in a single group mixes as well: a standard 3 × 3 does all the work by itself.",
      model: (plans, n, c) =>
        pick(plans, (plan) => looks(plan) && plan.some((l) => l.kernel === 1 && l.groups === 1), n, c),
    },
    {
      id: "07.the-separable-pair",
      belief:
        "You asked for a depthwise layer and a 1 × 1. Other plans do the work as well: a standard 3 × 3 looks and mixes by itself.",
      model: (plans, n, c) =>
        pick(
          plans,
          (plan) =>
            plan.some((l, i) => l.kernel > 1 && l.groups === (plan[i - 1]?.filters ?? c)) &&
            plan.some((l) => l.kernel === 1 && l.groups === 1),
          n,
          c,
        ),
    },
    {
      id: "07.first-that-works",
      belief:
        "You took the first plan that does the work. One further back may be cheaper: count the MACs of each, and keep the least.",
      model: (plans) => plans.findIndex(works),
    },
    {
      id: "07.last-that-works",
      belief:
        "You took the last plan that does the work. One before it may be cheaper: count the MACs of each, and keep the least.",
      model: (plans) => plans.reduce((last, plan, i) => (works(plan) ? i : last), -1),
    },
    {
      id: "07.size-once",
      belief:
        "You counted the positions along one side. A map of size × size has size · size of them, so a stride of 2 leaves a quarter.",
      model: (plans, n, c) =>
        pick(plans, works, n, c, (plan) =>
          plan.reduce((macs, layer, i) => {
            const got = plan[i - 1]?.filters ?? c;
            const side = sizeBefore(plan, i + 1, n);
            return macs + (side * layer.kernel ** 2 * got * layer.filters) / layer.groups;
          }, 0),
        ),
    },
    {
      id: "07.one-filter-a-layer",
      belief:
        "You counted kernel · kernel products for each channel that comes in. Each filter needs as many of its own: kernel² · channels / groups, for every filter.",
      model: (plans, n, c) =>
        pick(plans, works, n, c, (plan) => macsBy(plan, n, c, undefined, ({ groups, filters }) => groups / filters)),
    },
    {
      id: "07.place-when-sorted",
      belief:
        "You gave the place that the plan has once plans are sorted by cost. Asked is where it stands in the list that you were given.",
      model: (plans) => (plans.some(works) ? 0 : -1),
    },
    {
      id: "07.first-cheaper-one",
      belief:
        "You stopped at the first plan that is cheaper than the first which works. One further back may be cheaper still: look through all of them.",
      model: (plans, n, c) => {
        const first = plans.findIndex(works);
        if (first < 0) return -1;
        const cheaper = plans.findIndex(
          (plan, i) => i > first && works(plan) && macsOf(plan, n, c) < macsOf(plans[first], n, c),
        );
        return cheaper < 0 ? first : cheaper;
      },
    },
    {
      id: "07.only-3x3-looks",
      belief:
        "You took only 3 × 3 kernels for looking at neighbours. A kernel of 2 or of 5 does as well: anything larger than 1 × 1.",
      model: (plans, n, c) => pick(plans, (plan) => mixes(plan) && plan.some(({ kernel }) => kernel === 3), n, c),
    },
    {
      id: "07.not-rounded",
      belief:
        "You left size / stride as it comes, with halves. There are no half pixels: a map of 7 at stride 2 becomes 4, ⌈7 / 2⌉, with 16 positions.",
      model: (plans, n, c) =>
        pick(plans, works, n, c, (plan) => macsBy(plan, n, c, (before, { stride }) => before / stride)),
    },
  ],
  blindSpots: [
    {
      id: "07.none-does-the-work",
      where: "no plan does the work",
      so: "Then the answer is −1.",
      holds: (plans) => !plans.some(works),
    },
    {
      id: "07.stride-does-not-divide",
      where: "a stride doesn't divide the size",
      so: "A map of 11 at stride 2 becomes 6, ⌈size / stride⌉: the last pixel is a position, too.",
      holds: (plans, size) =>
        plans.some((plan) => plan.some(({ stride }, i) => sizeBefore(plan, i, size) % stride !== 0)),
    },
    {
      id: "07.strides-in-plans",
      where: "a layer has a stride",
      so: "The map that it makes is smaller, for its own MACs as well as for the layers behind it.",
      holds: (plans) => plans.some((plan) => plan.some(({ stride }) => stride > 1)),
    },
    {
      id: "07.one-layer-wins",
      where: "a single layer is the cheapest",
      so: "A standard layer looks and mixes by itself, and is cheaper than two where these have many maps between them.",
      holds: (plans, size, channels) => plans[solution.cheapest(plans, size, channels)]?.length === 1,
    },
    {
      id: "07.some-groups",
      where: "a layer has several groups of several channels",
      so: "It costs as many times less as it has groups, and it doesn't mix: only a single group does.",
      holds: (plans, _size, channels) =>
        plans.some((plan) => plan.some(({ groups }, i) => groups > 1 && groups < (plan[i - 1]?.filters ?? channels))),
    },
  ],
});

function conv(kernel: number, filters: number, groups = 1, stride = 1): Layer {
  return { kernel, stride, groups, filters };
}

const looks = (plan: Layer[]) => plan.some((layer) => layer.kernel > 1);

const mixes = (plan: Layer[]) => plan.some((layer) => layer.groups === 1);

const works = (plan: Layer[]) => looks(plan) && mixes(plan);

/** MACs, by an idea of how large a map becomes, and of what a layer costs besides. */
function macsBy(
  plan: Layer[],
  size: number,
  channels: number,
  becomes = (before: number, { stride }: Layer) => Math.ceil(before / stride),
  times = (_layer: Layer, _channels: number) => 1,
): number {
  return plan.reduce((macs, layer) => {
    size = becomes(size, layer);
    const { kernel, groups, filters } = layer;
    macs += ((size * size * kernel * kernel * channels * filters) / groups) * times(layer, channels);
    channels = filters;
    return macs;
  }, 0);
}

function macsOf(plan: Layer[], size: number, channels: number): number {
  return macsBy(plan, size, channels);
}

function macsRoundedDown(plan: Layer[], size: number, channels: number): number {
  return macsBy(plan, size, channels, (before, { stride }) => Math.floor(before / stride));
}

/** As if every layer got the channels of the first. */
function separately(plan: Layer[], size: number, channels: number): number {
  return plan.reduce((macs, layer, i) => macs + macsOf([layer], sizeBefore(plan, i, size), channels), 0);
}

/** As if every layer had a position for each pixel that it gets. */
function asItComes(plan: Layer[], size: number, channels: number): number {
  return plan.reduce((macs, layer, i) => {
    const got = plan[i - 1]?.filters ?? channels;
    return macs + macsOf([{ ...layer, stride: 1 }], sizeBefore(plan, i, size), got);
  }, 0);
}

function sizeBefore(plan: Layer[], layer: number, size: number): number {
  return plan.slice(0, layer).reduce((n, { stride }) => Math.ceil(n / stride), size);
}

function pick(
  plans: Layer[][],
  fits: (plan: Layer[]) => boolean,
  size: number,
  channels: number,
  cost = (plan: Layer[]) => macsOf(plan, size, channels),
): number {
  const costs = plans.map((plan) => (fits(plan) ? cost(plan) : Number.POSITIVE_INFINITY));
  const least = Math.min(...costs);
  return Number.isFinite(least) ? costs.indexOf(least) : -1;
}
