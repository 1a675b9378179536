import * as solution from "../../../solutions/05-autoencoder";
import { exercise } from "../../rubric";
import { total } from "../models";
import { slid, slidCentred } from "./models";

export const gradInput1d = exercise({
  id: "05.gradInput1d",
  title: "Back to the signal",
  points: 2,
  solution: solution.gradInput1d,
  terms: {
    gradOutput:
      "Each output hands its gradient back to every input that it has read; what an input gets from several is added.",
    kernel: "An output hands back to an input through the same tap by which it has read it.",
  },
  forbidden: ["conv2dTranspose"],
  cases: (random) => [
    [
      [1, 10],
      [2, 3],
    ],
    [
      [3, -1, 4],
      [1, 0, -2],
    ],
    [Array.from({ length: 5 }, () => random.whole(1, 9)), [5, 7]],
    [[2], [1, 2, 3]],
    [
      [1, -2],
      [3, 1, 4],
    ],
  ],
  byHand: () => [
    {
      args: [
        [1, 10],
        [2, 3],
      ],
      gives: [2, 23, 30],
    },
  ],
  hints: [
    "In which outputs does signal[1] take part, and with which weights?",
    "Each output p sends gradOutput[p] · kernel[i] back to signal[p + i]. Which of your functions does just that?",
    "transposed1d(gradOutput, kernel, 1).",
  ],
  misconceptions: [
    {
      id: "05.flipped-kernel",
      belief:
        "Your kernel lies the wrong way round. Weight i leads from output p back to signal[p + i], the way it came; so whoever slides the kernel over the gradient turns it, and whoever adds it where it came from doesn't.",
      model: (g, k) => solution.transposed1d(g, [...k].reverse(), 1),
    },
    {
      id: "05.inverse",
      belief:
        "You divided by the weights, as if to undo the convolution. A gradient multiplies by the same weights again: it is the transposed convolution, not the inverse.",
      model: (g, k) =>
        solution.transposed1d(
          g,
          k.map((w) => (w === 0 ? 0 : 1 / w)),
          1,
        ),
    },
    {
      id: "05.overlaps-overwrite",
      belief:
        "You kept only the last message for each number of the signal. It hears from every output it takes part in; the messages add up.",
      model: (g, k) => {
        const y = solution.transposed1d(
          g.map(() => 0),
          k,
          1,
        );
        g.forEach((v, p) => {
          k.forEach((w, i) => {
            y[p + i] = v * w;
          });
        });
        return y;
      },
    },
    {
      id: "05.forward-again",
      belief:
        "You slid the kernel over gradOutput, as on the way forward. That makes the list shorter; the signal is longer than the output.",
      model: (g, k) =>
        Array.from({ length: Math.max(0, g.length - k.length + 1) }, (_, p) => total(k.map((w, i) => w * g[p + i]))),
    },
    {
      id: "05.as-long-as-outputs",
      belief:
        "Your list is as long as the outputs. The signal is longer by the taps but one, and each of its numbers gets a gradient.",
      model: (g, k) => solution.gradInput1d(g, k).slice(0, g.length),
    },
    {
      id: "05.all-taps",
      belief:
        "You gave each number of the signal the whole sum of the kernel. Signal p + i is read by output p with one tap only, kernel[i].",
      model: (g, k) =>
        solution.gradInput1d(
          g,
          k.map(() => total(k)),
        ),
    },

    {
      id: "05.overlaps-averaged",
      belief:
        "You averaged what several outputs say of one number. Nudge it and all of them move: their messages add up.",
      model: (g, k) => {
        const once = (list: number[]) => list.map(() => 1);
        const counts = solution.transposed1d(once(g), once(k), 1);
        return solution.transposed1d(g, k, 1).map((v, i) => v / counts[i]);
      },
    },
    {
      id: "05.equal-parts",
      belief:
        "You handed each output's gradient back in equal parts. A number gets as much as the tap that lay on it: that is how strongly the output listened to it.",
      model: (g, k) =>
        solution.transposed1d(
          g,
          k.map(() => total(k) / k.length),
          1,
        ),
    },
    {
      id: "05.kernel-left-out",
      belief:
        "You handed each output's gradient back whole. It goes back through the taps: signal[p + i] gets kernel[i] times as much.",
      model: (g, k) =>
        solution.transposed1d(
          g,
          k.map(() => 1),
          1,
        ),
    },
    {
      id: "05.first-tap-only",
      belief:
        "You handed the gradient back through one tap only. Every number of the window took part in the output, each through its own tap.",
      model: (g, k) => solution.transposed1d(g, [k[0], ...k.slice(1).map(() => 0)], 1),
    },
    {
      id: "05.first-wins",
      belief:
        "You kept one message for each number of the signal, from the first output that saw it. It hears from every output it takes part in; the messages add up.",
      model: (g, k) =>
        Array.from({ length: g.length + k.length - 1 }, (_, at) => {
          const p = Math.max(0, at - k.length + 1);
          return g[p] * k[at - p];
        }),
    },
    {
      id: "05.largest-message",
      belief:
        "You kept the largest message for each number of the signal. It hears from every output it takes part in; the messages add up.",
      model: (g, k) =>
        Array.from({ length: g.length + k.length - 1 }, (_, at) =>
          Math.max(...g.flatMap((v, p) => (k[at - p] === undefined ? [] : [v * k[at - p]]))),
        ),
    },
    {
      id: "05.sum-times-sum",
      belief:
        "You gave every number of the signal the same: all of the gradient times all of the kernel. Signal p + i hears from output p alone through kernel[i] alone.",
      model: (g, k) => Array.from({ length: g.length + k.length - 1 }, () => total(g) * total(k)),
    },
    {
      id: "05.one-by-one",
      belief:
        "You paired gradient p with tap p. Every output has seen a whole window, and sends its gradient back through every tap.",
      model: (g, k) => g.map((v, p) => v * (k[p] ?? 0)),
    },
    {
      id: "05.centred-as-outputs",
      belief:
        "You kept the length of the outputs, with the kernel centred. The signal is longer by the taps but one: there was no padding on the way forward.",
      model: (g, k) => slidCentred(g, k),
    },
    {
      id: "05.centred-cut",
      belief:
        "You cut both ends off, so that the list is as long as the outputs. The signal is longer by the taps but one, and each of its numbers gets a gradient.",
      model: (g, k) => {
        const from = Math.floor((k.length - 1) / 2);
        return solution.gradInput1d(g, k).slice(from, from + g.length);
      },
    },
    {
      id: "05.turned-where-it-fits",
      belief:
        "You have only those numbers that all taps reach, as where a kernel slides over gradOutput and fits. The signal is longer than the outputs: its ends get gradients as well.",
      model: (g, k) => slid(g, [...k].reverse()),
    },
    {
      id: "05.undone",
      belief:
        "You solved for the signal that would give these outputs. That is the inverse; the gradient asks how the loss changes with each number, and multiplies by the taps.",
      model: (g, k) => {
        const x: number[] = [];
        g.forEach((v, p) => {
          const before = total(k.slice(1).map((w, i) => w * (x[p - 1 - i] ?? 0)));
          x.push((v - before) / (k[0] || 1));
        });
        return x;
      },
    },
    {
      id: "05.shared-out",
      belief:
        "You shared each output's gradient out by the sum of the kernel. A gradient is not shared: signal[p + i] gets kernel[i] times as much.",
      model: (g, k) =>
        solution.transposed1d(
          g,
          k.map(() => 1 / (total(k) || 1)),
          1,
        ),
    },
    {
      id: "05.kernel-behind-kernel",
      belief:
        "You laid the kernels side by side, each behind the last. Their windows overlapped on the way forward, one step apart, and so do they on the way back.",
      model: (g, k) => g.flatMap((v) => k.map((w) => v * w)),
    },
    {
      id: "05.turned-as-long-as-outputs",
      belief:
        "Your kernel lies the wrong way round, and your list is as long as the outputs. Weight i leads from output p back to signal[p + i], and the signal is longer by the taps but one.",
      model: (g, k) => solution.transposed1d(g, [...k].reverse(), 1).slice(0, g.length),
    },

    {
      id: "05.all-taps-at-once",
      belief:
        "You gave one number for each output, its gradient times the sum of the kernel. Asked is one for each number of the signal: signal[p + i] hears from output p through kernel[i] alone.",
      model: (g, k) => g.map((v) => v * total(k)),
    },
    ...[
      { name: "0", beyond: 0 },
      { name: "nothing", beyond: Number.NaN },
    ].flatMap(({ name, beyond }) => [
      {
        id: `05.as-back-to-the-kernel-${name}`,
        belief:
          "You reckoned as for the taps, one number for each. Here the signal's gradient is asked for: output p sends gradOutput[p] · kernel[i] back to signal[p + i].",
        model: (g: number[], k: number[]) => k.map((_, i) => total(g.map((v, p) => v * (k[p + i] ?? beyond)))),
      },
      {
        id: `05.one-by-one-${name}`,
        belief:
          "You paired gradient p with tap p. Every output has seen a whole window, and sends its gradient back through every tap.",
        model: (g: number[], k: number[]) =>
          Array.from(
            { length: name === "0" ? Math.min(g.length, k.length) : g.length },
            (_, p) => g[p] * (k[p] ?? beyond),
          ),
      },
    ]),
    {
      id: "05.stride-2",
      belief:
        "You laid the kernels 2 apart. The windows of the way forward lie 1 apart, and so do they on the way back.",
      model: (g, k) => solution.transposed1d(g, k, 2),
    },
    {
      id: "05.one-too-long",
      belief:
        "Your list is one too long, with a 0 at its end. The signal has as many numbers as outputs and taps together, less one.",
      model: (g, k) => [...solution.gradInput1d(g, k), 0],
    },
    {
      id: "05.centred-cut-later",
      belief:
        "You cut both ends off, so that the list is as long as the outputs. The signal is longer by the taps but one, and each of its numbers gets a gradient.",
      model: (g, k) => {
        const from = Math.floor(k.length / 2);
        return g.map((_, at) => total(k.map((w, i) => w * (g[at - i + from] ?? 0))));
      },
    },
    {
      id: "05.downhill",
      belief:
        "Your gradients have the other sign. A step goes against the gradient; asked is the gradient itself, how the loss changes with each number.",
      model: (g, k) => solution.gradInput1d(g, k).map((v) => -v),
    },
    {
      id: "05.stride-missing",
      belief:
        "Your list is always empty. That is what comes of a transposed1d that isn't told its stride: here kernels lie 1 apart.",
      model: () => [],
    },
    {
      id: "05.stride-missing-length",
      belief:
        "Your list would have no length. That is what comes of a transposed1d that isn't told its stride: here kernels lie 1 apart.",
      refuses: true,
      model: (g, k) => new Array((g.length - 1) * Number.NaN + k.length),
    },
  ],
  blindSpots: [
    {
      id: "05.more-taps-than-outputs-back",
      where: "there are more taps than outputs",
      so: "Taps and outputs are counted apart: the signal has outputs + taps − 1 numbers.",
      holds: (g, k) => k.length > g.length,
    },
  ],
});
