import { jupyterEnvironment, python, quickly, root } from "./paths.mjs";
import { run } from "./step.mjs";

/** A notebook's outputs show in full only where it is trusted; those of this folder came with it. */
export async function trust(chapters) {
  const notebooks = chapters.map(({ notebook }) => notebook);
  if (!notebooks.length) return;
  await run(python, [quickly, "nbformat.sign", ...notebooks], { cwd: root, env: jupyterEnvironment() });
}
