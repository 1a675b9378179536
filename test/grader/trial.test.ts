import { describe, expect, it } from "vitest";
import { answerKey } from "../../grader/answer-key";
import { none } from "../../grader/instruments";
import { judge } from "../../grader/judge";
import { train } from "../../grader/node/train";
import type { Value } from "../../grader/rubric";
import { doubtAbout } from "../../grader/rubrics/07-choosing-a-convolution/design";
import { digitRules } from "../../grader/rubrics/07-choosing-a-convolution/digitsNetwork";
import { leanRules } from "../../grader/rubrics/07-choosing-a-convolution/leanNetwork";
import { admitted, trial } from "../../grader/rubrics/07-choosing-a-convolution/trial";
import { rubrics } from "../../grader/rubrics/index";
import { chapterText } from "../../grader/terminal/chapter";
import { PLAIN } from "../../grader/terminal/style";
import type { Reading, Train } from "../../grader/training";
import { fromWire, toWire } from "../../grader/wire";

const dense = { type: "dense", units: 10 };
const network = (...layers: unknown[]) => ({ name: "n", source: "", input: [8, 8, 1], layers }) as Value;
const refusal = (answer: unknown) => {
  const entry = admitted(answer as Value, digitRules);
  return "refusal" in entry ? entry.refusal : undefined;
};
const notCalled = { train: () => Promise.reject(new Error("it was trained")) };

describe("a network is turned away before any training", () => {
  it.each([
    ["nothing at all", undefined, /input must be/],
    ["a number", 7, /input must be/],
    ["another input", { name: "", input: [9, 9, 1], layers: [dense] }, /input must be \[8,8,1\]/],
    ["the layers without a network around them", [dense], /It is a list\. A network is an object/],
    ["a field that no layer has", network({ type: "conv", kernel: 3, filter: 8 }, dense), /no field called "filter"/],
    ["no layers", network(), /at least one/],
    ["layers that only look like a list", { name: "", input: [8, 8, 1], layers: { length: 2 } }, /at least one/],
    ["too many layers", network(...Array(13).fill({ type: "pool", kernel: 1 })), /13 layers; 12 are allowed/],
    ["a layer of no kind", network("dense"), /Layer 1: its type must be one of conv/],
    ["branches", network({ type: "branches", join: "add", paths: [[]] }, dense), /Layer 1: its type/],
    ["batch normalisation", network({ ...dense, batchNorm: true }), /not trained here/],
    ["an endless kernel", network({ type: "pool", kernel: 1e9, padding: 1e9 }, dense), /whole numbers up to 8/],
    ["a large pool", network({ type: "pool", kernel: 8, padding: 8, stride: 1 }, dense), /up to 4/],
    ["a size that is no number", network({ type: "conv", kernel: Number.NaN, filters: 8 }, dense), /whole numbers/],
    ["a size hidden in lists", network({ type: "conv", kernel: [[[1, 1], 1], 1], filters: 8 }, dense), /whole numbers/],
    ["no scores", network({ type: "conv", kernel: 3, filters: 8 }), /ends in \[6,6,8\]; a digit needs \[1,1,10\]/],
    ["too many MACs", network({ type: "conv", kernel: 3, filters: 200 }, dense), /Over budget: .* MACs/],
    ["too many weights", network({ type: "dense", units: 40 }, dense), /Over budget: 2,960 weights; at most 2,000/],
    [
      "too large maps",
      network(
        { type: "pool", kernel: 1 },
        { type: "depthwise", kernel: 1, multiplier: 70 },
        { type: "globalPool" },
        dense,
      ),
      /Over budget: 4,\d+ numbers written/,
    ],
    [
      "layers that don't fit",
      network({ type: "conv", kernel: 8, filters: 2 }, { type: "pool", kernel: 2 }, dense),
      /fit/,
    ],
  ])("%s", async (_, answer, why) => {
    expect(refusal(answer)).toMatch(why);
    const score = await trial(digitRules)(answer as Value, notCalled);
    expect(score.points).toBe(0);
    expect(score.message).toMatch(/Nothing was trained\.$/);
  });

  it("but admitted where it comes from another process, with all it may say", () => {
    const conv = {
      type: "conv",
      name: "first",
      kernel: [3, 2],
      stride: [2, 1],
      padding: [
        [1, 1],
        [0, 1],
      ],
      filters: 4,
    };
    expect(refusal(fromWire(toWire(network(conv, { ...dense, bias: false, batchNorm: false }))))).toBeUndefined();
  });
});

