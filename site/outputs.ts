import { escapeXml } from "../lib/figures/svg";
import { markKorean } from "./korean";
import type { Output } from "./output";

/**
 * @param mathml sets a formula
 * @throws where a picture does not say what it shows
 */
export function outputHtml(output: Output, mathml: (tex: string) => string): string {
  switch (output.kind) {
    case "printed":
      return `<pre class="printed">${terminalHtml(output.text)}</pre>`;
    case "failed":
      return `<pre class="printed failed">${withFrames(terminalHtml(output.lines.join("\n")))}</pre>`;
    case "tex":
      return `<div class="formula">${mathml(output.tex)}</div>`;
    case "html":
      return `<div class="shown">${markKorean(output.html.replaceAll(/<img\b[^>]*>/g, pictureHtml))}</div>`;
  }
}

/** A terminal's bold is kept, which is all that the kernel uses; other escapes go. */
function terminalHtml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const runs = text.split(/\x1b\[([\d;]*)m/);
  let bold = false;
  return runs
    .map((run, i) => {
      if (i % 2) {
        bold = run.split(";").includes("1") || (bold && !/^0?$|^22$/.test(run));
        return "";
      }
      const words = escapeXml(run);
      return bold && words ? `<strong>${words}</strong>` : words;
    })
    .join("");
}

/** The lines of code that an error quotes, with marks under their places, stay as wide as they are. */
const withFrames = (html: string) =>
  html.replaceAll(/(?:^(?:<strong>)?[ \d]*│.*\n?)+/gm, '<span class="frame">$&</span>');

const base64 = "data:image/svg+xml;base64,";

/**
 * A figure keeps most of its width on a phone, where it scrolls sideways rather than become too small to read, and loses
 * the quarter that base64 adds to it.
 */
function pictureHtml(image: string): string {
  if (!/\balt="[^"]*\S[^"]*"/.test(image)) throw new Error(`a picture has no alt text: ${image.slice(0, 200)}`);
  const natural = /\bwidth="(\d+)"/.exec(image)?.[1];
  const bare = image.replace(/ style="[^"]*"/, ""); // it says "light", for pages that have no theme; these have one
  const sized = natural ? bare.replace(/^<img/, `<img style="--natural: ${natural}px"`) : bare;
  return sized.replace(/\bsrc="([^"]*)"/, (src, address: string) =>
    address.startsWith(base64) ? `src="${svgAddress(atob(address.slice(base64.length)))}"` : src,
  );
}

/** @param bytes an SVG document in UTF-8, a character a byte. Only what an address or an attribute can't hold is escaped. */
function svgAddress(bytes: string): string {
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  return `data:image/svg+xml,${bytes.replaceAll(/[%#<>"]|[^\x20-\x7e]/g, hex)}`;
}
