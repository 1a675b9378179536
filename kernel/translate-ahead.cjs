// Run beside JupyterLab's start: the first kernel of a fresh clone, and the first after an update, finds the workbook's own
// files translated. It would take four seconds of a processor for that, in which the first cell shows nothing but a star.
const fs = require("node:fs");
const path = require("node:path");

process.chdir(path.resolve(__dirname, ".."));
const { ts, keepTranslations } = require("./tslab.cjs");
const { rooms, translator } = require("./translated.cjs");

const translate = translator(ts, keepTranslations);
for (const room of rooms) {
  const inside = room.endsWith(".ts") ? [""] : fs.readdirSync(room, { recursive: true });
  for (const name of inside) {
    const file = path.resolve(room, name).replaceAll("\\", "/");
    if (/(?<!\.d)\.ts$/.test(file)) translate({ fileName: file, text: fs.readFileSync(file, "utf8") });
  }
}
