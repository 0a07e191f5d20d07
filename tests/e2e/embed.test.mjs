// Cells in pages of others: one line, in place and in frames of another origin, under a strict policy.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { faults } from "./support/axe.mjs";
import { serve } from "./support/server.mjs";
import { SITE, fitsTheWindow, picture, visitor } from "./support/visit.mjs";
import { wheel } from "./support/wheel.mjs";

/** Files that stand in the site's folder, by name: the pages of this file. */
const files = {};
const visit = visitor({ files, headers: { "access-control-allow-origin": "*" } });

/** A host of someone else, which has pages only. */
const theirs = {};
let other;
before(async () => (other = await serve(SITE, { prefix: "/book/", files: theirs })));
after(() => other?.stop());

const SHIFT = "import jax\n\nstep = 1.0\n\n@jax.jit\ndef shift(x):\n    return x + step\n\nprint(shift(1.0))\nstep = 5.0\nprint(shift(1.0))";
const STYLE = "body { font: 16px/1.5 sans-serif; margin: 2rem auto; max-width: 44rem; padding: 0 1rem } pre { background: #f6f8fa; padding: 16px; border-radius: 6px; font: 13.6px/1.45 monospace; overflow: auto }";
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const block = (code) => `<pre><code class="language-python">${escaped(code)}\n</code></pre>`;

