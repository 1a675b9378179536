import { decode, encode } from "fast-png";
import { describe, expect, it } from "vitest";
import { conv2d } from "../../../lib/conv";
import { astronaut } from "../../../lib/data/astronaut";
import { photo } from "../../../lib/data/photo";
import { channelMatrixFigure } from "../../../lib/figures/channel-matrix";
import { roles } from "../../../lib/figures/colours";
import { comparisonFigure } from "../../../lib/figures/comparison";
import { convFigure } from "../../../lib/figures/conv";
import { convMatrixFigure } from "../../../lib/figures/conv-matrix";
import { im2colFigure } from "../../../lib/figures/im2col";
import { imageHtml } from "../../../lib/figures/image";
import { kernelFigure } from "../../../lib/figures/kernel";
import { mapFigure, mapsFigure } from "../../../lib/figures/map";
import { photoFigure } from "../../../lib/figures/photo";
import { pngAddress } from "../../../lib/figures/png";
import type { Rgb } from "../../../lib/figures/scale";
import { sideBySideFigure } from "../../../lib/figures/side-by-side";
import type { Figure } from "../../../lib/figures/svg";
import { tensor } from "../../../lib/tensor";

const input = tensor([0, 1, 2, 3, 4, 5, 6, 7, 8], [3, 3, 1]);
const kernel = tensor([0, 1, 2, 3], [2, 2, 1, 1]);
const count = (length: number, shape: number[], from = 0) =>
  tensor(
    Array.from({ length }, (_, i) => i + from),
    shape,
  );

describe("a picture says what it shows", () => {
  it("boxes over a photograph are read out, and cut off where it ends", () => {
    const photo = tensor(Array(12).fill(0.5), [3, 4, 1]);
    const boxes = [{ left: -1, top: 1, width: 3, height: 9, score: 0.725 }];
    const { svg, alt } = photoFigure(photo, { scale: 10, boxes });
    expect(alt).toMatch(/; 1 box; 3 wide and 9 high, -1 from the left and 1 from the top, score 0\.72$/);
    expect(svg.match(/<rect x="8" y="18" width="20" height="20" fill="none"/g)).toHaveLength(2);
    expect(photoFigure(photo, { boxes: [] }).alt).toMatch(/; no boxes$/);
  });

  it("a small map is read out with its largest value", () => {
    expect(
      mapFigure(
        tensor([
          [19, 25],
          [37, 43],
        ]),
      ).alt,
    ).toBe("feature map 2x2: 19 25; 37 43; largest 43 at row 1, column 1");
  });

  it("a large map is described by its extremes, not read out", () => {
    const map = count(15 * 20, [15, 20], -3);
    expect(mapFigure(map, { title: "edges" }).alt).toBe(
      "edges 15x20: smallest −3 at row 0, column 0, largest 296 at row 14, column 19",
    );
  });

  it("a constant map has one value and no largest", () => {
    expect(mapFigure(tensor([[2, 2]])).alt).toBe("feature map 1x2: 2 2; every value 2");
  });

  it("a photograph says what is on it, its size and its brightness", () => {
    const photo = tensor([0, 0, 0, 255, 255, 255], [1, 2, 3]);
    expect(photoFigure(photo, { title: "test card", alt: "a black and a white square" }).alt).toBe(
      "test card: a black and a white square, 1x2 pixels in colour, mean brightness 0.5 of 1",
    );
  });

  it("a photograph of the workbook says what is on it unasked; what is computed from it does not", () => {
    const cat = photo("chelsea", 64);
    expect(photoFigure(cat).alt).toContain("the face of a ginger tabby cat");
    expect(photoFigure(tensor(cat.data, cat.shape)).alt).not.toContain("cat");
  });

  it("pictures side by side say what they show together, if that is given", () => {
    expect(sideBySideFigure([input, input], { alt: "twice the same" }).alt).toBe("twice the same");
  });

  it("values up to 5, as a sharpened photograph has them, are not taken for bytes", () => {
    expect(photoFigure(tensor([0, 5, 1, 0], [2, 2, 1])).alt).toContain("mean brightness 0.5 of 1");
  });

  it("a kernel names the filter and the channel it belongs to", () => {
    const two = count(2 * 1 * 2 * 3, [2, 1, 2, 3]);
    expect(kernelFigure(two, { filter: 2, channel: 1 }).alt).toBe(
      "kernel filter 2, channel 1 2x1: 5; 11; largest 11 at row 1, column 0",
    );
  });

  it("a convolution is told as input, kernel, output and one sum", () => {
    const output = conv2d(input, kernel);
    expect(convFigure(input, kernel, output, { at: [0, 1] }).alt).toBe(
      "Convolution: input 3x3: 0 1 2; 3 4 5; 6 7 8; largest 8 at row 2, column 2. Kernel 2x2: 0 1; 2 3. " +
        "Output 2x2: 19 25; 37 43; largest 43 at row 1, column 1. " +
        "The value at row 0, column 1 is 1·0 + 2·1 + 4·2 + 5·3 = 25",
    );
  });

  it("the channel sums come before the bias", () => {
    const x = tensor([1, 10, 2, 20], [1, 2, 2]);
    const w = tensor([1, 2, -3, 4], [1, 1, 2, 2]);
    const bias = tensor([0.5, -1]);
    const { alt } = convFigure(x, w, conv2d(x, w, { bias }), { at: [0, 1], filter: 1, bias });
    expect(alt).toContain("channel 0:  2·2 = 4; channel 1:  20·4 = 80; all channels:  4 + 80 + bias (−1) = 83");
  });

  it("a tap over the padding meets a zero", () => {
    const output = conv2d(input, kernel, { padding: 1, stride: 2 });
    const { alt } = convFigure(input, kernel, output, { at: [0, 1], padding: 1, stride: 2 });
    expect(alt).toContain("The value at row 0, column 1 is 0·0 + 0·1 + 1·2 + 2·3 = 8");
  });

  it("the second group of filters sees the second group of channels", () => {
    const x = tensor([1, 10], [1, 1, 2]);
    const w = tensor([2, 3], [1, 1, 1, 2]);
    const { alt } = convFigure(x, w, conv2d(x, w, { groups: 2 }), { filter: 1, groups: 2 });
    expect(alt).toContain("is 10·3 = 30");
  });

  it("says ≈ where a printed number is rounded", () => {
    const x = tensor([1 / 3, 2], [1, 2, 1]);
    const w = tensor([1, 1], [1, 2, 1, 1]);
    expect(convFigure(x, w, conv2d(x, w)).alt).toContain("is 0.333·1 + 2·1 ≈ 2.333");
  });
});

