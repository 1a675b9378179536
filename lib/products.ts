/** Where a kernel may stand on an image: all that a convolution knows before it looks at channels. */
export interface Window2d {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  /** Positions of the kernel: down and across. */
  readonly outHeight: number;
  readonly outWidth: number;
  readonly stride: readonly [number, number];
  readonly dilation: readonly [number, number];
  /** Rows of padding above and below the image, columns left and right of it. */
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A convolution between an image and the positions on it: every size known and checked, every option filled in. */
export interface ConvGeometry extends Window2d {
  readonly channels: number;
  readonly filters: number;
  readonly groups: number;
  /** Channels that one filter sees: channels / groups. */
  readonly depth: number;
  /** Filters that see one channel: filters / groups. Depthwise is a group for every channel. */
  readonly perGroup: number;
}

/**
 * Visit every product of a convolution, as three places: o, of the sum it goes to, in the output; i, of the number under
 * the tap, in the input; w, of the weight, in the kernel.
 *
 * output[o] += input[i] · kernel[w] is the convolution. input[i] += output[o] · kernel[w] goes its way back: the transposed
 * convolution, the gradient by the input. kernel[w] += input[i] · output[o] is the gradient by the kernel.
 *
 * Padding makes no products: it is zero, and adding zero changes nothing.
 */
export function eachProduct(geometry: ConvGeometry, visit: (o: number, i: number, w: number) => void): void {
  const { batch, height, width, channels, kernelHeight, kernelWidth, depth, outHeight, outWidth, filters } = geometry;
  const { stride, dilation, top, left, perGroup } = geometry;
  for (let n = 0; n < batch; n++) {
    for (let row = 0; row < outHeight; row++) {
      for (let column = 0; column < outWidth; column++) {
        for (let i = 0; i < kernelHeight; i++) {
          for (let j = 0; j < kernelWidth; j++) {
            const y = row * stride[0] + i * dilation[0] - top;
            const x = column * stride[1] + j * dilation[1] - left;
            if (y < 0 || y >= height || x < 0 || x >= width) continue;
            const position = (n * outHeight + row) * outWidth + column;
            const pixel = (n * height + y) * width + x;
            const tap = i * kernelWidth + j;
            for (let f = 0; f < filters; f++) {
              const first = Math.floor(f / perGroup) * depth;
              for (let c = 0; c < depth; c++) {
                visit(position * filters + f, pixel * channels + first + c, (tap * depth + c) * filters + f);
              }
            }
          }
        }
      }
    }
  }
}
