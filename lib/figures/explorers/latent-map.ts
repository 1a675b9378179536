import { tensor, zeros } from "../../tensor";
import { type Coder, decode, packed, unpacked } from "../coder";
import { faint, ground, ink, roles } from "../colours";
import { greyPicture } from "../grey-picture";
import { numeral } from "../numbers";
import { bold, element, figure, middle, text } from "../svg";
import type { Drawing, Explorer, Goal, Picture } from "./frame/explorer";
import type { LatentMap } from "./settings";

/** A map of two numbers with the test digits on it, and what the decoder draws at the place where one stands. */
export const explorer: Explorer<LatentMap> = {
  name: "latent-map",
  title: "Every place on this map is two numbers, and this is what is drawn of them",
  controls: [
    { key: "across", label: "first number", min: 0, max: 100 },
    { key: "up", label: "second number", min: 0, max: 100 },
  ],
  initial: {
    across: 50,
    up: 50,
    network: packed(example()),
    places: [-2, -2, -2, -1.5, -1.5, -2, -1, -2, 0.2, 0, 2, 2],
    labels: "000111",
  },
  goals: goals(),
  draw,
};

/** A decoder that nobody had to train: the first number brightens the right half, the second the upper one. */
function example(): Coder {
  const up = zeros([2, 64]);
  for (let pixel = 0; pixel < 64; pixel++) {
    up.set(pixel % 8 < 4 ? -1 : 1, 0, pixel);
    up.set(pixel < 32 ? 1 : -1, 1, pixel);
  }
  return { encoder: [[zeros([64, 2]), tensor([0, 0])]], decoder: [[up, zeros([64])]] };
}

const size = 300;
const margin = 0.06;

/** From sliders, 0 to 100, to the two numbers: all digits lie on the map, and a little more. */
function frameOf({ places }: LatentMap) {
  const axes = [0, 1].map((d) => {
    const values = places.filter((_, i) => i % 2 === d);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const more = margin * (high - low);
    return { low: low - more, length: high - low + 2 * more };
  });
  return {
    numbers: ({ across, up }: LatentMap) => [across, up].map((v, d) => axes[d].low + (axes[d].length * v) / 100),
    /** A digit's place as shares of the map. */
    share: (n: number) => [0, 1].map((d) => (places[2 * n + d] - axes[d].low) / axes[d].length),
  };
}

/** The digits with their distance in shares of the map, nearest first. */
function nearest(settings: LatentMap): { label: string; distance: number }[] {
  const { share } = frameOf(settings);
  const digits = [...settings.labels].map((label, n) => {
    const [x, y] = share(n);
    return { label, distance: Math.hypot(x - settings.across / 100, y - settings.up / 100) };
  });
  return digits.sort((a, b) => a.distance - b.distance);
}

function goals(): Goal<LatentMap>[] {
  const kinds = (settings: LatentMap, count: number) =>
    new Set(
      nearest(settings)
        .slice(0, count)
        .map(({ label }) => label),
    );
  return [
    {
      name: "zeros",
      task: "Stand among the 0s: the three nearest digits are all 0.",
      met: (settings) => `${[...kinds(settings, 3)]}` === "0",
      answer: "Similar digits have similar numbers, though nobody said which digit is which.",
    },
    {
      name: "border",
      task: "Stand on a border: the two nearest digits are not the same, and both are near.",
      met: (settings) => kinds(settings, 2).size === 2 && nearest(settings)[1].distance < 0.1,
      answer: "Between two kinds the picture changes from one into the other, by way of pictures that are neither.",
    },
    {
      name: "nowhere",
      task: "Stand where no digit is near: more than a tenth of the map away from all of them.",
      met: (settings) => nearest(settings)[0].distance > 0.1,
      answer: "The decoder draws here as well. No digit ever led it here, so nothing has taught it what to draw.",
    },
  ];
}

function draw(settings: LatentMap): Drawing {
  const numbers = frameOf(settings).numbers(settings);
  const near = nearest(settings)
    .slice(0, 5)
    .map(({ label }) => label);
  const [first, second] = numbers.map((v) => numeral(v));
  return {
    pictures: [
      mapPicture(settings),
      greyPicture(
        "drawn here",
        `What the decoder draws at ${first}, ${second}`,
        decode(unpacked(settings.network), numbers),
        24,
      ),
    ],
    words: [`You stand at ${first}, ${second}. The nearest test digits, nearest first: ${near.join(", ")}.`],
  };
}

function mapPicture(settings: LatentMap): Picture {
  const { share } = frameOf(settings);
  const at = (x: number, y: number) => [8 + x * size, 30 + (1 - y) * size];
  const digits = [...settings.labels].map((label, n) => {
    const [x, y] = share(n);
    const [left, top] = at(x, y);
    return text(left, top + 4, label, { "font-size": 12 });
  });
  const [x, y] = at(settings.across / 100, settings.up / 100);
  const you = { cx: x, cy: y, r: 9, fill: "none" };
  const drawn = figure(
    size + 16,
    size + 40,
    `A map of ${settings.labels.length} digits by their two numbers; you stand ${settings.across} of 100 from the left and ${settings.up} of 100 from below`,
    text(8, 20, "the map: point, or drag", bold),
    element("g", { ...middle, fill: faint }, ...digits),
    element("rect", { x: 8, y: 30, width: size, height: size, fill: "none", stroke: ink }),
    element("circle", { ...you, stroke: ground, "stroke-width": 6 }),
    element("circle", { ...you, stroke: roles.kernel.line, "stroke-width": 3 }),
  );
  return {
    ...drawn,
    point: (px, py) => ({
      across: Math.round(Math.min(100, Math.max(0, ((px - 8) / size) * 100))),
      up: Math.round(Math.min(100, Math.max(0, 100 - ((py - 30) / size) * 100))),
    }),
  };
}
