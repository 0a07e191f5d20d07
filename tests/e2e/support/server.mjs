// A static file server with nothing clever in it: the site has to work on any such host, in a sub-folder too.
import { createServer } from "node:http";
import { readFile, readdir, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliCompressSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".ipynb": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/**
 * Serves `folder` under a sub-folder on a free port, or on `port`; gives the site's address and how to stop.
 * `compress`: send brotli, as most hosts do; `link`: a slow line, `{ megabits, delay }` in Mbit/s and ms; `headers`: others
 * of each answer; `files`: texts by their names, which stand in the folder for visitors. `asked(name)` tells how often a file
 * has been asked for.
 */
export async function serve(folder, { prefix = "/notes/jax/", port = 0, compress = false, link, headers = {}, files = {} } = {}) {
  const line = link && slowLine(link);
  const packed = new Map();
  if (compress) await pack(folder, packed);

  async function body(path) {
    const inside = path.startsWith(prefix) ? normalize("/" + path.slice(prefix.length)) : null;
    if (!inside) return null;
    const file = join(folder, inside.endsWith("/") ? inside + "index.html" : inside);
    if (Object.hasOwn(files, inside.slice(1))) return { bytes: Buffer.from(files[inside.slice(1)]), type: TYPES[extname(file)] ?? "text/plain" };
    const bytes = await readFile(file).catch(() => null);
    return bytes && { bytes: packed.get(file) ?? bytes, type: TYPES[extname(file)] ?? "application/octet-stream" };
  }

  const counts = new Map();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const found = await body(path);
    counts.set(path, (counts.get(path) ?? 0) + 1);
    if (line) await sleep(link.delay);
    if (!found) {
      response.writeHead(404).end("not here");
      return;
    }
    const encoding = compress ? { "content-encoding": "br" } : {};
    response.writeHead(200, { "content-type": found.type, "cache-control": "no-cache", ...encoding, ...headers });
    await (line ? line(response, found.bytes) : response.write(found.bytes));
    response.end();
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${server.address().port}${prefix}`;
  const stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { address, stop, asked: (name) => counts.get(prefix + name) ?? 0 };
}

// Compressed beforehand, as a host of static files does, and only once for all servers of a process.
const known = new Map();

async function pack(folder, packed) {
  for (const name of await readdir(folder, { recursive: true })) {
    const file = join(folder, name);
    if (!known.has(file) && (await stat(file)).isFile()) known.set(file, brotliCompressSync(await readFile(file)));
    if (known.has(file)) packed.set(file, known.get(file));
  }
}

// All responses share one line. The server holds them back, not the browser's developer tools, since those
// do not slow down what a worker loads.
function slowLine({ megabits }) {
  const chunk = 4096;
  const time = (chunk * 8) / (megabits * 1000);
  let free = 0;
  return async (response, bytes) => {
    for (let at = 0; at < bytes.length; at += chunk) {
      free = Math.max(free, performance.now()) + time;
      const wait = free - performance.now();
      if (wait > 2) await sleep(wait);
      response.write(bytes.subarray(at, at + chunk));
    }
  };
}
