// Console output travels in batches: a message a `console.log` floods the sockets, the browser and the notebook file.
// A batch waits at most 20 ms, keeps the order of stdout, stderr and displays, and is sent before the cell ends. No timer
// fires while a cell computes: there, what it prints next sends what has waited.
const largest = 16384;
const longest = 20;

function batches(send) {
  let name = "";
  let text = "";
  let timer;
  let since = 0;
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
    if (!text) since = performance.now();
    text += more;
    if (text.length >= largest || performance.now() - since >= longest) flush();
    else timer ??= setTimeout(flush, longest);
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
