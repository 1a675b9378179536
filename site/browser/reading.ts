// When somebody who reads is likely to run something soon: what takes seconds to load is begun then, and not with the page.

/** A reader looks at a cell for so many milliseconds before it counts. */
const A_LOOK = 1000;
/** Gigabytes. */
const LITTLE = 2;

/**
 * Calls back once: with the first guess that somebody makes, or in an idle moment when a cell that can run is in view of
 * somebody who has begun to read. Never where the browser was told to save data, or a device has little memory.
 */
export function onceSomebodyReads(then: () => void): void {
  const { connection, deviceMemory } = navigator as { connection?: { saveData?: boolean }; deviceMemory?: number };
  if (connection?.saveData || (deviceMemory && deviceMemory <= LITTLE)) return;
  const controller = new AbortController();
  const { signal } = controller;
  let looking = 0;
  const once = () => {
    if (signal.aborted) return;
    controller.abort();
    clearTimeout(looking);
    cells.disconnect();
    then();
  };
  const whenIdle = () => ("requestIdleCallback" in globalThis ? requestIdleCallback(once) : once());
  const inView = new Set<Element>();
  const cells = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) inView[isIntersecting ? "add" : "delete"](target);
    clearTimeout(looking);
    if (inView.size) looking = window.setTimeout(whenIdle, A_LOOK);
  });
  const begin = () => {
    for (const tools of document.querySelectorAll(".cell-tools")) cells.observe(tools);
  };
  for (const event of ["scroll", "pointerdown", "keydown"] as const)
    addEventListener(event, begin, { once: true, signal });
  addEventListener("input", ({ target }) => (target as Element).closest(".predict") && once(), { signal });
}
