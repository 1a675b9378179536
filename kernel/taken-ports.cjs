// Jupyter chooses a kernel's five ports before the kernel takes them. Now and then another process was quicker (once in
// 90 starts, where three kernels started at a time). tslab stays then, deaf, and JupyterLab waits for it. A kernel that
// ends while it starts is started again, with other ports.
const words = require("./words.cjs");

module.exports = function takenPorts({ jupyter }) {
  const server = jupyter.ZmqServer.prototype;
  const { bindSocket } = server;
  server.bindSocket = async function (socket, port) {
    try {
      await bindSocket.call(this, socket, port);
    } catch (error) {
      console.error(words.portTaken(port, error.message));
      process.exit(1);
    }
  };
};
