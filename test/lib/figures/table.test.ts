import { describe, expect, it } from "vitest";
import { isMatch, matchRow } from "../../../lib/figures/matches";
import { isRounded, numeral, withCommas } from "../../../lib/figures/numbers";
import { tableHtml, tableText } from "../../../lib/figures/table";

describe("numbers in pictures", () => {
  it("have a real minus, and no trailing zeros", () => {
    expect([numeral(-2.5), numeral(0.1 + 0.2), numeral(-0.0), numeral(3)]).toEqual(["−2.5", "0.3", "0", "3"]);
  });

  it("are short where they are tiny or huge", () => {
    expect([numeral(3.81e-7), numeral(-1.234e8)]).toEqual(["3.8e-7", "−1.2e8"]);
  });

  it("have their thousands apart in tables, however large", () => {
    expect([withCommas(428652), withCommas(568740352), withCommas(-1234.5), withCommas(27)]).toEqual([
      "428,652",
      "568,740,352",
      "−1,234.5",
      "27",
    ]);
  });

  it("are called rounded only where the 32-bit number is", () => {
    expect([isRounded(Math.fround(0.1)), isRounded(1 / 3)]).toEqual([false, true]);
  });
});

describe("a table", () => {
  const rows = [
    { layer: "3x3 <conv>", weights: 1180, same: true },
    { layer: "1x1", weights: 6144, same: false },
  ];

  it("may be folded: its caption is what is clicked, and in a terminal nothing is hidden", () => {
    const options = { caption: "Two <layers>", folded: true };
    expect(tableHtml(rows, options)).toMatch(
      /^<details><summary>Two &lt;layers&gt;<\/summary><table [^>]*><thead>.*<\/table><\/details>$/,
    );
    expect(tableText(rows, options)).toBe(tableText(rows, { caption: "Two <layers>" }));
  });

  it("is a real table: a caption, headings for columns and rows, numbers to the right", () => {
    const html = tableHtml(rows, { caption: "Two layers" });
    expect(html).toMatch(/^<table [^>]*><caption [^>]*>Two layers<\/caption><thead><tr><th scope="col"/);
    expect(html).toMatch(
      /<th scope="row" [^>]*>3x3 &lt;conv&gt;<\/th><td style="[^"]*text-align:right[^"]*">1,180<\/td>/,
    );
  });

  it("leaves ink and ground to the page, light or dark", () => {
    expect(tableHtml(rows)).not.toMatch(/[^-]color:|background/);
  });

  it("chooses and renames columns", () => {
    expect(tableHtml(rows, { columns: [["weights", "weights with bias"]] })).not.toContain("layer");
  });

  it("is aligned in a terminal", () => {
    expect(tableText(rows, { caption: "Two layers" })).toBe(
      "Two layers\nlayer       weights  same\n3x3 <conv>    1,180  true\n1x1           6,144  false",
    );
  });
});

describe("see, expect, match", () => {
  it("a figure matches where it is as close as it was published", () => {
    const share = { what: "MACs", computed: 568_740_352, published: 569e6, source: "MobileNet, Table 4" };
    expect([isMatch(share), isMatch({ ...share, within: 0.5e6 })]).toEqual([false, true]);
  });

  it("shows computed, published, ratio, verdict and source", () => {
    expect(
      matchRow({ what: "share of Conv 3x3", computed: 1.906, published: 1.19, source: "MobileNet, Table 2" }),
    ).toEqual({
      what: "share of Conv 3x3",
      computed: "1.906",
      published: "1.19",
      ratio: "1.602",
      verdict: "differs",
      source: "MobileNet, Table 2",
      note: undefined,
    });
  });
});
