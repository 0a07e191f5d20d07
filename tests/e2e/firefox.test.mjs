// What a visitor does first, in Firefox: open, run, edit, stop, reload, save; without a network, beside real JAX, and in
// pages of others.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { after, before, test } from "node:test";
import puppeteer from "puppeteer-core";
import { FIREFOX } from "./support/browser.mjs";
import { jupyter, skip as noServer } from "./support/jupyter.mjs";
import { serve } from "./support/server.mjs";
import { PICTURES, SITE } from "./support/visit.mjs";

const skip = FIREFOX ? false : "no Firefox here; FIREFOX may name one";

let browser;
let site;
let other;
let downloads;
/** Pages that use the site, beside it and on another origin. */
const [files, theirs] = [{}, {}];
before(async () => {
  if (skip) return;
  site = await serve(SITE, { files, headers: { "access-control-allow-origin": "*" } });
  other = await serve(SITE, { prefix: "/book/", files: theirs });
  downloads = await mkdtemp(join(tmpdir(), "downloads-"));
  const extraPrefsFirefox = { "browser.download.folderList": 2, "browser.download.dir": downloads };
  browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true, defaultViewport: null, args: ["--width=1280", "--height=900"], extraPrefsFirefox });
});
after(async () => {
  await browser?.close();
  await site?.stop();
  await other?.stop();
  if (downloads) await rm(downloads, { recursive: true });
});

const CELL = '[data-testid="cell"][data-key="global-code"]';

/** The page, and what it logged as errors. */
async function open() {
  const page = await browser.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.bringToFront();
  await page.goto(site.address);
  await page.waitForSelector(`${CELL} .cm-content`);
  return { page, faults };
}

async function write(page, text) {
  await page.click(`${CELL} .cm-content`);
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.press("Delete");
  // Indentation would be added to what is typed line by line.
  for (const [at, line] of text.split("\n").entries()) {
    if (at > 0) await page.keyboard.press("Enter");
    await page.keyboard.type(line);
  }
}

async function run(page) {
  await page.keyboard.down("Control");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Control");
}

const ended = (page, status) => page.waitForSelector(`${CELL}[data-status="${status}"]`, { timeout: 60_000 });
const shown = (page) => page.$eval(`${CELL} [data-testid="lanes"]`, (it) => it.innerText);

test("a cell runs in both lanes, and what froze is marked", { skip }, async () => {
  const { page, faults } = await open();
  await page.click(`${CELL} .cm-content`);
  await run(page);
  await ended(page, "done");
  assert.match(await shown(page), /15\.0[\s\S]*5\.0/);
  await page.waitForSelector(`${CELL} td.frozen`);
  await page.screenshot({ path: join(PICTURES, "firefox.png") });
  assert.deepEqual(faults, []);
  await page.close();
});

test("a loop stops with its variables, and the page lives on", { skip }, async () => {
  const { page } = await open();
  await write(page, "n = 0");
  await page.keyboard.press("Enter");
  await page.keyboard.type("while True: n += 1");
  await run(page);
  await ended(page, "running");
  const stop = await page.waitForSelector(`${CELL} [data-testid="stop-cell"], [data-testid="stop"]`);
  const pressed = performance.now();
  await stop.click();
  await ended(page, "stopped");
  assert.ok(performance.now() - pressed < 5000);
  await write(page, "print(n > 0)");
  await run(page);
  await ended(page, "done");
  assert.match(await shown(page), /True/);
  await page.close();
});

test("what was written is there after a reload, and in the saved file", { skip, timeout: 120_000 }, async () => {
  const { page } = await open();
  await write(page, 'print("kept")');
  await run(page);
  await ended(page, "done");
  await page.reload();
  // The page's policy lets no text become code, so its state is asked for again and again.
  const text = () => page.$eval(`${CELL} .cm-content`, (it) => it.innerText).catch(() => "");
  while (!(await text()).includes("kept")) await setTimeout(50);
  await page.click('[data-testid="save-file"]');
  const name = join(downloads, "state.ipynb");
  while (!existsSync(name) || (await readdir(downloads)).length > 1) await setTimeout(50);
  const saved = JSON.parse(await readFile(name, "utf8"));
  const cell = saved.cells.find((it) => it.id === "global-code");
  assert.equal([cell.source].flat().join(""), 'print("kept")');
  // The saved file is opened as a notebook of its own.
  await (await page.$('[data-testid="open-file"]')).uploadFile(name);
  const said = () => page.$eval('[data-testid="page-notice"]', (it) => it.innerText).catch(() => "");
  while (!(await said()).includes("state.ipynb is opened.")) await setTimeout(50);
  assert.match(await text(), /kept/);
  await page.close();
});

