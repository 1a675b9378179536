// What the reader writes, kept in the browser at every change. A change in another tab is told to this one.

const prefix = "convolution-workbook/";

/** Where the browser keeps nothing, this lasts as long as the page. */
const here = new Map<string, string>();
let refused = false;
const listeners = new Set<(name: string, text: string | undefined) => void>();
const refusals = new Set<() => void>();

/** Texts by name: "exercises/01-standard-convolution.ts", "cells/01/ab12", "guesses/01.stride". */
export const kept = {
  read(name: string): string | undefined {
    try {
      return here.get(name) ?? localStorage.getItem(prefix + name) ?? undefined;
    } catch {
      return undefined;
    }
  },
  /** Keeps a text, or forgets it where there is none. */
  write(name: string, text: string | undefined): void {
    try {
      if (text === undefined) localStorage.removeItem(prefix + name);
      else localStorage.setItem(prefix + name, text);
      here.delete(name);
    } catch {
      if (text === undefined) here.delete(name);
      else here.set(name, text);
      if (!refused) for (const tell of refusals) tell();
      refused = true;
    }
  },
  /** Keeps a text that this page did not write itself, and tells the page. */
  replace(name: string, text: string | undefined): void {
    this.write(name, text);
    for (const tell of listeners) tell(name, text);
  },
  /** The names that begin so. */
  names(beginning: string): string[] {
    const names = new Set(here.keys());
    try {
      for (let i = 0; i < localStorage.length; i++) {
        const key = localStorage.key(i)!;
        if (key.startsWith(prefix)) names.add(key.slice(prefix.length));
      }
    } catch {
      // then there are none but those of this page
    }
    return [...names].filter((name) => name.startsWith(beginning)).sort();
  },
  /** What another tab changed, or a file that was taken in. */
  onChange(tell: (name: string, text: string | undefined) => void): void {
    listeners.add(tell);
  },
  /** Told once, when something could not be kept. */
  onRefusal(tell: () => void): void {
    if (refused) tell();
    else refusals.add(tell);
  },
  /** Whether the browser keeps anything, found out by trying. */
  works(): boolean {
    this.write("try", "1");
    this.write("try", undefined);
    return !refused;
  },
};

addEventListener("storage", ({ key, newValue }) => {
  if (!key?.startsWith(prefix)) return;
  for (const tell of listeners) tell(key.slice(prefix.length), newValue ?? undefined);
});
addEventListener("beforeunload", (event) => {
  if (here.size) event.preventDefault();
});

/** The same text under a name with the time in it, before another takes its place. */
export function backUp(name: string): void {
  const text = kept.read(name);
  if (text === undefined) return;
  const now = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
  kept.write(`backups/${now}/${name}`, text);
}
