// The cells of a chapter and the kernel that runs them.
import type { Services } from "../../editor/services";
import { Kernel } from "../engine/client/kernel";
import { words } from "../words";
import { kept } from "./kept";
import { LiveCell } from "./live-cell";
import { heard } from "./show-output";
import { StatusLine } from "./status";

const { status: text } = words.page;

/** Answers `await grade("01")` in a cell. */
export interface Grading {
  grade(target: string): Promise<{ html: string; text: string }>;
}

export class Desk {
  readonly kernel: Kernel;
  readonly status: StatusLine;
  private readonly cells: LiveCell[];
  /** What was asked before a stop is not begun after it. */
  private round = 0;
  private last: Promise<void> = Promise.resolve();
  private running = 0;
  private begun = false;
  private loading = false;

  constructor(chapter: string, exercises: Grading | undefined) {
    const grade = async (target: string) => {
      if (!exercises || target.split(".")[0] !== chapter) throw new Error(text.otherChapter(target));
      return exercises.grade(target);
    };
    this.kernel = new Kernel({
      grade,
      status: (now) => {
        this.loading = now === "loading";
        if (this.loading && this.begun) this.status.say(text.loading, true);
        if (now === "gone") this.forget();
        if (now === "idle" && this.running === 0) this.status.ready();
      },
    });
    this.status = new StatusLine(
      () => this.stop(),
      () => this.restart(),
      (file) => this.takePhotograph(file),
    );
    for (const name of kept.names("exercises/")) this.kernel.write(name, kept.read(name) ?? "");
    this.cells = Array.from(
      document.querySelectorAll<HTMLElement>(".cell"),
      (element, i) => new LiveCell(element, i + 1, chapter, this),
    );
  }

  /** Runs a cell, and before it those above that have not run yet. */
  run(cell: LiveCell): void {
    this.queue([...this.above(cell).filter(({ done }) => !done), cell], cell);
  }

  runAbove(cell: LiveCell): void {
    this.queue(this.above(cell), cell);
  }

  begin(): void {
    if (this.begun) return;
    this.begun = true;
    this.status.show();
    if (this.loading) this.status.say(text.loading, true);
    void this.kernel.start().catch((error) => this.status.say(error.message));
  }

  /**
   * Loads the kernel without a word, before anybody asks for it, and lets it look at the first cell, for which it reads all that
   * cells import. What goes wrong is told to whoever does ask.
   */
  warmUp(): void {
    const [first] = this.cells;
    if (first) this.kernel.diagnose(first.code()).catch(() => {});
  }

  /** Ends what runs, whatever it does. */
  stop(): void {
    this.kernel.stop();
    this.status.say(text.stopped);
  }

  private restart(): void {
    this.kernel.stop();
    this.status.say(text.restarted);
  }

  /** Puts a picture from the reader's device where cells find it. It stays in this page. */
  private async takePhotograph(file: File): Promise<string> {
    const name = file.name.replaceAll(/[^\w.-]+/g, "-");
    this.kernel.write(name, new Uint8Array(await file.arrayBuffer()));
    return name;
  }

  /** With the kernel went all variables. */
  private forget(): void {
    this.round++;
    for (const cell of this.cells) cell.done = false;
  }

  private above(cell: LiveCell): LiveCell[] {
    return this.cells.slice(0, this.cells.indexOf(cell));
  }

  private queue(cells: readonly LiveCell[], asked: LiveCell): void {
    const { round } = this;
    this.last = this.last.then(() => this.runAll(cells, asked, round));
  }

  private async runAll(cells: readonly LiveCell[], asked: LiveCell, round: number): Promise<void> {
    for (const [i, cell] of cells.entries()) {
      if (this.round !== round) return;
      this.status.say(text.running(cell.number, i + 1, cells.length, cell.trains), true);
      const ok = await this.runOne(cell);
      if (this.round !== round) return;
      if (!ok && cell !== asked) {
        this.status.say(text.aboveFailed(cell.number, asked.number));
        cell.element.scrollIntoView({ block: "center" });
        return;
      }
    }
  }

  private async runOne(cell: LiveCell): Promise<boolean> {
    const { round } = this;
    let shown = false;
    this.begun = true;
    this.running++;
    const listen = cell.begin();
    try {
      const ran = await this.kernel.run(cell.code(), (event) => {
        shown = true;
        listen(event);
      });
      cell.end(ran, shown);
      if (this.round === round) {
        const said = ran.failure ? `${ran.failure.ename}: ${ran.failure.evalue}` : heard(cell.place());
        this.status.say(ran.ok ? text.ran(cell.number, said) : text.failed(cell.number, said));
      }
      return cell.done;
    } catch (error) {
      const { message } = error as Error;
      cell.end({ ok: false, count: 0, failure: { ename: "", evalue: message, traceback: [message] } }, shown);
      this.status.say(message);
      return false;
    } finally {
      this.running--;
    }
  }

  /** What the kernel knows of an exercise file, once somebody has begun: to read on is no reason to load it. */
  exerciseServices(): Services {
    // A cell exports all that it declares; a file that says so itself would do it twice.
    const asCell = (code: string) => code.replaceAll(/^export (?=[a-z])/gm, (word) => " ".repeat(word.length));
    return {
      complete: (code, place) => this.kernel.complete(asCell(code), place),
      inspect: (code, place) => this.kernel.inspect(asCell(code), place),
      diagnose: async (code) => (this.begun ? this.kernel.diagnose(asCell(code)) : []),
    };
  }

  /** What the kernel knows of a cell's code. Before the cells above have run it would take every name for a mistake. */
  services(cell: LiveCell): Services {
    const ready = () => this.above(cell).every(({ done }) => done);
    return {
      complete: (code, place) => this.kernel.complete(code, place),
      inspect: (code, place) => this.kernel.inspect(code, place),
      diagnose: async (code) => (ready() ? this.kernel.diagnose(code) : []),
    };
  }
}
