// Starts the thread that has the control channel (beside.cjs), and hands on what it hears there: tslab would listen to it
// in the thread that computes.
const path = require("node:path");
const { Worker } = require("node:worker_threads");
const { hook } = require("./interrupts.cjs");

// Only Jupyter says who the parent is. Another client may start the kernel by a process that does not stay.
const parent = Number(process.env.JPY_PARENT_PID) === process.ppid ? process.ppid : undefined;

module.exports = function controlThread({ jupyter, zeromq }) {
  const server = jupyter.ZmqServer.prototype;
  const { bindSocket } = server;
  server.bindSocket = function (socket, port) {
    if (socket !== this.control) return bindSocket.call(this, socket, port);
    const { transport, ip, key } = this.connInfo;
    const closed = new Int32Array(new SharedArrayBuffer(4));
    const thread = new Worker(path.join(__dirname, "beside.cjs"), {
      workerData: { address: `${transport}://${ip}:${port}`, key, parent, hook, closed, zeromq },
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 },
    });
    // A process that ends with a socket of another thread open ends by a signal, with a message nobody understands.
    process.on("exit", () => {
      thread.postMessage(undefined);
      Atomics.wait(closed, 0, 0, 500);
    });
    const channel = { send: (frames) => thread.postMessage(frames.map((frame) => Buffer.from(frame))) };
    return new Promise((resolve, reject) => {
      thread.on("message", ({ frames, taken }) => {
        if (frames) this.handleShellMessage(channel, ...frames.map((frame) => Buffer.from(frame)));
        else if (taken) reject(new Error(taken));
        else resolve();
      });
    });
  };
};
