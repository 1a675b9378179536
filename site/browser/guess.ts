// Pure, so that it is tested without a page.

type Guess = number | string | boolean | readonly Guess[];

/**
 * What was typed, as the value that a notebook's `predict` would be handed: a number, also with a point after each
 * three digits' comma and as a product or a quotient; a list; true or false; else a word, with or without quotation
 * marks. Nothing where nothing was typed.
 * @param word whether a word is asked for: then 3×3 is one
 */
export function readGuess(typed: string, word = false): Guess | undefined {
  const text = typed.trim();
  if (!text) return undefined;
  const list = /^[[(](.*)[\])]$/s.exec(text);
  if (list && (text.startsWith("[") || list[1].includes(","))) {
    return partsOf(list[1]).map((part) => readGuess(part) ?? "");
  }
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  const number = word && /[×·*/]/.test(text) ? undefined : numberOf(text);
  if (number !== undefined) return number;
  return /^(["'`“‘])(.*)["'`”’]$/s.exec(text)?.[2] ?? text;
}

/** Cut at the commas that stand in no inner brackets. */
function partsOf(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const character of text) {
    if ("[(".includes(character)) depth++;
    if ("])".includes(character)) depth--;
    if (character === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts.filter((part, i) => i < parts.length - 1 || part.trim());
}

/** 1,280 and 3 · 3 · 192 and 7/2 and −4 %; nothing where it is no number. */
function numberOf(text: string): number | undefined {
  const plain = text
    .replace(/\s*%$/, "")
    .replaceAll("−", "-")
    .replaceAll(/[×·]/g, "*")
    .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, "");
  const factors = plain.split(/([*/])/);
  let result: number | undefined;
  for (let i = 0; i < factors.length; i += 2) {
    const factor = factors[i].trim();
    if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(factor)) return undefined;
    const value = Number(factor);
    if (result === undefined) result = value;
    else result = factors[i - 1] === "*" ? result * value : result / value;
  }
  return result;
}
