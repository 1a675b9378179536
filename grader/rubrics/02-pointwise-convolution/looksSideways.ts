import { type Tensor, tensor } from "../../../lib/index";
import * as solution from "../../../solutions/02-pointwise-convolution";
import { exercise } from "../../rubric";
import { built, type Image, total } from "../models";

type Pointwise = Tensor<[1, 1, number, number]>;

/** An image in which pixels repeat, some side by side and some far apart. */
const repeating = tensor([1, 2, 1, 2, 3, 4, 5, 6, 3, 4, 7, 8, 1, 2, 5, 6, 9, 1, 7, 8], [2, 5, 2]);

const alike = tensor([4, 4, 6, 4, 4, 6, 4, 4], [1, 8, 1]);

export const looksSideways = exercise({
  id: "02.looksSideways",
  title: "A puzzle: one pixel, or more",
  points: 2,
  solution: solution.looksSideways,
  terms: {
    input:
      "Two pixels prove something only if they are equal in every input channel: to a 1×1 layer they are the same.",
    output: "Pixels that go in alike have to come out alike, in every map: one that differs is proof enough.",
    height: "The two pixels may lie anywhere, in any of the height rows and width columns.",
  },
  cases: (random) => {
    const pure = random.tensor([1, 1, 2, 3], 1, 9) as Pointwise;
    const said = solution.pointwise(repeating, pure, [0, 5, -3]);
    const oneMapOff = built(said.shape, (y, x, f) => said.at(y, x, f) + (f === 2 && y === 1 && x === 1 ? 1 : 0));
    return [
      [tensor([5, 7, 5], [1, 3, 1]), tensor([1, 2, 3], [1, 3, 1])],
      [tensor([5, 7, 5], [1, 3, 1]), tensor([1, 2, 1], [1, 3, 1])],
      [tensor([5, 7, 9], [1, 3, 1]), tensor([1, 2, 3], [1, 3, 1])],
      [repeating, said],
      [repeating, oneMapOff],
      [alike, tensor([1, 1, 2, 1, 1, 2, 3, 3], [1, 8, 1])],
      [tensor([1, 5, 1, 6, 2, 5], [3, 1, 2]), tensor([3, 4, 5], [3, 1, 1])],
      [tensor([1, 2, 3, 4], [2, 2, 1]), tensor([6, 6, 6, 6], [2, 2, 1])],
      [tensor([0, 1, 0, 1], [2, 2, 1]), tensor([9, 4, 9, 4], [2, 2, 1])],
      [tensor([5, 5, 6, 6], [2, 2, 1]), tensor([1, 2, 3, 3], [2, 2, 1])],
      [tensor([5, 5, 7, 8], [2, 2, 1]), tensor([1, 2, 3, 3], [2, 2, 1])],
      // Told apart by their signs, going in and coming out.
      [tensor([5, 7, -5], [1, 3, 1]), tensor([1, 2, 3], [1, 3, 1])],
      [tensor([5, 7, 5], [1, 3, 1]), tensor([-1, 2, -2], [1, 3, 1])],
      [tensor([5, 7, 5], [1, 3, 1]), tensor([1, 2, -1], [1, 3, 1])],
      // Told apart by their numbers, not by their digits.
      [tensor([1, 23, 12, 3], [1, 2, 2]), tensor([4, 5], [1, 2, 1])],
      [tensor([7, 7], [1, 2, 1]), tensor([1, 23, 12, 3], [1, 2, 2])],
      // Alike in all but the last channel; alike but for the order of the channels.
      [tensor([2, 8, 1, 2, 8, 3], [2, 1, 3]), tensor([5, 6], [2, 1, 1])],
      [tensor([2, 8, 8, 2], [1, 2, 2]), tensor([5, 6], [1, 2, 1])],
      // Only two pixels far apart, on different rows, give it away.
      [tensor([3, 1, 4, 9, 5, 3], [2, 3, 1]), tensor([1, 2, 3, 4, 5, 6], [2, 3, 1])],
      // Alike in a channel that is not the first.
      [tensor([1, 7, 2, 7], [1, 2, 2]), tensor([1, 2], [1, 2, 1])],
      // The first two that are alike are no neighbours, and get the same answer; later ones don't.
      [tensor([5, 1, 5, 2, 6, 2], [1, 6, 1]), tensor([4, 1, 4, 3, 6, 9], [1, 6, 1])],
      [tensor([5, 1, 5, 2, 2], [1, 5, 1]), tensor([4, 1, 4, 3, 9], [1, 5, 1])],
      // One of two maps answers differently.
      [tensor([5, 1, 5], [1, 3, 1]), tensor([4, 0, 1, 0, 9, 0], [1, 3, 2])],
      [tensor([5, 1, 5], [1, 3, 1]), tensor([4, 1, 0, 0, 4, 2], [1, 3, 2])],
      // Only two on the slant give it away; pixels with the same sum; answers with the same sum.
      [tensor([1, 2, 3, 1], [2, 2, 1]), tensor([1, 2, 3, 4], [2, 2, 1])],
      [tensor([1, 4, 2, 3], [1, 2, 2]), tensor([5, 6], [1, 2, 1])],
      [tensor([7, 7], [2, 1, 1]), tensor([4, 1, 1, 4], [2, 1, 2])],
    ];
  },
  byHand: () => [
    { args: [tensor([5, 7, 5], [1, 3, 1]), tensor([1, 2, 3], [1, 3, 1])], gives: true },
    { args: [tensor([5, 7, 5], [1, 3, 1]), tensor([1, 2, 1], [1, 3, 1])], gives: false },
    { args: [tensor([5, 7, 9], [1, 3, 1]), tensor([1, 2, 3], [1, 3, 1])], gives: false },
  ],
  hints: [
    "If you stood on one pixel and saw nothing else, could you know where in the picture you stand?",
    "Compare every pixel with every other one, near or far. When are two pixels alike? When are two answers alike?",
    "Keep a Map from a pixel's channels (`input.at(y, x).data.join()`) to its answer. If a pixel comes again with another answer, return true; at the end, false.",
  ],
  blindSpots: [
    {
      id: "02.alike-in-part",
      where: "pixels agree in one channel and not in another",
      so: "Such pixels are different, and a 1×1 layer may tell them apart.",
      holds: (input, output) =>
        !solution.looksSideways(input, output) &&
        anyPair(
          input,
          (p, q) =>
            !same(input, p, q) && !same(output, p, q) && pixel(input, p).some((v, c) => v === pixel(input, q)[c]),
        ),
    },
    {
      id: "02.proof-far-apart",
      where: "the two pixels that prove it are no neighbours",
      so: "A 1×1 layer doesn't know where a pixel stands: any two that are alike must get the same answer, near or far.",
      holds: (input, output) =>
        solution.looksSideways(input, output) &&
        !anyPair(input, (p, q) => beside(input, p, q) && same(input, p, q) && !same(output, p, q)),
    },
    {
      id: "02.proof-in-one-map",
      where: "alike pixels differ in one map and agree in another",
      so: "One map that differs is proof enough.",
      holds: (input, output) =>
        anyPair(
          input,
          (p, q) =>
            same(input, p, q) && !same(output, p, q) && pixel(output, p).some((v, f) => v === pixel(output, q)[f]),
        ),
    },
    {
      id: "02.no-two-alike",
      where: "no two pixels are alike",
      so: "Then no two can prove anything, whatever came out: false.",
      holds: (input) => !anyPair(input, (p, q) => same(input, p, q)),
    },
    {
      id: "02.alike-twice",
      where: "some alike pixels were answered alike, and others were not",
      so: "Two that prove it are enough, whatever the others got.",
      holds: (input, output) =>
        solution.looksSideways(input, output) && anyPair(input, (p, q) => same(input, p, q) && same(output, p, q)),
    },
    {
      id: "02.several-rows",
      where: "the picture has several rows",
      so: "Pixels of all rows are compared with one another.",
      holds: (input) => input.shape[0] > 1,
    },
  ],
  misconceptions: [
    {
      id: "02.neighbours-only",
      belief:
        "You compared neighbours only. Two pixels that are alike must get the same answer wherever they stand: 5, 7, 5 → 1, 2, 3 is proof enough.",
      model: (input, output) =>
        anyPair(input, (p, q) => beside(input, p, q) && same(input, p, q) && !same(output, p, q)),
    },
    {
      id: "02.first-channel",
      belief:
        "You compared the first channel of the input only. A 1×1 filter mixes all channels: [1, 5] and [1, 6] are different pixels and may get different answers.",
      model: (input, output) =>
        anyPair(input, (p, q) => channelAt(input, p) === channelAt(input, q) && !same(output, p, q)),
    },
    {
      id: "02.first-map",
      belief: "You looked at the first output map only. One map that differs is enough to prove it.",
      model: (input, output) =>
        anyPair(input, (p, q) => same(input, p, q) && channelAt(output, p) !== channelAt(output, q)),
    },
    {
      id: "02.must-differ",
      belief:
        "You took it for proof that different pixels got the same answer. A mixture may well give 6 for many pixels: 2 + 4 and 3 + 3. Only the other way round is a proof.",
      model: (input, output) => anyPair(input, (p, q) => !same(input, p, q) && same(output, p, q)),
    },
    {
      id: "02.either-way",
      belief:
        "You asked that different pixels get different answers, too. A mixture may well give 6 for many pixels. Only alike pixels with different answers prove anything.",
      model: (input, output) => anyPair(input, (p, q) => same(input, p, q) !== same(output, p, q)),
    },
    {
      id: "02.by-identity",
      belief:
        "You never find two pixels that are alike. Do you compare them with ===, or use them as keys of a Map? That asks whether they are the same object, not whether they hold the same numbers. Compare the numbers, channel by channel.",
      model: () => false,
    },
    {
      id: "02.outputs-by-identity",
      belief:
        "As soon as two pixels are alike you answer true, also where their answers are the same. Do you compare the answers with ===? That asks whether they are the same object, not whether they hold the same numbers.",
      model: (input) => anyPair(input, (p, q) => same(input, p, q)),
    },
    {
      id: "02.by-text",
      belief:
        'You compare the numbers written one after the other, and then [1, 23] and [12, 3] are both "123". Put something between them: join(" ").',
      model: (input, output) =>
        anyPair(input, (p, q) => text(input, p) === text(input, q) && text(output, p) !== text(output, q)),
    },
    {
      id: "02.by-text-of-the-input",
      belief:
        'You compare the channels of a pixel written one after the other, and then [1, 23] and [12, 3] are both "123": the same pixel. Put something between them: join(" ").',
      model: (input, output) => anyPair(input, (p, q) => text(input, p) === text(input, q) && !same(output, p, q)),
    },
    {
      id: "02.by-sum",
      belief:
        "You compare what the channels add up to. [2, 8] and [8, 2] are different pixels, and a filter may tell them apart.",
      model: (input, output) =>
        anyPair(input, (p, q) => total(pixel(input, p)) === total(pixel(input, q)) && !same(output, p, q)),
    },
    {
      id: "02.same-row-only",
      belief:
        "You compared pixels of the same row only. Two pixels that are alike must get the same answer wherever they stand, also on different rows.",
      model: (input, output) =>
        anyPair(input, (p, q) => row(input, p) === row(input, q) && same(input, p, q) && !same(output, p, q)),
    },
    {
      id: "02.opposite",
      belief: "You answer the opposite: true where there is no proof, false where there is one.",
      model: (input, output) => !solution.looksSideways(input, output),
    },
    {
      id: "02.right-neighbour-only",
      belief:
        "You compared each pixel with its neighbour on the right. Two pixels that are alike must get the same answer wherever they stand: 5, 7, 5 → 1, 2, 3 is proof enough.",
      model: (input, output) =>
        anyPair(
          input,
          (p, q) => p - q === 1 && row(input, p) === row(input, q) && same(input, p, q) && !same(output, p, q),
        ),
    },
    {
      id: "02.proof-of-innocence",
      belief:
        "You answer true where nothing proves that it looks at one pixel only. Asked is whether something proves that it does not: where no two pixels are alike, nothing is proved and the answer is false.",
      model: (input, output) => solution.looksSideways(input, output) || !anyPair(input, (p, q) => same(input, p, q)),
    },
    {
      id: "02.first-pair-only",
      belief:
        "You decide at the first two pixels that are alike. If they were answered alike, others may still not be: `return false` belongs behind the loops.",
      model: (input, output) => {
        const pixels = input.shape[0] * input.shape[1];
        for (let p = 0; p < pixels; p++) {
          for (let q = p + 1; q < pixels; q++) if (same(input, p, q)) return !same(output, p, q);
        }
        return false;
      },
    },
    {
      id: "02.all-maps-differ",
      belief: "You ask that every map differs. One map that answers two alike pixels differently is proof enough.",
      model: (input, output) =>
        anyPair(input, (p, q) => same(input, p, q) && pixel(output, p).every((v, f) => v !== pixel(output, q)[f])),
    },
    {
      id: "02.any-channel",
      belief:
        "You call two pixels alike as soon as one of their channels agrees. A pixel is all its channels: only pixels that agree in every one must get the same answer.",
      model: (input, output) =>
        anyPair(input, (p, q) => pixel(input, p).some((v, c) => v === pixel(input, q)[c]) && !same(output, p, q)),
    },

    {
      id: "02.more-answers-than-pixels",
      belief:
        "You counted kinds of pixels and kinds of answers. More answers than pixels do prove it, but two alike may be answered differently while others share an answer: compare pixel with pixel.",
      model: (input, output) => {
        return kinds(output) > kinds(input);
      },
    },
    {
      id: "02.every-pair",
      belief: "You asked that all pixels that are alike be answered differently. Two of them are proof enough.",
      model: (input, output) =>
        anyPair(input, (p, q) => same(input, p, q)) &&
        !anyPair(input, (p, q) => same(input, p, q) && same(output, p, q)),
    },
    {
      id: "02.last-channel",
      belief: "You compared the last channel alone. Two pixels are alike where all their channels are.",
      model: (input, output) => {
        const end = (p: number) => pixel(input, p)[input.shape[2] - 1];
        return anyPair(input, (p, q) => end(p) === end(q) && !same(output, p, q));
      },
    },
    {
      id: "02.first-pixel-only",
      belief: "You compared the first pixel with the others and stopped there. Any two pixels may be the proof.",
      model: (input, output) => {
        const pixels = input.shape[0] * input.shape[1];
        for (let q = 1; q < pixels; q++) if (same(input, 0, q) && !same(output, 0, q)) return true;
        return false;
      },
    },

    {
      id: "02.map-for-each-channel",
      belief:
        "You compared map f with channel f alone. A 1×1 layer mixes all channels of a pixel: only pixels that agree in every channel prove anything.",
      model: (input, output) => {
        const last = output.shape[2] - 1;
        return Array.from({ length: input.shape[2] }, (_, c) => c).some((c) =>
          anyPair(
            input,
            (p, q) =>
              pixel(input, p)[c] === pixel(input, q)[c] &&
              pixel(output, p)[Math.min(c, last)] !== pixel(output, q)[Math.min(c, last)],
          ),
        );
      },
    },

    {
      id: "02.near-only",
      belief:
        "You compared pixels that touch, also at a corner. Two pixels that are alike must get the same answer wherever they stand: 5, 7, 5 → 1, 2, 3 is proof enough.",
      model: (input, output) =>
        anyPair(input, (p, q) => touching(input, p, q) && same(input, p, q) && !same(output, p, q)),
    },
    {
      id: "02.first-channel-and-map",
      belief:
        "You compared the first channel with the first map and looked at no other. A pixel is all its channels, and an answer is all its maps.",
      model: (input, output) =>
        anyPair(
          input,
          (p, q) => channelAt(input, p) === channelAt(input, q) && channelAt(output, p) !== channelAt(output, q),
        ),
    },
    {
      id: "02.alike-and-alike",
      belief:
        "You took it for proof that alike pixels got the same answer. That is what a 1×1 layer does; the proof are alike pixels with different answers.",
      model: (input, output) => anyPair(input, (p, q) => same(input, p, q) && same(output, p, q)),
    },
    {
      id: "02.channels-in-any-order",
      belief:
        "You took pixels for alike that have the same numbers in another order. [2, 8] and [8, 2] are different pixels: each channel has a weight of its own.",
      model: (input, output) => anyPair(input, (p, q) => sorted(input, p) === sorted(input, q) && !same(output, p, q)),
    },
    {
      id: "02.answers-by-sum",
      belief:
        "You compared what the maps add up to. [4, 1] and [1, 4] are different answers: one map that differs is proof enough.",
      model: (input, output) =>
        anyPair(input, (p, q) => same(input, p, q) && total(pixel(output, p)) !== total(pixel(output, q))),
    },
    {
      id: "02.same-column-only",
      belief:
        "You compared pixels of the same column only. Two pixels that are alike must get the same answer wherever they stand, side by side as well.",
      model: (input, output) =>
        anyPair(input, (p, q) => (p - q) % input.shape[1] === 0 && same(input, p, q) && !same(output, p, q)),
    },
    {
      id: "02.order-kept",
      belief:
        "You expected a larger pixel to get a larger answer. Weights may be negative, and there may be several channels: only alike pixels with different answers prove anything.",
      model: (input, output) =>
        [...input.data.keys()].some((p) =>
          anyPair(
            input,
            (q, r) =>
              (q === p || r === p) &&
              (channelAt(input, q) - channelAt(input, r)) * (channelAt(output, q) - channelAt(output, r)) < 0,
          ),
        ),
    },
    {
      id: "02.mirrored-only",
      belief:
        "You compared each pixel with the one across from it in its row. Two pixels that are alike must get the same answer wherever they stand.",
      model: (input, output) =>
        anyPair(
          input,
          (p, q) =>
            row(input, p) === row(input, q) &&
            (p % input.shape[1]) + (q % input.shape[1]) === input.shape[1] - 1 &&
            same(input, p, q) &&
            !same(output, p, q),
        ),
    },
    {
      id: "02.kinds-differ",
      belief:
        "You counted kinds of pixels and kinds of answers and asked for as many. A mixture may give different pixels the same answer, and that proves nothing: compare pixel with pixel.",
      model: (input, output) => kinds(output) !== kinds(input),
    },
    {
      id: "02.answers-differ-anywhere",
      belief:
        "You answer true as soon as two answers differ. Different pixels may get different answers from a 1×1 layer; only alike ones prove anything.",
      model: (input, output) => anyPair(input, (p, q) => !same(output, p, q)),
    },
    {
      id: "02.unlike-the-input",
      belief:
        "You asked whether what came out is what went in. Any layer may change its pixels; what matters is whether alike ones are changed alike.",
      model: (input, output) =>
        anyPair(input, () => true) &&
        Array.from({ length: input.shape[0] * input.shape[1] }, (_, p) => p).some(
          (p) => pixel(input, p).join(" ") !== pixel(output, p).join(" "),
        ),
    },
    {
      id: "02.one-factor",
      belief:
        "You asked whether every answer is its pixel times one number. A layer may have a bias, an activation and several channels: only alike pixels with different answers prove anything.",
      model: (input, output) =>
        anyPair(
          input,
          (p, q) => channelAt(output, p) / channelAt(input, p) !== channelAt(output, q) / channelAt(input, q),
        ),
    },

    {
      id: "02.next-only",
      belief:
        "You compared each pixel with the next one, row after row. Two pixels that are alike must get the same answer wherever they stand: 5, 7, 5 → 1, 2, 3 is proof enough.",
      model: (input, output) => anyPair(input, (p, q) => p - q === 1 && same(input, p, q) && !same(output, p, q)),
    },

    {
      id: "02.by-sum-both",
      belief:
        "You compare what channels and maps add up to. [2, 8] and [8, 2] are different pixels, and different answers: each channel has a weight of its own, each map a number of its own.",
      model: (input, output) =>
        anyPair(
          input,
          (p, q) =>
            total(pixel(input, p)) === total(pixel(input, q)) && total(pixel(output, p)) !== total(pixel(output, q)),
        ),
    },
    {
      id: "02.any-order-both",
      belief:
        "You compared numbers whatever their order, of pixels and of answers. [2, 8] and [8, 2] are different pixels, and different answers: the place of a number counts.",
      model: (input, output) =>
        anyPair(input, (p, q) => sorted(input, p) === sorted(input, q) && sorted(output, p) !== sorted(output, q)),
    },
  ],
});

