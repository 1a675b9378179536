import { type CostRow, costOfNetwork, type Layer, type MapShape, type Network } from "../../../lib/index";
import type { Instruments } from "../../instruments";
import type { Diagnosis } from "../../report";
import type { Score, Value } from "../../rubric";
import type { Reading, Train, Training } from "../../training";
import { trials } from "../../words";
import { dearestOf, doubtAbout, heaviestOf, neverLooks } from "./design";

/** How a network that a learner describes is put to the test: what it may cost, how it is trained, what earns points. */
export interface TrialRules extends Omit<Training, "seed"> {
  input: MapShape;
  classes: number;
  /** The most of each: products with weights, weights (without biases), numbers written. */
  macs: number;
  weights: number;
  activations: number;
  layers: number;
  /** One training each; their mean accuracy counts. */
  seeds: readonly number[];
  worth: Worth;
}

/** What a network earns by the share of hidden digits that it reads and by its MACs, and what would earn more. */
export interface Worth {
  (reads: number, macs: number): { points: number; next?: string };
  /** The MACs above which nothing is earned, if they have a price. */
  dearest?: number;
}

/** Half a percent: seeds move the mean of a few trainings by about as much, so no more than a point hangs on them. */
const BAND = 0.005;

/** A point for each half percent, up to `most` points at `top`. */
export function byAccuracy(top: number, most: number): Worth {
  return (reads) => {
    const points = Math.max(0, most - bandsBelow(top, reads));
    if (points === most) return { points };
    return { points, next: trials.reading(percent(top - (most - points - 1) * BAND), points + 1) };
  };
}

/** Points by the MACs, dearest first; each half percent below `needed` costs one. */
export function byMacs(needed: number, prices: readonly (readonly [macs: number, points: number])[]): Worth {
  const worth: Worth = (reads, macs) => {
    const priced = Math.max(0, ...prices.map(([most, worth]) => (macs <= most ? worth : 0)));
    const lacking = bandsBelow(needed, reads);
    const cheaper = prices.find(([most]) => macs > most);
    const next = lacking
      ? trials.lacking(percent(needed), priced)
      : cheaper && trials.cheaper(cheaper[0], cheaper[1], percent(needed));
    return { points: Math.max(0, priced - lacking), next };
  };
  worth.dearest = Math.max(...prices.map(([most]) => most));
  return worth;
}

function bandsBelow(top: number, reads: number): number {
  return Math.max(0, Math.ceil((top - reads) / BAND - 1e-9));
}

/** No layer has more filters, and no kernel, stride, padding or rate is longer than the digits are high. */
const MOST_FILTERS = 256;
const LONGEST = 8;
const TYPES: readonly Layer["type"][] = [
  "conv",
  "pointwise",
  "depthwise",
  "separable",
  "transposed",
  "pool",
  "globalPool",
  "dense",
];

const FIELDS = [
  "kernel",
  "stride",
  "padding",
  "dilation",
  "filters",
  "multiplier",
  "groups",
  "outputPadding",
  "units",
  "bias",
  "batchNorm",
];

/**
 * What a network may not be, in a sentence; or the network itself, rebuilt from nothing but what was checked. Only
 * arithmetic, so that no description, however hostile, costs more than a look at it.
 */
