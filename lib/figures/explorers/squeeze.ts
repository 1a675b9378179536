import { tensor, zeros } from "../../tensor";
import { type Coder, decode, encode, packed, unpacked } from "../coder";
import { greyPicture } from "../grey-picture";
import { scaleBetween } from "../scale";
import type { Drawing, Explorer, Goal } from "./frame/explorer";
import type { Squeeze } from "./settings";

const blank = new Array<number>(64).fill(0);

/** Draw, and see what is left of it behind sixteen numbers; or turn the numbers themselves. */
export const explorer: Explorer<Squeeze> = {
  name: "squeeze",
  title: "Draw something. Only the sixteen numbers pass, and this is what is drawn of them",
  controls: [
    { key: "drawing", label: "your sheet", rows: 8, columns: 8, ink: true },
    { key: "latent", label: "the sixteen numbers", rows: 4, columns: 4, most: 10, by: 0.25, role: "output" },
  ],
  presets: [
    { name: "an empty sheet", settings: { drawing: blank, from: "preset" } },
    { name: "an M", settings: { drawing: letter(), from: "preset" } },
  ],
  initial: { ...start(), from: "preset", usual: 0 },
  follow: (settings, turned) =>
    turned.includes("drawing")
      ? { latent: latentOf(settings), from: turned.includes("from") ? settings.from : "hand" }
      : {},
  goals: goals(),
  draw,
};

/** The numbers that the encoder gives of a drawing, as they are shown. */
function latentOf({ network, drawing }: Pick<Squeeze, "network" | "drawing">): number[] {
  return encode(unpacked(network), drawing).map((v) => Math.round(v * 100) / 100);
}

/** A coder that nobody had to train: each number is the mean of 2×2 pixels, and is drawn as a square. */
function blocks(): Coder {
  const down = zeros([64, 16]);
  const up = zeros([16, 64]);
  for (let pixel = 0; pixel < 64; pixel++) {
    const block = Math.floor(pixel / 16) * 4 + Math.floor((pixel % 8) / 2);
    down.set(1 / 4, pixel, block);
    up.set(10, block, pixel);
  }
  return { encoder: [[down, zeros([16])]], decoder: [[up, tensor(new Array(64).fill(-5), [64])]] };
}

function start(): Pick<Squeeze, "network" | "drawing" | "latent"> {
  const given = { network: packed(blocks()), drawing: letter() };
  return { drawing: given.drawing, latent: latentOf(given), network: given.network };
}

function letter(): number[] {
  const rows = ["........", ".#....#.", ".##..##.", ".#.##.#.", ".#....#.", ".#....#.", ".#....#.", "........"];
  return [...rows.join("")].map((c) => Number(c === "#"));
}

function error(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, v, i) => sum + (v - b[i]) ** 2, 0) / a.length;
}

function goals(): Goal<Squeeze>[] {
  const turned = (s: Squeeze) => `${s.latent}` !== `${latentOf(s)}`;
  const own = (s: Squeeze) => s.from === "hand" && !turned(s);
  const back = (s: Squeeze) => decode(unpacked(s.network), s.latent);
  const inked = ({ drawing }: Squeeze) => drawing.filter((v) => v > 0.5).length;
  return [
    {
      name: "digit",
      task: "Draw a digit that comes back with an error below 0.02.",
      met: (s) => own(s) && inked(s) >= 6 && error(back(s), s.drawing) < 0.02,
      answer: "You drew what it was trained on: sixteen numbers are enough to say it.",
    },
    {
      name: "strange",
      task: "Draw something that it can't draw: an error above 0.1.",
      met: (s) => own(s) && error(back(s), s.drawing) > 0.1,
      answer: "It puts strokes of digits together, whatever comes. A large error says: this is nothing I know.",
    },
    {
      name: "turn",
      task: "Leave the sheet as it is, and turn the numbers until another digit is drawn.",
      met: (s) => turned(s) && error(back(s), decode(unpacked(s.network), latentOf(s))) > 0.06,
      answer: "The decoder never sees the sheet. It draws what the sixteen numbers say.",
    },
  ];
}

function draw({ drawing, latent, network, usual }: Squeeze): Drawing {
  const back = decode(unpacked(network), latent);
  const wrong = error(back, drawing);
  const compared = usual ? ` On the test digits it is ${usual} on average.` : "";
  return {
    pictures: [
      greyPicture("what comes back", `What comes back, with an error of ${wrong.toFixed(4)}`, back, 24),
      greyPicture(
        "too dark, too bright",
        "Where what comes back is too dark, blue, and where it is too bright, red",
        back.map((v, i) => v - drawing[i]),
        24,
        scaleBetween(-1, 1),
      ),
    ],
    words: [
      `Mean squared error: ${wrong.toFixed(4)}.${compared}`,
      `${latent}` === `${latentOf({ network, drawing })}`
        ? "The numbers are what the encoder makes of the sheet."
        : "You have turned the numbers: what comes back is drawn of them, whatever is on the sheet.",
    ],
  };
}
