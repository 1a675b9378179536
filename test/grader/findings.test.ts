import { afterAll, describe, expect, it, vi } from "vitest";
import { withFindings } from "../../grader/findings";
import { nodeGrader } from "../../grader/node/grade";
import type { Finding } from "../../grader/report";
import { rubricOf } from "../../grader/targets";
import { endings } from "../../grader/words";

const grader = nodeGrader();
afterAll(() => grader.close());

const flatIndex = "export function flatIndex(y: number, x: number, c: number, shape: number[]): number";
const right = "{ return (y * shape[1] + x) * shape[2] + c; }";
const finding = (line: number, says = `line ${line}`, number = 2304): Finding => ({ says, number, line, column: 1 });

async function found(text: string, ...findings: Finding[]) {
  const check = vi.fn(async () => findings);
  const exercises = await withFindings((await grader.chapter(rubricOf("00"), text)).exercises, text, check);
  return { check, said: Object.fromEntries(exercises.map((e) => [e.id, e.finding?.says])) };
}

describe("what TypeScript says of an answer", () => {
  it("is not asked for where everything passes, or nothing stopped", async () => {
    expect((await found(`${flatIndex} ${right}`)).check).not.toHaveBeenCalled();
    expect((await found(`${flatIndex} { return 7; }`)).check).not.toHaveBeenCalled();
  });

  it("is said of the line where the answer stopped, and shows the line", async () => {
    const text = `${flatIndex} {\n  const a = shape[1];\n  return y.times(a);\n}`;
    const { said } = await found(text, finding(2), finding(3));
    expect(said["00.flatIndex"]).toBe("line 3");
  });

  it("or of a function that it calls, once in a file, and never of a parameter without a type", async () => {
    const helper = "const width = (shape: number[]) => shapes[1];";
    const text = `${helper}\n${flatIndex} {\n  return y * width(shape);\n}\nexport const grey = (image) => width(image);`;
    const { said } = await found(text, finding(1), finding(5, "implicitly any", 7006));
    expect(said).toEqual({ "00.grey": "line 1", "00.flatIndex": undefined });
  });

  it("is said of what gives nothing back", async () => {
    const { said } = await found(`${flatIndex} {\n  y * shape[1];\n}`, finding(1));
    expect(said["00.flatIndex"]).toBe("line 1");
  });
});

describe("a function that isn't there", () => {
  const says = async (text: string) =>
    (await grader.chapter(rubricOf("00"), text, undefined, "00.flatIndex")).exercises[0].says;

  it.each([
    [
      "under another name",
      flatIndex.replace("flat", "Flat"),
      /called flatIndex\. .* beside the other exercises: FlatIndex\./,
    ],
    [
      "without an export",
      flatIndex.replace("export ", ""),
      /^There is a function called flatIndex, but it is not given out: write "export"/,
    ],
    ["as the default", flatIndex.replace("export", "export default"), /only an "export default"/],
  ])("%s", async (_, head, sentence) => {
    expect(await says(`${head} ${right}\nexport function grey() {}`)).toMatch(sentence);
  });

  it("and nothing of the kind", async () => {
    expect(await says("export function grey() {}")).toBe(
      endings.noFunction("flatIndex", "undefined", { declared: false, exported: [], byDefault: false }).says,
    );
  });
});