/** A page of an author: `line` is the one line, `body` the text; `head` may hold a policy. */
const book = (line, body, head = `<style>${STYLE}</style>`) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A book</title>${head}${line}</head><body><main><h1>A book</h1>${body}</main></body></html>`;

/** The line that loads the script from an address, with attributes. */
const line = (address, more = "") => `<script type="module" src="${address}freezeframe.js" ${more}></script>`;
const UPGRADE = 'data-upgrade="pre code.language-python"';

const within = (page, element) => page.locator("freeze-frame").nth(element);
const lanes = (cell) => cell.locator('[data-testid="row"] td').allTextContents();
const printed = async (cell, lane) => (await cell.locator(`td[data-lane~="${lane}"] pre`).allTextContents()).join("|");

async function run(cell, status = "done") {
  await cell.getByTestId("run-cell").click();
  await cell.locator(`[data-status="${status}"]`).waitFor();
}

/** Keeps how much the page's parts have moved, the visitor's own doings apart. */
const watchShifts = (page) =>
  page.addInitScript(() => {
    globalThis.shifts = [];
    const note = (list) => list.getEntries().forEach((it) => it.hadRecentInput || shifts.push([it.value, ...it.sources.map(({ node }) => node?.nodeName)]));
    new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
  });

/** Keeps the events of the page's elements. */
const watchEvents = (page) =>
  page.addInitScript(() => {
    globalThis.heard = [];
    for (const name of ["ready", "ran", "stale", "passed"]) addEventListener(name, ({ detail, target }) => heard.push({ name, detail, target: target.localName }));
  });

/** Has an exercise be passed: the event is that of src/app/store/exercises.rs. */
const tellPassed = (host) => host.evaluate((it) => it.dispatchEvent(new CustomEvent("passed", { bubbles: true, composed: true, detail: { cell: "code", first: true } })));
const PASSED = { name: "passed", detail: { cell: "code", first: true }, target: "freeze-frame" };

test("one line makes the blocks of a page in a sub-folder live: nothing moves, they share variables, and what froze is told and mended", async (t) => {
  files["chapters/one/page.html"] = book(line("../../", UPGRADE), `<p>Before.</p>${block(SHIFT)}<p>Between.</p>${block("print(step)")}<p>After.</p>`);
  const page = await visit(t, { path: "chapters/one/page.html", before: async (page) => (await watchShifts(page), await watchEvents(page)) });
  const [first, second] = [within(page, 0), within(page, 1)];
  await first.locator(".cm-content").waitFor();
  await second.locator(".cm-content").waitFor();
  assert.deepEqual(await page.evaluate("shifts"), []);
  assert.deepEqual(await page.evaluate("heard.map(({ name, target }) => name + ' ' + target)"), ["ready freeze-frame", "ready freeze-frame"]);
  await picture(page, "embed-upgrade");

  await run(first);
  assert.equal(await printed(first, "python"), "2.0|6.0");
  assert.equal(await printed(first, "jit"), "2.0|2.0");
  assert.match(await first.getByTestId("stale").innerText(), /\(cell 1, line 7\)/);
  await run(second);
  assert.equal(await printed(second, "jit"), "5.0");
  const [ran, stale] = await page.evaluate("heard.filter(({ name }) => name === 'ran' || name === 'stale')");
  assert.deepEqual([ran.detail.status, ran.detail.lanes.python.text, ran.detail.lanes.jit.text], ["done", "2.0\n6.0\n", "2.0\n2.0\n"]);
  assert.match(stale.detail.calls[0], /^`shift` was traced when `step` was 1\.0/);
  const findings = await first.evaluate((it) => it.findings);
  assert.deepEqual(findings.map(({ name, kind, then, now, stale }) => [name, kind, then, now, stale]), [["step", "global", "1.0", "5.0", true]]);

  await tellPassed(first.locator(".live"));
  assert.deepEqual(await page.evaluate("heard.filter(({ name }) => name === 'passed')"), [PASSED]);

  await first.getByTestId("make-stateless").click();
  await first.getByTestId("accept").click();
  await run(first);
  assert.equal(await printed(first, "jit"), await printed(first, "python"));
  assert.deepEqual(await first.evaluate((it) => it.findings), []);
  await first.evaluate((it) => it.reset());
  assert.equal(await first.evaluate((it) => it.code), SHIFT);
});

test("an element that is moved, or taken away and put back, is live again", async (t) => {
  files["page.html"] = book(line("", UPGRADE), block("print('moved')"));
  const page = await visit(t, { path: "page.html" });
  await run(within(page, 0));
  for (const act of [(it) => document.body.append(it), async (it) => (it.remove(), await new Promise((resolve) => setTimeout(resolve, 50)), document.body.prepend(it))]) {
    await within(page, 0).evaluate(act);
    await run(within(page, 0));
    assert.equal(await printed(within(page, 0), "jit"), "moved");
  }
});

test("what a page makes anew in the browser, or brings on a link, is live too", async (t) => {
  files["page.html"] = book(line("", UPGRADE), block("print('before')"));
  const page = await visit(t, { path: "page.html" });
  await run(within(page, 0));
  for (const text of ["another page", "the first again"]) {
    await page.evaluate((html) => document.body.replaceChildren(document.createRange().createContextualFragment(html)), block(`print('${text}')`));
    await page.locator("freeze-frame").waitFor();
    await run(within(page, 0));
    assert.equal(await printed(within(page, 0), "jit"), text);
  }
  assert.equal(await page.locator("freeze-frame").count(), 1);
});

test("keys add no cells to a page, and Stop ends a run", async (t) => {
  files["page.html"] = book(line("", UPGRADE), block("n = 0\nwhile True:\n    n += 1"));
  const page = await visit(t, { path: "page.html" });
  const cell = within(page, 0);
  await cell.locator(".cm-content").click();
  await page.keyboard.press("Shift+Enter");
  await cell.locator('[data-status="running"]').waitFor();
  await cell.evaluate((it) => it.stop());
  await cell.locator('[data-status="stopped"]').waitFor();
  await page.keyboard.press("Escape");
  for (const key of ["b", "a", "d", "d", "x", "c", "v", "Shift+Enter"]) await page.keyboard.press(key);
  assert.equal(await page.getByTestId("cell").count(), 1);
  await cell.locator('[data-status="running"]').waitFor();
  await page.waitForTimeout(600);
  await cell.getByTestId("run-cell").click();
  await cell.locator('[data-status="stopped"]').waitFor();
  await cell.evaluate((it) => (it.code = "print('set')"));
  assert.deepEqual(await cell.evaluate((it) => it.run()), [{ cell: "code", status: "done", lanes: { python: { text: "set\n", error: null }, jit: { text: "set\n", error: null } } }]);
});

const TEXT = `<freeze-frame inspector="hidden" lanes="jit"><p>A global:</p><pre>x = 20.0</pre><p>and <b id="bold">what</b> it is:</p>
<div class="highlight-python"><div class="highlight"><pre><span></span><span class="nb">print</span>(x)
</pre></div></div><pre class="output">20.0</pre><p>The end.</p></freeze-frame>`;

test("an element takes its code out of what the author wrote, which can be read before and without any script", async (t) => {
  files["page.html"] = book(line(""), TEXT);
  const plain = await visit(t, { path: "page.html", script: false });
  for (const text of ["A global:", "x = 20.0", "what", "print(x)", "20.0", "The end."]) assert.ok(await plain.getByText(text, { exact: true }).isVisible(), text);

  const page = await visit(t, { path: "page.html", before: watchShifts });
  const element = within(page, 0);
  await element.locator(".cm-content").nth(1).waitFor();
  assert.deepEqual(await page.evaluate("shifts"), []);
  for (const text of ["A global:", "what", "The end."]) assert.ok(await page.getByText(text, { exact: true }).isVisible(), text);
  assert.ok(await page.locator(".output").isVisible());
  assert.deepEqual(await element.evaluate((it) => [it.code, it.outputs[1].lanes.jit.text]), ["x = 20.0\n\nprint(x)", "20.0\n"]);
  assert.equal(await page.locator("#bold").evaluate((it) => getComputedStyle(it).fontFamily), "sans-serif", "the author's own text keeps its look");
  await picture(page, "embed-element");
  await element.evaluate((it) => it.run());
  assert.deepEqual(await element.evaluate((it) => it.outputs.map(({ status, lanes }) => [status, lanes.jit.text])), [["done", ""], ["done", "20.0\n"]]);
  assert.ok(!(await page.locator(".output").isVisible()), "what was recorded gives way");
  assert.equal(await element.locator("th").count(), 1);
});

const NOTEBOOK = JSON.stringify({
  nbformat: 4, nbformat_minor: 5, metadata: {},
  cells: [
    { cell_type: "markdown", id: "text", source: "# From a file", metadata: {} },
    { cell_type: "code", id: "one", source: "print('notebook')", outputs: [], metadata: {}, execution_count: null },
  ],
});

test("an element shows the notebook of a file, and says so where there is none", async (t) => {
  Object.assign(files, {
    "nb/one.ipynb": NOTEBOOK,
    "nb/two.py": "# %% [markdown]\n# # Second\n\n# %%\nprint('script')\n",
    "nb/three.md": "# Third\n\n```python\nprint('markdown')\n```\n",
    "page.html": book(line(""), `${["one.ipynb", "two.py", "three.md", "none.ipynb"].map((name) => `<freeze-frame src="nb/${name}"><p>To be read: ${name}</p></freeze-frame>`).join("")}<freeze-frame src="nb/one.ipynb" readonly theme="dark"></freeze-frame>`),
  });
  const page = await visit(t, { path: "page.html", allow: [/404/] });
  for (const [at, word] of ["notebook", "script", "markdown"].entries()) {
    await within(page, at).getByTestId("run-all").waitFor();
    const outputs = await within(page, at).evaluate((it) => it.run());
    assert.deepEqual(outputs.map(({ status, lanes }) => [status, lanes.jit.text]), [["done", `${word}\n`]]);
  }
  await within(page, 3).getByRole("alert").scrollIntoViewIfNeeded();
  assert.match(await within(page, 3).getByRole("alert").innerText(), /^This code cannot be run: nb\/none\.ipynb could not be loaded \(404\)\. Try again$/);
  assert.ok(await page.getByText("To be read: none.ipynb").isVisible());
  const last = within(page, 4);
  await last.getByTestId("run-all").waitFor();
  assert.equal(await last.locator(".page").evaluate((it) => getComputedStyle(it).color), "rgb(232, 233, 230)");
  await last.locator(".cm-content").click();
  await page.keyboard.type("1/0");
  assert.equal(await last.evaluate((it) => it.code), "print('notebook')");
  await picture(page, "embed-files");
});

test("files beside the page are there for its cells, in place and in frames, and one that is missing is told", async (t) => {
  Object.assign(files, { "data/a.csv": "x,y\n1,2\n3,4\n", "helper.py": "def double(x):\n    return 2 * x\n" });
  const code = "import helper, numpy as np\nprint(helper.double(np.loadtxt('data/a.csv', delimiter=',', skiprows=1).sum()), open('data/a.csv').readline().strip())";
  const body = block(code) + block("print(open('data/a.csv').read()[0])");
  files["files.html"] = book(line("", `${UPGRADE} data-files="data/a.csv helper.py"`), body);
  Object.assign(theirs, { "data/a.csv": "x,y\n10,20\n", "helper.py": files["helper.py"], "files.html": book(line(visit.address(), `${UPGRADE} data-files="data/a.csv helper.py"`), body) });
  const at = `${other.address}files.html`;
  for (const [address, wanted] of [["files.html", "20.0 x,y\n"], [at, "60.0 x,y\n"]]) {
    const page = await visit(t, { path: address, also: [other.address] });
    const outputs = await within(page, 0).evaluate((it) => it.run());
    assert.deepEqual(outputs.map(({ status, lanes }) => [status, lanes.python.text, lanes.jit.text]), [["done", wanted, wanted]]);
    // After a restart they are there again.
    await within(page, 0).evaluate((it) => it.restart());
    const again = await within(page, 1).evaluate((it) => it.run());
    assert.equal(again[0].lanes.jit.text, "x\n");
  }
  files["none.html"] = book(line(""), ["none.csv", "file:///etc/passwd"].map((name) => `<freeze-frame files="${name}">${block("1")}</freeze-frame>`).join(""));
  const page = await visit(t, { path: "none.html", allow: [/404/] });
  assert.match(await within(page, 0).getByRole("alert").innerText(), /^This code cannot be run: none\.csv could not be loaded \(404\)\. Try again$/);
  assert.match(await within(page, 1).getByRole("alert").innerText(), /^This code cannot be run: file:\/\/\/etc\/passwd is no address of a file\. Try again$/);
});

test("wheels beside the page are packages for its cells, in place and in frames, with pip too; what is none is told", async (t) => {
  const shapes = wheel("shapes", "1.2", "def double(x):\n    return 2 * x\n");
  const wheels = `wheels/${shapes.name}`;
  const body = block("%pip install shapes\nimport shapes, importlib.metadata as about\nprint(shapes.double(3), about.version('shapes'))") + block("import jax, shapes\nprint(jax.jit(shapes.double)(4))");
  for (const [host, address] of [[files, ""], [theirs, visit.address()]]) {
    host[wheels] = shapes.bytes;
    host["packages.html"] = book(line(address, `${UPGRADE} data-packages="${wheels}"`), body);
  }
  const wanted = "Requirement already satisfied: shapes in /site-packages (1.2)\n6 1.2\n";
  for (const address of ["packages.html", `${other.address}packages.html`]) {
    const asked = [];
    const page = await visit(t, { path: address, also: [other.address], before: async (page) => page.on("request", (it) => it.url().endsWith(".whl") && asked.push(new URL(it.url()).origin)) });
    const outputs = await within(page, 0).evaluate((it) => it.run());
    assert.deepEqual(outputs.map(({ status, lanes }) => [status, lanes.python.text, lanes.jit.text]), [["done", wanted, wanted]]);
    await within(page, 0).evaluate((it) => it.restart());
    const again = await within(page, 1).evaluate((it) => it.run());
    assert.deepEqual([again[0].lanes.python.text, again[0].lanes.jit.text], ["8\n", "8\n"]);
    assert.deepEqual(asked, [new URL(page.url()).origin], "from where the page says, once");
  }
  Object.assign(files, { "no.whl": "not an archive", "plain.zip": shapes.bytes, "big.whl": Buffer.concat([shapes.bytes, Buffer.alloc(64 * 2 ** 20)]) });
  files["none.html"] = book(line(""), ["no.whl", "plain.zip", "gone.whl", "data:,x.whl", "big.whl"].map((name) => `<freeze-frame packages="${name}">${block("1")}</freeze-frame>`).join("") + `<freeze-frame files="${"a ".repeat(1001)}">${block("1")}</freeze-frame>`);
  const page = await visit(t, { path: "none.html", allow: [/404/] });
  for (const [at, why] of [
    /no\.whl is no package: that is a wheel, whose name ends in \.whl/,
    /plain\.zip is no package/,
    /gone\.whl could not be loaded \(404\)/,
    /data:,x\.whl is no address of a file/,
    /big\.whl is too much: the files of a notebook have 67\.1 MB together at most/,
    /a notebook has 1000 files at most/,
  ].entries()) {
    await within(page, at).evaluate((it) => it.scrollIntoView());
    assert.match(await within(page, at).getByRole("alert").innerText(), why);
  }
});

test("the lane of real JAX is a link to the site, with the session's cells; in a frame of another host no server can be named", async (t) => {
  const body = block("g = 1") + `<freeze-frame session="else">${block("no = 0")}</freeze-frame><freeze-frame lanes="python jit jax">${block("print(g)")}</freeze-frame><freeze-frame src="${visit.address()}whole.ipynb" lanes="jax"></freeze-frame>`;
  files["whole.ipynb"] = JSON.stringify({ cells: [{ cell_type: "code", id: "a", source: "1", outputs: [], metadata: {}, execution_count: null }], metadata: {}, nbformat: 4, nbformat_minor: 5 });
  files["real.html"] = book(line("", UPGRADE), body);
  theirs["real.html"] = book(line(visit.address(), UPGRADE), body);
  for (const path of ["real.html", `${other.address}real.html`]) {
    const page = await visit(t, { path, also: [other.address] });
    const [link, whole] = [within(page, 2).locator(".real"), within(page, 3).locator(".real")];
    await whole.hover();
    await page.waitForFunction((it) => it.href.includes("#nb="), await whole.elementHandle());
    assert.equal(await whole.getAttribute("href"), `${visit.address()}#nb=${encodeURIComponent(`${visit.address()}whole.ipynb`)}`);
    await link.hover();
    await page.waitForFunction((it) => it.href.includes("#nbz="), await link.elementHandle());
    const opened = await visit(t, { path: (await link.getAttribute("href")).slice(visit.address().length) });
    await opened.locator('[data-testid="cell"]').nth(1).waitFor();
    const code = await opened.locator('[data-testid="cell"]').allInnerTexts();
    assert.deepEqual(code.map((it) => /g = 1|print\(g\)/.exec(it)?.[0]), ["g = 1", "print(g)"]);
    if (path === "real.html") continue;
    const engine = page.frames().find((it) => it.url().includes("embed.html#engine"));
    await engine.evaluate(() => {
      const root = document.createElement("div");
      root.append(Object.assign(document.createElement("div"), { className: "page" }));
      document.body.append(root);
      freezeframe.jax(root, 0);
    });
    await engine.getByTestId("jupyter-elsewhere").waitFor({ state: "attached" });
    assert.equal(await engine.getByTestId("jupyter-address").count(), 0);
  }
});

