// Pages that generators of sites make, with the line of docs/embedding.md: their blocks live.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { serve } from "./support/server.mjs";
import { picture, visitor } from "./support/visit.mjs";

const visit = visitor({ headers: { "access-control-allow-origin": "*" } });
const DOCS = readFileSync(new URL("../../docs/embedding.md", import.meta.url), "utf8");

const INTEGRATIONS = fileURLToPath(new URL("../../integrations/", import.meta.url));
const LESSON = fileURLToPath(new URL("../../www/lessons/state.ipynb", import.meta.url));
const there = (program, words = ["--version"]) => spawnSync(program, words).status === 0;

const SPHINX = process.env.SPHINX_BUILD ?? "sphinx-build";
const skip = there(SPHINX) ? false : "no Sphinx here; SPHINX_BUILD may name sphinx-build";
const PANDOC = process.env.PANDOC ?? "pandoc";
const MDBOOK = process.env.MDBOOK ?? "mdbook";
// It has no question that does not start a server.
const VITEPRESS = process.env.VITEPRESS ?? "";
// What cargo has built, here or in its usual place.
const FREEZEFRAME = fileURLToPath(new URL("../../target/debug/freezeframe", import.meta.url));

const INDEX = `A book
======

A global that froze::

    import jax
    g = 1.0
    f = jax.jit(lambda x: x + g)
    print(f(1.0))

.. code-block:: python

    g = 5.0
    print(f(1.0))

.. code-block:: bash

    ls
`;

let folder;
let other;
before(() => (folder = mkdtempSync(join(tmpdir(), "book-"))));
after(async () => {
  await other?.stop();
  rmSync(folder, { recursive: true });
});

test("a book of Sphinx has live cells, from its own host", { skip }, async (t) => {
  const [, recipe] = /^```python conf\.py\n([^]*?)^```/m.exec(DOCS);
  writeFileSync(join(folder, "conf.py"), recipe.replace("https://example.org/freezeframe/", visit.address()));
  writeFileSync(join(folder, "index.rst"), INDEX);
  const built = spawnSync(SPHINX, ["-q", "-b", "html", folder, join(folder, "html")], { encoding: "utf8" });
  assert.equal(built.status, 0, built.stderr);
  assert.ok(statSync(join(folder, "html", "index.html")).size > 0, String(readdirSync(folder)));
  other = await serve(join(folder, "html"), { prefix: "/book/" });
  const page = await visit(t, { path: `${other.address}index.html`, also: [other.address] });
  await freezes(page);
  await picture(page, "embed-sphinx");
});

/** The page's cells are two, which print what a global that froze prints. */
async function freezes(page) {
  const cells = page.locator("freeze-frame");
  await cells.nth(1).waitFor({ state: "attached" });
  assert.equal(await cells.count(), 2);
  const printed = [];
  for (const cell of await cells.all()) printed.push(...(await cell.evaluate((it) => it.run())).map(({ lanes }) => [lanes.python.text, lanes.jit.text]));
  assert.deepEqual(printed, [["2.0\n", "2.0\n"], ["6.0\n", "2.0\n"]]);
}

/** Serves a folder as a host of its own, until the test ends. */
async function host(t, folder) {
  const host = await serve(folder, { prefix: "/book/" });
  t.after(host.stop);
  return (path) => ({ path: `${host.address}${path}`, also: [host.address] });
}

/** A folder for a test, with these files in it. */
function folderOf(name, files) {
  const own = join(folder, name);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(own, name)), { recursive: true });
    writeFileSync(join(own, name), text);
  }
  return own;
}

function done({ status, stderr, error }) {
  assert.equal(status, 0, stderr || String(error));
}

/** An example of the document, for the site that is visited. */
function recipe(fence) {
  const [, text] = new RegExp("^```" + fence + "\\n([^]*?)^```", "m").exec(DOCS);
  return text.replace("https://example.org/freezeframe/", visit.address());
}

test("Sphinx's extension makes blocks live, and shows a notebook whole", { skip }, async (t) => {
  const conf = `import sys\nsys.path.insert(0, ${JSON.stringify(join(INTEGRATIONS, "sphinx"))})\n${recipe("python conf\\.py with the extension")}`;
  const shown = ".. freezeframe:: lesson.ipynb\n   :height: 600\n\n   Read until it is there.\n";
  const book = folderOf("extension", { "conf.py": conf, "index.rst": INDEX, "part/whole.rst": `:orphan:\n\nWhole\n=====\n\n${shown}` });
  copyFileSync(LESSON, join(book, "part", "lesson.ipynb"));
  done(spawnSync(SPHINX, ["-q", "-W", "-b", "html", book, join(book, "html"), join(book, "part", "whole.rst"), join(book, "index.rst")], { encoding: "utf8" }));
  const at = await host(t, join(book, "html"));
  const page = await visit(t, at("index.html"));
  await freezes(page);
  const readFirst = readFileSync(join(book, "html", "part", "whole.html"), "utf8");
  assert.match(readFirst, /<freeze-frame src="\.\.\/_static\/freezeframe\/part-lesson\.ipynb" height="600">\s*<p>Read until it is there\.<\/p>/);
  const missing = folderOf("without", { "conf.py": conf.replace(/^freezeframe_site.*$/m, ""), "index.rst": INDEX });
  assert.match(spawnSync(SPHINX, ["-q", "-b", "html", missing, join(missing, "html")], { encoding: "utf8" }).stderr, /freezeframe_site is missing/);
});

