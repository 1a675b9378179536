import * as solution from "../../../solutions/05-autoencoder";
import { exercise } from "../../rubric";
import { total } from "../models";
import { indexOfLargest } from "./models";

export const gradKernel1d = exercise({
  id: "05.gradKernel1d",
  title: "Back to the kernel",
  points: 2,
  solution: solution.gradKernel1d,
  terms: {
    signal: "A tap that is nudged moves each output by the number of the signal that it meets there.",
    gradOutput:
      "It says how much the loss feels each output. A tap moves all of them, so what it does to the loss is a sum over all.",
    g: "(g is one number of gradOutput.) It says how much the loss feels this output, and weighs what a tap does to it.",
    taps: "Each tap has a gradient of its own, so the answer has as many numbers as there are taps.",
  },
  forbidden: ["conv2dGradKernel"],
  cases: (random) => [
    [[1, 2, 3, 4], [1, 0, 10], 2],
    [[3, -1, 4, 1, 5], [2, -7, 1], 3],
    [Array.from({ length: 6 }, () => random.whole(1, 9)), [1, 2, 3, 5, 8], 2],
    [[2, 7, 1], [3], 3],
    [[1, 3, 2, 5], [2, -1], 3],
  ],
  byHand: () => [{ args: [[1, 2, 3, 4], [1, 0, 10], 2], gives: [31, 42] }],
  hints: [
    "If kernel[0] grows by a little, by how much does output[p] grow?",
    "By signal[p]. And kernel[1]? Multiply with how much the loss cares about output p, and add over all p.",
    "Array.from({ length: taps }, (_, i) => sum over p of gradOutput[p] * signal[p + i]).",
  ],
  misconceptions: [
    {
      id: "05.flipped-kernel",
      belief:
        "Your gradients come out in the opposite order. grad[0] belongs to the leftmost tap, which meets signal[p].",
      model: (x, g, taps) => solution.gradKernel1d(x, g, taps).reverse(),
    },
    {
      id: "05.mean-gradient",
      belief:
        "You averaged over the outputs. The loss hears of kernel[i] through every output, so the parts add up; if the loss is a mean, gradOutput already knows.",
      model: (x, g, taps) => solution.gradKernel1d(x, g, taps).map((v) => v / g.length),
    },
    {
      id: "05.unweighted",
      belief: "You added up the signal alone. Each output p counts as much as the loss cares about it: gradOutput[p].",
      model: (x, g, taps) =>
        solution.gradKernel1d(
          x,
          g.map(() => 1),
          taps,
        ),
    },
    {
      id: "05.shift-forgotten",
      belief: "You used signal[p] for every tap. Tap i lies on signal[p + i].",
      model: (x, g, taps) => solution.gradKernel1d(x, g, taps).map(() => total(g.map((v, p) => v * x[p]))),
    },
    {
      id: "05.laid-down",
      belief:
        "You laid the gradient down over the signal, as a transposed convolution. That is how it gets back to the signal; for the taps you slide it over the signal, and get as many numbers as taps.",
      model: (x, g, taps) => solution.transposed1d(x, g, 1).slice(0, taps),
    },
    {
      id: "05.largest-output-only",
      belief:
        "You looked at the output with the largest gradient alone. A tap is used at every place, so every output tells it something: add up.",
      model: (x, g, taps) => {
        const most = indexOfLargest(g.map(Math.abs));
        return Array.from({ length: taps }, (_, i) => g[most] * x[most + i]);
      },
    },
    {
      id: "05.own-output-only",
      belief:
        "You paired tap i with output i. One tap takes part in all outputs: its gradient is a sum over all of them.",
      model: (x, g, taps) => Array.from({ length: taps }, (_, i) => (g[i] ?? 0) * x[i]),
    },
    {
      id: "05.sum-goes-on",
      belief: "Your sum is not set back to 0 for the next tap, so each tap also gets those before it.",
      model: (x, g, taps) => {
        let sum = 0;
        return solution.gradKernel1d(x, g, taps).map((v) => (sum += v));
      },
    },

    {
      id: "05.shared-equally",
      belief:
        "You shared each output's gradient equally among the taps. A tap hears of it as strongly as the number is that it met: signal[p + i].",
      model: (x, g, taps) => {
        const each = total(g.map((v, p) => (v * total(x.slice(p, p + taps))) / taps));
        return Array.from({ length: taps }, () => each);
      },
    },
    {
      id: "05.window-sum",
      belief: "You gave every tap the sum of the whole window. Tap i met one number of it, signal[p + i].",
      model: (x, g, taps) => {
        const each = total(g.map((v, p) => v * total(x.slice(p, p + taps))));
        return Array.from({ length: taps }, () => each);
      },
    },
    {
      id: "05.last-output-only",
      belief:
        "You kept what the last output says. A tap is used at every place, and what all outputs say of it adds up.",
      model: (x, g, taps) => Array.from({ length: taps }, (_, i) => g[g.length - 1] * x[g.length - 1 + i]),
    },
    {
      id: "05.first-output-only",
      belief:
        "You kept what the first output says. A tap is used at every place, and what all outputs say of it adds up.",
      model: (x, g, taps) => Array.from({ length: taps }, (_, i) => g[0] * x[i]),
    },
    {
      id: "05.sum-times-sum",
      belief:
        "You multiplied sums: all of the gradient by all that the tap met. Each output's gradient goes with the one number that the tap met there; multiply first, then add.",
      model: (x, g, taps) => Array.from({ length: taps }, (_, i) => total(g) * total(x.slice(i, i + g.length))),
    },
    {
      id: "05.mean-times-sum",
      belief:
        "You multiplied the mean gradient by all that the tap met. Each output's gradient goes with the one number that the tap met there; multiply first, then add.",
      model: (x, g, taps) =>
        Array.from({ length: taps }, (_, i) => (total(g) / g.length) * total(x.slice(i, i + g.length))),
    },
    {
      id: "05.own-output-whole-signal",
      belief:
        "You paired tap i with output i and all of the signal. Every tap takes part in every output, and meets one number there, signal[p + i].",
      model: (x, g, taps) => Array.from({ length: taps }, (_, i) => (g[i] ?? 0) * total(x)),
    },
    {
      id: "05.largest-message",
      belief: "You kept the largest of what the outputs say of a tap. They all say something: add up.",
      model: (x, g, taps) => Array.from({ length: taps }, (_, i) => Math.max(...g.map((v, p) => v * x[p + i]))),
    },
    {
      id: "05.one-an-output",
      belief: "You gave one number for each output. Asked is one for each tap: a sum over all outputs.",
      model: (x, g) => g.map((v, p) => v * x[p]),
    },
    {
      id: "05.window-an-output",
      belief:
        "You gave one number for each output, with all that its window saw. Asked is one for each tap: a sum over all outputs of what this tap met.",
      model: (x, g, taps) => g.map((v, p) => v * total(x.slice(p, p + taps))),
    },
    {
      id: "05.one-a-number",
      belief: "You gave one number for each of the signal. Asked is one for each tap: there are `taps` of them.",
      model: (x, g) => x.map((_, i) => total(g.map((v, p) => v * (x[p + i] ?? 0)))),
    },
    {
      id: "05.laid-down-whole",
      belief:
        "You laid the gradient down over the signal and kept it all. That is how it gets back to the signal; for the taps you slide it over the signal, and get as many numbers as taps.",
      model: (x, g) => solution.transposed1d(x, g, 1),
    },

    {
      id: "05.own-number-only",
      belief:
        "You let tap i meet signal[i] at every output, where it lies at the first position. The kernel moves: at position p the tap meets signal[p + i].",
      model: (x, g, taps) => Array.from({ length: taps }, (_, i) => total(g) * x[i]),
    },
    ...[
      { name: "0", beyond: 0 },
      { name: "nothing", beyond: Number.NaN },
    ].flatMap(({ name, beyond }) => [
      {
        id: `05.shift-backwards-${name}`,
        belief:
          "You paired output p with signal[p − i]. On the way forward tap i lay on signal[p + i] there, and that is what its gradient is made of.",
        model: (x: number[], g: number[], taps: number) =>
          Array.from({ length: taps }, (_, i) => total(g.map((v, p) => v * (x[p - i] ?? beyond)))),
      },
      {
        id: `05.as-many-outputs-as-taps-${name}`,
        belief:
          "You added over as many outputs as there are taps. A tap takes part in every output: there are gradOutput.length.",
        model: (x: number[], g: number[], taps: number) =>
          Array.from({ length: taps }, (_, i) =>
            total(Array.from({ length: taps }, (_v, p) => (g[p] ?? beyond) * (x[p + i] ?? beyond))),
          ),
      },
    ]),
    {
      id: "05.own-output-only-to-the-end",
      belief:
        "You paired tap i with output i, and there may be more taps than outputs. One tap takes part in all outputs: its gradient is a sum over all of them.",
      model: (x, g, taps) => Array.from({ length: taps }, (_, i) => (g[i] ?? Number.NaN) * x[i]),
    },
    {
      id: "05.own-output-whole-signal-to-the-end",
      belief:
        "You paired tap i with output i and all of the signal. Every tap takes part in every output, and meets one number there, signal[p + i].",
      model: (x, g, taps) => Array.from({ length: taps }, (_, i) => (g[i] ?? Number.NaN) * total(x)),
    },
    {
      id: "05.gradient-turned",
      belief:
        "You read gradOutput from its end. Output p is the window that begins at signal[p], so gradOutput[p] goes with signal[p + i].",
      model: (x, g, taps) => solution.gradKernel1d(x, [...g].reverse(), taps),
    },
    {
      id: "05.downhill",
      belief:
        "Your gradients have the other sign. A step goes against the gradient; asked is the gradient itself, how the loss changes with each tap.",
      model: (x, g, taps) => solution.gradKernel1d(x, g, taps).map((v) => -v),
    },
    {
      id: "05.twice",
      belief:
        "Your gradients are twice as large. The 2 of a squared error is in gradOutput already, if the loss is one: it says how the loss changes with each output.",
      model: (x, g, taps) => solution.gradKernel1d(x, g, taps).map((v) => 2 * v),
    },
    {
      id: "05.last-output-missed",
      belief:
        "You left out the last output. There are signal.length − taps + 1 of them: the last window counts as well.",
      model: (x, g, taps) => solution.gradKernel1d(x, [...g.slice(0, -1), 0], taps),
    },
  ],
  blindSpots: [
    {
      id: "05.more-taps-than-outputs",
      where: "there are more taps than outputs",
      so: "Taps and outputs are counted apart: `taps` gradients, each a sum over all of gradOutput.",
      holds: (_x, g, taps) => taps > g.length,
    },
  ],
});
