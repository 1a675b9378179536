import { zlibSync } from "fflate";
import { base64 } from "./base64";
import type { Plane } from "./plane";
import type { Rgb, Scale } from "./scale";

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
/** Of a sample: grey, red green and blue, or a place in a palette. */
const KINDS = { 1: 0, 3: 2, palette: 3 } as const;

/**
 * Pixels as the address of a PNG image. Packed by fflate and not by Node's zlib, whose bytes differ from one version of
 * Node to the next: committed notebooks are compared byte by byte. Written here, since no light library filters rows, which
 * takes a quarter off a photograph.
 */
export function pngAddress(width: number, height: number, data: Uint8Array, channels: 1 | 3, palette?: Rgb[]): string {
  const kind = palette ? KINDS.palette : KINDS[channels];
  // Neighbours in a photograph are alike; a map has edges, and packs better as it is.
  const rows = filtered(data, height, channels, channels === 3);
  const file = [
    SIGNATURE,
    chunk("IHDR", [...fourBytes(width), ...fourBytes(height), 8, kind, 0, 0, 0]),
    palette ? chunk("PLTE", palette.flat()) : [],
    chunk("IDAT", zlibSync(rows, { level: 9 })),
    chunk("IEND", []),
  ];
  return `data:image/png;base64,${base64(joined(file))}`;
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

/** Each row behind a byte that says how it is filtered: not at all, or as what it has beyond Paeth's guess. */
function filtered(data: Uint8Array, height: number, channels: number, byPaeth: boolean): Uint8Array {
  const length = data.length / height;
  const rows = new Uint8Array((length + 1) * height);
  for (let y = 0, at = 0; y < height; y++) {
    rows[at++] = byPaeth ? 4 : 0;
    for (let x = 0; x < length; x++) {
      const here = y * length + x;
      const left = x < channels ? 0 : data[here - channels];
      const above = y === 0 ? 0 : data[here - length];
      const corner = x < channels || y === 0 ? 0 : data[here - length - channels];
      rows[at++] = data[here] - (byPaeth ? paeth(left, above, corner) : 0);
    }
  }
  return rows;
}

/** Of three neighbours the one nearest to left + above − corner: https://www.w3.org/TR/png/#9Filter-type-4-Paeth */
function paeth(left: number, above: number, corner: number): number {
  const [fromLeft, fromAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
  const fromCorner = Math.abs(left + above - 2 * corner);
  if (fromLeft <= fromAbove && fromLeft <= fromCorner) return left;
  return fromAbove <= fromCorner ? above : corner;
}

function chunk(type: string, data: ArrayLike<number>): Uint8Array {
  const body = joined([Array.from(type, (letter) => letter.charCodeAt(0)), data]);
  return joined([fourBytes(data.length), body, fourBytes(crc(body))]);
}

const fourBytes = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);

function joined(parts: readonly ArrayLike<number>[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The check at the end of a chunk: https://www.w3.org/TR/png/#D-CRCAppendix */
function crc(bytes: Uint8Array): number {
  let rest = -1;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return ~rest >>> 0;
}
