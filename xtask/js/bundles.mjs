// Bundles what the page loads as modules of their own, each into one file: the editor (CodeMirror 6 and our glue), what
// helps to write in it, the formulas (Temml and our glue), what is kept of notebooks (idb and our glue) and their list, and
// links that carry a notebook; what speaks to a Jupyter server (www/jax), from the page and from a frame of its own; what
// pages of others load (www/embed), and what is in its frames.
// Trunk runs this before each build.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const { build } = await import("esbuild").catch(() => {
  console.error("the npm packages are missing: run `cargo xtask setup`");
  process.exit(1);
});

async function bundle(options) {
  const { outputFiles } = await build({
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    write: false,
    ...options,
  });
  return outputFiles[0];
}

/** Writes a bundle. An unchanged one is left alone, else `trunk serve` would see a change and build again. */
function write(name, { contents }) {
  const output = `www/generated/${name}.js`;
  if (existsSync(output) && readFileSync(output).equals(contents)) return;
  mkdirSync("www/generated", { recursive: true });
  writeFileSync(output, contents);
}

// The editor and its help share the packages whose objects they pass to each other. They are in the editor, and what the
// help uses of them the editor exports too.
const SHARED = /^@codemirror\/(state|view|language)$/;
const help = ["www/editor/help.js"];
const from = (path) => ({
  name: "shared",
  setup: (it) => it.onResolve({ filter: SHARED }, (asked) => ({ path: path ?? asked.path, external: true })),
});

const { text } = await bundle({ entryPoints: help, minify: false, plugins: [from()] });
const used = new Map();
for (const [, names, path] of text.matchAll(/^import \{([^}]*)\} from "(@codemirror[^"]*)";/gm)) {
  const all = names.split(",").map((name) => name.trim().split(" as ")[0]);
  used.set(path, new Set([...(used.get(path) ?? []), ...all]));
}
const exported = [...used].map(([path, names]) => `export { ${[...names].join(", ")} } from "${path}";`);
const contents = ['export * from "./www/editor/main.js";', ...exported].join("\n");

write("editor", await bundle({ stdin: { contents, resolveDir: resolve(".") }, external: ["./help.js"] }));
write("help", await bundle({ entryPoints: help, plugins: [from("./editor.js")] }));
// What the styles let a page set.
const tokens = [...new Set(readFileSync("www/tokens.css", "utf8").match(/--[a-z0-9-]+(?=:)/g))];
const define = { TOKENS: JSON.stringify(tokens) };
write("freezeframe", await bundle({ entryPoints: ["www/embed/main.js"], define }));
write("embed", await bundle({ entryPoints: ["www/embed/inside.js"] }));
write("jax-link", await bundle({ entryPoints: ["www/jax/link.js"] }));
for (const name of ["files", "front", "jax", "library", "links", "math", "notebooks", "offline", "open", "path", "states"]) write(name, await bundle({ entryPoints: [`www/${name}/main.js`], loader: { ".py": "text" } }));
// The views beside the state over calls, each loaded when it is opened.
for (const name of ["from", "keys", "misses", "step", "what"]) write(name, await bundle({ entryPoints: [`www/states/${name}.js`], loader: { ".py": "text" } }));
