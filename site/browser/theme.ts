// Dark or light: as the system has it, until the reader says otherwise; then so on every page.
import { words } from "../words";
import { keptTheme } from "./kept-theme";
import { make } from "./make";

export function themeButton() {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const button = make("button", { type: "button", class: "theme" }, words.dark);
  const isDark = () => (root.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const tell = () => button.setAttribute("aria-pressed", String(isDark()));
  button.onclick = () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    keptTheme.write(root.dataset.theme);
    tell();
  };
  system.addEventListener("change", tell);
  tell();
  return button;
}
