// What the kernel says of its language is what the committed notebooks have in their metadata: JupyterLab copies the
// kernel's words into a notebook as it opens it, and where they differed, a chapter only looked at was unsaved, and
// changed for git. (tslab's version, 3.7.2, was not true either.)
const language = { file_extension: ".ts", mimetype: "text/typescript", name: "typescript" };

module.exports = function languageInfo({ jupyter }) {
  const handler = jupyter.JupyterHandlerImpl.prototype;
  const { handleKernel } = handler;
  handler.handleKernel = function () {
    return { ...handleKernel.call(this), language_info: language };
  };
};
