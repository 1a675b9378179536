/** One bias touches every position, so its gradient is the sum over all of them. `numbers` ends in channels. @internal */
export function addOverPositions(numbers: Float32Array, sums: Float32Array): void {
  const channels = sums.length;
  sums.fill(0);
  for (let i = 0; i < numbers.length; i += channels) {
    for (let c = 0; c < channels; c++) sums[c] += numbers[i + c];
  }
}
