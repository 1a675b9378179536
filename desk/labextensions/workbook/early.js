import { lab } from "./jupyterlab.js";

const { INotebookCellExecutor, runCell } = lab["@jupyterlab/notebook"];

/** A cell that is run before the kernel is there waits for it. JupyterLab would empty its outputs, and run nothing. */
export const early = {
  id: "workbook:early",
  autoStart: true,
  provides: INotebookCellExecutor,
  activate: () => ({
    async runCell(options) {
      const { cell, sessionContext } = options;
      if (cell.model.type === "code" && sessionContext && !sessionContext.isReady) {
        cell.setPrompt("*");
        await sessionContext.ready;
      }
      return runCell(options);
    },
  }),
};
