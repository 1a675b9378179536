import { chapterOf } from "./chapter.js";
import { lab } from "./jupyterlab.js";

const { IEditorTracker } = lab["@jupyterlab/fileeditor"];

/** Milliseconds between two looks at the file. */
const often = 1000;

/**
 * An exercise that changes on disk, by `npm run reset` for instance, changes in its open tab. Where the tab holds what is
 * not saved yet, JupyterLab asks, as ever, when it is saved.
 */
export const fresh = {
  id: "workbook:fresh",
  autoStart: true,
  requires: [IEditorTracker],
  activate({ serviceManager }, editors) {
    editors.widgetAdded.connect((_, { context }) => {
      if (!chapterOf(context.path)) return;
      let looking = false;
      const timer = setInterval(async () => {
        if (looking || document.hidden || !context.isReady || context.model.dirty) return;
        looking = true;
        try {
          const { last_modified } = await serviceManager.contents.get(context.path, { content: false });
          const known = context.contentsModel?.last_modified;
          if (!context.isDisposed && !context.model.dirty && known && last_modified !== known) await context.revert();
        } catch {
          // The server is away, or the file is: saving will say so.
        } finally {
          looking = false;
        }
      }, often);
      context.disposed.connect(() => clearInterval(timer));
    });
  },
};