test("asked to run while it runs, a cell runs once more behind that", async (t) => {
  files["twice.html"] = book(line(""), `<freeze-frame>${block("import time\ncount = globals().get('count', 0) + 1\ntime.sleep(0.5)\nprint(count)")}</freeze-frame>`);
  const page = await visit(t, { path: "twice.html" });
  const outputs = await within(page, 0).evaluate(async (it) => {
    await it.ready;
    return Promise.all([it.run(), it.run(), it.run()]);
  });
  assert.deepEqual(outputs.map(([{ status, lanes }]) => [status, lanes.python.text]), [["done", "1\n"], ["done", "2\n"], ["done", "3\n"]]);
});

test("with the lane of a rewrite, it is asked for by itself once something is stale, and shown beside", async (t) => {
  files["stateless.html"] = book(line("", `${UPGRADE} data-lanes="python jit stateless"`), block("print('nothing to rewrite')") + block(SHIFT));
  const page = await visit(t, { path: "stateless.html" });
  await run(within(page, 0));
  assert.equal(await within(page, 0).locator('td[data-lane~="stateless"]').count(), 0);
  await run(within(page, 1));
  await within(page, 1).locator('td[data-lane~="stateless"] pre').first().waitFor();
  assert.equal(await printed(within(page, 1), "stateless"), await printed(within(page, 1), "python"));
  await within(page, 1).getByTestId("accept").waitFor();
  await picture(page, "embed-stateless");
});

