import { createHmac } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, expect, it, vi } from "vitest";

// The kernel's sockets with their repairs, in this process and without its compiler: what goes wrong at a start depends
// on who comes first, and here that is decided.

const require = createRequire(import.meta.url);
const zmq = require("zeromq") as typeof import("zeromq");
const { jupyter } = require("../../kernel/tslab.cjs");
for (const repair of ["immediate-sends", "late-subscribers", "taken-ports"]) {
  require(`../../kernel/${repair}.cjs`)({ jupyter });
}

const names = ["shell", "iopub", "stdin", "control", "hb"] as const;
const folder = mkdtempSync(path.join(tmpdir(), "sockets-"));
const handler = { handleKernel: () => ({ status: "ok" }), close() {} };

/** A port that was free a moment ago, as Jupyter chooses them. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function connection() {
  const ports = await Promise.all(names.map(freePort));
  const file = path.join(folder, `${ports[0]}.json`);
  const entries = names.map((name, i) => [`${name}_port`, ports[i]]);
  const settings = { ...Object.fromEntries(entries), ip: "127.0.0.1", transport: "tcp", key: "" };
  writeFileSync(file, JSON.stringify(settings));
  return { file, address: (name: (typeof names)[number]) => `tcp://127.0.0.1:${ports[names.indexOf(name)]}`, ports };
}

/** A request for the kernel's description, as a client sends it. */
const request = (id: string) => {
  const parts = [JSON.stringify({ msg_id: id, msg_type: "kernel_info_request", version: "5.3" }), "{}", "{}", "{}"];
  return ["<IDS|MSG>", createHmac("sha256", "").update(parts.join("")).digest("hex"), ...parts];
};

const open: { close(): void }[] = [];
const exit = vi.spyOn(process, "exit").mockImplementation(() => undefined as never);
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

it("what a kernel says before anybody listens waits for the first who does", async () => {
  const { file, address } = await connection();
  const shell = new zmq.Dealer();
  const server = new jupyter.ZmqServer(handler, file);
  await server.init();
  shell.connect(address("shell"));
  await shell.send(request("early"));
  await sleep(300); // By now it has been answered, and "busy" and "idle" would have been published to nobody.
  const output = new zmq.Subscriber();
  open.push(shell, output, server);
  output.subscribe("");
  output.connect(address("iopub"));
  const states = [];
  for await (const parts of output) {
    const [, , , parent, , content] = parts.slice(-6).map((part: Buffer) => String(part));
    expect(JSON.parse(parent).msg_id).toBe("early");
    states.push(JSON.parse(content).execution_state);
    if (states.length === 2) break;
  }
  expect(states).toEqual(["busy", "idle"]);
});

it("a kernel that can't have its port says so and ends, so that Jupyter starts it again with other ports", async () => {
  const { file, ports } = await connection();
  const other = createServer().listen(ports[0], "127.0.0.1");
  await once(other, "listening");
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  const server = new jupyter.ZmqServer(handler, file);
  open.push(server, other);
  await server.init();
  expect(exit).toHaveBeenCalledWith(1);
  expect(said.mock.calls.flat().join()).toContain(`The kernel can't have port ${ports[0]}: Address already in use.`);
});
