// The line an error is about, with a caret under the place. Bold is the only emphasis: Jupyter's reds and greys miss
// the contrast that readers need on its error background, in one theme or the other.
const bold = (text) => `\x1b[1m${text}\x1b[0m`;

/** More of a line is not shown: where it went on below, the caret would stand under nothing. desk/custom/custom.css keeps room for it. */
const most = 56;
/** What of it stands before the place. */
const ahead = 20;

/** Lines to show for `source` at the 1-based `line` and `column`; the caret is `length` wide, within what is shown. */
function codeFrame(source, line, column, length = 1) {
  const whole = source.split("\n")[line - 1];
  if (whole === undefined) return [];
  const from = Math.max(0, Math.min(column - 1 - ahead, whole.length - most));
  const to = Math.min(whole.length, from + most);
  const text = `${from > 0 ? "…" : ""}${whole.slice(from, to)}${to < whole.length ? "…" : ""}`;
  const before = text.slice(0, column - 1 - from + (from > 0 ? 1 : 0));
  const width = Math.max(1, Math.min(length, to - column + 1));
  const gutter = `  ${line} │ `;
  return [
    gutter + text,
    `${" ".repeat(gutter.length - 2)}│ ${before.replaceAll(/[^\t]/g, " ")}${bold("^".repeat(width))}`,
  ];
}

module.exports = { bold, codeFrame };
