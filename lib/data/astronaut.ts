import { checkSize } from "../checks";
import type { Tensor } from "../tensor";
import { averageDown } from "./average-down";
import { dataFile } from "./data-file";
import { loadImage } from "./load-image";
import { withSubject } from "./subject";

/** Pixels of height and of width of the file. */
const SIZE = 320;

/**
 * A portrait of the astronaut Eileen Collins, by NASA, in the public domain: [height, height, 3], numbers from 0 to 1.
 * Her face is about a quarter as wide as the picture.
 * @param height 320 (default), or less: then it is averaged down
 * @throws where height is not a whole number from 1 to 320
 * @example
 * astronaut(160).shape // [160, 160, 3]
 */
export function astronaut<H extends number = 320>(height?: H): Tensor<[H, H, 3]> {
  const size = height ?? SIZE;
  checkSize("astronaut", "height", size);
  if (size > SIZE) throw new RangeError(`astronaut: height is ${size}, but the file has ${SIZE} pixels`);
  const whole = loadImage(dataFile(`photos/astronaut-${SIZE}.png`));
  const picture = size === SIZE ? whole : averageDown(whole, size, size);
  const subject =
    "a woman in an orange space suit smiles into the camera, before a flag and a model of a space shuttle";
  return withSubject(picture, subject) as Tensor as Tensor<[H, H, 3]>;
}
