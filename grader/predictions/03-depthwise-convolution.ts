import { conv2d, costOf, depthwiseConv2d, tensor, zeros } from "../../lib/index";
import { whichLayer } from "../../solutions/03-depthwise-convolution";
import type { Prediction } from "../prediction";
import { whichBelief } from "../which-belief";

/** 4 × 4 pixels: red and green are full of numbers, blue is black. */
const noBlue = tensor(
  Array.from({ length: 48 }, (_, i) => (i % 3 === 2 ? 0 : 1 + (i % 7))),
  [4, 4, 3],
);
const weights = (count: number) => Array.from({ length: count }, (_, i) => 1 + (i % 4));

/** How many maps of an output are zero everywhere. */
function blackMaps(output: { shape: readonly number[]; data: Float32Array }): number {
  const maps = output.shape[2];
  return Array.from({ length: maps }, (_, f) => f).filter((f) =>
    output.data.every((value, i) => i % maps !== f || value === 0),
  ).length;
}

const pixel = (values: number[]) => tensor(values, [1, 1, values.length]);
/** What a depthwise layer with one weight for each channel makes of a pixel. */
const apart = (values: number[], weights: number[]) => [
  ...depthwiseConv2d(pixel(values), tensor(weights, [1, 1, values.length, 1])).data,
];
/** [1, 2, 3] with two filters a channel, 1 and 10. */
const pairs = [...depthwiseConv2d(tensor([1, 2, 3], [1, 1, 3]), tensor([1, 10, 1, 10, 1, 10], [1, 1, 3, 2])).data];
const weightsOf = (channels: number, filters: number, groups: number) =>
  zeros([1, 3, channels / groups, filters]).data.length;

