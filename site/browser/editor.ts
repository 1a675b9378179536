// The editor as a script of its own, loaded when somebody begins to write. It brings its classes of colour:
// a library marks the code by them, and must be one copy.
import { type EditorOptions, mountEditor } from "../../editor/mount";
import { codeClasses } from "../code-classes";

const mount = (host: HTMLElement, options: Omit<EditorOptions, "highlighter">) =>
  mountEditor(host, { ...options, highlighter: codeClasses });

export type WorkbookEditor = { mount: typeof mount };

Object.assign(globalThis, { workbookEditor: { mount } satisfies WorkbookEditor });
