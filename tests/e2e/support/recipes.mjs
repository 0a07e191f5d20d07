// Pages as the recipes of docs/embedding.md make them, of two cells: one in which a global froze, and one that reads it.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const DOCS = readFileSync(root("docs/embedding.md"), "utf8");
export const INTEGRATIONS = root("integrations/");
/** What cargo has built, in its usual place. */
export const FREEZEFRAME = root("target/debug/freezeframe");

export const there = (program, words = ["--version"]) => spawnSync(program, words).status === 0;
export const SPHINX = process.env.SPHINX_BUILD ?? "sphinx-build";
export const PANDOC = process.env.PANDOC ?? "pandoc";
export const MDBOOK = process.env.MDBOOK ?? "mdbook";
// These have no question that does not start a server, or take long to answer one.
export const VITEPRESS = process.env.VITEPRESS ?? "";
export const JUPYTER_BOOK = process.env.JUPYTER_BOOK ?? "";
export const JEKYLL = process.env.JEKYLL ?? "jekyll";

export const noSphinx = there(SPHINX) ? false : "no Sphinx here; SPHINX_BUILD may name sphinx-build";
export const noMyst = noSphinx || (there(SPHINX.replace(/sphinx-build$/, "python"), ["-c", "import myst_nb"]) ? false : "no myst_nb beside sphinx-build");
export const noPandoc = there(PANDOC) ? false : "no Pandoc here; PANDOC may name one";
export const noCommand = there(FREEZEFRAME, ["--help"]) ? false : "cargo has not built the command `freezeframe`";
export const noBook = there(MDBOOK) ? noCommand : "no mdBook here; MDBOOK may name one";
export const noJupyterBook = existsSync(JUPYTER_BOOK) ? false : "no Jupyter Book here; JUPYTER_BOOK may name the program";
export const noJekyll = there(JEKYLL) ? false : "no Jekyll here; JEKYLL may name one";
export const noVitepress = existsSync(VITEPRESS) ? false : "no VitePress here; VITEPRESS may name the program";

/** A folder with these files in it. */
export function folderOf(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** An example of the document, for a site. */
export function example(fence, site) {
  const [, text] = new RegExp("^```" + fence + "\\n([^]*?)^```", "m").exec(DOCS);
  return text.replaceAll("https://example.org/freezeframe/", site);
}

/** Runs a program, which has to end well; gives what it printed. */
function ran(program, words, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: "utf8", ...options });
  if (status !== 0) throw new Error(`${program}: ${stderr || error}`);
  return stdout;
}

const SHIFT = "import jax\n\nstep = 1.0\n\n@jax.jit\ndef shift(x):\n    return x + step\n\nprint(shift(1.0))\nstep = 5.0\nprint(shift(1.0))\n";
const READ = "print(step)\n";
const CHAPTER = [SHIFT, READ].map((code) => `\`\`\`python\n${code}\`\`\`\n`).join("\nBetween.\n\n");
const html = (head, body) => `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>A book</title>${head}</head>\n<body><h1>A book</h1>${body}</body></html>`;
const sphinx = (folder) => (ran(SPHINX, ["-q", "-b", "html", folder, join(folder, "html")]), { root: join(folder, "html"), page: "index.html" });
const withPath = `import sys\nsys.path.insert(0, ${JSON.stringify(join(INTEGRATIONS, "sphinx"))})\n`;

/** What mdBook says to a preprocessor and takes from it: a chapter's text becomes another one. */
function preprocessed(site, chapter) {
  const book = { sections: [{ Chapter: { name: "One", content: chapter, number: [1], sub_items: [], path: "one.md", parent_names: [] } }], __non_exhaustive: null };
  const context = { root: "/book", config: { preprocessor: { freezeframe: { site, record: true } } }, renderer: "html", mdbook_version: "0.5.0" };
  return JSON.parse(ran(FREEZEFRAME, ["mdbook"], { input: JSON.stringify([context, book]) })).sections[0].Chapter.content;
}

