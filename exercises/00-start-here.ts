/**
 * Chapter 00 · Start here
 *
 * Two small functions, to see how exercises work. Replace a `throw` by your
 * answer, save the file (Ctrl+S), and run the grading cell in the notebook.
 *
 * All you need of lib: `t.shape`, `t.at(…)`, `t.set(value, …)`, and
 * `zeros(shape)` for a tensor to fill.
 */
import { type Tensor, zeros } from "../lib/index";

/**
 * 1 · Turn a colour photograph grey: each pixel becomes the mean of its red,
 * green and blue. (1 point)
 *
 * By hand: the pixel [3, 6, 9] becomes [6].
 *
 * @param photo [height, width, 3]
 * @returns [height, width, 1]
 */
export function grey(
  photo: Tensor<[number, number, number]>,
): Tensor<[number, number, number]> {
  throw new Error("TODO: grey");
}

/**
 * 2 · Where does the number at [y, x, c] lie in `data`, the tensor's flat list
 * of numbers? (1 point)
 *
 * A pixel's channels lie side by side; one pixel follows the other, one row the
 * other. By hand, in a tensor of shape [2, 4, 3]: [0, 0, 2] is number 2,
 * [0, 1, 0] is number 3, and [1, 0, 0] is number 12.
 *
 * @param shape [height, width, channels]
 */
export function flatIndex(
  y: number,
  x: number,
  c: number,
  shape: [number, number, number],
): number {
  throw new Error("TODO: flatIndex");
}