export const predictions: readonly Prediction[] = [
  {
    id: "03.pixel",
    question: "A pixel [2, 3], a depthwise kernel [1, 1, 2, 1] with weights [10, 100]: what comes out?",
    answer: () => [...depthwiseConv2d(tensor([2, 3], [1, 1, 2]), tensor([10, 100], [1, 1, 2, 1])).data],
    because: "2·10 and 3·100, side by side: each channel has its own filter, and nothing is added across channels.",
    beliefs: [
      {
        guess: 320,
        says: "320 adds the channels up, as a standard filter does. Depthwise keeps them apart: 20 and 300.",
      },
      {
        guess: [320],
        says: "320 adds the channels up, as a standard filter does. Depthwise keeps them apart: 20 and 300.",
      },
      { guess: [20, 30], says: "You used the first filter for both channels. The second has its own, 100." },
      {
        guess: [50, 500],
        says: "You let each filter see both channels: (2 + 3) · 10 and (2 + 3) · 100. A depthwise filter sees one.",
      },
    ],
  },
  {
    id: "03.more-red",
    question: "Every red number grows by 1: in how many of the three maps does anything change?",
    answer: () => movedByMoreRed(),
    because:
      "Red is looked at by the edge finder alone, and its weights add up to 0: −1 −2 −1 + 1 + 2 + 1. More light everywhere is no edge. Green and blue don't hear of it.",
    beliefs: [
      {
        guess: 1,
        says: "1 is right for most filters. Red's is an edge finder: its weights add up to 0, so what is added everywhere is taken away again.",
      },
      {
        guess: 3,
        says: "All three would change in a standard layer. Here only the first filter looks at red, and it answers to edges, not to light.",
      },
      { guess: 2, says: "Green and blue keep to themselves. And the filter that looks at red is an edge finder." },
    ],
  },
  {
    id: "03.zeroed-depthwise",
    question: "Blue is all zeros. Depthwise 3×3 without bias: how many of the 3 maps are all zeros?",
    answer: () => blackMaps(depthwiseConv2d(noBlue, tensor(weights(27), [3, 3, 3, 1]))),
    because: "The blue one: its filter sees only zeros, and nothing of red or green can get there.",
    beliefs: [
      {
        guess: 0,
        says: "0 would mean that red or green leaks into the blue map. Depthwise never adds one channel to another.",
      },
      {
        guess: 3,
        says: "All three would be black only if one black channel silenced the others. They don't hear of it.",
      },
      { guess: 2, says: "Two of them have something to see. Only the filter that looks at blue sees nothing." },
    ],
  },
  {
    id: "03.zeroed-standard",
    question: "Standard 3×3, 3 filters, positive weights, no bias: how many of the 3 maps are all zeros?",
    answer: () => blackMaps(conv2d(noBlue, tensor(weights(81), [3, 3, 3, 3]))),
    because: "Every filter sees red and green as well, so every map has something to show.",
    beliefs: [
      {
        guess: 1,
        says: "1 would be depthwise. In a standard layer no map belongs to a channel: each filter adds up all three.",
      },
      { guess: 3, says: "A black channel adds zeros to each sum. What red and green add stays." },
    ],
  },
  {
    id: "03.grey",
    question: 'Grey is 0.3 red + 0.6 green + 0.1 blue. Can a depthwise layer compute it, "yes" or "no"?',
    answer: () => (canAddChannels() ? "yes" : "no"),
    because:
      "Grey adds channels, and depthwise never does. A pointwise layer can: it is one filter with three weights.",
    beliefs: [
      {
        guess: "yes",
        says: "Depthwise can scale red by 0.3, green by 0.6 and blue by 0.1, in three maps. The plus between them is what it lacks.",
      },
    ],
  },
  {
    id: "03.output-shape",
    question: "112×112×64 meets a depthwise kernel of shape [3, 3, 64, 1], padding 1. What is the output's shape?",
    answer: () => depthwiseConv2d(zeros([112, 112, 64]), zeros([3, 3, 64, 1]), { padding: 1 }).shape,
    because: "Each of the 64 channels has one filter, and each filter makes one map.",
    beliefs: [
      {
        guess: [112, 112, 1],
        says: "1 is the multiplier: filters *a channel*. There are 64 channels, so 64 maps. (In a standard kernel the last number counts all filters; here it doesn't.)",
      },
      {
        guess: [110, 110, 64],
        says: "110 is right without padding. With padding 1 a 3-wide filter keeps the size.",
      },
      {
        guess: [112, 112, 64 * 64],
        says: "4096 gives every filter a map for every channel. A depthwise filter sees one channel.",
      },
    ],
  },
  {
    id: "03.weights",
    question: "How many weights are in that depthwise kernel, [3, 3, 64, 1]?",
    answer: () => zeros([3, 3, 64, 1]).data.length,
    because: "64 flat filters of 9 weights. A standard layer from 64 to 64 channels has 64 times as many.",
    beliefs: [
      {
        guess: 3 * 3 * 64 * 64,
        says: "36,864 is the standard layer, with filters 64 deep. A depthwise filter is flat: 3 · 3.",
      },
      { guess: 9, says: "9 is one filter. Each of the 64 channels has its own." },
      { guess: 640, says: "640 counts the biases too: 576 weights and 64 biases." },
    ],
  },
  {
    id: "03.multiplier",
    question: "A colour picture meets a depthwise kernel of shape [3, 3, 3, 2]. How many maps come out?",
    answer: () => depthwiseConv2d(zeros([5, 5, 3]), zeros([3, 3, 3, 2])).shape[2],
    because: "2 filters for each of the 3 channels: 3 · 2.",
    beliefs: [
      {
        guess: 3,
        says: "3 is the number of channels; so many maps come out at multiplier 1. Here each channel has 2 filters.",
      },
      { guess: 2, says: "2 is the multiplier, the filters of *each* channel." },
      { guess: 5, says: "5 is 3 + 2. Each of the 3 channels has 2 filters: it multiplies." },
      { guess: 18, says: "18 lets every filter see every channel. A depthwise filter sees its own." },
    ],
  },
  {
    id: "03.order",
    question: "3 channels, 2 filters each: at which place, 0 to 5, is the map that filter 1 makes of channel 1?",
    answer: () => placeOf(1, 1),
    because:
      "c · M + m = 1 · 2 + 1: the maps of one channel stay together. Channel 0 has places 0 and 1, channel 1 has 2 and 3.",
    beliefs: [
      {
        guess: 1 * 3 + 1,
        says: "4 is m · C + c: all first filters, then all second ones. It is the other way about: first all maps of channel 0, then all of channel 1.",
      },
      { guess: 2, says: "2 is filter 0 of channel 1. Filter 1 comes next. (Or did you add c + m?)" },
      { guess: 1, says: "1 is filter 1 of channel 0, or c · m. Channel 1's maps begin at place 2." },
    ],
  },
  {
    id: "03.stride",
    question:
      "56×56×128 meets a depthwise kernel of shape [3, 3, 128, 2], stride 2, padding 1. What is the output's shape?",
    answer: () => depthwiseConv2d(zeros([56, 56, 128]), zeros([3, 3, 128, 2]), { stride: 2, padding: 1 }).shape,
    because:
      "⌊(56 + 2 − 3) / 2⌋ + 1 = 28 positions along each side, and two filters for each of 128 channels: 256 maps.",
    beliefs: [
      { guess: [28, 28, 128], says: "128 maps would come out at multiplier 1. Here each channel has 2 filters." },
      { guess: [28, 28, 2], says: "2 is the number of filters a channel. There are 128 channels." },
      { guess: [56, 56, 256], says: "56 is without the stride. With stride 2 the filters stop at every other pixel." },
      { guess: [27, 27, 256], says: "27 is without the padding, or without the first position." },
      { guess: [28, 28, 64], says: "64 divides by the multiplier. It multiplies: 128 · 2." },
      {
        guess: [28, 28, 128 * 128 * 2],
        says: "32,768 lets every filter look at every channel and keep the answers apart. A depthwise filter looks at its own.",
      },
    ],
  },
  {
    id: "03.groups",
    question: "A 3×3 layer from 4 channels to 4 filters has 144 weights. How many has it with groups: 2?",
    answer: () => costOf({ type: "conv", kernel: 3, filters: 4, groups: 2, bias: false }, [5, 5, 4]).weights,
    because: "Still 4 filters, but each is 2 channels deep instead of 4: 3 · 3 · 2 · 4.",
    beliefs: [
      {
        guess: 144,
        says: "144 lets every filter see all 4 channels. In a group it sees 2 of them, so it has half the weights.",
      },
      { guess: 36, says: "36 is one group (3 · 3 · 2 · 2), or the depthwise layer. There are two groups: 2 · 36." },
      { guess: 288, says: "288 is twice as many. Groups share the channels out, and make every filter thinner." },
    ],
  },
  {
    id: "03.knock",
    question: "A 1 in channel 0 of 3. Depthwise, multiplier 2: how many of the 6 maps answer?",
    answer: () => {
      const answer = depthwiseConv2d(zeros([3, 3, 3]).set(1, 1, 1, 0), tensor(weights(54), [3, 3, 3, 2]), {
        padding: 1,
      });
      return 6 - blackMaps(answer);
    },
    because: "Channel 0 has two filters, and only they hear it.",
    beliefs: [
      { guess: 1, says: "1 would be multiplier 1. Each of channel 0's two filters makes a map of its own." },
      { guess: 6, says: "All 6 would answer in a standard layer. Here the other four listen to channels 1 and 2." },
      {
        guess: 3,
        says: "3 is one map for every channel. The knock was on channel 0 only, and two filters listen there.",
      },
    ],
  },
  {
    id: "03.which",
    question: 'Which layer made these answers: "pointwise", "standard", "depthwise" or "grouped"?',
    answer: () => whichLayer(hiddenAnswers()),
    because:
      "The answers spread around the middle, so it is wider than 1×1; and each map hears 2 of the 4 channels: 2 groups.",
    beliefs: [
      {
        guess: "depthwise",
        says: "As many maps as channels, yes. But look down a column: map 0 hears knock 0 and knock 1. A depthwise map hears one.",
      },
      {
        guess: "standard",
        says: "In a standard layer every map hears every knock. Here each stays silent at two of the four.",
      },
      {
        guess: "pointwise",
        says: "A 1×1 layer answers in the middle pixel only. These answers spread to its neighbours.",
      },
    ],
  },
  whichBelief({
    id: "03.made-by-adding",
    situation: "One pixel [4, 5] and a depthwise kernel with a filter of one weight for each channel, 10 and 100.",
    right: apart([4, 5], [10, 100]),
    suspects: [
      { belief: "The channels are added up.", gives: [...conv2d(pixel([4, 5]), tensor([10, 100], [1, 1, 2, 1])).data] },
      { belief: "All channels share the first filter.", gives: apart([4, 5], [10, 10]) },
      { belief: "Every filter sees all channels.", gives: apart([4 + 5, 4 + 5], [10, 100]) },
      { belief: "The filters stand in the other order.", gives: apart([4, 5], [100, 10]) },
    ],
    culprit: "c",
    because: "90 is (4 + 5) · 10 and 900 is (4 + 5) · 100. A depthwise filter is flat: it hears its own channel.",
  }),
  whichBelief({
    id: "03.made-in-another-order",
    situation: "One pixel [1, 2, 3], two filters of one weight for each channel, 1 and 10.",
    right: pairs,
    suspects: [
      { belief: "There are as many filters as channels, always.", gives: apart([1, 2, 3], [1, 1, 1]) },
      { belief: "All first filters come first, then all second ones.", gives: [0, 2, 4, 1, 3, 5].map((q) => pairs[q]) },
      { belief: "The two maps of a channel are added.", gives: [0, 2, 4].map((q) => pairs[q] + pairs[q + 1]) },
      { belief: "The channels come in the other order.", gives: [4, 5, 2, 3, 0, 1].map((q) => pairs[q]) },
    ],
    culprit: "b",
    because:
      "The numbers are right and stand in the order m · C + c. The maps of one channel stay together: c · M + m.",
  }),
  whichBelief({
    id: "03.made-without-groups",
    situation: "The weights of a 1×3 layer from 6 channels to 4 filters in 2 groups.",
    right: weightsOf(6, 4, 2),
    suspects: [
      { belief: "A filter still sees all channels.", gives: weightsOf(6, 4, 1) },
      { belief: "The weights of one group are all.", gives: weightsOf(6, 4, 2) / 2 },
      { belief: "A filter sees one channel.", gives: 3 * 4 },
      { belief: "Each group is a whole layer.", gives: 2 * weightsOf(6, 4, 1) },
    ],
    culprit: "b",
    because: "18 is 3 · 3 · 2: two filters, 3 channels deep. There are two such groups.",
  }),
  whichBelief({
    id: "03.made-by-flat-counting",
    situation: "What a depthwise 3×3 layer on 4 channels learns, multiplier 2, weights and biases.",
    right: (9 + 1) * 4 * 2,
    suspects: [
      { belief: "A filter is as deep as the input.", gives: (9 * 4 + 1) * 4 * 2 },
      { belief: "There is one filter a channel, always.", gives: (9 + 1) * 4 },
      { belief: "All channels share their two filters.", gives: (9 + 1) * 2 },
      { belief: "There is one bias for each input channel.", gives: 9 * 4 * 2 + 4 },
    ],
    culprit: "d",
    because: "76 is 72 weights and 4 biases. Each of the 8 maps has a bias of its own: 80.",
  }),
  {
    id: "03.deaf-groups",
    question:
      "Two grouped layers in a row, 4 channels and 4 maps, groups: 2 in both. How many of the 4 channels reach map 0?",
    answer: () => channelsHeard([0, 1, 2, 3]),
    because:
      "Map 0 of the second layer reads maps 0 and 1 of the first, and those read channels 0 and 1. The other two never get there.",
    beliefs: [
      {
        guess: 4,
        says: "4 would be a second layer that reads maps of both groups. It has the same groups: it reads maps 0 and 1.",
      },
      { guess: 1, says: "1 would be depthwise. In a group of 2, a filter hears 2 channels." },
      { guess: 3, says: "Map 0 reads maps 0 and 1, and both of them read channels 0 and 1. No third one gets there." },
    ],
  },
  {
    id: "03.shuffled-groups",
    question:
      "The maps between the two layers now stand in the order 0, 2, 1, 3. How many of the 4 channels reach map 0?",
    answer: () => channelsHeard([0, 2, 1, 3]),
    because:
      "Map 0 of the second layer reads what stands at places 0 and 1: maps 0 and 2. Map 0 has heard channels 0 and 1, map 2 channels 2 and 3.",
    beliefs: [
      { guess: 2, says: "2 was without the change of places. Now the first group reads a map of each group." },
      { guess: 3, says: "Map 0 has heard channels 0 and 1, map 2 has heard 2 and 3. Together all four." },
      { guess: 1, says: "Each of the two maps that it reads has heard two channels." },
    ],
  },
];

