// The three words the kernels are written in. AssemblyScript is TypeScript's syntax compiled to WebAssembly: `v128` is a
// SIMD register of four 32-bit numbers, `usize` an address in bytes, and every number has a machine type.

/** sum + a · b, in each of the four lanes: two roundings, as in JavaScript, so every machine gives the same bits. */
// @ts-ignore: decorator
@inline
export function mulAdd(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}

/** The number at an address, copied to the four lanes. */
// @ts-ignore: decorator
@inline
export function spread(p: usize): v128 {
  return v128.load_splat<f32>(p);
}
