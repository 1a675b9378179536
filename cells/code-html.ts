import { escapeXml } from "../lib/figures/svg";

const kinds = ["comment", "string", "keyword", "number"] as const;
const tokens = new RegExp(
  [
    /(\/\/[^\n]*|\/\*[\s\S]*?\*\/)/,
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)/,
    /\b(as|async|await|break|const|continue|else|export|false|for|function|if|in|let|new|null|of|return|throw|true|type|undefined|while)\b/,
    /\b(\d[\d_.]*(?:e[+-]?\d+)?)\b/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

/** TypeScript in the colours of the editor beside it, whatever the theme; where there is none, in one colour. */
export function codeHtml(code: string): string {
  let html = "";
  let end = 0;
  for (const found of code.matchAll(tokens)) {
    const at = found.index ?? 0;
    const kind = kinds[found.slice(1).findIndex((text) => text !== undefined)];
    html += escapeXml(code.slice(end, at));
    html += `<span style="color:var(--jp-mirror-editor-${kind}-color)">${escapeXml(found[0])}</span>`;
    end = at + found[0].length;
  }
  return html + escapeXml(code.slice(end));
}