test("after the first visit the site works without a network", { skip, timeout: 240_000 }, async (t) => {
  const own = await serve(SITE, { prefix: "/kept/" });
  let isThere = true;
  t.after(() => isThere && own.stop());
  const page = await browser.newPage();
  await page.bringToFront();
  await page.goto(own.address);
  await page.waitForSelector('.offline[data-state="kept"]', { timeout: 120_000 });
  await own.stop();
  isThere = false;
  await page.reload();
  await page.waitForSelector(`${CELL} .cm-content`);
  await write(page, "import statistics, numpy as np");
  await page.keyboard.press("Enter");
  await page.keyboard.type("print(statistics.mean([1, 3]), np.linalg.inv(np.eye(2) / 2)[0])");
  // Such a reload leaves the window without the focus if a page was closed before, and keys then go to no editor's commands.
  await page.click(`${CELL} [data-testid="run-cell"]`);
  await ended(page, "done");
  assert.match(await shown(page), /2 \[2\. 0\.\]/);
  await page.goto(`${own.address}lessons.html`);
  await page.waitForSelector(".path li a");
  await page.screenshot({ path: join(PICTURES, "firefox-offline.png") });
  await page.close();
});

test("cells run on real JAX too, and a wrong token is told", { skip: skip || noServer, timeout: 240_000 }, async (t) => {
  const server = await jupyter({ origin: new URL(site.address).origin });
  t.after(server.stop);
  const { page } = await open();
  const place = (name) => `[data-testid="${name}"]`;
  await page.click(place("real-jax"));
  await page.waitForSelector(place("jupyter"));
  await page.type(place("jupyter-address"), server.address);
  await page.type(place("jupyter-token"), "wrong");
  await page.keyboard.press("Enter");
  const said = () => page.$eval(place("jupyter-said"), (it) => it.textContent);
  while (/^(Connecting …)?$/.test(await said())) await setTimeout(100);
  assert.match(await said(), /does not take the token/);
  await page.$eval(place("jupyter-token"), (it) => (it.value = ""));
  await page.type(place("jupyter-token"), server.token);
  await page.keyboard.press("Enter");
  await page.waitForSelector('.lane-switch[data-lane="jax"]', { timeout: 60_000 });
  await page.waitForSelector(place("jupyter"), { hidden: true });
  const note = () => page.$eval(`${CELL} th.lane-jax .lane-note`, (it) => it.textContent).catch(() => "");
  const rows = () => page.$$eval(`${CELL} [data-testid="row"]`, (all) => all.map((row) => [...row.querySelectorAll("td")].map((it) => [it.dataset.lane ?? row.dataset.lane, it.innerText.trim().split("\n")[0]])));
  const settled = async (pattern) => {
    while (!pattern.test(await note())) await setTimeout(100);
  };
  await write(page, "import jax");
  await page.keyboard.press("Enter");
  await page.keyboard.type("print(jax.jit(lambda x: x + 1)(2.0))");
  await run(page);
  await settled(/^[\d.]+ m?s$/);
  await ended(page, "done");
  assert.deepEqual(await rows(), [[["python jit jax", "3.0"]]]);
  await write(page, "while True: pass");
  await run(page);
  await settled(/^running$/);
  await page.click(place("stop"));
  await settled(/^stopped$/);
  await page.screenshot({ path: join(PICTURES, "firefox-jax.png") });
  await page.close();
});

/** A page of an author, with the script from an address. */
const book = (address) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A book</title><script type="module" src="${address}freezeframe.js" data-upgrade="pre"></script></head><body><h1>A book</h1>${["import jax\ng = 1.0\nf = jax.jit(lambda x: x + g)\nprint(f(1.0))\ng = 5.0\nprint(f(1.0))", "print(g)"].map((code) => `<pre>${code}</pre>`).join("<p>Between.</p>")}</body></html>`;

test("cells live in a page beside the site, and in frames on another origin", { skip, timeout: 120_000 }, async () => {
  files["book.html"] = book("");
  theirs["book.html"] = book(site.address);
  for (const address of [`${site.address}book.html`, `${other.address}book.html`]) {
    const page = await browser.newPage();
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.bringToFront();
    await page.goto(address);
    await page.waitForSelector("freeze-frame");
    const outputs = await page.evaluate(async () => {
      const all = [];
      for (const element of document.querySelectorAll("freeze-frame")) all.push(...(await element.run()).map(({ status, lanes }) => [status, lanes.python.text, lanes.jit.text]));
      return all;
    });
    assert.deepEqual(outputs, [["done", "2.0\n6.0\n", "2.0\n2.0\n"], ["done", "5.0\n", "5.0\n"]]);
    assert.deepEqual(await page.evaluate(() => document.querySelector("freeze-frame").findings.map(({ name, stale }) => [name, stale])), [["g", true]]);
    await page.screenshot({ path: join(PICTURES, address.startsWith(site.address) ? "firefox-embed.png" : "firefox-frames.png") });
    assert.deepEqual(faults, []);
    await page.close();
  }
});
