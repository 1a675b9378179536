import { explore } from "./explore";
import { type Sliding, explorer as sliding } from "./sliding";

/**
 * A kernel slides over its input, step by step, with sliders for all that decides the output size.
 * @param settings what it starts with: size, kernel, stride, padding, dilation
 */
export function exploreSliding(settings: Partial<Sliding> = {}): void {
  explore(sliding, settings);
}
