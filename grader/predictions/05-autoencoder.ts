import { conv2dTranspose, tensor } from "../../lib/index";
import { gradInput1d, meanSquaredError, transposed1d, transposedSize } from "../../solutions/05-autoencoder";
import type { Prediction } from "../prediction";

export const predictions: readonly Prediction[] = [
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
    question: "An autoencoder whose middle is larger than its input: can it simply copy? (true or false)",
    answer: () => true,
    because: "Nothing forces it to choose. A copy has no error and has learnt nothing about digits.",
    beliefs: [
      {
        guess: false,
        says: "With room for every pixel, the shortest way to a small loss is to hand each one through. Only a narrow middle makes it choose.",
      },
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
        says: "You averaged where kernels overlap. They add up, which is just where checkerboards come from.",
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
    because:
      "Only the shape comes back. The same weights are multiplied in again, not divided out: it is the gradient's way, not the inverse.",
    beliefs: [
      {
        guess: true,
        says: "Its old name, deconvolution, promises that. But it multiplies by the weights a second time; only the shape comes back.",
      },
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
];
