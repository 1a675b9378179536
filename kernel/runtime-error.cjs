// A cell that threw: the message, the frames that lie in cells and in the workbook's own files, and the cell's line.
const util = require("node:util");
const { bold, codeFrame } = require("./code-frame.cjs");
const { original } = require("./source-positions.cjs");
const words = require("./words.cjs");

const most = 8;
const frameOf = /^\s+at (?:(.*?) \()?(?:file:\/\/)?(.+?):(\d+):(\d+)\)?$/;
/** As Firefox and Safari write it, in a page. */
const otherFrameOf = /^(?!\s+at )(.*?)@(.+?):(\d+):(\d+)$/;

function frames(error) {
  const found = [];
  for (const line of String(error.stack).split("\n")) {
    const match = frameOf.exec(line) ?? otherFrameOf.exec(line);
    const position = match && original(match[2], Number(match[3]), Number(match[4]));
    const name = match?.[1]?.replace("Proxy.", "") || undefined;
    if (position) found.push({ ...position, name: name === "eval" && position.cell ? undefined : name });
  }
  return found;
}

/** V8 places an error in a call at its parenthesis; a reader looks for the name before it. */
function startOfCall({ cell, line, column }) {
  const text = cell.code.split("\n")[line - 1] ?? "";
  return text[column - 1] === "(" ? text.slice(0, column - 1).search(/[\w$.]*$/) + 1 : column;
}

function described(error) {
  const list = frames(error);
  const lines = list.slice(0, most).map(({ name, file, line, column }) => {
    const place = `${file}:${line}:${column}`;
    return `  at ${name ? `${name} (${place})` : place}`;
  });
  const inCell = list.find((frame) => frame.cell);
  const shown = inCell ? codeFrame(inCell.cell.code, inCell.line, startOfCall(inCell)) : [];
  const cause = error.cause instanceof Error ? ["", words.causedBy, ...described(error.cause)] : [];
  return [bold(`${error.name}: ${error.message}`), ...lines, ...shown, ...cause];
}

/** @param interrupted whether the learner stopped the cell: then the error says what was reached, not what went wrong */
module.exports = function runtimeError(error, interrupted) {
  if (!(error instanceof Error)) {
    const text = typeof error === "string" ? error : util.inspect(error);
    return { ename: words.thrown, evalue: text, traceback: [bold(`${words.thrown}: ${text}`)] };
  }
  if (interrupted) {
    const [ename, evalue] = [words.interrupted.ename, error.message];
    return { ename, evalue, traceback: [bold(`${ename}: ${evalue}`)] };
  }
  return { ename: error.name, evalue: error.message, traceback: described(error) };
};
