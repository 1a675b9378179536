// What Jupyter's protocol says about running a cell, which tslab leaves out:
// - `execute_input` with the count, before the cell runs: without it `execution_count` stays null in the notebook;
// - failures as `error` outputs (tslab prints them to stderr), so that clients mark the cell and nbconvert stops;
// - a failing cell cancels the cells already sent, which reply `aborted`, and no others. tslab cancels whatever comes in
//   the next 200 ms, even with `stop_on_error: false`: after a cell that is meant to fail, nbconvert's next cell is
//   skipped, and a broken notebook passes.
const { setTimeout: sleep } = require("node:timers/promises");
const cells = require("./cells.cjs");
const { failureOf } = require("./failures.cjs");

module.exports = function executionMessages({ jupyter, util }) {
  const server = jupyter.ZmqServer.prototype;
  const { handleExecute: serve } = server;
  server.handleExecute = function (socket, message) {
    message.content.publish = (type, content) => {
      const reply = message.createReply();
      reply.header.msg_type = type;
      reply.content = content;
      reply.signAndSend(this.connInfo.key, this.iopub);
    };
    return serve.call(this, socket, message);
  };

  // Called with a delay by tslab's own handleExecute after a failure; here the reply waits instead, see below.
  const queue = util.TaskQueue.prototype;
  const { reset } = queue;
  queue.reset = function (delay) {
    if (delay === undefined) reset.call(this);
  };

  const handler = jupyter.JupyterHandlerImpl.prototype;
  const { handleExecuteImpl, handleExecute } = handler;
  handler.handleExecuteImpl = async function (request, ...writers) {
    const cell = cells.begin(this.execCount + 1, request.code);
    if (!request.silent) request.publish("execute_input", { code: request.code, execution_count: cell.count });
    try {
      return await handleExecuteImpl.call(this, request, ...writers);
    } catch (failed) {
      request.failure = failureOf(cell, failed instanceof Error ? failed : undefined); // an Error: the cell was never run
      request.publish("error", request.failure);
      if (request.stop_on_error === false) return failed; // It carries the execution count, and cancels nothing.
      throw failed;
    }
  };
  handler.handleExecute = async function (request, ...writers) {
    const reply = await handleExecute.call(this, request, ...writers);
    if (reply.status === "abort") return { ...reply, status: "aborted" };
    if (!request.failure) return { ...reply, user_expressions: {}, payload: [] };
    if (reply.status === "error") {
      await sleep(20); // Cells sent together with this one are read, and cancelled, meanwhile.
      this.execQueue.reset();
    }
    return { ...reply, status: "error", ...request.failure };
  };
};