test("a page of thirty cells paints at once, loads one engine when the first comes near, and nothing moves", async (t) => {
  const far = '<div style="height: 4000px">Far.</div>';
  files["far.html"] = book(line("", UPGRADE), far + Array.from({ length: 30 }, (_, at) => `<p>Cell ${at}.</p>${block(`a${at} = ${at}\nprint(a${at})`)}`).join(""));
  const asked = [];
  const page = await visit(t, {
    path: "far.html",
    before: async (page) => (page.on("request", (request) => asked.push(request.url().split("/").at(-1))), await watchShifts(page)),
  });
  await page.waitForTimeout(1000);
  assert.deepEqual(asked.filter((it) => it !== "favicon.ico"), ["far.html", "freezeframe.js"], "nothing else before a cell comes near");
  assert.equal(page.workers().length, 0);
  const paints = [];
  for (let left = 3; left > 0; left--) {
    await page.reload();
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    paints.push(await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime));
  }
  t.diagnostic(`first paint: ${paints.map(Math.round).join(", ")} ms`);
  assert.ok(Math.min(...paints) <= 300, `${paints}`);

  await page.getByText("Cell 0.").scrollIntoViewIfNeeded();
  await within(page, 0).locator(".cm-content").waitFor();
  await page.getByText("Cell 29.").scrollIntoViewIfNeeded();
  await within(page, 29).locator(".cm-content").waitFor();
  await run(within(page, 29));
  assert.equal(await printed(within(page, 29), "jit"), "29");
  assert.equal(asked.filter((it) => it === "freezeframe-worker_bg.wasm").length, 1);
  assert.equal(page.workers().length, 2);
  const shifts = await page.evaluate("shifts");
  t.diagnostic(`layout shift: ${shifts.reduce((sum, [value]) => sum + value, 0)}`);
  assert.deepEqual(shifts, []);
});

