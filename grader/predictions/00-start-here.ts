import { zeros } from "../../lib/index";
import { countOf } from "../../lib/tensor";
import { letterOf, type Prediction } from "../prediction";

const photograph = [128, 128, 3] as const;
/** The table in `photo("coffee")` at [100, 10], with two decimals. Photographs are files, and stay out of the grader. */
export const wood = [0.77, 0.5, 0.31];

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
    id: "00.one-row",
    question: "One row of a colour photograph that is 128 pixels wide. How many numbers is it?",
    answer: () => zeros(photograph).at(0).data.length,
    because: "128 pixels, and behind each of them red, green and blue.",
    beliefs: [
      {
        guess: 128,
        says: "128 is the number of pixels in the row. Each of them is three numbers: red, green and blue.",
      },
      { guess: 131, says: "131 is 128 + 3. Each of the 128 pixels has three numbers of its own: 128 times 3." },
      { guess: 512, says: "512 would count transparency as well. These photographs are opaque: red, green, blue." },
      {
        guess: 128 * 128,
        says: "16,384 is how many pixels a square photograph has. Asked is a single row, in numbers.",
      },
      { guess: 128 * 128 * 3, says: "49,152 is the whole photograph. Asked is one of its 128 rows." },
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
  {
    id: "00.brightest-map",
    question: "The table under the cup is of brown wood. In which of the three maps is it brightest?",
    choices: ["red", "green", "blue", "It is equally bright in all three."],
    answer: () => letterOf(wood.indexOf(Math.max(...wood))),
    because: "Brown is a dark orange: much red, less green, little blue.",
    beliefs: [
      { guess: "b", says: `A pixel of this table is [${wood.join(", ")}]. Leaves would be brightest in green.` },
      { guess: "c", says: `Blue is what brown has least of: a pixel of this table is [${wood.join(", ")}].` },
      { guess: "d", says: "Equal parts of red, green and blue make grey. The table is brown." },
    ],
  },
];
