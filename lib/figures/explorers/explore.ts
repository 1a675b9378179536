import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { show as showValue } from "../../shape";
import { showHtml } from "../display";
import { imageHtml } from "../image";
import { inRows } from "../map";
import { escapeXml, type Figure, figure, placed, text, textWidth } from "../svg";
import type { Explorer, Settings } from "./explorer";

/**
 * Display an explorer: live where scripts run, a picture of its steps elsewhere.
 * @param name its file in this folder: "sliding"
 */
export function explore(name: string, settings: Partial<Settings> = {}): void {
  const explorer = explorerNamed(name);
  const chosen = settingsOf(explorer, settings);
  showHtml(explorerHtml(explorer, chosen), stillFigure(explorer, chosen).alt);
}

/** An explorer as HTML: the still picture, and the script that replaces it. */
export function explorerHtml<S extends Settings>(explorer: Explorer<S>, settings: S): string {
  const options = escapeXml(JSON.stringify(settings));
  const still = imageHtml(stillFigure(explorer, settings));
  const hint = "<p><small>A still picture: it moves in a trusted notebook, and on the workbook’s pages.</small></p>";
  return `<div data-explorer="${explorer.name}" data-settings="${options}">${still}${hint}</div><script>${script(explorer.name)}</script>`;
}

/** An explorer half way through its steps, its sentences written under it. */
export function stillFigure<S extends Settings>(explorer: Explorer<S>, settings: S): Figure {
  const halfWay = Math.floor((explorer.steps?.(settings) ?? 1) / 2);
  const { pictures, words } = explorer.draw(settings, halfWay);
  const drawn = inRows(pictures);
  const lines = words.flatMap((sentence) => wrapped(sentence, Math.max(72, Math.floor(drawn.width / 7.8))));
  const width = Math.max(drawn.width, ...lines.map((line) => textWidth(line) + 16));
  const written = lines.map((line, i) => text(8, drawn.height + 18 + i * 20, line));
  const alt = `${explorer.title}. ${drawn.alt}. ${words.join(" ")}`;
  return figure(width, drawn.height + lines.length * 20 + 12, alt, placed(drawn, 0, 0), ...written);
}

/** The settings to start with, checked against the controls. */
export function settingsOf<S extends Settings>(explorer: Explorer<S>, settings: Partial<S>): S {
  for (const [key, value] of Object.entries(settings)) {
    const control = explorer.controls.find((c) => c.key === key);
    const who = `explore ${explorer.name}`;
    if (!control) {
      const keys = explorer.controls.map((c) => c.key).join(", ");
      throw new TypeError(`${who}: there is no setting "${key}"; there are ${keys}`);
    }
    if ("choices" in control) {
      if (control.choices.includes(value as string)) continue;
      throw new RangeError(
        `${who}: ${key} is ${showValue(value)}, but it must be ${control.choices.map(showValue).join(" or ")}`,
      );
    }
    if (!(Number.isInteger(value) && value >= control.min && value <= control.max)) {
      throw new RangeError(
        `${who}: ${key} is ${showValue(value)}, but it must be a whole number from ${control.min} to ${control.max}`,
      );
    }
  }
  return { ...explorer.initial, ...settings };
}

const scripts = new Map<string, string>();

/**
 * The explorer and the runtime as one script without imports. In a browser it brings the page's explorers to life; where
 * there is no document it hands over the explorer, so that the very code that is shipped draws the still picture.
 */
function script(name: string): string {
  const known = scripts.get(name);
  if (known) return known;
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  const { outputFiles } = buildSync({
    stdin: {
      contents: `import { live } from "./runtime.mjs"; import { explorer } from "./${name}";
        if (typeof document === "undefined") handOver(explorer); else live(explorer);`,
      resolveDir: folder(),
      loader: "js",
    },
    bundle: true,
    format: "iife",
    minify: true,
    target: "es2020",
    charset: "utf8",
    write: false,
  });
  const code = outputFiles[0].text.trim().replaceAll("</", "<\\/");
  scripts.set(name, code);
  return code;
}

/** An explorer by its name. The notebook's compiler need not know its code, nor recompile it. */
export function explorerNamed(name: string): Explorer {
  let explorer: Explorer | undefined;
  new Function("handOver", script(name))((handedOver: Explorer) => {
    explorer = handedOver;
  });
  return explorer as Explorer;
}

/** This folder. The kernel runs compiled modules, so the place of the source is found from the working directory. */
function folder(): string {
  const place = join("lib", "figures", "explorers");
  for (let root = process.cwd(); ; root = dirname(root)) {
    if (existsSync(join(root, place, "runtime.mjs"))) return join(root, place);
    if (root === dirname(root)) throw new Error(`explore: ${place} is not below or above ${process.cwd()}`);
  }
}

function wrapped(sentence: string, most: number): string[] {
  const lines = [""];
  for (const word of sentence.split(" ")) {
    const line = lines[lines.length - 1];
    if (line.length + word.length >= most) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}
