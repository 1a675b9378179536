import { createHash } from "node:crypto";

/**
 * What a page may do, for its `Content-Security-Policy`: run the scripts beside it and those within it as they were
 * built, show pictures and styles that it carries, and ask nobody for anything.
 */
export function policyOf(body: string): string {
  const within = [...body.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code]) => hash(code));
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...new Set(within)].join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

const hash = (code: string) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`;
