import { pictureWidth } from "../cells";
import { roles } from "../colours";
import { bold, element, type Figure, figure, text } from "../svg";
import type { Drawing, Explorer } from "./frame/explorer";
import type { ReceptiveField } from "./settings";

const layers = [1, 2, 3] as const;

/** Receptive field and jump of a stack of three layers, by the recurrence. */
export const explorer: Explorer<ReceptiveField> = {
  name: "receptive-field",
  title: "How far a stack of three layers sees: field r and jump j, layer by layer",
  controls: layers.flatMap((n) => [
    { key: `kernel${n}`, label: `kernel ${n}`, min: 1, max: 7 },
    { key: `stride${n}`, label: `stride ${n}`, min: 1, max: 4 },
    { key: `dilation${n}`, label: `dilation ${n}`, min: 1, max: 4 },
  ]),
  initial: {
    kernel1: 3,
    stride1: 2,
    dilation1: 1,
    kernel2: 3,
    stride2: 1,
    dilation2: 1,
    kernel3: 3,
    stride3: 1,
    dilation3: 1,
  },
  goals: [
    {
      name: "late",
      task: "Three kernels of 3, no dilation, one stride of 2: place it so that the field is as small as it can be.",
      met: (s) => plain(s) && strides(s) === "1,1,2",
      answer:
        "A field of 7, as without any stride: r grows by the jump before j does, so the last layer's stride comes too late.",
    },
    {
      name: "fifteen",
      task: "A field of at least 15 with three kernels of 3 and no dilation.",
      met: (s) => plain(s) && reaches(s)[2].size >= 15,
      answer: "Strides in the first two layers: each multiplies the jump of every later layer.",
    },
    {
      name: "dense",
      task: "A field of 15 with three kernels of 3, and no stride above 1.",
      met: (s) => layers.every((n) => s[`kernel${n}`] === 3) && strides(s) === "1,1,1" && reaches(s)[2].size === 15,
      answer: "Dilations that add up to 7, such as 1, 2 and 4. The jump stays 1: there is an output for every pixel.",
    },
  ],
  draw,
};

/** Three kernels of 3, without holes. */
function plain(settings: ReceptiveField): boolean {
  return layers.every((n) => settings[`kernel${n}`] === 3 && settings[`dilation${n}`] === 1);
}

function strides(settings: ReceptiveField): string {
  return layers.map((n) => settings[`stride${n}`]).join();
}

export interface Reach {
  size: number;
  jump: number;
  words: string;
}

/** r ← r + d(k − 1)·j, and only then j ← j·s. */
export function reaches(settings: ReceptiveField): Reach[] {
  let [size, jump] = [1, 1];
  return layers.map((n) => {
    const [kernel, stride, dilation] = [settings[`kernel${n}`], settings[`stride${n}`], settings[`dilation${n}`]];
    const wider = size + dilation * (kernel - 1) * jump;
    const words = `Layer ${n}: r = ${size} + ${dilation}·(${kernel} − 1)·${jump} = ${wider}, j = ${jump}·${stride} = ${jump * stride}.`;
    [size, jump] = [wider, jump * stride];
    return { size, jump, words };
  });
}

function draw(settings: ReceptiveField): Drawing {
  const rows = reaches(settings);
  const last = rows[rows.length - 1];
  const meaning = `One output sees ${last.size} × ${last.size} input pixels; its neighbour sees as many, ${last.jump} further on.`;
  return { pictures: [bars(rows)], words: [...rows.map((row) => row.words), meaning] };
}

/** A bar as wide as the field, and the bar of the neighbour, a jump further on. */
function bars(rows: readonly Reach[]): Figure {
  const widest = Math.max(...rows.map(({ size, jump }) => size + jump));
  const scale = (pictureWidth - 24) / widest;
  const drawn = rows.map(({ size, jump }, i) => {
    const y = 44 + i * 58;
    const bar = (x: number, top: number, dashes?: string) =>
      element("rect", {
        x: 12 + x * scale,
        y: top,
        width: size * scale,
        height: 14,
        fill: roles.input.fill,
        stroke: roles.input.line,
        "stroke-width": 2,
        "stroke-dasharray": dashes,
      });
    return text(12, y - 4, `after layer ${i + 1}: field ${size}, jump ${jump}`) + bar(0, y) + bar(jump, y + 18, "5 3");
  });
  const told = rows.map(({ size, jump }, i) => `after layer ${i + 1} field ${size}, jump ${jump}`).join("; ");
  return figure(
    pictureWidth,
    44 + rows.length * 58 + 20,
    `The field of one output (solid) and of its neighbour (dashed): ${told}`,
    text(12, 20, "an output’s field, and its neighbour’s", bold),
    ...drawn,
    text(12, 44 + rows.length * 58 + 8, `0 to ${widest} input pixels →`),
  );
}
