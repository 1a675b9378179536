// When a kernel has crashed, Jupyter starts it again at the same ports, and each of its sockets finds its own way back.
// Where the one for output came after the one for requests, all that a cell said was published to nobody, the news of its
// end too: two cells in five that were run at once had a star for ever. Output waits for a first subscriber, and then as
// long as others may take, who try every tenth of a second.
const OTHERS = 150;
const NOBODY = 2000;
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

module.exports = function lateSubscribers({ jupyter }) {
  const server = jupyter.ZmqServer.prototype;
  const { bindSocket } = server;
  server.bindSocket = function (socket, port) {
    if (socket === this.iopub) return (this.published = publish(this, socket, port));
    // A request that comes while output has no socket yet would be dropped, with an error that nobody reads.
    return this.published.then(() => bindSocket.call(this, socket, port));
  };

  async function publish(self, socket, port) {
    const first = new Promise((resolve) => socket.events.on("handshake", resolve));
    const subscribed = Promise.race([first.then(() => wait(OTHERS)), wait(NOBODY)]);
    await bindSocket.call(self, socket, port);
    let heard = false;
    subscribed.then(() => (heard = true));
    const send = (message) => (heard ? socket.send(message) : subscribed.then(() => socket.send(message)));
    self.iopub = { send, close: () => socket.close() };
  }
};
