import { Tensor } from "../tensor";

/**
 * A wooden fence, drawn and not photographed: upright boards from top to bottom, and two rails nailed across them.
 * @returns [128, 128, 1], from 0 (black) to 1 (white)
 * @example
 * fence().at(0, 4, 0) // 0.875, the sky between two boards
 */
export function fence(): Tensor<[128, 128, 1]> {
  const [sky, board, edge, rail] = [0.875, 0.375, 0.25, 0.625];
  const data = Float32Array.from({ length: 128 * 128 }, (_, i) => {
    const [y, x] = [Math.floor(i / 128), i % 128];
    if ((y >= 28 && y < 40) || (y >= 84 && y < 96)) return rail;
    const across = x % 16;
    if (across < 6) return sky;
    return across === 6 || across === 15 ? edge : board;
  });
  return new Tensor([128, 128, 1], data);
}
