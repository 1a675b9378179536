import { zeros } from "../../lib/index";
import { countOf } from "../../lib/tensor";
import type { Prediction } from "../prediction";

const photograph = [128, 128, 3] as const;

export const predictions: readonly Prediction[] = [
  {
    id: "00.numbers",
    question: "A colour photograph, 128 pixels high and 128 wide. How many numbers is it?",
    answer: () => countOf(photograph),
    because: "128 · 128 pixels, and for each of them red, green and blue.",
    beliefs: [
      { guess: 128 * 128, says: "16,384 is the number of pixels. Each pixel is three numbers: red, green and blue." },
      { guess: 128 + 128 + 3, says: "259 adds the sizes. A block holds the product of its sizes." },
      { guess: 128 * 3, says: "384 is one row of pixels. There are 128 rows." },
    ],
  },
  {
    id: "00.one-pixel",
    question: "How many numbers lie behind one pixel of a colour photograph?",
    answer: () => zeros(photograph).at(0, 0).data.length,
    because: "One for each channel: red, green, blue.",
    beliefs: [
      {
        guess: 1,
        says: "1 is right for a grey photograph. In colour a pixel has a number for red, one for green and one for blue.",
      },
      { guess: 4, says: "4 would count transparency. These photographs are opaque: red, green, blue." },
    ],
  },
  {
    id: "00.shape",
    question: "A cup of coffee, 192 pixels wide and 128 high, in colour. What is its shape?",
    answer: () => [128, 192, 3],
    because: "Rows first, then columns, then channels: [height, width, channels].",
    beliefs: [
      {
        guess: [192, 128, 3],
        says: "You said the width first, as one does of screens. A tensor counts rows first: [height, width, channels].",
      },
      {
        guess: [3, 128, 192],
        says: "You said the channels first, as PyTorch does. Here they come last: [height, width, channels].",
      },
      {
        guess: [192, 128],
        says: "You left out the channels, and said the width first. In colour there are three numbers a pixel: [height, width, channels].",
      },
      { guess: [128, 192], says: "You left out the channels. In colour there are three numbers a pixel." },
    ],
  },
];
