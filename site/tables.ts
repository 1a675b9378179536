import { type Element, made } from "./dom";

/** Markdown has no table without a head: an empty head goes, and an empty cell in one heads nothing. */
export function tidyTables(page: Element): void {
  for (const table of page.querySelectorAll(".prose table")) {
    const heads = [...table.querySelectorAll("thead th")];
    const empty = heads.filter((head) => !head.textContent.trim());
    if (empty.length === heads.length) table.querySelector("thead")?.remove();
    for (const head of empty) head.replaceWith(made("td", {}));
    const wide = made("div", { class: "wide" });
    table.replaceWith(wide);
    wide.append(table);
  }
}

/** A notebook's tables bring their own white ground, for GitHub; here they take the page's colours. */
export function unpaintTables(page: Element): void {
  for (const cell of page.querySelectorAll(".shown :is(th, td)[style]")) {
    const align = /text-align:\s*\w+/.exec(cell.getAttribute("style")!)?.[0];
    if (align) cell.setAttribute("style", align);
    else cell.removeAttribute("style");
  }
}
