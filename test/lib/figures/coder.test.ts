import { describe, expect, it } from "vitest";
import { digits } from "../../../lib/data/index";
import { type CoderLayer, decode, encode, packed, unpacked } from "../../../lib/figures/coder";
import { explorer as map } from "../../../lib/figures/explorers/latent-map";
import type { LatentMap, Squeeze } from "../../../lib/figures/explorers/settings";
import { explorer as squeeze } from "../../../lib/figures/explorers/squeeze";
import { tensor } from "../../../lib/index";
import * as nn from "../../../lib/nn/index";

/** Untrained, and uneven: 5 filters, then 3, and 4 numbers in the middle. */
function uneven() {
  const next = nn.random(3);
  const layer = (shape: number[]): [nn.Variable<number[]>, nn.Variable<[number]>] => [
    nn.parameter(nn.heNormal(shape, next)),
    nn.parameter(nn.heNormal([shape.length === 4 && shape[0] === 4 ? shape[2] : shape[shape.length - 1]], next, 8)),
  ];
  const encoder = [layer([3, 3, 1, 5]), layer([3, 3, 5, 3]), layer([12, 4])];
  const decoder = [layer([4, 12]), layer([4, 4, 5, 3]), layer([4, 4, 1, 5])];
  return { encoder, decoder };
}

function furthest(a: readonly number[], b: ArrayLike<number>): number {
  return Math.max(...a.map((v, i) => Math.abs(v - b[i])));
}

describe("an autoencoder on its way to a page", () => {
  const { encoder, decoder } = uneven();
  const values = (layers: ReturnType<typeof uneven>["encoder"]) =>
    layers.map(([weights, bias]): CoderLayer => [weights.value, bias.value]);
  const coder = { encoder: values(encoder), decoder: values(decoder) };
  const image = digits().test.images.at(4);
  const picture = [...image.data];

  it("computes what nn computes", () => {
    const down = (x: nn.Value, [k, bias]: (typeof encoder)[0]) => nn.conv2d(x, k, { bias, stride: 2, padding: 1 });
    const up = (x: nn.Value, [k, bias]: (typeof encoder)[0]) =>
      nn.conv2dTranspose(x, k, { bias, stride: 2, padding: 1 });
    const flat = nn.flatten(nn.relu(down(nn.relu(down(image.reshape([1, 8, 8, 1]), encoder[0])), encoder[1])));
    const dense = (x: nn.Value, [w, bias]: (typeof encoder)[0]) =>
      nn.dense(x as nn.Variable<[number, number]>, w as nn.Variable as nn.Variable<[number, number]>, { bias });
    const latent = dense(flat, encoder[2]);
    const small = nn.reshape(nn.relu(dense(latent, decoder[0])), [1, 2, 2, 3]);
    const back = nn.sigmoid(up(nn.relu(up(small, decoder[1])), decoder[2]));
    const mine = encode(coder, picture);
    expect(furthest(mine, latent.value.data)).toBeLessThan(1e-5);
    expect(furthest(decode(coder, mine), back.value.data)).toBeLessThan(1e-5);
  });

  it("goes as text, a byte a weight, and draws the same to a grey level", () => {
    const text = packed(coder);
    const weights = [...coder.encoder, ...coder.decoder].flat().reduce((sum, t) => sum + t.data.length, 0);
    expect(text.length).toBeLessThan(1.4 * weights + 400);
    const there = unpacked(text);
    const exact = decode(coder, encode(coder, picture));
    expect(furthest(decode(there, encode(there, picture)), exact)).toBeLessThan(1 / 50);
  });

  it("keeps shapes, signs, and a bias of nothing but zeros", () => {
    const layer: CoderLayer = [tensor([-2, 1, 0.5, 0, 2, -1], [2, 3]), tensor([0, 0, 0])];
    const [[weights, bias]] = unpacked(packed({ encoder: [layer], decoder: [layer] })).decoder;
    expect(weights.shape).toEqual([2, 3]);
    expect(furthest([-2, 1, 0.5, 0, 2, -1], weights.data)).toBeLessThan(1 / 127);
    expect([...bias.data]).toEqual([0, 0, 0]);
  });
});

