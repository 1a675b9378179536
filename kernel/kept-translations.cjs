// Translated files stay in .jupyter/, so that the next kernel reads them.
const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const kept = path.join(process.cwd(), ".jupyter", "compiled");

/** The outcome of `translate` for this source, kept from an earlier kernel; a file that can't be read is made again. */
module.exports = function translatedBefore(source, translate) {
  const file = path.join(kept, `${crypto.createHash("sha256").update(source).digest("hex")}.json`);
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    const { outputText, sourceMapText } = translate();
    try {
      fs.mkdirSync(kept, { recursive: true });
      // Another kernel may be writing the same file: whole under another name, then renamed.
      fs.writeFileSync(`${file}.${process.pid}`, JSON.stringify({ outputText, sourceMapText }));
      fs.renameSync(`${file}.${process.pid}`, file);
    } catch {
      // A folder that can't be written to: then every kernel translates for itself.
    }
    return { outputText, sourceMapText };
  }
};
