// The parts of tslab that the repairs reach into. They are not its public interface: package.json pins the version.
const path = require("node:path");
const hooks = require("./hooks.cjs");

const dist = path.dirname(require.resolve("tslab"));

// The compiler's exports are read-only: tslab is given a copy whose functions can be replaced.
const typescript = require.resolve("@tslab/typescript-for-tslab", { paths: [dist] });
const ts = { ...require(typescript) };
require.cache[typescript].exports = ts;

const converter = require(path.join(dist, "converter.js"));

module.exports = {
  converter,
  executor: require(path.join(dist, "executor.js")),
  jupyter: require(path.join(dist, "jupyter.js")),
  main: require(path.join(dist, "main.js")),
  util: require(path.join(dist, "util.js")),
  zeromq: require.resolve("zeromq", { paths: [dist] }),
  ts,
  keepTranslations: require("./kept-translations.cjs"),
  ...hooks({ ts, converter }),
};
