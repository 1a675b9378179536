// What a cell shows, put on the page as the site's builder would have put it there.

import type { Output } from "../output";
import { outputHtml } from "../outputs";
import { make } from "./make";
import { script } from "./script";

type Mathml = (tex: string) => string;
let math: Promise<Mathml> | undefined;

function loadMath(): Promise<Mathml> {
  math ??= script("math.js").then(() => (globalThis as unknown as { workbookMath: Mathml }).workbookMath);
  return math;
}

/** Puts an output into an element, in the place of what is there. Scripts in it run: they are explorers. */
export function showOutput(place: HTMLElement, output: Output): void {
  if (output.kind === "tex") {
    void loadMath().then((mathml) => (place.innerHTML = outputHtml(output, mathml)));
    return;
  }
  place.innerHTML = outputHtml(output, String);
  runScripts(place);
}

/** Runs the scripts that were put into an element as text: explorers'. */
export function runScripts(place: HTMLElement): void {
  for (const dead of place.querySelectorAll("script")) {
    const address = URL.createObjectURL(new Blob([dead.textContent ?? ""], { type: "text/javascript" }));
    const live = make("script", { src: address });
    live.onload = live.onerror = () => URL.revokeObjectURL(address);
    dead.replaceWith(live);
  }
}

/** The first words of what a cell showed, for who hears the page. */
export function heard(place: HTMLElement): string {
  const said = [...place.querySelectorAll<HTMLElement>(".printed, .shown, .formula")].map((part) => {
    const alt = part.querySelector("img")?.alt;
    return alt ?? (part.textContent ?? "").trim();
  });
  const all = said.filter(Boolean).join(". ");
  return all.length > 160 ? `${all.slice(0, 160)}…` : all;
}
