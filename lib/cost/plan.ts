import { textOf } from "../checks";
import { convGeometry, depthwiseGeometry, pair, poolGeometry, transposeGeometry, window2d } from "../rules/geometry";
import type { BranchesLayer, Layer, MapShape } from "./layer";

export type SimpleLayer = Exclude<Layer, BranchesLayer>;

/** What a layer does to a shape, and what its formulas need to know. */
export interface LayerPlan {
  outputShape: MapShape;
  /** `${formulas}Weights` and `${formulas}Macs` count it; a layer without weights has none. */
  formulas?: "standard" | "pointwise" | "depthwise" | "separable" | "transposed" | "dense";
  values: Record<string, number>;
  /** Numbers written on the way to the output. */
  between: number;
}

/** Follow a shape through one layer, with the checks that the operators themselves make. @internal */
export function planLayer(who: string, layer: SimpleLayer, input: MapShape): LayerPlan {
  const channels = input[2];
  switch (layer.type) {
    case "conv": {
      const { kernel, groups = 1, filters, ...options } = layer;
      checkDepth(who, channels, groups);
      const [kernelHeight, kernelWidth] = pair(who, "kernel", kernel);
      const shape = [kernelHeight, kernelWidth, channels / groups, filters];
      const { outHeight, outWidth } = convGeometry(who, input, shape, { ...windowOf(options), groups });
      return counted("standard", input, [outHeight, outWidth, filters], { kernelHeight, kernelWidth, groups });
    }
    case "pointwise": {
      const { outHeight, outWidth } = window2d(who, [1, ...input], [1, 1], { stride: layer.stride });
      return counted("pointwise", input, [outHeight, outWidth, layer.filters], {});
    }
    case "depthwise":
    case "separable": {
      const { kernel, multiplier = 1, ...options } = layer;
      const [kernelHeight, kernelWidth] = pair(who, "kernel", kernel);
      const shape = [kernelHeight, kernelWidth, channels, multiplier];
      const { outHeight, outWidth, filters } = depthwiseGeometry(who, input, shape, windowOf(options));
      const values = { kernelHeight, kernelWidth, multiplier };
      if (layer.type === "depthwise") return counted("depthwise", input, [outHeight, outWidth, filters], values);
      const between = outHeight * outWidth * filters;
      return { ...counted("separable", input, [outHeight, outWidth, layer.filters], values), between };
    }
    case "transposed": {
      const { kernel, groups = 1, filters, outputPadding, ...options } = layer;
      checkDepth(who, filters, groups);
      const [kernelHeight, kernelWidth] = pair(who, "kernel", kernel);
      const shape = [kernelHeight, kernelWidth, filters / groups, channels];
      const { height, width } = transposeGeometry(who, input, shape, { ...windowOf(options), outputPadding, groups });
      return counted("transposed", input, [height, width, filters], { kernelHeight, kernelWidth, groups });
    }
    case "pool": {
      const { kernel, ...options } = layer;
      const { outHeight, outWidth } = poolGeometry(who, input, kernel, options);
      return { outputShape: [outHeight, outWidth, channels], values: {}, between: 0 };
    }
    case "globalPool":
      return { outputShape: [1, 1, channels], values: {}, between: 0 };
    case "dense":
      return counted("dense", input, [1, 1, layer.units], { units: layer.units });
  }
}

function counted(
  formulas: LayerPlan["formulas"],
  [inHeight, inWidth, inChannels]: MapShape,
  outputShape: MapShape,
  values: Record<string, number>,
): LayerPlan {
  const [outHeight, outWidth, outChannels] = outputShape;
  const sizes = { inHeight, inWidth, inChannels, outHeight, outWidth, outChannels };
  return { formulas, outputShape, values: { ...sizes, ...values }, between: 0 };
}

function windowOf({
  stride,
  padding,
  dilation,
}: Pick<Extract<Layer, { type: "conv" }>, "stride" | "padding" | "dilation">) {
  return { stride, padding, dilation };
}

/** The geometry of a grouped convolution is computed from a kernel's shape, which a division that fails cannot give. */
function checkDepth(who: string, channels: number, groups: number): void {
  if (channels % groups) {
    throw new RangeError(
      `${who}: groups is ${textOf(groups)} but there are ${channels} channels: groups must divide them`,
    );
  }
}
