// The search field and its results. Made by script, since without one it would do nothing.

import type { Entry } from "../search-index";
import { words } from "../words";
import { make } from "./make";
import { script } from "./script";
import { type Found, find } from "./search";

export function searchBox() {
  const label = make("label", { for: "search", class: "unseen" }, words.searchLabel);
  const field = make("input", { id: "search", type: "search", placeholder: words.search, autocomplete: "off" });
  const told = make("p", { role: "status" });
  const list = make("ol", {});
  const panel = make("div", { class: "results", hidden: "" });
  panel.append(told, list);
  const box = make("search", {});
  box.append(label, field, panel);

  field.addEventListener("focus", () => void loadIndex());
  field.addEventListener("input", async () => {
    const query = field.value.trim();
    const index = await loadIndex();
    if (query !== field.value.trim()) return; // typed on meanwhile
    const found = find(index, query);
    panel.hidden = !query;
    told.textContent = query ? words.sections(found.length) : "";
    list.replaceChildren(...found.map(result));
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) {
      close();
      field.focus();
    }
    if (event.key === "Enter" && event.target === field) list.querySelector("a")?.click();
  });
  list.addEventListener("click", (event) => (event.target as Element).closest("a") && close());
  document.addEventListener("pointerdown", (event) => box.contains(event.target as Node) || (panel.hidden = true));
  box.addEventListener(
    "focusout",
    ({ relatedTarget }) => relatedTarget && !box.contains(relatedTarget as Node) && (panel.hidden = true),
  );

  function close() {
    field.value = "";
    panel.hidden = true;
  }
  return box;
}

let loading: Promise<readonly Entry[]> | undefined;

/** The index is loaded when somebody begins to search. */
function loadIndex(): Promise<readonly Entry[]> {
  loading ??= script("search-index.js").then(
    () => (globalThis as { workbookSearchIndex?: readonly Entry[] }).workbookSearchIndex ?? [],
  );
  return loading;
}

function result({ page, chapter, id, heading, excerpt }: Found) {
  const link = make("a", { href: `${page}#${encodeURIComponent(id)}` });
  link.append(make("strong", {}, heading));
  if (chapter !== heading) link.append(make("span", {}, ` ${chapter}`));
  const around = make("p", {});
  around.append(...excerpt.map(([piece, hit]) => (hit ? make("mark", {}, piece) : piece)));
  const item = make("li", {});
  item.append(link, around);
  return item;
}
