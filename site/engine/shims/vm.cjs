// node:vm, as far as tslab's executor uses it: a cell is evaluated in the worker's one realm. A module whose parts can be
// replaced, since one of the kernel's repairs does.
// biome-ignore lint/security/noGlobalEval: to evaluate what a learner writes is its work
const evaluate = globalThis.eval;

module.exports = {
  /** @param filename what a stack trace calls the code; as an address, it has no spaces */
  runInThisContext: (code, { filename } = {}) =>
    evaluate(filename ? `${code}\n//# sourceURL=${filename.replaceAll(" ", "%20")}` : code),
};
