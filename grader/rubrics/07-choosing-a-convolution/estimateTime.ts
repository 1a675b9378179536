import * as solution from "../../../solutions/07-choosing-a-convolution";
import { exercise } from "../../rubric";

/** How many numbers come from memory, to somebody who thinks that they come anew for each MAC. */
const FETCHES: readonly {
  id: string;
  of: (macs: number, weights: number, inputs: number, outputs: number) => number;
}[] = [
  { id: "07.weights-fetched-for-each-mac", of: (macs, _, inputs, outputs) => macs + inputs + outputs },
  { id: "07.inputs-fetched-for-each-mac", of: (macs, weights, _, outputs) => weights + macs + outputs },
  { id: "07.fetched-and-written-for-each-mac", of: (macs) => 3 * macs },
  { id: "07.fetched-for-each-mac-alone", of: (macs) => 2 * macs },
];

export const estimateTime = exercise({
  id: "07.estimateTime",
  title: "What a layer waits for",
  points: 1,
  solution: solution.estimateTime,
  terms: {
    weights: "Each weight is read once: a number of 4 bytes that has to be moved, as inputs and outputs have.",
    inputs: "Each input is read once: a number of 4 bytes that has to be moved, as weights and outputs have.",
    outputs: "Each output is written once: a number of 4 bytes that has to be moved, as weights and inputs have.",
    macsPerMicrosecond:
      "It is the speed of the arithmetic, and of nothing else: 100 MACs at 50 a microsecond take 2 µs.",
    bytesPerMicrosecond:
      "It is the speed of moving, and of nothing else, in bytes: 100 bytes at 50 a microsecond take 2 µs.",
  },
  cases: (random) => [
    [1_000_000, 10_000, 20_000, 20_000, 10_000, 1_000],
    [1_000_000, 10_000, 20_000, 20_000, 2_000, 1_000],
    [40_000, 40_000, 200, 200, 3_000, 800],
    [115_200, 1_152, 800, 1_600, 4_000, 500],
    [7_200, 72, 800, 800, 4_000, 500],
    [random.whole(3, 9) * 90_000, 9_000, 1_000, 2_000, 3_000, 800], // 90 µs or more, against 60
    [9_000, 90, random.whole(5, 9) * 1_000, 4_000, 3_000, 800],
  ],
  byHand: () => [
    { args: [1_000_000, 10_000, 20_000, 20_000, 10_000, 1_000], gives: { time: 200, waitsFor: "memory" } },
  ],
  hints: [
    "Two clocks start together. When is the layer done: when the first of them stops, or the second?",
    "How many numbers have to be moved, and how many bytes is that?",
    "Math.max(macs / macsPerMicrosecond, 4 * (weights + inputs + outputs) / bytesPerMicrosecond), and which of the two it was.",
  ],
  misconceptions: [
    {
      id: "07.macs-are-time",
      belief:
        "You let the MACs alone decide. Fewer MACs are not always faster: a depthwise layer moves nearly as many numbers as a standard one, and waits for them.",
      model: (macs, _w, _i, _o, speed) => ({
        time: macs / speed,
        waitsFor: "arithmetic",
      }),
    },
    {
      id: "07.one-after-the-other",
      belief:
        "You added the two times. The machine multiplies while it moves the next numbers, so that the longer time counts.",
      model: (...a) => {
        const [arithmetic, memory] = [a[0] / a[4], (4 * (a[1] + a[2] + a[3])) / a[5]];
        return { time: arithmetic + memory, waitsFor: arithmetic > memory ? "arithmetic" : "memory" };
      },
    },
    {
      id: "07.a-number-is-a-byte",
      belief: "You moved one byte a number. Each has 4.",
      model: (...a) => solution.estimateTime(a[0], a[1], a[2], a[3], a[4], 4 * a[5]),
    },
    {
      id: "07.only-weights-move",
      belief: "You moved the weights only. The maps are read and written, too, and they are most of it.",
      model: (...a) => solution.estimateTime(a[0], a[1], 0, 0, a[4], a[5]),
    },
    {
      id: "07.only-maps-move",
      belief: "You left out the weights. They come from memory like everything else.",
      model: (...a) => solution.estimateTime(a[0], 0, a[2], a[3], a[4], a[5]),
    },
    {
      id: "07.faster-decides",
      belief: "You took the shorter of the two times. The layer is done when both are.",
      model: (...a) => {
        const [arithmetic, memory] = [a[0] / a[4], (4 * (a[1] + a[2] + a[3])) / a[5]];
        return { time: Math.min(arithmetic, memory), waitsFor: arithmetic < memory ? "arithmetic" : "memory" };
      },
    },
    {
      id: "07.fetched-for-each-mac",
      belief:
        "You fetched a weight and an input anew for each MAC. Here each number is read once and kept at hand, however often it is used.",
      model: (...a) => solution.estimateTime(a[0], 2 * a[0], 0, a[3], a[4], a[5]),
    },
    {
      id: "07.added-and-bytes",
      belief:
        "Two things. Multiplying and moving go on at the same time, so the slower one counts and not the sum; and a number has 4 bytes.",
      model: (...a) => {
        const [arithmetic, memory] = [a[0] / a[4], (a[1] + a[2] + a[3]) / a[5]];
        return { time: arithmetic + memory, waitsFor: memory > arithmetic ? "memory" : "arithmetic" };
      },
    },
    {
      id: "07.speed-by-work",
      belief:
        "Your fractions are upside down: a time is how much there is to do, divided by how much is done in a microsecond.",
      model: (...a) => {
        const [arithmetic, memory] = [a[4] / a[0], a[5] / (4 * (a[1] + a[2] + a[3]))];
        return { time: Math.max(arithmetic, memory), waitsFor: arithmetic > memory ? "arithmetic" : "memory" };
      },
    },
    {
      id: "07.only-weights-in-bytes",
      belief:
        "Only the weights are multiplied by 4: brackets are missing around the sum. Every number that is moved has 4 bytes.",
      model: (...a) => solution.estimateTime(a[0], a[1], a[2] / 4, a[3] / 4, a[4], a[5]),
    },

    {
      id: "07.writing-is-free",
      belief: "You moved what is read, and not what is written. Each output goes back to memory, too.",
      model: (...a) => solution.estimateTime(a[0], a[1], a[2], 0, a[4], a[5]),
    },
    {
      id: "07.reading-is-free",
      belief: "You left out the inputs. They come from memory like the weights.",
      model: (...a) => solution.estimateTime(a[0], a[1], 0, a[3], a[4], a[5]),
    },
    {
      id: "07.outputs-twice",
      belief: "You moved each output twice, as if it were read before it is written. It is written once.",
      model: (...a) => solution.estimateTime(a[0], a[1], a[2], 2 * a[3], a[4], a[5]),
    },
    {
      id: "07.eight-bytes",
      belief:
        "You gave a number 8 bytes, as JavaScript does. Here it has 4: weights and maps lie in memory as 32-bit numbers.",
      model: (...a) => solution.estimateTime(a[0], a[1], a[2], a[3], a[4], a[5] / 2),
    },
    {
      id: "07.bits-moved",
      belief: "You moved 32 bits a number. The speed is in bytes: 4 a number.",
      model: (...a) => solution.estimateTime(a[0], a[1], a[2], a[3], a[4], a[5] / 8),
    },
    {
      id: "07.divided-by-bytes",
      belief: "You divided the numbers by 4. Each number *has* 4 bytes: there are four times as many bytes as numbers.",
      model: (...a) => solution.estimateTime(a[0], a[1], a[2], a[3], a[4], 16 * a[5]),
    },
    {
      id: "07.two-for-each-mac",
      belief: "You counted a product and a sum apart. A MAC is both together, and the machine's speed is in MACs.",
      model: (...a) => solution.estimateTime(2 * a[0], a[1], a[2], a[3], a[4], a[5]),
    },
    ...FETCHES.map(({ id, of }) => ({
      id,
      belief:
        "You fetched numbers anew for each MAC. Here each weight and each input is read once and kept at hand, however often it is used.",
      model: (...a: Parameters<typeof solution.estimateTime>) =>
        solution.estimateTime(a[0], of(a[0], a[1], a[2], a[3]), 0, 0, a[4], a[5]),
    })),
    {
      id: "07.always-memory",
      belief:
        "You let moving alone decide. Where a layer has many MACs for each number that it moves, it waits for the arithmetic.",
      model: (...a) => ({ time: (4 * (a[1] + a[2] + a[3])) / a[5], waitsFor: "memory" }),
    },
    {
      id: "07.names-the-faster",
      belief: "Your time is right; you named what is done first. The layer waits for the other one, that takes longer.",
      model: (...a) => {
        const { time, waitsFor } = solution.estimateTime(...a);
        return { time, waitsFor: waitsFor === "memory" ? "arithmetic" : "memory" };
      },
    },
    {
      id: "07.faster-decides-and-is-waited-for",
      belief: "You took the shorter of the two times. The layer is done when both are.",
      model: (...a) => {
        const [arithmetic, memory] = [a[0] / a[4], (4 * (a[1] + a[2] + a[3])) / a[5]];
        return { time: Math.min(arithmetic, memory), waitsFor: arithmetic > memory ? "arithmetic" : "memory" };
      },
    },
    {
      id: "07.only-the-wait",
      belief:
        "You gave how long one waits for the other: the difference of the two. Asked is how long the layer takes in all, and that is the longer one.",
      model: (...a) => {
        const [arithmetic, memory] = [a[0] / a[4], (4 * (a[1] + a[2] + a[3])) / a[5]];
        return { time: Math.abs(arithmetic - memory), waitsFor: arithmetic > memory ? "arithmetic" : "memory" };
      },
    },
    {
      id: "07.compared-by-speed",
      belief:
        "You compared the two speeds to see what the layer waits for. It depends on how much there is to do as well: compare the two times.",
      model: (...a) => ({ ...solution.estimateTime(...a), waitsFor: a[4] < a[5] ? "arithmetic" : "memory" }),
    },
    {
      id: "07.compared-by-work",
      belief:
        "You compared how much there is to multiply with how much there is to move. It depends on the two speeds as well: compare the two times.",
      model: (...a) => ({
        ...solution.estimateTime(...a),
        waitsFor: a[0] > 4 * (a[1] + a[2] + a[3]) ? "arithmetic" : "memory",
      }),
    },
    {
      id: "07.macs-moved-too",
      belief:
        "You moved a number for each MAC besides. MACs are work, and nothing that lies in memory: weights, inputs and outputs are what is moved.",
      model: (...a) => solution.estimateTime(a[0], a[0] + a[1], a[2], a[3], a[4], a[5]),
    },
    {
      id: "07.macs-in-bytes",
      belief:
        "You multiplied the MACs by 4 as well. The 4 bytes belong to moving; the machine's speed for arithmetic is in MACs already.",
      model: (...a) => solution.estimateTime(4 * a[0], a[1], a[2], a[3], a[4], a[5]),
    },
    {
      id: "07.times-the-speed",
      belief:
        "You multiplied by the speeds. At 10,000 MACs a microsecond, 1,000,000 MACs take 100 µs: how much there is to do, divided by how much is done in a microsecond.",
      model: (...a) => solution.estimateTime(a[0], a[1], a[2], a[3], 1 / a[4], 1 / a[5]),
    },
    {
      id: "07.writes-at-the-end",
      belief:
        "You added the writing of the outputs behind the rest. The machine moves and multiplies at the same time: reading and writing together are one of the two times.",
      model: (...a) => {
        const [arithmetic, reading, writing] = [a[0] / a[4], (4 * (a[1] + a[2])) / a[5], (4 * a[3]) / a[5]];
        return {
          time: Math.max(arithmetic, reading) + writing,
          waitsFor: arithmetic > reading ? "arithmetic" : "memory",
        };
      },
    },
    {
      id: "07.mean-of-both",
      belief: "You took the mean of the two times. The layer is done when both are: the longer one counts.",
      model: (...a) => {
        const [arithmetic, memory] = [a[0] / a[4], (4 * (a[1] + a[2] + a[3])) / a[5]];
        return { ...solution.estimateTime(...a), time: (arithmetic + memory) / 2 };
      },
    },
    {
      id: "07.weights-for-each-output",
      belief: "You read the weights anew for each output. Each weight is read once here, and kept at hand.",
      model: (...a) => solution.estimateTime(a[0], a[1] * a[3], a[2], a[3], a[4], a[5]),
    },
  ],
  blindSpots: [
    {
      id: "07.arithmetic-takes-longer",
      where: "the arithmetic takes longer",
      so: 'Then the time is MACs, divided by how many the machine does in a microsecond, and the word is "arithmetic".',
      holds: (...a) => solution.estimateTime(...a).waitsFor === "arithmetic",
    },
    {
      id: "07.moving-takes-longer",
      where: "moving takes longer",
      so: 'Then the time is that of weights, inputs and outputs at 4 bytes each, and the word is "memory".',
      holds: (...a) => solution.estimateTime(...a).waitsFor === "memory",
    },
  ],
});
