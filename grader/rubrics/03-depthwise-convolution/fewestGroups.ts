import * as solution from "../../../solutions/03-depthwise-convolution";
import { exercise } from "../../rubric";
import { each } from "./models";

export const fewestGroups = exercise({
  id: "03.fewestGroups",
  title: "As few groups as the budget allows",
  points: 2,
  solution: solution.fewestGroups,
  terms: {
    kernelHeight:
      "Groups take no taps away: a filter has kernelHeight · kernelWidth of them in each channel that it reads.",
    channels: "A filter reads only its own group's channels: with 4 channels and 2 groups it is 2 deep.",
    filters: "Groups make filters thinner, not fewer: all of them count, and each group has an equal share.",
    budget:
      "The layer may have exactly budget weights, or fewer; the first number of groups that gets there is the answer.",
    groups: "A filter is channels / groups deep, and the smallest number of groups that serves is wanted.",
  },
  forbidden: ["costOf", "costOfNetwork"],
  cases: () => [
    [3, 3, 4, 4, 100],
    [3, 3, 4, 4, 144],
    [3, 3, 6, 9, 400],
    [5, 3, 12, 12, 500],
    [3, 3, 6, 9, 161],
    [3, 3, 8, 16, 100],
    [1, 1, 192, 32, 400],
    [3, 3, 12, 18, 700],
    [3, 3, 4, 8, 80],
    [3, 3, 9, 12, 500], // 2 divides the filters alone
    [2, 2, 3, 6, 100], // one group is cheap enough, and not to the last weight
    [1, 1, 2, 6, 4], // 3 groups would do, more than there are channels
    [1, 1, 6, 10, 15], // 4 divides neither 6 nor 10, and their product
    [1, 1, 6, 2, 2], // 6 groups would do, as many as channels, more than there are filters
    [1, 1, 6, 6, 18], // two groups meet the budget to the last weight
  ],
  byHand: () => [{ args: [3, 3, 4, 4, 100], gives: 2 }],
  hints: [
    "Take one filter: how many channels does it see, with 2 groups? How many weights has it then?",
    "Groups are equal, of channels and of filters. Can 6 channels and 9 filters be cut into 2 groups?",
    "Try groups 1, 2, 3, … that divide both channels and filters; answer the first with kernelHeight · kernelWidth · (channels / groups) · filters ≤ budget.",
  ],
  blindSpots: [
    {
      id: "03.none-is-enough",
      where: "no number of groups is enough",
      so: "The answer is 0 there.",
      holds: (h, w, c, f, budget) => solution.fewestGroups(h, w, c, f, budget) === 0,
    },
    {
      id: "03.one-is-enough",
      where: "one group is enough",
      so: "The standard layer meets the budget as it is: the answer is 1.",
      holds: (h, w, c, f, budget) => solution.fewestGroups(h, w, c, f, budget) === 1,
    },
    {
      id: "03.to-the-last-weight",
      where: "a number of groups meets the budget exactly",
      so: '"At most" allows as many weights as the budget says.',
      holds: (h, w, c, f, budget) =>
        (h * w * c * f) / Math.max(1, solution.fewestGroups(h, w, c, f, budget)) === budget,
    },
    {
      id: "03.not-a-power-of-two",
      where: "the answer is 3 or 6",
      so: "Every number that divides both channels and filters is to be tried, not the powers of 2 alone.",
      holds: (h, w, c, f, budget) =>
        solution.fewestGroups(h, w, c, f, budget) % 3 === 0 && solution.fewestGroups(h, w, c, f, budget) > 0,
    },
  ],
  misconceptions: [
    {
      id: "03.divides-channels-only",
      belief:
        "Your groups divide the channels, but not always the filters. Both are cut: 6 channels and 9 filters make 1 or 3 groups, not 2.",
      model: (h, w, c, f, budget) => smallest(c, (g) => c % g === 0 && (h * w * c * f) / g <= budget),
    },
    {
      id: "03.any-number-of-groups",
      belief:
        "You took any number of groups. Groups are equal, so their number has to divide both channels and filters.",
      model: (h, w, c, f, budget) => Math.ceil((h * w * c * f) / budget),
    },
    {
      id: "03.doubles",
      belief:
        "You doubled the groups until it was enough: 1, 2, 4, … Other numbers divide, too: 12 channels can be cut into 3 groups.",
      model: (h, w, c, f, budget) =>
        smallest(c, (g) => Number.isInteger(Math.log2(g)) && divides(g, c, f) && (h * w * c * f) / g <= budget),
    },
    {
      id: "03.one-group-counted",
      belief:
        "You counted the weights of one group. There are `groups` of them: 4 channels and 4 filters in 2 groups have 72 weights, not 36.",
      model: (h, w, c, f, budget) => smallest(c, (g) => divides(g, c, f) && (h * w * c * f) / g / g <= budget),
    },
    {
      id: "03.group-filters-see-all",
      belief:
        "With you, groups save nothing: every filter still sees all channels. In a group it sees channels / groups of them.",
      model: (h, w, c, f, budget) => (h * w * c * f <= budget ? 1 : 0),
    },
    {
      id: "03.grouped-is-depthwise",
      belief:
        "You go straight to the most groups. Asked is the smallest number that fits the budget: fewer groups let filters see more.",
      model: (h, w, c, f, budget) =>
        smallest(c, (g) => divides(g, c, f) && (h * w * c * f) / g <= budget) && mostGroups(c, f),
    },
    {
      id: "03.below-budget",
      belief: "You left out a number of groups that meets the budget exactly. At most 144 weights may be 144.",
      model: (h, w, c, f, budget) => smallest(c, (g) => divides(g, c, f) && (h * w * c * f) / g < budget),
    },
    {
      id: "03.most-where-none-fits",
      belief: "Where even the most groups are too dear you answer those. There the answer is 0.",
      model: (h, w, c, f, budget) => solution.fewestGroups(h, w, c, f, budget) || mostGroups(c, f),
    },
    {
      id: "03.divides-the-budget",
      belief:
        "You divided the weights by the budget and rounded up. But groups are equal: their number has to divide the channels and the filters.",
      model: (h, w, c, f, budget) => {
        const groups = Math.max(1, Math.ceil((h * w * c * f) / budget));
        return groups <= Math.min(c, f) ? groups : 0;
      },
    },
    {
      id: "03.counts-up-to-the-end",
      belief:
        "Where even the most groups are too dear, you answer the number at which your search ended. No number of groups is enough there: the answer is 0.",
      model: (h, w, c, f, budget) => solution.fewestGroups(h, w, c, f, budget) || Math.min(c, f),
    },
    {
      id: "03.biases-counted",
      belief: "You counted a bias for every filter. The task leaves biases out; groups don't make them fewer.",
      model: (h, w, c, f, budget) =>
        smallest(c, (groups) => divides(groups, c, f) && (h * w * c * f) / groups + f <= budget),
    },
    {
      id: "03.last-not-tried",
      belief: "Your loop ends one before the number of channels, so a group for every channel is never tried.",
      model: (h, w, c, f, budget) =>
        smallest(Math.min(c, f) - 1, (groups) => divides(groups, c, f) && (h * w * c * f) / groups <= budget),
    },

    {
      id: "03.divides-filters-only",
      belief:
        "You let groups divide the filters only. They are alike in channels as well: the number has to divide both.",
      model: (h, w, c, f, budget) => smallest(c, (g) => f % g === 0 && (h * w * c * f) / g <= budget),
    },
    {
      id: "03.face-not-squared",
      belief:
        "You left out a side of the window. A filter has kernelHeight · kernelWidth taps for each channel of its group.",
      model: (h, _w, c, f, budget) => smallest(c, (g) => divides(g, c, f) && (h * c * f) / g <= budget),
    },

    {
      id: "03.standard-or-depthwise",
      belief:
        "You tried one group and a group for every channel. Between them lies every number that divides both channels and filters.",
      model: (h, w, c, f, budget) => {
        if (h * w * c * f <= budget) return 1;
        return f % c === 0 && h * w * f <= budget ? c : 0;
      },
    },
    {
      id: "03.one-of-the-two",
      belief:
        "You let groups divide the channels or the filters. Both are cut into the same number of equal groups: it has to divide both.",
      model: (h, w, c, f, budget) =>
        smallest(Math.max(c, f), (g) => (c % g === 0 || f % g === 0) && (h * w * c * f) / g <= budget),
    },

    {
      id: "03.from-two-groups",
      belief:
        "You never answer 1. A layer with one group is the standard layer: where that meets the budget, no cutting is needed.",
      model: (h, w, c, f, budget) => smallest(c, (g) => g > 1 && divides(g, c, f) && (h * w * c * f) / g <= budget),
    },
    {
      id: "03.minus-one",
      belief: "Where no number of groups is enough you answer −1. The answer there is 0.",
      model: (h, w, c, f, budget) => solution.fewestGroups(h, w, c, f, budget) || -1,
    },
    {
      id: "03.one-group-where-none-fits",
      belief: "Where no number of groups is enough you answer 1. The answer there is 0.",
      model: (h, w, c, f, budget) => solution.fewestGroups(h, w, c, f, budget) || 1,
    },
    {
      id: "03.one-or-most",
      belief:
        "You tried one group, and the most that divide both channels and filters. Between them there may be fewer that are enough.",
      model: (h, w, c, f, budget) => {
        if (h * w * c * f <= budget) return 1;
        const most = mostGroups(c, f);
        return (h * w * c * f) / most <= budget ? most : 0;
      },
    },
    {
      id: "03.weights-not-groups",
      belief:
        "You answered how many weights are left. Asked is the number of groups: 144 weights and a budget of 100 need 2 groups.",
      model: (h, w, c, f, budget) => {
        const groups = solution.fewestGroups(h, w, c, f, budget);
        return groups && (h * w * c * f) / groups;
      },
    },
    {
      id: "03.channels-in-a-group",
      belief:
        "You answered how many channels are in a group. Asked is the number of groups: 6 channels in 2 groups are 3 each, and the answer is 2.",
      model: (h, w, c, f, budget) => {
        const groups = solution.fewestGroups(h, w, c, f, budget);
        return groups && c / groups;
      },
    },
    {
      id: "03.any-number-up-to-the-channels",
      belief:
        "You took any number of groups up to the channels. Groups are alike in channels and in filters: their number has to divide both.",
      model: (h, w, c, f, budget) => smallest(c, (g) => (h * w * c * f) / g <= budget),
    },
    {
      id: "03.one-of-the-two-up-to-the-channels",
      belief:
        "You let groups divide the channels or the filters. Both are cut into the same number of equal groups: it has to divide both.",
      model: (h, w, c, f, budget) => smallest(c, (g) => (c % g === 0 || f % g === 0) && (h * w * c * f) / g <= budget),
    },
    ...["nearest", "down"].map((how) => ({
      id: `03.weights-by-budget-rounded-${how}`,
      belief:
        "You divided the weights by the budget and rounded. That would be groups of any size, and rounded down they are too few. Their number has to divide channels and filters, and be large enough.",
      model: (h: number, w: number, c: number, f: number, budget: number) =>
        (how === "down" ? Math.floor : Math.round)((h * w * c * f) / budget),
    })),
    {
      id: "03.divides-the-product",
      belief:
        "You let groups divide channels · filters. Each group has as many channels and as many filters as the others: the number has to divide both.",
      model: (h, w, c, f, budget) => smallest(c, (g) => (c * f) % g === 0 && (h * w * c * f) / g <= budget),
    },
    {
      id: "03.rounded-channels",
      belief:
        "You let groups have a rest of channels and rounded it away. Groups are all alike: their number has to divide both channels and filters.",
      model: (h, w, c, f, budget) => smallest(c, (g) => h * w * Math.floor(c / g) * f <= budget),
    },
    {
      id: "03.nearest-to-the-budget",
      belief:
        "You took the number of groups whose weights come nearest to the budget. They may not be more than the budget: the smallest number that stays within it.",
      model: (h, w, c, f, budget) => {
        const off = (g: number) => Math.abs((h * w * c * f) / g - budget);
        return each(c, (n) => n + 1)
          .filter((g) => divides(g, c, f))
          .reduce((best, g) => (off(g) < off(best) ? g : best));
      },
    },
    {
      id: "03.largest-that-does-not-fit",
      belief: "You answered the last number of groups that is still above the budget. Asked is the first that is not.",
      model: (h, w, c, f, budget) =>
        each(c, (n) => c - n).find((g) => divides(g, c, f) && (h * w * c * f) / g > budget) ?? 0,
    },

    {
      id: "03.channels-where-none-fits",
      belief:
        "Where no number of groups is enough you answer the number of channels. A group for each channel is too dear there, or doesn't divide the filters: the answer is 0.",
      model: (h, w, c, f, budget) => solution.fewestGroups(h, w, c, f, budget) || c,
    },

    {
      id: "03.one-cut",
      belief:
        "You tried one group, and the next number that divides both. Where that is too dear, the larger ones come after it: all numbers that divide both are to be tried.",
      model: (h, w, c, f, budget) => {
        if (h * w * c * f <= budget) return 1;
        const next = smallest(c, (g) => g > 1 && divides(g, c, f));
        return next && (h * w * c * f) / next <= budget ? next : 0;
      },
    },
  ],
});

function divides(groups: number, channels: number, filters: number): boolean {
  return channels % groups === 0 && filters % groups === 0;
}

/** The smallest whole number from 1 to `most` for which `holds`, or 0. */
function smallest(most: number, holds: (n: number) => boolean): number {
  return each(most, (n) => n + 1).find(holds) ?? 0;
}

function mostGroups(channels: number, filters: number): number {
  return each(channels, (n) => channels - n).find((groups) => divides(groups, channels, filters))!;
}
