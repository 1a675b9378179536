import { brightness } from "../../../data/brightness";
import type { Tensor } from "../../../tensor";
import type { Shape } from "../../../types/shape";
import type { Plane } from "../../plane";
import { planesOf } from "../../plane";
import { planePng, pngAddress } from "../../png";
import type { Pixels } from "./explorer";

/** Photographs by name: [height, width, 1] or, made grey, [height, width, 3]; from 0 (black) to 1 (white). */
export type Photographs = Readonly<Record<string, Tensor<Shape>>>;

/** What an explorer's page is handed: addresses of grey images, a byte a pixel. */
export function addressesOf(photographs: Photographs): Record<string, string> {
  const address = ({ columns, rows, values }: Plane) =>
    pngAddress(
      columns,
      rows,
      Uint8Array.from(values, (value) => Math.round(value * 255)),
      1,
    );
  return Object.fromEntries(Object.entries(photographs).map(([name, photo]) => [name, address(greyPlane(photo))]));
}

/** The same photographs for the still picture, drawn here. */
export function pixelsOf(photographs: Photographs): Pixels {
  return { photograph: (name) => greyPlane(photographs[name]), image: planePng };
}

/** As the page will read it from the image: no finer than a byte. */
function greyPlane(photo: Tensor<Shape>): Plane {
  const [red, green = red, blue = red] = planesOf("explore", "photograph", photo);
  const values = Float32Array.from(red.values, (_, i) => {
    const grey = brightness(red.values[i], green.values[i], blue.values[i]);
    return Math.round(Math.min(1, Math.max(0, grey)) * 255) / 255;
  });
  return { ...red, values };
}
