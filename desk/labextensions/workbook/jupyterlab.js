const names = [
  "@codemirror/language",
  "@codemirror/state",
  "@codemirror/view",
  "@jupyterlab/application",
  "@jupyterlab/apputils",
  "@jupyterlab/cells",
  "@jupyterlab/completer",
  "@jupyterlab/docmanager",
  "@jupyterlab/fileeditor",
  "@jupyterlab/notebook",
  "@jupyterlab/services",
  "@lumino/widgets",
];

/** JupyterLab's own modules, by name. */
export const lab = {};

/** @param modules by name and version, as module federation hands them out */
export async function connect(modules) {
  await Promise.all(
    names.map(async (name) => {
      const [version] = Object.values(modules[name]);
      lab[name] = (await version.get())();
    }),
  );
}
