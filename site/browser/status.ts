// A line at the window's foot that says what runs, and stops it.
import { words } from "../words";
import { kept } from "./kept";
import { button, make } from "./make";
import { plain } from "./preferences";

const { status: text } = words.page;

export class StatusLine {
  private readonly said = make("p", { role: "status" });
  private readonly stopButton: HTMLButtonElement;
  private readonly line: HTMLElement;

  /** @param photograph takes a file, and answers what a cell calls it by */
  constructor(stop: () => void, restart: () => void, photograph: (file: File) => Promise<string>) {
    this.stopButton = button(text.stop, stop, { class: "stop", hidden: "" });
    const chosen = make("input", { type: "checkbox" });
    const show = () => (chosen.checked = plain.get());
    chosen.onchange = () => plain.set(chosen.checked);
    kept.onChange((name) => name === "plain" && show());
    show();
    const choice = make("label", {}, chosen, " ", text.plain);
    this.line = make("aside", { class: "status-line", "aria-label": text.label, hidden: "" });
    const picture = make("input", { type: "file", accept: "image/png,image/jpeg" });
    picture.onchange = async () => {
      const [file] = picture.files ?? [];
      if (file) this.say(text.photograph(await photograph(file)));
    };
    const more = make("details", {}, make("summary", {}, text.more));
    more.append(choice, make("label", {}, `${text.own} `, picture), button(text.restart, restart));
    this.line.append(this.said, this.stopButton, more);
    document.body.append(this.line);
  }

  show(): void {
    this.line.hidden = false;
  }

  /** The kernel is there, and nothing has been said since it was waited for. */
  ready(): void {
    if (this.said.textContent === text.loading) this.say(text.ready);
  }

  say(sentence: string, running = false): void {
    this.show();
    this.said.textContent = sentence;
    this.stopButton.hidden = !running;
  }
}
