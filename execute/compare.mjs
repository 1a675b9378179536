// Whether a notebook executed again says what its committed outputs say.
// Tags: `measured` holds times, which are not compared; `training` holds numbers that may differ in their last digits
// (one part in a thousand) and pictures drawn from them.
import { stripVTControlCharacters } from "node:util";

const tolerance = 1e-3;
const number = /[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?/gi;

const text = (value) => (Array.isArray(value) ? value.join("") : String(value));

/** The outputs of a cell as lines to compare: text as it is, pictures and pages by their whole content. */
function lines(cell, { pictures }) {
  const found = [];
  for (const output of cell.outputs ?? []) {
    if (output.output_type === "stream") found.push(`${output.name}:`, ...text(output.text).split("\n"));
    else if (output.output_type === "error") {
      found.push(
        `error ${output.ename}: ${output.evalue}`,
        ...stripVTControlCharacters(output.traceback.join("\n")).split("\n"),
      );
    } else {
      for (const [type, value] of Object.entries(output.data)) {
        const content = typeof value === "string" || Array.isArray(value) ? text(value) : JSON.stringify(value);
        const drawn = type.startsWith("image/") || /<(img|svg)/.test(content);
        found.push(`${type}:`, ...(drawn && !pictures ? [] : content.split("\n")));
      }
    }
  }
  return found;
}

function nearlySame(a, b) {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.replace(number, "#") !== b.replace(number, "#")) return false;
  const [x, y] = [a, b].map((line) => (line.match(number) ?? []).map(Number));
  return x.every((value, i) => Math.abs(value - y[i]) <= tolerance * Math.max(Math.abs(value), Math.abs(y[i])));
}

const short = (line) => (line === undefined ? "(nothing)" : line.length > 160 ? `${line.slice(0, 160)}…` : line);

/** One message a cell that differs: its number, its first line, and the first line where the outputs part. */
export function differences(committed, executed) {
  const found = [];
  executed.cells.forEach((cell, index) => {
    const tags = cell.metadata?.tags ?? [];
    if (cell.cell_type !== "code" || tags.includes("measured")) return;
    const training = tags.includes("training");
    const [before, after] = [committed.cells[index], cell].map((each) => lines(each, { pictures: !training }));
    const same = training ? nearlySame : (a, b) => a === b;
    for (let i = 0; i < Math.max(before.length, after.length); i++) {
      if (same(before[i], after[i])) continue;
      const [was, is] = [short(before[i]), short(after[i])];
      // Two long lines may part far from their beginning, as embedded pictures do.
      const where =
        was === is && before[i] !== undefined
          ? ` (they part after ${commonStart(before[i], after[i])} characters)`
          : "";
      found.push(
        `cell ${index + 1}: ${short(text(cell.source).split("\n")[0])}\n    committed: ${was}\n    executed:  ${is}${where}`,
      );
      break;
    }
  });
  return found;
}

function commonStart(a, b) {
  let i = 0;
  while (a[i] === b[i]) i++;
  return i;
}
