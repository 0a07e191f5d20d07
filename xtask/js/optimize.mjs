// Makes a release build small and fast: wasm-opt over the modules, their functions in an order that compresses well, esbuild
// over scripts and styles.
// Trunk runs this after each build.
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { reordered } from "./order.mjs";

const { TRUNK_PROFILE: profile, TRUNK_STAGING_DIR: staging } = process.env;
if (profile !== "release") process.exit(0);

const FEATURES = ["bulk-memory", "bulk-memory-opt", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext", "simd"];

function optimize(path) {
  // The engine is for speed, the page for size.
  const level = path.includes("worker") ? "-O3" : "-Oz";
  const flags = FEATURES.map((feature) => `--enable-${feature}`);
  const tool = join("node_modules", "binaryen", "bin", "wasm-opt");
  const { status, error } = spawnSync(process.execPath, [tool, level, ...flags, path, "-o", path], { stdio: "inherit" });
  if (status !== 0) throw new Error(`wasm-opt failed on ${path} ${error ?? ""}`);
  try {
    writeFileSync(path, reordered(readFileSync(path)));
  } catch (problem) {
    // Another compiler may use instructions that are not known here; the module then is larger to load, no more.
    console.warn(`${path} keeps the order of its functions: ${problem.message}`);
  }
}

async function minify(path, loader) {
  const { transform } = await import("esbuild");
  const { code } = await transform(readFileSync(path, "utf8"), { loader, minify: true, charset: "utf8", legalComments: "none" });
  writeFileSync(path, code);
}

for (const name of readdirSync(staging, { recursive: true })) {
  const path = join(staging, name);
  const kind = extname(name);
  if (![".wasm", ".js", ".css"].includes(kind)) continue;
  const before = statSync(path).size;
  await (kind === ".wasm" ? optimize(path) : minify(path, kind.slice(1)));
  console.log(`${name}: ${before} -> ${statSync(path).size} bytes`);
}
