// The site without a network: kept after the first visit, replaced by a new version, given up, and never kept for others.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { faults } from "./support/axe.mjs";
import { LAUNCH } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";
import { SITE, fitsTheWindow, picture } from "./support/visit.mjs";

let browser;
before(async () => (browser = await chromium.launch(LAUNCH)));
after(() => browser?.close());

/** A host of a copy of the site, which can go away, come back at the same address, and be given a new version. */
async function host(t, folder = SITE) {
  const site = mkdtempSync(join(tmpdir(), "freezeframe-offline-"));
  cpSync(folder, site, { recursive: true });
  let server = await serve(site);
  const { address } = server;
  const { port } = new URL(address);
  t.after(async () => {
    await server?.stop();
    rmSync(site, { recursive: true });
  });
  return {
    address,
    site,
    asked: (name) => server.asked(name),
    async goAway() {
      await server.stop();
      server = undefined;
    },
    async comeBack() {
      server = await serve(site, { port: Number(port) });
    },
    /** Another version: one file is another, and the worker is told so. */
    change(name, act) {
      const path = join(site, name);
      writeFileSync(path, act(readFileSync(path, "utf8")));
      const worker = join(site, "sw.js");
      const text = readFileSync(worker, "utf8");
      const row = new RegExp(`("${name.replaceAll(".", "\\.")}":")[0-9a-f]{16}`);
      assert.match(text, row);
      const digest = () => Math.random().toString(16).slice(2, 18).padEnd(16, "0");
      writeFileSync(worker, text.replace(row, `$1${digest()}`).replace(/VERSION = "[0-9a-f]{16}/, `VERSION = "${digest()}`));
    },
  };
}

async function visit(t, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", locale: "en-US", ...options });
  t.after(() => context.close());
  context.setDefaultTimeout(30_000);
  return context;
}

/** Waits until `look`, which may await, gives true in the page; the page may be loaded anew meanwhile. */
async function holds(page, look) {
  for (const end = Date.now() + 30_000; Date.now() < end; await page.waitForTimeout(50)) {
    if (await page.evaluate(look).catch(() => false)) return;
  }
  assert.fail(`it does not come to that: ${look}`);
}

const foot = (page, state) => page.locator(`.offline[data-state="${state}"]`);
const cells = (page) => page.locator('[data-testid="cell"][data-kind="code"]');
const caches = (page) => page.evaluate(async () => (await globalThis.caches.keys()).filter((it) => it.startsWith("freezeframe-offline:")));

async function runs(page, source, printed) {
  const cell = cells(page).first();
  await cell.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(source);
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.waitForFunction(
    (wanted) => document.querySelector('[data-testid="cell"][data-kind="code"] td[data-lane~="jit"] pre')?.textContent.includes(wanted),
    printed,
  );
}

test("after the first visit the site works without a network, in a sub-folder too: lessons, engine, parts, texts, editor, figures", async (t) => {
  const { address, goAway } = await host(t);
  const context = await visit(t);
  const page = await context.newPage();
  await page.goto(address);
  assert.equal(await page.locator(".offline").count(), 0, "nothing is kept before the page has what it needs");
  await foot(page, "kept").waitFor();
  assert.match(await foot(page, "kept").innerText(), /^This site works without a network: your browser keeps it\. Do not keep it$/);
  assert.deepEqual(await faults(page), []);
  await goAway();

  // The page that was there at the first visit, which has not loaded all parts itself.
  await runs(page, "import statistics, numpy as np\nprint(statistics.mean([1, 3]), np.linalg.inv(np.eye(2) / 2)[0])", "2 [2. 0.]");
  await page.reload();
  await runs(page, "import matplotlib.pyplot as plt, re\nplt.plot([1, 2])\nprint(re.sub('a', 'b', 'cat'))", "cbt");
  await page.locator('[data-testid="cell"] img[src^="data:image/svg"]').first().waitFor();
  // Another lesson, the list with its search, and a language.
  await page.goto(`${address}rnn.html`);
  await runs(page, "import jax.numpy as jnp\nprint(jnp.arange(3).sum())", "3");
  await page.goto(`${address}lessons.html`);
  await page.getByRole("searchbox").fill("momentum");
  await page.locator(".path-told", { hasText: /of 1\d notebooks/ }).waitFor();
  assert.ok((await page.locator(".path li:visible").count()) > 0);
  await page.goto(address);
  await foot(page, "kept").waitFor();
  await page.locator(".foot .language select").selectOption("de");
  // The language is the whole page's at once, and after a reload.
  await page.locator(".offline", { hasText: "funktioniert ohne Netz" }).waitFor();
  await page.reload();
  await page.locator(".offline", { hasText: "funktioniert ohne Netz" }).waitFor();
});

test("a new version is offered, and is there with the next reload, in each tab; an open page goes on with its own", async (t) => {
  const { address, asked, change, goAway } = await host(t);
  const context = await visit(t);
  const [page, other] = [await context.newPage(), await context.newPage()];
  await page.goto(address);
  await foot(page, "kept").waitFor();
  const before = asked("sw.js");
  await other.goto(address);
  await foot(other, "kept").waitFor();
  // The browser asks for a new version some time after each visit. The page below is of the old one only if the visit above
  // was not what brought the new one.
  while (asked("sw.js") === before) await other.waitForTimeout(50);
  // Both tabs may have it ask: the last of it is over when nothing is asked for a while.
  for (let last; last !== asked("sw.js"); await other.waitForTimeout(3000)) last = asked("sw.js");

  const retitled = (text) => text.replaceAll(/<title>[^<]*/g, "<title>Another version");
  change("index.html", retitled);
  change("notebook.css", (text) => `${text}\n/* new */`);
  await page.reload();
  await page.locator(".offline-news").waitFor();
  assert.match(await page.locator(".offline-news").innerText(), /^A new version of this site is there\.\s*Reload\s*Later$/);
  assert.deepEqual(await faults(page), []);
  await picture(page, "offline-news", page.locator("body"));
  // Both tabs hear of it; one has not reloaded, and still loads what is of its own version.
  await other.locator(".offline-news").waitFor();
  const styles = (it) => it.evaluate(async () => (await (await fetch("notebook.css")).text()).endsWith("/* new */"));
  assert.equal(await styles(other), false);
  await page.getByRole("button", { name: "Reload" }).click();
  await holds(page, async () => (await (await fetch("index.html")).text()).includes("<title>Another version"));
  await holds(page, async () => (await (await fetch("notebook.css")).text()).endsWith("/* new */"));
  assert.equal(await styles(other), false);
  await goAway();
  await other.reload();
  await cells(other).first().waitFor();
  assert.equal(await styles(other), true);
  await page.reload();
  await foot(page, "kept").waitFor();
  assert.equal(await page.locator(".offline-news").count(), 0);
});

test("whoever does not want it kept says so once, and can change their mind; a build that keeps nothing clears up", async (t) => {
  const { address, site } = await host(t);
  const context = await visit(t, { viewport: { width: 360, height: 740 }, colorScheme: "dark" });
  const page = await context.newPage();
  await page.goto(address);
  await foot(page, "kept").waitFor();
  assert.equal((await caches(page)).length, 1);
  await fitsTheWindow(page);
  await picture(page, "offline-kept-phone-dark", foot(page, "kept"));
  await page.getByRole("button", { name: "Do not keep it" }).click();
  await foot(page, "off").waitFor();
  const none = async () => {
    assert.deepEqual(await caches(page), []);
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  };
  await none();
  await page.reload();
  await foot(page, "off").waitFor();
  await none();
  await page.getByRole("button", { name: "Keep it" }).click();
  await foot(page, "kept").waitFor();
  assert.equal((await caches(page)).length, 1);

  // As where one works on the site at an address that served a release before.
  const goodbye = readFileSync(new URL("../../www/offline/goodbye.js", import.meta.url), "utf8");
  writeFileSync(join(site, "sw.js"), goodbye);
  writeFileSync(join(site, "site.json"), JSON.stringify({ ...JSON.parse(readFileSync(join(site, "site.json"), "utf8")), offline: false }));
  await page.reload();
  await holds(page, async () => (await navigator.serviceWorker.getRegistrations()).length === 0);
  await holds(page, async () => (await caches.keys()).length === 0);
  await page.reload();
  await cells(page).first().waitFor();
  await page.waitForTimeout(4000);
  assert.equal(await page.locator(".offline").count(), 0);
});

test("the site can be installed, and keeps nothing for pages of others", async (t) => {
  const { address, site } = await host(t);
  writeFileSync(
    join(site, "book.html"),
    `<!doctype html><title>A book</title><script type="module" src="${address}freezeframe.js" data-upgrade="pre code"></script><pre><code>print(1 + 1)</code></pre>`,
  );
  const theirs = await serve(site, { prefix: "/book/", headers: { "access-control-allow-origin": "*" } });
  const ours = await serve(site, { prefix: "/notes/jax/", headers: { "access-control-allow-origin": "*" } });
  t.after(() => Promise.all([theirs.stop(), ours.stop()]));
  const text = readFileSync(join(site, "book.html"), "utf8").replace(address, ours.address);
  writeFileSync(join(site, "book.html"), text);

  const context = await visit(t);
  // In frames of the site on another host, and in place on the site's own.
  for (const host of [theirs, ours]) {
    const page = await context.newPage();
    await page.goto(`${host.address}book.html`);
    await page.evaluate(() => customElements.whenDefined("freeze-frame").then(() => document.querySelector("freeze-frame").run()));
    await page.waitForTimeout(4000);
    assert.deepEqual(context.serviceWorkers(), []);
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  }

  const page = await context.newPage();
  await page.goto(ours.address);
  const link = await page.locator('link[rel="manifest"]').evaluate((it) => it.href);
  const manifest = await (await page.request.get(link)).json();
  assert.equal(manifest.display, "standalone");
  const sizes = [];
  for (const { src, type } of manifest.icons) {
    const answer = await page.request.get(new URL(src, link).href);
    assert.equal(answer.headers()["content-type"], type);
    sizes.push(src);
  }
  assert.ok(sizes.some((it) => it.includes("192")) && sizes.some((it) => it.includes("512")));
  const client = await context.newCDPSession(page);
  const { errors } = await client.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
});

test("what is kept is the whole site", () => {
  const text = readFileSync(join(SITE, "sw.js"), "utf8");
  const files = Object.keys(JSON.parse(text.slice("const FILES = ".length, text.indexOf(";\n"))));
  const there = readdirSync(SITE, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  const names = there.map((it) => join(it.parentPath, it.name).slice(SITE.length + 1)).filter((it) => it !== "sw.js");
  assert.deepEqual(files.toSorted(), names.toSorted());
});
