import { lab } from "./jupyterlab.js";
import { wait as words } from "./words.js";

const { INotebookCellExecutor, runCell } = lab["@jupyterlab/notebook"];

/** Where the seconds are kept that it took the last time. */
const lastTime = "workbook:first-cell";
/** Milliseconds after which a wait is explained. */
const silence = 700;

/**
 * A cell that is run before the kernel is there waits for it. JupyterLab would empty its outputs, and run nothing. And the
 * first cell that a kernel runs takes seconds, in which JupyterLab shows a star: what is going on stands below it, and how long
 * it took the last time.
 */
export const early = {
  id: "workbook:early",
  autoStart: true,
  provides: INotebookCellExecutor,
  activate() {
    const begun = new WeakSet();
    return {
      async runCell(options) {
        const { cell, sessionContext } = options;
        if (cell.model.type !== "code" || !sessionContext) return runCell(options);
        const first = !begun.has(sessionContext);
        if (first) begin(sessionContext, begun);
        const end = first ? explainWait(cell, sessionContext) : () => {};
        try {
          if (!sessionContext.isReady) {
            cell.setPrompt("*");
            await sessionContext.ready;
          }
          return await runCell(options);
        } finally {
          end();
        }
      },
    };
  },
};

/** A kernel that is started again has everything to read again. */
function begin(sessionContext, begun) {
  begun.add(sessionContext);
  const follow = (_, status) => {
    if (!/restarting|starting|dead/.test(status) || !sessionContext.isReady) return;
    begun.delete(sessionContext);
    sessionContext.statusChanged.disconnect(follow);
  };
  sessionContext.statusChanged.connect(follow);
}

/** Below the cell, until the function that it returns is called; nothing of it is kept in the notebook. */
function explainWait(cell, sessionContext) {
  const since = performance.now();
  const note = Object.assign(document.createElement("p"), { className: "workbook-wait", role: "status" });
  const timer = setTimeout(async () => {
    cell.node.append(note);
    if (!sessionContext.isReady) note.textContent = words.kernel;
    await sessionContext.ready;
    note.textContent = words.reading(Number(localStorage.getItem(lastTime)));
  }, silence);
  return () => {
    clearTimeout(timer);
    note.remove();
    localStorage.setItem(lastTime, Math.ceil((performance.now() - since) / 1000));
  };
}
