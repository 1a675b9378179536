import { showHtml } from "../../display";
import { imageHtml } from "../../image";
import { escapeXml } from "../../svg";
import type { Explorer, Settings } from "./explorer";
import { addressesOf, type Photographs } from "./photographs";
import { explorerNamed, script } from "./script";
import { checkShown, type Shown, settingsOf } from "./settings-of";
import { stillFigure } from "./still";
import { words as say } from "./words";

/**
 * Display an explorer: live where scripts run, a picture of its steps elsewhere.
 * @param name its file in this folder: "sliding"
 * @param photographs what an explorer with a photograph can choose from
 */
export function explore(
  name: string,
  settings: Partial<Settings> = {},
  shown: Shown = {},
  photographs: Photographs = {},
): void {
  const explorer = explorerNamed(name);
  const chosen = settingsOf(explorer, settings);
  checkShown(explorer, shown);
  showHtml(explorerHtml(explorer, chosen, shown, photographs), stillFigure(explorer, chosen, photographs).alt);
}

/** An explorer as HTML: the still picture, and the script that replaces it. */
export function explorerHtml<S extends Settings>(
  explorer: Explorer<S>,
  settings: S,
  shown: Shown = {},
  photographs: Photographs = {},
): string {
  const attributes = [
    `data-explorer="${explorer.name}"`,
    `data-settings="${escapeXml(JSON.stringify({ settings, shown }))}"`,
    Object.keys(photographs).length ? `data-photographs="${escapeXml(JSON.stringify(addressesOf(photographs)))}"` : "",
  ];
  const still = imageHtml(stillFigure(explorer, settings, photographs));
  const hint = `<p><small>${say.still}</small></p>`;
  return `<div ${attributes.filter(Boolean).join(" ")}>${still}${hint}</div><script>${script(explorer.name)}</script>`;
}