describe("the belief that a network's layers give away", () => {
  const doubt = (...layers: unknown[]) => {
    const entry = admitted(network(...layers), digitRules);
    if ("refusal" in entry) throw new Error(entry.refusal);
    return doubtAbout(entry.network.layers, entry.rows, 12_000)?.misconception;
  };
  const conv = { type: "conv", kernel: 3, filters: 6 };
  const depthwise = { type: "depthwise", kernel: 3, multiplier: 4 };
  const mean = { type: "globalPool" };

  it.each([
    ["design.bare-pixels", [dense]],
    ["design.bare-pixels", [{ type: "pool", kernel: 2 }, dense]],
    ["design.no-neighbours", [{ type: "pointwise", filters: 4 }, mean, dense]],
    ["design.no-neighbours", [{ ...conv, kernel: 1 }, { type: "pool", kernel: 2 }, dense]],
    [
      "design.enlarged-first",
      [{ type: "transposed", kernel: 2, stride: 2, filters: 2 }, { type: "pool", kernel: 4 }, dense],
    ],
    ["design.smaller-first", [{ type: "pool", kernel: 2 }, conv, dense]],
    ["design.taps-apart", [{ ...conv, dilation: 3 }, dense]],
    ["design.rate-saves-nothing", [{ ...conv, dilation: 2 }, { type: "pool", kernel: 2 }, dense]],
    ["design.large-steps", [{ ...conv, stride: 4 }, dense]],
    ["design.one-pattern", [{ type: "separable", kernel: 3, filters: 6 }, mean, dense]],
    ["design.one-map", [{ type: "depthwise", kernel: 3 }, { type: "depthwise", kernel: 3 }, dense]],
    ["design.unmixed", [depthwise, { ...depthwise, multiplier: 1 }, mean, dense]],
    ["design.places-forgotten", [depthwise, { type: "pointwise", filters: 8 }, mean, dense]],
    ["design.places-forgotten", [conv, mean, dense]],
    ["design.weights-for-macs", [{ ...conv, filters: 8 }, { ...conv, filters: 8 }, { type: "pool", kernel: 2 }, dense]],
    [undefined, [conv, { type: "pool", kernel: 2 }, dense]],
    [undefined, [{ ...conv, stride: 2 }, dense]],
    [undefined, [{ type: "separable", kernel: 3, filters: 6, multiplier: 4 }, { type: "pool", kernel: 2 }, dense]],
    [undefined, [depthwise, { type: "pool", kernel: 2 }, dense]],
  ])("%s", (belief, layers) => {
    expect(doubt(...layers)).toBe(belief);
  });

  it("is said where points are missing, and not where all are earned", async () => {
    const exercise = rubrics.flatMap((r) => r.exercises).find((e) => e.id === "07.digitsNetwork")!;
    const report = async (test: number, filters: number) => {
      const answer = network({ ...conv, filters }, mean, dense);
      const run = { outcomes: [{ kind: "value" as const, value: answer }], log: [] };
      const read = async () => ({ train: 1, test });
      return (await judge(answerKey(exercise, "s"), run, { ...none, train: read })).diagnosis?.misconception;
    };
    expect([await report(0.8, 3), await report(0.99, 4)]).toEqual(["design.places-forgotten", undefined]);
  });
});

