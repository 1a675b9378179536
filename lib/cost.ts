import { checkLayer, checkMapShape, checkNetwork } from "./cost/check-layer";
import { evaluateFormula } from "./cost/formulas";
import type { BranchesLayer, Layer, MapShape, Network } from "./cost/layer";
import { planLayer, type SimpleLayer } from "./cost/plan";

export { evaluateFormula, type FormulaName, formulas, simplifyFormula, texOf } from "./cost/formulas";
export type * from "./cost/layer";

/** What a layer, or several together, cost for one image. */
export interface Cost {
  /** Factors of products: kernels and matrices, without biases and batch normalisation. */
  weights: number;
  biases: number;
  /** Four a channel, as Keras counts: scale and shift, which are trained, and the running mean and variance. */
  batchNorm: number;
  /** weights + biases + batchNorm: what Keras prints as "Total params". */
  parameters: number;
  /**
   * Products with weights. Taps over the border count, as in all published figures; adding biases or branches, batch
   * normalisation, activations and pooling do not.
   */
  macs: number;
  /** Numbers written, the input not among them; batch normalisation, activation and addition happen in place. */
  activations: number;
}

export interface LayerCost extends Cost {
  outputShape: MapShape;
}

export interface CostRow extends LayerCost {
  name: string;
  type: SimpleLayer["type"];
  inputShape: MapShape;
}

export interface NetworkCost {
  name: string;
  source: string;
  /** One a layer; the layers of paths side by side follow each other. */
  rows: CostRow[];
  total: Cost;
  outputShape: MapShape;
}

/**
 * What one layer costs on an input of a given shape, for a batch of one. Bias and batch normalisation are counted apart
 * from weights, and never among the MACs.
 *
 * @param layer a layer as data; see {@link Layer} for the defaults
 * @param inputShape [height, width, channels]
 * @throws where the layer lacks a size, has an unknown field, or does not fit on the input
 * @example
 * costOf({ type: "conv", kernel: 3, filters: 1 }, [128, 128, 3]).macs // 428652
 * costOf({ type: "conv", kernel: 5, padding: 2, filters: 32 }, [28, 28, 192]).macs // 120422400
 */
export function costOf(layer: Layer, inputShape: MapShape): LayerCost {
  checkMapShape("costOf", "inputShape", inputShape);
  const { rows, outputShape } = walk("costOf: ", [layer], inputShape);
  return { ...sumOf(rows), outputShape };
}

/**
 * What a network costs, layer by layer and in total, for one image.
 *
 * @param network name, source, input shape and layers; `lib/networks` has those of the papers
 * @returns rows and their total. For another convention filter the rows: `sumOf(rows.filter(r => r.type !== "dense"))`
 * @throws where a layer does not fit on the one before it
 * @example
 * costOfNetwork(mobileNetV1()).total.weights // 4209088
 */
export function costOfNetwork(network: Network): NetworkCost {
  checkNetwork("costOfNetwork", network);
  const { name, source, input, layers } = network;
  const { rows, outputShape } = walk(`costOfNetwork: ${name}, `, layers, input);
  return { name, source, rows, total: sumOf(rows), outputShape };
}

/**
 * Several costs as one.
 * @example
 * sumOf([costOf({ type: "dense", units: 2 }, [1, 1, 3]), costOf({ type: "dense", units: 1 }, [1, 1, 2])]).weights // 8
 */
export function sumOf(costs: readonly Cost[]): Cost {
  const sum: Cost = { weights: 0, biases: 0, batchNorm: 0, parameters: 0, macs: 0, activations: 0 };
  for (const cost of costs) for (const key of Object.keys(sum) as (keyof Cost)[]) sum[key] += cost[key];
  return sum;
}

/**
 * How a cost is shared between types of layer: fractions that add up to 1.
 * @example
 * sharesOf(costOfNetwork(mobileNetV1()).rows, "macs").pointwise // 0.9485…
 */
export function sharesOf(rows: readonly CostRow[], of: keyof Cost): Partial<Record<CostRow["type"], number>> {
  const shares: Partial<Record<CostRow["type"], number>> = {};
  const total = sumOf(rows)[of];
  for (const row of rows) shares[row.type] = (shares[row.type] ?? 0) + (total && row[of] / total);
  return shares;
}

function walk(who: string, layers: readonly Layer[], inputShape: MapShape, prefix = "") {
  const rows: CostRow[] = [];
  let outputShape = inputShape;
  for (const [i, layer] of layers.entries()) {
    const name = `${prefix}${layer?.name ?? `${layer?.type} ${i + 1}`}`;
    checkLayer(who + name, layer);
    if (layer.type === "branches") {
      const joined = walkPaths(who, layer, outputShape, `${name} / `);
      rows.push(...joined.rows);
      outputShape = joined.outputShape;
    } else {
      const row = rowOf(who + name, name, layer, outputShape);
      rows.push(row);
      outputShape = row.outputShape;
    }
  }
  return { rows, outputShape };
}

function walkPaths(who: string, { join, paths }: BranchesLayer, inputShape: MapShape, prefix: string) {
  const ends = paths.map((layers, i) => walk(who, layers, inputShape, `${prefix}${i + 1} / `));
  const [height, width, channels] = ends[0].outputShape;
  for (const { outputShape } of ends) {
    const [h, w, c] = outputShape;
    if (h !== height || w !== width || (join === "add" && c !== channels)) {
      const rule = join === "add" ? "the same shape" : "the same height and width";
      throw new RangeError(
        `${who}${prefix}paths end in [${ends[0].outputShape}] and [${outputShape}], but to ${join} them they need ${rule}`,
      );
    }
  }
  const stacked = ends.reduce((sum, end) => sum + end.outputShape[2], 0);
  const outputShape: MapShape = [height, width, join === "concat" ? stacked : channels];
  return { rows: ends.flatMap((end) => end.rows), outputShape };
}

function rowOf(who: string, name: string, layer: SimpleLayer, inputShape: MapShape): CostRow {
  const { outputShape, formulas, values, between } = planLayer(who, layer, inputShape);
  const { bias, batchNorm = false } = layer as { bias?: boolean; batchNorm?: boolean };
  const channels = outputShape[2];
  const weights = formulas ? evaluateFormula(`${formulas}Weights`, values) : 0;
  const macs = formulas ? evaluateFormula(`${formulas}Macs`, values) : 0;
  if (!Number.isSafeInteger(macs)) {
    throw new RangeError(`${who}: it needs ${macs} MACs, but above ${Number.MAX_SAFE_INTEGER} they are not exact`);
  }
  const biases = formulas && (bias ?? !batchNorm) ? channels : 0;
  const normalised = batchNorm ? 4 * channels : 0;
  const parameters = weights + biases + normalised;
  const activations = between + outputShape[0] * outputShape[1] * channels;
  return {
    name,
    type: layer.type,
    inputShape,
    outputShape,
    weights,
    biases,
    batchNorm: normalised,
    parameters,
    macs,
    activations,
  };
}
