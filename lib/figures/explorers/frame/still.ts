import { type GridOptions, grid } from "../../grid";
import { inRows } from "../../map";
import { scaleBetween } from "../../scale";
import { bold, type Figure, figure, placed, text, textWidth } from "../../svg";
import type { Control, Explorer, Settings } from "./explorer";
import { type Photographs, pixelsOf } from "./photographs";

/** An explorer half way through its steps, under its title; its sentences are written below. */
export function stillFigure<S extends Settings>(
  explorer: Explorer<S>,
  settings: S,
  photographs: Photographs = {},
): Figure {
  const halfWay = Math.floor((explorer.steps?.(settings) ?? 1) / 2);
  const { pictures, words } = explorer.draw(settings, halfWay, pixelsOf(photographs));
  const set = explorer.controls.flatMap((control) => ("rows" in control ? [numbersFigure(control, settings)] : []));
  const drawn = inRows([...set, ...pictures]);
  const most = Math.max(72, Math.floor(drawn.width / 7.8));
  const title = wrapped(explorer.title, most - 6); // bold runs wider
  const lines = words.flatMap((sentence) => wrapped(sentence, most));
  const top = 8 + title.length * 20;
  const width = Math.max(
    drawn.width,
    ...title.map((line) => textWidth(line, 14) + 16),
    ...lines.map((line) => textWidth(line) + 16),
  );
  const heading = title.map((line, i) => text(8, 20 + i * 20, line, bold));
  const written = lines.map((line, i) => text(8, top + drawn.height + 18 + i * 20, line));
  const alt = `${explorer.title}. ${drawn.alt}. ${words.join(" ")}`;
  const height = top + drawn.height + lines.length * 20 + 12;
  return figure(width, height, alt, ...heading, placed(drawn, 0, top), ...written);
}

/** Where nothing can be typed or drawn, what the page has in its fields. */
function numbersFigure(control: Extract<Control, { rows: number }>, settings: Settings) {
  const { key, label, rows, columns } = control;
  const plane = { rows, columns, values: settings[key] as readonly number[] };
  const look: GridOptions =
    "ink" in control
      ? { scale: scaleBetween(0, 1), values: false, cell: 22 }
      : { role: control.role ?? "kernel", values: true };
  const drawn = grid(8, 30, plane, look);
  const inked = plane.values.filter((value) => value >= 0.5).length;
  const alt = `${label}: ${"ink" in control ? `${inked} of ${rows * columns} pixels inked` : plane.values.join(" ")}`;
  const width = Math.max(drawn.width, textWidth(label)) + 16;
  return figure(width, drawn.height + 40, alt, text(8, 20, label, bold), drawn.svg);
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
