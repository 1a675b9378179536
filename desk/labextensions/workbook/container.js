// What a bundler would write around a JupyterLab extension: JupyterLab loads this as a script, hands its own modules to
// `init`, and asks `get` for the plugins. Written by hand, the extension needs no build.
{
  let modules;

  async function plugins() {
    const { connect } = await import("./jupyterlab.js");
    await connect(modules);
    return (await import("./plugins.js")).plugins;
  }

  /** Another JupyterLab may lack what the plugins need. It gets back what they would have taken the place of. */
  async function none(error) {
    console.warn("workbook:", error);
    const [version] = Object.values(modules["@jupyterlab/notebook"]);
    const { INotebookCellExecutor, runCell } = (await version.get())();
    return [{ id: "workbook:none", provides: INotebookCellExecutor, activate: () => ({ runCell }) }];
  }

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB.workbook = {
    init(scope) {
      modules = scope;
    },
    async get() {
      const found = await plugins().catch(none);
      return () => ({ __esModule: true, default: found });
    },
  };
}
