import { conv2d, depthwiseConv2d, tensor } from "../../../lib/index";
import * as solution from "../../../solutions/03-depthwise-convolution";
import { exercise, type Random } from "../../rubric";
import { built, built4, type Image, type Kernel, total } from "../models";
import { each } from "./models";

type Sizes4 = [number, number, number, number];
type Layer = (input: Image) => Image;

export const whichLayer = exercise({
  id: "03.whichLayer",
  title: "A puzzle: which layer did this",
  points: 3,
  solution: solution.whichLayer,
  terms: {
    answers: "answers[c] is the reply to a knock at channel c: where it isn't 0, that channel was heard.",
    height: "The knock lies in the middle: of 5 rows or columns in number 2, counted from 0.",
    middle: "The knock was at the middle pixel: any answer beside it shows that the layer looks sideways.",
  },
  forbidden: ["conv2d", "depthwiseConv2d", "pointwiseConv2d"],
  cases: (random) => [
    [knocks(3, 5, 2, standardLayer(positive(random, [1, 1, 2, 2])))],
    [knocks(5, 7, 3, standardLayer(positive(random, [3, 3, 3, 3])))],
    [knocks(5, 7, 3, depthwiseLayer(positive(random, [3, 3, 3, 1])))],
    [knocks(7, 5, 4, groupedLayer(positive(random, [3, 3, 2, 4]), 2))],
    [knocks(3, 5, 3, depthwiseLayer(positive(random, [1, 3, 3, 2])))],
    [knocks(5, 3, 2, standardLayer(positive(random, [3, 1, 2, 5])))],
    [knocks(5, 5, 6, groupedLayer(positive(random, [3, 3, 2, 3]), 3))],
    [knocks(3, 3, 4, standardLayer(positive(random, [1, 1, 4, 3])))],
    [knocks(5, 7, 2, standardLayer(positive(random, [3, 3, 2, 4])))],
    [knocks(5, 5, 3, standardLayer(cancelling))],
    // What a channel says adds up to 0, and is an answer all the same.
    [knocks(3, 5, 2, standardLayer(tensor([2, 3, 1, 2, 4, 1, -2, -4, 1, 5, 1, 2], [1, 3, 2, 2])))],
    [knocks(5, 7, 4, groupedLayer(negative(positive(random, [3, 3, 2, 6])), 2))],
    [knocks(3, 5, 6, groupedLayer(positive(random, [1, 3, 2, 6]), 3))],
    [knocks(5, 3, 6, groupedLayer(positive(random, [3, 1, 3, 4]), 2))],
  ],
  byHand: () => [
    { args: [[tensor([0, 0, 4, 6, 0, 0], [1, 3, 2]), tensor([0, 0, 5, 7, 0, 0], [1, 3, 2])]], gives: "pointwise" },
  ],
  hints: [
    "Two questions: does an answer leave the middle pixel? And does one output channel hear every knock?",
    "Look at output channel 0 of every answer. In how many of the answers has it a number that is not zero?",
    "Nothing outside the middle: pointwise. Else count the answers in which output channel 0 is not all zero: all of them: standard; one: depthwise; else grouped.",
  ],
  blindSpots: [
    {
      id: "03.one-way-only",
      where: "the kernel spreads in one direction alone",
      so: "1×3 and 3×1 are larger than 1×1: any number but 0 outside the middle pixel tells.",
      holds: ([first]) => {
        const [height, width, filters] = first.shape;
        const at = [...first.data.keys()].filter((n) => first.data[n] !== 0).map((n) => Math.floor(n / filters));
        const across = at.some((p) => p % width !== (width - 1) / 2);
        const down = at.some((p) => Math.floor(p / width) !== (height - 1) / 2);
        return across !== down;
      },
    },
    {
      id: "03.more-than-two-groups",
      where: "there are more than two groups",
      so: "A map that hears more than one channel, but not all, is a grouped layer's, however many groups there are.",
      holds: (answers) =>
        solution.whichLayer(answers) === "grouped" &&
        answers.filter((answer) => hears(answer, 0)).length < answers.length / 2,
    },
    {
      id: "03.weights-below-zero",
      where: "weights are negative",
      so: "Any number but 0 is an answer, and answers that add up to 0 are answers, too.",
      holds: (answers) => answers.some((answer) => answer.data.some((v) => v < 0)),
    },
    {
      id: "03.as-many-maps-as-channels",
      where: "there are as many maps as channels, and the layer is not depthwise",
      so: "Every kind of layer may have so many: which knocks reach a map tells.",
      holds: (answers) => answers[0].shape[2] === answers.length && solution.whichLayer(answers) !== "depthwise",
    },
  ],
  misconceptions: [
    {
      id: "03.counts-maps",
      belief:
        "You judged by the number of maps: as many as input channels, so depthwise. A standard layer with 3 filters on 3 channels makes 3 maps too, and a depthwise one with multiplier 2 makes 6. Ask which input a map hears.",
      model: (answers) => {
        if (!leavesMiddle(answers)) return "pointwise";
        return answers[0].shape[2] === answers.length ? "depthwise" : "standard";
      },
    },
    {
      id: "03.counts-maps-only",
      belief:
        "You judged by the number of maps alone. As many maps as channels can come from any of the four kinds. Ask two things of the answers: do they leave the middle pixel, and which knocks does one map hear?",
      model: (answers) => (answers[0].shape[2] === answers.length ? "depthwise" : "standard"),
    },
    {
      id: "03.two-halves",
      belief:
        "You know a grouped layer only where each map hears half of the channels. There may be any number of groups: more than one channel, but not all, is a group.",
      model: (answers) => {
        const heard = answers.filter((answer) => hears(answer, 0)).length;
        const kind = solution.whichLayer(answers);
        return kind === "grouped" && heard !== answers.length / 2 ? "standard" : kind;
      },
    },
    {
      id: "03.ears-and-voices",
      belief:
        "You counted how many maps one knock reaches. Ask the other way round: how many knocks reach one map. A depthwise layer with multiplier 2 answers one knock in 2 maps, and still each map hears one channel.",
      model: (answers) => {
        if (!leavesMiddle(answers)) return "pointwise";
        const reached = maps(answers[0]).filter((f) => hears(answers[0], f)).length;
        if (reached === answers[0].shape[2]) return "standard";
        return reached === 1 ? "depthwise" : "grouped";
      },
    },
    {
      id: "03.some-silence-is-depthwise",
      belief:
        "You took any map that stays silent at a knock for depthwise. In a grouped layer maps are deaf to other groups, but hear several channels of their own.",
      model: (answers) => {
        if (!leavesMiddle(answers)) return "pointwise";
        return answers.every((answer) => hears(answer, 0)) ? "standard" : "depthwise";
      },
    },
    {
      id: "03.only-space",
      belief:
        "You asked only whether the answer leaves the middle pixel. That tells pointwise from the rest; what tells the rest apart is which channels a map hears.",
      model: (answers) => (leavesMiddle(answers) ? "standard" : "pointwise"),
    },
    {
      id: "03.only-channels",
      belief:
        "You never answer pointwise. A pointwise layer hears all channels, as a standard one does, but it never leaves the middle pixel, (height − 1) / 2 down and (width − 1) / 2 across.",
      model: (answers) => {
        const heard = answers.filter((answer) => hears(answer, 0)).length;
        if (heard === answers.length) return "standard";
        return heard === 1 ? "depthwise" : "grouped";
      },
    },
    {
      id: "03.middle-row-only",
      belief:
        "You look to the left and right of the middle pixel, not above and below. A kernel of 3 × 1 spreads up and down: any pixel but the middle one tells that the layer is wider than 1×1.",
      model: (answers) => {
        const [, width, filters] = answers[0].shape;
        const beside = (i: number) => Math.floor(i / filters) % width !== Math.floor(width / 2);
        const sideways = answers.some((answer) => answer.data.some((value, i) => value !== 0 && beside(i)));
        return sideways ? solution.whichLayer(answers) : "pointwise";
      },
    },
    {
      id: "03.counts-maps-last",
      belief:
        "Between depthwise and grouped you judged by the number of maps. A depthwise layer may have twice as many maps as channels, a grouped one as many: ask how many knocks reach a map.",
      model: (answers) => {
        if (!leavesMiddle(answers)) return "pointwise";
        if (answers.every((answer) => maps(answer).every((f) => hears(answer, f)))) return "standard";
        return answers[0].shape[2] === answers.length ? "depthwise" : "grouped";
      },
    },
    {
      id: "03.one-map-each",
      belief:
        "You took a layer for depthwise where knock c moves map c and nothing else. With a multiplier of 2 channel c moves the maps 2c and 2c + 1, and that is depthwise, too.",
      model: (answers) => {
        if (!leavesMiddle(answers)) return "pointwise";
        if (answers.every((answer) => maps(answer).every((f) => hears(answer, f)))) return "standard";
        const own = answers.every((answer, c) => maps(answer).every((f) => hears(answer, f) === (f === c)));
        return own ? "depthwise" : "grouped";
      },
    },
    {
      id: "03.middle-is-pointwise",
      belief:
        "You call a layer pointwise when the middle pixel answers. Every layer answers there; pointwise is the one that answers nowhere else.",
      model: (answers) => {
        const [height, width] = answers[0].shape;
        const [y, x] = [Math.floor(height / 2), Math.floor(width / 2)];
        if (answers.every((answer) => maps(answer).every((f) => answer.at(y, x, f) !== 0))) return "pointwise";
        const heard = answers.filter((answer) => hears(answer, 0)).length;
        if (heard === 1) return "depthwise";
        return heard === answers.length ? "standard" : "grouped";
      },
    },
    {
      id: "03.knocks-against-maps",
      belief:
        "You compared the number of knocks that are heard with the number of maps. Compare it with the number of channels, answers.length.",
      model: (answers) => {
        if (!leavesMiddle(answers)) return "pointwise";
        const heard = answers.filter((answer) => hears(answer, 0)).length;
        if (heard === answers[0].shape[2]) return "standard";
        return heard === 1 ? "depthwise" : "grouped";
      },
    },
    {
      id: "03.adds-up-answers",
      belief:
        "You added up what a map answers and took 0 for silence. Weights of both signs can cancel in that sum: look for a single number that is not 0.",
      model: (answers) => {
        if (!leavesMiddle(answers)) return "pointwise";
        const filters = answers[0].shape[2];
        const heard = answers.filter((a) => total(a.data.filter((_, n) => n % filters === 0)) !== 0).length;
        if (heard === 1) return "depthwise";
        return heard === answers.length ? "standard" : "grouped";
      },
    },
    {
      id: "03.sum-above-zero",
      belief:
        "You added up what a map answers and took 0 or less for silence. Weights of both signs cancel in that sum: look for a single number that is not 0.",
      model: (answers) => {
        if (!leavesMiddle(answers)) return "pointwise";
        const filters = answers[0].shape[2];
        const sums = answers.map((a) =>
          Array.from({ length: filters }, (_, f) => total(a.data.filter((_v, n) => n % filters === f))),
        );
        const heard = Array.from({ length: filters }, (_, f) => sums.filter((sum) => sum[f] > 0).length);
        if (heard.every((n) => n === answers.length)) return "standard";
        return heard.every((n) => n <= 1) ? "depthwise" : "grouped";
      },
    },
    {
      id: "03.positive-answers-only",
      belief:
        "You looked for numbers above 0. A weight may be negative, and then a map answers below 0: any number but 0 is an answer.",
      model: (answers) => {
        const above = answers.map((a) =>
          tensor(
            a.data.map((v) => Math.max(0, v)),
            a.shape,
          ),
        );
        if (!leavesMiddle(above)) return "pointwise";
        const heard = above.filter((answer) => hears(answer, 0)).length;
        if (heard <= 1) return "depthwise";
        return heard === answers.length ? "standard" : "grouped";
      },
    },

    {
      id: "03.two-halves-else-depthwise",
      belief:
        "You call it grouped where just half of the channels are heard, and depthwise where fewer are. There may be more than two groups: depthwise is one channel alone.",
      model: (answers) => {
        if (!leavesMiddle(answers)) return "pointwise";
        const heard = answers.filter((answer) => hears(answer, 0)).length;
        if (heard === answers.length) return "standard";
        return heard === answers.length / 2 && heard > 1 ? "grouped" : "depthwise";
      },
    },
    {
      id: "03.two-channels-tell",
      belief:
        "You compared the first two channels. They may be in one group, or in two: only all the knocks together tell how many channels an output hears.",
      model: (answers) => {
        if (!leavesMiddle(answers)) return "pointwise";
        return hears(answers[1], 0) ? "standard" : "depthwise";
      },
    },
    {
      id: "03.middle-of-the-height",
      belief:
        "You took one middle for both directions. In a picture that isn't square the knock lies elsewhere: the middle row comes from the height, the middle column from the width.",
      model: (answers) => {
        const [height, width, filters] = answers[0].shape;
        const middle = Math.floor(height / 2);
        const at = (n: number) => [Math.floor(n / filters / width), Math.floor(n / filters) % width];
        const sideways = answers.some((a) => a.data.some((v, n) => v !== 0 && at(n).some((i) => i !== middle)));
        if (!sideways) return "pointwise";
        const heard = answers.filter((answer) => hears(answer, 0)).length;
        if (heard === answers.length) return "standard";
        return heard === 1 ? "depthwise" : "grouped";
      },
    },

    ...["standard", "grouped"].map((rest) => ({
      id: `03.a-multiple-is-depthwise-${rest}`,
      belief:
        "You went by how many maps there are: as many as channels, or a multiple of that, is depthwise to you. A standard layer may have any number of filters: only which knock reaches which map tells.",
      model: (answers: Image[]) => {
        if (!leavesMiddle(answers)) return "pointwise";
        const [maps, channels] = [answers[0].shape[2], answers.length];
        if (maps % channels === 0) return "depthwise";
        return rest === "grouped" && maps % 2 === 0 && channels % 2 === 0 ? "grouped" : "standard";
      },
    })),

    {
      id: "03.middle-column-only",
      belief:
        "You look above and below the middle pixel, not to its left and right. A kernel of 1 × 3 spreads across: any pixel but the middle one tells that the layer is wider than 1×1.",
      model: (answers) => {
        const [height, width, filters] = answers[0].shape;
        const off = (i: number) => Math.floor(i / filters / width) !== Math.floor(height / 2);
        const down = answers.some((answer) => answer.data.some((value, i) => value !== 0 && off(i)));
        return down ? solution.whichLayer(answers) : "pointwise";
      },
    },
    {
      id: "03.corner-only",
      belief:
        "You asked whether an answer reaches the corner of the picture. A small kernel leaves the middle pixel and doesn't get that far: look at all pixels but the middle one.",
      model: (answers) => {
        const reaches = answers.some((answer) => maps(answer).some((f) => answer.at(0, 0, f) !== 0));
        return reaches ? solution.whichLayer(answers) : "pointwise";
      },
    },
    {
      id: "03.some-silence-is-grouped",
      belief:
        "You took any map that stays silent at a knock for grouped. Count the knocks that one map hears: with one alone it is depthwise.",
      model: (answers) => {
        if (!leavesMiddle(answers)) return "pointwise";
        return answers.every((answer) => maps(answer).every((f) => hears(answer, f))) ? "standard" : "grouped";
      },
    },
    {
      id: "03.more-than-one-is-grouped",
      belief:
        "You call it grouped as soon as a map hears more than one channel. Where it hears all of them, the layer is standard: that comes first.",
      model: (answers) => {
        if (!leavesMiddle(answers)) return "pointwise";
        return answers.filter((answer) => hears(answer, 0)).length === 1 ? "depthwise" : "grouped";
      },
    },
    {
      id: "03.adds-up-every-map",
      belief:
        "You added up what a map answers and took 0 for silence. Weights of both signs can cancel, as in an edge finder: a map is silent only where every single number is 0.",
      model: (answers) => {
        if (!leavesMiddle(answers)) return "pointwise";
        const filters = answers[0].shape[2];
        const heard = each(
          filters,
          (f) => answers.filter((a) => total(a.data.filter((_, n) => n % filters === f)) !== 0).length,
        );
        if (heard.every((n) => n === answers.length)) return "standard";
        return heard.every((n) => n === 1) ? "depthwise" : "grouped";
      },
    },
    {
      id: "03.nine-numbers-are-standard",
      belief:
        "You counted the pixels that answer: one for pointwise, nine for standard. A depthwise filter may have nine taps, too; what tells it is that a map hears one channel.",
      model: (answers) => {
        const [height, width] = answers[0].shape;
        const answering = each(height * width, (p) => Number(answers[0].data[p * answers[0].shape[2]] !== 0));
        const taps = total(answering);
        return taps === 1 ? "pointwise" : taps === 9 ? "standard" : "depthwise";
      },
    },
    {
      id: "03.never-pointwise-by-maps",
      belief:
        "You told pointwise from standard by the number of maps. Both may have any number; a pointwise layer answers at the middle pixel and nowhere else.",
      model: (answers) => {
        const heard = answers.filter((answer) => hears(answer, 0)).length;
        if (heard < answers.length) return heard === 1 ? "depthwise" : "grouped";
        return answers[0].shape[2] === answers.length ? "standard" : "pointwise";
      },
    },

    {
      id: "03.two-heard-is-grouped",
      belief:
        "You call it grouped where a map hears two channels. A group may have more: any number above one, and below all of them.",
      model: (answers) => {
        if (!leavesMiddle(answers)) return "pointwise";
        const heard = answers.filter((answer) => hears(answer, 0)).length;
        return heard === answers.length ? "standard" : heard === 2 ? "grouped" : "depthwise";
      },
    },
  ],
});