describe("a convolution's arithmetic", () => {
  it("does not pretend to make a value that it does not make", () => {
    const flipped = tensor([5, 11, 23, 29], [2, 2, 1]);
    expect(convFigure(input, kernel, flipped).alt).toContain("0·0 + 1·1 + 3·2 + 4·3 = 19, but the output has 5");
  });

  it("adds the channels it does not show", () => {
    const x = count(6, [1, 1, 6], 1);
    const w = count(6, [1, 1, 6, 1], 10);
    const { alt } = convFigure(x, w, conv2d(x, w));
    expect(alt).toContain("all channels:  10 + 22 + 36 + … + 90 = 280");
    expect(alt).not.toContain("but the output");
  });
});

describe("printed numbers", () => {
  const zeroOf = (figure: Figure) =>
    figure.svg
      .match(/<path d="M8 8[^"]*" stroke="[^"]*"(?: fill="(#\w+)")?(?: style="fill:(#\w+)")?/)
      ?.slice(1)
      .find(Boolean);

  it("have a white 0, whether or not some are negative", () => {
    expect([[[0, 5]], [[0, -5]]].map((values) => zeroOf(mapFigure(tensor(values))))).toEqual(["#ffffff", "#ffffff"]);
  });

  it("have the colour of their role where none is negative", () => {
    expect(zeroOf(mapFigure(tensor([[0, 5]]), { role: "output" }))).toBe(roles.output.fill);
  });

  it("are dark and bright between two ends that are given, and say so in a bar", () => {
    const drawn = mapFigure(tensor([[0, 0.5]]), { range: [0, 1] });
    expect(zeroOf(drawn)).toBe("#000000");
    expect(drawn.svg).toMatch(/>0<\/text><rect/);
  });

  it("have cells of one size, however long they are", () => {
    const sizes = [3, -0.4444, 12345.678].map((value) => mapFigure(tensor([[value, 1]])).width);
    expect(new Set(sizes).size).toBe(1);
  });
});

describe("who hears whom", () => {
  it("has a row a channel and a column a filter, and nothing where a filter is deaf", () => {
    const { alt, svg } = channelMatrixFigure(tensor([1, 2, 3, 0], [1, 1, 1, 4]), { groups: 2, title: "two groups" });
    expect(alt).toBe(
      "two groups: 2 channels by 4 filters, 1x1 kernels; filter 0 hears 0; filter 1 hears 0; filter 2 hears 1; filter 3 hears 1",
    );
    expect(Array.from(svg.matchAll(/<text [^>]*>(\d)</g), ([, number]) => number)).toEqual(["1", "2", "3", "0"]);
  });

  it("writes the size of kernels that are larger than 1x1", () => {
    expect(channelMatrixFigure(count(12, [2, 3, 1, 2])).svg.match(/>2×3</g)).toHaveLength(2);
  });
});

