// An interrupt ends the running cell within a second, whatever it is doing, and leaves the kernel its variables. tslab's
// comes as a signal, which Node can't hear while code of the learner's runs; where node:vm hears it instead, it puts
// listeners aside, and one added meanwhile (a training's) had Node end the kernel at the next. Here the thread beside
// calls `ask` and `stop` through V8's inspector, which gets a word in between two steps of a loop:
// - `ask` tells who listens for SIGINT, as a training does, which then says in its own words how far it came;
// - `stop`, at once where nobody listened, ends the computation if one is under way, and the cell.
// A cell that awaits can't be ended where it waits, but it goes no further: see `withChecks`.
const inspector = require("node:inspector");
const path = require("node:path");
const vm = require("node:vm");
const cells = require("./cells.cjs");
const words = require("./words.cjs");

const hook = "workbook interrupt";
/** Milliseconds: for those who listen, and between two looks where the kernel itself is at work. */
const patience = 600;
const soon = 20;

const root = path.resolve(__dirname, "..");
const kernelsOwn = [__dirname, path.join("node_modules", "tslab"), path.join("node_modules", "@tslab")];

/** Who computes just now, if anybody: "kernel" or "learner". */
function atWork() {
  const { stackTraceLimit, prepareStackTrace } = Error;
  Error.stackTraceLimit = Number.POSITIVE_INFINITY;
  Error.prepareStackTrace = (_, sites) => sites.map((site) => site.getFileName() ?? "");
  const files = new Error().stack;
  Object.assign(Error, { stackTraceLimit, prepareStackTrace });
  for (const file of files) {
    if (file === __filename) continue;
    if (kernelsOwn.some((own) => file.includes(own))) return "kernel";
    if (cells.countOf(file) || (file.startsWith(root) && !file.includes("node_modules"))) return "learner";
  }
}

function interrupted() {
  return Object.assign(new Error(words.interrupted.evalue), { code: "INTERRUPTED" });
}

/** The cell that has begun and not ended; its `end` fails it, from the moment that its own code runs. */
let running;
/** Counts interrupts, so that what waited through one knows. */
let turn = 0;

/** Milliseconds until a cell is stopped. A training that has heard of one interrupt says its words, and hears no second. */
function patienceWith(cell) {
  cell.heard ||= process.listenerCount("SIGINT") > 1;
  return cell.heard ? patience : 0;
}

function ask() {
  if (!running) return undefined;
  turn++;
  running.interrupted = true;
  const wait = patienceWith(running);
  process.emit("SIGINT");
  return wait;
}

function stop(cell = running) {
  if (!cell?.interrupted || cell !== running) return undefined;
  const worker = atWork();
  if (worker === "kernel") return soon;
  // Afterwards: what is promised in the middle of a computation that ends is forgotten with it.
  setTimeout(() => {
    if (cell !== running) return;
    turn++; // A loop that computed when it was asked has seen that turn, and would go on unseen.
    cell.end?.(interrupted());
  });
  if (worker === "learner") {
    const session = new inspector.Session();
    session.connect();
    session.post("Runtime.terminateExecution");
  }
  return undefined;
}

/** `await x` in a cell as `__tslab__.still(turn, await x)`, which throws if an interrupt came in between. */
function withChecks(ts) {
  const { factory } = ts;
  const own = (name) => factory.createPropertyAccessExpression(factory.createIdentifier("__tslab__"), name);
  return (context) => {
    const visit = (node) => {
      const visited = ts.visitEachChild(node, visit, context);
      if (!ts.isAwaitExpression(node)) return visited;
      return factory.createCallExpression(own("still"), undefined, [own("turn"), visited]);
    };
    return (file) => ts.visitNode(file, visit);
  };
}

module.exports = function interrupts({ executor, jupyter, onConverter, ts }) {
  process[Symbol.for(hook)] = { ask, stop };

  const { createExecutor } = executor;
  executor.createExecutor = (...args) => {
    const made = createExecutor(...args);
    Object.defineProperty(globalThis.__tslab__, "turn", { get: () => turn });
    globalThis.__tslab__.still = (before, value) => {
      if (before !== turn) throw interrupted();
      return value;
    };
    // What tslab calls when a signal reaches it: one of those who listen.
    made.interrupt = () => {
      const cell = running;
      if (!cell) return;
      if (!cell.interrupted) turn++;
      cell.interrupted = true;
      setTimeout(() => stop(cell), patienceWith(cell));
    };
    return made;
  };

  const handler = jupyter.JupyterHandlerImpl.prototype;
  const { handleExecuteImpl } = handler;
  handler.handleExecuteImpl = async function (...args) {
    running = cells.current();
    try {
      return await handleExecuteImpl.apply(this, args);
    } finally {
      running = undefined;
    }
  };

  const { transpileModule } = ts;
  ts.transpileModule = (code, options) => {
    if (options.fileName !== "custom.js") return transpileModule(code, options);
    return transpileModule(code, { ...options, transformers: { before: [withChecks(ts)] } });
  };

  // Every cell is run as one that awaits: tslab then waits for what `vm` returns below.
  onConverter((converter) => {
    const { convert } = converter;
    converter.convert = (...args) => {
      const result = convert(...args);
      if (running) running.waits = result.hasToplevelAwait;
      return { ...result, hasToplevelAwait: true };
    };
  });

  // In a turn of its own: what ends with a computation of the learner's must not be the kernel's.
  const { runInThisContext } = vm;
  vm.runInThisContext = (code, options) => {
    if (!options?.breakOnSigint) return runInThisContext(code, options);
    const cell = running;
    const run = () => {
      if (cell.interrupted) throw interrupted();
      return runInThisContext(cell.waits ? code : code.replace(/^\(async /, "("), { breakOnSigint: false });
    };
    return new Promise((resolve, reject) => {
      cell.end = reject;
      setImmediate(() =>
        Promise.resolve()
          .then(run)
          .then(cell.waits ? resolve : () => resolve(), reject),
      );
    });
  };
};
module.exports.hook = hook;
