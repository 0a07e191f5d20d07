// docs/embedding.md is true: each example runs, each member, event, attribute and token is there.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { SITE, visitor } from "./support/visit.mjs";

const files = {};
const visit = visitor({ files });
const ROOT = new URL("../../", import.meta.url);
const DOCS = readFileSync(new URL("docs/embedding.md", ROOT), "utf8");
const README = readFileSync(new URL("README.md", ROOT), "utf8");
const TYPES = readFileSync(join(SITE, "freezeframe.d.ts"), "utf8");
const BLOCK = '<pre><code class="language-python">print(6 * 7)</code></pre>';

const examples = (text) => [...text.matchAll(/^```(html|js)\n([^]*?)^```/gm)].map(([, language, code]) => ({ language, code }));
const EXAMPLES = [...examples(DOCS), ...examples(README).filter(({ code }) => code.includes("freezeframe.js"))];

test("the README begins with the line, what it gives, and a picture that is there", () => {
  const first = README.split("\n").slice(0, 25).join("\n");
  assert.match(first, /^<script type="module" src="[^"]+freezeframe\.js" data-upgrade="[^"]+"><\/script>$/m);
  assert.match(first, /see why `jit` differs from plain Python/);
  const [, picture] = /^!\[[^\]]{40,}\]\(([^)]+)\)$/m.exec(first);
  assert.ok(statSync(new URL(picture, ROOT)).size > 10_000);
});

test("there are examples to be run", () => assert.ok(EXAMPLES.length >= 7, String(EXAMPLES.length)));

for (const [at, { language, code }] of EXAMPLES.entries()) {
  test(`example ${at + 1} runs: ${code.trim().split("\n")[0]}`, async (t) => {
    const here = (text) => text.replaceAll("https://example.org/freezeframe/", "./");
    files["example.js"] = here(code);
    const text = language === "html" ? here(code) : '<script type="module" src="example.js"></script>';
    files["example.html"] = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Example</title></head><body>${text}${code.includes("<pre") || code.includes("src=\"lessons") ? "" : BLOCK}</body></html>`;
    const logged = [];
    const page = await visit(t, { path: "example.html", before: async (page) => page.on("console", (it) => logged.push(it.text())) });
    await page.locator("freeze-frame").first().waitFor({ state: "attached" });
    for (const element of await page.locator("freeze-frame").all()) {
      await element.getByTestId("run-cell").first().waitFor();
      if (!code.includes("lessons/")) {
        const outputs = await element.evaluate((it) => it.run());
        assert.ok(outputs.length > 0);
        for (const { status } of outputs) assert.equal(status, "done");
      }
    }
    if (language === "js" && code.includes("console.log")) assert.deepEqual(logged, ["done 42\n"]);
  });
}

test("the program of docs/files.md runs, in both lanes", async (t) => {
  const [, program] = /^```python\n([^]*?)^```/m.exec(readFileSync(new URL("docs/files.md", ROOT), "utf8"));
  Object.assign(files, { "data/a.csv": "x,y\n1,2\n3,4\n", "helper.py": "there = True\n" });
  const look = "print(helper.there, np.load('result.npy').tolist(), Path('/log.txt').read_text().split())";
  files["files.html"] = `<!doctype html><html lang="en"><title>Files</title><script type="module" src="freezeframe.js"></script><freeze-frame files="helper.py data/a.csv">${[program, look].map((code) => `<pre>${code}</pre>`).join("")}</freeze-frame>`;
  const page = await visit(t, { path: "files.html" });
  const outputs = await page.locator("freeze-frame").evaluate((it) => it.run());
  const wanted = "True [[2.0, 4.0], [6.0, 8.0]] ['done', 'really']\n";
  assert.deepEqual(outputs.map(({ status, lanes }) => [status, lanes.python.text, lanes.jit.text]), [["done", "", ""], ["done", wanted, wanted]]);
});

test("what the documents and the types name is there, and nothing is there that they do not name", async (t) => {
  files["names.html"] = `<!doctype html><title>Names</title><script type="module" src="freezeframe.js"></script>${BLOCK.replace("<pre>", "<freeze-frame><pre>")}</freeze-frame>`;
  const page = await visit(t, { path: "names.html" });
  await page.locator("freeze-frame").getByTestId("run-cell").waitFor();
  const there = await page.locator("freeze-frame").evaluate((it) => {
    const own = Object.getOwnPropertyNames(Object.getPrototypeOf(it));
    return [...own.filter((name) => !/^(constructor|.*Callback)$/.test(name)), ...Object.keys(it)].sort();
  });
  const [, body] = /interface FreezeFrameElement[^{]*\{([^]*?)\n\}/.exec(TYPES);
  const typed = [...body.matchAll(/^ {2}(?:readonly )?(\w+)[(:]/gm)].map(([, name]) => name).filter((name) => name !== "addEventListener");
  const told = [...DOCS.matchAll(/^\| `(\w+)(?:\(\))?` \| [^|]*\|$/gm)].map(([, name]) => name);
  assert.deepEqual(there, [...new Set(typed)].sort());
  for (const name of there) assert.ok(told.includes(name), name);

  const [, events] = /interface FreezeFrameEvents \{([^]*?)\n\}/.exec(TYPES);
  for (const [, name] of events.matchAll(/^ {2}(\w+):/gm)) assert.match(DOCS, new RegExp(`^\\| \`${name}\` \\| [^|]*\\|[^|]*\\|$`, "m"));
  const [, options] = /interface UpgradeOptions \{([^]*?)\n\}/.exec(TYPES);
  for (const [, name] of options.matchAll(/^ {2}(\w+)\?:/gm)) assert.ok(told.includes(name), name);

  const tokens = DOCS.split("## Colors and type")[1].split("##")[0].match(/`--[a-z-]+`/g);
  const sheet = readFileSync(new URL("www/tokens.css", ROOT), "utf8");
  for (const token of tokens) assert.ok(sheet.includes(`${token.slice(1, -1)}:`), token);
  const { transform } = await import("esbuild");
  await transform(TYPES, { loader: "ts" });
});
