import * as solution from "../../../solutions/07-choosing-a-convolution";
import { exercise } from "../../rubric";

export const looksAt = exercise({
  id: "07.looksAt",
  title: "What mixes with what",
  points: 1,
  solution: solution.looksAt,
  terms: {
    kernel:
      "The taps form a square, kernel across and kernel down, and holes are not read: a 3 × 3 reads 9 pixels at any rate.",
    groups:
      "The channels are shared out among the groups, and a filter hears only its own: of 12 channels in 4 groups, 3.",
  },
  cases: () => [
    [3, 2, 12, 4],
    [3, 1, 20, 1],
    [5, 3, 24, 24],
    [1, 1, 16, 1],
    [7, 2, 30, 5],
    [3, 1, 12, 3],
    [5, 3, 10, 1],
    [3, 1, 8, 8],
  ],
  byHand: () => [{ args: [3, 2, 12, 4], gives: { pixels: 9, channels: 3 } }],
  hints: [
    "A kernel of 3 × 3 has nine taps. Does a larger rate give it more of them?",
    "12 channels in 4 groups: how many channels are there in one group?",
    "{ pixels: kernel * kernel, channels: channels / groups }",
  ],
  misconceptions: [
    {
      id: "07.holes-read",
      belief:
        "You counted the pixels in the holes, too. A rate moves the taps apart; nine taps read nine pixels at any rate.",
      model: (k, r, c, g) => ({ pixels: (r * (k - 1) + 1) ** 2, channels: c / g }),
    },
    {
      id: "07.one-side",
      belief: "You counted one side of the kernel. It is as high as it is wide: kernel · kernel pixels.",
      model: (k, _r, c, g) => ({ pixels: k, channels: c / g }),
    },
    {
      id: "07.grouped-is-depthwise",
      belief:
        "You took every grouped layer for a depthwise one. Only where there are as many groups as channels does a number hear one channel; 12 channels in 4 groups: 3.",
      model: (k, _r, c, g) => ({ pixels: k * k, channels: g > 1 ? 1 : c }),
    },
    {
      id: "07.groups-hear-all",
      belief:
        "You let every filter hear all channels. Groups are there to prevent that: 12 channels in 4 groups, 3 for each filter.",
      model: (k, _r, c) => ({ pixels: k * k, channels: c }),
    },
    {
      id: "07.groups-are-channels",
      belief:
        "You took the number of groups for the size of a group. 4 groups of 12 channels have 3 channels each, and 1 group has all 12.",
      model: (k, _r, _c, g) => ({ pixels: k * k, channels: g }),
    },
    {
      id: "07.groups-are-channels-but-one",
      belief:
        "You took the number of groups for the size of a group. 12 channels in 4 groups are 3 each, and in 12 groups, as in a depthwise layer, 1.",
      model: (k, _r, c, g) => ({ pixels: k * k, channels: g === 1 ? c : g }),
    },
    {
      id: "07.groups-are-channels-but-two",
      belief:
        "You took the number of groups for the size of a group. 12 channels in 4 groups are 3 each: channels / groups, which is all of them with 1 group and 1 with 12.",
      model: (k, _r, c, g) => ({ pixels: k * k, channels: g === 1 ? c : g === c ? 1 : g }),
    },
    {
      id: "07.pixels-of-all-channels",
      belief:
        "You multiplied the pixels by the channels. Asked are the two apart: how many pixels, and how many channels at each.",
      model: (k, _r, c, g) => ({ pixels: (k * k * c) / g, channels: c / g }),
    },
    {
      id: "07.holes-take-away",
      belief: "You divided the pixels by the rate, as if taps fell away. All taps stay; they only stand further apart.",
      model: (k, r, c, g) => ({ pixels: Math.ceil((k * k) / (r * r)), channels: c / g }),
    },
    {
      id: "07.holes-read-and-all-heard",
      belief:
        "Two things. A rate adds no taps, so kernel · kernel pixels go in; and with groups a number hears only the channels of its own group.",
      model: (k, r, c) => ({ pixels: (r * (k - 1) + 1) ** 2, channels: c }),
    },

    {
      id: "07.rate-times-kernel",
      belief:
        "You multiplied the kernel by the rate and counted all pixels of that square. A rate moves the taps apart and adds none: nine taps read nine pixels at any rate.",
      model: (k, r, c, g) => ({ pixels: (k * r) ** 2, channels: c / g }),
    },
    {
      id: "07.a-pixel-more-for-a-rate",
      belief:
        "You made the kernel larger with the rate and counted all pixels of that square. A rate moves the taps apart and adds none: nine taps read nine pixels at any rate.",
      model: (k, r, c, g) => ({ pixels: (k + r - 1) ** 2, channels: c / g }),
    },
    {
      id: "07.fewer-taps-at-a-rate",
      belief: "You divided the pixels by the rate, as if taps fell away. All taps stay; they only stand further apart.",
      model: (k, r, c, g) => ({ pixels: (k * k) / r, channels: c / g }),
    },
    {
      id: "07.fewer-taps-a-side",
      belief: "You divided the pixels by the rate, as if taps fell away. All taps stay; they only stand further apart.",
      model: (k, r, c, g) => ({ pixels: Math.ceil(k / r) ** 2, channels: c / g }),
    },
    {
      id: "07.without-its-own-pixel",
      belief:
        "You counted the neighbours without the pixel in the middle. That one lies under a tap, too: kernel · kernel pixels.",
      model: (k, _r, c, g) => ({ pixels: k * k - 1, channels: c / g }),
    },
    {
      id: "07.pixels-with-all-their-channels",
      belief:
        "You multiplied the pixels by the channels, and let every number hear all of them. Asked are the two apart; and with groups a number hears the channels of its own group only.",
      model: (k, _r, c) => ({ pixels: k * k * c, channels: c }),
    },
    {
      id: "07.pixels-of-each-group",
      belief:
        "You counted the pixels once for each group. One number of the output belongs to a single group, and looks at kernel · kernel pixels.",
      model: (k, _r, c, g) => ({ pixels: k * k * g, channels: c / g }),
    },
    {
      id: "07.a-channel-a-number",
      belief:
        "You let every number hear one channel. That is so where there are as many groups as channels; with 1 group it hears all of them.",
      model: (k) => ({ pixels: k * k, channels: 1 }),
    },
    {
      id: "07.depthwise-hears-all",
      belief:
        "You let a number of a depthwise layer hear all channels, since the layer reads them all. Each number hears one: channels / groups is 1 there.",
      model: (k, _r, c, g) => ({ pixels: k * k, channels: c === g ? c : c / g }),
    },
    {
      id: "07.channels-of-the-other-groups",
      belief: "You took the groups off the channels. They are shared out: 12 channels in 4 groups are 3 each.",
      model: (k, _r, c, g) => ({ pixels: k * k, channels: g === 1 ? c : c - g }),
    },
    {
      id: "07.pixels-shared-out",
      belief:
        "You shared the pixels out among the groups. It is the channels that are shared out: each number looks at all kernel · kernel pixels, and at channels / groups of their channels.",
      model: (k, _r, c, g) => ({ pixels: (k * k) / g, channels: c }),
    },
    {
      id: "07.both-shared-out",
      belief:
        "You divided both by the groups. Only the channels are shared out: each number looks at all kernel · kernel pixels.",
      model: (k, _r, c, g) => ({ pixels: (k * k) / g, channels: c / g }),
    },
    {
      id: "07.only-depthwise-apart",
      belief:
        "You took every layer but a depthwise one for a standard one. 12 channels in 4 groups lie between: each number hears 3 of them.",
      model: (k, _r, c, g) => ({ pixels: k * k, channels: g === c ? 1 : c }),
    },
    {
      id: "07.pixels-times-rate",
      belief:
        "You multiplied the pixels by the rate. A rate moves the taps apart and adds none: nine taps read nine pixels at any rate.",
      model: (k, r, c, g) => ({ pixels: k * k * r, channels: c / g }),
    },
    {
      id: "07.pixels-in-the-holes",
      belief:
        "You counted the pixels in the holes instead of those under the taps. The holes are what a kernel doesn't read: kernel · kernel taps read as many pixels.",
      model: (k, r, c, g) => ({ pixels: (r * (k - 1) + 1) ** 2 - k * k, channels: c / g }),
    },
    {
      id: "07.channels-times-groups",
      belief:
        "You multiplied the channels by the groups. They are shared out among them: 12 channels in 4 groups are 3 each.",
      model: (k, _r, c, g) => ({ pixels: k * k, channels: c * g }),
    },
  ],
  blindSpots: [
    {
      id: "07.at-a-rate",
      where: "the rate is above 1",
      so: "A rate moves the taps apart and adds none: kernel · kernel taps read as many pixels.",
      holds: (_kernel, rate) => rate > 1,
    },
    {
      id: "07.groups-of-several",
      where: "there are several groups of several channels each",
      so: "Such a layer lies between standard and depthwise: 12 channels in 4 groups are 3 each.",
      holds: (_kernel, _rate, channels, groups) => groups > 1 && groups < channels,
    },
    {
      id: "07.as-many-groups",
      where: "there are as many groups as channels",
      so: "That is a depthwise layer: each number hears a single channel.",
      holds: (_kernel, _rate, channels, groups) => groups === channels,
    },
    {
      id: "07.more-groups-than-one",
      where: "there is more than one group",
      so: "Groups share the channels out, and nothing else: a number hears channels / groups of them.",
      holds: (_kernel, _rate, _channels, groups) => groups > 1,
    },
    {
      id: "07.single-group",
      where: "there is a single group",
      so: "That is a standard layer: each number hears all channels.",
      holds: (_kernel, _rate, _channels, groups) => groups === 1,
    },
  ],
});
