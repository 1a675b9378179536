import type { CostRow, Layer, MapShape } from "../../../lib/index";
import type { Diagnosis } from "../../report";
import { designs } from "../../words";

/**
 * The belief that a network is built on, where its layers alone give it away: a network that never looks at a neighbour, say.
 * What is said is so of every such network, however well it was trained.
 *
 * @param rows what each of the layers costs
 * @param dearest the MACs above which a network earns nothing for its price, if there is a price
 */
export function doubtAbout(
  layers: readonly Layer[],
  rows: readonly CostRow[],
  dearest = Number.POSITIVE_INFINITY,
): Diagnosis | undefined {
  const looks = layers.findIndex(looksAround);
  const mean = layers.findIndex((l) => l.type === "globalPool");
  const smaller = rows.findIndex(
    (row) => row.type !== "dense" && positions(row.outputShape) < positions(row.inputShape),
  );
  if (looks < 0) return neverLooks(layers, smaller >= 0, Number.isFinite(dearest));
  const first = layers[looks];
  const [height, width, channels] = rows[looks].inputShape;
  if (first.type === "transposed") return doubt("enlarged-first", designs.enlargedFirst);
  if (smaller >= 0 && smaller < looks) return doubt("smaller-first", designs.smallerFirst(smaller + 1, looks + 1));
  if (channels === 1 && first.type === "separable" && (first.multiplier ?? 1) === 1 && first.filters > 1)
    return doubt("one-pattern", designs.onePattern(looks + 1, first.filters));
  if (rows.every(({ type, outputShape }) => type === "dense" || outputShape[2] === 1))
    return doubt("one-map", designs.oneMap);
  const sparse = layers.findIndex((layer, i) => liesApart(layer, rows[i].inputShape));
  if (sparse >= 0)
    return doubt("taps-apart", designs.tapsApart(sparse + 1, rateOf(layers[sparse]), rows[sparse].inputShape[0]));
  const spread = layers.findIndex((layer) => looksAround(layer) && rateOf(layer) > 1);
  if (spread >= 0)
    return doubt("rate-saves-nothing", designs.rateSavesNothing(spread + 1, rateOf(layers[spread]), height, width));
  if (mean >= 0 && !layers.slice(0, mean).some((l, i) => mixes(l, rows[i].inputShape)))
    return doubt("unmixed", designs.unmixed);
  if (mean >= 0 && positions(rows[mean].inputShape) > 1) return doubt("places-forgotten", designs.placesForgotten);
  if (strideOf(first) > 2) {
    const [rowsLeft, columnsLeft] = rows[looks].outputShape;
    return doubt("large-steps", designs.largeSteps(looks + 1, strideOf(first), `${rowsLeft} × ${columnsLeft}`));
  }
  const total = rows.reduce((sum, row) => sum + row.macs, 0);
  if (total > dearest) return doubt("weights-for-macs", dearestOf(rows));
  return undefined;
}

/**
 * The belief of a network without a layer that looks at neighbours, also of one that is not trained.
 *
 * @param shrunk whether a layer makes the picture smaller
 * @param priced whether few MACs earn points
 */
export function neverLooks(layers: readonly Layer[], shrunk: boolean, priced: boolean): Diagnosis | undefined {
  if (layers.some(looksAround)) return undefined;
  if (layers.every((l) => l.type !== "pointwise" && l.type !== "conv"))
    return doubt("bare-pixels", designs.barePixels(shrunk, priced));
  const mean = layers.some((l) => l.type === "globalPool");
  return doubt("no-neighbours", mean ? designs.heapOfPixels : designs.noNeighbours);
}

const doubt = (name: string, belief: string): Diagnosis => ({ misconception: `design.${name}`, belief });

/** Which layer costs most MACs, and why. */
export function dearestOf(rows: readonly CostRow[]): string {
  const most = rows.reduce((a, b) => (b.macs > a.macs ? b : a));
  return designs.dearest(rows.indexOf(most) + 1, most.weights, most.macs);
}

/** Which layer has most weights. */
export function heaviestOf(rows: readonly CostRow[]): string {
  const most = rows.reduce((a, b) => (b.weights > a.weights ? b : a));
  const at = rows.indexOf(most);
  const pooled = rows[at - 1]?.type === "pool";
  return designs.heaviest(at + 1, most.weights, most.type === "dense" ? [...most.inputShape] : undefined, pooled);
}

const positions = ([height, width]: MapShape) => height * width;

/** Whether one of its numbers depends on pixels beside each other. */
function looksAround(layer: Layer): boolean {
  return "kernel" in layer && layer.type !== "pool" && [layer.kernel].flat().some((k) => k > 1);
}

function strideOf(layer: Layer): number {
  return "stride" in layer ? Math.max(...[layer.stride ?? 1].flat()) : 1;
}

function rateOf(layer: Layer): number {
  return "dilation" in layer ? Math.max(...[layer.dilation ?? 1].flat()) : 1;
}

/** Taps three or more apart, the outer ones more than half the map. */
function liesApart(layer: Layer, [height]: MapShape): boolean {
  if (!looksAround(layer) || !("kernel" in layer)) return false;
  return rateOf(layer) >= 3 && (Math.max(...[layer.kernel].flat()) - 1) * rateOf(layer) > height / 2;
}

/** Whether it brings channels together. From a single one there is nothing to bring together. */
function mixes(layer: Layer, [, , channels]: MapShape): boolean {
  if (layer.type === "pointwise" || layer.type === "separable" || layer.type === "dense") return true;
  return (layer.type === "conv" || layer.type === "transposed") && (channels === 1 || (layer.groups ?? 1) < channels);
}
