import { completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { typescriptLanguage } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import type { Highlighter } from "@lezer/highlight";
import type { Services } from "./services";
import { typescriptServices } from "./typescript";

export interface EditorOptions {
  readonly text: string;
  /** What it is, for who can't see it. */
  readonly label: string;
  readonly numbers: boolean;
  /** The classes that a style sheet colours code by. */
  readonly highlighter: Highlighter;
  readonly services?: Services;
  changed(text: string): void;
  /** Shift+Enter. */
  run?(): void;
}

export interface Editor {
  text(): string;
  /** Puts another text in the place of this one; the cursor stays where it can. */
  replace(text: string): void;
  /** Puts the cursor at a place, and shows it. */
  goTo(place: number): void;
  focus(): void;
  remove(): void;
}

/** CodeMirror's own lets two seconds lie between the two, which not everybody's hands keep, and no popup close in between. */
const escapeThenTab = EditorView.domEventObservers({
  keydown({ key }, view) {
    if (!["Tab", "Shift"].includes(key)) view.setTabFocusMode(key === "Escape");
  },
  blur: (_, view) => view.setTabFocusMode(false),
});

/** A key that does this, and nothing else. */
function taken(act: () => void): true {
  act();
  return true;
}

/**
 * An editor for TypeScript in an element. Escape, then Tab leaves it by keyboard, also where Escape closed something, and
 * however long one takes; Tab alone indents.
 */
export function mountEditor(parent: HTMLElement, options: EditorOptions): Editor {
  const { text, label, numbers, highlighter, services, changed, run } = options;
  let quiet = false;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        run ? keymap.of([{ key: "Shift-Enter", run: () => taken(run) }]) : [],
        numbers ? lineNumbers() : [],
        history(),
        drawSelection(),
        highlightSpecialChars(),
        indentOnInput(),
        indentUnit.of("  "),
        bracketMatching(),
        typescriptLanguage,
        syntaxHighlighting(highlighter),
        services ? typescriptServices(services) : [],
        keymap.of([
          ...completionKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          { key: "Tab", run: indentMore, shift: services ? undefined : indentLess },
        ]),
        EditorView.lineWrapping,
        escapeThenTab,
        EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !quiet) changed(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    replace(next) {
      const now = view.state.doc.toString();
      if (next === now) return;
      // Only what differs, so that the cursor stays.
      let from = 0;
      while (from < Math.min(now.length, next.length) && now[from] === next[from]) from++;
      let tail = 0;
      while (tail < Math.min(now.length, next.length) - from && now.at(-1 - tail) === next.at(-1 - tail)) tail++;
      quiet = true;
      view.dispatch({ changes: { from, to: now.length - tail, insert: next.slice(from, next.length - tail) } });
      quiet = false;
    },
    goTo(place) {
      const anchor = Math.min(place, view.state.doc.length);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "start", yMargin: 8 }) });
      view.focus();
    },
    focus: () => view.focus(),
    remove: () => view.destroy(),
  };
}
