/** HTML as text and tags in turn: the tags at the odd places. Scripts, styles, code and what is typed count as tags. */
function partsOf(html: string): string[] {
  return html.split(/(<(script|style|pre|code)\b[\s\S]*?<\/\2>|<[^>]*>)/).filter((_, i) => i % 3 !== 2);
}

/** The HTML with `change` applied to the text between its tags, code excepted. */
export function mapText(html: string, change: (text: string) => string): string {
  return partsOf(html)
    .map((part, i) => (i % 2 ? part : change(part)))
    .join("");
}

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'", nbsp: " " };

/** What a piece of HTML says, in one line. */
export function wordsOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, (tag) => (/^<\/?(?:p|div|li|tr|td|th|h\d|br)\b/.test(tag) ? " " : ""))
    .replaceAll(/&(\w+|#39);/g, (whole, name: string) => entities[name] ?? whole)
    .replaceAll(/\s+/g, " ")
    .trim();
}
