import { conv2dTranspose, outputSize, tensor } from "../../lib/index";
import {
  gradInput1d,
  gradKernel1d,
  meanSquaredError,
  transposed1d,
  transposedSize,
  worthKeeping,
} from "../../solutions/05-autoencoder";
import { letterOf, type Prediction } from "../prediction";
import { whichBelief } from "../which-belief";

/** Steps of gradient descent on (2w − 6)², whose gradient is 4(2w − 6), from w. */
function descend(w: number, rate: number, steps: number): number {
  return steps ? descend(w - rate * 4 * (2 * w - 6), rate, steps - 1) : w;
}

export const predictions: readonly Prediction[] = [
  {
    id: "05.compression",
    question: "8×8 pixels in, 16 numbers in the middle: how many times smaller is the middle?",
    answer: () => (8 * 8) / 16,
    because: "64 numbers have to pass through 16.",
    beliefs: [
      { guess: 2, says: "2 compares 8 with √16. Count numbers, not sides: 64 and 16." },
      {
        guess: 48,
        says: "48 is how many numbers fewer there are: 64 − 16. How many times smaller is 64 divided by 16.",
      },
      { guess: 8, says: "8 counts the 128 numbers of both ends. One image goes in: 64 numbers." },
      { guess: 0.25, says: "0.25 is the share that is left: 16 of 64. How many times smaller is one divided by that." },
    ],
  },
  {
    id: "05.copy",
    question: "An autoencoder whose middle is larger than its input: can it copy everything? (true or false)",
    answer: () => true,
    because: "There is room for every number. A copy has no error, and has learned nothing about digits.",
    beliefs: [
      {
        guess: false,
        says: "There is room for every number, so it can hand each one through. A ReLU in the middle does not stop it: exercise 5 asks you how.",
      },
    ],
  },
  {
    id: "05.loss",
    question: "One pixel is 1 too dark, another 1 too bright. What is the mean squared error of the two?",
    answer: () => meanSquaredError([0, 2], [1, 1]),
    because: "(1 + 1) / 2: squared, the two errors can't cancel.",
    beliefs: [
      { guess: 0, says: "0 adds −1 and 1. Both pixels are wrong; squaring keeps one error from hiding the other." },
      { guess: 2, says: "2 is the sum of the squares. The mean divides by the two pixels." },
      { guess: 0.5, says: "0.5 divides once too often: the two squares are 1 and 1, and their mean is 1." },
    ],
  },
  {
    id: "05.transposed",
    question: "[1, 2, 3] with the kernel [1, 1, 1], transposed, stride 2. Which list comes out?",
    answer: () => [
      ...conv2dTranspose(tensor([1, 2, 3], [1, 3, 1]), tensor([1, 1, 1], [1, 3, 1, 1]), { stride: [1, 2] }).data,
    ],
    because: "Three kernels, two apart: 1 1 1, 2 2 2, 3 3 3. Where they overlap they add up: 1 + 2 and 2 + 3.",
    beliefs: [
      {
        guess: [1, 1, 2, 2, 3, 3, 3],
        says: "You let the later kernel cover the earlier one. Where they overlap, they add up.",
      },
      {
        guess: [1, 1, 1, 2, 2, 2, 3, 3, 3],
        says: "You laid the kernels side by side: that is stride 3. At stride 2 neighbours share a position.",
      },
      {
        guess: [6],
        says: "6 is an ordinary convolution: three pixels become one. Transposed goes the other way, and the list grows.",
      },
      {
        guess: [3, 6, 9],
        says: "You multiplied each number by the sum of the kernel. Each number lays down a whole kernel: three numbers.",
      },
      {
        guess: [1, 0, 2, 0, 3],
        says: "You spread the numbers 2 apart. Now each of them lays down a whole kernel: 1 1 1, 2 2 2, 3 3 3.",
      },
      {
        guess: [1, 1, 3, 2, 5, 3],
        says: "You cut off at n · stride = 6. The last kernel is laid down whole: 7 numbers.",
      },
      {
        guess: [1, 1, 1.5, 2, 2.5, 3, 3],
        says: "You averaged where kernels overlap. They add up: each output takes all that is laid on it.",
      },
    ],
  },
  {
    id: "05.size",
    question: "A transposed convolution: 4 numbers, kernel 3, stride 2, no padding. How many come out?",
    answer: () => transposedSize(4, 3, 2, 0, 0),
    because: "Four kernels of 3, two apart: three steps of 2, and the last kernel: 3 · 2 + 3.",
    beliefs: [
      { guess: 8, says: "8 is 4 · 2. The last kernel sticks out one further." },
      { guess: 7, says: "7 was right for 3 numbers. The fourth kernel lies 2 further on." },
      { guess: 12, says: "12 is 4 · 3, kernels side by side. At stride 2 neighbours share a position." },
      { guess: 11, says: "11 is 4 · 2 + 3. Between four kernels there are three steps." },
      { guess: 1, says: "1 is what an ordinary convolution makes of 4 numbers. This one goes the other way." },
    ],
  },
  {
    id: "05.eight-as-well",
    question: "A convolution with kernel 3, stride 2 and padding 1 makes 4 numbers of 7. How many does it make of 8?",
    answer: () => outputSize(8, 3, { stride: 2, padding: 1 }),
    because: "⌊(8 + 2 − 3) / 2⌋ + 1 = 4, as for 7: the last number of the eight is not reached by a further step.",
    beliefs: [
      {
        guess: 5,
        says: "5 would need a fifth position, 8 further than the first: a kernel of 3 there reaches past the padding.",
      },
      {
        guess: 4.5,
        says: "The kernel can't stand half way: the 3.5 steps of (8 + 2 − 3) / 2 are 3, and with the first position 4.",
      },
      { guess: 3, says: "3 are the steps. One position more: the first." },
    ],
  },
  {
    id: "05.checkerboard",
    question: "Ones everywhere: the input [1, 1, 1], the kernel [1, 1, 1], transposed, stride 2. Which list?",
    answer: () => transposed1d([1, 1, 1], [1, 1, 1], 2),
    because: "Every second position is covered twice: from ones everywhere comes a pattern that nobody drew.",
    beliefs: [
      { guess: [1, 1, 1, 1, 1, 1, 1], says: "Even ones in, uneven ones out: where two kernels overlap there is a 2." },
      {
        guess: [1, 2, 1, 2, 1, 2, 1],
        says: "Right that it alternates. The first kernel starts alone: 1, 1, then the first overlap.",
      },
      {
        guess: [1, 2, 1, 2, 1],
        says: "Right that it alternates, but nothing is cut off: the first and the last kernel stick out, 1, 1 at each end.",
      },
      { guess: [1, 2, 3, 2, 1], says: "That is stride 1, kernels one apart. At stride 2 only their ends meet." },
    ],
  },
  {
    id: "05.even-at-three",
    question:
      "Stride 3, a kernel of ones: with which kernel do all outputs, away from the ends, lie under equally many?",
    choices: ["kernel 4", "kernel 5", "kernel 6", "kernel 7"],
    answer: () => {
      const even = (kernel: number) => {
        const inside = transposed1d([1, 1, 1, 1, 1, 1], new Array(kernel).fill(1), 3).slice(kernel, -kernel);
        return inside.every((count) => count === inside[0]);
      };
      return letterOf([4, 5, 6, 7].findIndex(even));
    },
    because: "6 is 2 · 3: each output lies under exactly two kernels.",
    beliefs: [
      { guess: "a", says: "4 was even at stride 2. At stride 3 neighbours share one number: 2, 1, 1, 2, 1, 1." },
      { guess: "b", says: "Kernels of 5, three apart, share two numbers of three: 2, 2, 1, 2, 2, 1." },
      { guess: "d", says: "Kernels of 7, three apart: 3, 2, 2, 3, 2, 2. It takes a multiple of the stride." },
    ],
  },
  {
    id: "05.kernel-order",
    question:
      "16 maps became 32 with a conv2d kernel of shape [4, 4, 16, 32]. Which shape has the kernel that takes 32 maps back to 16 in conv2dTranspose?",
    answer: () => {
      const back = conv2dTranspose(
        tensor(new Float32Array(32), [1, 1, 32]),
        tensor(new Float32Array(8192), [4, 4, 16, 32]),
      );
      return back.shape[2] === 16 ? [4, 4, 16, 32] : [4, 4, 32, 16];
    },
    because: "It is the same kernel, with nothing turned round: what were its inputs are its outputs now.",
    beliefs: [
      {
        guess: [4, 4, 32, 16],
        says: "That is the order for conv2d: inputs, then outputs. conv2dTranspose takes the kernel of the convolution that it turns round, as it lies: [4, 4, 16, 32].",
      },
      {
        guess: [32, 16, 4, 4],
        says: "That is how PyTorch writes one. Here height and width come first: [4, 4, 16, 32].",
      },
      { guess: [4, 4, 16, 16], says: "32 maps come in, 16 go out: [4, 4, 16, 32] has both." },
      { guess: [2, 2, 16, 32], says: "Its height and width stay as they are: [4, 4, 16, 32]." },
    ],
  },
  {
    id: "05.inverse",
    question: "Convolve, then transposed-convolve with the same kernel: is the original back? (true or false)",
    answer: () => {
      const [signal, kernel] = [
        [1, 2, 3, 4],
        [1, 1],
      ];
      const convolved = [0, 1, 2].map((p) => signal[p] * kernel[0] + signal[p + 1] * kernel[1]);
      return transposed1d(convolved, kernel, 1).join() === signal.join();
    },
    because: "Only the shape comes back. The same weights are multiplied in again, not divided out.",
    beliefs: [
      {
        guess: true,
        says: "Its old name, deconvolution, promises that. But it multiplies by the weights a second time; only the shape comes back.",
      },
    ],
  },
  {
    id: "05.first-step",
    question:
      "The loss is (2w − 6)², its gradient 4(2w − 6). From w = 0, with steps of 0.1 times the gradient: where is w after one step?",
    decimals: 2,
    answer: () => descend(0, 0.1, 1),
    because: "The gradient at 0 is 4 · (−6) = −24. A tenth of it, the other way: 0 + 2.4.",
    beliefs: [
      { guess: -2.4, says: "−2.4 goes along the gradient. It is −24: the loss falls as w grows. Go the other way." },
      { guess: 24, says: "24 is the whole gradient. The step is a tenth of it." },
      { guess: 3, says: "3 is where the loss is 0, the end of the way. The first step gets to 2.4." },
      { guess: 1.2, says: "1.2 forgets that the output is 2w: the slope of (2w − 6)² is 2 · 2 · (2w − 6)." },
      { guess: 0.6, says: "0.6 takes a tenth of the error, 6. The gradient is 4 times as large." },
    ],
  },
  {
    id: "05.long-steps",
    question: "And with steps of 0.25 times the gradient, again from w = 0: where is w after two steps?",
    decimals: 2,
    answer: () => descend(0, 0.25, 2),
    because:
      "The first step goes to 6, as far beyond 3 as it began before it; the second goes all the way back. So it goes on for ever.",
    beliefs: [
      {
        guess: 3,
        says: "A larger step is not a faster way: the first one goes to 6, past 3, and the second one back to 0.",
      },
      { guess: 6, says: "6 is where the first step ends. There the gradient is 24, and the second step leads back." },
      {
        guess: 12,
        says: "At 6 the gradient points the other way: 4 · (12 − 6) = 24. The second step leads back to 0.",
      },
      { guess: 2.88, says: "2.88 is where two steps of 0.1 lead. These are longer: the first one ends at 6." },
    ],
  },
  {
    id: "05.steps",
    question: "1,500 digits, 32 a step, 30 times through: how many steps does the training take?",
    answer: () => Math.ceil(1500 / 32) * 30,
    because: "46 steps of 32, one of the 28 that are left over: 47 an epoch, 30 times.",
    beliefs: [
      { guess: 45_000, says: "45,000 is a step for every image. A step looks at 32 of them at once." },
      { guess: 1380, says: "1,380 leaves out the last 28 digits of each epoch. They make a step of their own." },
      {
        guess: 1406.25,
        says: "1,500 / 32 is 46.875, but there is no part of a step: the last one takes the 28 that are left.",
      },
      {
        guess: 1406,
        says: "1,500 / 32 is 46.875, but there is no part of a step: the last one takes the 28 that are left, so 47 an epoch.",
      },
      {
        guess: 1407,
        says: "1,500 / 32 is 46.875, but there is no part of a step: the last one takes the 28 that are left, so 47 an epoch.",
      },
      { guess: 47, says: "47 is one time through. It goes through 30 times." },
      { guess: 30, says: "30 times through, an epoch each; every epoch has 47 steps." },
    ],
  },
  {
    id: "05.two-dense",
    question:
      "Two dense layers, 64 → 16 → 64, and nothing between them: by how many dense layers can they be replaced?",
    answer: () => 1,
    because: "A matrix times a matrix is a matrix. Whatever the two draw is a weighted sum of 16 fixed pictures.",
    beliefs: [
      {
        guess: 2,
        says: "Each multiplies by a matrix, and two matrices multiplied are one: a single layer 64 → 64 does the same.",
      },
      {
        guess: 0,
        says: "They can't be left out: only 16 numbers pass. But one matrix, the product of the two, does the same.",
      },
      { guess: 16, says: "16 is how many numbers pass. The two matrices multiplied are one: a single dense layer." },
    ],
  },
  {
    id: "05.which-part",
    question:
      "The autoencoder with convolutions leaves much less than the linear one. Which part of it does most of that?",
    choices: ["the convolutions", "the ReLUs between the layers", "the sigmoid at the end"],
    answer: () => "c",
    because: "Without ink a pixel is 0. A sigmoid gives 0 for everything far below, so a sum need not cancel exactly.",
    beliefs: [
      {
        guess: "a",
        says: "The digits lie in the middle of their sheets, each stroke at its place. Weights shared by all places have little to share.",
      },
      {
        guess: "b",
        says: "They help a little. With the ReLUs taken out and the sigmoid left in, the error hardly grows.",
      },
    ],
  },
  {
    id: "05.noise-back",
    question: "Five networks are shown digits with noise on them. Which one gives all the noise back?",
    choices: [
      "128 wide; has learned to give back clean digits",
      "16 wide; the same",
      "128 wide, but only the 8 largest numbers pass; the same",
      "128 wide; was shown noisy digits, had to give back the clean ones",
      "128 wide; was shown noisy digits, had to give back the noisy ones",
    ],
    answer: () => "e",
    because: "It is asked for the noise and has the room to carry it: the best it can do is to copy.",
    beliefs: [
      {
        guess: "a",
        says: "Close: it has the room, and lets four fifths of the noise through. But one of the five was asked for the noise.",
      },
      { guess: "b", says: "16 numbers can't carry 64 pixels of noise: some of it is lost on the way." },
      { guess: "c", says: "8 numbers at a time can't carry 64 pixels of noise: some of it is lost on the way." },
      {
        guess: "d",
        says: "It was asked for digits without noise. Handing the noise through would have cost it dearly.",
      },
    ],
  },
  {
    id: "05.named",
    question:
      "Ten labelled digits, one of each kind; every test digit is named after the nearest of them. By which numbers are most named rightly?",
    choices: [
      "by the 64 pixels",
      "by the middle of the network that gives everything back, noise as well",
      "by the middle of the network that had to take the noise away",
    ],
    answer: () => "c",
    because: "To take noise away it has to know what belongs together in a digit. To copy, nothing.",
    beliefs: [
      { guess: "a", says: "The pixels are better than the middle of the copying network, but not better than all." },
      {
        guess: "b",
        says: "It has the smallest error of all. But a copy needs no idea of digits: its middle is the pixels, mixed up.",
      },
    ],
  },
  {
    id: "05.kept",
    question: "One number may pass. Which of the two features will it carry?",
    choices: ["the bright pixel", "the faint half"],
    answer: () => {
      const features = [
        { pixels: 1, brightness: 1, share: 0.5 },
        { pixels: 32, brightness: 0.1, share: 0.5 },
      ];
      return letterOf(worthKeeping(features));
    },
    because:
      "Drawn always at half its brightness, the pixel is wrong by 0.5: 0.25. The half is wrong by 0.05 at 32 pixels: 0.08.",
    beliefs: [
      {
        guess: "b",
        says: "It has 32 times as many pixels, but squared each error of 0.05 is 0.0025: all of them together 0.08. Drawn always at half its brightness, the bright pixel costs 0.25.",
      },
    ],
  },
  {
    id: "05.mixed",
    question:
      "Take each of the sixteen numbers from another test digit and decode them. Will most of the pictures look like digits? (true or false)",
    answer: () => false,
    because: "Each number alone is a usual one; together they say what no digit has ever said.",
    beliefs: [
      {
        guess: true,
        says: "Each number alone is usual, but it means something only together with the other fifteen. The decoder has learned to draw at the places where digits lie, nowhere else.",
      },
    ],
  },
  {
    id: "05.strangest",
    question: "A letter, noise, a digit upside down. Which of the three comes back with the smallest error?",
    choices: ["the letter M", "noise", "a digit upside down"],
    answer: () => "c",
    because: "Upside down, it still is made of strokes, in the middle of the sheet: what it has learned to draw.",
    beliefs: [
      {
        guess: "a",
        says: "It is made of strokes, but they lie at the edges, where no digit has ink. The decoder has never drawn there.",
      },
      { guess: "b", says: "Noise has no strokes at all, and sixteen numbers can't say 64 independent ones." },
    ],
  },
  whichBelief({
    id: "05.made-by-overwriting",
    situation: "[2, 1] with the kernel [1, 10, 100], transposed, stride 2.",
    right: transposed1d([2, 1], [1, 10, 100], 2),
    suspects: [
      { belief: "the output is cut off at n · stride", gives: transposed1d([2, 1], [1, 10, 100], 2).slice(0, 4) },
      {
        belief: "the stride is how many zeros are put between the numbers",
        gives: transposed1d([2, 1], [1, 10, 100], 3),
      },
      { belief: "where two kernels overlap, the later one counts", gives: [2, 20, 1, 10, 100] },
      { belief: "the kernel is laid down backwards", gives: transposed1d([2, 1], [100, 10, 1], 2) },
    ],
    culprit: "c",
    because: "The third number lies under both kernels: 2 · 100 + 1 · 1 = 201.",
  }),
  whichBelief({
    id: "05.made-by-added-padding",
    situation: "A transposed convolution of 5 numbers: kernel 4, stride 3, padding 1. How long is the output?",
    right: transposedSize(5, 4, 3, 1, 0),
    suspects: [
      { belief: "the output is n · stride long", gives: 5 * 3 },
      { belief: "between 5 kernels there are 5 steps", gives: 5 * 3 + 4 - 2 },
      { belief: "it follows the rule of the convolution", gives: outputSize(5, 4, { stride: 3, padding: 1 }) },
      { belief: "padding makes the output longer", gives: 4 * 3 + 4 + 2 },
    ],
    culprit: "d",
    because: "4 steps of 3 and a kernel of 4 are 16; the padding, one at each end, is cut off.",
  }),
  whichBelief({
    id: "05.made-by-sizes",
    situation: "The output [1, 3, 8] and the target [2, 2, 4]: the loss.",
    right: meanSquaredError([1, 3, 8], [2, 2, 4]),
    rightly: "It is",
    suspects: [
      { belief: "the errors are added up with their signs, then divided", gives: 4 / 3 },
      { belief: "the sizes of the errors are averaged", gives: 6 / 3 },
      { belief: "the squares are added up, and not divided", gives: 18 },
      { belief: "the mean error is squared at the end", gives: (4 / 3) ** 2 },
    ],
    culprit: "b",
    because:
      "1, 1 and 16 are the squares, 6 is their mean. With sizes alone, one error of 4 weighs no more than four of 1.",
  }),
  whichBelief({
    id: "05.made-by-half-a-chain",
    situation: "The loss (2w − 6)², w = 1, a step of 0.1 times the gradient.",
    right: Number(descend(1, 0.1, 1).toFixed(2)),
    rightly: "It leads to",
    suspects: [
      { belief: "the step goes along the gradient", gives: Number(descend(1, -0.1, 1).toFixed(2)) },
      { belief: "the slope of (2w − 6)² is 2 · (2w − 6)", gives: Number(descend(1, 0.05, 1).toFixed(2)) },
      { belief: "the whole gradient is one step", gives: descend(1, 1, 1) },
      { belief: "the step is a tenth of the error, 2w − 6", gives: Number(descend(1, 0.025, 1).toFixed(2)) },
    ],
    culprit: "b",
    because: "When w grows by a little, 2w grows by twice as much: the slope is 2 · 2 · (2w − 6) = −16.",
  }),
  {
    id: "05.no-pattern",
    question:
      "The weights are still random, and all that comes in is the same at every place. Which decoder draws no pattern, away from the border?",
    choices: [
      "kernel 2, stride 2",
      "kernel 3, stride 2",
      "kernel 4, stride 2",
      "nearest, then convolve",
      "convolve, then pixel shuffle",
    ],
    answer: () => "d",
    because:
      "Nearest makes four equal pixels of each. A convolution has the same weights for every place, so it can't tell them apart.",
    beliefs: [
      {
        guess: "a",
        says: "Every output lies under one kernel. But its four taps are four different weights, and so are the four pixels of each square.",
      },
      { guess: "b", says: "Here outputs lie under one, two or four kernels, and the weights differ besides." },
      {
        guess: "c",
        says: "Every output lies under four kernels. But neighbours lie under different taps, and random taps differ.",
      },
      { guess: "e", says: "The four pixels of a square come from four filters, and random filters differ." },
    ],
  },
  {
    id: "05.all-odd",
    question:
      "The threshold is lowered until every digit is called odd. Which share of the upright ones is accused, and which share of the others is caught? A list of two.",
    answer: () => [1, 1],
    because: "All of both: the curve ends in the upper right corner.",
    beliefs: [
      { guess: [0, 1], says: "That would be perfect. But the upright ones lie above the lowest threshold as well." },
      { guess: [0, 0], says: "That is the other end: a threshold so high that nothing is called odd." },
      { guess: [1, 0], says: "Whoever calls everything odd catches all of them: 1." },
      { guess: [0.5, 0.5], says: "Half and half is a coin. Here everything is called odd: all of both." },
      { guess: [100, 100], says: "As shares, from 0 to 1: [1, 1]." },
    ],
  },
  {
    id: "05.gradient",
    question: "Kernel [2, 3], three inputs. The gradient by the two outputs is [1, 10]. What is it by the inputs?",
    answer: () => gradInput1d([1, 10], [2, 3]),
    because: "Output 0 sends back 2 and 3, output 1 sends 20 and 30, one further on; the middle input hears both.",
    beliefs: [
      {
        guess: [3, 32, 20],
        says: "You turned the kernel round on the way back. Weight i leads back to the input it came from.",
      },
      {
        guess: [2, 20, 30],
        says: "The middle input takes part in both outputs: 3 from the first and 20 from the second.",
      },
      {
        guess: [2, 3, 30],
        says: "The middle input takes part in both outputs: 3 from the first and 20 from the second.",
      },
      {
        guess: [2, 30],
        says: "You multiplied pair by pair: one number for each output. There are three inputs, and each output hears two of them.",
      },
      {
        guess: [32],
        says: "You slid the kernel forwards over the two changes. The way back makes the list longer: three inputs.",
      },
    ],
  },
  {
    id: "05.by-the-kernel",
    question: "The three inputs are [5, 6, 7]. What is the gradient by the two taps?",
    answer: () => gradKernel1d([5, 6, 7], [1, 10], 2),
    because:
      "The first tap meets 5 in the first output and 6 in the second: 1 · 5 + 10 · 6. The second meets 6 and 7: 1 · 6 + 10 · 7.",
    beliefs: [
      { guess: [76, 65], says: "The right numbers, the other way round. The first tap meets 5 and 6." },
      {
        guess: [5, 60],
        says: "That is what each tap meets once. The first tap meets 5 in the first output and 6 in the second.",
      },
      { guess: [5, 70], says: "Each tap takes part in both outputs: the first meets 5, then 6." },
      { guess: [11, 13], says: "You added up what the taps meet. The second output counts ten times as much." },
      {
        guess: [32.5, 38],
        says: "You averaged over the two outputs. The loss hears of a tap through both: add them up.",
      },
      {
        guess: [1, 10],
        says: "That is the gradient by the outputs. A tap moves an output by as much as it meets: 5, 6 or 7.",
      },
    ],
  },
];
