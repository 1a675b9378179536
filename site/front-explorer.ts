import { explorerHtml } from "../lib/figures/explorers/frame/explore";
import { explorerNamed } from "../lib/figures/explorers/frame/script";
import { playgroundPhotographs } from "../lib/figures/explorers/index";
import { mathml } from "./mathml";
import { outputHtml } from "./outputs";

/** The first thing a visitor can move: nine weights over the cat. */
export function frontExplorer(): string {
  const explorer = explorerNamed("kernel");
  const settings = { ...explorer.initial, photograph: "chelsea" };
  const shown = { goals: ["brighter", "sideways", "outlines"] };
  return outputHtml({ kind: "html", html: explorerHtml(explorer, settings, shown, playgroundPhotographs()) }, mathml);
}
