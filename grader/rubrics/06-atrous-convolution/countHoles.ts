import { pathCounts } from "../../../lib/index";
import * as solution from "../../../solutions/06-atrous-convolution";
import { exercise } from "../../rubric";

export const countHoles = exercise({
  id: "06.countHoles",
  title: "What nobody looks at",
  points: 2,
  solution: solution.countHoles,
  terms: {
    rates:
      "From each place a layer looks at three: the place itself, and its rate to either side. So the field grows by twice the rate.",
  },
  forbidden: ["pathCounts"],
  cases: () => [
    [[2, 3]],
    [[2, 2]],
    [[2, 2, 2]],
    [[1, 2, 3]],
    [[1, 2, 5]],
    [[1, 3, 9]],
    [[4]],
    [[2, 4]],
    [[3, 1]],
    [[1, 2, 9]],
    [[2, 3, 4]],
    [[3]],
    [[6, 2, 1]],
  ],
  byHand: () => [{ args: [[2, 3]], gives: 2 }],
  hints: [
    "Which pixels does one layer at rate 2 reach, from pixel 0? And a second one, from each of those?",
    "Keep the reached pixels in a Set. The field runs from minus the sum of the rates to plus the sum.",
    "reached = new Set([...reached].flatMap((p) => [p - rate, p, p + rate])) for every rate; holes = 2 * sum + 1 - reached.size.",
  ],
  misconceptions: [
    {
      id: "06.one-layer",
      belief:
        "You added up the holes of each layer on its own. The next layer's taps may fill them: [1, 2, 3] leaves none, though its last layer has 4.",
      model: (rates) => rates.reduce((sum, r) => sum + 2 * (r - 1), 0),
    },
    {
      id: "06.no-holes",
      belief:
        "You found no hole in any field. [2, 2, 2] never looks at a pixel an odd distance away: 6 of its 13. (If you mark pixels in a list, fill it first: `filter` and its like pass over places that nothing was written to.)",
      model: () => 0,
    },
    {
      id: "06.largest-rate",
      belief:
        "You counted the holes of the last layer only. What lies in them may be reached through the layers before.",
      model: (rates) => 2 * (rates[rates.length - 1] - 1),
    },
    {
      id: "06.paths-counted",
      belief:
        "You counted every path (3 · 3 · … of them). Several paths may end at the same pixel: it is seen once. Collect pixels, not paths.",
      model: (rates) => 2 * rates.reduce((sum, r) => sum + r, 0) + 1 - 3 ** rates.length,
    },
    {
      id: "06.three-a-layer",
      belief:
        "You took three pixels for each layer. Behind each of a layer's three taps stand three of the layer before: up to 3 · 3 · 3 ways, and they may meet. Count pixels, each once.",
      model: (rates) => Math.max(0, fieldOf(rates) - 3 * rates.length),
    },
    {
      id: "06.no-ways-meet",
      belief:
        "You took 3 to the power of the layers for the pixels that are looked at. So many ways there are, but several may end at the same pixel: count pixels, each once.",
      model: (rates) => Math.max(0, fieldOf(rates) - 3 ** rates.length),
    },
    {
      id: "06.common-divisor",
      belief:
        "You looked for a number that divides all rates. That does leave a grid of holes, but rates without one can leave holes, too: 1, 2, 9 does.",
      model: (rates) => {
        const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
        const common = rates.reduce(divisor, 0);
        return common <= 1 ? 0 : fieldOf(rates) - ((fieldOf(rates) - 1) / common + 1);
      },
    },
    {
      id: "06.side-by-side",
      belief:
        "You looked at the layers side by side, all on the same picture. They stand one behind the other: the taps of one start from each tap of the next, so the distances add up.",
      model: (rates) => fieldOf(rates) - new Set([0, ...rates.flatMap((rate) => [-rate, rate])]).size,
    },
    {
      id: "06.widest-kernel",
      belief:
        "You counted the holes of the widest kernel. The other layers fill some of them, and leave others beyond it.",
      model: (rates) => 2 * (Math.max(...rates) - 1),
    },
    {
      id: "06.one-closes-all",
      belief:
        "You took a rate of 1 for a guarantee. It fills one pixel on either side of each that is looked at; a rate of 9 leaves more open than that.",
      model: (rates) => (rates.includes(1) ? 0 : solution.countHoles(rates)),
    },
    {
      id: "06.two-ways-needed",
      belief: "You call a pixel looked at only where more than one way leads to it. One is enough.",
      model: (rates) => {
        const ways = pathCounts(rates);
        return ways.filter((count, i) => count <= 1 && i > 0 && i < ways.length - 1).length;
      },
    },
    {
      id: "06.counts-the-seen",
      belief: "You counted the pixels that are looked at. Asked are the others: the field minus these.",
      model: (rates) => fieldOf(rates) - solution.countHoles(rates),
    },
    {
      id: "06.middle-tap-missing",
      belief: "Your layers have two taps. Each has three: one to the left, one to the right, and the middle one.",
      model: (rates) => {
        let seen = new Set([0]);
        for (const rate of rates) seen = new Set([...seen].flatMap((at) => [at - rate, at + rate]));
        return fieldOf(rates) - seen.size;
      },
    },

    {
      id: "06.side-by-side-and-ends",
      belief:
        "You marked what each layer's kernel sees when it stands in the middle, and the two ends. The layer behind reads it at three places, so the shifts of the layers add up in every way there is.",
      model: (rates) => {
        const half = (fieldOf(rates) - 1) / 2;
        return fieldOf(rates) - new Set([0, half, -half, ...rates.flatMap((rate) => [-rate, rate])]).size;
      },
    },
    {
      id: "06.gaps-between-copies",
      belief:
        "You counted the gaps between the three copies of what the layers before reach over. Holes within a copy are holes in all three, unless another copy lies on them.",
      model: (rates) => {
        let [seen, holes] = [1, 0];
        for (const rate of rates) {
          holes += 2 * Math.max(0, rate - seen);
          seen += 2 * rate;
        }
        return holes;
      },
    },
    {
      id: "06.last-gaps-only",
      belief:
        "You counted the gaps that the last layer leaves. Holes of the layers before it are there as well, unless another copy lies on them.",
      model: (rates) => 2 * Math.max(0, rates[rates.length - 1] - fieldOf(rates.slice(0, -1))),
    },
    {
      id: "06.first-layer",
      belief:
        "You counted the holes of the first layer, as it alone reads pixels. But it stands at several places, one for each number that the layers behind it read, and those may close its holes or leave new ones.",
      model: (rates) => 2 * (rates[0] - 1),
    },
    {
      id: "06.smallest-rate",
      belief:
        "You let the smallest rate decide. With 1, 2 and 9 there are 4 holes although one rate is 1: all rates together decide.",
      model: (rates) => 2 * (Math.min(...rates) - 1),
    },
    {
      id: "06.gaps-smallest-first",
      belief:
        "You compared each rate with how far the smaller ones reach. Within that reach there may be holes: [2, 2] leaves 4 of 9 pixels out.",
      model: (rates) => {
        let [seen, holes] = [1, 0];
        for (const rate of [...rates].sort((a, b) => a - b)) {
          holes += 2 * Math.max(0, rate - seen);
          seen += 2 * rate;
        }
        return holes;
      },
    },
    {
      id: "06.two-ways-needed-and-ends",
      belief:
        "You call a pixel looked at only where more than one way leads to it. One is enough: each end of the field has a single one.",
      model: (rates) => pathCounts(rates).filter((count) => count <= 1).length,
    },
    {
      id: "06.no-layer-twice",
      belief:
        "You took layers of the same rate for one. Each is a layer of its own: two layers of rate 2 look at five pixels of 9, one looks at three of 5.",
      model: (rates) => solution.countHoles([...new Set(rates)]),
    },
    {
      id: "06.field-with-the-seen-of-one-side",
      belief:
        "You let each layer look ahead alone, and by one step. It has three taps, one to the left as well: the field is 1 + 2 · (all rates) pixels wide.",
      model: (rates) => {
        let seen = new Set([0]);
        for (const rate of rates) seen = new Set([...seen].flatMap((at) => [at, at + rate]));
        return (fieldOf(rates) + 1) / 2 - seen.size;
      },
    },
    {
      id: "06.neighbours-only",
      belief:
        "You compared each rate with the one before it alone. All layers before it count: what they see together is what the next one repeats.",
      model: (rates) =>
        rates.reduce((holes, rate, i) => holes + 2 * Math.max(0, rate - (i ? 2 * rates[i - 1] + 1 : 1)), 0),
    },
    {
      id: "06.holes-fill-holes",
      belief:
        "You took the holes before off those of the next layer. Holes don't fill each other: pixels that are seen do, where a copy of them lies upon a hole.",
      model: (rates) => rates.reduce((holes, rate) => Math.max(0, 2 * (rate - 1) - holes), 0),
    },
    {
      id: "06.holes-three-times",
      belief:
        "You kept three copies of the holes before, and those of the layer. The copies lie upon one another: a hole of one may be seen by the next.",
      model: (rates) => rates.reduce((holes, rate) => 3 * holes + 2 * (rate - 1), 0),
    },
    {
      id: "06.holes-of-one-gap-each",
      belief:
        "You counted one gap a layer. A kernel of 3 has two, one on either side of its middle tap; and the taps of other layers may fill them.",
      model: (rates) => rates.reduce((holes, rate) => holes + rate - 1, 0),
    },
    {
      id: "06.widest-gap",
      belief:
        "You took the widest gap between two taps of one layer. What lies in it may be reached by way of the other layers, and there is one on either side.",
      model: (rates) => Math.max(...rates) - 1,
    },
  ],
  blindSpots: [
    {
      id: "06.rates-alike",
      where: "two layers have the same rate",
      so: "Nothing says that rates differ: [2, 2] is a stack like any other, and each of its layers adds to the field.",
      holds: (rates) => new Set(rates).size < rates.length,
    },
    {
      id: "06.rates-fall",
      where: "a layer has a smaller rate than the one before it",
      so: "Rates may come in any order, and which pixels are looked at doesn't depend on it.",
      holds: (rates) => rates.some((rate, i) => rate < rates[i - 1]),
    },
    {
      id: "06.lone-layer",
      where: "there is one layer alone",
      so: "One layer looks at 3 pixels of its field of 2 · rate + 1.",
      holds: (rates) => rates.length === 1,
    },
    {
      id: "06.nothing-missed",
      where: "every pixel is looked at",
      so: "Then nothing is missed, and the answer is 0: [1, 2, 3] leaves no hole.",
      holds: (rates) => solution.countHoles(rates) === 0,
    },
    {
      id: "06.three-layers",
      where: "there are three layers or more",
      so: "The third starts from every pixel that the first two reach, and so on: what is seen grows layer by layer.",
      holds: (rates) => rates.length > 2,
    },
  ],
});

function fieldOf(rates: number[]): number {
  return 1 + 2 * rates.reduce((sum, rate) => sum + rate, 0);
}
