import { zeros } from "../../../lib/index";
import type * as solution from "../../../solutions/08-a-trained-network";
import type { Image } from "../models";

type Box = solution.Box;

export function each(map: Image, f: (value: number) => number): Image {
  const result = zeros(map.shape);
  for (let i = 0; i < map.data.length; i++) result.data[i] = f(map.data[i]);
  return result;
}

export function box(left: number, top: number, width: number, height: number, score = 0.5): Box {
  return { left, top, width, height, score };
}

export const area = ({ width, height }: Box) => width * height;

export function along(a: Box, b: Box, start: "left" | "top", size: "width" | "height"): number {
  return Math.min(a[start] + a[size], b[start] + b[size]) - Math.max(a[start], b[start]);
}

export function shared(a: Box, b: Box): number {
  return Math.max(0, along(a, b, "left", "width")) * Math.max(0, along(a, b, "top", "height"));
}

export function byScore(all: readonly Box[]): Box[] {
  return [...all].sort((a, b) => b.score - a.score);
}
