// What is wider than the screen scrolls sideways; it must then be reachable by keyboard, and say what it is.
import { words } from "../words";

const { output, table, formula, code } = words.scrolls;
const kinds: readonly [selector: string, label: string][] = [
  [".shown", output],
  [".wide", table],
  [".display", formula],
  [".frame", code],
];

export function watchScrollers() {
  const look = () => {
    const found = kinds.flatMap(([selector, label]) =>
      Array.from(document.querySelectorAll(selector), (element) => ({ element, label })),
    );
    const wide = found.map(({ element }) => element.scrollWidth > element.clientWidth + 1);
    found.forEach(({ element, label }, i) => {
      const marks = { tabindex: "0", role: "group", "aria-label": label };
      for (const [name, value] of Object.entries(marks)) {
        if (wide[i]) element.setAttribute(name, value);
        else element.removeAttribute(name);
      }
    });
  };
  new ResizeObserver(look).observe(document.body);
}
