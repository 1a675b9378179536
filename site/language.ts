import { escapeXml } from "../lib/figures/svg";
import { type Element, made, textBelow } from "./dom";

const korean = /[\p{Script=Hangul}][\p{Script=Hangul} ,·–-]*[\p{Script=Hangul}]|\p{Script=Hangul}/gu;

/** Marks Korean words as Korean, so that they are spoken and set as such. */
export function markKorean(page: Element): void {
  for (const text of textBelow(page, ["pre", "code", "script", "style"])) {
    const pieces: (string | Element)[] = [];
    let end = 0;
    for (const found of text.data.matchAll(korean)) {
      pieces.push(text.data.slice(end, found.index), made("span", { lang: "ko" }, escapeXml(found[0])));
      end = found.index + found[0].length;
    }
    if (pieces.length) text.replaceWith(...pieces, text.data.slice(end));
  }
}
