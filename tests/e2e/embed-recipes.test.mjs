// What the recipes of docs/embedding.md do beside making blocks live (embed-everywhere.test.mjs): settings, files, whole
// notebooks, what stands there before any script, and what is said where something is wrong.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { FREEZEFRAME, INTEGRATIONS, MDBOOK, PANDOC, SPHINX, example, folderOf, noBook, noPandoc, noSphinx } from "./support/recipes.mjs";
import { serve } from "./support/server.mjs";
import { picture, visitor } from "./support/visit.mjs";

const visit = visitor({ headers: { "access-control-allow-origin": "*" } });
const root = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const LESSON = root("www/lessons/state.ipynb");

let folder;
before(() => (folder = mkdtempSync(join(tmpdir(), "book-"))));
after(() => rmSync(folder, { recursive: true }));

/** Serves a folder as a host of its own, until the test ends. */
async function host(t, folder) {
  const host = await serve(folder, { prefix: "/book/" });
  t.after(host.stop);
  return (path) => ({ path: `${host.address}${path}`, also: [host.address] });
}

const ran = (program, words, options) => spawnSync(program, words, { encoding: "utf8", ...options });
function done({ status, stderr, error }) {
  assert.equal(status, 0, stderr || String(error));
}

/** Runs the page's cells; gives what each printed in both lanes. */
async function printed(page, cells) {
  const found = page.locator("freeze-frame");
  await found.nth(cells - 1).waitFor({ state: "attached" });
  assert.equal(await found.count(), cells);
  const printed = [];
  for (const cell of await found.all()) printed.push(...(await cell.evaluate((it) => it.run())).map(({ lanes }) => [lanes.python.text, lanes.jit.text].join("|")));
  return printed;
}
const FREEZES = ["2.0\n|2.0\n", "6.0\n|2.0\n"];
const READS = "print(open('data/a.csv').read())";

test("each recipe takes the attributes that the script knows, and no others", () => {
  const wanted = JSON.parse(readFileSync(root("www/embed/attributes.json"), "utf8"));
  for (const [path, list] of [
    ["integrations/quarto/_extensions/freezeframe/freezeframe.lua", /^local ATTRIBUTES = \{(.*)\}$/m],
    ["integrations/sphinx/freezeframe_sphinx.py", /^ATTRIBUTES = \((.*)\)$/m],
  ]) {
    const [, names] = list.exec(readFileSync(root(path), "utf8"));
    assert.deepEqual(names.match(/\w+/g), wanted, path);
  }
  const [, options] = /interface UpgradeOptions \{([^]*?)\n\}/.exec(readFileSync(root("www/embed/freezeframe.d.ts"), "utf8"));
  assert.deepEqual([...options.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name]) => name).sort(), wanted);
  const docs = readFileSync(root("docs/embedding.md"), "utf8");
  for (const name of wanted) assert.match(docs, new RegExp(`^\\| \`${name}\` \\|`, "m"));
});

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

test("Sphinx's extension makes blocks live, shows a notebook whole, and names files from the book's top", { skip: noSphinx }, async (t) => {
  const conf = `import sys\nsys.path.insert(0, ${JSON.stringify(join(INTEGRATIONS, "sphinx"))})\n${example("python conf\\.py with the extension", visit.address())}`;
  const files = 'freezeframe_attributes = {"files": ["data/a.csv"], "from": "_static"}\nhtml_static_path = ["brought"]\n';
  const shown = ".. freezeframe:: lesson.ipynb\n   :height: 600\n\n   Read until it is there.\n";
  const book = folderOf(join(folder, "extension"), {
    "conf.py": `${conf}${files}`,
    "brought/data/a.csv": "1,2",
    "index.rst": INDEX,
    "part/whole.rst": `:orphan:\n\nWhole\n=====\n\n${shown}`,
    "part/reads.rst": `:orphan:\n\nReads\n=====\n\n.. code-block:: python\n\n    ${READS}\n`,
  });
  copyFileSync(LESSON, join(book, "part", "lesson.ipynb"));
  done(ran(SPHINX, ["-q", "-W", "-b", "html", book, join(book, "html")]));
  const at = await host(t, join(book, "html"));
  const page = await visit(t, at("index.html"));
  assert.deepEqual(await printed(page, 2), FREEZES);
  await picture(page, "embed-sphinx");
  assert.deepEqual(await printed(await visit(t, at("part/reads.html")), 1), ["1,2\n|1,2\n"]);
  const readFirst = readFileSync(join(book, "html", "part", "whole.html"), "utf8");
  assert.match(readFirst, /<freeze-frame src="\.\.\/_static\/freezeframe\/part-lesson\.ipynb" height="600">\s*<p>Read until it is there\.<\/p>/);
  for (const [name, changed, said] of [
    ["without", conf.replace(/^freezeframe_site.*$/m, ""), /freezeframe_site is missing/],
    ["unknown", `${conf}freezeframe_attributes = {"lane": "jit"}\n`, /there is no lane, but files, /],
  ]) {
    const wrong = folderOf(join(folder, name), { "conf.py": changed, "index.rst": INDEX });
    assert.match(ran(SPHINX, ["-q", "-b", "html", wrong, join(wrong, "html")]).stderr, said);
  }
});