describe("expected and yours", () => {
  it("stand beside their difference", () => {
    expect(comparisonFigure(tensor([[1, 2]]), tensor([[1, 5]])).alt).toBe(
      "expected 1x2: 1 2; largest 2 at row 0, column 1. yours 1x2: 1 5; largest 5 at row 0, column 1. " +
        "yours − expected 1x2: 0 3; largest 3 at row 0, column 1",
    );
  });

  it("have one scale: a 3 has the same colour in all three, whatever else is there", () => {
    const { svg } = comparisonFigure(tensor([[3, 0]]), tensor([[6, -6]]));
    const fills = Array.from(
      svg.matchAll(/<path d="M(\d+) [^"]*" stroke="[^"]*" style="fill:(#\w+)"/g),
      ([, x, fill]) => [x, fill],
    );
    const three = fills.filter(([x]) => x === "8").map(([, fill]) => fill);
    expect(three).toHaveLength(3); // the first cell of each: 3, 6 and their difference, 3
    expect(three[2]).toBe(three[0]);
    expect(three[1]).not.toBe(three[0]);
  });

  it("have no difference where their shapes differ", () => {
    expect(comparisonFigure(tensor([[1, 2]]), tensor([[1], [2]])).alt).not.toContain("−");
  });
});

describe("a convolution as a matrix", () => {
  it("has a window a row, zeros where it hangs over the border", () => {
    const { alt, svg } = im2colFigure(input, kernel, {
      padding: [
        [0, 0],
        [1, 0],
      ],
      at: [1, 0],
    });
    expect(alt).toContain("each window a row of 4 numbers: 0 0 0 3; 0 1 3 4; 1 2 4 5; 0 3 0 6; 3 4 6 7; 4 5 7 8");
    expect(svg).toContain(">windows as rows: 6×4<");
  });

  it("has a column a filter", () => {
    expect(im2colFigure(input, count(8, [2, 2, 1, 2]), {}).svg).toContain(">output: 4×2<");
  });

  it("has the weights in every row, and tells a weight of 0 from no weight", () => {
    expect(convMatrixFigure(input, kernel).alt).toContain(
      "As a matrix of 4 rows and 9 columns, zero but for the weights: " +
        "0 1 · 2 3 · · · ·; · 0 1 · 2 3 · · ·; · · · 0 1 · 2 3 ·; · · · · 0 1 · 2 3",
    );
  });

  it("transposed leads from the small map to the large one", () => {
    const { alt } = convMatrixFigure(tensor([1, 10], [1, 2, 1]), tensor([2, 3], [1, 2, 1, 1]), { transposed: true });
    expect(alt).toBe(
      "input 1x2: 1 10; largest 10 at row 0, column 1. kernel 1x2: 2 3; largest 3 at row 0, column 1. " +
        "output 1x3: 2 23 30; largest 30 at row 0, column 2. " +
        "As a matrix of 3 rows and 2 columns, zero but for the weights: 2 ·; 3 2; · 3",
    );
  });

  it("is not drawn where nobody could read it", () => {
    expect(() => convMatrixFigure(count(49, [7, 7, 1]), kernel)).toThrow(
      "showConvMatrix: the input has 49 numbers and the output 36, but at most 36 of each are drawn",
    );
    expect(() => im2colFigure(count(49, [7, 7, 1]), tensor(Array(9).fill(1), [3, 3, 1, 1]), { padding: 1 })).toThrow(
      "showIm2col: the matrix has 49 rows and 9 columns, but at most 36 of each are drawn",
    );
  });
});

