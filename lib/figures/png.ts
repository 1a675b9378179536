import { base64 } from "./base64";
import type { Plane } from "./plane";
import type { Rgb, Scale } from "./scale";

/** The one function used of fast-png, whose own types TypeScript 5.0 does not find. */
interface FastPng {
  encode(image: Image, options: { zlib: { level: 9 } }): Uint8Array;
}

interface Image {
  width: number;
  height: number;
  data: Uint8Array;
  channels: 1 | 3;
  palette?: Rgb[];
}

/**
 * Pixels as the address of a PNG image. Packed by fflate and not by Node's zlib, whose bytes differ from one version of
 * Node to the next: committed notebooks are compared byte by byte.
 */
export function pngAddress(width: number, height: number, data: Uint8Array, channels: 1 | 3, palette?: Rgb[]): string {
  const { encode } = require("fast-png") as FastPng;
  const file = encode({ width, height, data, channels, palette }, { zlib: { level: 9 } });
  return `data:image/png;base64,${base64(file)}`;
}

/** A plane, one byte a value: its place on the scale, whose colours come along unless they are greys. */
export function planePng({ rows, columns, values }: Plane, scale: Scale): string {
  const { low, high } = scale;
  const steps = scale.diverging ? 254 : 255; // an even number has a middle, which is 0
  const place = (value: number) => Math.min(1, Math.max(0, (value - low) / (high - low || 1)));
  const pixels = Uint8Array.from(values, (value) => Math.round(place(value) * steps));
  const colours = Array.from({ length: steps + 1 }, (_, i) => scale.colour(low + ((high - low) * i) / steps));
  return pngAddress(columns, rows, pixels, 1, scale.diverging ? colours : undefined);
}
