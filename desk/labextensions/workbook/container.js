// What a bundler would write around a JupyterLab extension: JupyterLab loads this as a script, hands its own modules to
// `init`, and asks `get` for the plugins. Written by hand, the extension needs no build.
{
  let modules;
  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB.workbook = {
    init(scope) {
      modules = scope;
    },
    async get() {
      const { connect } = await import("./jupyterlab.js");
      await connect(modules);
      const { plugins } = await import("./plugins.js");
      return () => ({ __esModule: true, default: plugins });
    },
  };
}
