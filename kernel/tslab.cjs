// The parts of tslab that the repairs reach into. They are not its public interface: package.json pins the version.
const path = require("node:path");

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

  /** Lets `change` replace methods of every program (the compiler's view of a cell and all it imports) as it is made. */
  onProgram(change) {
    const { createWatchProgram } = ts;
    ts.createWatchProgram = (host) => {
      const { afterProgramCreate } = host;
      host.afterProgramCreate = (builder) => {
        change(builder);
        afterProgramCreate(builder);
      };
      return createWatchProgram(host);
    };
  },

  /** Lets `change` replace methods of every converter (tslab's compiler front end) as it is made. */
  onConverter(change) {
    const { createConverter } = converter;
    converter.createConverter = (options) => {
      const made = createConverter(options);
      change(made);
      return made;
    };
  },
};
