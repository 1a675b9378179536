import { chapterOf } from "./chapter.js";
import { lab } from "./jupyterlab.js";

const { INotebookTracker, NotebookActions } = lab["@jupyterlab/notebook"];

/** Shift+Enter on the last cell of a chapter runs it, and adds no empty one below. */
export const lastCell = {
  id: "workbook:last-cell",
  autoStart: true,
  requires: [INotebookTracker],
  activate(_, notebooks) {
    const { runAndAdvance } = NotebookActions;
    NotebookActions.runAndAdvance = (notebook, ...rest) => {
      const panel = notebooks.find(({ content }) => content === notebook);
      const last = notebook.activeCellIndex === notebook.widgets.length - 1;
      if (last && panel && chapterOf(panel.context.path)) return NotebookActions.run(notebook, ...rest);
      return runAndAdvance(notebook, ...rest);
    };
  },
};
