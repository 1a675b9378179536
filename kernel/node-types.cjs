// A kernel is ready in half the time, and takes 60 MB less, where the compiler need not read Node's types: two million
// characters, ten times all else, and a chapter uses `console` of them. So it starts with the few that globals.d.ts
// declares. Where a cell or a file names more, Node's own are read in their place, and stay.
const path = require("node:path");

const few = path.join(__dirname, "globals.d.ts").replaceAll("\\", "/");
const all = require.resolve("@types/node/index.d.ts").replaceAll("\\", "/");

/** What the compiler says of names, modules, namespaces and properties that it does not know. */
const unknown = new Set([2304, 2307, 2339, 2503, 2552, 2580, 2584, 2591, 7016]);
const missesNodes = ({ code, messageText }) =>
  unknown.has(code) && (code !== 2339 || /on type '(?:Console|Performance|Timeout)'/.test(messageText));

/** Whether the name at this position, or the first of a chain like `process.env`, is a global of Node. */
function isAboutNode(code, position) {
  const before = /[\w$.]*$/.exec(code.slice(0, position))[0];
  const after = /^[\w$]*/.exec(code.slice(position))[0];
  return (before + after).split(".")[0] in globalThis;
}

/** What hover knows of a name that is declared nowhere. */
const isNothing = (found) => !found || found.displayParts?.map(({ text }) => text).join("") === "any";

module.exports = function nodeTypes({ onConverter, ts }) {
  const { createWatchCompilerHost, createWatchProgram } = ts;
  ts.createWatchCompilerHost = (roots, options, ...rest) =>
    createWatchCompilerHost([...roots, few], { ...options, types: [] }, ...rest);

  let latest;
  ts.createWatchProgram = (host) => {
    const program = createWatchProgram(host);
    latest = { program, roots: host.rootFiles };
    return program;
  };

  onConverter((converter) => {
    const { program, roots } = latest;
    let read = false;
    const again = (method, missing) => {
      const original = converter[method];
      converter[method] = (...args) => {
        const answer = original(...args);
        if (read || !missing(answer, ...args)) return answer;
        read = true;
        program.updateRootFileNames([...roots.filter((file) => file !== few), all]);
        return original(...args);
      };
    };
    again("convert", ({ diagnostics }) => diagnostics.some(missesNodes));
    again("inspect", (found, _, code, position) => isNothing(found) && isAboutNode(code, position));
    again("complete", ({ candidates }, _, code, position) => !candidates.length && isAboutNode(code, position));
  });
};
