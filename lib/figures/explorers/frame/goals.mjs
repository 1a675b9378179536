// What to try, and what is said when it is reached. Reached goals stay ticked while the page is open, also when the cell
// that shows the explorer runs again.
import { make } from "./make.mjs";
import { words } from "./words";

const reached = (globalThis[Symbol.for("workbook.goals")] ??= new Set());

export function goalList(explorer, goals) {
  const node = make("div", { class: "goals" });
  const heading = make("p", { class: "heading" });
  const list = make("ul", { "aria-live": "polite" });
  const items = goals.map((goal) => [goal, make("li", { class: "open" }, goal.task)]);
  list.append(...items.map(([, item]) => item));
  node.append(heading, list);
  for (const [goal, item] of items) if (reached.has(nameOf(goal))) tick(goal, item);
  count();
  return { node, check };

  function check(settings, step) {
    for (const [goal, item] of items) {
      if (item.className !== "open" || !goal.met(settings, step)) continue;
      reached.add(nameOf(goal));
      for (const [, other] of items) other.classList.remove("latest");
      tick(goal, item);
    }
    count();
  }
  function tick(goal, item) {
    item.className = "reached latest";
    item.append(make("span", { class: "answer" }, `${words.reached} ${goal.answer}`));
  }
  function count() {
    heading.textContent = words.goals(items.filter(([, item]) => item.className !== "open").length, items.length);
  }
  function nameOf(goal) {
    return `${explorer.name}: ${goal.task}`;
  }
}
