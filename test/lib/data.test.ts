import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { encode as encodeJpeg } from "jpeg-js";
import { afterAll, describe, expect, test } from "vitest";
import { digits, loadImage, type PhotoName, photo } from "../../lib/data/index";
import type { Tensor } from "../../lib/index";

const folder = mkdtempSync(join(tmpdir(), "data-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A PNG written by hand, so that the decoder is not tested with its own encoder. */
function png(name: string, header: number[], lines: number[][], extra: [string, number[]][] = []): string {
  const chunk = (kind: string, body: Uint8Array) => {
    const content = Buffer.concat([Buffer.from(kind), body]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    check.writeUInt32BE(crc32(content));
    return Buffer.concat([length, content, check]);
  };
  const [width, height, depth, colour] = header;
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(width, 0);
  ihdr.writeUInt32BE(height, 4);
  ihdr.set([depth, colour], 8);
  const path = join(folder, name);
  writeFileSync(
    path,
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk("IHDR", ihdr),
      ...extra.map(([kind, body]) => chunk(kind, Buffer.from(body))),
      chunk("IDAT", deflateSync(Buffer.from(lines.flatMap((line) => [0, ...line])))),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
  return path;
}

const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const bytes = (image: Tensor) => Array.from(image.data, (value) => Math.round(value * 255));

describe("the files", () => {
  test("are the ones README.md lists, by checksum, and no others", () => {
    const readme = readFileSync("lib/data/README.md", "utf8");
    const listed = [...readme.matchAll(/^([0-9a-f]{64}) (\S+)$/gm)].map(([, sum, name]) => `${sum} ${name}`);
    const inside = (folder: string) => readdirSync(`lib/data/${folder}`).map((name) => `${folder}/${name}`);
    const here = ["digits.csv.gz", ...inside("photos"), ...inside("face-api")].map(
      (name) =>
        `${createHash("sha256")
          .update(readFileSync(join("lib/data", name)))
          .digest("hex")} ${name}`,
    );
    expect(here.sort()).toEqual(listed.sort());
  });
});

describe("digits", () => {
  test("are 1,797 images of 8 by 8 pixels from 0 to 1, the first 1,500 for training", () => {
    const { images, labels, train, test } = digits();
    const shape: [1797, 8, 8, 1] = images.shape;
    expect(shape).toEqual([1797, 8, 8, 1]);
    expect(train.images.shape).toEqual([1500, 8, 8, 1]);
    expect(test.images.shape).toEqual([297, 8, 8, 1]);
    expect(labels).toEqual([...train.labels, ...test.labels]);
    expect([...train.images.data, ...test.images.data]).toEqual([...images.data]);
    expect([Math.min(...images.data), Math.max(...images.data)]).toEqual([0, 1]);
    expect([...new Set(labels)].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test("begin with the zero that scikit-learn shows first", () => {
    const { images, labels } = digits();
    expect(labels.slice(0, 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const row = Array.from({ length: 8 }, (_, x) => images.at(0, 1, x, 0) * 16);
    expect(row).toEqual([0, 0, 13, 15, 10, 15, 5, 0]);
  });

  test("predict their mean image with an error of .0739 on the test part", () => {
    const { train, test } = digits();
    const mean = new Float64Array(64);
    train.images.data.forEach((value, i) => {
      mean[i % 64] += value / 1500;
    });
    const error = test.images.data.reduce((sum, value, i) => sum + (value - mean[i % 64]) ** 2, 0) / (297 * 64);
    expect(error.toFixed(4)).toBe("0.0739");
  });

  test("are fresh on every call: what one cell does to them the next does not see", () => {
    digits().images.data.fill(9);
    expect(digits().images.at(0, 0, 0, 0)).toBe(0);
  });
});

describe("photo", () => {
  test("answers the shape that its type states", () => {
    const camera: Tensor<[128, 128, 1]> = photo("camera");
    const coffee: Tensor<[64, 96, 3]> = photo("coffee", 64);
    expect(camera.shape).toEqual([128, 128, 1]);
    expect(coffee.shape).toEqual([64, 96, 3]);
    expect(photo("chelsea").shape).toEqual([128, 128, 3]);
    expect(photo("coffee").shape).toEqual([128, 192, 3]);
    expect(photo("brick", 64).shape).toEqual([64, 64, 1]);
    expect(photo("grass").shape).toEqual([128, 128, 1]);
    // @ts-expect-error a grey photograph has one channel
    const wrong: Tensor<[128, 128, 3]> = photo("camera");
    void wrong;
  });

  test("lies between black and white and is not flat", () => {
    for (const name of ["camera", "chelsea", "coffee", "brick", "grass"] satisfies PhotoName[]) {
      const { data } = photo(name);
      expect(Math.min(...data), name).toBeGreaterThanOrEqual(0);
      expect(Math.max(...data), name).toBeLessThanOrEqual(1);
      expect(Math.max(...data) - Math.min(...data), name).toBeGreaterThan(0.4);
    }
  });

  test("at 64 pixels is the mean of 2 by 2 pixels of the one at 128, to the rounding of both", () => {
    const [large, small] = [photo("coffee"), photo("coffee", 64)];
    for (const [y, x, c] of [
      [0, 0, 0],
      [31, 60, 1],
      [63, 95, 2],
    ]) {
      const four = [0, 1].flatMap((i) => [0, 1].map((j) => large.at(2 * y + i, 2 * x + j, c)));
      expect(small.at(y, x, c)).toBeCloseTo(four.reduce((a, b) => a + b) / 4, 2);
    }
  });

  test("names the photographs there are", () => {
    // @ts-expect-error
    expect(() => photo("lena")).toThrow('photo: there is no photograph "lena"; there are camera, chelsea, coffee');
    // @ts-expect-error
    expect(() => photo("camera", 100)).toThrow("photo: height is 100, but there are only 128 and 64");
  });
});

/** A JPEG 24 wide and 16 high, lighter by two fifths along a row and by three along a column, with a note how it was held. */
function held(orientation: number, little: boolean): Uint8Array {
  const data = new Uint8Array(24 * 16 * 4).map((_, i) => {
    const [x, y] = [Math.floor(i / 4) % 24, Math.floor(i / 96)];
    return i % 4 === 3 ? 255 : 51 * ((x >= 16 ? 2 : 0) + (y >= 8 ? 3 : 0));
  });
  const jpeg = encodeJpeg({ width: 24, height: 16, data }, 100).data;
  const two = (n: number) => (little ? [n, 0] : [0, n]);
  const four = (n: number) => (little ? [n, 0, 0, 0] : [0, 0, 0, n]);
  const tag = (id: number[], value: number) => [...id, ...two(3), ...four(1), ...two(value), 0, 0];
  const width = tag(little ? [0, 1] : [1, 0], 24); // another tag before the one that counts
  const tiff = [...Buffer.from(little ? "II" : "MM"), ...two(42), ...four(8), ...two(2), ...width];
  const body = [...Buffer.from("Exif\0\0"), ...tiff, ...tag(little ? [0x12, 1] : [1, 0x12], orientation), ...four(0)];
  return Uint8Array.from([...jpeg.subarray(0, 2), 0xff, 0xe1, 0, body.length + 2, ...body, ...jpeg.subarray(2)]);
}

describe("loadImage", () => {
  test("reads RGB", () => {
    const image = loadImage(png("rgb.png", [2, 1, 8, 2], [[255, 0, 51, 1, 2, 3]]));
    expect(image.shape).toEqual([1, 2, 3]);
    expect(bytes(image)).toEqual([255, 0, 51, 1, 2, 3]);
  });

  test("spreads grey over three channels, or keeps one", () => {
    const path = png("grey.png", [1, 2, 8, 0], [[7], [200]]);
    expect(bytes(loadImage(path))).toEqual([7, 7, 7, 200, 200, 200]);
    const grey: Tensor<[number, number, 1]> = loadImage(path, { grey: true });
    expect(grey.shape).toEqual([2, 1, 1]);
    expect(bytes(grey)).toEqual([7, 200]);
  });

  test("weighs red, green and blue as bright as they look", () => {
    const path = png("primaries.png", [3, 1, 8, 2], [[255, 0, 0, 0, 255, 0, 0, 0, 255]]);
    expect([...loadImage(path, { grey: true }).data].map((v) => v.toFixed(3))).toEqual(["0.299", "0.587", "0.114"]);
  });

  test("lays what is see-through on white", () => {
    const rgba = png("rgba.png", [2, 1, 8, 6], [[255, 0, 0, 51, 9, 9, 9, 0]]);
    expect(bytes(loadImage(rgba))).toEqual([255, 204, 204, 255, 255, 255]);
    const greyAlpha = png("grey-alpha.png", [1, 1, 8, 4], [[0, 51]]);
    expect(bytes(loadImage(greyAlpha))).toEqual([204, 204, 204]);
    const oneColour = png("trns.png", [3, 1, 8, 2], [[1, 2, 3, 1, 2, 4, 5, 5, 5]], [["tRNS", [0, 1, 0, 2, 0, 3]]]);
    expect(bytes(loadImage(oneColour))).toEqual([255, 255, 255, 1, 2, 4, 5, 5, 5]);
  });

  test("reads 16 bits, 2 bits and a palette of 4 bits", () => {
    expect(bytes(loadImage(png("16.png", [1, 1, 16, 0], [[0x80, 0x80]])))).toEqual([128, 128, 128]);
    const two = loadImage(png("2.png", [5, 1, 2, 0], [[0b00011011, 0b01000000]]), { grey: true });
    expect(bytes(two)).toEqual([0, 85, 170, 255, 85]);
    const palette: [string, number[]] = ["PLTE", [10, 20, 30, 40, 50, 60]];
    expect(bytes(loadImage(png("palette.png", [3, 1, 4, 3], [[0x10, 0x10]], [palette])))).toEqual([
      40, 50, 60, 10, 20, 30, 40, 50, 60,
    ]);
    const clear = png("clear.png", [2, 1, 8, 3], [[1, 0]], [palette, ["tRNS", [0]]]);
    expect(bytes(loadImage(clear))).toEqual([40, 50, 60, 255, 255, 255]);
  });

  test("reads JPEG, to the accuracy of JPEG", () => {
    const data = new Uint8Array(16 * 8 * 4).map((_, i) => [200, 100, 50, 255][i % 4]);
    const image = loadImage(file("plain.jpg", encodeJpeg({ width: 16, height: 8, data }, 95).data));
    expect(image.shape).toEqual([8, 16, 3]);
    for (const [c, value] of [200, 100, 50].entries())
      expect(Math.abs(image.at(5, 9, c) * 255 - value)).toBeLessThan(3);
  });

  // EXIF 2.3, tag 274: the sides of what is seen at which the first stored row and the first stored column lie.
  test.each([
    [1, "top", "left"],
    [2, "top", "right"],
    [3, "bottom", "right"],
    [4, "bottom", "left"],
    [5, "left", "top"],
    [6, "right", "top"],
    [7, "right", "bottom"],
    [8, "left", "bottom"],
  ])("turns a JPEG upright: held as %i, its first row is at the %s", (orientation, row, column) => {
    for (const little of [true, false]) {
      const image = loadImage(file(`held-${orientation}-${little}.jpg`, held(orientation, little)), { grey: true });
      expect(image.shape).toEqual(orientation < 5 ? [16, 24, 1] : [24, 16, 1]);
      // In the corner of both first sides lie 0 and 0: black. Along the first row it gets lighter, along the column too.
      const corner = (side: string, other: string) => {
        const sides = [side, other];
        const y = sides.includes("top") ? 2 : image.shape[0] - 3;
        return Math.round(5 * image.at(y, sides.includes("left") ? 2 : image.shape[1] - 3, 0));
      };
      const opposite: Record<string, string> = { top: "bottom", bottom: "top", left: "right", right: "left" };
      expect([
        corner(row, column),
        corner(row, opposite[column]),
        corner(opposite[row], column),
        corner(opposite[row], opposite[column]),
      ]).toEqual([0, 2, 3, 5]);
    }
  });

  test("averages a large picture down, keeping its proportions", () => {
    const path = png(
      "row.png",
      [4, 2, 8, 0],
      [
        [0, 100, 200, 40],
        [0, 100, 200, 40],
      ],
    );
    const small = loadImage(path, { longest: 2, grey: true });
    expect(small.shape).toEqual([1, 2, 1]);
    expect(bytes(small)).toEqual([50, 120]);
    const uneven = loadImage(path, { longest: 3, grey: true }); // pixels of 4/3: a whole one and a third of the next
    expect(uneven.shape).toEqual([2, 3, 1]);
    expect(bytes(uneven).slice(0, 3)).toEqual([25, 150, 80]);
    expect(loadImage(path, { longest: 99 }).shape).toEqual([2, 4, 3]);
  });

  test("says what is wrong with a path, a file or an option", () => {
    const good = png("good.png", [1, 1, 8, 0], [[1]]);
    expect(() => loadImage("no-such.png")).toThrow(/^loadImage: there is no file "no-such\.png" \(looked from .+\)$/);
    expect(() => loadImage(folder)).toThrow("is not a file");
    // @ts-expect-error
    expect(() => loadImage(3)).toThrow("loadImage: path is 3, but it must be a string");
    expect(() => loadImage(file("a.gif", "GIF89a"))).toThrow("is neither a PNG nor a JPEG file");
    expect(() => loadImage(file("empty.png", ""))).toThrow("is neither a PNG nor a JPEG file");
    expect(() => loadImage(good, { longest: 0.5 })).toThrow("longest is 0.5, but it must be a whole number");
    // @ts-expect-error
    expect(() => loadImage(good, { gray: true })).toThrow('loadImage: there is no option "gray"');
    const huge = png("huge.png", [100_000, 100_000, 8, 0], [[1]]);
    expect(() => loadImage(huge)).toThrow("has 100000 x 100000 pixels, but at most 24 million are read");
    const endless = file("endless.png", "");
    truncateSync(endless, 65e6);
    expect(() => loadImage(endless)).toThrow("has 65 MB, but at most 64 MB are read");
  });

  test("says that a PNG or JPEG is damaged wherever it is cut or changed, and never hangs or answers half a picture", () => {
    const path = png(
      "whole.png",
      [3, 2, 8, 2],
      [
        [1, 2, 3, 4, 5, 6, 7, 8, 9],
        [9, 8, 7, 6, 5, 4, 3, 2, 1],
      ],
    );
    const whole = readFileSync(path);
    for (let length = 8; length < whole.length - 12; length++) {
      expect(() => loadImage(file("cut.png", whole.subarray(0, length))), `${length} bytes`).toThrow(
        "is a damaged PNG",
      );
    }
    const flipped = Uint8Array.from(whole);
    flipped[45] ^= 1;
    expect(() => loadImage(file("flipped.png", flipped))).toThrow("is a damaged PNG");
    const data = new Uint8Array(32 * 32 * 4).map((_, i) => (i * 37) % 256);
    const jpeg = encodeJpeg({ width: 32, height: 32, data }, 80).data;
    for (let length = 2; length < jpeg.length - 2; length += 7) {
      expect(() => loadImage(file("cut.jpg", jpeg.subarray(0, length))), `${length} bytes`).toThrow(
        "is a damaged JPEG",
      );
    }
  });
});
