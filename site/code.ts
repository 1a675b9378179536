import { highlightCode, tagHighlighter, tags } from "@lezer/highlight";
import { parser } from "@lezer/javascript";
import { escapeXml } from "../lib/figures/svg";

/** What is coloured in code, by the classes that the style sheet knows. An editor by CodeMirror can be given the same. */
export const codeClasses = tagHighlighter([
  { tag: [tags.keyword, tags.bool, tags.null, tags.self], class: "keyword" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], class: "string" },
  { tag: tags.number, class: "number" },
  { tag: tags.comment, class: "comment" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], class: "function" },
  { tag: tags.typeName, class: "type" },
]);

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