test("the script for it is small", (t) => {
  const size = brotliCompressSync(readFileSync(join(SITE, "freezeframe.js"))).length;
  t.diagnostic(`freezeframe.js: ${size} bytes after brotli`);
  assert.ok(size <= 12_000);
});

test("the page says when cells run, in which session, and how they look; they follow its theme", async (t) => {
  files["page.html"] = book(
    line(""),
    `<freeze-frame run="load"><pre>a = 1\nprint(a)</pre></freeze-frame>
    <freeze-frame session="apart" run="load"><pre>print(a)</pre></freeze-frame>
    <div style="height: 3000px"></div>
    <freeze-frame run="visible"><pre>print(a + 1)</pre></freeze-frame>
    <freeze-frame fold="The setup"><pre>print(a + 2)</pre></freeze-frame>
    <freeze-frame height="120"><pre>${"a\n".repeat(40)}</pre></freeze-frame>`,
  );
  const page = await visit(t, { path: "page.html" });
  await within(page, 0).locator('[data-status="done"]').waitFor();
  await within(page, 1).locator('[data-status="error"]').waitFor();
  assert.match(await within(page, 1).getByTestId("error").first().innerText(), /^NameError: name 'a' is not defined/);
  assert.equal(await within(page, 2).getByTestId("cell").count(), 0);
  await within(page, 4).scrollIntoViewIfNeeded();
  await within(page, 2).scrollIntoViewIfNeeded();
  await within(page, 2).locator('[data-status="done"]').waitFor();
  assert.equal(await printed(within(page, 2), "jit"), "2");
  assert.equal(await within(page, 3).getByTestId("cell").count(), 0);
  await page.getByText("The setup").click();
  await run(within(page, 3));
  assert.equal((await within(page, 4).boundingBox()).height, 120);

  const ink = () => within(page, 2).locator(".page").evaluate((it) => getComputedStyle(it).color);
  assert.equal(await ink(), "rgb(27, 29, 33)");
  await page.evaluate(() => Object.assign(document.body.style, { background: "#15181d", color: "#eee" }));
  await page.waitForFunction(() => document.querySelectorAll("freeze-frame")[2].shadowRoot.querySelector(".live").dataset.theme === "dark");
  assert.equal(await ink(), "rgb(232, 233, 230)");
  await picture(page, "embed-dark");
  await page.evaluate(() => (document.querySelectorAll("freeze-frame")[2].style.setProperty("--ink", "rgb(1, 2, 3)")));
  assert.equal(await ink(), "rgb(1, 2, 3)", "a token is a custom property");
  await within(page, 0).evaluate((it) => it.remove());
  await run(within(page, 1));
});

