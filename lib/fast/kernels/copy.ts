// Moving numbers to where the other kernels want them.

/** Copy `lines` lines of `length` numbers; steps are in bytes. */
export function copyLines(from: usize, fromStep: usize, to: usize, toStep: usize, length: usize, lines: i32): void {
  do {
    let i: usize = 0;
    for (; i + 4 <= length; i += 4) v128.store(to + i * 4, v128.load(from + i * 4));
    for (; i < length; i++) store<f32>(to + i * 4, load<f32>(from + i * 4));
    from += fromStep; to += toStep;
  } while (--lines);
}

/**
 * Write a matrix as panels of 8 columns, the last filled up with zeros: in a panel the 8 numbers that a step of `gemm`
 * needs lie together, and its steps follow each other.
 * @param rowStep, columnStep bytes between the matrix's numbers
 * @param panelStep bytes from one panel to the next
 */
export function packPanels(
  from: usize, rows: i32, rowStep: usize, columns: i32, columnStep: usize, to: usize, panelStep: usize,
): void {
  for (let column = 0; column < columns; column += 8) {
    const filled = min(8, columns - column);
    let row = from + column * columnStep, q = to;
    // Eight numbers that lie together already, as those of a standard kernel do, go as two registers.
    const together = filled == 8 && columnStep == 4;
    for (let r = 0; r < rows; r++) {
      if (together) {
        v128.store(q, v128.load(row)); v128.store(q, v128.load(row, 16), 16);
        row += rowStep; q += 32;
        continue;
      }
      let p = row, j = 0;
      for (; j < filled; j++, p += columnStep) store<f32>(q + j * 4, load<f32>(p));
      for (; j < 8; j++) store<f32>(q + j * 4, 0);
      row += rowStep; q += 32;
    }
    to += panelStep;
  }
}

/**
 * Read memory in the order in which it lies, so that it is in the cache when it is needed: a whole number of cache lines.
 * @returns something of all that was read; otherwise the compiler would leave the reading out
 */
export function fetch(at: usize, bytes: usize): bool {
  const end = at + bytes;
  let seen = v128.load(at);
  for (; at < end; at += 64) seen = v128.or(seen, v128.load(at));
  return v128.any_true(seen);
}
