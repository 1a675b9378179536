// A JupyterLab workspace a chapter: its notebook on the left, its exercise on the right.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root, state } from "./paths.mjs";

/** The chapters in order: their number, notebook and, where there is one, exercise. */
export function chapters(folder = root) {
  const notebooks = path.join(folder, "notebooks");
  if (!existsSync(notebooks)) return [];
  return readdirSync(notebooks)
    .filter((name) => /^\d\d-.*\.ipynb$/.test(name))
    .sort()
    .map((name) => {
      const exercise = `exercises/${name.replace(/\.ipynb$/, ".ts")}`;
      return {
        number: name.slice(0, 2),
        notebook: `notebooks/${name}`,
        exercise: existsSync(path.join(folder, exercise)) ? exercise : undefined,
      };
    });
}

function layout(id, { notebook, exercise }) {
  const left = `notebook:${notebook}`;
  const right = exercise && `editor:${exercise}`;
  const area = (widget) => ({ type: "tab-area", currentIndex: 0, widgets: [widget] });
  const main = right
    ? { type: "split-area", orientation: "horizontal", sizes: [0.5, 0.5], children: [area(left), area(right)] }
    : area(left);
  return {
    data: {
      "layout-restorer:data": {
        main: { dock: main, current: left },
        down: { size: 0, widgets: [] },
        left: { collapsed: true, visible: true, current: null, widgets: ["filebrowser"] },
        right: { collapsed: true, visible: true, widgets: [] },
        relativeSizes: [0, 1, 0],
      },
      [left]: { data: { path: notebook, factory: "Notebook" } },
      ...(right && { [right]: { data: { path: exercise, factory: "Editor" } } }),
    },
    metadata: { id },
  };
}

/** JupyterLab's own name for the file of a workspace. */
const fileName = (id) => `${id}-${createHash("sha256").update(id).digest("hex").slice(0, 4)}.jupyterlab-workspace`;

/** Writes the workspaces that are not there yet: `default`, the first chapter, and one a chapter. Yours are kept. */
export function writeWorkspaces() {
  const folder = path.join(state, "workspaces");
  mkdirSync(folder, { recursive: true });
  const all = chapters();
  const wanted = all.map((chapter) => [chapter.number, chapter]);
  if (all.length) wanted.unshift(["default", all[0]]);
  for (const [id, chapter] of wanted) {
    const file = path.join(folder, fileName(id));
    if (!existsSync(file)) writeFileSync(file, JSON.stringify(layout(id, chapter)));
  }
  return all;
}
