import type { Tensor } from "../tensor";
import { dataFile } from "./data-file";
import { loadImage } from "./load-image";
import { withSubject } from "./subject";

/** The photographs that come with the workbook, by height in pixels. */
interface Photos {
  128: {
    /** A man with a camera, grey. */
    camera: [128, 128, 1];
    /** A cat, in colour. */
    chelsea: [128, 128, 3];
    /** A cup of coffee, in colour, wider than high. */
    coffee: [128, 192, 3];
    /** A brick wall, grey. */
    brick: [128, 128, 1];
    /** Grass, grey. */
    grass: [128, 128, 1];
  };
  64: {
    camera: [64, 64, 1];
    chelsea: [64, 64, 3];
    coffee: [64, 96, 3];
    brick: [64, 64, 1];
    grass: [64, 64, 1];
  };
}

export type PhotoName = keyof Photos[128];

const grey: Record<PhotoName, boolean> = { camera: true, chelsea: false, coffee: false, brick: true, grass: true };

const subjects: Record<PhotoName, string> = {
  camera: "a man in a dark coat looks through a camera on a tripod, on a lawn",
  chelsea: "the face of a ginger tabby cat, from close by",
  coffee: "an empty coffee cup and a spoon on a saucer, on a wooden table",
  brick: "a brick wall",
  grass: "grass",
};

/**
 * A photograph that comes with the workbook, [height, width, channels], numbers from 0 (black) to 1 (white).
 * "chelsea" (a cat) and "coffee" are in colour, "camera", "brick" and "grass" grey; "coffee" is wider than high. All CC0.
 * @param height 128 (default) or 64
 * @throws where there is no such photograph or height
 * @example
 * photo("chelsea").shape // [128, 128, 3]
 * photo("coffee", 64).shape // [64, 96, 3]
 */
export function photo<N extends PhotoName, H extends keyof Photos = 128>(name: N, height?: H): Tensor<Photos[H][N]> {
  const size = height ?? 128;
  if (!Object.hasOwn(grey, name)) {
    throw new RangeError(`photo: there is no photograph "${name}"; there are ${Object.keys(grey).join(", ")}`);
  }
  if (size !== 128 && size !== 64) throw new RangeError(`photo: height is ${size}, but there are only 128 and 64`);
  const image = loadImage(dataFile(`photos/${name}-${size}.png`), { grey: grey[name] });
  return withSubject(image, subjects[name]) as Tensor as Tensor<Photos[H][N]>;
}
