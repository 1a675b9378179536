// Where code is written: the editor, or a plain text box for who chose it. Until the editor is loaded, and where it
// can't be, it is the text box.
import type { Editor } from "../../editor/mount";
import type { Services } from "../../editor/services";
import { words } from "../words";
import type { WorkbookEditor } from "./editor";
import { kept } from "./kept";
import { make } from "./make";
import { plain } from "./preferences";
import { script } from "./script";

export interface CodeBoxOptions {
  readonly text: string;
  readonly label: string;
  readonly numbers?: boolean;
  readonly services?: Services;
  changed(text: string): void;
  /** Shift+Enter. */
  run?(): void;
}

export class CodeBox {
  private box: Editor;

  constructor(
    private readonly host: HTMLElement,
    private readonly options: CodeBoxOptions,
  ) {
    host.classList.add("code-box");
    this.box = textBox(host, options);
    kept.onChange((name) => name === "plain" && void this.choose());
    void this.choose();
  }

  text(): string {
    return this.box.text();
  }
  replace(text: string): void {
    this.box.replace(text);
  }
  goTo(place: number): void {
    this.box.goTo(place);
  }
  focus(): void {
    this.box.focus();
  }
  remove(): void {
    this.box.remove();
  }

  /** The kind of box that the reader wants, with the text and the cursor's being here as they are. */
  private async choose(): Promise<void> {
    const wanted = plain.get() ? textBox : await editor().catch(() => textBox);
    if (!this.host.isConnected) return;
    const focused = this.host.contains(document.activeElement);
    const text = this.box.text();
    this.box.remove();
    this.box = wanted(this.host, { ...this.options, text });
    if (focused) this.box.focus();
  }
}

type Mount = (host: HTMLElement, options: CodeBoxOptions) => Editor;

let loading: Promise<void> | undefined;

async function editor(): Promise<Mount> {
  loading ??= script("editor.js");
  loading.catch(() => (loading = undefined)); // the next one tries again
  await loading;
  const { workbookEditor } = globalThis as unknown as { workbookEditor: WorkbookEditor };
  return (host, { numbers = false, label, ...options }) =>
    workbookEditor.mount(host, { ...options, numbers, label: `${label}. ${words.page.leaving}` });
}

const textBox: Mount = (host, { text, label, changed, run }) => {
  const area = make("textarea", {
    "aria-label": label,
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
  });
  area.value = text;
  const size = () => (area.rows = Math.min(30, Math.max(2, area.value.split("\n").length)));
  area.oninput = () => {
    size();
    changed(area.value);
  };
  area.onkeydown = (event) => {
    if (!(run && event.key === "Enter" && event.shiftKey)) return;
    event.preventDefault();
    run();
  };
  size();
  host.append(area);
  return {
    text: () => area.value,
    replace(next) {
      area.value = next;
      size();
    },
    goTo(place) {
      area.focus();
      area.setSelectionRange(place, place);
      const line = area.value.slice(0, place).split("\n").length - 1;
      area.scrollTop = (area.scrollHeight / area.value.split("\n").length) * line;
    },
    focus: () => area.focus(),
    remove: () => area.remove(),
  };
};
