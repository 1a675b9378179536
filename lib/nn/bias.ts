/**
 * One bias touches every position, so its gradient is the sum over all of them. `numbers` ends in channels.
 *
 * Four sums run side by side: a processor can begin an addition before the last one ends, but not if it needs its result.
 * @internal
 */
export function addOverPositions(numbers: Float32Array, sums: Float32Array): void {
  const channels = sums.length;
  const fours = numbers.length - (numbers.length % (4 * channels));
  for (let channel = 0; channel < channels; channel++) {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let i = channel; i < fours; i += 4 * channels) {
      a += numbers[i];
      b += numbers[i + channels];
      c += numbers[i + 2 * channels];
      d += numbers[i + 3 * channels];
    }
    for (let i = fours + channel; i < numbers.length; i += channels) a += numbers[i];
    sums[channel] = a + b + c + d;
  }
}
