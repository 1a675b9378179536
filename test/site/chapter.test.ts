import { describe, expect, it } from "vitest";
import { chapterOf } from "../../site/chapter";
import { parsed } from "../../site/dom";

const heading =
  '<div class="prose"><h1 id="One">01 · One<a class="anchor-link" href="#One">¶</a></h1><p><strong>Why?</strong></p></div>';
const chapter = (html: string) => chapterOf("01-one", heading + html, ["01-one", "02-two"]);
const page = (html: string) => parsed(chapter(html).html);
const code = (text: string) =>
  `<div class="cell"><div class="code"><pre>${text}</pre></div><div class="outputs"><div class="shown">What do you expect?</div></div></div>`;

describe("a chapter's page", () => {
  it("takes its title and its question from the first cell", () => {
    expect(chapter("")).toMatchObject({ title: "01 · One", question: "Why?" });
    expect(() => chapterOf("x", "<p>no heading</p>", [])).toThrow("x: no cell begins with a heading of the first rank");
  });

  it("asks what a cell would predict, however it is quoted", () => {
    for (const cell of ['predict("How many “9s” &lt; 3?", _)', "predict(\n  'How many “9s” &lt; 3?',\n  _,\n)"]) {
      const asked = page(code(cell)).querySelector(".predict")!;
      expect(asked.querySelector(".question")!.textContent).toBe("Predict: How many “9s” < 3?");
      expect(asked.textContent).toContain("npm start");
    }
  });

  it("keeps the list that a question is answered from", () => {
    const cell = code('predict("Which?", _)').replace("What do", '<div class="choices">a one</div>What do');
    expect(page(cell).querySelector(".predict .choices")!.textContent).toBe("a one");
  });

  it("keeps a cell in which a guess was made, and one that only mentions predict", () => {
    expect(page(code('predict("How many?", 3)')).querySelector(".predict")).toBeNull();
    expect(page(code("nn.predict((x) => x, _)")).querySelector(".predict")).toBeNull();
  });

  it("sets formulas as MathML, in a line and displayed, but leaves code alone", () => {
    const set = page('<div class="prose"><p>With $k$:</p><p>$$\\frac{1}{k^2}$$</p><code>$x$</code></div>');
    expect([...set.querySelectorAll("math")]).toHaveLength(2);
    expect(set.querySelector('math[display="block"] mfrac')).not.toBeNull();
    expect(set.querySelector("code")!.textContent).toBe("$x$");
    expect(() => page('<div class="prose"><p>$$\\nosuch{1}$$</p></div>')).toThrow("01-one:");
  });

  it("refuses a picture that does not say what it shows", () => {
    expect(() => page('<img src="data:,">')).toThrow("01-one: a picture has no alt text");
    expect(() => page('<img src="data:," alt=" ">')).toThrow("no alt text");
  });

  it("keeps a picture's every character, in fewer bytes", () => {
    const svg = `<svg font-family="a, 'b'"><text>100 % − 한 #</text></svg>`;
    const base64 = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
    const source = page(`<img src="${base64}" alt="a text" width="20">`).querySelector("img")!.getAttribute("src")!;
    expect(decodeURIComponent(source.slice(source.indexOf(",") + 1))).toBe(svg);
    expect(source).not.toContain("base64");
  });

  it("leads to the other pages, and only to those that are there", () => {
    const links = page('<a href="02-two.ipynb#Part">two</a> <a href="03-three.ipynb">three</a>');
    expect([...links.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual(["02-two.html#Part"]);
    expect(links.textContent).toContain("three");
  });

  it("says which words are Korean", () => {
    const words = [
      ...page("<table><tr><td>커널, 필터</td><td>kernel</td></tr></table>").querySelectorAll('[lang="ko"]'),
    ];
    expect(words.map((word) => word.textContent)).toEqual(["커널, 필터"]);
  });

  it("gives the search its headings with the prose and the questions below them", () => {
    const { sections } = chapter(
      `<div class="prose"><h2 id="Two">Two</h2><p>Some\nwords.</p></div>${code('predict("Eh?", _)')}`,
    );
    expect(sections.at(-1)).toEqual({ id: "Two", level: 2, heading: "Two", text: "Some words. Predict: Eh?" });
  });

  it("heads no column with nothing", () => {
    const rows = "<tbody><tr><td>a</td><td>b</td></tr></tbody>";
    const table = (heads: string) =>
      page(`<div class="prose"><table><thead><tr>${heads}</tr></thead>${rows}</table></div>`);
    expect(table("<th></th><th></th>").querySelector("thead")).toBeNull();
    expect([...table("<th>term</th><th></th>").querySelectorAll("th")]).toHaveLength(1);
  });
});
