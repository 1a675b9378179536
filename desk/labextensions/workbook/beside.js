import { chapterOf, exerciseOf } from "./chapter.js";
import { lab } from "./jupyterlab.js";

const { IDocumentManager } = lab["@jupyterlab/docmanager"];
const { IEditorTracker } = lab["@jupyterlab/fileeditor"];
const { INotebookTracker } = lab["@jupyterlab/notebook"];

/** A chapter's exercise opens beside its notebook, in the place of another chapter's, and comes forward with it. */
export const beside = {
  id: "workbook:beside",
  autoStart: true,
  requires: [INotebookTracker, IEditorTracker, IDocumentManager],
  activate({ restored, shell, serviceManager }, notebooks, editors, documents) {
    const missing = new Set();
    async function follow(panel) {
      await panel?.revealed;
      const chapter = panel && !panel.isDisposed && chapterOf(panel.context.path);
      if (!chapter?.isNotebook) return;
      const path = exerciseOf(chapter);
      const open = documents.findWidget(path);
      if (open) return bringForward(open, panel);
      if (missing.has(path)) return;
      const there = await serviceManager.contents.get(path, { content: false }).catch(() => missing.add(path));
      if (!there.path || notebooks.currentWidget !== panel) return;
      const another = editors.find(({ context }) => chapterOf(context.path));
      const place = another ? { ref: another.id, mode: "tab-after" } : { ref: panel.id, mode: "split-right" };
      const editor = documents.open(path, "Editor", undefined, { ...place, activate: false });
      if (editor && another) editor.context.ready.then(() => bringForward(editor, panel));
    }
    /** Shows the tab without taking the cursor out of the notebook. */
    function bringForward(editor, panel) {
      for (const bar of shell._dockPanel.tabBars()) {
        if (bar.titles.includes(editor.title) && !bar.titles.includes(panel.title)) bar.currentTitle = editor.title;
      }
    }
    restored.then(() => {
      notebooks.currentChanged.connect((_, panel) => follow(panel));
      follow(notebooks.currentWidget);
    });
  },
};
