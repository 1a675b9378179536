// The cells run so far, by execution count: what an error needs to show the line it comes from.
const kept = 200;
const cells = new Map();
let latest;

module.exports = {
  begin(count, code) {
    latest = { count, code, diagnostics: [], thrown: [] };
    cells.set(count, latest);
    cells.delete(count - kept);
    return latest;
  },
  current: () => latest,
  get: (count) => cells.get(count),
  /** What a cell is called where a file would be: "cell [3]". A page's stack traces have addresses there, without spaces. */
  name: (count) => `cell [${count}]`,
  countOf: (name) => Number(/^cell(?: |%20)\[(\d+)\]$/.exec(name)?.[1]),
};
