import * as solution from "../../../solutions/08-a-trained-network";
import { exercise, type Random } from "../../rubric";
import { area, box, byScore, shared } from "./models";

type Box = solution.Box;

export const keepBest = exercise({
  id: "08.keepBest",
  title: "Keep the best",
  points: 3,
  solution: solution.keepBest,
  terms: {
    score:
      "The best box of all comes first and decides about the others: so the order is that of the scores, highest first.",
    most: "So much two boxes may share and both be kept; what overlaps a kept box by more is forgotten.",
    kept: "A box is measured against every box that is kept, and against no other: a forgotten one has no say.",
  },
  cases: (random): Parameters<typeof solution.keepBest>[] => [
    [row(0.5, 0.7, 0.9, 0.6), 0.3],
    [row(0.5, 0.7, 0.9, 0.6), 0.4],
    [row(0.9, 0.8, 0.7, 0.6, 0.95), 0.3],
    [row(0.9, 0.5, 0.8), 0.4], // the one between touches both
    // They come sorted, and the second time none has to go. A small one in a large one overlaps it by less than half.
    [[...row(0.9, 0.6, 0.5), box(1, 0, 1, 1, 0.4)], 0.3],
    [[box(0, 0, 6, 4, 0.8), box(1, 1, 3, 2, 0.7), box(30, 2, 4, 5, 0.2)], 0.3],
    [[box(20, 4, 8, 6, 0.5), ...row(0.2, 0.55, 0.7, 0.3), box(21, 5, 8, 6, 0.75), box(40, 0, 5, 5, 0.1)], 0.3],
    [[box(1, 1, 2, 2, 0.9), box(0, 0, 6, 4, 0.5)], 0.3], // the weaker one is the larger
    [lot(random), 0.2371],
  ],
  byHand: () => [
    { args: [row(0.5, 0.7, 0.9, 0.6), 0.3], gives: [0.9, 0.5], seen: (answer) => answer.map(({ score }) => score) },
    { args: [row(0.5, 0.7, 0.9, 0.6), 0.4], gives: 4, seen: (answer) => answer.length },
  ],
  hints: [
    "Which box is kept for certain? Which ones can it make you forget?",
    "A box that was forgotten has no say any more: compare only with those that were kept, all of them.",
    "Sort a copy, best first; keep a box if it overlaps none of those already kept by more than most.",
  ],
  blindSpots: [
    {
      id: "08.not-in-order",
      where: "the boxes do not come best first",
      so: "They come in no order: the best of all has to be looked for.",
      holds: (all) => all.some(({ score }, i) => i > 0 && score > all[i - 1].score),
    },
    {
      id: "08.forgotten-neighbour",
      where: "a box overlaps one that is forgotten and none that is kept",
      so: "What was forgotten has no say any more, so such a box stays.",
      holds: (all, most) => solution.keepBest(all, most).length > withAllBetter(all, most).length,
    },
  ],
  misconceptions: [
    {
      id: "08.only-one",
      belief:
        "You kept a single box. There may be several faces: what does not overlap the best one is still to be judged.",
      model: (all) => byScore(all).slice(0, 1),
    },
    {
      id: "08.forgotten-count",
      belief:
        "You let boxes that were forgotten make others be forgotten. Of three in a row the best drops the middle one; the third overlaps only that one, and stays.",
      model: withAllBetter,
    },
    {
      id: "08.not-sorted",
      belief: "You went through the boxes as they came. The best of all has to be first, or a worse one drops it.",
      model: (all, most) => kept(all, most),
    },
    {
      id: "08.sorted-afterwards",
      belief:
        "You went through the boxes as they came, and sorted what was left. By then a worse box that came earlier has dropped a better one: the best of all is chosen first, then the best of what is left.",
      model: (all, most) => byScore(kept(all, most)),
    },
    {
      id: "08.largest-then-sorted",
      belief:
        "You chose the largest box first, and sorted by the scores at the end. The one with the highest score is chosen first: it makes the others go.",
      model: (all, most) =>
        byScore(
          kept(
            [...all].sort((a, b) => area(b) - area(a)),
            most,
          ),
        ),
    },
    {
      id: "08.next-better-only",
      belief:
        "You compared each box with the next better one alone. It has to be compared with every box that is kept.",
      model: (all, most) => {
        const sorted = byScore(all);
        return sorted.filter((one, i) => i === 0 || solution.overlap(sorted[i - 1], one) <= most);
      },
    },
    {
      id: "08.both-go",
      belief:
        "You forgot every box that overlaps any other by more than `most`, the better one as well. Of such boxes the best stays.",
      model: (all, most) =>
        byScore(all).filter((one) => all.every((other) => other === one || solution.overlap(other, one) <= most)),
    },
    {
      id: "08.better-takes-the-place",
      belief:
        "You went through the boxes as they came, and let a better one take the place of the first that it overlaps. It may overlap several, and the one it replaces may have made others go: choose the best of all first.",
      model: (all, most) => {
        const list: Box[] = [];
        for (const one of all) {
          const at = list.findIndex((other) => solution.overlap(other, one) > most);
          if (at < 0) list.push(one);
          else if (one.score > list[at].score) list[at] = one;
        }
        return byScore(list);
      },
    },
    {
      id: "08.two-at-most",
      belief: "You kept two boxes at most. It goes on until none is left: there may be any number of faces.",
      model: (all, most) => solution.keepBest(all, most).slice(0, 2),
    },
    {
      id: "08.one-free-is-enough",
      belief: "You kept a box as soon as it leaves one of the kept ones alone. It has to leave all of them alone.",
      model: (all, most) =>
        keeping(
          byScore(all),
          (list, one) => list.length === 0 || list.some((better) => solution.overlap(better, one) <= most),
        ),
    },
    {
      id: "08.share-of-the-weaker",
      belief:
        "You measured how much of the weaker box is covered. The overlap is what both cover against what the two cover together, as in exercise 5.",
      model: (all, most) =>
        keeping(byScore(all), (list, one) => list.every((better) => shared(better, one) <= most * area(one))),
    },
    {
      id: "08.share-of-the-smaller",
      belief:
        "You measured the overlap against the smaller box. It is measured against what the two cover together, as in exercise 5: a small box within a large one overlaps it little.",
      model: (all, most) =>
        keeping(byScore(all), (list, one) =>
          list.every((better) => shared(better, one) <= most * Math.min(area(better), area(one))),
        ),
    },
    {
      id: "08.next-one-skipped",
      belief:
        "Where a box was forgotten, the next best was not looked at. When an entry is taken out of a list, the next one moves into its place.",
      model: (all, most) => {
        const list = byScore(all);
        for (let i = 0; i < list.length; i++) {
          for (let j = i + 1; j < list.length; j++) if (solution.overlap(list[i], list[j]) > most) list.splice(j, 1);
        }
        return list;
      },
    },
    {
      id: "08.worst-first",
      belief: "You kept the least sure box of those that overlap. Begin with the largest score.",
      model: (all, most) => kept(byScore(all).reverse(), most),
    },
    {
      id: "08.last-kept-only",
      belief: "You compared each box with the one kept last. It has to leave all that were kept alone.",
      model: (all, most) =>
        keeping(byScore(all), (list, one) => list.length === 0 || solution.overlap(list[list.length - 1], one) <= most),
    },
    {
      id: "08.none-may-touch",
      belief: "You forgot every box that overlaps a kept one at all. Up to `most` they may.",
      model: (all) => kept(byScore(all), 0),
    },
    {
      id: "08.all-kept",
      belief: "You sorted the boxes and kept them all. Those that overlap a better one by more than `most` go.",
      model: (all) => byScore(all),
    },
    {
      id: "08.most-of-the-score",
      belief:
        "You kept what has a score above `most`. `most` is how much two boxes may overlap: a box goes because a better one lies over it, however sure it is.",
      model: (all, most) => byScore(all).filter(({ score }) => score > most),
    },
    {
      id: "08.merged",
      belief:
        "You made one box of those that lie over each other, their mean. No new boxes are made: the best stays as it is, and the others are forgotten.",
      model: (all, most) => {
        const merged: Box[] = [];
        for (let open = byScore(all); open.length > 0; ) {
          const [first] = open;
          const group = open.filter((one) => one === first || solution.overlap(first, one) > most);
          const mean = (name: "left" | "top" | "width" | "height") =>
            group.reduce((sum, one) => sum + one[name], 0) / group.length;
          merged.push(box(mean("left"), mean("top"), mean("width"), mean("height"), first.score));
          open = open.filter((one) => !group.includes(one));
        }
        return merged;
      },
    },

    {
      id: "08.best-alone-forgets",
      belief:
        "You compared all the others with the best one and stopped. The best of what is left forgets those that overlap it, too, and so on.",
      model: (all, most) => {
        const [best, ...others] = byScore(all);
        return best ? [best, ...others.filter((one) => solution.overlap(best, one) <= most)] : [];
      },
    },
    {
      id: "08.largest-first",
      belief: "You began with the largest box. Asked is the best first: the one with the highest score.",
      model: (all, most) =>
        kept(
          [...all].sort((a, b) => area(b) - area(a)),
          most,
        ),
    },
    {
      id: "08.overlapping-kept",
      belief:
        "You kept those that overlap and forgot the others. It is the other way round: what overlaps a better one by more than `most` shows the same face again.",
      model: (all, most) => {
        const [best, ...others] = byScore(all);
        return best ? [best, ...others.filter((one) => solution.overlap(best, one) > most)] : [];
      },
    },
    {
      id: "08.in-the-old-order",
      belief: "You kept the right boxes and gave them back in their old order. Asked is the best first.",
      model: (all, most) => {
        const right = solution.keepBest(all, most);
        return all.filter((one) => right.includes(one));
      },
    },
    {
      id: "08.worst-last-turned",
      belief: "Your list is right and stands with the worst first. Asked is the best first.",
      model: (all, most) => solution.keepBest(all, most).reverse(),
    },
    {
      id: "08.groups",
      belief:
        "You put boxes into one group as soon as each overlaps some other of it, and kept one a group. A box is forgotten only where it overlaps a better one that is kept.",
      model: (all, most) => {
        const list: Box[] = [];
        const open = byScore(all);
        while (open.length) {
          const group = open.splice(0, 1);
          list.push(group[0]);
          for (const member of group)
            for (const other of [...open])
              if (solution.overlap(member, other) > most) group.push(...open.splice(open.indexOf(other), 1));
        }
        return list;
      },
    },

    {
      id: "08.overlaps-added",
      belief:
        "You added up what a box shares with all that are kept. `most` is for two boxes: one may touch several kept ones a little and still stay.",
      model: (all, most) =>
        keeping(
          byScore(all),
          (list, one) => list.reduce((sum, better) => sum + solution.overlap(better, one), 0) <= most,
        ),
    },
  ],
});

