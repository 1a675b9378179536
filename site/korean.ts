import { mapText } from "./html";

const korean = /[\p{Script=Hangul}][\p{Script=Hangul} ,·–-]*[\p{Script=Hangul}]|\p{Script=Hangul}/gu;

/** Marks Korean words as Korean, so that they are spoken and set as such. */
export function markKorean(html: string): string {
  return mapText(html, (text) => text.replaceAll(korean, '<span lang="ko">$&</span>'));
}
