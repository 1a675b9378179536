import { highlightCode } from "@lezer/highlight";
import { parser } from "@lezer/javascript";
import { escapeXml } from "../lib/figures/svg";
import { codeClasses } from "./code-classes";

const typescript = parser.configure({ dialect: "ts" });

/** TypeScript, coloured. Its text is the code, character by character. */
export function codeHtml(code: string): string {
  let html = "";
  highlightCode(
    code,
    typescript.parse(code),
    codeClasses,
    (text, name) => {
      html += name ? `<span class="${name}">${escapeXml(text)}</span>` : escapeXml(text);
    },
    () => {
      html += "\n";
    },
  );
  return html;
}