/** Is there a pair of pixels, counted row by row, for which `holds` is true? */
function anyPair(image: Image, holds: (p: number, q: number) => boolean): boolean {
  const pixels = image.shape[0] * image.shape[1];
  for (let p = 0; p < pixels; p++) for (let q = 0; q < p; q++) if (holds(p, q)) return true;
  return false;
}

function same(image: Image, p: number, q: number): boolean {
  const channels = image.shape[2];
  for (let c = 0; c < channels; c++) if (image.data[p * channels + c] !== image.data[q * channels + c]) return false;
  return true;
}

function channelAt(image: Image, p: number): number {
  return image.data[p * image.shape[2]];
}

function beside(image: Image, p: number, q: number): boolean {
  const width = image.shape[1];
  return Math.abs((p % width) - (q % width)) + Math.abs(Math.floor(p / width) - Math.floor(q / width)) === 1;
}

function pixel(image: Image, p: number): Float32Array {
  const channels = image.shape[2];
  return image.data.subarray(p * channels, (p + 1) * channels);
}

function text(image: Image, p: number): string {
  return Array.from(pixel(image, p)).join("");
}

/** Side by side, one below the other, or at a corner. */
function touching(image: Image, p: number, q: number): boolean {
  const width = image.shape[1];
  return Math.abs((p % width) - (q % width)) <= 1 && Math.abs(row(image, p) - row(image, q)) <= 1;
}

/** How many different pixels there are. */
function kinds(image: Image): number {
  return new Set(Array.from({ length: image.shape[0] * image.shape[1] }, (_, p) => pixel(image, p).join(" "))).size;
}

/** The numbers of a pixel, whatever their order. */
function sorted(image: Image, p: number): string {
  return [...pixel(image, p)].sort((a, b) => a - b).join(" ");
}

function row(image: Image, p: number): number {
  return Math.floor(p / image.shape[1]);
}
