/**
 * Numbers below 0 become 0 and those above `ceiling` become it; what is no number stays so. Sixteen at a time: with four
 * the loop's own steps would take as long. Room behind the end: 15 numbers.
 */
export function limit(at: usize, count: i32, ceiling: f32): void {
  const top = f32x4.splat(ceiling), end = at + count * 4;
  for (; at < end; at += 64) {
    limitFour(at, top); limitFour(at + 16, top); limitFour(at + 32, top); limitFour(at + 48, top);
  }
}

/**
 * `pmax` and `pmin` are single instructions, where `max` and `min` take several on x86 to do right by NaN and −0. The
 * order of the arguments keeps NaN here, and adding 0 makes 0 of −0.
 */
// @ts-ignore: decorator
@inline
function limitFour(at: usize, top: v128): void {
  const zero = f32x4.splat(0);
  v128.store(at, f32x4.pmin(f32x4.add(f32x4.pmax(v128.load(at), zero), zero), top));
}
