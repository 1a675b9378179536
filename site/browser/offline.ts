/** From now on a page that was read once, and the engine once it has run, are there without a network too. */
export function keepForOffline(): void {
  const { serviceWorker } = navigator;
  if (!serviceWorker || !location.protocol.startsWith("http")) return;
  const read = () => [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)];
  const known = serviceWorker.controller;
  serviceWorker
    .register("service-worker.js")
    .then(() => serviceWorker.ready)
    .then(({ active }) => known ?? active?.postMessage(read().filter((url) => url.startsWith(location.origin))))
    .catch(() => {}); // a browser that keeps nothing
}
