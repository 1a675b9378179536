// A cell that runs: its buttons, its code while somebody changes it, and the place of what it shows.
import type { Services } from "../../editor/services";
import type { CellEvent, Ran } from "../engine/messages";
import { outputOf } from "../output";
import { words } from "../words";
import { CodeBox } from "./code-box";
import { kept } from "./kept";
import { button, make } from "./make";
import { runScripts, showOutput } from "./show-output";

const { cell: text } = words.page;

export interface CellDesk {
  run(cell: LiveCell): void;
  runAbove(cell: LiveCell): void;
  stop(): void;
  services(cell: LiveCell): Services;
  /** Somebody begins to write. */
  begin(): void;
}

export class LiveCell {
  /** What was run last still stands. */
  done = false;
  readonly trains: boolean;
  private readonly pre: HTMLElement;
  private readonly original: string;
  private readonly committed: string;
  private readonly name: string;
  private readonly tools = make("div", { class: "cell-tools" });
  private readonly runButton: HTMLButtonElement;
  private readonly editButton: HTMLButtonElement;
  private readonly aboveButton: HTMLButtonElement;
  private readonly resetButton: HTMLButtonElement;
  private box: CodeBox | undefined;
  private changed: string | undefined;
  private running = false;

  /** @param number counted from 1 */
  constructor(
    readonly element: HTMLElement,
    readonly number: number,
    chapter: string,
    private readonly desk: CellDesk,
  ) {
    this.trains = (element.dataset.tags ?? "").split(" ").includes("training");
    this.pre = element.querySelector<HTMLElement>(".code")!;
    this.original = this.pre.textContent ?? "";
    this.committed = this.place().innerHTML.replaceAll(' data-explorer-begun=""', "");
    this.name = `cells/${chapter}/${element.id.replace(/^cell-/, "")}`;
    this.runButton = button(text.run, () => (this.running ? desk.stop() : desk.run(this)), {
      "aria-label": text.runNumber(number),
    });
    this.editButton = button(text.edit, () => this.edit(), { "aria-label": text.editNumber(number) });
    this.aboveButton = button(text.above, () => desk.runAbove(this), { "aria-label": text.aboveNumber(number) });
    this.resetButton = button(text.reset, () => this.reset(), { "aria-label": text.resetNumber(number), hidden: "" });
    this.tools.append(this.runButton, this.editButton, this.aboveButton, this.resetButton);
    this.place().before(this.tools);
    this.pre.ondblclick = () => this.edit();
    this.tools.onkeydown = (event) => {
      if (event.key !== "Enter" || !event.shiftKey) return;
      event.preventDefault();
      desk.run(this);
    };
    const before = kept.read(this.name);
    if (before !== undefined) this.take(before);
    kept.onChange((name, code) => name === this.name && this.take(code));
  }

  code(): string {
    return this.changed ?? this.original;
  }

  focus(): void {
    this.runButton.focus();
  }

  /** Shows that it runs; what it showed before stays until something new comes. */
  begin(): (event: CellEvent) => void {
    this.setRunning(true);
    const place = this.place();
    place.style.minHeight = `${place.offsetHeight}px`; // so that the text below does not jump
    let fresh = true;
    let printed: { part: HTMLElement; text: string } | undefined;
    const parts = new Map<number, HTMLElement>();
    return (event) => {
      if (fresh) place.replaceChildren();
      fresh = false;
      if (event.kind === "stream") {
        printed ??= { part: added(place), text: "" };
        printed.text += event.text;
        showOutput(printed.part, { kind: "printed", text: printed.text });
        return;
      }
      const known = event.kind === "update" ? parts.get(event.id) : undefined;
      const part = known ?? added(place);
      if (!known) printed = undefined;
      parts.set(event.id, part);
      showOutput(part, outputOf({ output_type: "display_data", data: event.data }));
    };
  }

  /** @param shown whether anything came */
  end({ ok, failure, stopped }: Ran, shown: boolean): void {
    const place = this.place();
    if (!shown) place.replaceChildren();
    if (failure) showOutput(added(place), { kind: "failed", lines: failure.traceback });
    place.style.minHeight = "";
    this.done = ok || Boolean(failure && !stopped && (this.element.dataset.tags ?? "").includes("raises-exception"));
    this.setRunning(false);
  }

  /** Where its outputs stand. */
  place(): HTMLElement {
    let place = this.element.querySelector<HTMLElement>(":scope > .outputs");
    if (!place) {
      place = make("div", { class: "outputs" });
      this.element.append(place);
    }
    return place;
  }

  private setRunning(running: boolean): void {
    this.running = running;
    this.element.classList.toggle("running", running);
    this.runButton.textContent = running ? text.stop : text.run;
    this.runButton.setAttribute("aria-label", running ? text.stopNumber(this.number) : text.runNumber(this.number));
  }

  private edit(): void {
    this.desk.begin();
    if (!this.box) this.open();
    this.box!.focus();
  }

  private open(): void {
    const folded = this.element.querySelector("details");
    if (folded) folded.open = true;
    const host = make("div", {});
    this.pre.after(host);
    this.pre.hidden = true;
    this.editButton.hidden = true;
    this.box = new CodeBox(host, {
      text: this.code(),
      label: text.label(this.number),
      services: this.desk.services(this),
      run: () => this.desk.run(this),
      changed: (code) => {
        this.changed = code === this.original ? undefined : code;
        kept.write(this.name, this.changed);
        this.done = false;
        this.resetButton.hidden = this.changed === undefined;
      },
    });
  }

  /** Another text for it: from last time, another tab, or a file. */
  private take(code: string | undefined): void {
    this.changed = code;
    this.done = false;
    this.resetButton.hidden = code === undefined;
    this.box?.replace(this.code());
    this.pre.textContent = this.code();
  }

  /** The book's code, and what it showed. */
  private reset(): void {
    kept.write(this.name, undefined);
    this.take(undefined);
    const place = this.place();
    place.innerHTML = this.committed;
    runScripts(place);
    this.runButton.focus();
  }
}

function added(place: HTMLElement): HTMLElement {
  const part = make("div", {});
  place.append(part);
  return part;
}
