import { describe, expect, it } from "vitest";
import { find } from "../../site/browser/search";
import type { Entry } from "../../site/search-index";

const index: Entry[] = [
  [
    "01.html",
    "01 · Standard convolution",
    "Bias",
    "Bias and ReLU",
    "Each filter adds its bias once. The stride is another matter.",
  ],
  [
    "01.html",
    "01 · Standard convolution",
    "Size",
    "How many positions?",
    "The stride is how far the kernel moves. Padding adds zeros.",
  ],
  ["06.html", "06 · Atrous convolution", "Rate", "Stride and rate", "A stride skips positions, a rate skips pixels."],
  ["06.html", "06 · Atrous convolution", "Terms", "What you take along", "dilation 팽창합성곱"],
];
const places = (query: string) => find(index, query).map(({ page, id }) => `${page}#${id}`);

describe("the site's search", () => {
  it("puts a heading that says it before text that does, and else keeps the book's order", () => {
    expect(places("stride")).toEqual(["06.html#Rate", "01.html#Bias", "01.html#Size"]);
  });
  it("wants every word, in any order and case", () => {
    expect(places("padding STRIDE")).toEqual(["01.html#Size"]);
    expect(places("stride nowhere")).toEqual([]);
  });
  it("finds the beginnings of words, not their middles", () => {
    expect(places("posit")).toContain("01.html#Size");
    expect(places("ride")).toEqual([]);
  });
  it("finds Korean anywhere in a word", () => {
    expect(places("합성곱")).toEqual(["06.html#Terms"]);
  });
  it("finds nothing for nothing", () => {
    expect(places("  ")).toEqual([]);
  });
  it("marks what it found among the words around it, which stay as they were written", () => {
    const { excerpt } = find(index, "stride kernel")[0];
    expect(excerpt.filter(([, hit]) => hit).map(([words]) => words)).toEqual(["stride", "kernel"]);
    expect(excerpt.map(([words]) => words).join("")).toBe(index[1][4]);
  });
});
