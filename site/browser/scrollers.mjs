// What is wider than the screen scrolls sideways; it must then be reachable by keyboard, and say what it is.

const kinds = [
  [".code pre", "Code, scrolls sideways"],
  ["pre.printed", "Output, scrolls sideways"],
  [".shown, .display", "Output, scrolls sideways"],
  [".wide", "Table, scrolls sideways"],
];

export function watchScrollers() {
  const found = kinds.flatMap(([selector, label]) =>
    [...document.querySelectorAll(selector)].map((element) => ({ element, label })),
  );
  const look = () => {
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
