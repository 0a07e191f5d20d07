// Makes a release build small and fast: wasm-opt over the modules, which lose the lines where they may panic and are divided
// into parts, functions in an order that compresses well, esbuild over scripts and styles.
// Runs after each build (built.mjs). Of one that is not for release it only divides the modules, and that for visits only,
// which are to see what a visitor sees (FREEZEFRAME_DIVIDE).
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { withoutLines } from "./locations.mjs";
import { reordered } from "./order.mjs";
import { divided, dividedPage } from "./parts.mjs";

const { TRUNK_PROFILE: profile, TRUNK_STAGING_DIR: staging, FREEZEFRAME_DIVIDE } = process.env;
const ENGINE = "freezeframe-worker_bg.wasm";
const PAGE = readdirSync(staging).find((name) => /^freezeframe-page-.*_bg\.wasm$/.test(name));
const FEATURES = ["bulk-memory", "bulk-memory-opt", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext", "simd"];

function optimize(path) {
  // The engine is for speed, the page for size. A function with one caller stays a function, since it may be in another
  // part than its caller; that also packs better. So does data that is not taken apart where it holds some zeros.
  const level = [path.includes("worker") ? "-O3" : "-Oz", "--one-caller-inline-max-function-size=1", "--skip-pass=memory-packing"];
  const flags = FEATURES.map((feature) => `--enable-${feature}`);
  const tool = join("node_modules", "binaryen", "bin", "wasm-opt");
  const { status, error } = spawnSync(process.execPath, [tool, ...level, ...flags, path, "-o", path], { stdio: "inherit" });
  if (status !== 0) throw new Error(`wasm-opt failed on ${path} ${error ?? ""}`);
  writeFileSync(path, withoutLines(readFileSync(path)).module);
}

async function divide(name, order) {
  const path = join(staging, name);
  const bytes = readFileSync(path);
  try {
    const script = () => readFileSync(path.replace("_bg.wasm", ".js"), "utf8");
    const { first, files } = name === ENGINE ? divided(bytes, script(), order) : await dividedPage(bytes, staging, name, order);
    for (const [name, bytes] of files) writeFileSync(join(staging, name), bytes);
    writeFileSync(path, first);
    console.log(`${name}: ${bytes.length} -> ${[first.length, ...files.map(([, bytes]) => bytes.length)].join(" + ")} bytes`);
  } catch (problem) {
    // Visits that meet modules in one piece would see what no visitor sees.
    if (FREEZEFRAME_DIVIDE) throw problem;
    // Another compiler may use instructions that are not known here, and there may be no browser; the module then is larger
    // to load, no more.
    console.warn(`${path} is left whole, in the order of its functions: ${problem.message}`);
  }
}

async function minify(path, loader) {
  const { transform } = await import("esbuild");
  const { code } = await transform(readFileSync(path, "utf8"), { loader, minify: true, charset: "utf8", legalComments: "none" });
  writeFileSync(path, code);
}

/** A worker with the scripts that it imports in it, so that they load at once, and the names of these scripts. */
function joined(path) {
  const text = readFileSync(path, "utf8");
  const [line, list] = text.match(/^importScripts\((.*)\);$/m);
  const names = JSON.parse(`[${list}]`);
  return [text.replace(line, () => names.map((name) => readFileSync(join(staging, name), "utf8")).join("\n")), names];
}

/** Divides the engine, and then the page, which is visited with that engine. */
async function divideBoth(order) {
  await divide(ENGINE, order);
  await divide(PAGE, order);
}

async function release() {
  const names = readdirSync(staging, { recursive: true }).filter((name) => [".wasm", ".js", ".css"].includes(extname(name)));
  const sizes = new Map(names.map((name) => [name, statSync(join(staging, name)).size]));
  const [worker, imported] = joined(join(staging, "worker.js"));
  writeFileSync(join(staging, "worker.js"), worker);
  for (const name of names) {
    const path = join(staging, name);
    const kind = extname(name);
    await (kind === ".wasm" ? optimize(path) : minify(path, kind.slice(1)));
    console.log(`${name}: ${sizes.get(name)} -> ${statSync(path).size} bytes`);
  }
  await divideBoth(reordered);
  // Nobody asks for these any more.
  for (const name of imported) rmSync(join(staging, name));
}

if (profile === "release") await release();
else if (FREEZEFRAME_DIVIDE) await divideBoth((part) => part);
