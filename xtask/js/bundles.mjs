// Bundles what the page loads as modules of their own, each into one file: the editor (CodeMirror 6 and our glue), the
// formulas (Temml and our glue), what is kept of notebooks (idb and our glue) and their list. Trunk runs this before each build.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const MODULES = ["editor", "library", "math", "notebooks"];

const { build } = await import("esbuild").catch(() => {
  console.error("the npm packages are missing: run `cargo xtask setup`");
  process.exit(1);
});

for (const name of MODULES) {
  const { outputFiles } = await build({
    entryPoints: [`www/${name}/main.js`],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    write: false,
  });
  // An unchanged bundle is left alone, else `trunk serve` would see a change and build again.
  const output = `www/generated/${name}.js`;
  const { contents } = outputFiles[0];
  if (!existsSync(output) || !readFileSync(output).equals(contents)) {
    mkdirSync("www/generated", { recursive: true });
    writeFileSync(output, contents);
  }
}
