import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import type { Found } from "../../grader/detection";
import { detectHere } from "../../grader/node/detect-here";
import { scoreFace } from "../../grader/rubrics/08-a-trained-network/face-score";
import { astronaut, faceDetectorFile, faceDetectorWeights } from "../../lib/data/index";
import * as fast from "../../lib/fast/index";
import { type Tensor, tensor, zeros } from "../../lib/index";
import { boxOverlap, detectFaces, faceBoxes, keepBestBoxes } from "../../lib/networks/index";
import * as solution from "../../solutions/08-a-trained-network";

vi.setConfig({ testTimeout: 60_000 });

/** What face-api answered, on TensorFlow.js: fixtures/make_face_detector.cjs. */
const { pictures, lots } = JSON.parse(readFileSync("test/fixtures/face-detector.json", "utf8")) as {
  pictures: { threshold: number; raw: { shape: [number, number, 25]; data: number[] }; boxes: number[][] }[];
  lots: { boxes: number[][]; overlaps: number[]; kept: { threshold: number; places: number[] }[] }[];
};

const boxOf = ([left, top, width, height, score]: number[]) => ({ left, top, width, height, score });

describe("chapter 08's solutions", () => {
  it("read the weights that lib reads", () => {
    const { bytes, entries } = faceDetectorFile();
    const [theirs, ours] = [solution.toWeights([...bytes], [...entries]), faceDetectorWeights()];
    expect(Object.keys(theirs)).toEqual(Object.keys(ours));
    for (const [name, { shape, data }] of Object.entries(ours)) {
      expect(theirs[name].shape).toEqual(shape);
      expect(data.every((weight, i) => weight === theirs[name].data[i])).toBe(true);
    }
  });

  it("answer a picture as face-api does", () => {
    const all = solution.toWeights([...faceDetectorFile().bytes], [...faceDetectorFile().entries]);
    // biome-ignore lint/suspicious/noExplicitAny: blocks of a file have the shapes that the file says.
    const block = (name: string) => all[name] as Tensor<any>;
    const mean = [117.001, 114.697, 97.404];
    const picture = tensor(
      Array.from(astronaut(160).data, (v, i) => v - mean[i % 3] / 255),
      [160, 160, 3],
    );
    const answer = solution.stack(
      picture,
      { kernel: block("conv0/filters"), bias: block("conv0/bias") },
      [1, 2, 3, 4, 5].map((i) => ({
        depthwise: block(`conv${i}/depthwise_filter`),
        pointwise: block(`conv${i}/pointwise_filter`),
        bias: block(`conv${i}/bias`),
      })),
      { kernel: block("conv8/filters"), bias: block("conv8/bias") },
    );
    const { raw } = pictures[1];
    expect(answer.shape).toEqual(raw.shape);
    expect(raw.data.every((value, i) => Math.abs(value - answer.data[i]) < 1e-4)).toBe(true);
  });

  it.each(pictures.map((picture, i) => [i, picture] as const))(
    "and lib find face-api's boxes: picture %i",
    (_, { raw, threshold, boxes }) => {
      const [rows, columns] = raw.shape;
      const cells = Array.from({ length: rows * columns }, (_, i) => {
        return solution.boxes(raw.data.slice(25 * i, 25 * i + 25), Math.floor(i / columns), i % columns);
      });
      const likely = cells.flat().filter(({ score }) => score > threshold);
      const inLib = keepBestBoxes(
        faceBoxes(tensor(raw.data, raw.shape)).filter(({ score }) => score > threshold),
        0.4,
      );
      for (const found of [solution.keepBest(likely, 0.4), inLib]) {
        expect(found.length).toBe(boxes.length);
        boxes.forEach((box, i) => {
          for (const [name, value] of Object.entries(boxOf(box))) {
            expect(Math.abs(found[i][name as keyof Found] - value)).toBeLessThan(1e-3);
          }
        });
      }
    },
  );

  it("and lib overlap boxes and keep the best as face-api does", () => {
    for (const { boxes, overlaps, kept } of lots) {
      const all = boxes.map(boxOf);
      overlaps.forEach((overlap, i) => {
        expect(solution.overlap(all[0], all[i])).toBeCloseTo(overlap, 5);
        expect(boxOverlap(all[0], all[i])).toBeCloseTo(overlap, 5);
      });
      for (const { threshold, places } of kept) {
        expect(solution.keepBest(all, threshold)).toEqual(places.map((i) => all[i]));
        expect(keepBestBoxes(all, threshold)).toEqual(places.map((i) => all[i]));
      }
    }
  });
});

describe("chapter 08's questions without a number are answered by what the detector does", () => {
  const portrait = astronaut();
  const changed = (from: (y: number, x: number) => [number, number] | undefined) => {
    const image = zeros([320, 320, 3]);
    for (let i = 0; i < image.data.length; i++) {
      const place = from(Math.floor(i / 960), Math.floor(i / 3) % 320);
      if (place) image.data[i] = portrait.data[(place[0] * 320 + place[1]) * 3 + (i % 3)];
    }
    return image;
  };
  const scores = (picture: Tensor) => detectFaces(picture, faceDetectorWeights(), fast).map(({ score }) => score);

  it("after a move by a whole cell the score is the same, to the last digit; upside down nothing is found", () => {
    const [before] = scores(portrait);
    expect(scores(changed((y, x) => (x < 32 ? undefined : [y, x - 32])))).toEqual([before]);
    expect(scores(changed((y, x) => [319 - y, 319 - x]))).toEqual([]);
  });

  it("halved, it is found less surely: so it is by face-api", () => {
    const [whole, half] = pictures.slice(0, 2).map(({ boxes }) => boxes[0][4]);
    expect(half).toBeGreaterThan(0.5);
    expect(half).toBeLessThan(whole - 0.1);
  });
});

