// A folder of pages on this machine's own address, for `npm run site -- --serve`: any other server does as well.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css" };

/**
 * @param {string} folder
 * @param {{ port?: number, below?: string }} [options] a port, else a free one; a path that all pages lie below: "/book"
 * @returns {Promise<{ url: string, close(): void }>}
 */
export async function serve(folder, { port = 0, below = "" } = {}) {
  const server = createServer(({ url }, response) => {
    const asked = decodeURIComponent(new URL(url, "http://here").pathname);
    const inside = path.normalize(asked.startsWith(`${below}/`) ? asked.slice(below.length) : "/none");
    const file = path.join(folder, inside.endsWith("/") ? `${inside}index.html` : inside);
    if (!isFile(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[path.extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  }).listen(port, "127.0.0.1");
  await once(server, "listening");
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${server.address().port}${below}/`, close };
}

/** Opens an address as the system opens one; where it can't, the address has been printed. */
export function openInBrowser(url) {
  const [command, ...before] = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] }[process.platform] ?? [
    "xdg-open",
  ];
  spawn(command, [...before, url], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}

function isFile(file) {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
