// Clients may ask what tslab does not know, such as for the history of inputs. It answers nothing and warns on stderr,
// which by then is the output of whichever cell ran last; and it answers `comm_info_request` under a wrong name. Here
// the history is empty, there are no comms, and other requests are left alone without a word.
module.exports = function unknownRequests({ jupyter }) {
  const server = jupyter.ZmqServer.prototype;
  const answer = (self, message, type, content) => {
    const reply = message.createReply();
    reply.header.msg_type = type;
    reply.content = { status: "ok", ...content };
    reply.signAndSend(self.connInfo.key, self.shell);
  };

  const { publishStatus } = server;
  server.publishStatus = function (status, message) {
    publishStatus.call(this, status, message);
    if (status === "busy" && message.header.msg_type === "history_request") {
      answer(this, message, "history_reply", { history: [] });
    }
  };
  server.handleCommInfoRequest = function (_socket, message) {
    answer(this, message, "comm_info_reply", { comms: {} });
  };

  const { warn } = console;
  console.warn = (...values) => {
    if (!String(values[0]).startsWith("unknown msg_type: ")) warn.apply(console, values);
  };
};
