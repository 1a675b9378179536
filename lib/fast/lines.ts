import type { ConvGeometry } from "../products";

/** Sizes every operator derives from its geometry, for an image of `channels` numbers a pixel. */
export interface Lines {
  /** Rows of the image that one row of positions sees. */
  readonly extent: number;
  /** Columns copied in: the image and the zeros around it. */
  readonly paddedWidth: number;
  /** Numbers in such a row. */
  readonly line: number;
}

export function linesOf(geometry: ConvGeometry, channels: number): Lines {
  const { width, kernelHeight, kernelWidth, outWidth, stride, dilation, left } = geometry;
  const seen = (outWidth - 1) * stride[1] + dilation[1] * (kernelWidth - 1) + 1;
  const paddedWidth = Math.max(left + width, seen);
  return { extent: dilation[0] * (kernelHeight - 1) + 1, paddedWidth, line: paddedWidth * channels };
}
