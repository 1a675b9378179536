/** An element with attributes and text or children. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

export function button(words: string, pressed: () => void, attributes: Readonly<Record<string, string>> = {}) {
  const node = make("button", { type: "button", ...attributes }, words);
  node.onclick = pressed;
  return node;
}
