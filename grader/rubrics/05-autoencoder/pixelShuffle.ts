import { tensor } from "../../../lib/index";
import * as solution from "../../../solutions/05-autoencoder";
import { exercise } from "../../rubric";
import { built, type Image, total } from "../models";

export const pixelShuffle = exercise({
  id: "05.pixelShuffle",
  title: "Pixel shuffle",
  points: 2,
  solution: solution.pixelShuffle,
  terms: {
    factor:
      "Each pixel becomes a square, factor rows of factor pixels, and the next pixel's square begins factor further on.",
    channels: "No number is added: with factor 2, a pixel's channels are shared out among four new pixels.",
    colours:
      "All colours of a new pixel come before the next: with 3 of them, channels 0 to 2 are its first pixel, 3 to 5 its second.",
  },
  cases: (random) => [
    [tensor([1, 2, 3, 4, 5, 6, 7, 8], [1, 1, 8]), 2],
    [tensor([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [1, 3, 4]), 2],
    [random.tensor([2, 3, 8]), 2],
    [random.tensor([2, 1, 27], 0, 9), 3],
    [random.tensor([1, 2, 9], 0, 9), 3],
  ],
  byHand: () => [
    { args: [tensor([1, 2, 3, 4, 5, 6, 7, 8], [1, 1, 8]), 2], gives: tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2]) },
  ],
  hints: [
    "One pixel with 4 channels and one colour: which four pixels does it become?",
    "With two colours, channels 0 and 1 are the two colours of the first pixel of the square. Where do channels 2 and 3 go, and where 4 and 5?",
    "Channel (i · factor + j) · colours + c of pixel [y, x] goes to [y · factor + i, x · factor + j, c].",
  ],
  misconceptions: [
    {
      id: "05.colours-apart",
      belief:
        "You gave each colour a block of channels of its own. That is PyTorch's order; here all colours of a pixel stand together.",
      model: (image, factor) => shuffled(image, factor, (i, j, c) => (c * factor + i) * factor + j),
    },
    {
      id: "05.column-by-column",
      belief: "You filled each square column by column. It is filled row by row, as one reads.",
      model: (image, factor) => shuffled(image, factor, (i, j, c, colours) => (j * factor + i) * colours + c),
    },
    {
      id: "05.whole-maps-as-tiles",
      belief:
        "You laid whole maps side by side, as tiles. The channels behind one pixel stay together: they become one square.",
      model: (image, factor) => {
        const [height, width, channels] = image.shape;
        const colours = channels / factor ** 2;
        return built([height * factor, width * factor, colours], (y, x, c) => {
          const tile = Math.floor(y / height) * factor + Math.floor(x / width);
          return image.at(y % height, x % width, tile * colours + c);
        });
      },
    },
    {
      id: "05.only-renamed",
      belief:
        "You gave the same list of numbers another shape. Then a pixel's channels spread along its row; they belong to a square, over several rows.",
      model: (image, factor) => {
        const [height, width, channels] = image.shape;
        return image.reshape([height * factor, width * factor, channels / factor ** 2]);
      },
    },
    {
      id: "05.first-colours-repeated",
      belief:
        "You repeated the first colours of a pixel in its whole square. No number is repeated: the channels behind a pixel are the pixels of its square.",
      model: (image, factor) => shuffled(image, factor, (_i, _j, c) => c),
    },
    {
      id: "05.factor-once",
      belief:
        "You divided the channels by the factor once. Height and width both grow, so there are factor · factor times fewer channels.",
      model: (image, factor) => {
        const [height, width, channels] = image.shape;
        const colours = channels / factor;
        return built([height * factor, width * factor, colours], (y, x, c) => {
          const place = (y % factor) * factor + (x % factor);
          return image.at(Math.floor(y / factor), Math.floor(x / factor), (place * colours + c) % channels);
        });
      },
    },

    {
      id: "05.averaged-over-the-square",
      belief:
        "You averaged the channels of a colour and spread the mean over the square. They are no opinions about one pixel: they are the pixels of the square, each for its own place.",
      model: (image, factor) => {
        const [height, width, channels] = image.shape;
        const colours = channels / factor ** 2;
        return built([height * factor, width * factor, colours], (y, x, c) => {
          const pixel = image.at(Math.floor(y / factor), Math.floor(x / factor)).data;
          return total(pixel.filter((_, q) => q % colours === c)) / factor ** 2;
        });
      },
    },
    {
      id: "05.turned-square",
      belief:
        "You filled each square from its end. It is filled as one reads: the first colours stand at the top left.",
      model: (image, factor) =>
        shuffled(image, factor, (i, j, c, colours) => ((factor - 1 - i) * factor + factor - 1 - j) * colours + c),
    },
    {
      id: "05.rows-upside-down",
      belief:
        "You filled each square from its lowest row. It is filled as one reads: the first colours stand at the top left.",
      model: (image, factor) =>
        shuffled(image, factor, (i, j, c, colours) => ((factor - 1 - i) * factor + j) * colours + c),
    },
    {
      id: "05.columns-mirrored",
      belief:
        "You filled each row of a square from the right. It is filled as one reads: the first colours stand at the top left.",
      model: (image, factor) =>
        shuffled(image, factor, (i, j, c, colours) => (i * factor + factor - 1 - j) * colours + c),
    },
    {
      id: "05.colours-apart-by-column",
      belief:
        "You gave each colour a block of channels and filled it column by column. All colours of a pixel stand together, and a square is filled row by row.",
      model: (image, factor) => shuffled(image, factor, (i, j, c) => (c * factor + j) * factor + i),
    },
    {
      id: "05.colours-between",
      belief:
        "You let the colours change between rows and columns of the square. All colours of a pixel stand together: the colour is what changes fastest.",
      model: (image, factor) => shuffled(image, factor, (i, j, c, colours) => (i * colours + c) * factor + j),
    },
    {
      id: "05.one-channel-on",
      belief:
        "You went one channel on for each pixel of the square. A pixel has several colours: the next one begins `colours` channels later.",
      model: (image, factor) => shuffled(image, factor, (i, j, c) => i * factor + j + c),
    },
    {
      id: "05.same-in-a-row",
      belief:
        "The pixels in a row of the square are all the same with you. Each has channels of its own: the column within the square counts as well.",
      model: (image, factor) => shuffled(image, factor, (i, _j, c, colours) => i * colours + c),
    },
    {
      id: "05.same-in-a-column",
      belief:
        "The pixels in a column of the square are all the same with you. Each has channels of its own: the row within the square counts, `factor` pixels each.",
      model: (image, factor) => shuffled(image, factor, (_i, j, c, colours) => j * colours + c),
    },
    ...(
      [
        ["by-column", (i, j, c, colours, factor) => (j * factor + i) * colours + c],
        ["colours-apart", (i, j, c, _colours, factor) => (c * factor + i) * factor + j],
      ] as [string, (i: number, j: number, c: number, colours: number, factor: number) => number][]
    ).map(([how, channel]) => ({
      id: `05.whole-maps-as-tiles-${how}`,
      belief:
        "You laid whole maps side by side, as tiles. The channels behind one pixel stay together: they become one square.",
      model: (image: Image, factor: number) => {
        const [height, width, channels] = image.shape;
        const colours = channels / factor ** 2;
        return built([height * factor, width * factor, colours], (y, x, c) =>
          image.at(y % height, x % width, channel(Math.floor(y / height), Math.floor(x / width), c, colours, factor)),
        );
      },
    })),
    {
      id: "05.image-repeated",
      belief:
        "You repeated the whole image instead of enlarging each pixel: pixel [y, x] of the large image belongs to the square of ⌊y / factor⌋, ⌊x / factor⌋.",
      model: (image, factor) => {
        const [height, width, channels] = image.shape;
        const colours = channels / factor ** 2;
        return built([height * factor, width * factor, colours], (y, x, c) =>
          image.at(y % height, x % width, ((y % factor) * factor + (x % factor)) * colours + c),
        );
      },
    },
    {
      id: "05.rest-left-empty",
      belief:
        "You set one pixel of each square and left the others at 0. All the channels behind a pixel go into its square; none is left over.",
      model: (image, factor) => {
        const [height, width, channels] = image.shape;
        return built([height * factor, width * factor, channels / factor ** 2], (y, x, c) =>
          y % factor || x % factor ? 0 : image.at(y / factor, x / factor, c),
        );
      },
    },
    {
      id: "05.added-over-the-square",
      belief: "You added the channels of a colour up. They are the pixels of the square, each for its own place.",
      model: (image, factor) => {
        const [height, width, channels] = image.shape;
        const colours = channels / factor ** 2;
        return built([height * factor, width * factor, colours], (y, x, c) => {
          const pixel = image.at(Math.floor(y / factor), Math.floor(x / factor)).data;
          return total(pixel.filter((_, q) => q % colours === c));
        });
      },
    },
    {
      id: "05.all-in-a-row",
      belief:
        "You laid all the channels behind a pixel side by side in one row. They become a square: factor rows of factor pixels.",
      model: (image, factor) => {
        const [height, width, channels] = image.shape;
        return image.reshape([height, width * factor ** 2, channels / factor ** 2]);
      },
    },

    {
      id: "05.all-channels-kept",
      belief:
        "You enlarged every channel, and kept them all. No number is added: the channels behind a pixel become the pixels of a square, so factor · factor times fewer are left.",
      model: (image, factor) => {
        const [height, width, channels] = image.shape;
        return built([height * factor, width * factor, channels], (y, x, c) =>
          image.at(Math.floor(y / factor), Math.floor(x / factor), c),
        );
      },
    },
    {
      id: "05.way-back",
      belief:
        "You went the other way: squares of pixels became channels, and the image smaller. Here channels become pixels: it gets factor times as high and wide.",
      refuses: true,
      model: (image, factor) => {
        const [height, width, channels] = image.shape;
        const shape = [Math.floor(height / factor), Math.floor(width / factor), channels * factor ** 2] as const;
        return built(shape, (y, x, q) => {
          const place = Math.floor(q / channels);
          return image.at(y * factor + Math.floor(place / factor), x * factor + (place % factor), q % channels);
        });
      },
    },
    {
      id: "05.factor-once-and-empty",
      belief:
        "You divided the channels by the factor once. Height and width both grow, so there are factor · factor times fewer channels: reading on, you come to the end of the pixel.",
      model: (image, factor) => factorOnce(image, factor, 0),
    },
    {
      id: "05.factor-once-beyond-the-pixel",
      belief:
        "You divided the channels by the factor once. Height and width both grow, so there are factor · factor times fewer channels: reading on, you come to the end of the pixel.",
      refuses: true,
      model: (image, factor) => factorOnce(image, factor),
    },
  ],
  blindSpots: [
    {
      id: "05.other-factor-than-2",
      where: "the factor isn't 2",
      so: "A square has factor rows and columns, and there are factor · factor times fewer colours than channels.",
      holds: (_image, factor) => factor !== 2,
    },
    {
      id: "05.several-colours",
      where: "there is more than one colour",
      so: "All colours of a pixel stand side by side, then those of the next: channel (i · factor + j) · colours + c.",
      holds: (image, factor) => image.shape[2] > factor ** 2,
    },
    {
      id: "05.several-rows",
      where: "the image has more than one row",
      so: "Row y becomes the rows from y · factor on.",
      holds: (image) => image.shape[0] > 1,
    },
  ],
});

/** A pixel shuffle with factor times too many colours; what lies beyond a pixel's channels is `beyond`, or refused. */
function factorOnce(image: Image, factor: number, beyond?: number): Image {
  const [height, width, channels] = image.shape;
  const colours = channels / factor;
  return built([height * factor, width * factor, colours], (y, x, c) => {
    const q = ((y % factor) * factor + (x % factor)) * colours + c;
    if (q >= channels && beyond !== undefined) return beyond;
    return image.at(Math.floor(y / factor), Math.floor(x / factor), q);
  });
}

/** A pixel shuffle that takes pixel [i, j] of a square, colour c, from the channel that `channel` names. */
function shuffled(
  image: Image,
  factor: number,
  channel: (i: number, j: number, c: number, colours: number) => number,
): Image {
  const [height, width, channels] = image.shape;
  const colours = channels / factor ** 2;
  return built([height * factor, width * factor, colours], (y, x, c) =>
    image.at(Math.floor(y / factor), Math.floor(x / factor), channel(y % factor, x % factor, c, colours)),
  );
}
