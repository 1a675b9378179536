// An import runs the file as it is on disk now. tslab alone gets this wrong twice: it hears of an edit from a file
// watcher, some time after the learner has already run the cell; and it reloads the edited file but not the modules
// that import it, which go on calling the old one for ever. And it fails, in whichever cell comes next, when the
// compiler hears of a new file while a rebuild is due: it has room for one timer, and the compiler sets two.
const fs = require("node:fs");
const path = require("node:path").posix;

module.exports = function freshModules({ onConverter, ts }) {
  const watched = new Map();
  const state = (file) => {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    return stat ? `${stat.mtimeMs} ${stat.size}` : undefined;
  };

  const { Created, Changed, Deleted } = ts.FileWatcherEventKind;
  ts.sys.watchFile = (file, callback) => {
    if (file.includes("/node_modules/")) return { close() {} };
    const entry = { file, callback, seen: state(file) };
    watched.set(callback, entry);
    return { close: () => watched.delete(callback) };
  };
  const noticeEdits = () => {
    for (const entry of [...watched.values()]) {
      const now = state(entry.file);
      if (now === entry.seen) continue;
      const kind = entry.seen === undefined ? Created : now === undefined ? Deleted : Changed;
      entry.seen = now;
      entry.callback(entry.file, kind);
    }
  };

  const { createWatchProgram } = ts;
  ts.createWatchProgram = (host) => {
    const { setTimeout: later, clearTimeout: cancel } = host;
    const done = {};
    host.setTimeout = (callback, ...rest) => {
      if (callback.name !== "invalidateResolutionsOfFailedLookup") return later(callback, ...rest);
      callback(); // Looking again for imports that were not found takes no time worth waiting for.
      return done;
    };
    host.clearTimeout = (timer) => timer === done || cancel(timer);
    return createWatchProgram(host);
  };

  /** Compiled modules by path: what tslab was told last, so that a dependent can be handed to it again. */
  const compiled = new Map();
  const importsAny = (file, code, dirty) =>
    [...code.matchAll(/require\("(\.[^"]*)"\)/g)].some(([, id]) => {
      const target = path.join(path.dirname(file), id);
      return dirty.has(path.extname(target) ? target : `${target}.js`);
    });
  const withDependents = (outputs) => {
    for (const { path: file, data } of outputs) compiled.set(file, data);
    const dirty = new Set(outputs.map((output) => output.path));
    for (let before = 0; before !== dirty.size; ) {
      before = dirty.size;
      for (const [file, code] of compiled) if (!dirty.has(file) && importsAny(file, code, dirty)) dirty.add(file);
    }
    return [...dirty].map((file) => ({ path: file, data: compiled.get(file) }));
  };

  onConverter((converter) => {
    for (const method of ["convert", "inspect", "complete"]) {
      const original = converter[method];
      converter[method] = (...args) => {
        noticeEdits();
        return original(...args);
      };
    }
    const { convert } = converter;
    converter.convert = (...args) => {
      const result = convert(...args);
      if (result.sideOutputs) result.sideOutputs = withDependents(result.sideOutputs);
      return result;
    };
  });
};
