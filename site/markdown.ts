import { Marked, type MarkedExtension, type Token, type Tokens } from "marked";
import { wordsOf } from "./html";
import { markKorean } from "./korean";
import { mathml } from "./mathml";

/** A paragraph, a heading, a list, a table: what stands by itself in a chapter. */
export interface Block {
  readonly html: string;
  /** What it says, without marks: for the search. */
  readonly words: string;
  /** Of a heading: its rank, 1 to 6, and its place on the page. */
  readonly heading?: { readonly level: number; readonly id: string };
}

/**
 * Markdown as JupyterLab reads it (by the same library), with formulas as MathML and links between notebooks as links
 * between pages.
 * @param names the notebooks that have a page
 */
export function blocksOf(markdown: string, names: readonly string[]): Block[] {
  const marked = new Marked(formulas, { renderer: { heading, table, link: linkTo(names) } });
  const tokens = marked.lexer(markdown);
  return tokens
    .filter(({ type }) => type !== "space")
    .map((token) => {
      const html = markKorean(marked.parser([token]));
      return { html, words: wordsOf(html), heading: headingOf(token) };
    });
}

function headingOf(token: Token): Block["heading"] {
  return token.type === "heading" ? { level: token.depth, id: placeOf(token as Tokens.Heading) } : undefined;
}

/** JupyterLab's own rule, so that a link to a heading works in the notebook and on the page. */
const placeOf = ({ text }: Tokens.Heading) => text.replaceAll(/[*_`]/g, "").trim().replaceAll(" ", "-");

const formulas: MarkedExtension = {
  extensions: [
    {
      name: "display",
      level: "block",
      start: (text) => text.indexOf("$$"),
      tokenizer(text) {
        const found = /^\$\$([\s\S]+?)\$\$[ \t]*(?:\n|$)/.exec(text);
        return found ? { type: "display", raw: found[0], tex: found[1] } : undefined;
      },
      renderer: ({ tex }) => `<p>${mathml(tex, true)}</p>\n`,
    },
    {
      name: "formula",
      level: "inline",
      start: (text) => text.indexOf("$"),
      tokenizer(text) {
        const found = /^(\$\$?)([^$]+)\1/.exec(text);
        return found ? { type: "formula", raw: found[0], tex: found[2], display: found[1] === "$$" } : undefined;
      },
      renderer: ({ tex, display }) => mathml(tex, display),
    },
  ],
};

type Renderer = { parser: { parseInline(tokens: Token[]): string } };

function heading(this: Renderer, token: Tokens.Heading): string {
  const { depth, tokens } = token;
  const words = this.parser.parseInline(tokens);
  return `<h${depth} id="${placeOf(token).replaceAll('"', "&quot;")}">${words}</h${depth}>\n`;
}

/** Markdown has no table without a head: an empty head goes, and an empty cell in one heads nothing. */
function table(this: Renderer, { header, rows }: Tokens.Table): string {
  const cell = (name: string, { tokens, align }: Tokens.TableCell) =>
    `<${name}${align ? ` style="text-align:${align}"` : ""}>${this.parser.parseInline(tokens)}</${name}>`;
  const heads = header.map((head) => cell(head.text.trim() ? "th" : "td", head));
  const head = header.some(({ text }) => text.trim()) ? `<thead><tr>${heads.join("")}</tr></thead>` : "";
  const body = rows.map((row) => `<tr>${row.map((each) => cell("td", each)).join("")}</tr>`);
  return `<div class="wide"><table>${head}<tbody>${body.join("\n")}</tbody></table></div>\n`;
}

/** A link to a notebook whose page isn't there yet becomes plain text. */
function linkTo(names: readonly string[]) {
  return function (this: Renderer, { href, tokens }: Tokens.Link): string {
    const words = this.parser.parseInline(tokens);
    const [, name, rest = ""] = /^(?:\.\/)?([\w-]+)\.ipynb(#.*)?$/.exec(href) ?? [];
    if (name && !names.includes(name)) return words;
    const to = name ? `${name}.html${rest}` : href;
    return `<a href="${to.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}">${words}</a>`;
  };
}
