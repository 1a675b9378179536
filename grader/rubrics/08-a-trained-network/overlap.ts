import * as solution from "../../../solutions/08-a-trained-network";
import { exercise } from "../../rubric";
import { along, area, box, shared } from "./models";

type Box = solution.Box;

export const overlap = exercise({
  id: "08.overlap",
  title: "Overlap",
  points: 2,
  solution: solution.overlap,
  terms: {
    left: "A box may begin anywhere: it covers from left to left + width, and both ends decide what two boxes share.",
    top: "A box may begin anywhere: it covers from top to top + height, and both ends decide what two boxes share.",
    width:
      "A box ends at left + width. Both cover what lies between the later beginning and the earlier end, if anything does.",
    height:
      "A box ends at top + height. Both cover what lies between the later beginning and the earlier end, if anything does.",
  },
  cases: (): Parameters<typeof solution.overlap>[] => [
    [box(0, 0, 4, 3), box(2, 2, 5, 2)],
    [box(0, 0, 5, 2), box(3, 0, 5, 2)],
    [box(0, 0, 10, 8), box(4, 6, 12, 6)],
    [box(3, 2, 12, 10), box(5, 4, 4, 3)],
    [box(0, 0, 4, 3), box(7, 8, 5, 2)],
    [box(0, 1, 4, 6), box(9, 3, 5, 2)],
    [box(6, 5, 4, 7), box(6, 5, 4, 7)],
    [box(7, 6, 5, 4), box(3, 2, 5, 9)],
    [box(2, 0, 6, 3), box(4, 9, 5, 2)],
    [box(0.5, 0.25, 2.5, 1.5), box(1.25, 0.75, 3.5, 2)],
    [box(6, 4, 7, 5), box(2, 1, 6, 5)],
  ],
  byHand: () => [{ args: [box(0, 0, 4, 3), box(2, 2, 5, 2)], gives: 0.1 }],
  hints: [
    "Draw the two boxes of the example. Where does the part begin that both cover, and where does it end?",
    "It begins at the larger of the two left sides and ends at the smaller of the two right sides. What if it ends before it begins? And how often is it counted in the two areas?",
    "width = Math.min(rights) − Math.max(lefts), height likewise; 0 if one of them is not above 0; else both / (areaOfA + areaOfB − both).",
  ],
  blindSpots: [
    {
      id: "08.boxes-apart",
      where: "the boxes share nothing",
      so: "Then the answer is 0, whether they lie apart across, down or both.",
      holds: (a, b) => shared(a, b) === 0,
    },
    {
      id: "08.apart-one-way",
      where: "the boxes lie apart across or down, and not both ways",
      so: "They share nothing then, though the one or the other of their sides overlaps: 0.",
      holds: (a, b) => along(a, b, "left", "width") < 0 !== along(a, b, "top", "height") < 0,
    },
    {
      id: "08.one-within",
      where: "one box lies within the other",
      so: "They share the smaller one, and together they cover the larger one.",
      holds: (a, b) => shared(a, b) === Math.min(area(a), area(b)),
    },
    {
      id: "08.first-behind",
      where: "the first box begins further right and further down",
      so: "Nothing says which of the two begins first, across or down.",
      holds: (a, b) => a.left > b.left && a.top > b.top,
    },
    {
      id: "08.sizes-differ",
      where: "the two boxes differ in size",
      so: "Each has a width and a height of its own.",
      holds: (a, b) => a.width !== b.width || a.height !== b.height,
    },
  ],
  misconceptions: [
    {
      id: "08.counted-twice",
      belief:
        "You measured it against both areas together, so what they share counts twice. Two boxes of 10 that share 4 cover 16: 0.25, not 0.2.",
      model: (a, b) => shared(a, b) / (area(a) + area(b)),
    },
    {
      id: "08.of-the-smaller",
      belief:
        "You measured it against the smaller box. Then a small box inside a large one would be the same as it. Measure against what both cover together.",
      model: (a, b) => shared(a, b) / Math.min(area(a), area(b)),
    },
    {
      id: "08.of-the-first",
      belief: "You measured it against the first box alone. Then the answer depends on who is first.",
      model: (a, b) => shared(a, b) / area(a),
    },
    {
      id: "08.of-the-second",
      belief:
        "You measured it against the second box alone. Then the answer depends on who is first: measure against all that the two cover together.",
      model: (a, b) => shared(a, b) / area(b),
    },
    {
      id: "08.mean-of-shares",
      belief:
        "You took the mean of two shares, one of each box. There is one measure: all that the two cover together, and what they share counts in it once.",
      model: (a, b) => (shared(a, b) / area(a) + shared(a, b) / area(b)) / 2,
    },
    {
      id: "08.of-the-rest",
      belief:
        "You took what they share off twice. In the two areas together it counts twice, and once it belongs there: take it off once. Two equal boxes then give 1.",
      model: (a, b) => shared(a, b) / (area(a) + area(b) - 2 * shared(a, b)),
    },
    {
      id: "08.corner-as-middle",
      belief:
        "You took left and top for the middle of a box. They are its upper left corner: it reaches from left to left + width.",
      model: (a, b) => {
        const moved = (one: Box) => ({ ...one, left: one.left - one.width / 2, top: one.top - one.height / 2 });
        return solution.overlap(moved(a), moved(b));
      },
    },
    {
      id: "08.top-counts-upwards",
      belief:
        "You took `top` for a height above the ground. It counts from above: a box reaches from top down to top + height.",
      model: (a, b) => {
        const lower = (one: Box) => ({ ...one, top: one.top - one.height });
        return solution.overlap(lower(a), lower(b));
      },
    },
    {
      id: "08.first-lies-left",
      belief:
        "You took the first box to begin before the second, to the left and above. Either may: what they share begins at the larger left side and ends at the smaller right one.",
      model: (a, b) => {
        const both = Math.max(0, a.left + a.width - b.left) * Math.max(0, a.top + a.height - b.top);
        return both / (area(a) + area(b) - both);
      },
    },
    {
      id: "08.same-size-shifted",
      belief:
        "You took the two boxes to be of one size, one of them moved. Each has its own: what they share ends at the smaller of the two right sides.",
      model: (a, b) => {
        const both = Math.max(0, a.width - Math.abs(a.left - b.left)) * Math.max(0, a.height - Math.abs(a.top - b.top));
        return both / (area(a) + area(b) - both);
      },
    },
    {
      id: "08.smaller-sides",
      belief:
        "You took the smaller width times the smaller height for what they share, wherever the boxes lie. What they share depends on left and top as well.",
      model: (a, b) => {
        const both = Math.min(a.width, b.width) * Math.min(a.height, b.height);
        return both / (area(a) + area(b) - both);
      },
    },
    {
      id: "08.inside-is-all",
      belief:
        "You answered 1 as soon as one box lies within the other. 1 says that they lie on each other exactly; a small box in a large one covers a part of it.",
      model: (a, b) => (shared(a, b) === Math.min(area(a), area(b)) ? 1 : solution.overlap(a, b)),
    },
    {
      id: "08.weighed-by-scores",
      belief:
        "You multiplied by the scores. How much two boxes are the same has to do with their places and sizes alone.",
      model: (a, b) => solution.overlap(a, b) * a.score * b.score,
    },
    {
      id: "08.rest-not-shared",
      belief:
        "Your answer is how much of them is not shared: 0 where they lie on each other. Asked is how much is: 1 minus that.",
      model: (a, b) => 1 - solution.overlap(a, b),
    },
    {
      id: "08.touch-or-not",
      belief: "You answered whether the boxes share something, 1 or 0. Asked is how much.",
      model: (a, b) => Math.ceil(solution.overlap(a, b)),
    },
    {
      id: "08.gaps-multiply",
      belief:
        "You multiplied two gaps: where boxes lie apart, width and height of what they share come out negative, and their product does not. They share nothing.",
      model: (a, b) => {
        const both = along(a, b, "left", "width") * along(a, b, "top", "height");
        return both / (area(a) + area(b) - both);
      },
    },
    {
      id: "08.gaps-multiply-to-an-area",
      belief:
        "You set the area to 0 where it comes out negative. Where boxes lie apart both across and down, two negative lengths multiply to an area that isn't there: each length has to be 0 at least.",
      model: (a, b) => {
        const both = Math.max(0, along(a, b, "left", "width") * along(a, b, "top", "height"));
        return both / (area(a) + area(b) - both);
      },
    },
    {
      id: "08.of-the-rectangle-around",
      belief:
        "You measured it against the rectangle around both boxes, which the share across times the share down comes to as well. Its corners belong to neither box: what both cover together is no rectangle.",
      model: (a, b) => {
        const around = (start: "left" | "top", size: "width" | "height") =>
          Math.max(a[start] + a[size], b[start] + b[size]) - Math.min(a[start], b[start]);
        return shared(a, b) / (around("left", "width") * around("top", "height"));
      },
    },
    {
      id: "08.only-across",
      belief: "You compared their widths alone. Boxes have a height, too.",
      model: (a, b) => {
        const both = Math.max(0, along(a, b, "left", "width"));
        return both / (a.width + b.width - both);
      },
    },
    {
      id: "08.width-as-right",
      belief:
        "You took the width for the right side. The right side lies at left + width, the lower one at top + height.",
      model: (a, b) => {
        const size = (start: "left" | "top", length: "width" | "height") =>
          Math.max(0, Math.min(a[length], b[length]) - Math.max(a[start], b[start]));
        const both = size("left", "width") * size("top", "height");
        return both / (area(a) + area(b) - both);
      },
    },

    {
      id: "08.of-the-larger",
      belief:
        "You measured against the larger box. The smaller one covers a part of its own, too: measure against all that the two cover together.",
      model: (a, b) => shared(a, b) / Math.max(area(a), area(b)),
    },
    {
      id: "08.shared-area",
      belief: "You answered how large the area is that both cover. It is measured against what they cover together.",
      model: (a, b) => shared(a, b),
    },
    {
      id: "08.of-the-mean",
      belief:
        "You measured against the mean of the two areas. What they share counts once: they cover both areas less what they share.",
      model: (a, b) => (2 * shared(a, b)) / (area(a) + area(b)),
    },
    {
      id: "08.edges-counted",
      belief:
        "You counted a pixel more on each side, as one does with whole pixels from the first to the last. Here a box is as wide as it says.",
      model: (a, b) => {
        const size = (start: "left" | "top", length: "width" | "height") => Math.max(0, along(a, b, start, length) + 1);
        const both = size("left", "width") * size("top", "height");
        const whole = ({ width, height }: Box) => (width + 1) * (height + 1);
        return both / (whole(a) + whole(b) - both);
      },
    },

    {
      id: "08.whole-pixels",
      belief:
        "You counted whole pixels. Edges lie at any number: a width times a height is the area, without rounding.",
      model: (a, b) => {
        const whole = ({ left, top, width, height }: Box): Box => {
          const [x, y] = [Math.round(left), Math.round(top)];
          return box(x, y, Math.round(left + width) - x, Math.round(top + height) - y);
        };
        const [one, other] = [whole(a), whole(b)];
        const both = shared(one, other);
        return both / (area(one) + area(other) - both || 1);
      },
    },
  ],
});
