// Keeps what pages have read, and answers with it where the host can't be reached. The host is asked first, so that nobody
// goes on reading an old page.

interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}

interface Scope {
  location: Location;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listen: (event: Lasting) => void): void;
  addEventListener(type: "message", listen: (event: Lasting & { data: readonly string[] }) => void): void;
  addEventListener(
    type: "fetch",
    listen: (event: Lasting & { request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void;
}

const scope = globalThis as unknown as Scope;
const own = () => caches.open("convolution-workbook");
/** Where a browser has no room for more, the page still has its answer. */
const unkept = () => {};

scope.addEventListener("install", () => void scope.skipWaiting());
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));

/** What a page had read before this was there. */
scope.addEventListener("message", (event) =>
  event.waitUntil(own().then((cache) => cache.addAll([...event.data]).catch(unkept))),
);

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope.location.origin)) return;
  event.respondWith(
    fetch(request).then(
      (response) => {
        const copy = response.clone();
        if (response.ok) event.waitUntil(own().then((cache) => cache.put(request, copy).catch(unkept)));
        return response;
      },
      async (unreachable) => {
        const known = await (await own()).match(request);
        if (known) return known;
        throw unreachable;
      },
    ),
  );
});