/** The cells of elements whose site is on another origin. */
const framed = (page, at) => page.frameLocator(`freeze-frame >> nth=${at} >> iframe`);

test("on another origin cells are in frames of the site: one engine, shared variables, the same look, events and doings", async (t) => {
  theirs["page.html"] = book(
    line(visit.address(), UPGRADE),
    `<p>Before.</p>${block(SHIFT)}<p>Between.</p>${block("print(step)")}<p>After.</p><freeze-frame><pre>print(step + 1)</pre><pre class="output">6.0</pre></freeze-frame>`,
  );
  const path = `${other.address}page.html`;
  const page = await visit(t, { path, also: [other.address], before: async (page) => (await watchShifts(page), await watchEvents(page)) });
  // The element among the author's own is the last one.
  const [first, second, third] = [0, 1, 2].map((at) => framed(page, at));
  for (const cell of [first, second, third]) await cell.locator(".cm-content").waitFor();
  await page.waitForFunction("heard.length === 3");
  assert.deepEqual(await page.evaluate("shifts"), []);
  await first.getByTestId("run-cell").click();
  await first.locator('[data-status="done"]').waitFor();
  assert.deepEqual(await first.locator('td[data-lane~="python"] pre').allTextContents(), ["2.0", "6.0"]);
  assert.match(await first.getByTestId("stale").innerText(), /\(cell 1, line 7\)/);
  await second.getByTestId("run-cell").click();
  await second.locator('[data-status="done"]').waitFor();
  assert.deepEqual(await second.locator('td[data-lane~="jit"] pre').allTextContents(), ["5.0"]);
  await page.waitForFunction("heard.filter(({ name }) => name === 'ran').length === 2");
  const [ran, stale] = await page.evaluate("heard.filter(({ name }) => name !== 'ready')");
  assert.deepEqual([ran.name, ran.detail.lanes.jit.text, stale.name], ["ran", "2.0\n2.0\n", "stale"]);
  assert.equal((await within(page, 0).evaluate((it) => it.findings))[0].name, "step");
  assert.equal(page.workers().length, 2, "one engine");
  await picture(page, "embed-frames");
  await tellPassed(first.locator(".live"));
  await page.waitForFunction("heard.some(({ name }) => name === 'passed')");
  assert.deepEqual(await page.evaluate("heard.filter(({ name }) => name === 'passed')"), [PASSED]);

  await first.getByTestId("make-stateless").click();
  await first.getByTestId("accept").click();
  await first.getByTestId("run-cell").click();
  await page.waitForFunction(() => document.querySelector("freeze-frame").findings.length === 0);
  const outputs = await within(page, 2).evaluate((it) => it.run());
  assert.equal(outputs[0].lanes.jit.text, "6.0\n");
  assert.ok(!(await page.locator(".output").isVisible()));
  await within(page, 1).evaluate((it) => (it.code = "while True: pass"));
  await within(page, 1).evaluate((it) => void it.run());
  await second.locator('[data-status="running"]').waitFor();
  await within(page, 1).evaluate((it) => it.stop());
  await second.locator('[data-status="stopped"]').waitFor();
  await fitsTheWindow(page);

  // What lies over the end of a frame lies over the page.
  await second.locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("import jax.numpy as jnp\njnp.lin");
  const candidates = second.locator(".cm-tooltip-autocomplete");
  for (let tries = 0; tries < 5 && (await candidates.count()) === 0; tries++) {
    await page.keyboard.press("Tab");
    await candidates.waitFor({ timeout: 4000 }).catch(() => {});
  }
  const tall = await page.locator("freeze-frame >> nth=1 >> iframe").boundingBox();
  const list = await candidates.boundingBox();
  assert.ok(list.y + list.height <= tall.y + tall.height + 1);
});

