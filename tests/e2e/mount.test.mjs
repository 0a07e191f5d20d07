// Several notebooks on one page: each with its own variables, edits and part of the address, and each can go again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitsTheWindow, picture, visitor } from "./support/visit.mjs";

const visit = visitor();

const SHIFT = "import jax\n\nstep = 1.0\n\n@jax.jit\ndef shift(x):\n    return x + step\n\nprint(shift(1.0))\nstep = 5.0\nprint(shift(1.0))";

function notebook(title, sources) {
  const code = sources.map((source, at) => ({ cell_type: "code", id: `c${at}`, source, outputs: [], metadata: {} }));
  const cells = [{ cell_type: "markdown", id: "text", source: `# ${title}`, metadata: {} }, ...code];
  return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
}

const FILES = {
  "one.ipynb": notebook("One", ["name = 'one'", "print(name)", SHIFT]),
  "two.ipynb": notebook("Two", ["print('two')", "print(name)", SHIFT]),
  "three.py": "# %% [markdown]\n# # Three\n\n# %%\nprint(name)\n",
};

/** Opens a page like the site's own, with these elements in place of its notebook. */
async function open(t, elements, options) {
  const page = await visit(t, options);
  const index = await (await page.request.get(page.url())).text();
  const html = index.replace(/<main[^]*<\/main>/, elements.join("\n")).replace(/<link rel="preload"[^>]*>/, "");
  const context = page.context();
  await context.route("**/page.html*", (route) => route.fulfill({ contentType: "text/html", body: html }));
  for (const [name, body] of Object.entries(FILES)) {
    await context.route(`**/nb/${name}`, (route) => route.fulfill({ contentType: "application/json", body }));
  }
  await page.goto(new URL("page.html", page.url()).href);
  return page;
}

const element = (name, more = "") => `<main id="${name}" data-notebook="nb/${name}.ipynb" ${more}></main>`;
const cell = (page, name, key) => page.locator(`#${name} [data-testid="cell"][data-key="${key}"]`);
const printed = async (page, name, key) => (await cell(page, name, key).locator('td[data-lane~="jit"] pre').allTextContents()).join("|");

async function run(page, name, key, wanted = "done") {
  await cell(page, name, key).getByTestId("run-cell").click();
  await page.locator(`#${name} [data-key="${key}"][data-status="${wanted}"]`).waitFor();
}

/** Waits until the page has so many engines, and fails if it does not come to that. */
async function hasWorkers(page, count) {
  for (let left = 200; left > 0 && page.workers().length !== count; left--) await new Promise((resume) => setTimeout(resume, 20));
  assert.equal(page.workers().length, count);
}

test("what one notebook defines is not in the other, and each keeps its own edits", async (t) => {
  const page = await open(t, [element("one"), element("two")]);
  await run(page, "one", "c0");
  await run(page, "one", "c1");
  assert.equal(await printed(page, "one", "c1"), "one");
  await run(page, "two", "c1", "error");
  assert.match(await cell(page, "two", "c1").getByTestId("error").innerText(), /^NameError: name 'name' is not defined/);
  assert.equal(await cell(page, "one", "c1").getByTestId("error").count(), 0);

  await page.locator("#two").getByTestId("lane-toggle").first().click();
  await cell(page, "two", "text").hover();
  await cell(page, "two", "text").getByTestId("delete").click();
  await page.reload();
  await cell(page, "one", "text").waitFor();
  assert.equal(await cell(page, "two", "text").count(), 0);
  await run(page, "two", "c0");
  assert.equal(await cell(page, "two", "c0").locator("th").count(), 1);
  await run(page, "one", "c0");
  await run(page, "one", "c1");
  assert.equal(await cell(page, "one", "c1").locator("th").count(), 2);
});