describe("pixels become a PNG", () => {
  const read = (address: string) => decode(Buffer.from(address.slice("data:image/png;base64,".length), "base64"));
  /** Every byte occurs, and no two neighbours are alike. */
  const bytes = Uint8Array.from({ length: 5 * 3 * 18 }, (_, i) => (i * 89) % 256);

  it.each([1, 3] as const)("that another decoder reads, of %i channels", (channels) => {
    const width = bytes.length / (6 * channels);
    const decoded = read(pngAddress(width, 6, bytes, channels));
    expect(decoded).toMatchObject({ width, height: 6, channels });
    expect(Buffer.from(decoded.data)).toEqual(Buffer.from(bytes));
  });

  it("with its colours in a palette", () => {
    const colours: Rgb[] = Array.from({ length: 256 }, (_, i) => [i, 255 - i, 7]);
    expect(read(pngAddress(45, 6, bytes, 1, colours)).palette).toEqual(colours);
  });

  it("that takes a fifth less than unfiltered, and more, where it is a photograph in colour", () => {
    const data = Uint8Array.from(astronaut().data, (value) => Math.round(255 * value));
    const unfiltered = encode({ width: 320, height: 320, channels: 3, depth: 8, data });
    expect(pngAddress(320, 320, data, 3).length).toBeLessThan((4 / 3) * 0.8 * unfiltered.length);
  });
});

describe("a picture is refused with a reason", () => {
  it("a stack of maps where one map is asked for", () => {
    expect(() => mapFigure(count(8, [2, 2, 2]))).toThrow(
      "showMap: map has shape [2, 2, 2], but it must be [height, width] or [height, width, 1]: showMaps draws 2 channels",
    );
  });

  it("an output that other options made", () => {
    expect(() => convFigure(input, kernel, conv2d(input, kernel, { padding: 1 }))).toThrow(
      "showConv: output is 4x4, but these options make 2x2: pass showConv the options conv2d had",
    );
  });

  it("a position outside the output", () => {
    expect(() => convFigure(input, kernel, conv2d(input, kernel), { at: [0, 2] })).toThrow(
      "showConv: at[1] is 2, but the output allows 0 to 1",
    );
  });
});

const mixed = tensor(
  Array.from({ length: 40 }, (_, i) => ((i * 7) % 11) - 3),
  [4, 5, 2],
);
const pictures: Record<string, () => Figure> = {
  map: () =>
    mapFigure(
      tensor([
        [-1.5, 2, 0.25],
        [3, -40, 100],
      ]),
      { title: "signed", role: "output" },
    ),
  "large-map": () => mapFigure(count(13 * 20, [13, 20])),
  maps: () => mapsFigure(mixed),
  kernel: () => kernelFigure(tensor([-1, 0, 1, -2, 0, 2, -1, 0, 1], [3, 3, 1, 1])),
  conv: () => convFigure(input, kernel, conv2d(input, kernel), { at: [0, 1] }),
  "conv-padded": () =>
    convFigure(input, kernel, conv2d(input, kernel, { padding: 1, stride: 2 }), { at: [0, 1], padding: 1, stride: 2 }),
  "conv-dilated": () => convFigure(input, kernel, conv2d(input, kernel, { dilation: 2 }), { dilation: 2 }),
  im2col: () =>
    im2colFigure(input, kernel, {
      padding: [
        [0, 0],
        [1, 0],
      ],
      at: [1, 0],
    }),
  "conv-matrix": () => convMatrixFigure(input, kernel, { at: [1, 0] }),
  "conv-matrix-transposed": () =>
    convMatrixFigure(tensor([1, 2, 3, 4], [2, 2, 1]), kernel, { at: [0, 1], stride: 2, transposed: true }),
  "channel-matrix": () => channelMatrixFigure(count(8, [1, 1, 2, 4]), { groups: 2 }),
  comparison: () => comparisonFigure(tensor([[19, 25]]), tensor([[5, 11.25]])),
  "side-by-side": () =>
    sideBySideFigure([input, mapFigure(mixed.at(0))], { titles: ["input", "a row <&> its channels"] }),
};

describe.each(Object.entries(pictures))("the picture %s", (name, draw) => {
  it("has the same bytes each time", () => {
    expect(draw()).toEqual(draw());
  });

  it("looks as it did", async () => {
    await expect(draw().svg).toMatchFileSnapshot(`./__snapshots__/${name}.svg`);
  });

  it("has a white ground, text of at least 12 pixels, and nothing to fetch or run", () => {
    const { svg } = draw();
    expect(svg).toMatch(/^<svg [^>]*><rect [^>]*fill="#ffffff"/);
    for (const [, size] of svg.matchAll(/font-size="([\d.]+)"/g)) expect(Number(size)).toBeGreaterThanOrEqual(12);
    expect(svg).not.toMatch(/<script|href="(?!data:)/);
  });

  it("becomes an image with its words", () => {
    const html = imageHtml(draw());
    expect(html).toMatch(
      /^<img src="data:image\/svg\+xml;base64,[\w+/=]+" alt="[^"]+" width="\d+" style="color-scheme:light">$/,
    );
  });
});
