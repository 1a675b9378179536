import * as solution from "../../../solutions/03-depthwise-convolution";
import { exercise, type Value } from "../../rubric";
import { each } from "./models";

export const mixGroups = exercise({
  id: "03.mixGroups",
  title: "For who wants more: groups that meet",
  points: 2,
  solution: solution.mixGroups,
  terms: {
    channels: "The order has one place for each of the channels, and each map stands in it once.",
    groups: "Each group of the second layer has to read at least one map from every group of the first.",
    each: "So many maps are in a group: channels / groups of them, and the second group begins with the map of that number.",
  },
  common: { name: "Between the layers", of: whoIsHeard },
  cases: () => [
    [4, 2],
    [9, 3],
    [12, 3],
    [12, 2],
    [20, 4],
  ],
  byHand: () => [{ args: [4, 2], gives: [0, 2, 1, 3] }],
  hints: [
    "Which maps does the first group of the second layer read, if nothing is moved? From which group of the first layer do they come?",
    "Each group of the second layer needs a map from every group of the first. In which order would you deal cards to `groups` players, so that each gets some from every part of the pack?",
    "Place p gets map (p % groups) · (channels / groups) + ⌊p / groups⌋: the first map of every group, then the second of every group, and so on.",
  ],
  blindSpots: [
    {
      id: "03.more-than-two-groups",
      where: "there are more than two groups",
      so: "Each group of the second layer needs a map from every group of the first, not from two of them.",
      holds: (_channels, groups) => groups > 2,
    },
    {
      id: "03.size-unlike-groups",
      where: "there are more channels in a group than there are groups",
      so: "A group begins channels / groups maps after the one before: that number and the number of groups are two things.",
      holds: (channels, groups) => channels / groups !== groups,
    },
  ],
  misconceptions: [
    ...[
      { id: "03.one-map-speaks-for-its-group", first: 0 },
      { id: "03.last-map-speaks-for-its-group", first: 1 },
    ].map(({ id, first }) => ({
      id,
      belief:
        "You let one map of each group speak for all of it, and repeat those. The maps change places and none is copied: each of 0 … channels − 1 stands there once.",
      model: (channels: number, groups: number) => {
        const size = channels / groups;
        return Array.from({ length: channels }, (_, p) => ((p % size) % groups) * size + first * (size - 1));
      },
    })),
    {
      id: "03.groups-stay",
      belief:
        "Your groups read the same groups again. A filter of the second layer hears what the first layer's group of the same number has heard, and nothing else.",
      model: (channels) => each(channels, (place) => place),
    },
    {
      id: "03.whole-groups-move",
      belief:
        "You move whole groups. Then a group of the second layer reads another group of the first, but still one only. Take the groups apart.",
      model: (channels, groups) => each(channels, (place) => (place + channels / groups) % channels),
    },
    {
      id: "03.back-to-front",
      belief:
        "You turn the order round. Whole groups change places with it, and each group of the second layer still reads one group of the first.",
      model: (channels) => each(channels, (place) => channels - 1 - place),
    },
    {
      id: "03.moved-by-one",
      belief:
        "Each group of the second layer reads its own group of the first and the next one. With three groups and more that is not all of them: take one map from every group in turn.",
      model: (channels) => each(channels, (place) => (place + 1) % channels),
    },
    {
      id: "03.first-group-only",
      belief:
        "Your first group reads one map from each group, and the others mostly stay among themselves. Every group of the second layer has to hear all groups.",
      model: (channels, groups) => {
        const order = each(channels, (place) => place);
        for (let g = 1; g < groups; g++) {
          const there = (g * channels) / groups;
          [order[g], order[there]] = [order[there], order[g]];
        }
        return order;
      },
    },
    {
      id: "03.even-then-odd",
      belief:
        "You took the even maps, then the odd ones. That is the right order for two groups; with more, a group of the second layer still misses some. Take one map from every group in turn.",
      model: (channels) => {
        const order = each(channels, (place) => place);
        return [...order.filter((map) => map % 2 === 0), ...order.filter((map) => map % 2 === 1)];
      },
    },
    {
      id: "03.number-for-size",
      belief:
        "You stepped from group to group by the number of groups. A group begins channels / groups maps after the one before.",
      model: (channels, groups) => each(channels, (place) => (place % groups) * groups + Math.floor(place / groups)),
    },

    {
      id: "03.first-maps-again-and-again",
      belief:
        "Every group gets the first maps of all groups, and the others none. In an order each map stands once: a map that is there twice pushes another one out.",
      model: (channels, groups) => each(channels, (place) => (place % groups) * (channels / groups)),
    },

    {
      id: "03.from-both-ends",
      belief:
        "You took maps from the front and from the back in turn: the first group meets the last, and each meets only one other. Every group of the second layer needs a map of each.",
      model: (channels) => each(channels, (place) => (place % 2 ? channels - 1 - (place - 1) / 2 : place / 2)),
    },

    {
      id: "03.two-piles",
      belief:
        "You cut the maps into two halves and took from both in turn. With three groups and more, each group of the second layer then misses some: it takes as many piles as there are groups.",
      model: (channels) => {
        const half = Math.ceil(channels / 2);
        return each(channels, (place) => (place % 2 ? half : 0) + Math.floor(place / 2));
      },
    },
    {
      id: "03.two-piles-last-left",
      belief:
        "You cut the maps into two halves and took from both in turn. With three groups and more, each group of the second layer then misses some: it takes as many piles as there are groups.",
      model: (channels) => {
        const half = Math.floor(channels / 2);
        const order = each(half, (n) => n).flatMap((n) => [n, half + n]);
        return channels % 2 ? [...order, channels - 1] : order;
      },
    },
    {
      id: "03.borders-swapped",
      belief:
        "You swapped maps where two groups meet. Each group of the second layer then hears its neighbours; with three groups and more, those at the ends don't hear one another.",
      model: (channels, groups) => {
        const order = each(channels, (place) => place);
        for (let g = 1; g < groups; g++) {
          const there = (g * channels) / groups;
          [order[there - 1], order[there]] = [order[there], order[there - 1]];
        }
        return order;
      },
    },
    {
      id: "03.ends-swapped",
      belief:
        "You swapped the first map with the last. The first and the last group hear one another now; with three groups and more, all others still stay among themselves.",
      model: (channels) => each(channels, (place) => (place === 0 ? channels - 1 : place === channels - 1 ? 0 : place)),
    },
    {
      id: "03.middle-swapped",
      belief:
        "You swapped the two maps in the middle. That is enough for two groups; with more, the others still stay among themselves. Each group of the second layer needs a map from every group.",
      model: (channels) => {
        const half = Math.floor(channels / 2);
        return each(channels, (place) => (place === half - 1 ? half : place === half ? half - 1 : place));
      },
    },
    {
      id: "03.first-maps-in-front",
      belief:
        "The first map of every group stands in front, and the rest follow in their order. That serves the first group of the second layer; the others need a map from every group as well.",
      model: (channels, groups) => {
        const order = each(channels, (place) => place);
        const isFirst = (map: number) => map % (channels / groups) === 0;
        return [...order.filter(isFirst), ...order.filter((map) => !isFirst(map))];
      },
    },
    {
      id: "03.moved-back-by-one",
      belief:
        "Each group of the second layer reads its own group of the first and the one before. With three groups and more that is not all of them: take one map from every group in turn.",
      model: (channels) => each(channels, (place) => (place + channels - 1) % channels),
    },
    {
      id: "03.neighbours-swapped",
      belief:
        "You swapped neighbours two by two. Most of them are of the same group, so that a group reads itself and little else: take one map from every group in turn.",
      model: (channels) => each(channels, (place) => (place % 2 ? place - 1 : Math.min(place + 1, channels - 1))),
    },
    {
      id: "03.every-other-map-twice",
      belief:
        "You went through the maps in steps of two and began again at the front. Where their number is even, half of them come twice, and the others never: each has to stand there once.",
      model: (channels) => each(channels, (place) => (2 * place) % channels),
    },
    {
      id: "03.counted-from-one",
      belief: "You counted maps from 1. The first map is 0, and the last one channels − 1.",
      model: (channels, groups) => solution.mixGroups(channels, groups).map((map) => map + 1),
    },
    {
      id: "03.a-list-for-each-group",
      belief:
        "You answered a list for each group. Asked is one list of all places, the first group's maps, then the second's: [0, 2, 1, 3], not [[0, 2], [1, 3]].",
      model: (channels, groups) => each(groups, (g) => g).map((g) => each(channels / groups, (n) => n * groups + g)),
    },

    {
      id: "03.halves-exchanged",
      belief:
        "You exchanged the two halves of the maps. What lay together still lies together: take the groups apart, one map from each in turn.",
      model: (channels) => each(channels, (place) => (place + Math.floor(channels / 2)) % channels),
    },
    {
      id: "03.steps-of-groups",
      belief:
        "You went on by the number of groups and began again at the front. Where that number divides the channels, the same maps come again and others never: each has to stand there once.",
      model: (channels, groups) => each(channels, (place) => (place * groups) % channels),
    },
  ],
});

/** Which groups of the first layer each group of the second one reads, with a learner's order between them. */
function whoIsHeard(order: readonly number[], channels: number, groups: number): Value {
  const size = channels / groups;
  const places = each(channels, (map) => order.filter((other) => other === map).length);
  const heard = each(groups, (g) => g).map((g) => {
    const maps = order.slice(g * size, (g + 1) * size);
    const reads = each(groups, (from) => Number(maps.some((map) => Math.floor(map / size) === from)));
    return [`does group ${g} hear 0, 1, …`, reads];
  });
  return { "how often each map is used": places, ...Object.fromEntries(heard) };
}
