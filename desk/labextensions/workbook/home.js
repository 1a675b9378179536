import { ask } from "./ask.js";
import { chapterOf, notebookOf } from "./chapter.js";
import { lab } from "./jupyterlab.js";
import { home as words } from "./words.js";

const { ILayoutRestorer } = lab["@jupyterlab/application"];
const { ICommandPalette, MainAreaWidget, WidgetTracker } = lab["@jupyterlab/apputils"];
const { Widget } = lab["@lumino/widgets"];

const openHome = "workbook:home";

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/**
 * All chapters with their points, and what to do next: in the chapter that one comes from, as long as something is open
 * there. It looks again whenever it is shown.
 */
class Home extends Widget {
  constructor(open, from) {
    super();
    this.open = open;
    this.from = from;
    this.addClass("workbook-home");
  }

  onAfterShow() {
    this.renew();
  }

  async renew() {
    if (!this.node.hasChildNodes()) {
      this.node.replaceChildren(
        element("h1", { textContent: words.title }),
        element("p", { textContent: words.waits, role: "status" }),
      );
    }
    const { begun, chapters } = await ask("chapters");
    const from = this.from();
    const next = chapters.find(({ name, next }) => next && name === from) ?? chapters.find(({ next }) => next);
    const sum = (key) => chapters.reduce((total, chapter) => total + chapter[key], 0);
    const button = (chapter, text) => element("button", { textContent: text, onclick: () => this.open(chapter) });
    const rows = chapters.map((chapter) => {
      const points = words.points(chapter.points, chapter.max);
      const meter = element("meter", { max: chapter.max, value: chapter.points, ariaLabel: points });
      return element(
        "li",
        {},
        button(chapter, words.chapter(chapter)),
        meter,
        element("span", { textContent: points }),
      );
    });
    const lead = next && (begun || next.name === from) ? words.next(next.next) : words.begin;
    this.node.replaceChildren(
      element("h1", { textContent: words.title }),
      element("p", { textContent: `${words.points(sum("points"), sum("max"))}. ${words.renewed}` }),
      next
        ? element("p", { className: "workbook-next" }, button(next, lead))
        : element("p", { textContent: words.done }),
      element("ol", {}, ...rows),
    );
  }
}

/** The page of chapters: a tab like others, from the bar at the top, the palette, or a report's link. */
export const home = {
  id: "workbook:home",
  autoStart: true,
  optional: [ILayoutRestorer, ICommandPalette],
  activate({ commands, shell }, restorer, palette) {
    const tracker = new WidgetTracker({ namespace: "workbook-home" });
    let last;
    shell.currentChanged?.connect((_, { newValue }) => {
      last = chapterOf(newValue?.context?.path ?? "")?.name ?? last;
    });
    const open = (chapter) => commands.execute("docmanager:open", { path: notebookOf(chapter) });
    commands.addCommand(openHome, {
      label: words.title,
      async execute() {
        let widget = tracker.currentWidget;
        if (!widget) {
          widget = new MainAreaWidget({ content: new Home(open, () => last) });
          widget.id = "workbook-home";
          widget.title.label = words.title;
          widget.title.closable = true;
          shell.add(widget, "main");
          await tracker.add(widget);
        }
        shell.activateById(widget.id);
        await widget.content.renew();
      },
    });
    palette?.addItem({ command: openHome, category: "Workbook" });
    restorer?.restore(tracker, { command: openHome, name: () => "workbook-home" });
    const way = new Widget();
    way.id = "workbook-way-home";
    way.node.append(element("button", { textContent: words.title, onclick: () => commands.execute(openHome) }));
    shell.add(way, "top", { rank: 900 });
  },
};
