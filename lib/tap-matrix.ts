/**
 * Behind every tap of a kernel lies a matrix: a row for each channel of the image, a column for each filter. Where a
 * tap meets a pixel, a convolution multiplies the pixel's channels by that matrix; its gradient by the input multiplies
 * the other way round, and its gradient by the kernel adds an outer product to the matrix.
 *
 * These are functions of their own because a loop over its own parameters runs about twice as fast as one over
 * variables that a callback has captured.
 */
export interface TapMatrix {
  readonly rows: number;
  readonly columns: number;
  /** From one row to the next, in memory: more than the columns where groups share the filters. */
  readonly step: number;
}

/** sums[f] += Σ over c of pixel[c] · matrix[c, f]. Two rows at a time: each sum is fetched and stored half as often. @internal */
export function addVectorTimesMatrix(
  sums: Float32Array,
  sumsAt: number,
  pixel: Float32Array,
  pixelAt: number,
  matrix: Float32Array,
  matrixAt: number,
  { rows, columns, step }: TapMatrix,
): void {
  let c = 0;
  for (; c + 1 < rows; c += 2) {
    const [row, next] = [matrixAt + c * step, matrixAt + (c + 1) * step];
    const [value, nextValue] = [pixel[pixelAt + c], pixel[pixelAt + c + 1]];
    for (let f = 0; f < columns; f++) sums[sumsAt + f] += value * matrix[row + f] + nextValue * matrix[next + f];
  }
  if (c < rows) addScaled(sums, sumsAt, pixel[pixelAt + c], matrix, matrixAt + c * step, columns);
}

/** pixel[c] += Σ over f of matrix[c, f] · vector[f]. @internal */
export function addMatrixTimesVector(
  pixel: Float32Array,
  pixelAt: number,
  matrix: Float32Array,
  matrixAt: number,
  vector: Float32Array,
  vectorAt: number,
  { rows, columns, step }: TapMatrix,
): void {
  for (let c = 0; c < rows; c++) {
    const row = matrixAt + c * step;
    let sum = 0;
    for (let f = 0; f < columns; f++) sum += matrix[row + f] * vector[vectorAt + f];
    pixel[pixelAt + c] += sum;
  }
}

/** matrix[c, f] += pixel[c] · vector[f]. @internal */
export function addOuterProduct(
  matrix: Float32Array,
  matrixAt: number,
  pixel: Float32Array,
  pixelAt: number,
  vector: Float32Array,
  vectorAt: number,
  { rows, columns, step }: TapMatrix,
): void {
  for (let c = 0; c < rows; c++) {
    addScaled(matrix, matrixAt + c * step, pixel[pixelAt + c], vector, vectorAt, columns);
  }
}

/**
 * sums[c · M + m] += pixel[c] · filters[c · M + m]: what is left of the matrix where every channel has M filters of
 * its own.
 * @internal
 */
export function addChannelProducts(
  sums: Float32Array,
  sumsAt: number,
  pixel: Float32Array,
  pixelAt: number,
  filters: Float32Array,
  filtersAt: number,
  channels: number,
  multiplier: number,
): void {
  for (let m = 0; m < multiplier; m++) {
    for (let c = 0, f = m; c < channels; c++, f += multiplier) {
      sums[sumsAt + f] += pixel[pixelAt + c] * filters[filtersAt + f];
    }
  }
}

function addScaled(
  sums: Float32Array,
  sumsAt: number,
  value: number,
  row: Float32Array,
  rowAt: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) sums[sumsAt + i] += value * row[rowAt + i];
}
