import { type Exercise, exercise, type Rubric } from "../../../grader/rubric";
import { type Tensor, zeros } from "../../../lib/index";

/** A chapter of functions under test, with an innocent one before, between and behind them. */

function slides(x: number[], w: number[], s: number): number[] {
  const out: number[] = [];
  for (let at = 0; at + w.length <= x.length; at += s) out.push(w.reduce((sum, v, i) => sum + v * x[at + i], 0));
  return out;
}

function doubles(t: Tensor): Tensor {
  const out = zeros([...t.shape]);
  for (let i = 0; i < t.data.length; i++) out.data[i] = 2 * t.data[i];
  return out;
}

const hints = ["What is asked?", "Where would you look?", "How would you write it?"] as const;

function underTest(name: string): Exercise {
  return exercise({
    id: `90.${name}`,
    title: "The fault",
    points: 2,
    solution: slides,
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
        model: (x, w) => slides(x, w, 1),
      },
    ],
  });
}

function innocent(i: number): Exercise {
  const solution = doubles;
  const cases: Exercise["cases"] = (random) => [[random.tensor([2, 3])], [random.tensor([4])]];
  return { id: `90.innocent${i}`, title: "Innocent", points: 1, solution, cases, hints, misconceptions: [] };
}

/** The rubric of a file with these functions under test; innocents stand at both ends and between. */
export function chapterOf(names: readonly string[] = ["probe"]): Rubric {
  const exercises = [innocent(0), ...names.flatMap((name, i) => [underTest(name), innocent(i + 1)])];
  return { chapter: "90", file: "90-matrix", title: "Faults and cheats", exercises };
}

/** A file of answers: these functions under test, and right answers around them. */
export function fileOf(functions: readonly string[]): string {
  const innocents = [...functions, ""].map(
    (_, i) => `export function innocent${i}(t: Tensor): Tensor {
  const out = zeros([...t.shape]);
  for (let i = 0; i < t.data.length; i++) out.data[i] = 2 * t.data[i];
  return out;
}
`,
  );
  const [first, ...rest] = innocents;
  const pairs = functions.flatMap((text, i) => [text, rest[i]]);
  return [`import { type Tensor, zeros } from "../lib/index";\n`, first, ...pairs].join("\n");
}

export const RIGHT = `const out = [];
  for (let at = 0; at + w.length <= x.length; at += s) {
    let sum = 0;
    for (let i = 0; i < w.length; i++) sum += w[i] * x[at + i];
    out[out.length] = sum;
  }
  return out;`;

/** A function under test with this body. */
export function withBody(body: string, name = "probe"): string {
  return `export function ${name}(x: any, w: any, s: any): any {\n  ${body.replace(/\bprobe\b/g, name)}\n}\n`;
}

/** A file that is right, with a line at its top. */
export function withLine(line: string): string {
  return `${line}\n${fileOf([withBody(RIGHT)])}`;
}
