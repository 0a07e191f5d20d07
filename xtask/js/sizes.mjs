// Prints `RAW BROTLI PATH` for every file of a site that its page loads. Argument: the site's folder.
// A file is loaded when index.html, the script for pages of others, or a file that is loaded, names it. The service worker
// names all files, for it keeps them.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const [site] = process.argv.slice(2);
const files = readdirSync(site, { recursive: true }).filter((name) => statSync(join(site, name)).isFile());
const loaded = new Map();

function load(name) {
  const bytes = readFileSync(join(site, name));
  loaded.set(name, bytes);
  if (name === "sw.js") return;
  for (const other of files) {
    if (!loaded.has(other) && bytes.includes(basename(other))) load(other);
  }
}

// Tables of texts are named after their languages, which their addresses are made of.
const tables = files.filter((name) => name.startsWith("texts/"));
for (const entry of ["index.html", "freezeframe.js", ...tables]) load(entry);
for (const [name, bytes] of loaded) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  console.log(bytes.length, brotliCompressSync(bytes, { params }).length, name);
}
