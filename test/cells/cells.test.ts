import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { grade } from "../../cells/grade";
import { _, predict } from "../../cells/predict";
import { reportHtml, reportText } from "../../cells/report-html";
import { gradeChapter } from "../../grader/node/grade";
import { readChapter } from "../../grader/node/root";
import { predictions as standard } from "../../grader/predictions/01-standard-convolution";

const question = "7 pixels, a kernel of 3, stride 2: how many positions?";

afterEach(() => vi.restoreAllMocks());

/** What a cell says where no notebook is listening. */
async function said(cell: () => void | Promise<void>): Promise<string> {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  await cell();
  return log.mock.calls.flat().join("\n");
}

describe("predict", () => {
  it("asks for a guess where there is a blank", async () => {
    expect(await said(() => predict(question, _))).toMatch(/Write your guess over _/);
  });

  it("says why a right guess is right", async () => {
    expect(await said(() => predict(question, 3))).toBe(
      "You said 3, and so it is. It starts at pixel 0, 2 and 4: two steps, three positions.",
    );
  });

  it("answers a wrong guess with the belief behind it", async () => {
    expect(await said(() => predict(question, 2))).toBe(
      "You said 2. 2 is (7 − 3) / 2: you left out the first position, which costs no step.",
    );
  });

  it("lists the choices where there are some, before the guess and beside the reply", async () => {
    const { question, because } = standard.find((p) => p.id === "01.made-by-flipping")!;
    const list = /^a {2}The kernel is turned by half a turn first\.\nb {2}.*\nc {2}.*\nd {2}.*\n/;
    const blank = await said(() => predict(question, _));
    expect(blank).toMatch(list);
    expect(blank).toMatch(/Write the letter of your choice over _, such as "a"/);
    const right = await said(() => predict(question, "a"));
    expect(right).toMatch(list);
    expect(right).toContain(`You said "a", and so it is. ${because}`);
    expect(await said(() => predict(question, "c"))).toMatch(/You said "c"\. That would give \[/);
  });

  it("does not know a question whose text was changed, and says so", () => {
    expect(() => predict("7 pixels, how many?", 3)).toThrow('there is no question "7 pixels, how many?"');
  });
});

describe("the grading cell", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "answers-"));
  const file = path.join(folder, "01-standard-convolution.ts");
  const solution = readFileSync("solutions/01-standard-convolution.ts", "utf8");
  const report = async (answers: string) => {
    writeFileSync(file, answers);
    try {
      return await gradeChapter("01", { from: folder });
    } finally {
      rmSync(file);
    }
  };

  it("shows an untouched chapter as not started, each exercise with its hints, one inside the other", async () => {
    const html = reportHtml(await report(readFileSync("grader/stubs/01-standard-convolution.ts", "utf8")), readChapter);
    expect(html).toContain("0 of 18 points");
    expect(html.match(/not started/g)).toHaveLength(9);
    expect(html.match(/<summary>A hint<\/summary>/g)).toHaveLength(9);
    expect(html.match(/<summary>Another hint<\/summary>/g)).toHaveLength(18);
  });

  it("tells the belief, and draws the window and the three maps of a wrong answer", async () => {
    const wrong = solution.replace(
      "sum += map.at(y + i, x + j) * filter.at(i, j)",
      "sum += map.at(y + i, x + j) * filter.at(kernelHeight - 1 - i, kernelWidth - 1 - j)",
    );
    expect(wrong).not.toBe(solution);
    const html = reportHtml(await report(wrong), readChapter);
    expect(html).toContain("You turned the filter by half a turn");
    expect(html.match(/<img /g)).toHaveLength(2);
    expect(html).toMatch(/alt="[^"]*0·0 \+ 1·1 \+ 3·2 \+ 4·3 = 19/);
    expect(html).toMatch(/alt="expected[^"]*yours[^"]*yours − expected/);
  });

  it("offers our solution beside yours after a pass", async () => {
    const html = reportHtml(await report(solution), readChapter);
    expect(html).toContain("18 of 18 points");
    expect(html.match(/Compare with our solution/g)).toHaveLength(9);
    expect(html.match(/ slide2d\(\s*map: Tensor/g)).toHaveLength(2); // yours and ours
    expect(html).toContain(
      'Next: <a href="02-pointwise-convolution.ipynb" style="text-decoration:underline">02 · Pointwise convolution</a>.',
    );
    // 5 · 6 positions and 2 filters; each filter has 3 · 3 · 2 weights.
    expect(html).toContain(
      "The whole layer. On its largest test case it computes 60 numbers of 18 weights each, 1,080 MACs.",
    );
  });

  it("never lets a learner's text become HTML", async () => {
    const html = reportHtml(
      await report(solution.replace("return Math.floor", 'throw new Error("<script>x</script>"); return Math.floor')),
      readChapter,
    );
    expect(html).toContain("&lt;script&gt;");
    expect(html).not.toContain("<script>");
  });

  it("is a line an exercise where there is no notebook", async () => {
    const text = reportText(await report(solution));
    expect(text.split("\n")).toHaveLength(10);
    expect(text).toContain("01.conv2d  4/4  passed");
  });

  it("grades one exercise where asked for one", async () => {
    expect(await said(() => grade("00.grey"))).toMatch(/^Start here: \d of 1 points\n {2}00\.grey/);
  });
});
