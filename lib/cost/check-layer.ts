import { checkOptions, checkSize, textOf } from "../checks";
import { pair } from "../rules/geometry";
import type { BranchesLayer, Layer, MapShape, Network } from "./layer";

const windowed = ["kernel", "stride", "padding", "dilation"];
const weighted = ["bias", "batchNorm"];
const fields: Record<Layer["type"], string[]> = {
  conv: ["filters", "groups", ...windowed, ...weighted],
  pointwise: ["filters", "stride", ...weighted],
  depthwise: ["multiplier", ...windowed, ...weighted],
  separable: ["filters", "multiplier", ...windowed, ...weighted],
  transposed: ["filters", "groups", "outputPadding", ...windowed, ...weighted],
  pool: ["kernel", "stride", "padding"],
  globalPool: [],
  dense: ["units", ...weighted],
  branches: ["join", "paths"],
};

/** Check what a layer says of itself; `who` is the caller and the layer, for the message. @internal */
export function checkLayer(who: string, layer: unknown): asserts layer is Layer {
  if (typeof layer !== "object" || layer === null) {
    throw new TypeError(
      `${who}: the layer is ${textOf(layer)}, but it must be an object such as { type: "pointwise", filters: 8 }`,
    );
  }
  const { type, ...rest } = layer as Record<string, unknown>;
  if (!Object.hasOwn(fields, type as string)) {
    throw new TypeError(`${who}: type is ${textOf(type)}, but the layers are ${Object.keys(fields).join(", ")}`);
  }
  const known = fields[type as Layer["type"]];
  checkOptions(who, rest, ["name", ...known]);
  for (const name of ["filters", "units", "multiplier"]) {
    const optional = name === "multiplier" && rest[name] === undefined;
    if (known.includes(name) && !optional) checkSize(who, name, rest[name]);
  }
  for (const name of weighted) {
    if (rest[name] !== undefined && typeof rest[name] !== "boolean") {
      throw new TypeError(`${who}: ${name} is ${textOf(rest[name])}, but it must be true or false`);
    }
  }
  if (known.includes("kernel")) pair(who, "kernel", rest.kernel);
  if (known.includes("groups")) checkSize(who, "groups", rest.groups ?? 1);
  if (type === "branches") checkBranches(who, layer as BranchesLayer);
}

function checkBranches(who: string, { join, paths }: BranchesLayer): void {
  if (join !== "concat" && join !== "add") {
    throw new TypeError(`${who}: join is ${textOf(join)}, but it must be "concat" or "add"`);
  }
  if (!Array.isArray(paths) || paths.length === 0 || !paths.every(Array.isArray)) {
    throw new TypeError(`${who}: paths is ${textOf(paths)}, but it must hold at least one array of layers`);
  }
}

/** @internal */
export function checkMapShape(who: string, name: string, shape: unknown): asserts shape is MapShape {
  if (!Array.isArray(shape) || shape.length !== 3) {
    throw new TypeError(`${who}: ${name} is ${textOf(shape)}, but it must be [height, width, channels]`);
  }
  for (const [d, size] of shape.entries()) checkSize(who, `${name}[${d}]`, size);
}

/** @internal */
export function checkNetwork(who: string, network: unknown): asserts network is Network {
  const { name, input, layers } = (network ?? {}) as Record<string, unknown>;
  if (typeof name !== "string")
    throw new TypeError(`${who}: the network's name is ${textOf(name)}, but it must be a text`);
  checkMapShape(`${who}: ${name}`, "input", input);
  checkLayers(`${who}: ${name}`, layers);
}

/** @internal */
export function checkLayers(who: string, layers: unknown): asserts layers is readonly Layer[] {
  if (!Array.isArray(layers) || layers.length === 0) {
    throw new TypeError(`${who}: layers is ${textOf(layers)}, but it must hold at least one layer`);
  }
}
