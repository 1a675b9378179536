import { describe, expect, test } from "vitest";
import * as fast from "../../lib/fast/index";
import * as readable from "../../lib/index";
import { relu, relu6, Tensor, tensor } from "../../lib/index";

/** Whole numbers from −5 to 5 in no order. */
function spread<const S extends readonly number[]>(shape: S): Tensor<S> {
  const count = shape.reduce((product: number, size) => product * size, 1);
  return new Tensor(
    shape,
    Float32Array.from({ length: count }, (_, i) => ((i * 7 + 3) % 11) - 5),
  );
}

describe.each(Object.entries({ readable, fast }))("an activation, in the %s tier", (_, tier) => {
  // Sums from far below 0 to far above 6, and one that is no number.
  const image = spread([5, 6, 4]);
  image.data[0] = Number.NaN;
  const bias = tensor([1, -1, 2, 0.5, -3, 4, 0, 1]);
  const results: Record<string, (ending: object) => Tensor> = {
    conv2d: (ending) => tier.conv2d(image, spread([3, 2, 4, 8]), { ...ending, stride: 2, bias }),
    pointwiseConv2d: (ending) => tier.pointwiseConv2d(image, spread([1, 1, 4, 8]), { ...ending, bias }),
    depthwiseConv2d: (ending) => tier.depthwiseConv2d(image, spread([2, 3, 4, 2]), { ...ending, bias }),
    separableConv2d: (ending) =>
      tier.separableConv2d(image, spread([3, 3, 4, 1]), spread([1, 1, 4, 8]), { ...ending, bias }),
    conv2dTranspose: (ending) => tier.conv2dTranspose(image, spread([3, 3, 8, 4]), { ...ending, bias, stride: 2 }),
  };

  test.each(Object.entries(results))("in %s is the function around it", (_, result) => {
    const plain = result({});
    expect(Math.min(...plain.data.filter((value) => value < 0))).toBeLessThan(-1);
    expect(Math.max(...plain.data.filter((value) => value > 6))).toBeGreaterThan(7);
    expect(plain.data.some(Number.isNaN)).toBe(true);
    expect(result({ activation: "relu" })).toEqual(relu(plain));
    expect(result({ activation: "relu6" })).toEqual(relu6(plain));
  });
});
