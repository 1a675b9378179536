// A zeromq socket takes one pending send at a time; tslab never awaits, so from about the 513th message of a busy cell
// output is lost and the cell never ends. Each socket sends from a queue instead. Where the client is slow, a publisher
// drops what exceeds its limit of 1000 messages: it gets no limit. At shutdown the queue is emptied first, and then the
// process ends even where a cell left a timer running.
const { setTimeout: sleep } = require("node:timers/promises");

const queues = [];

function queued(socket) {
  const waiting = [];
  let sender;
  async function sendAll() {
    const self = (sender = {});
    while (self === sender && waiting.length) {
      const message = waiting.shift();
      try {
        await socket.send(message);
      } catch (error) {
        if (error.code !== "EBUSY") continue; // The socket is closed.
        waiting.unshift(message);
        await sleep(1);
      }
    }
    if (self === sender) sender = undefined;
  }
  const queue = {
    send(message) {
      waiting.push(message);
      if (!sender) sendAll();
    },
    resume: sendAll,
    close: () => (sender ? setTimeout(queue.close, 1) : socket.close()),
  };
  queues.push(queue);
  return queue;
}

module.exports = function orderedSends({ jupyter }) {
  const server = jupyter.ZmqServer.prototype;
  const { bindSocket, close } = server;
  server.bindSocket = async function (socket, port) {
    if ("sendHighWaterMark" in socket) socket.sendHighWaterMark = 0;
    await bindSocket.call(this, socket, port);
    for (const name of ["iopub", "shell"]) if (this[name] === socket) this[name] = queued(socket);
  };
  server.close = function () {
    close.call(this);
    setTimeout(() => process.exit(0), 200).unref();
  };
};
/** Sends on, where the computation that was sending has been ended. */
module.exports.resume = () => {
  for (const queue of queues) queue.resume();
};
