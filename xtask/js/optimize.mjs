// Makes the modules of a release build small and fast with wasm-opt; Trunk runs this after each build.
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const { TRUNK_PROFILE: profile, TRUNK_STAGING_DIR: staging } = process.env;
if (profile !== "release") process.exit(0);

const FEATURES = ["bulk-memory", "bulk-memory-opt", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext", "simd"];

for (const name of readdirSync(staging, { recursive: true })) {
  if (!name.endsWith(".wasm")) continue;
  const path = join(staging, name);
  // The engine is for speed, the page for size.
  const level = name.includes("worker") ? "-O3" : "-Oz";
  const before = statSync(path).size;
  const flags = FEATURES.map((feature) => `--enable-${feature}`);
  const tool = join("node_modules", "binaryen", "bin", "wasm-opt");
  const { status, error } = spawnSync(process.execPath, [tool, level, ...flags, path, "-o", path], { stdio: "inherit" });
  if (status !== 0) {
    console.error(`wasm-opt failed on ${name}`, error ?? "");
    process.exit(1);
  }
  console.log(`wasm-opt ${level} ${name}: ${before} -> ${statSync(path).size} bytes`);
}
