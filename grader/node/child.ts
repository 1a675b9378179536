import { writeSync } from "node:fs";
import vm from "node:vm";
import { Child } from "../sandbox/child";

// The child as a process of Node. It is run as `node -e`, so that it needs no file; commands arrive on standard input,
// messages leave by descriptor 3.

/** One line, whole: a pipe that is full for the moment takes the rest later. */
function say(message: string): void {
  const bytes = Buffer.from(`${message}\n`);
  for (let sent = 0; sent < bytes.length; ) {
    try {
      sent += writeSync(3, bytes, sent);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    }
  }
}

const child = new Child<vm.Script>({
  script: (code, filename) => new vm.Script(code, { filename }),
  realm() {
    const context = vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
    return (script) => script.runInContext(context);
  },
  say,
  later: setImmediate,
});

process.on("unhandledRejection", () => {});
let input = "";
process.stdin.setEncoding("utf8").on("data", (text: string) => {
  input += text;
  for (let end = input.indexOf("\n"); end >= 0; end = input.indexOf("\n")) {
    child.receive(input.slice(0, end)).catch(() => process.exit(1)); // Nobody listens any more.
    input = input.slice(end + 1);
  }
});
