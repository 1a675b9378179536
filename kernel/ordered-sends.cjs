// A zeromq socket takes one pending send at a time; tslab never awaits, so from about the 513th message of a busy cell
// output is lost and the cell never ends. Each socket sends from a queue instead. Where the client is slow, a publisher
// drops what exceeds its limit of 1000 messages: it gets no limit. At shutdown the queue is emptied first, and then the
// process ends even where a cell left a timer running.
const queued = (socket) => {
  let last = Promise.resolve();
  return {
    send(message) {
      last = last.then(() => socket.send(message)).catch(() => {});
      return last;
    },
    close: () => last.then(() => socket.close()),
  };
};

module.exports = function orderedSends({ jupyter }) {
  const server = jupyter.ZmqServer.prototype;
  const { bindSocket, close } = server;
  server.bindSocket = async function (socket, port) {
    if ("sendHighWaterMark" in socket) socket.sendHighWaterMark = 0;
    await bindSocket.call(this, socket, port);
    for (const name of ["iopub", "shell", "control"]) if (this[name] === socket) this[name] = queued(socket);
  };
  server.close = function () {
    close.call(this);
    setTimeout(() => process.exit(0), 200).unref();
  };
};