/** The four knocks of the notebook: a grouped layer, 4 channels, 4 filters, 2 groups, whose weights the reader need not see. */
function hiddenAnswers() {
  const kernel = tensor(
    Array.from({ length: 72 }, (_, i) => 1 + (i % 7)),
    [3, 3, 2, 4],
  );
  return [0, 1, 2, 3].map((c) => conv2d(zeros([5, 5, 4]).set(1, 2, 2, c), kernel, { padding: 1, groups: 2 }));
}

/** At which output place a single 1 in channel c appears through filter m; 3 channels, multiplier 2. */
function placeOf(c: number, m: number): number {
  const pixel = zeros([1, 1, 3]).set(1, 0, 0, c);
  const filters = zeros([1, 1, 3, 2]).set(1, 0, 0, c, m);
  return depthwiseConv2d(pixel, filters).data.indexOf(1);
}

/** Does any output number of a depthwise layer change with more than one input channel? */
function canAddChannels(): boolean {
  const filters = tensor([1, 2, 4, 8, 16, 32], [1, 1, 3, 2]);
  const heard = new Array<number>(6).fill(0);
  for (let c = 0; c < 3; c++) {
    depthwiseConv2d(zeros([1, 1, 3]).set(1, 0, 0, c), filters).data.forEach((value, q) => {
      if (value !== 0) heard[q]++;
    });
  }
  return heard.some((count) => count > 1);
}

