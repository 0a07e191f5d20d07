// Prints `RAW BROTLI PATH` for every file under the folder that is given.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const [site] = process.argv.slice(2);
for (const name of readdirSync(site, { recursive: true })) {
  const path = join(site, name);
  if (!statSync(path).isFile()) continue;
  const bytes = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  console.log(bytes.length, brotliCompressSync(bytes, { params }).length, relative(site, path));
}
