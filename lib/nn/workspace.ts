import { countOf, Tensor } from "../tensor";
import type { Shape } from "../types/shape";
import { readable, type Tier } from "./tier";

/**
 * Where a computation happens: whose operators it calls, and where their results are kept. Training computes the same
 * shapes again and again; after `restart` their memory is handed out anew instead of left to the garbage collector.
 */
export class Workspace {
  private readonly used: Float32Array[] = [];
  private readonly free = new Map<number, Float32Array[]>();

  constructor(readonly tier: Tier = readable) {}

  /** A tensor to be written in full: its numbers are left over from whatever used it before. */
  take(shape: Shape): Tensor {
    const count = countOf(shape);
    const data = this.free.get(count)?.pop() ?? new Float32Array(count);
    this.used.push(data);
    return new Tensor(shape, data);
  }

  /** Everything taken so far may be written over from here on. */
  restart(): void {
    for (let data = this.used.pop(); data; data = this.used.pop()) {
      const same = this.free.get(data.length);
      if (same) same.push(data);
      else this.free.set(data.length, [data]);
    }
  }
}
