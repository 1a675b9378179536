// fast-png publishes its types only through "exports", which the notebook's TypeScript 5.0 does not read.
// This declares the part of it that is used here.
declare module "fast-png" {
  interface Png {
    width: number;
    height: number;
    /** Numbers a pixel: grey, grey + alpha, RGB or RGBA; 1 where a palette is used. */
    channels: number;
    /** Bits a number; below 8 several share a byte. */
    depth: 1 | 2 | 4 | 8 | 16;
    data: Uint8Array | Uint8ClampedArray | Uint16Array;
    palette?: number[][];
    /** The one colour that means "see through", in images without alpha. */
    transparency?: Uint16Array;
  }
  export function decode(file: Uint8Array, options?: { checkCrc?: boolean }): Png;
  export function encode(png: Png): Uint8Array;
  export function convertIndexedToRgb(png: Png): Uint8Array;
}
