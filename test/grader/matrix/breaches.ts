import { bodies, type Row } from "./row";

/**
 * What if the realm does not hold? These rows are handed the outer realm's `process` and `require`, so that only what
 * lies around the child is left: a parent that believes values alone, Node's permissions, no network, no rights.
 */

const forge = (messages: string) =>
  `const { writeSync } = host.require("fs"); for (const m of ${messages}) writeSync(3, JSON.stringify(m) + "\\n");`;

const exits: Record<string, string> = {
  "process.exit(0)": "host.process.exit(0);",
  "process.exit(1)": "host.process.exit(1);",
  reallyExit: "host.process.reallyExit(0);",
  "process.abort": "host.process.abort();",
  "exit in the last case": "if (x.length === 8) host.process.exit(0); RIGHT",
  "an error that nobody catches": "host.process.nextTick(() => { throw new Error('late'); }); RIGHT",
};

const signals: Record<string, string> = {
  "SIGKILL to itself": "host.process.kill(host.process.pid, 'SIGKILL'); for (;;) {}",
  "SIGTERM to itself": "host.process.kill(host.process.pid, 'SIGTERM'); for (;;) {}",
  "SIGSEGV to itself": "host.process.kill(host.process.pid, 'SIGSEGV'); for (;;) {}",
};

const forgeries: Record<string, string> = {
  "a verdict": `${forge(`[{ k: "verdict", verdict: "pass", points: 2 }]`)} return [42];`,
  "all cases done": `${forge(`[{ k: "done", log: [] }]`)} return [42];`,
  "a value out of turn": `${forge(`[{ k: "value", i: 3, v: [6, 12, 18] }]`)} return [42];`,
  "the first value twice": `${forge(`[{ k: "value", i: 0, v: [6, 12, 18] }, { k: "value", i: 0, v: [6, 12, 18] }]`)} return [42];`,
  "a line that is no message": `host.require("fs").writeSync(3, "pass pass pass\\n"); return [42];`,
  "a message without end": `const { writeSync } = host.require("fs"); for (;;) { try { writeSync(3, "x".repeat(65536)); } catch {} }`,
  "standard output without end": `const { writeSync } = host.require("fs"); for (;;) { try { writeSync(1, "x".repeat(65536)); } catch {} }`,
  "standard error without end": `const { writeSync } = host.require("fs"); for (;;) { try { writeSync(2, "x".repeat(65536)); } catch {} }`,
  "closing the line to the parent": `host.require("fs").closeSync(3); RIGHT`,
};

const files: Record<string, string> = {
  "reading the solution": `return host.require("fs").readFileSync(ROOT + "/solutions/01-standard-convolution.ts", "utf8");`,
  "reading the rubric": `return host.require("fs").readFileSync(ROOT + "/grader/rubrics/01-standard-convolution/index.ts", "utf8");`,
  "reading the password file": `return host.require("fs").readFileSync("/etc/passwd", "utf8");`,
  "listing a folder": `return host.require("fs").readdirSync("/");`,
  "opening the parent's memory": `return host.require("fs").openSync("/proc/" + host.process.ppid + "/mem", "r");`,
  "writing a file": `host.require("fs").writeFileSync("/tmp/convolution-workbook-was-here", "x"); RIGHT`,
  "requiring a file": `return host.require(ROOT + "/package.json");`,
  "starting a process": `return String(host.require("child_process").execSync("id"));`,
  "starting a worker": `new (host.require("worker_threads").Worker)("1", { eval: true }); RIGHT`,
  "native code": `host.process.dlopen({ exports: {} }, ROOT + "/node_modules/zeromq/build/x.node"); RIGHT`,
  "another user's rights": `host.process.setuid(0); RIGHT`,
};

const code: Record<string, string> = {
  "code from text": `return host.process.constructor.constructor("return [6, 12, 18]")();`,
  "a script from text that makes code from text": `return host.require("vm").runInThisContext("eval('[6, 12, 18]')");`,
};

export const breachRows = (root: string): Row[] => {
  const rooted = (list: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(list).map(([name, body]) => [name, body.replaceAll("ROOT", JSON.stringify(root))]),
    );
  return [
    ...bodies("breach: exits", "exited", exits, { breached: true }),
    ...bodies("breach: exits", "exited", signals, { breached: true, ownProcess: true }),
    ...bodies("breach: forged messages", "exited", forgeries, { breached: true, alone: true }),
    ...bodies(
      "breach: forged messages",
      "wrong",
      {
        "wrong values for every case": `${forge(`[0, 1, 2, 3].map((i) => ({ k: "value", i, v: [6, 12, 18] })).concat([{ k: "done", log: [] }])`)} return [42];`,
      },
      { breached: true, alone: true },
    ),
    ...bodies("breach: files and processes", "threw", rooted(files), { breached: true, needs: "permission" }),
    ...bodies("breach: code from text", "threw", code, { breached: true, needs: "noEval" }),
    ...bodies(
      "breach: network",
      "threw",
      {
        "connecting to this machine": `return new Promise((ok, no) => host.require("net").connect(PORT, "127.0.0.1").on("connect", () => ok([42])).on("error", no));`,
      },
      { breached: true, needs: "network" },
    ),
    ...bodies(
      "breach: network",
      "never-resolved",
      {
        "asking for a name": `return new Promise((ok, no) => host.require("dns").lookup("localhost", (e, a) => host.require("timers").setTimeout(e ? no : ok, 1000, e ?? a)));`,
      },
      { breached: true },
    ),
    ...bodies(
      "breach: the grader's own tools",
      "wrong",
      {
        "JSON and Array of the outer realm": `const g = host.process.constructor.prototype; host.require("buffer").Buffer.prototype.toString = () => "x"; return [42];`,
        "the outer realm's Number.isFinite": `host.global.Number.isFinite = () => true; host.global.Array.isArray = () => true; return [NaN];`,
      },
      { breached: true },
    ),
  ];
};