const MYST_HEAD = "---\nfile_format: mystnb\nkernelspec:\n  display_name: Python 3\n  language: python\n  name: python3\n---\n";
/** A chapter as MyST-NB has it. */
const myst = (cells) => `${MYST_HEAD}\n# A book\n\n${cells.map((code) => `\`\`\`{code-cell} ipython3\n${code}\`\`\`\n`).join("\nBetween.\n\n")}`;

/**
 * Each with its `name`, its `title` for people, why it is skipped, and `build`, which writes pages into a folder, for a site and
 * to stand at a path of a host, and gives their folder and the page with the cells.
 */
export const RECIPES = [
  {
    name: "html",
    title: "a page of plain HTML",
    build({ folder, site }) {
      const blocks = [SHIFT, READ].map((code) => `<pre><code class="language-python">${code}</code></pre>`);
      return { root: folderOf(folder, { "part/page.html": html(example("html", site), blocks.join("<p>Between.</p>")) }), page: "part/page.html" };
    },
  },
  {
    name: "sphinx",
    title: "a book of Sphinx",
    skip: noSphinx,
    build({ folder, site }) {
      const blocks = [SHIFT, READ].map((code) => `.. code-block:: python\n\n${code.replace(/^(?=.)/gm, "    ")}\n`);
      return sphinx(folderOf(folder, { "conf.py": example("python conf\\.py", site), "index.rst": `A book\n======\n\n${blocks.join("Between.\n\n")}` }));
    },
  },
  {
    name: "myst",
    title: "a book of MyST-NB",
    skip: noMyst,
    build({ folder, site }) {
      const conf = `${withPath}extensions = ["freezeframe_sphinx", "myst_nb"]\nnb_execution_mode = "off"\nfreezeframe_site = ${JSON.stringify(site)}\n`;
      return sphinx(folderOf(folder, { "conf.py": conf, "index.md": myst([SHIFT, READ]) }));
    },
  },
  {
    name: "pandoc",
    title: "a page of Pandoc with the filter for Quarto",
    skip: noPandoc,
    build({ folder, site }) {
      folderOf(folder, { "one.md": `---\ntitle: One\n${example("yaml", site).replace(/^ *inspector:.*\n/m, "")}---\n${CHAPTER}` });
      cpSync(join(INTEGRATIONS, "quarto"), folder, { recursive: true });
      ran(PANDOC, ["-s", "one.md", "-L", "_extensions/freezeframe/freezeframe.lua", "-o", "one.html"], { cwd: folder });
      return { root: folder, page: "one.html" };
    },
  },
  {
    name: "preprocessor",
    title: "a chapter of mdBook's preprocessor",
    // A book of mdBook's has the same.
    skip: noCommand || (noBook ? false : "mdBook itself is here"),
    build({ folder, site }) {
      return { root: folderOf(folder, { "one.html": html("", preprocessed(site, CHAPTER)) }), page: "one.html" };
    },
  },
  {
    name: "mdbook",
    title: "a book of mdBook",
    skip: noBook,
    build({ folder, site }) {
      const toml = `[book]\ntitle = "Book"\n\n${example("toml book\\.toml", site).replace('"freezeframe mdbook"', JSON.stringify(`${FREEZEFRAME} mdbook`))}`;
      folderOf(folder, { "book.toml": toml, "src/SUMMARY.md": "- [One](one.md)\n", "src/one.md": `# One\n\n${CHAPTER}` });
      ran(MDBOOK, ["build", folder]);
      return { root: join(folder, "book"), page: "one.html" };
    },
  },
  {
    name: "vitepress",
    title: "a site of VitePress",
    skip: noVitepress,
    build({ folder, site, base }) {
      folderOf(folder, { ".vitepress/config.mjs": example("js config", site).replace("{", `{ base: ${JSON.stringify(base)},`), "one.md": `# One\n\n${CHAPTER}` });
      // What the pages are made of is looked for beside them.
      symlinkSync(dirname(dirname(VITEPRESS)), join(folder, "node_modules"));
      ran(VITEPRESS, ["build", folder]);
      return { root: join(folder, ".vitepress", "dist"), page: "one.html" };
    },
  },
  {
    name: "jupyter-book",
    title: "a book of Jupyter Book",
    skip: noJupyterBook,
    build({ folder, site }) {
      const config = `title: A book\nexecute:\n  execute_notebooks: "off"\n${example("yaml _config\\.yml", site)}`;
      folderOf(folder, { "_config.yml": config, "_toc.yml": "format: jb-book\nroot: index\n", "index.md": myst([SHIFT, READ]) });
      ran(JUPYTER_BOOK, ["build", folder], { env: { ...process.env, PYTHONPATH: join(INTEGRATIONS, "sphinx") } });
      return { root: join(folder, "_build", "html"), page: "index.html" };
    },
  },
  {
    name: "jekyll",
    title: "a site of Jekyll",
    skip: noJekyll,
    build({ folder, site, base }) {
      const layout = html(example("html _layouts/default\\.html", site), "{{ content }}");
      folderOf(folder, { "_config.yml": `baseurl: ${base.replace(/\/$/, "")}\n`, "_layouts/default.html": layout, "one.md": `---\nlayout: default\n---\n${CHAPTER}` });
      ran(JEKYLL, ["build", "--quiet", "--source", folder, "--destination", join(folder, "_site")]);
      return { root: join(folder, "_site"), page: "one.html" };
    },
  },
];