describe("the smallest face", () => {
  const sees = (...found: Found[]) => ({ detect: async () => found });
  const face = { left: 0.33, top: 0.12, width: 0.22, height: 0.26, score: 0.8 };

  it.each([
    [{ size: 320, enlarge: 1 }, 0, /Found with 0\.80: .* 160 × 160 would earn 1 point\.$/],
    [{ size: 160, enlarge: 2 }, 1, /about 32 of them across .* 128 × 128 would earn 2 points\.$/],
    [{ size: 97, enlarge: 3 }, 2, /96 × 96 would earn 3/],
    [{ size: 64, enlarge: 5 }, 4, /about 13 of them across the face\.$/],
  ])("earns points by its pixels: %j", async (answer, points, message) => {
    expect(await scoreFace(answer, sees(face))).toMatchObject({ points, message: expect.stringMatching(message) });
  });

  it("shown as it is, it is told what enlarging is for", async () => {
    const doubts = [1, 2].map(async (enlarge) => (await scoreFace({ size: 160, enlarge }, sees(face))).doubt);
    expect(await Promise.all(doubts)).toEqual([
      { misconception: "08.shown-as-it-is", belief: expect.any(String) },
      undefined,
    ]);
  });

  it.each([
    [
      "no box is sure enough",
      sees({ ...face, score: 0.5 }),
      /^No box above \.5: of 64 × 64 pixels, shown as 320 × 320/,
    ],
    ["there is no box", sees(), /^No box above/],
    [
      "a surer box lies elsewhere",
      sees({ ...face, top: 0.6, score: 0.9 }, face),
      /surest box \(0\.90\) lies elsewhere/,
    ],
    [
      "the surest box is twice as wide and high as the face",
      sees({ left: 0.22, top: 0, width: 0.44, height: 0.52, score: 0.9 }, face),
      /lies over the face, but is of another size: they overlap by 0\.22, and 0\.4 is asked for/,
    ],
  ])("earns nothing where %s", async (_, instruments, message) => {
    const score = await scoreFace({ size: 64, enlarge: 5 }, instruments);
    expect(score).toMatchObject({ points: 0, message: expect.stringMatching(message) });
  });

  it("says why it is shown in vain: too few pixels, two numbers exchanged, as large as an anchor, or as it is", async () => {
    // Only of a face that is at least 30 pixels wide, and not 51, a box is sure.
    const detect = async ({ size, enlarge }: { size: number; enlarge: number }) => [
      { ...face, score: size >= 60 && size * enlarge !== 256 && size * enlarge >= 150 ? 0.8 : 0.2 },
    ];
    const shown: [number, number][] = [
      [32, 10],
      [5, 64],
      [64, 4],
      [64, 1],
    ];
    const doubts = await Promise.all(
      shown.map(async ([size, enlarge]) => (await scoreFace({ size, enlarge }, { detect })).doubt?.misconception),
    );
    expect(doubts).toEqual(["08.detail-comes-back", "08.exchanged", "08.as-large-as-an-anchor", "08.shown-as-it-is"]);
  });

  it.each([
    undefined,
    null,
    64,
    "x",
    {},
    { size: 0, enlarge: 1 },
    { size: 64 },
    { size: 64, enlarge: 6 },
    { size: 64.5, enlarge: 1 },
  ])("is not looked for in %j", async (answer) => {
    const notCalled = { detect: () => Promise.reject(new Error("it was shown")) };
    expect(await scoreFace(answer as never, notCalled)).toEqual({
      points: 0,
      message: expect.stringMatching(/^Its (size|enlarge) must be a whole number/),
    });
  });

  it("is not looked for in less than a cell", async () => {
    expect((await scoreFace({ size: 31, enlarge: 1 }, sees(face))).message).toMatch(/^No box above/);
  });

  it("is found by the detector itself: 64 pixels enlarged, not 144 as they are; of 72, something else; 16 are too few", async () => {
    const messages = await Promise.all(
      [
        { size: 64, enlarge: 5 },
        { size: 144, enlarge: 1 },
        { size: 72, enlarge: 1 },
        { size: 16, enlarge: 16 },
      ].map(async (shown) => (await scoreFace(shown, { detect: detectHere })).message),
    );
    expect(messages).toEqual([
      expect.stringMatching(/^Found with 0\.80/),
      expect.stringMatching(/^No box above \.5.* same 144 × 144 pixels, shown in another size, it does find the face/),
      expect.stringMatching(/^The surest box \(0\.80\) lies elsewhere.* same 72 × 72 pixels/),
      expect.stringMatching(/In no size that it can be shown does it find the face in 16 × 16 pixels\.$/),
    ]);
  });
});
