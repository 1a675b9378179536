// A cell that does not compile: what is wrong, the line with a caret, then what TypeScript said.
// The lib's types report misuse as an intersection with a sentence (`Tensor<…> & "conv2d: the kernel is 1 deep but the
// input has 192 channels"`): that sentence comes first, because it is the one written for the reader.
const fs = require("node:fs");
const cells = require("./cells.cjs");
const { bold, codeFrame } = require("./code-frame.cjs");
const words = require("./words.cjs");

const most = 4;
/** "Cannot find name 'predict'", and the same with a guess of what was meant. */
const unknownName = [2304, 2552];
const sentenceIn = /"([A-Za-z][\w.]*: (?:[^"\\]|\\.)+)"/;

/** tslab flattens a diagnostic and its explanations into a list; the explanations share the span of their head. */
function groups(diagnostics) {
  const list = [];
  for (const diagnostic of diagnostics) {
    const head = list.at(-1);
    const { start, end, messageText } = diagnostic;
    if (head && head.start.offset === start.offset && head.end.offset === end.offset) head.texts.push(messageText);
    else list.push({ ...diagnostic, texts: [messageText] });
  }
  return list;
}

/** What a diagnostic of the compiler's says, its explanations after it. */
const textsOf = (message) =>
  typeof message === "string" ? [message] : [message.messageText, ...(message.next ?? []).flatMap(textsOf)];

/** The sentence among a diagnostic's texts, if lib has one for it. */
function sentenceOf(texts) {
  for (const text of texts) {
    const found = sentenceIn.exec(text);
    if (found) return found[1].replaceAll(/\\(.)/g, "$1");
  }
}

const source = (file) => (fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "");

function lines(cell, group) {
  const { start, end, fileName, code, texts } = group;
  const length = end.line === start.line ? end.character - start.character : Number.POSITIVE_INFINITY;
  const said = sentenceOf(texts);
  return [
    bold(said ?? texts[0]),
    `  at ${fileName ?? cells.name(cell.count)}:${start.line + 1}:${start.character + 1}`,
    ...codeFrame(fileName ? source(fileName) : cell.code, start.line + 1, start.character + 1, length),
    ...(said ? texts : texts.slice(1)).map((text, depth) => `${"  ".repeat(depth + 1)}${text}`),
    `  ${words.typescriptError(code)}`,
    ...(unknownName.includes(code) && !fileName ? [`  ${words.unknownName}`] : []),
    "",
  ];
}

module.exports = function compileError(cell) {
  const all = groups(cell.diagnostics);
  const shown = all.slice(0, most).flatMap((group) => lines(cell, group));
  if (all.length > most) shown.push(words.more(all.length - most));
  return { ename: "TypeScript", evalue: sentenceOf(all[0].texts) ?? all[0].texts[0], traceback: shown };
};

/** The same for an editor: places in the text, and what is wrong there. */
module.exports.marksOf = (diagnostics) =>
  groups(diagnostics)
    .filter(({ fileName }) => fileName === undefined)
    .map((group) => ({
      from: group.start.offset,
      to: group.end.offset,
      text: sentenceOf(group.texts) ?? group.texts.join("\n"),
      severity: group.category === 0 ? "warning" : "error",
    }));
module.exports.sentenceOf = sentenceOf;
module.exports.textsOf = textsOf;
