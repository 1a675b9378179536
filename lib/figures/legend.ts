import { ink } from "./colours";
import { numeral } from "./numbers";
import { hex, type Scale } from "./scale";
import { element, text, textWidth } from "./svg";

/** Which shade is which number. */
export function legend(x: number, y: number, scale: Scale, width: number): string {
  const nearZero = (scale.high - scale.low) / 200; // rounding noise such as 3.8e-7 is not worth its width
  const [low, high] = [scale.low, scale.high].map((end) => numeral(Math.abs(end) < nearZero ? 0 : end));
  const from = x + textWidth(low) + 6;
  const steps = 11;
  const step = Math.max(3, Math.min(14, (x + width - textWidth(high) - 6 - from) / steps));
  const shades = Array.from({ length: steps }, (_, i) => {
    const value = scale.low + ((scale.high - scale.low) * i) / (steps - 1);
    return element("rect", {
      x: from + i * step,
      y,
      width: step + 0.3,
      height: 12,
      style: `fill:${hex(scale.colour(value))}`,
    });
  });
  const frame = element("rect", { x: from, y, width: steps * step, height: 12, fill: "none", stroke: ink });
  return text(x, y + 11, low) + shades.join("") + frame + text(from + steps * step + 6, y + 11, high);
}
