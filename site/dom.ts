/**
 * The part of the document that the builder uses. TypeScript's own description of it would be there for `lib/` as well,
 * which must not know of a browser.
 */
export interface Element {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly childNodes: Iterable<Element | Text>;
  readonly children: ArrayLike<Element>;
  readonly firstElementChild: Element | null;
  readonly nextElementSibling: Element | null;
  readonly parentElement: Element | null;
  textContent: string;
  innerHTML: string;
  readonly outerHTML: string;
  className: string;
  id: string;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  closest(selector: string): Element | null;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  hasAttribute(name: string): boolean;
  removeAttribute(name: string): void;
  append(...nodes: (Element | Text | string)[]): void;
  replaceWith(...nodes: (Element | Text | string)[]): void;
  remove(): void;
}

export interface Text {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly data: string;
  readonly parentElement: Element | null;
  replaceWith(...nodes: (Element | Text | string)[]): void;
}

/** The HTML in an element of its own. */
export function parsed(html: string): Element {
  const { parseHTML } = require("linkedom") as {
    parseHTML(html: string): { document: { querySelector(s: string): unknown } };
  };
  return parseHTML(`<!doctype html><html><body><main>${html}</main></body></html>`).document.querySelector(
    "main",
  ) as Element;
}

/** An element with attributes, and with HTML inside. */
export function made(name: string, attributes: Readonly<Record<string, string>>, html = ""): Element {
  const element = parsed(`<${name}></${name}>`).firstElementChild!;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.innerHTML = html;
  return element;
}

/** Runs of text below an element, except inside the elements named. */
export function textBelow(element: Element, except: readonly string[]): Text[] {
  return [...element.childNodes].flatMap((child) => {
    if (child.nodeType === 3) return [child as Text];
    if (child.nodeType !== 1 || except.includes(child.nodeName.toLowerCase())) return [];
    return textBelow(child as Element, except);
  });
}
