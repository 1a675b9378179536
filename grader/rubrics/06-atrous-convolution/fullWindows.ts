import * as solution from "../../../solutions/06-atrous-convolution";
import { exercise } from "../../rubric";

export const fullWindows = exercise({
  id: "06.fullWindows",
  title: "When the holes outgrow the map",
  points: 1,
  solution: solution.fullWindows,
  terms: {
    size: "There are size positions across and size down, and the share is one of them all, in both directions.",
    rate: "The outer taps lie rate away from the middle one, on either side: so much is lost at both ends.",
  },
  forbidden: ["validTapShares"],
  cases: () => [
    [5, 2],
    [5, 3],
    [65, 6],
    [65, 12],
    [65, 24],
    [33, 24],
    [7, 1],
    [8, 3],
    [10, 1],
  ],
  byHand: () => [
    { args: [5, 2], gives: 0.04 },
    { args: [5, 3], gives: 0 },
  ],
  hints: [
    "Along one dimension: how far from the border must the centre stay, so that both outer taps still lie on the map?",
    "At each end `rate` positions are too close to the border. How many of `size` are left, but never fewer than none?",
    "(Math.max(0, size - 2 * rate) / size) ** 2: the same share across and down.",
  ],
  misconceptions: [
    {
      id: "06.one-border",
      belief: "You left out one border. Both outer taps can fall off, one at each end: size − 2 · rate.",
      model: (n, r) => (Math.max(0, n - r) / n) ** 2,
    },
    {
      id: "06.one-dimension",
      belief: "You computed one dimension. Across and down must both fit, so the share is squared.",
      model: (n, r) => Math.max(0, n - 2 * r) / n,
    },
    {
      id: "06.negative",
      belief:
        "You let a negative width be squared. Where size − 2 · rate is below 0 no position fits: 0, not a positive share.",
      model: (n, r) => ((n - 2 * r) / n) ** 2,
    },
    {
      id: "06.positions-counted",
      belief: "You gave the number of positions. Asked was their share of all size · size positions.",
      model: (n, r) => Math.max(0, n - 2 * r) ** 2,
    },
    {
      id: "06.whole-reach-off",
      belief: "You took the whole reach off the size. A kernel that reaches over r pixels fits at size − r + 1 places.",
      model: (n, r) => (Math.max(0, n - 2 * r - 1) / n) ** 2,
    },
    {
      id: "06.of-the-padded-map",
      belief:
        "You divided by the positions of the padded map. The kernel's middle stands on the map's own size · size pixels; the padding is only read.",
      model: (n, r) => (Math.max(0, n - 2 * r) / (n + 2 * r)) ** 2,
    },
    {
      id: "06.taps-not-positions",
      belief: "You counted how many taps lie on the map on average. Asked is at how many positions all nine do.",
      model: (n, r) => ((n + 2 * Math.max(0, n - r)) / (3 * n)) ** 2,
    },

    {
      id: "06.undilated",
      belief:
        "You took the kernel for 3 × 3 pixels, whatever its rate. Its outer taps lie `rate` pixels from the middle, so more positions near the border lose some.",
      model: (size) => solution.fullWindows(size, 1),
    },
    {
      id: "06.rate-is-holes",
      belief:
        "You took the rate for the number of holes. The outer taps lie `rate` pixels from the middle, with rate − 1 holes between.",
      model: (size, rate) => solution.fullWindows(size, rate + 1),
    },
    {
      id: "06.misses-somewhere",
      belief:
        "You counted the positions at which a tap is missing. Asked is the share at which all nine lie on the map.",
      model: (size, rate) => 1 - solution.fullWindows(size, rate),
    },
    {
      id: "06.windows-side-by-side",
      belief:
        "You asked how many windows fit side by side. The kernel stops at every pixel and its windows overlap: along a line there are size − 2 · rate places.",
      model: (size, rate) => (Math.floor(size / (2 * rate + 1)) / size) ** 2,
    },
    {
      id: "06.corners-twice",
      belief:
        "You took the border off once for each of the four sides, and the corners with it twice. What is left is a square of size − 2 · rate.",
      model: (size, rate) => Math.max(0, size * size - 4 * rate * size) / (size * size),
    },
    {
      id: "06.line-of-a-square",
      belief:
        "You counted the places along one line, but divided by all positions of the map. Across and down there are as many: (size − 2 · rate)² of size².",
      model: (size, rate) => Math.max(0, size - 2 * rate) / (size * size),
    },
    {
      id: "06.map-of-the-padded",
      belief:
        "You gave the map's share of the padded map. Asked is at how many of the size · size positions no tap needs the padding.",
      model: (size, rate) => (size / (size + 2 * rate)) ** 2,
    },
    {
      id: "06.all-that-fit",
      belief:
        "You answered 1 where the kernel fits onto the map, and 0 where it doesn't. With padding there are size · size positions, and near the border some taps lie in the padding.",
      model: (size, rate) => (size > 2 * rate ? 1 : 0),
    },
    {
      id: "06.three-rates-wide",
      belief:
        "You took 3 · rate for what the kernel reaches over. The last tap has no holes behind it: it reaches over 2 · rate + 1 pixels.",
      model: (size, rate) => (Math.max(0, size - 3 * rate + 1) / size) ** 2,
    },
    {
      id: "06.border-without-corners",
      belief:
        "You counted the border along the sides and left its corners in. Taps are missing there as well: what is left is a square of size − 2 · rate.",
      model: (size, rate) => {
        const inside = Math.max(0, size - 2 * rate);
        return (size * size - 4 * rate * inside) / (size * size);
      },
    },
    {
      id: "06.one-at-least",
      belief:
        "You let at least one position be left along a line. Where 2 · rate is as much as the size or more, there is none: 0.",
      model: (size, rate) => (Math.max(1, size - 2 * rate) / size) ** 2,
    },
  ],
  blindSpots: [
    {
      id: "06.outgrown",
      where: "the kernel reaches over more than the map",
      so: "Then there is no such position, and the share is 0.",
      holds: (size, rate) => size <= 2 * rate,
    },
    {
      id: "06.even-size",
      where: "the size is even",
      so: "At each end `rate` positions are too near to the border, whether the map has a middle or not.",
      holds: (size) => size % 2 === 0,
    },
    {
      id: "06.windows-without-holes",
      where: "the rate is 1",
      so: "Then the outer taps lie one pixel from the middle: one position is lost at each end.",
      holds: (_size, rate) => rate === 1,
    },
  ],
});
