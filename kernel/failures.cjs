// Why a cell failed: tslab prints it, and here it is kept, to be said in the workbook's own words.
const cells = require("./cells.cjs");
const compileError = require("./compile-error.cjs");
const runtimeError = require("./runtime-error.cjs");

module.exports = function failures({ executor, onConverter }) {
  onConverter((converter) => {
    const { convert } = converter;
    converter.convert = (previous, code) => {
      const result = convert(previous, code);
      const cell = cells.current();
      if (cell) cell.diagnostics = result.diagnostics;
      return result;
    };
  });
  const { createExecutor } = executor;
  executor.createExecutor = (root, converters, console) =>
    createExecutor(root, converters, { ...console, error: (...values) => cells.current().thrown.push(values) });
};

/**
 * A cell's failure, as Jupyter has it.
 * @param thrown what it was, where the cell was never run
 */
module.exports.failureOf = (cell, thrown = cell.thrown[0]?.[0]) =>
  cell.diagnostics.length ? compileError(cell) : runtimeError(thrown, cell.interrupted);