export function admitted(
  answer: Value,
  rules: TrialRules,
): { network: Network; rows: CostRow[] } | { refusal: string; doubt?: Diagnosis } {
  const refused = (refusal: string, doubt?: Diagnosis) => ({ refusal, doubt });
  if (Array.isArray(answer)) return refused(trials.list);
  const { input, layers } = fieldsOf(answer);
  if (JSON.stringify(input) !== JSON.stringify(rules.input)) return refused(trials.input(String(rules.input)));
  if (!Array.isArray(layers) || layers.length === 0) return refused(trials.noLayers);
  if (layers.length > rules.layers) return refused(trials.manyLayers(layers.length, rules.layers));
  for (const [i, layer] of layers.entries()) {
    const flaw = flawOf(fieldsOf(layer));
    if (flaw) return refused(trials.layer(i, flaw));
  }
  const checked = layers.map(fieldsOf).map(({ name: _, ...layer }) => layer as unknown as Layer);
  const network: Network = { name: "your network", source: "", input: rules.input, layers: checked };
  try {
    const { rows, total, outputShape } = costOfNetwork(network);
    if (outputShape.join() !== `1,1,${rules.classes}`) {
      return refused(trials.output(outputShape, rules.classes));
    }
    const over = (["macs", "weights", "activations"] as const).find((what) => total[what] > rules[what]);
    if (over) {
      const most = over === "macs" ? dearestOf(rows) : over === "weights" ? heaviestOf(rows) : "";
      const doubt = neverLooks(checked, false, rules.worth.dearest !== undefined);
      return refused(`${trials.budget(total[over], over, rules[over])} ${most}`.trim(), doubt);
    }
    return { network, rows };
  } catch (error) {
    const dense = checked.findIndex(({ type }) => type === "dense");
    const behindDense = dense >= 0 && checked.slice(dense + 1).some((layer) => "kernel" in layer);
    return refused(trials.misfit((error as Error).message, behindDense));
  }
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function flawOf({ type, name: _, ...fields }: Record<string, unknown>): string | undefined {
  if (!TYPES.includes(type as Layer["type"])) return trials.type(TYPES);
  if (fields.batchNorm) return trials.batchNorm;
  for (const [field, value] of Object.entries(fields)) {
    if (!FIELDS.includes(field)) return trials.noField(field.slice(0, 20), FIELDS);
    const most = ["filters", "units", "multiplier", "groups"].includes(field) ? MOST_FILTERS : LONGEST;
    if (!small(value, most)) return trials.field(field.slice(0, 20), most);
  }
  return type === "pool" && !small(fields.kernel, LONGEST / 2) ? trials.pool(LONGEST / 2) : undefined;
}

function small(value: unknown, most: number, depth = 0): boolean {
  if (typeof value === "number") return Number.isInteger(value) && value >= 0 && value <= most;
  if (Array.isArray(value)) return depth < 2 && value.length === 2 && value.every((v) => small(v, most, depth + 1));
  return typeof value === "boolean" || value === "same" || value === "valid" || value === undefined;
}

/**
 * The rule of an open exercise: check the network, train it once a seed, count how many hidden digits it reads. The same
 * description is trained only once, for all exercises that train it in the same way.
 */
export function trial(rules: TrialRules): (answer: Value, instruments: Pick<Instruments, "train">) => Promise<Score> {
  return async (answer, { train }) => {
    const entry = admitted(answer, rules);
    if ("refusal" in entry) return { points: 0, message: trials.untrained(entry.refusal), doubt: entry.doubt };
    const score = scoreOf(entry.network, await readingsOf(entry.network, rules, train), rules);
    return { ...score, doubt: doubtAbout(entry.network.layers, entry.rows, rules.worth.dearest) };
  };
}

const known = new Map<string, Promise<Reading[]>>();

function readingsOf(network: Network, rules: TrialRules, train: Train): Promise<Reading[]> {
  const { seeds, epochs, batchSize, learningRate } = rules;
  const key = JSON.stringify([network.layers, seeds, epochs, batchSize, learningRate]);
  let readings = known.get(key);
  if (!readings) {
    readings = Promise.all(seeds.map((seed) => train(network, { epochs, batchSize, learningRate, seed })));
    readings.catch(() => known.delete(key)); // Interrupted, say: the next time it is trained again.
    if (known.size >= 16) known.delete([...known.keys()][0]);
    known.set(key, readings);
  }
  return readings;
}

function scoreOf(network: Network, readings: readonly Reading[], rules: TrialRules): Score {
  const mean = (of: "train" | "test") => readings.reduce((sum, reading) => sum + reading[of], 0) / readings.length;
  const { macs, weights } = costOfNetwork(network).total;
  const { points, next } = rules.worth(mean("test"), macs);
  const each = readings.map((reading) => percent(reading.test));
  const message = trials.reads(percent(mean("test")), each, percent(mean("train")), macs, weights);
  return { points, message: next ? `${message} ${next}` : message };
}

/** Rounded down: 92.99 % must not be shown as the 93.0 % that it has not reached. */
function percent(share: number): string {
  return `${(Math.floor(1000 * share + 1e-9) / 10).toFixed(1)}%`;
}
