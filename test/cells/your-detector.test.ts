import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Answers, answersOf, loadAnswersBy } from "../../cells/answers";
import { type Detector, yourDetector } from "../../cells/your-detector";
import { compile } from "../../grader/node/compile";
import { rubricOf } from "../../grader/targets";
import { astronaut, faceDetectorWeights } from "../../lib/data/index";
import * as lib from "../../lib/index";
import { detectFaces, detectorMaps } from "../../lib/networks/index";

vi.setConfig({ testTimeout: 60_000 });

const own = answersOf;
afterEach(() => {
  loadAnswersBy(own);
  vi.restoreAllMocks();
});

/** What stands in solutions/, but for changes in their text. */
const solved =
  (...changes: [from: string, to: string][]) =>
  async (chapter: string): Promise<Answers> => {
    const file = `${rubricOf(chapter).file}.ts`;
    const text = changes.reduce(
      (t, [from, to]) => t.replace(from, to),
      readFileSync(path.join("solutions", file), "utf8"),
    );
    const compiled = await compile(text, file);
    if ("end" in compiled) return { says: compiled.end.says };
    return { exports: new Function("__lib", compiled.code)(lib) };
  };

async function made(): Promise<{ detector: Detector; table: string }> {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const detector = await yourDetector();
  return { detector, table: log.mock.calls.flat().join("\n") };
}

const facesIn = ({ operators, weights, find }: Detector) => {
  let answer = astronaut(64) as lib.Tensor;
  for (const { map } of detectorMaps(astronaut(64), weights, operators)) answer = map;
  return find(answer, 0.05);
};

describe("the detector of a learner's functions", () => {
  it("is lib's as long as nothing is written, and says so", async () => {
    const { table } = await made();
    expect(table.match(/lib; yours: not written yet/g)).toHaveLength(8);
  });

  it("is theirs where they are right, and finds the boxes that lib finds", async () => {
    loadAnswersBy(solved());
    const { detector, table } = await made();
    expect(table).not.toContain("lib;");
    const expected = detectFaces(astronaut(64), faceDetectorWeights(), lib, { threshold: 0.05 });
    const found = facesIn(detector);
    expect(expected.length).toBeGreaterThan(1);
    expect(found.length).toBe(expected.length);
    for (const [i, box] of expected.entries()) {
      for (const [name, value] of Object.entries(box)) expect(found[i][name as "left"]).toBeCloseTo(value, 3);
    }
  });

  it("leaves out one that answers otherwise, is missing or stops, and a file that doesn't compile", async () => {
    loadAnswersBy(
      solved(
        ["value < 0 ? value / 10", "value < 0 ? 0"],
        ["export function keepBest", "function keepBest"],
        ["const block = bytes.slice", "throw new Error('no bytes'); const block = bytes.slice"],
        ["export function separableConv(", "export function separableConv(]"],
      ),
    );
    const { table } = await made();
    expect(table).toMatch(/08\.leaky.*lib; yours: at \[/);
    expect(table).toMatch(/08\.keepBest.*lib; yours: there is none/);
    expect(table).toMatch(/08\.toWeights.*lib; yours: it stops: no bytes/);
    expect(table).toMatch(/04\.separableConv.*lib; yours: /);
    expect(table).toMatch(/01\.conv2d.*you/);
  });
});
