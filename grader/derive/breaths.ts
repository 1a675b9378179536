/** Milliseconds. */
const BREATH = 20;

/** One after another, with a moment for whoever waits now and then. */
export async function* inBreaths<T>(all: Iterable<T>): AsyncGenerator<T> {
  let since = performance.now();
  for (const one of all) {
    if (performance.now() - since > BREATH) {
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
    yield one;
  }
}
