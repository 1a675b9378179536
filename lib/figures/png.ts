import type { Plane } from "./plane";
import type { Scale } from "./scale";

/** The one function used of fast-png, whose own types TypeScript 5.0 does not find. */
interface FastPng {
  encode(image: { width: number; height: number; data: Uint8Array; channels: number }): Uint8Array;
}

/**
 * Pixels as the address of a PNG image. Packed by fflate and not by Node's zlib, whose bytes differ from one version of
 * Node to the next: committed notebooks are compared byte by byte.
 */
export function pngAddress(width: number, height: number, data: Uint8Array, channels: 1 | 3): string {
  const { encode } = require("fast-png") as FastPng;
  return `data:image/png;base64,${Buffer.from(encode({ width, height, data, channels })).toString("base64")}`;
}

/** A plane, one pixel a value, coloured by the scale. */
export function planePng({ rows, columns, values }: Plane, scale: Scale): string {
  const channels = scale.diverging ? 3 : 1;
  const pixels = new Uint8Array(rows * columns * channels);
  for (let i = 0; i < values.length; i++) pixels.set(scale.colour(values[i]).slice(0, channels), i * channels);
  return pngAddress(columns, rows, pixels, channels);
}
