// What a compiler knows, brought to CodeMirror: completion, types on hover and on a key, errors underlined. Nothing opens
// that nobody asked for, and an answer that comes after the text has changed is dropped.
import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { type Diagnostic, linter } from "@codemirror/lint";
import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import type { Services } from "./services";

/** Completion, hover, Shift+Tab on a name, and errors, as the services know them. */
export function typescriptServices(services: Services): Extension {
  return [
    autocompletion({ override: [(context) => completions(services, context)], activateOnTyping: true, icons: false }),
    typescriptKnowledge(services),
  ];
}

/** The same without completion, for an editor that has its own. */
export function typescriptKnowledge(services: Services): Extension {
  return [
    hoverTooltip((view, place) => known(services, view, place), { hoverTime: 500 }),
    pinned,
    keymap.of([
      { key: "Shift-Tab", run: (view) => pinKnown(services, view) },
      { key: "Escape", run: unpin },
    ]),
    linter((view) => problems(services, view), { delay: 900 }),
  ];
}

const kinds: Readonly<Record<string, string>> = {
  const: "variable",
  let: "variable",
  var: "variable",
  alias: "variable",
  module: "namespace",
};

async function completions(services: Services, context: CompletionContext): Promise<CompletionResult | null> {
  const { state, pos, explicit } = context;
  if (!explicit && !context.matchBefore(/[\w$]{2,}|\.[\w$]*/)) return null;
  const found = await services.complete(state.doc.toString(), pos);
  if (context.aborted || !found?.options.length) return null;
  const options = found.options.map(({ label, kind }) => ({ label, type: kinds[kind] ?? kind }));
  return { from: found.from, to: found.to, options, validFor: /^[\w$]*$/ };
}

async function known(services: Services, view: EditorView, place: number): Promise<Tooltip | null> {
  const { doc } = view.state;
  const found = await services.inspect(doc.toString(), place);
  if (!found || view.state.doc !== doc) return null;
  return { pos: found.from, end: found.to, above: true, create: () => ({ dom: cardOf(found) }) };
}

function cardOf({ type, docs }: { type: string; docs: string }): HTMLElement {
  const card = document.createElement("div");
  card.className = "known";
  const code = document.createElement("pre");
  code.textContent = type;
  card.append(code);
  if (docs) {
    const words = document.createElement("p");
    words.textContent = docs;
    card.append(words);
  }
  return card;
}

const pin = StateEffect.define<Tooltip | null>();

/** The card that a key opened; it goes when the text changes or the cursor leaves. */
const pinned = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, transaction) {
    for (const effect of transaction.effects) if (effect.is(pin)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

/** At the cursor; in brackets, the function that is called. */
function pinKnown(services: Services, view: EditorView): boolean {
  const place = view.state.selection.main.head;
  const before = view.state.doc.sliceString(0, place);
  const called = /([\w$]+)\s*\([^()]*$/.exec(before);
  const onName = /[\w$]$/.test(before) || /^[\w$]/.test(view.state.doc.sliceString(place, place + 1));
  void known(services, view, onName || !called ? place : called.index + 1).then((tooltip) => {
    if (!tooltip) return;
    view.dispatch({ effects: pin.of(tooltip) });
    view.dispatch({ effects: EditorView.announce.of(tooltip.create(view).dom.textContent ?? "") });
  });
  return true;
}

function unpin(view: EditorView): boolean {
  if (!view.state.field(pinned)) return false;
  view.dispatch({ effects: pin.of(null) });
  return true;
}

async function problems(services: Services, view: EditorView): Promise<Diagnostic[]> {
  const { doc } = view.state;
  const found = await services.diagnose(doc.toString());
  if (view.state.doc !== doc) return [];
  return found.map(({ from, to, text, severity }) => ({
    from: Math.min(from, doc.length),
    to: Math.min(Math.max(to, from), doc.length),
    message: text,
    severity,
  }));
}