describe("the sheet to draw on, with means of 2×2 pixels for numbers", () => {
  const blank = new Array<number>(64).fill(0);
  const blocks = blank.map((_, i) => Number(Math.floor(i / 16) % 2 === 0 && i % 8 < 4));
  const turnedTo = (turned: Partial<Squeeze>, from: Partial<Squeeze> = {}): Squeeze => {
    const settings = { ...squeeze.initial, ...from, ...turned };
    return { ...settings, ...squeeze.follow?.(settings, Object.keys(turned)) };
  };
  const met = (settings: Squeeze) => squeeze.goals?.filter((g) => g.met(settings, 0)).map((g) => g.name);

  it("lets the numbers follow what is drawn: each is the mean of its square", () => {
    const { latent } = turnedTo({ drawing: blank.map((_, i) => (i === 0 || i === 9 ? 1 : i === 63 ? 0.5 : 0)) });
    expect(latent).toEqual([0.5, ...new Array(14).fill(0), 0.13]);
  });

  it("takes whole squares of one's own for something it can draw", () => {
    expect(met(turnedTo({ drawing: blocks }))).toEqual(["digit"]);
  });

  it.each([
    ["a preset", turnedTo({ drawing: blocks, from: "preset" })],
    ["an empty sheet", turnedTo({ drawing: blank })],
    ["five pixels", turnedTo({ drawing: blank.map((_, i) => Number(i < 5)) })],
  ])("does not take for a goal: %s", (_, settings) => {
    expect(met(settings)).toEqual([]);
  });

  it("takes a fine grid for something strange, since a square can't be half black", () => {
    expect(met(turnedTo({ drawing: blank.map((_, i) => (i + Math.floor(i / 8)) % 2) }))).toEqual(["strange"]);
  });

  it("takes numbers turned far enough for another picture, and not the picture it started with", () => {
    const drawn = turnedTo({ drawing: blocks });
    expect(met(turnedTo({ latent: drawn.latent.map((v, i) => (i < 2 ? 1 - v : v)) }, drawn))).toEqual(["turn"]);
    expect(met(turnedTo({ latent: drawn.latent.map((v, i) => (i === 0 ? v - 0.1 : v)) }, drawn))).toEqual([]);
  });

  it("says the error of what comes back, and what is usual where that is known", () => {
    const [error, whence] = squeeze.draw(turnedTo({ drawing: blank, usual: 0.008 }), 0, undefined as never).words;
    expect(error).toBe("Mean squared error: 0.0000. On the test digits it is 0.008 on average.");
    expect(whence).toBe("The numbers are what the encoder makes of the sheet.");
  });
});

describe("the map of two numbers", () => {
  const places = [0, 0, 10, 0, 0, 5, 10, 5];
  const settings = (across: number, up: number): LatentMap => ({ ...map.initial, places, labels: "0123", across, up });
  const said = (s: LatentMap) => map.draw(s, 0, undefined as never).words[0];

  it("has all digits on it, and a little margin: hundredths of it are numbers of the latent", () => {
    expect(said(settings(0, 0))).toContain("You stand at −0.6, −0.3.");
    expect(said(settings(50, 50))).toContain("You stand at 5, 2.5.");
  });

  it("names the nearest digits, nearest first", () => {
    expect(said(settings(20, 10))).toContain("nearest first: 0, 1, 2, 3.");
  });

  it("is pointed at: the second number grows upwards, and beyond the edge is the edge", () => {
    const [{ point }] = map.draw(settings(50, 50), 0, undefined as never).pictures;
    expect(point?.(8 + 75, 30 + 30)).toEqual({ across: 25, up: 90 });
    expect(point?.(-40, 900)).toEqual({ across: 0, up: 0 });
  });
});
