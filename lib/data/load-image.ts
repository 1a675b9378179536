import { readFileSync, statSync } from "node:fs";

import { checkOptions, textOf } from "../checks";
import { Tensor } from "../tensor";
import { averageDown } from "./average-down";
import { brightness } from "./brightness";
import { decodeImage } from "./decode-image";

/** Larger files than this are not read. */
const MOST_BYTES = 64e6;

/**
 * A picture of your own as a tensor, [height, width, 3], numbers from 0 (black) to 1 (white): a PNG or a JPEG file.
 *
 * What is see-through is laid on white. A turn that a camera only notes beside the pixels (EXIF) is carried out.
 *
 * @param path from the workbook's folder, or absolute
 * @param options grey: one channel, the brightness 0.299 red + 0.587 green + 0.114 blue. longest: average a larger
 * picture down until its longer side has this many pixels (a 12-megapixel photograph is slow to convolve)
 * @throws where the file is missing, larger than 64 MB or 24 megapixels, neither PNG nor JPEG, or damaged
 * @example
 * loadImage("my-cat.jpg", { longest: 128 }).shape // such as [96, 128, 3]
 */
export function loadImage(path: string, options: { grey: true; longest?: number }): Tensor<[number, number, 1]>;
export function loadImage(path: string, options?: { grey?: false; longest?: number }): Tensor<[number, number, 3]>;
export function loadImage(path: string, options: { grey?: boolean; longest?: number }): Tensor<[number, number, 1 | 3]>;
export function loadImage(
  path: string,
  options: { grey?: boolean; longest?: number } = {},
): Tensor<[number, number, number]> {
  checkOptions("loadImage", options, ["grey", "longest"]);
  const { grey = false, longest = Number.POSITIVE_INFINITY } = options;
  if (typeof grey !== "boolean")
    throw new TypeError(`loadImage: grey is ${textOf(grey)}, but it must be true or false`);
  if (longest !== Number.POSITIVE_INFINITY && !(Number.isSafeInteger(longest) && longest >= 1)) {
    throw new RangeError(`loadImage: longest is ${textOf(longest)}, but it must be a whole number of at least 1`);
  }
  const colour = decodeImage(path, readImageFile(path));
  const image = grey ? greyOf(colour) : colour;
  const [height, width] = image.shape;
  const scale = Math.max(1, Math.max(height, width) / longest);
  return scale === 1
    ? image
    : averageDown(image, Math.max(1, Math.round(height / scale)), Math.max(1, Math.round(width / scale)));
}

function readImageFile(path: string): Uint8Array {
  if (typeof path !== "string") throw new TypeError(`loadImage: path is ${textOf(path)}, but it must be a string`);
  const about = statSync(path, { throwIfNoEntry: false });
  if (!about) throw new Error(`loadImage: there is no file "${path}" (looked from ${process.cwd()})`);
  if (!about.isFile()) throw new Error(`loadImage: "${path}" is not a file`);
  if (about.size > MOST_BYTES) {
    throw new RangeError(
      `loadImage: "${path}" has ${Math.ceil(about.size / 1e6)} MB, but at most ${MOST_BYTES / 1e6} MB are read`,
    );
  }
  return readFileSync(path);
}

function greyOf(colour: Tensor<[number, number, number]>): Tensor<[number, number, 1]> {
  const [height, width] = colour.shape;
  const { data } = colour;
  const grey = Float32Array.from({ length: height * width }, (_, i) =>
    brightness(data[3 * i], data[3 * i + 1], data[3 * i + 2]),
  );
  return new Tensor([height, width, 1], grey);
}