test("links to steps of two notebooks do not collide, and each lights up alone", async (t) => {
  const page = await open(t, [element("one"), element("two")]);
  for (const name of ["one", "two"]) {
    await run(page, name, "c2");
    await cell(page, name, "c2").getByTestId("trace-head").click();
    await cell(page, name, "c2").getByTestId("step-on").click();
  }
  assert.match(new URL(page.url()).hash, /^#one:step\/c2\/1\/1\/[0-9a-f]+&two:step\/c2\/1\/1\/[0-9a-f]+$/);
  await cell(page, "one", "c2").getByTestId("chip").first().hover();
  await page.locator("#one .mark-frozen.hot").waitFor();
  assert.equal(await page.locator("#two .hot").count(), 0);

  // A visitor who opens the link.
  const url = page.url();
  await page.goto("about:blank");
  await page.goto(url);
  for (const name of ["one", "two"]) {
    await cell(page, name, "c2").getByTestId("stepper").waitFor();
    assert.match(await cell(page, name, "c2").getByTestId("step").innerText(), /^Step 1 of \d+$/);
    assert.equal(await page.locator(`#${name}`).getByTestId("page-notice").count(), 0);
  }
  await picture(page, "two-notebooks");
});

test("notebooks that name a session share its variables; the engine starts with the first run where that is asked for", async (t) => {
  const page = await open(t, [
    element("one", 'data-session="both" data-start="run"'),
    '<main id="three" data-notebook="nb/three.py" data-session="both" data-start="run"></main>',
    element("two", 'data-start="run"'),
  ]);
  await page.locator("#three").getByRole("heading", { name: "Three" }).waitFor();
  await hasWorkers(page, 0);
  await run(page, "one", "c0");
  await hasWorkers(page, 2);
  await run(page, "three", "cell-1");
  assert.equal(await printed(page, "three", "cell-1"), "one");
  await run(page, "two", "c1", "error");
  await hasWorkers(page, 4);
});

test("one notebook is taken away, what stood there comes back, and the other lives on", async (t) => {
  const page = await open(t, ['<div id="one"><p>print("one")</p></div>', '<div id="two"></div>']);
  await page.evaluate(async () => {
    const mount = (name, more) => freezeframe.mount(document.getElementById(name), { src: `nb/${name}.ipynb`, ...more });
    globalThis.mounted = [await mount("one"), await mount("two", { address: "none" })];
  });
  assert.equal(await page.locator("#one > p").count(), 0);
  await run(page, "one", "c0");
  await run(page, "two", "c0");
  const again = await page.evaluate(() => freezeframe.mount(document.getElementById("two"), { src: "nb/one.ipynb", name: "x" }).catch((error) => error.message));
  assert.equal(again, "there is a notebook in this element already");
  await page.evaluate(() => mounted[0].unmount());
  assert.equal(await page.locator("#one").innerHTML(), '<p>print("one")</p>');
  await hasWorkers(page, 2);
  await run(page, "two", "c2");
  assert.equal(await printed(page, "two", "c2"), "2.0|2.0");
  await cell(page, "two", "c2").getByTestId("trace-head").click();
  await cell(page, "two", "c2").getByTestId("step-on").click();
  assert.equal(new URL(page.url()).hash, "", "this one has no part of the address");
});

test("a notebook that cannot be loaded is told where it should be, and the others are there", async (t) => {
  const page = await open(t, ['<main id="none" data-notebook="nb/none.ipynb"><p>to be read</p></main>', element("one")], { allow: [/404/, /could not be loaded/] });
  await run(page, "one", "c0");
  assert.match(await page.locator("#none").innerText(), /The notebook cannot be run: nb\/none\.ipynb could not be loaded \(404\)[^]*to be read/);
});

test("two notebooks fit on a phone", async (t) => {
  const page = await open(t, [element("one"), element("two")], { size: "phone" });
  await cell(page, "two", "c2").locator(".cm-content").waitFor();
  await fitsTheWindow(page);
});

const HOSTILE = `button { background: rgb(1, 2, 3) !important; } .figure, .cell, pre { color: rgb(1, 2, 3) !important; }
div { letter-spacing: 9px; text-transform: uppercase; } * { font-family: fantasy; }`;

test("in a shadow root styles stay on their side, a cell runs, and the theme is the page's or the element's", async (t) => {
  const page = await open(t, ['<p id="beside" class="figure">beside <button class="tool">button</button></p>', '<div id="one"><p>before</p></div>']);
  await page.context().route("**/nb/hostile.css", (route) => route.fulfill({ contentType: "text/css", body: HOSTILE }));
  const looks = (locator, ...names) => locator.evaluate((it, names) => names.map((name) => getComputedStyle(it)[name]), names);
  // Without the site's own styles, as on a page of someone else's.
  await page.evaluate(async () => {
    for (const sheet of document.querySelectorAll("link[rel=stylesheet]")) sheet.remove();
    const hostile = document.createElement("link");
    Object.assign(hostile, { rel: "stylesheet", href: "nb/hostile.css" });
    document.head.append(hostile);
    await new Promise((resolve) => (hostile.onload = resolve));
    delete document.documentElement.dataset.theme;
  });
  const beside = () => looks(page.locator("#beside"), "display", "margin", "color", "fontFamily", "borderLeft", "backgroundColor");
  const before = await beside();
  await page.evaluate(async () => {
    globalThis.mounted = await freezeframe.mount(document.getElementById("one"), { src: "nb/one.ipynb", shadow: true });
  });
  const one = page.locator("#one");
  await one.getByTestId("editor").first().locator(".cm-content").waitFor();
  assert.deepEqual(await beside(), before, "nothing leaks out");
  assert.notEqual((await looks(one.getByTestId("run-cell").first(), "backgroundColor"))[0], "rgb(1, 2, 3)");
  const [color, spacing, transform, font] = await looks(one.getByTestId("prose").first(), "color", "letterSpacing", "textTransform", "fontFamily");
  assert.deepEqual([color, spacing, transform], ["rgb(27, 29, 33)", "normal", "none"], "nothing leaks in");
  assert.match(font, /Freeze Serif/);
  assert.match((await looks(one.locator(".cm-content").first(), "fontFamily"))[0], /Freeze Mono/);
  assert.ok(await page.evaluate(() => document.fonts.load("1rem 'Freeze Serif'").then((found) => found.length > 0)), "the fonts are there");

  await one.locator('[data-key="c2"]').getByTestId("run-cell").click();
  await one.locator('[data-key="c2"][data-status="done"]').waitFor();
  assert.deepEqual(await one.locator('[data-key="c2"] td[data-lane~="jit"] pre').allTextContents(), ["2.0", "2.0"]);
  await one.locator('[data-key="c2"]').getByTestId("chip").first().hover();
  await one.locator(".mark-frozen.hot").first().waitFor();
  await picture(page, "shadow-root");

  const paper = async () => (await looks(one.locator(".page"), "backgroundColor"))[0];
  assert.equal(await paper(), "rgb(255, 255, 255)");
  await page.evaluate(() => (document.documentElement.style.colorScheme = "dark"));
  assert.equal(await paper(), "rgb(18, 21, 26)", "as the page around it");
  await one.getByTestId("theme").click();
  await one.getByTestId("theme").click();
  assert.equal(await paper(), "rgb(255, 255, 255)", "as its element says");

  await page.evaluate(() => mounted.unmount());
  assert.ok(await one.getByText("before").isVisible());
});