const CHAPTER = "# One\n\n```python\nimport jax\n\ng = 1.0\nf = jax.jit(lambda x: x + g)\nprint(f(1.0))\n```\n\nText.\n\n```python\ng = 5.0\nprint(f(1.0))\n```\n";

test("the filter for Quarto makes Pandoc's blocks live, with files", { skip: noPandoc }, async (t) => {
  const text = `---\ntitle: One\n${example("yaml", visit.address())}  files: [../data/a.csv, helper.py]\n  readonly: true\n---\n${CHAPTER}\n\`\`\`python\nimport helper\nprint(helper.x, open('a.csv').read())\n\`\`\`\n`;
  const book = folderOf(join(folder, "pandoc"), { "part/one.md": text, "data/a.csv": "1,2", "part/helper.py": "x = 7\n" });
  cpSync(join(INTEGRATIONS, "quarto"), join(book, "part"), { recursive: true });
  const made = (...more) => ran(PANDOC, ["-s", "one.md", "-L", "_extensions/freezeframe/freezeframe.lua", ...more], { cwd: join(book, "part") });
  done(made("-o", "one.html"));
  const page = await visit(t, (await host(t, book))("part/one.html"));
  assert.deepEqual(await printed(page, 3), [...FREEZES, "7 1,2\n|7 1,2\n"]);
  assert.deepEqual(await page.locator("freeze-frame").first().evaluate((it) => [it.getAttribute("inspector"), it.hasAttribute("readonly")]), ["hidden", true]);
  await picture(page, "embed-pandoc");
  assert.ok(!made("-t", "latex").stdout.includes("freezeframe.js"), "what is no HTML stays as it is");
  for (const [changed, said] of [
    [text.replace(/^ {2}site:.*$/m, ""), /needs `site`/],
    [text.replace("readonly", "redonly"), /says `redonly`: there are site, files, /],
  ]) {
    writeFileSync(join(book, "part", "one.md"), changed);
    assert.match(made("-t", "html").stderr, said);
  }
});

test("a book of mdBook has live cells, what they put out before any script runs, and files for all chapters", { skip: noBook }, async (t) => {
  const settings = example("toml book\\.toml", visit.address()).replace('"freezeframe mdbook"', JSON.stringify(`${FREEZEFRAME} mdbook`));
  const book = folderOf(join(folder, "mdbook"), {
    "book.toml": `[book]\ntitle = "Book"\n\n${settings}files = ["data/a.csv"]\n`,
    "src/SUMMARY.md": "- [One](one.md)\n  - [Deep](a/deep.md)\n",
    "src/one.md": CHAPTER,
    "src/a/deep.md": `# Deep\n\n\`\`\`python\n${READS}\n\`\`\`\n`,
    "src/data/a.csv": "1,2",
  });
  done(ran(MDBOOK, ["build", book]));
  const at = await host(t, join(book, "book"));
  for (const [path, recorded, prints] of [
    ["one.html", ["2.0", "6.0", "2.0"], FREEZES],
    ["a/deep.html", ["1,2"], ["1,2\n|1,2\n"]],
  ]) {
    const still = await visit(t, { ...at(path), script: false });
    assert.deepEqual((await still.locator(".output").allInnerTexts()).map((it) => it.trim()), recorded);
    const page = await visit(t, at(path));
    assert.deepEqual(await printed(page, prints.length), prints);
    await picture(page, `embed-mdbook-${recorded.length}`);
  }
});