function positive(random: Random, shape: Sizes4): Kernel {
  return random.tensor(shape, 1, 9) as Kernel;
}

function negative(kernel: Kernel): Kernel {
  return built4(kernel.shape, (...at) => -kernel.at(...at));
}

/** Weights none of which is 0, and of filter 0 on channels 1 and 2 they add up to 0. */
const cancelling: Kernel = built4([3, 3, 3, 3], (i, j, c, f) => {
  const place = 3 * i + j;
  return f === 0 && c > 0 ? (place === 4 ? -8 * c : c) : 1 + ((place * 3 + c * 5 + f) % 7);
});

const standardLayer = (kernel: Kernel): Layer => groupedLayer(kernel, 1);

function groupedLayer(kernel: Kernel, groups: number): Layer {
  return (x) => conv2d(x, kernel, { padding: "same", groups });
}

function depthwiseLayer(kernel: Kernel): Layer {
  return (x) => depthwiseConv2d(x, kernel, { padding: "same" });
}

/** What a layer answers to a single 1 in the middle of each channel in turn. */
function knocks(height: number, width: number, channels: number, answer: Layer): Image[] {
  const middle = [Math.floor(height / 2), Math.floor(width / 2)];
  return Array.from({ length: channels }, (_, knocked) =>
    answer(built([height, width, channels], (y, x, c) => Number(y === middle[0] && x === middle[1] && c === knocked))),
  );
}

function maps(answer: Image): number[] {
  return Array.from({ length: answer.shape[2] }, (_, f) => f);
}

function hears(answer: Image, f: number): boolean {
  return answer.data.some((value, i) => value !== 0 && i % answer.shape[2] === f);
}

function leavesMiddle(answers: Image[]): boolean {
  const [height, width, filters] = answers[0].shape;
  const middle = Math.floor(height / 2) * width + Math.floor(width / 2);
  return answers.some((answer) => answer.data.some((value, i) => value !== 0 && Math.floor(i / filters) !== middle));
}
