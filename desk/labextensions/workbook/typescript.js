import { askTypeScript } from "./ask.js";
import { chapterOf } from "./chapter.js";
import { lab } from "./jupyterlab.js";

const { Prec } = lab["@codemirror/state"];
const { ICompletionProviderManager } = lab["@jupyterlab/completer"];
const { IEditorTracker } = lab["@jupyterlab/fileeditor"];

const isExercise = (path) => path !== undefined && chapterOf(path)?.isNotebook === false;

/** What the compiler says of an exercise as it stands in the editor, saved or not. */
const servicesFor = (path) => ({
  inspect: (code, place) => askTypeScript({ ask: "inspect", path, code, place }),
  diagnose: async (code) => (await askTypeScript({ ask: "diagnose", path, code })) ?? [],
});

/**
 * The exercise's editor knows TypeScript: types on hover and on Shift+Tab, errors underlined. Tab completes in JupyterLab's
 * own way, from the compiler's names instead of the file's words.
 */
export const typescript = {
  id: "workbook:typescript",
  autoStart: true,
  requires: [IEditorTracker],
  optional: [ICompletionProviderManager],
  activate(_, editors, completions) {
    editors.widgetAdded.connect(async (_, { content, context }) => {
      if (!isExercise(context.path)) return;
      // Made at the start by desk/editor.mjs, from `editor/`; without its packages there is none.
      const { typescriptKnowledge } = await import("./editor.js").catch(() => ({}));
      if (typescriptKnowledge)
        content.editor.injectExtension(Prec.high(typescriptKnowledge(servicesFor(context.path))));
    });
    completions?.registerProvider({
      identifier: "workbook:typescript",
      rank: 1000,
      renderer: null,
      isApplicable: async ({ widget }) => isExercise(widget.context?.path),
      async fetch({ text, offset }, { widget }) {
        const found = await askTypeScript({ ask: "complete", path: widget.context.path, code: text, place: offset });
        const items = (found?.options ?? []).map(({ label, kind }) => ({ label, type: kind }));
        return { start: found?.from ?? offset, end: found?.to ?? offset, items };
      },
    });
  },
};
