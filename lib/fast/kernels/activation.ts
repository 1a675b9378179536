/**
 * Numbers below 0 become 0 and those above `ceiling` become it; what is no number stays so. Room behind the end: 3 numbers.
 *
 * `pmax` and `pmin` are single instructions, where `max` and `min` take several on x86 to do right by NaN and −0. The order of the arguments keeps NaN here, and adding 0 makes 0 of −0.
 */
export function limit(at: usize, count: i32, ceiling: f32): void {
  const zero = f32x4.splat(0), top = f32x4.splat(ceiling);
  for (let i = 0; i < count; i += 4) {
    v128.store(at, f32x4.pmin(f32x4.add(f32x4.pmax(v128.load(at), zero), zero), top));
    at += 16;
  }
}
