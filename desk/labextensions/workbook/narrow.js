/** In a window too narrow for two panes there is one: JupyterLab's Simple mode, and the side bars closed. */
export const narrow = {
  id: "workbook:narrow",
  autoStart: true,
  activate({ restored, shell }) {
    const query = window.matchMedia("(max-width: 760px)");
    let before;
    const follow = () => {
      if (query.matches && shell.mode !== "single-document") {
        before = shell.mode;
        shell.mode = "single-document";
        shell.collapseLeft();
        shell.collapseRight();
      } else if (!query.matches && before) {
        shell.mode = before;
        before = undefined;
      }
    };
    restored.then(() => {
      follow();
      query.addEventListener("change", follow);
    });
  },
};
