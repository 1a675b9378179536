import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

/** A document of JupyterLab's: saving takes until it is let go, and the file may change under nobody else's hands. */
class Document {
  readonly path = "exercises/01-standard-convolution.ts";
  readonly model = { dirty: true, contentChanged: new Signal() };
  readonly disposed = new Signal();
  isDisposed = false;
  saves = 0;
  overwrites = 0;
  letGo = () => {};
  private underWay = false;

  async save(): Promise<void> {
    if (this.underWay) this.overwrites++; // Here JupyterLab would ask.
    this.underWay = true;
    this.saves++;
    await new Promise<void>((resolve) => (this.letGo = resolve));
    this.underWay = false;
    this.model.dirty = false;
  }

  type() {
    this.model.dirty = true;
    this.model.contentChanged.emit();
  }
}

class Signal {
  private readonly slots = new Set<(...args: unknown[]) => void>();
  connect = (slot: (...args: unknown[]) => void) => this.slots.add(slot);
  disconnect = (slot: (...args: unknown[]) => void) => this.slots.delete(slot);
  emit = (...args: unknown[]) => [...this.slots].forEach((slot) => void slot(...args));
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

describe("an exercise that JupyterLab saves by itself while somebody presses Ctrl+S", () => {
  let opened: (document: Document) => void;

  beforeAll(async () => {
    const extension = path.resolve("desk/labextensions/workbook");
    const { lab } = await import(path.join(extension, "jupyterlab.js"));
    for (const name of ["@jupyterlab/fileeditor", "@jupyterlab/notebook"]) lab[name] = {};
    const { saves } = await import(path.join(extension, "saves.js"));
    const [notebooks, editors] = [new Signal(), new Signal()].map((widgetAdded) => ({ widgetAdded }));
    saves.activate({}, notebooks, editors);
    opened = (context) => editors.widgetAdded.emit(undefined, { context });
  });

  it("is saved once after the other, and those who wait are served by one save", async () => {
    const document = new Document();
    opened(document);
    const [first, second, third] = [
      document.save(),
      turn().then(() => document.save()),
      turn().then(() => document.save()),
    ];
    await turn();
    await turn();
    expect(document.saves).toBe(1);
    document.letGo();
    await first;
    await turn();
    document.letGo();
    await Promise.all([second, third]);
    expect({ saves: document.saves, overwrites: document.overwrites }).toEqual({ saves: 2, overwrites: 0 });
  });

  it("isn't called saved where something was typed meanwhile", async () => {
    const document = new Document();
    opened(document);
    const saved = document.save();
    await turn();
    document.type();
    document.letGo();
    await saved;
    expect(document.model.dirty).toBe(true);
  });

  it("can be saved after a save that failed", async () => {
    const document = new Document();
    const { save } = document;
    let fails = true;
    document.save = async () => {
      if (fails) throw new Error("the server is away");
      return save.call(document);
    };
    opened(document);
    await expect(document.save()).rejects.toThrow("away");
    fails = false;
    const saved = document.save();
    await turn();
    document.letGo();
    await saved;
    expect(document.saves).toBe(1);
  });
});