describe("the points of a network", () => {
  const reads = (...test: number[]): { train: Train } => {
    let next = 0;
    return { train: async () => ({ train: 1, test: test[next++] }) };
  };
  /** A network that no other test has had trained: what is known of one is remembered. */
  let filters = 1; // of a single one something else is told
  const fresh = () => network({ type: "conv", kernel: 8, filters: ++filters }, dense);

  it.each([
    [
      [0.88, 0.89, 0.89, 0.9],
      0,
      /reads 89\.0% .*4 trainings: 88\.0%, 89\.0%, 89\.0%, 90\.0%.* 89\.5% would earn 1 point\.$/,
    ],
    [[0.9, 0.91, 0.92, 0.91], 4, /91\.5% would earn 5 points\.$/],
    [[0.925, 0.925, 0.925, 0.925], 7, /93\.0% would earn 8 points\.$/],
    [[0.929, 0.929, 0.929, 0.929], 7, /reads 92\.9% .* 93\.0% would earn 8/],
    [[0.94, 0.92, 0.93, 0.93], 8, /weights\.$/],
  ])("grow with the mean of four trainings: %j earn %i", async (accuracies, points, message) => {
    const score = await trial(digitRules)(fresh(), reads(...accuracies));
    expect(score).toEqual({ points, message: expect.stringMatching(message) });
  });

  const same = (accuracy: number) => reads(...Array(4).fill(accuracy));
  const costing = (filters: number, ...more: unknown[]) =>
    network({ type: "conv", kernel: 3, padding: "same", filters }, ...more, { type: "pool", kernel: 2 }, dense);
  it.each([
    ["few MACs and 93%", costing(5), 0.93, 4, /weights\.$/],
    ["more MACs", costing(11), 0.97, 3, /7,000 MACs would earn 4 points, if it still reads 93\.0%\.$/],
    ["many MACs", costing(10, { type: "depthwise", kernel: 3, padding: "same" }), 0.94, 1, /12,000 MACs would earn 2/],
    [
      "a little less than 93%",
      costing(6),
      0.929,
      3,
      /worth 4 points at 93\.0%; each half percent below it costs one\.$/,
    ],
    ["much less", costing(7), 0.9, 0, /costs one\.$/],
  ])("where the price counts: %s", async (_, answer, accuracy, points, message) => {
    const score = await trial(leanRules)(answer, same(accuracy));
    expect(score).toEqual({ points, message: expect.stringMatching(message) });
  });

  it("come from one training, whichever exercise asks, but not where it failed", async () => {
    const answer = fresh();
    await expect(trial(digitRules)(answer, notCalled)).rejects.toThrow("it was trained");
    expect((await trial(digitRules)(answer, same(0.94))).points).toBe(8);
    expect((await trial(leanRules)(answer, notCalled)).points).toBe(4);
  });

  it("are explained at full marks, too", async () => {
    const rubric = rubrics.find(({ chapter }) => chapter === "07")!;
    const key = answerKey(rubric.exercises.find(({ id }) => id === "07.digitsNetwork")!, "workbook");
    const run = { outcomes: [{ kind: "value" as const, value: fresh() }], log: [] };
    const report = await judge(key, run, { ...none, ...same(0.94) });
    expect(report).toMatchObject({ verdict: "pass", points: 8, note: expect.stringMatching(/reads 94\.0%/) });
    const chapter = {
      chapter: "07",
      file: rubric.file,
      title: rubric.title,
      points: 8,
      max: 8,
      exercises: [report],
      layers: [],
    };
    expect(chapterText(chapter, PLAIN, () => 0)).toContain("It reads 94.0% of the digits");
  });
});

it("trains in a process of its own: the same seed gives the same reading, and better than guessing", async () => {
  const small = admitted(network(dense), digitRules) as Extract<ReturnType<typeof admitted>, { network: unknown }>;
  const how = { epochs: 2, batchSize: 32, learningRate: 0.01, seed: 4 };
  const [first, again] = await Promise.all([train(small.network, how), train(small.network, how)]);
  expect(again).toEqual(first satisfies Reading);
  expect(first.test).toBeGreaterThan(0.6);
  await expect(train(small.network, { ...how, learningRate: 1e38 })).rejects.toThrow(/did not end: .*learning rate/);
}, 60_000);
