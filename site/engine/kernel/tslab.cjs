// The parts of tslab that run cells, as kernel/tslab.cjs has them, without those that speak to Jupyter.
const hooks = require("../../../kernel/hooks.cjs");
const ts = require("./typescript.cjs");
const converter = require("tslab/dist/converter.js");

module.exports = { ts, converter, executor: require("tslab/dist/executor.js"), ...hooks({ ts, converter }) };
