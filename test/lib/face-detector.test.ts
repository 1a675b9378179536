import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { astronaut, faceDetectorFile, faceDetectorWeights } from "../../lib/data/index";
import * as fast from "../../lib/fast/index";
import * as readable from "../../lib/index";
import { costOfNetwork, leakyRelu, receptiveField, Tensor, tensor } from "../../lib/index";
import { type DetectorOperators, detectorMaps, faceDetector } from "../../lib/networks/index";

vi.setConfig({ testTimeout: 60_000 });

/** What face-api answered, on TensorFlow.js: fixtures/make_face_detector.cjs. */
const { pictures } = JSON.parse(readFileSync("test/fixtures/face-detector.json", "utf8")) as {
  pictures: { name: string; left: number; top: number; part: number; times: number; raw: { data: number[] } }[];
};

/** The part of the portrait that face-api was shown, averaged down as it was there. */
function shown({ left, top, part, times }: (typeof pictures)[number]): Tensor {
  if (times > 1) return astronaut(part / times);
  const whole = astronaut();
  const rows = Array.from({ length: part }, (_, y) => [
    ...whole.data.slice(((top + y) * 320 + left) * 3).slice(0, part * 3),
  ]);
  return new Tensor([part, part, 3], Float32Array.from(rows.flat()));
}

function answer(picture: Tensor, operators: DetectorOperators): Tensor {
  return [...detectorMaps(picture, faceDetectorWeights(), operators)].at(-1)!.map;
}

describe("the face detector", () => {
  test.each(pictures.map((picture) => [picture.name, picture] as const))(
    "answers as face-api does: %s",
    (name, picture) => {
      const tiers: DetectorOperators[] = name === "patch" ? [readable, fast] : [fast];
      for (const tier of tiers) {
        const { data } = answer(shown(picture), tier);
        expect(data.length).toBe(picture.raw.data.length);
        const furthest = picture.raw.data.reduce((most, value, i) => Math.max(most, Math.abs(value - data[i])), 0);
        expect(furthest).toBeLessThan(1e-4);
      }
    },
  );

  test("has a byte for each of its weights, and byte 134 of the first block is 0", () => {
    const { bytes, entries } = faceDetectorFile();
    const counts = entries.map(({ shape }) => shape.reduce((a, b) => a * b));
    expect(bytes.length).toBe(193_321);
    expect(counts.reduce((a, b) => a + b)).toBe(193_321);
    const [{ scale, min }] = entries;
    expect(134 * scale + min).toBeCloseTo(0, 12);
  });

  test("is counted by its layers: as many numbers as the file has bytes, 179,056 of them in separable layers", () => {
    const { rows, total } = costOfNetwork(faceDetector());
    expect(total.parameters).toBe(193_321);
    const separable = rows.filter(({ type }) => type === "separable");
    expect(separable.reduce((sum, { weights }) => sum + weights, 0)).toBe(179_056);
    const standard = faceDetector().layers.map((layer) =>
      layer.type === "separable" ? ({ ...layer, type: "conv" } as const) : layer,
    );
    const rest = total.weights - 179_056;
    expect(costOfNetwork({ ...faceDetector(), layers: standard }).total.weights - rest).toBe(1_571_328);
  });

  test("sees 190 pixels with each number of its answer, and has one every 32 pixels", () => {
    expect(receptiveField(faceDetector()).at(-1)).toMatchObject({ size: 190, jump: 32 });
    expect(costOfNetwork(faceDetector(320, 256)).outputShape).toEqual([10, 8, 25]);
  });
});

describe("a leaky ReLU", () => {
  test("leaks in proportion, and keeps what is not negative", () => {
    expect([...leakyRelu(tensor([-5, -1, 0, 3]), 0.5).data]).toEqual([-2.5, -0.5, 0, 3]);
    expect(Number.isNaN(leakyRelu(new Tensor([1], Float32Array.of(Number.NaN)), 0.5).data[0])).toBe(true);
  });

  test("refuses a slope that is no number", () => {
    expect(() => leakyRelu(tensor([1]), Number.NaN)).toThrow("leakyRelu: slope is NaN, but it must be a finite number");
  });
});

test("there is no portrait larger than the file", () => {
  expect(() => astronaut(321)).toThrow("astronaut: height is 321, but the file has 320 pixels");
  expect(() => astronaut(0)).toThrow("astronaut: height is 0, but it must be a whole number of at least 1");
});
