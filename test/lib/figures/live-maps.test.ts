import { describe, expect, it, vi } from "vitest";
import { liveMaps } from "../../../lib/figures/live-maps";
import { tensor } from "../../../lib/tensor";

const weights = (value: number) => tensor([value, 0, -value, 1], [2, 2, 1, 1]);
const map = (value: number) => tensor(new Array(15 * 14).fill(value), [15, 14]);

describe("maps that are redrawn while a cell trains", () => {
  const film = () => liveMaps({ titles: ["weights", "map"], x: "step", total: 3, keep: [0, 2] });
  const run = async () => {
    const { add, done } = film();
    for (let step = 0; step <= 3; step++) await add(step, weights(step), map(step - 1));
    return done();
  };

  it("leave the kept moments and the last, whatever the time they took", async () => {
    vi.spyOn(console, "log").mockImplementation(() => {});
    const figure = await run();
    expect(figure).toEqual(await run());
    expect(figure.alt).toContain("weights, step 2: 2x2: 2 0; −2 1");
    expect(figure.alt).toContain("map, step 3: 15x14: every value 2");
    expect(figure.alt).not.toContain("step 1:");
    expect(figure.svg.match(/>step \d</g)).toEqual([">step 0<", ">step 2<", ">step 3<"]);
  });

  it("have one scale a row: the same number has the same colour at every moment", async () => {
    vi.spyOn(console, "log").mockImplementation(() => {});
    const { svg } = await run();
    const legends = svg.match(/>−?\d<\/text><rect/g);
    expect(legends).toEqual([">−2</text><rect", ">−2</text><rect", ">−2</text><rect"]);
  });

  it("keep what they were: a tensor that is written over later does not change a kept moment", async () => {
    vi.spyOn(console, "log").mockImplementation(() => {});
    const { add, done } = film();
    const same = weights(5);
    await add(0, same, map(0));
    same.set(7, 0, 0, 0, 0);
    await add(1, same, map(1));
    expect(done().alt).toContain("weights, step 0: 2x2: 5 0; −5 1");
  });

  it("want one map a title, and something to show", async () => {
    expect(() => film().add(0, weights(1))).toThrow("liveMaps: add has 1 maps for 2 titles: one map a title");
    expect(() => film().done()).toThrow("liveMaps: done comes after the first add");
  });
});
