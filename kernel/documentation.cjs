// What hover and Shift+Tab say of a name is its whole comment, in sentences: tslab's has tags (`@param input`, and others
// without their names) and, in the brackets of a call, nothing.

/** The function in whose brackets a position lies, if nothing stands between them but what is no bracket. */
function called(code, position) {
  const before = /[\w$]+\s*\([^()]*$/.exec(code.slice(0, position));
  return before ? before.index + 1 : undefined;
}

const textOf = (parts = []) => parts.map(({ text }) => text).join("");

const sentences = {
  param(text) {
    const [name, ...words] = text.split(/\s+/);
    return `${name} ${name === "options" ? "may hold" : "is"} ${words.join(" ")}.`;
  },
  returns: (text) => `It returns ${text}.`,
  throws: (text) => `It throws ${text}.`,
  example: (text) => `For example:\n${text}`,
};

function sentencesOf({ documentation, tags = [] }) {
  const said = tags.flatMap(({ name, text }) => sentences[name]?.(textOf(text).trim()) ?? []);
  return [textOf(documentation), said.join("\n")].filter(Boolean).join("\n\n");
}

/** What the compiler knows at a position, with one text for all that the comment says. */
function inspected(inspect, code, position) {
  const found = inspect(position);
  const place = found ? undefined : called(code, position);
  const known = found ?? (place === undefined ? undefined : inspect(place));
  return known && { ...known, documentation: [{ text: sentencesOf(known), kind: "text" }], tags: [] };
}

module.exports = function documentation({ onConverter }) {
  onConverter((converter) => {
    const { inspect } = converter;
    converter.inspect = (previous, code, position) =>
      inspected((place) => inspect(previous, code, place), code, position);
  });
};
module.exports.inspected = inspected;
