import { ask } from "./ask.js";
import { chapterOf, exerciseAt } from "./chapter.js";
import { lab } from "./jupyterlab.js";
import * as words from "./words.js";

const { Dialog, MainAreaWidget, Notification, ToolbarButton, showDialog, showErrorMessage } =
  lab["@jupyterlab/apputils"];
const { IDocumentManager } = lab["@jupyterlab/docmanager"];
const { IEditorTracker } = lab["@jupyterlab/fileeditor"];
const { Widget } = lab["@lumino/widgets"];

const autoClose = 8000;

/** Over each exercise: hint, fresh stub and our solution for the function in which the cursor stands, and the chapters. */
export const exerciseButtons = {
  id: "workbook:exercise-buttons",
  autoStart: true,
  requires: [IEditorTracker, IDocumentManager],
  activate({ commands, serviceManager, shell }, editors, documents) {
    async function editorOf(id) {
      const found = editors.find(({ context }) => context.path.startsWith(`exercises/${id.slice(0, 2)}-`));
      if (found) return found;
      const { content } = await serviceManager.contents.get("exercises");
      const file = content.find(({ name }) => name.startsWith(`${id.slice(0, 2)}-`));
      return documents.openOrReveal(file.path);
    }

    const actions = {
      async hint(id) {
        const { hints, of, next } = await ask("hint", id);
        if (!hints.length) return Notification.info(words.hint.none(id, next), { autoClose });
        const more = hints.length < of ? [Dialog.okButton({ label: words.hint.another })] : [];
        const { button } = await showDialog({
          title: words.hint.title(id, hints.length, of),
          body: hints.at(-1),
          buttons: [...more, Dialog.cancelButton({ label: words.hint.close })],
        });
        if (button.accept) return actions.hint(id);
      },

      async stub(id) {
        const { context } = await editorOf(id);
        await context.ready;
        if (context.model.dirty) await context.save();
        const { copy } = await ask("stub", id);
        await context.revert();
        Notification.info(words.stub.done(id, copy), { autoClose });
      },

      async solution(id) {
        const editor = await editorOf(id);
        await editor.context.ready;
        if (editor.context.model.dirty) await editor.context.save();
        const { passed, html } = await ask("solution", id);
        if (!passed) return Notification.info(words.solution.notYet(id), { autoClose });
        const content = new Widget();
        content.addClass("workbook-solution");
        content.node.innerHTML = html;
        content.node.querySelector("details").open = true;
        const widget = new MainAreaWidget({ content });
        widget.title.label = words.solution.title(id);
        widget.title.closable = true;
        shell.add(widget, "main", { ref: editor.id, mode: "split-bottom" });
      },
    };

    for (const [name, act] of Object.entries(actions)) {
      const [label] = words.toolbar[name];
      commands.addCommand(`workbook:${name}`, { label, execute: ({ exercise }) => act(exercise) });
    }

    editors.widgetAdded.connect((_, widget) => {
      const chapter = chapterOf(widget.context.path);
      if (!chapter) return;
      const here = () => {
        const { editor, model } = widget.content;
        return exerciseAt(model.sharedModel.getSource(), editor.getCursorPosition().line, chapter);
      };
      const buttons = Object.keys(actions).map((name) => [
        name,
        () => commands.execute(`workbook:${name}`, { exercise: here() }),
      ]);
      buttons.push(["chapters", () => commands.execute("workbook:home")]);
      for (const [name, act] of buttons) {
        const [label, tooltip] = words.toolbar[name];
        // Grey while its answer is under way. JupyterLab takes every button for a switch, and leaves it pressed.
        const onClick = async () => {
          button.enabled = false;
          await act().catch((error) => showErrorMessage(label, error));
          button.enabled = true;
        };
        const button = new ToolbarButton({ label, tooltip, onClick });
        widget.toolbar.addItem(`workbook-${name}`, button);
      }
    });
  },
};
