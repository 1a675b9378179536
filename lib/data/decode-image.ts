/// <reference path="./fast-png.d.ts" />
import { convertIndexedToRgb, decode as decodePng, type Png } from "fast-png";
import { decode as decodeJpeg } from "jpeg-js";
import { Tensor } from "../tensor";
import { orientationOf, placesUpright } from "./orientation";

const MOST_PIXELS = 24e6;

type Image = Tensor<[number, number, number]>;

/** The pixels of a PNG or JPEG file, [height, width, 3], 0 to 1, on white, upright. @internal */
export function decodeImage(path: string, file: Uint8Array): Image {
  const isPng = startsWith(file, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  if (!isPng && !startsWith(file, 0xff, 0xd8)) {
    throw new TypeError(`loadImage: "${path}" is neither a PNG nor a JPEG file (its first bytes say so)`);
  }
  // A PNG states its size at once, so that a small file that unpacks to gigabytes is refused before it does.
  if (isPng && file.length >= 24) {
    const header = new DataView(file.buffer, file.byteOffset);
    checkPixels(path, header.getUint32(20), header.getUint32(16));
  }
  try {
    return isPng ? pngOnWhite(file) : jpeg(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (why.includes("maxResolutionInMP")) throw tooLarge(path, "more");
    throw new Error(`loadImage: "${path}" is a damaged ${isPng ? "PNG" : "JPEG"} file: ${why}`);
  }
}

function startsWith(file: Uint8Array, ...bytes: number[]): boolean {
  return bytes.every((byte, i) => file[i] === byte);
}

function checkPixels(path: string, height: number, width: number): void {
  if (height * width > MOST_PIXELS) throw tooLarge(path, `${width} x ${height}`);
}

function tooLarge(path: string, pixels: string): RangeError {
  return new RangeError(`loadImage: "${path}" has ${pixels} pixels, but at most ${MOST_PIXELS / 1e6} million are read`);
}

function jpeg(file: Uint8Array): Image {
  const decoded = decodeJpeg(file, {
    useTArray: true,
    formatAsRGBA: false,
    tolerantDecoding: false,
    maxResolutionInMP: MOST_PIXELS / 1e6,
    maxMemoryUsageInMB: 1024,
  });
  const { exifBuffer } = decoded as { exifBuffer?: Uint8Array }; // which its types don't know
  const { height, width, place } = placesUpright(decoded.height, decoded.width, orientationOf(exifBuffer));
  const values = new Float32Array(height * width * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [from, to] = [3 * place(y, x), 3 * (y * width + x)];
      for (let c = 0; c < 3; c++) values[to + c] = decoded.data[from + c] / 255;
    }
  }
  return new Tensor([height, width, 3], values);
}

function pngOnWhite(file: Uint8Array): Image {
  const png = decodePng(file, { checkCrc: true });
  const { width, height, transparency } = png;
  const white = png.depth === 16 ? 65535 : 255;
  const { data, channels } = bytesOf(png);
  const hasAlpha = channels === 2 || channels === 4;
  const colours = hasAlpha ? channels - 1 : channels;
  const values = new Float32Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const at = pixel * channels;
    let alpha = hasAlpha ? data[at + colours] / white : 1;
    if (
      !png.palette &&
      transparency?.length === colours &&
      transparency.every((t, c) => sample(png, t) === data[at + c])
    )
      alpha = 0;
    for (let c = 0; c < 3; c++) {
      values[pixel * 3 + c] = alpha * (data[at + (colours === 3 ? c : 0)] / white) + (1 - alpha);
    }
  }
  return new Tensor([height, width, 3], values);
}

/** One number a sample, 0 to 255 (or 65,535): palettes looked up, and samples of less than a byte taken apart. */
function bytesOf(png: Png): Pick<Png, "data" | "channels"> {
  if (png.palette) return { data: convertIndexedToRgb(png), channels: png.palette[0].length };
  if (png.depth >= 8) return png;
  const greys = Array.from({ length: 2 ** png.depth }, (_, i) => [sample(png, i)]);
  return { data: convertIndexedToRgb({ ...png, palette: greys }), channels: 1 };
}

function sample({ depth }: Png, value: number): number {
  return depth < 8 ? (value * 255) / (2 ** depth - 1) : value;
}
