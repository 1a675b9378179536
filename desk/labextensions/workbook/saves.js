import { chapterOf } from "./chapter.js";
import { lab } from "./jupyterlab.js";

const { IEditorTracker } = lab["@jupyterlab/fileeditor"];
const { INotebookTracker } = lab["@jupyterlab/notebook"];

/**
 * One save after the other. JupyterLab saves by itself every few seconds; where Ctrl+S comes in between, the second save
 * finds the file that the first has just written, takes it for somebody else's, and offers to overwrite it. And what was
 * typed during a save counts as saved with it.
 */
export const saves = {
  id: "workbook:saves",
  autoStart: true,
  requires: [INotebookTracker, IEditorTracker],
  activate(_, ...trackers) {
    for (const tracker of trackers) {
      tracker.widgetAdded.connect((_, { context }) => {
        if (chapterOf(context.path)) takeTurns(context);
      });
    }
  },
};

function takeTurns(context) {
  const save = context.save.bind(context);
  let underWay = Promise.resolve();
  let next;
  async function begin() {
    next = undefined;
    let typed = false;
    const note = () => {
      typed = true;
    };
    context.model.contentChanged.connect(note);
    try {
      await save();
    } finally {
      context.model?.contentChanged.disconnect(note);
    }
    if (typed && !context.isDisposed) context.model.dirty = true;
  }
  context.save = () => {
    next ??= underWay = underWay.catch(() => {}).then(begin);
    return next;
  };
}
