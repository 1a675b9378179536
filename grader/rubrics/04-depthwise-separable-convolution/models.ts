/** The largest whole number, from 0, up to which a condition holds. */
export function last(holds: (m: number) => boolean): number {
  let m = 0;
  while (m < 10_000 && holds(m + 1)) m++;
  return m;
}