const isMyst = there(SPHINX.replace(/sphinx-build$/, "python"), ["-c", "import myst_nb"]);
test("cells of MyST-NB live", { skip: skip || (isMyst ? false : "no myst_nb beside sphinx-build") }, async (t) => {
  const conf = `import sys\nsys.path.insert(0, ${JSON.stringify(join(INTEGRATIONS, "sphinx"))})\nextensions = ["freezeframe_sphinx", "myst_nb"]\nnb_execution_mode = "off"\nfreezeframe_site = ${JSON.stringify(visit.address())}\n`;
  const head = "---\nfile_format: mystnb\nkernelspec:\n  display_name: Python 3\n  language: python\n  name: python3\n---\n";
  const cell = (code) => `\n\`\`\`{code-cell} ipython3\n${code}\n\`\`\`\n`;
  const book = folderOf("myst", { "conf.py": conf, "index.md": `${head}\n# Book\n${cell("import jax\ng = 1.0\nf = jax.jit(lambda x: x + g)\nprint(f(1.0))")}${cell("g = 5.0\nprint(f(1.0))")}` });
  done(spawnSync(SPHINX, ["-q", "-b", "html", book, join(book, "html")], { encoding: "utf8" }));
  await freezes(await visit(t, (await host(t, join(book, "html")))("index.html")));
});

const CHAPTER = "# One\n\n```python\nimport jax\n\ng = 1.0\nf = jax.jit(lambda x: x + g)\nprint(f(1.0))\n```\n\nText.\n\n```python\ng = 5.0\nprint(f(1.0))\n```\n";

test("the filter for Quarto makes Pandoc's blocks live", { skip: there(PANDOC) ? false : "no Pandoc here; PANDOC may name one" }, async (t) => {
  const text = `---\ntitle: One\n${recipe("yaml")}---\n${CHAPTER}`;
  const book = folderOf("pandoc", { "one.md": text });
  cpSync(join(INTEGRATIONS, "quarto"), book, { recursive: true });
  const made = (...more) => spawnSync(PANDOC, ["-s", "one.md", "-L", "_extensions/freezeframe/freezeframe.lua", ...more], { cwd: book, encoding: "utf8" });
  done(made("-o", "one.html"));
  const page = await visit(t, (await host(t, book))("one.html"));
  await freezes(page);
  assert.ok(!made("-t", "latex").stdout.includes("freezeframe.js"), "what is no HTML stays as it is");
  writeFileSync(join(book, "one.md"), text.replace(/^ {2}site:.*$/m, ""));
  assert.match(made("-t", "html").stderr, /needs `site`/);
});

const noBook = !there(MDBOOK) ? "no mdBook here; MDBOOK may name one" : there(FREEZEFRAME, ["--help"]) ? false : "cargo has not built the command `freezeframe`";
test("a book of mdBook has live cells, and what they put out before any script runs", { skip: noBook }, async (t) => {
  const toml = `[book]\ntitle = "Book"\n\n${recipe("toml book\\.toml").replace('"freezeframe mdbook"', JSON.stringify(`${FREEZEFRAME} mdbook`))}`;
  const book = folderOf("mdbook", { "book.toml": toml, "src/SUMMARY.md": "- [One](one.md)\n", "src/one.md": CHAPTER });
  done(spawnSync(MDBOOK, ["build", book], { encoding: "utf8" }));
  const at = await host(t, join(book, "book"));
  const still = await visit(t, { ...at("one.html"), script: false });
  assert.deepEqual(await still.locator(".output").allInnerTexts(), ["2.0", "6.0", "2.0"]);
  await freezes(await visit(t, at("one.html")));
});

test("a site of VitePress has live cells", { skip: existsSync(VITEPRESS) ? false : "no VitePress here; VITEPRESS may name the program" }, async (t) => {
  const config = recipe("js config").replace("{", '{ base: "/book/",');
  const site = folderOf("vitepress", { ".vitepress/config.mjs": config, "one.md": CHAPTER });
  // What the pages are made of is looked for beside them.
  symlinkSync(dirname(dirname(VITEPRESS)), join(site, "node_modules"));
  done(spawnSync(VITEPRESS, ["build", site], { encoding: "utf8" }));
  const at = await host(t, join(site, ".vitepress", "dist"));
  const page = await visit(t, at("one.html"));
  await freezes(page);
  await picture(page, "embed-vitepress");
});
