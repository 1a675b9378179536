/** A colour as its red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];
const white: Rgb = [255, 255, 255];
const negative: Rgb = [33, 102, 172];
const positive: Rgb = [178, 24, 43];
const black: Rgb = [0, 0, 0];

/**
 * A colour for each value between two ends. It means the same on a light page and on a dark one: unlike the ink of a
 * drawing it does not follow the theme.
 */
export interface Scale {
  readonly low: number;
  readonly high: number;
  /** Values below zero exist: blue is negative, white zero, red positive. Otherwise brighter is larger, as in a photograph. */
  readonly diverging: boolean;
  colour(value: number): Rgb;
}

/** The scale that covers all the values. */
export function scaleOf(...planes: readonly ArrayLike<number>[]): Scale {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const values of planes) {
    for (let i = 0; i < values.length; i++) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
  }
  return scaleBetween(low, high);
}

/** The scale on which 0 is white, whether or not there are negative values: that of printed numbers. */
export function signedScaleOf(...planes: readonly ArrayLike<number>[]): Scale {
  const { low, high } = scaleOf(...planes);
  const most = Math.max(Math.abs(low), Math.abs(high)) || 1;
  return scaleBetween(-most, most);
}

/** The scale between two ends; with a negative end it is made symmetric, so that white means zero. */
export function scaleBetween(low: number, high: number): Scale {
  if (low < 0) {
    const most = Math.max(-low, high);
    const colour = (value: number): Rgb =>
      mix(white, value < 0 ? negative : positive, Math.min(Math.abs(value), most) / most);
    return { low: -most, high: most, diverging: true, colour };
  }
  const span = high - low || 1;
  const colour = (value: number): Rgb => mix(black, white, Math.min(Math.max((value - low) / span, 0), 1));
  return { low, high, diverging: false, colour };
}

/** What can be read on a colour of a scale: black or white. */
export function inkOn(rgb: Rgb): string {
  const [red, green, blue] = rgb.map((v) => (v / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? hex(black) : hex(white);
}

export function hex(rgb: Rgb): string {
  return `#${rgb.map((v) => v.toString(16).padStart(2, "0")).join("")}`;
}

function mix(from: Rgb, to: Rgb, part: number): Rgb {
  const at = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * part);
  return [at(0), at(1), at(2)];
}
