import type { Rubric } from "../../../grader/rubric";
import { type Tensor, zeros } from "../../../lib/index";

/** A chapter small enough to be judged two hundred times: the function under test stands between two innocent ones. */

function first(n: number): number {
  return 2 * n + 1;
}

function probe(x: number[], w: number[], s: number): number[] {
  const out: number[] = [];
  for (let at = 0; at + w.length <= x.length; at += s) out.push(w.reduce((sum, v, i) => sum + v * x[at + i], 0));
  return out;
}

function last(t: Tensor): Tensor {
  const out = zeros([...t.shape]);
  for (let i = 0; i < t.data.length; i++) out.data[i] = 2 * t.data[i];
  return out;
}

const hints = ["What is asked?", "Where would you look?", "How would you write it?"] as const;

export const chapter: Rubric = {
  chapter: "90",
  file: "90-matrix",
  title: "Faults and cheats",
  exercises: [
    { id: "90.first", title: "Before", points: 1, solution: first, cases: () => [[1], [4]], hints, misconceptions: [] },
    {
      id: "90.probe",
      title: "The fault",
      points: 2,
      solution: probe,
      forbidden: ["conv2d", "depthwiseConv2d"],
      cases: (random) => [
        [[1, 2, 3, 4, 5, 6, 7], [1, 1, 1], 2],
        [[0, 1, 2, 3, 4], [1, 10], 1],
        [Array.from({ length: 9 }, () => random.whole(-9, 9)), [1, 2, 4, 8], 2],
        [Array.from({ length: 8 }, () => random.whole(-9, 9)), [3, 0, -1], 3],
      ],
      hints,
      misconceptions: [
        {
          id: "90.stride-ignored",
          belief: "You stopped at every number. With stride 2 the kernel moves two numbers at a time.",
          model: (x: number[], w: number[]) => probe(x, w, 1),
        },
      ],
    },
    {
      id: "90.last",
      title: "After",
      points: 1,
      solution: last,
      cases: (random) => [[random.tensor([2, 3])], [random.tensor([4])]],
      hints,
      misconceptions: [],
    },
  ],
};

export const RIGHT = `const out = [];
  for (let at = 0; at + w.length <= x.length; at += s) {
    let sum = 0;
    for (let i = 0; i < w.length; i++) sum += w[i] * x[at + i];
    out[out.length] = sum;
  }
  return out;`;

/** A submission whose `probe` has this body. */
export function withBody(body: string): string {
  return withProbe(`export function probe(x: any, w: any, s: any): any {\n  ${body}\n}`);
}

/** A submission with this text in the place of `probe`. */
export function withProbe(text: string): string {
  return `import { type Tensor, zeros } from "../lib/index";

export function first(n: number): number {
  return 2 * n + 1;
}

${text}

export function last(t: Tensor): Tensor {
  const out = zeros([...t.shape]);
  for (let i = 0; i < t.data.length; i++) out.data[i] = 2 * t.data[i];
  return out;
}
`;
}

/** A submission that is right, with a line before or after it. */
export function withLine(line: string): string {
  return `${line}\n${withBody(RIGHT)}`;
}
