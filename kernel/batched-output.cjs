// Console output travels in batches: a message a `console.log` floods the sockets, the browser and the notebook file.
// A batch waits at most 20 ms, keeps the order of stdout, stderr and displays, and is sent before the cell ends.
const largest = 16384;

function batches(send) {
  let name = "";
  let text = "";
  let timer;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const batch = text;
    text = "";
    if (batch) send(name, batch);
  };
  const write = (stream, more) => {
    if (stream !== name) flush();
    name = stream;
    text += more;
    if (text.length >= largest) flush();
    else timer ??= setTimeout(flush, 20);
  };
  return { write, flush };
}

module.exports = function batchedOutput({ jupyter }) {
  const handler = jupyter.JupyterHandlerImpl.prototype;
  const { handleExecuteImpl } = handler;
  handler.handleExecuteImpl = async function (request, writeStream, writeDisplayData) {
    const { write, flush } = batches(writeStream);
    const display = (data, update) => {
      flush();
      writeDisplayData(data, update);
    };
    try {
      return await handleExecuteImpl.call(this, request, write, display);
    } finally {
      flush();
    }
  };
};
module.exports.batches = batches;