const POLICY = (site, more = "") => `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${site}${more}">`;

test("under a strict policy, which the documents name, cells live on both origins", async (t) => {
  files["page.html"] = book(line("", UPGRADE), block("print('home')"), POLICY("'self' 'wasm-unsafe-eval'", "; worker-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src data:"));
  const home = await visit(t, { path: "page.html" });
  await run(within(home, 0));
  assert.equal(await printed(within(home, 0), "jit"), "home");

  const { origin } = new URL(visit.address());
  theirs["page.html"] = book(line(visit.address(), UPGRADE), block("print('frame')"), POLICY(origin, `; frame-src ${origin}`));
  const page = await visit(t, { path: `${other.address}page.html`, also: [other.address] });
  await framed(page, 0).getByTestId("run-cell").click();
  await framed(page, 0).locator('[data-status="done"]').waitFor();
  assert.deepEqual(await framed(page, 0).locator('td[data-lane~="jit"] pre').allTextContents(), ["frame"]);
});

test("cells speak the language of their page, and axe finds nothing grave in them", async (t) => {
  const german = book(line("", UPGRADE), block(SHIFT)).replace('lang="en"', 'lang="de"');
  files["page.html"] = german;
  const page = await visit(t, { path: "page.html" });
  await run(within(page, 0));
  assert.equal(await within(page, 0).getByTestId("make-stateless").innerText(), "Zustandslos machen");
  assert.deepEqual(await faults(page), []);
  theirs["page.html"] = german.replace('src="', `src="${visit.address()}`);
  const framedPage = await visit(t, { path: `${other.address}page.html`, also: [other.address] });
  await framed(framedPage, 0).getByTestId("run-cell").click();
  await framed(framedPage, 0).locator('[data-status="done"]').waitFor();
  assert.equal(await framed(framedPage, 0).getByTestId("make-stateless").innerText(), "Zustandslos machen");
});

