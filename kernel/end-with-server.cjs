// A kernel ends when the server that started it is gone, as Jupyter's own Python kernel does; tslab's would stay for
// ever, and go on with its loop. A thread of its own looks at the parent, because a busy cell leaves no time for it.
// On Windows the parent's number stays what it was, and so does the kernel.
const { Worker } = require("node:worker_threads");

const watch = `
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.kill(process.pid, "SIGKILL"), 1000);
`;

module.exports = function endWithServer() {
  // Only Jupyter says who the parent is. Another client may start the kernel by a process that does not stay.
  if (Number(process.env.JPY_PARENT_PID) !== process.ppid) return;
  new Worker(watch, {
    eval: true,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 8 },
  }).unref();
};
