/** The chapter that a path belongs to, and whether it is its notebook. */
export function chapterOf(path) {
  const found = /^(?:(notebooks)|exercises)\/(\d\d-[^/]+)\.(?:ipynb|ts)$/.exec(path);
  return found && { name: found[2], number: found[2].slice(0, 2), isNotebook: found[1] !== undefined };
}

export const exerciseOf = ({ name }) => `exercises/${name}.ts`;
export const notebookOf = ({ name }) => `notebooks/${name}.ipynb`;

/** The exercise in whose text a line stands, from its statement to the next one's; above them all, the first. */
export function exerciseAt(text, line, { number }) {
  let found;
  let statement;
  for (const [i, one] of text.split("\n").entries()) {
    if (one.startsWith("/**")) statement = i;
    const name = /^export (?:async )?(?:function|const) (\w+)/.exec(one)?.[1];
    if (!name) continue;
    if (found && (statement ?? i) > line) break;
    found = `${number}.${name}`;
    statement = undefined;
  }
  return found;
}