/** Boxes 4 wide and 2 high, each with half of its width over the one before. */
function row(...scores: number[]): Box[] {
  return scores.map((score, i) => box(2 * i, 0, 4, 2, score));
}

/** A dozen boxes in no order, no two with the same score. */
function lot(random: Random): Box[] {
  return Array.from({ length: 12 }, (_, i) =>
    box(random.whole(0, 20), random.whole(0, 9), random.whole(6, 17), random.whole(5, 13), (((i * 5) % 12) + 1) / 13),
  );
}

/** Each box that overlaps none of those kept before it by more than `most`. */
function kept(all: readonly Box[], most: number): Box[] {
  return keeping(all, (list, one) => list.every((better) => solution.overlap(better, one) <= most));
}

/** Each box that no better one overlaps by more than `most`, kept or not. */
function withAllBetter(all: readonly Box[], most: number): Box[] {
  const sorted = byScore(all);
  return sorted.filter((one, i) => sorted.slice(0, i).every((better) => solution.overlap(better, one) <= most));
}

/** Each box that may join those kept before it. */
function keeping(all: readonly Box[], may: (list: readonly Box[], one: Box) => boolean): Box[] {
  const list: Box[] = [];
  for (const one of all) if (may(list, one)) list.push(one);
  return list;
}
