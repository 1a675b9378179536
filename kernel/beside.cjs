// The thread beside the kernel, for what can't wait until a cell has ended. It has the control channel, on which Jupyter
// asks for an interrupt: the thread that computes would hear of it when it has computed. And it looks at the server:
// a kernel ends when the server that started it is gone, as Jupyter's own Python kernel does; tslab's would stay for
// ever, and go on with its loop. (On Windows the parent's number stays what it was, and so does the kernel.)
const { createHmac, randomUUID } = require("node:crypto");
const inspector = require("node:inspector");
const { setTimeout: sleep } = require("node:timers/promises");
const { parentPort, workerData } = require("node:worker_threads");

const { address, key, parent, hook, closed, zeromq } = workerData;
const { Router } = require(zeromq);

const boundary = Buffer.from("<IDS|MSG>");
const signed = (parts) => {
  const hash = createHmac("sha256", key);
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
};

/** The identities of who asks, the signature, and what it signs: header, parent header, metadata, content. */
function read(frames) {
  const at = frames.findIndex((frame) => frame.equals(boundary));
  const [signature, ...parts] = frames.slice(at + 1);
  return { identities: frames.slice(0, at), signature: String(signature), parts, header: JSON.parse(parts[0]) };
}

function replyTo({ identities, header }) {
  const { session, username } = header;
  const own = {
    msg_id: randomUUID(),
    msg_type: "interrupt_reply",
    session,
    username,
    date: new Date(),
    version: "5.3",
  };
  const parts = [own, header, {}, { status: "ok" }].map((part) => JSON.stringify(part));
  return [...identities, boundary, signed(parts), ...parts];
}

/** Has the computing thread call a function, in the middle of whatever it computes, and answers what that returned. */
function called(session, name) {
  const expression = `process[Symbol.for("${hook}")].${name}()`;
  return new Promise((resolve) => {
    session.post("Runtime.evaluate", { expression, returnByValue: true }, (_, said) => resolve(said?.result.value));
  });
}

/**
 * Replies as soon as the computing thread has heard of it: what it hears later is another interrupt. A function of Node's
 * own, such as execSync, can't be interrupted: the reply does not wait for it, the stop does.
 */
async function interrupt(reply) {
  const session = new inspector.Session();
  session.connectToMainThread();
  const asked = called(session, "ask");
  await Promise.race([asked, sleep(1000)]);
  reply();
  let wait = await asked;
  while (wait !== undefined) {
    await sleep(wait);
    wait = await called(session, "stop");
  }
  session.disconnect();
}

async function listen() {
  const control = new Router();
  try {
    await control.bind(address);
  } catch (error) {
    parentPort.postMessage({ taken: error.message });
    return;
  }
  let sent = Promise.resolve();
  const send = (frames) => (sent = sent.then(() => control.send(frames)).catch(() => {}));
  parentPort.on("message", (frames) => {
    if (frames) return send(frames);
    control.close();
    Atomics.store(closed, 0, 1);
    Atomics.notify(closed, 0);
  });
  parentPort.postMessage({ bound: true });
  for await (const frames of control) {
    const message = read(frames);
    if (message.header.msg_type !== "interrupt_request") parentPort.postMessage({ frames });
    else if (message.signature === signed(message.parts)) interrupt(() => send(replyTo(message)));
  }
}

if (parent) setInterval(() => process.ppid === parent || process.kill(process.pid, "SIGKILL"), 1000);
listen();