test("cells fit on a phone", async (t) => {
  files["page.html"] = book(line("", UPGRADE), `<p>Before.</p>${block(SHIFT)}<p>After.</p>`, `<meta name="viewport" content="width=device-width"><style>${STYLE}</style>`);
  const page = await visit(t, { path: "page.html", size: "phone", dark: true, before: watchShifts });
  await within(page, 0).locator(".cm-content").waitFor();
  assert.deepEqual(await page.evaluate("shifts"), []);
  await run(within(page, 0));
  await fitsTheWindow(page);
  await picture(page, "embed-phone");
});

test("where the site does not answer, a page of another origin keeps its text and says so", async (t) => {
  theirs["page.html"] = book(line(visit.address(), UPGRADE), block("print('read')"));
  const page = await visit(t, {
    path: `${other.address}page.html`,
    also: [other.address],
    allow: [/404/],
    before: (page) => page.route("**/boot.js*", (route) => route.fulfill({ status: 404 })),
  });
  const fault = within(page, 0).getByRole("alert");
  await fault.waitFor();
  assert.match(await fault.innerText(), /^This code cannot be run: .+\. Try again$/);
  assert.ok(await page.getByText("print('read')").isVisible());
  await page.unroute("**/boot.js*");
  await fault.getByRole("button").click();
  await framed(page, 0).getByTestId("run-cell").click();
  await framed(page, 0).locator('[data-status="done"]').waitFor();
});
