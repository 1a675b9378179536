/**
 * One legend for every picture and explorer. The hues are Okabe and Ito's, which people with any colour vision can tell
 * apart; still, no picture says anything by colour alone: a role has its name beside it, padding is dashed and struck
 * through, a negative number has its sign.
 */
export const ink = "#1a1a1a";
export const ground = "#ffffff";
export const faint = "#5f5f5f";
export const rule = "#c4c4c4";

/** What a grid of numbers is to the operator. */
export type Role = "input" | "kernel" | "output" | "padding" | "difference";

/** `line` outlines, `fill` is the same hue light enough to print ink on. */
export const roles: Record<Role, { line: string; fill: string }> = {
  input: { line: "#0072b2", fill: "#d9eaf5" },
  kernel: { line: "#d55e00", fill: "#fbe3d0" },
  output: { line: "#007a5a", fill: "#d2ede3" },
  padding: { line: "#8a8a8a", fill: "#f4f4f4" },
  difference: { line: "#a8468a", fill: "#f4dfec" },
};

/** Colours for the lines and dots of a chart, in order: Okabe and Ito's, those that show on white. */
export const series = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#1a1a1a"];

type Rgb = readonly [number, number, number];
const white: Rgb = [255, 255, 255];
const negative: Rgb = [33, 102, 172];
const positive: Rgb = [178, 24, 43];
const dark: Rgb = [0, 0, 0];

/** A colour for each value between two ends. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  /** Values below zero exist: blue is negative, white zero, red positive. Otherwise brighter is larger, as in a photograph. */
  readonly diverging: boolean;
  /** @param soft light enough to print ink on */
  colour(value: number, soft?: boolean): Rgb;
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

/** The scale between two ends; with a negative end it is made symmetric, so that white means zero. */
export function scaleBetween(low: number, high: number): Scale {
  if (low < 0) {
    const most = Math.max(-low, high);
    const colour = (value: number, soft = false): Rgb =>
      mix(white, value < 0 ? negative : positive, (Math.min(Math.abs(value), most) / most) * (soft ? 0.45 : 1));
    return { low: -most, high: most, diverging: true, colour };
  }
  const span = high - low || 1;
  const colour = (value: number, soft = false): Rgb =>
    mix(white, dark, (1 - Math.min(Math.max((value - low) / span, 0), 1)) * (soft ? 0.35 : 1));
  return { low, high, diverging: false, colour };
}

export function hex(rgb: Rgb): string {
  return `#${rgb.map((v) => v.toString(16).padStart(2, "0")).join("")}`;
}

function mix(from: Rgb, to: Rgb, part: number): Rgb {
  const at = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * part);
  return [at(0), at(1), at(2)];
}
