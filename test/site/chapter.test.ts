import { describe, expect, it } from "vitest";
import { predictions } from "../../grader/predictions/index";
import { chapterOf } from "../../site/chapter";
import type { Cell } from "../../site/notebook";
import type { Output } from "../../site/output";

const opening: Cell = { kind: "prose", markdown: "# 01 · One\n\n**Why?** Read on.\n\nFirst words." };
const prose = (markdown: string): Cell => ({ kind: "prose", markdown });
const code = (source: string, outputs: Output[] = [], more: { folded?: boolean; tags?: string[] } = {}): Cell => ({
  kind: "code",
  id: "a1",
  source,
  tags: [],
  folded: false,
  outputs,
  ...more,
});
const chapter = (...cells: Cell[]) => chapterOf({ name: "01-one", cells: [opening, ...cells] }, ["01-one", "02-two"]);
/** The HTML of cells that stand in a section. */
const page = (...cells: Cell[]) => chapter(prose("## Section"), ...cells).body;
/** What an element's text is. Our own tags only, so that no document is needed. */
const textOf = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: "<", gt: ">", quot: '"', amp: "&" })[name as "lt"]!);

const asked = Object.values(predictions)
  .flat()
  .find(({ choices }) => choices)!;

describe("a chapter's page", () => {
  it("takes its title and its question from the first cell", () => {
    expect(chapter()).toMatchObject({ title: "01 · One", question: "Why?" });
    expect(() => chapterOf({ name: "x", cells: [prose("no heading")] }, [])).toThrow(
      "x: no cell begins with a heading of the first rank",
    );
  });

  it("keeps what stands above the first section apart, for the contents to come after it", () => {
    const { opening: above, body } = chapter(code("first()"), prose("More.\n\n## Two\n\nBelow."), code("second()"));
    expect(textOf(above)).toMatch(/One[\s\S]*First words[\s\S]*first\(\)[\s\S]*More/);
    expect(textOf(body)).toMatch(/^Two\s+Below[\s\S]*second\(\)$/);
  });

  it("links to a heading by the place that JupyterLab gives it", () => {
    expect(page(prose("### Pooling, and `stride` *too*?"))).toContain('<h3 id="Pooling,-and-stride-too?">');
  });

  it("sets formulas as MathML, in a line and displayed, but leaves code alone", () => {
    const set = page(prose("With $k_1$ and $k_2$:\n\n$$\n\\frac{1}{k^2}\n$$\n\n`$x$` costs $a < b$."));
    expect(set.match(/<math/g)).toHaveLength(4);
    expect(set).toMatch(/<span class="display"><math[^>]*display="block"[\s\S]*<mfrac>/);
    expect(set).toContain("<code>$x$</code>");
    expect(set).not.toContain("<em>");
    expect(() => page(prose("$$\\nosuch{1}$$"))).toThrow("01-one:");
  });

  it("leads to the other pages, and only to those that are there", () => {
    const links = page(prose("[two](02-two.ipynb#Part) [three](03-three.ipynb) [page](https://example.org/?a=1&b=2)"));
    expect([...links.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([
      "02-two.html#Part",
      "https://example.org/?a=1&amp;b=2",
    ]);
    expect(textOf(links)).toContain("three");
  });

  it("says which words are Korean, but not within code", () => {
    const html = page(prose("| term | Korean |\n|---|---|\n| kernel | 커널, 필터 |\n\n`커널`"));
    expect([...html.matchAll(/<span lang="ko">(.*?)<\/span>/g)].map((match) => match[1])).toEqual(["커널, 필터"]);
  });

  it("heads no column with nothing, and keeps a column's side", () => {
    const table = (heads: string) => page(prose(`|${heads}|\n|---|---:|\n| a | b |`));
    expect(table(" | ")).not.toMatch(/<thead>|<th\b/);
    expect(table("term | ").match(/<th\b/g)).toHaveLength(1);
    expect(table("term | n")).toContain('<td style="text-align:right">b</td>');
  });

  it("gives the search its headings with the prose, the questions and the captions below them", () => {
    const table = "<table><caption>Weights</caption><tr><td>27</td></tr></table>";
    const { sections } = chapter(
      prose("## Two\n\nSome\n*words* & more."),
      code('predict("Eh?", _)'),
      code("showTable()", [{ kind: "html", html: table }]),
    );
    expect(sections.at(-1)).toEqual({
      id: "Two",
      level: 2,
      heading: "Two",
      text: "Some words & more. Predict: Eh? Weights",
    });
  });
});

describe("a cell on a page", () => {
  it("has its code as text, character by character, with its id and tags", () => {
    const source = 'const a: number = f<"b">(1)\n\n// c & d\nawait a.map((x) => `x`)';
    const html = page(code(source, [], { tags: ["training", "measured"] }));
    expect(html).toContain('<div class="cell" id="cell-a1" data-tags="training measured">');
    expect(textOf(/<pre class="code"><code>([\s\S]*)<\/code><\/pre>/.exec(html)![1])).toBe(source);
  });

  it("colours words as TypeScript, types included", () => {
    const html = page(code("type A = B\nreturn f(1) // done"));
    for (const [name, word] of Object.entries({
      keyword: "type",
      type: "B",
      function: "f",
      number: "1",
      comment: "// done",
    })) {
      expect(html).toContain(`<span class="${name}">${word}</span>`);
    }
  });

  it("waits behind a line where its code is folded, and shows its outputs all the same", () => {
    const html = page(code("plumbing()", [{ kind: "printed", text: "3\n" }], { folded: true }));
    expect(html).toMatch(/<details><summary>[\s\S]*plumbing[\s\S]*<\/details><div class="outputs">[\s\S]*3/);
  });

  it("asks what it would predict, however that is quoted", () => {
    for (const cell of ['predict("How many “9s” < 3?", _)', "predict(\n  'How many “9s” < 3?',\n  _,\n) // a number"]) {
      const html = page(code(cell, [{ kind: "html", html: "What do you expect?" }]));
      expect(textOf(html)).toContain("Predict: How many “9s” < 3?");
      expect(html).not.toMatch(/<pre|What do you expect/);
    }
  });

  it("lists what a question is answered from", () => {
    const html = page(code('predict("Which belief did that?", _)'));
    expect(html).not.toContain('class="choices"');
    const known = page(code(`predict("${asked.question}", _)`));
    for (const choice of asked.choices!) expect(textOf(known)).toContain(choice);
  });

  it("keeps what follows it together, up to the next question or heading", () => {
    const html = page(
      code('predict("One?", _)'),
      prose("Its answer.\n\nMore of it."),
      code("two()"),
      code('predict("Two?", _)'),
      code('predict("Three?", _)'),
      code("three()"),
      prose("### Next\n\nElse."),
    );
    const waiting = [...html.matchAll(/<div class="answered">([\s\S]*?)\n<\/div>\n/g)].map(([, part]) => textOf(part));
    expect(waiting.map((part) => part.replaceAll(/\s+/g, " ").trim())).toEqual([
      "Its answer. More of it. two()",
      "three()",
    ]);
  });

  it("stays where a guess was made, and where it only mentions predict", () => {
    expect(page(code('predict("How many?", 3)'))).toContain('<pre class="code">');
    expect(page(code("nn.predict((x) => x, _)"))).toContain('<pre class="code">');
    expect(page(code('predict("How many?", _)\nconst more = 1'))).toContain('<pre class="code">');
  });
});

describe("an output on a page", () => {
  const output = (shown: Output) => page(code("", [shown]));

  it("keeps a picture's every character, in fewer bytes", () => {
    const svg = `<svg font-family="a, 'b'"><text>100 % − 한 # "c"</text></svg>`;
    const base64 = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
    const html = output({ kind: "html", html: `<img src="${base64}" alt="a text" width="20">` });
    const source = /src="([^"]*)"/.exec(html)![1];
    expect(decodeURIComponent(source.slice(source.indexOf(",") + 1))).toBe(svg);
    expect(source).not.toContain("base64");
    expect(html).toContain('alt="a text"');
  });

  it("is refused where a picture does not say what it shows", () => {
    for (const image of ['<img src="data:,">', '<img src="data:," alt=" ">', '<img src="data:," alt="">']) {
      expect(() => output({ kind: "html", html: image })).toThrow("01-one: a picture has no alt text");
    }
  });

  it("is text where it was text: nothing in it becomes HTML, and of a terminal's signs bold is kept", () => {
    const html = output({
      kind: "failed",
      lines: ["\u001b[1mError: <b>\u001b[0m", "  at \u001b[31mcell\u001b[39m [1]"],
    });
    expect(html).toContain('<pre class="printed failed"><strong>Error: &lt;b&gt;</strong>\n  at cell [1]</pre>');
  });

  it("is MathML where it was TeX", () => {
    expect(output({ kind: "tex", tex: "\\frac{1}{N}" })).toContain("<mfrac>");
  });
});