/** How many of three maps move where red grows by 1: an edge finder looks at red, a blur at green, a sharpener at blue. */
function movedByMoreRed(): number {
  const filters = [
    [-1, 0, 1, -2, 0, 2, -1, 0, 1],
    [1, 1, 1, 1, 1, 1, 1, 1, 1],
    [0, -1, 0, -1, 5, -1, 0, -1, 0],
  ];
  const kernel = tensor(
    filters[0].flatMap((_, tap) => filters.map((filter) => filter[tap])),
    [3, 3, 3, 1],
  );
  const picture = Float32Array.from({ length: 75 }, (_, i) => (i * i) % 11);
  const brighter = picture.map((value, i) => (i % 3 === 0 ? value + 1 : value));
  const [before, after] = [picture, brighter].map((data) => depthwiseConv2d(tensor(data, [5, 5, 3]), kernel).data);
  return new Set([...before.keys()].filter((i) => before[i] !== after[i]).map((i) => i % 3)).size;
}

/** Two grouped 1×1 layers, 4 channels in 2 groups, and an order between them: how many channels reach map 0. */
function channelsHeard(order: number[]): number {
  const weights = tensor([1, 2, 3, 4, 5, 6, 7, 8], [1, 1, 2, 4]);
  return [0, 1, 2, 3].filter((c) => {
    const first = conv2d(zeros([1, 1, 4]).set(1, 0, 0, c), weights, { groups: 2 });
    const between = tensor(
      order.map((map) => first.data[map]),
      [1, 1, 4],
    );
    return conv2d(between, weights, { groups: 2 }).at(0, 0, 0) !== 0;
  }).length;
}
