// Dark or light: as the system has it, until the reader says otherwise; then so on every page.
import { make } from "./make.mjs";

const key = "workbook-theme";

export function themeButton() {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const button = make("button", { type: "button", class: "theme" }, "Dark");
  const isDark = () => (root.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const tell = () => button.setAttribute("aria-pressed", String(isDark()));
  button.onclick = () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem(key, root.dataset.theme);
    } catch {
      // some browsers keep nothing for pages opened from a folder: then it lasts for this page
    }
    tell();
  };
  system.addEventListener("change", tell);
  tell();
  return button;
}
