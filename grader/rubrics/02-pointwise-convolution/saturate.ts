import { pointwiseConv2d, type Tensor, tensor } from "../../../lib/index";
import * as solution from "../../../solutions/02-pointwise-convolution";
import { exercise, type Value } from "../../rubric";
import { built4, type Kernel } from "../models";

export const saturate = exercise({
  id: "02.saturate",
  title: "A colour transform",
  points: 2,
  solution: solution.saturate,
  terms: {
    amount: "Each channel comes out as its pixel's grey, plus amount times what the channel differs from that grey.",
  },
  common: { name: "What becomes of pure colours", of: pureColours },
  cases: () => [[0], [1], [2], [0.5], [-1]],
  byHand: () =>
    [
      [0.3, 0.3, 0.3],
      [1, 0, 0],
      [1.7, -0.3, -0.3],
    ].map((pixel, amount) => ({
      args: [amount],
      gives: tensor(pixel, [1, 1, 3]),
      seen: (kernel: Tensor<[1, 1, 3, 3]>) => pointwiseConv2d(tensor([1, 0, 0], [1, 1, 3]), kernel),
    })),
  hints: [
    "What does the layer make of a pure red pixel, [1, 0, 0]? Which weights does its one number meet?",
    "A pure red, a pure green and a pure blue pixel read one row of the kernel each. Write down what should become of them: for amount 0, for 1, then for any amount.",
    "From channel a to channel b the weight is grey[a] + amount · (1 − grey[a]) where a is b, and grey[a] − amount · grey[a] elsewhere, with grey = [0.3, 0.6, 0.1].",
  ],
  blindSpots: [
    {
      id: "02.beyond-grey-and-picture",
      where: "the amount is above 1 or below 0",
      so: "The same rule goes on there: what is multiplied by the amount is the distance from the grey, and weights may be negative.",
      holds: (amount) => amount < 0 || amount > 1,
    },
    {
      id: "02.other-than-0-and-1",
      where: "the amount is neither 0 nor 1",
      so: "In between and beyond, a channel lies `amount` times as far from the grey as in the picture.",
      holds: (amount) => amount !== 0 && amount !== 1,
    },
    {
      id: "02.other-than-the-examples",
      where: "the amount is none of those worked by hand",
      so: "It may be any number: a channel lies `amount` times as far from the grey as in the picture, half as far at 0.5.",
      holds: (amount) => ![0, 1, 2].includes(amount),
    },
  ],
  misconceptions: [
    {
      id: "02.weights-out-in",
      belief:
        "Your shares go with the channel that comes out. They belong to the one that goes in, which is the third index: of red 0.3, whichever channel is made of it. With amount 0, pure red must become [0.3, 0.3, 0.3], not [0.3, 0.6, 0.1].",
      model: (amount) => {
        const right = solution.saturate(amount);
        return colours((from, to) => right.at(0, 0, to, from));
      },
    },
    {
      id: "02.plain-mean",
      belief:
        "You took a third of each channel for the grey. Here it is 0.3 red + 0.6 green + 0.1 blue: of the three, eyes see green best.",
      model: (amount) => colours((from, to) => 1 / 3 + amount * (Number(from === to) - 1 / 3)),
    },
    {
      id: "02.rescales-channels",
      belief:
        "You made every channel `amount` times as bright. That makes the picture brighter, not more colourful: a grey pixel must stay as it is, whatever the amount.",
      model: (amount) => colours((from, to) => amount * Number(from === to)),
    },
    {
      id: "02.grey-left-out",
      belief:
        "You took the distance from the grey, `amount` times, and did not put the grey back under it. With amount 0 the picture must be grey, not black.",
      model: (amount) => colours((from, to) => amount * (Number(from === to) - GREY[from])),
    },
    {
      id: "02.amount-from-zero",
      belief:
        "You let amount 0 leave the picture as it is. Here 1 does that, and 0 gives the grey: the factor is the amount itself, not amount + 1.",
      model: (amount) => solution.saturate(amount + 1),
    },
    {
      id: "02.towards-grey",
      belief:
        "You go the other way: your amount 0 leaves the picture, your amount 1 gives the grey. Asked is 0 for the grey, 1 for the picture.",
      model: (amount) => solution.saturate(1 - amount),
    },
    {
      id: "02.grey-added",
      belief:
        "You put the whole grey under `amount` times the colours. Measure the colours from the grey first: a grey pixel must stay as it is, [1, 1, 1] with amount 2 is [1, 1, 1], not [3, 3, 3].",
      model: (amount) => colours((from, to) => GREY[from] + amount * Number(from === to)),
    },
    {
      id: "02.grey-per-channel",
      belief:
        "You took each channel's own share for the grey: 0.3 red in the red channel, 0.6 green in the green. The grey is the sum of the three, and the same in all channels.",
      model: (amount) => colours((from, to) => (from === to ? GREY[from] + amount * (1 - GREY[from]) : 0)),
    },
    {
      id: "02.amount-held",
      belief:
        "You held the amount between 0 and 1. It may be larger: amount 2 takes every channel twice as far from the grey, and 1 − amount is below 0 then.",
      model: (amount) => solution.saturate(Math.min(1, Math.max(0, amount))),
    },
    {
      id: "02.brackets-missing",
      belief: "You multiplied only the grey weight by the amount: brackets are missing around 1 − amount.",
      model: (amount) => colours((from, to) => 1 - amount * GREY[from] + amount * Number(from === to)),
    },
    {
      id: "02.no-negative-weights",
      belief:
        "You cut your weights at 0. An amount above 1 takes grey away from a channel, and only a weight below 0 can do that.",
      model: (amount) => colours((from, to) => Math.max(0, solution.saturate(amount).at(0, 0, from, to))),
    },

    {
      id: "02.own-grey-forgotten",
      belief:
        "You left the grey out where a colour goes to itself. Its own channel is a part of the grey as well: at amount 0, red becomes 0.3 in the red channel, too.",
      model: (amount) => colours((from, to) => (from === to ? amount : (1 - amount) * GREY[from])),
    },
    {
      id: "02.wrong-way",
      belief:
        "You went from the grey to the other side. The way from the grey to the colour is colour − grey, and the amount says how far one goes along it.",
      model: (amount) => colours((from, to) => GREY[from] - amount * (Number(from === to) - GREY[from])),
    },
    {
      id: "02.grey-taken-off-once",
      belief:
        "You strengthened the colour and took the grey off. What is multiplied is the distance from the grey, and the grey itself is added back: grey + amount · (colour − grey).",
      model: (amount) => colours((from, to) => amount * Number(from === to) - GREY[from]),
    },

    {
      id: "02.shares-of-a-mixture",
      belief:
        "You let no weight fall below 0, as if they were shares of a mixture. Beyond amount 1 the grey is taken off, and weights below 0 do that.",
      model: (amount) => {
        const ofGrey = Math.max(0, 1 - amount);
        return colours((from, to) => GREY[from] * ofGrey + (from === to ? 1 - ofGrey : 0));
      },
    },

    {
      id: "02.reds-share-for-all",
      belief:
        "You worked it out for red and took its 0.3 for all colours. Green goes into the grey with 0.6 and blue with 0.1: at amount 0, pure green becomes [0.6, 0.6, 0.6].",
      model: (amount) => colours((from, to) => 0.3 + amount * (Number(from === to) - 0.3)),
    },
    ...[
      { id: "02.grey-of-television", grey: [0.299, 0.587, 0.114] },
      { id: "02.grey-of-screens", grey: [0.2126, 0.7152, 0.0722] },
    ].map(({ id, grey }) => ({
      id,
      belief: `You took another grey, ${grey.join(", ")}, as it is common elsewhere. Here it is 0.3 red + 0.6 green + 0.1 blue.`,
      model: (amount: number) => colours((from, to) => grey[from] + amount * (Number(from === to) - grey[from])),
    })),
    {
      id: "02.sum-for-grey",
      belief:
        "You took the sum of the three channels for the grey. Each goes into it with its share, 0.3, 0.6 and 0.1: at amount 0, pure red becomes [0.3, 0.3, 0.3], not white.",
      model: (amount) => colours((from, to) => 1 - amount + amount * Number(from === to)),
    },
    {
      id: "02.grey-at-zero-only",
      belief:
        "You mix in the grey at amount 0 only; otherwise each channel is multiplied by the amount alone. The grey stays under it at all amounts: a grey pixel must never change.",
      model: (amount) => colours((from, to) => (amount === 0 ? GREY[from] : amount * Number(from === to))),
    },
    {
      id: "02.own-share-times-amount",
      belief:
        "You multiplied only the grey's own share by the amount. Amount 1 has to leave the picture as it is: 1 from each channel to itself, and 0 to the others.",
      model: (amount) => colours((from, to) => GREY[from] * (from === to ? amount : 1)),
    },
    {
      id: "02.amount-squared",
      belief:
        "You multiplied by the amount twice. It is the factor itself: amount 2 takes a channel twice as far from the grey, not four times.",
      model: (amount) => colours((from, to) => GREY[from] + amount ** 2 * (Number(from === to) - GREY[from])),
    },
    {
      id: "02.others-sign",
      belief:
        "What a colour gives to the other two has the opposite sign: above amount 1 it has to be taken off them, below 1 given. Pure red becomes [1.7, −0.3, −0.3] at amount 2.",
      model: (amount) =>
        colours((from, to) => (from === to ? GREY[from] + amount * (1 - GREY[from]) : (amount - 1) * GREY[from])),
    },
    {
      id: "02.others-always-less",
      belief:
        "You always take a colour's share off the other two, whatever the amount. That is so at amount 2; at 1 they get nothing of it, and at 0 the whole share.",
      model: (amount) => colours((from, to) => (from === to ? GREY[from] + amount * (1 - GREY[from]) : -GREY[from])),
    },
    {
      id: "02.others-always-grey",
      belief:
        "You always give a colour's share of the grey to the other two, whatever the amount. That is so at amount 0; at 1 they get nothing of it, and at 2 it is taken off them.",
      model: (amount) => colours((from, to) => (from === to ? GREY[from] + amount * (1 - GREY[from]) : GREY[from])),
    },
    {
      id: "02.only-red",
      belief: "You changed red alone. Green and blue are taken away from the grey, or brought to it, in the same way.",
      model: (amount) =>
        colours((from, to) => (from ? Number(from === to) : solution.saturate(amount).at(0, 0, 0, to))),
    },
    {
      id: "02.own-grey-forgotten-out-in",
      belief:
        "Two things. The weights that one colour meets are a row here, [in, out], and its share of the grey goes to all three channels. And its own channel gets a part of the grey, too.",
      model: (amount) => colours((from, to) => (from === to ? amount : (1 - amount) * GREY[to])),
    },
    {
      id: "02.plain-mean-grey-forgotten",
      belief:
        "Two things. The grey here is 0.3 red + 0.6 green + 0.1 blue, not a third of each. And it goes to a colour's own channel as well: at amount 0, red becomes 0.3 in the red channel, too.",
      model: (amount) => colours((from, to) => (from === to ? amount : (1 - amount) / 3)),
    },
    {
      id: "02.amount-is-a-switch",
      belief:
        "You took the amount for a switch: grey at 0, the picture at any other. It says how far a channel goes from the grey: at 2 twice as far as it is.",
      model: (amount) => colours((from, to) => (amount === 0 ? GREY[from] : Number(from === to))),
    },
    {
      id: "02.divided-by-amount",
      belief:
        "You divided the grey by the amount, or left it whole where that is 0. The distance from the grey is multiplied by the amount; the grey stays what it is.",
      model: (amount) =>
        colours((from, to) => {
          const grey = amount ? GREY[from] / amount : GREY[from];
          return grey + amount * (Number(from === to) - grey);
        }),
    },

    {
      id: "02.grey-times-amount",
      belief:
        "You made all three channels the grey, `amount` times as bright. The amount says how far a channel goes from the grey: at 1 it is the colour itself.",
      model: (amount) => colours((from) => amount * GREY[from]),
    },
    {
      id: "02.amount-beside-the-grey",
      belief:
        "What a colour gives to the other channels stays its whole share, whatever the amount, and its own channel gets the amount alone. At amount 1 the others get nothing of it; its own channel keeps its share at 0.",
      model: (amount) => colours((from, to) => (from === to ? amount : GREY[from])),
    },
  ],
});

const GREY = [0.3, 0.6, 0.1];

function colours(weight: (from: number, to: number) => number): Kernel {
  return built4([1, 1, 3, 3], (_i, _j, from, to) => weight(from, to));
}

/** What a layer makes of pure red, green and blue: all that there is to know of a 1×1 kernel. */
function pureColours(kernel: ReturnType<typeof solution.saturate>): Value {
  const colours = { "red [1, 0, 0]": [1, 0, 0], "green [0, 1, 0]": [0, 1, 0], "blue [0, 0, 1]": [0, 0, 1] };
  return Object.fromEntries(
    Object.entries(colours).map(([name, rgb]) => [name, [...pointwiseConv2d(tensor(rgb, [1, 1, 3]), kernel).data]]),
  );
}
