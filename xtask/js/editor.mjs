// Bundles the editor (CodeMirror 6 and our glue) into one module; Trunk runs this before each build.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const entry = ["www/editor/main.ts", "www/editor/main.js"].find(existsSync);
const output = "www/generated/editor.js";

if (!entry) {
  console.log("there is no www/editor/main.js to bundle");
  process.exit(0);
}

const { build } = await import("esbuild").catch(() => {
  console.error("the npm packages are missing: run `cargo xtask setup`");
  process.exit(1);
});

const { outputFiles } = await build({
  entryPoints: [entry],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  write: false,
});

// An unchanged bundle is left alone, else `trunk serve` would see a change and build again.
const { contents } = outputFiles[0];
if (!existsSync(output) || !readFileSync(output).equals(contents)) {
  mkdirSync("www/generated", { recursive: true });
  writeFileSync(output, contents);
}
