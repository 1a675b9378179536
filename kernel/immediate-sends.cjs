// tslab never awaits what a socket sends, and zeromq sends one thing at a time: after 512 messages of a cell it waits for
// a pause, and what comes meanwhile is lost with the end of the cell. With no time to wait, it sends at once, so that a
// cell's output is on its way while the cell still computes. Where the client is slow, a publisher drops what exceeds its
// limit of 1000 messages: it gets no limit. At shutdown the process ends even where a cell left a timer running.
module.exports = function immediateSends({ jupyter }) {
  const server = jupyter.ZmqServer.prototype;
  const { bindSocket, close } = server;
  server.bindSocket = async function (socket, port) {
    if ("sendHighWaterMark" in socket) Object.assign(socket, { sendHighWaterMark: 0, sendTimeout: 0 });
    await bindSocket.call(this, socket, port);
  };
  server.close = function () {
    close.call(this);
    setTimeout(() => process.exit(0), 200).unref();
  };
};
