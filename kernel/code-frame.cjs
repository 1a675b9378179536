// The line an error is about, with a caret under the place. Bold is the only emphasis: Jupyter's reds and greys miss
// the contrast that readers need on its error background, in one theme or the other.
const bold = (text) => `\x1b[1m${text}\x1b[0m`;

/** Lines to show for `source` at the 1-based `line` and `column`; the caret is `length` wide, within the line. */
function codeFrame(source, line, column, length = 1) {
  const text = source.split("\n")[line - 1];
  if (text === undefined) return [];
  const gutter = `  ${line} │ `;
  const width = Math.max(1, Math.min(length, text.length - column + 1));
  const indent = text.slice(0, column - 1).replaceAll(/[^\t]/g, " ");
  return [gutter + text, `${" ".repeat(gutter.length - 2)}│ ${indent}${bold("^".repeat(width))}`];
}

module.exports = { bold, codeFrame };
