import { createHash } from "node:crypto";

/**
 * What a page may do, for its `Content-Security-Policy`: run the scripts beside it and those within it as they were
 * built, show pictures and styles that it carries, and ask nobody for anything.
 * @param runs whether it runs what the reader writes: in workers made from a blob, which also works for a page opened from a
 *   folder, and which are under the page's policy; the service worker is a file beside the page
 */
export function policyOf(body: string, runs: boolean): string {
  const within = [...body.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code]) => hash(code));
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...(runs ? ["blob:", "'unsafe-eval'"] : []), ...new Set(within)].join(" ")}`,
    ...(runs ? ["worker-src 'self' blob:"] : []),
    "style-src 'self' 'unsafe-inline'",
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

const hash = (code: string) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`;
