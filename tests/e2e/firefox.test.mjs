// What a visitor does first, in Firefox: open, run, edit, stop, reload, save.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { after, before, test } from "node:test";
import puppeteer from "puppeteer-core";
import { serve } from "./support/server.mjs";
import { PICTURES, SITE } from "./support/visit.mjs";

const FIREFOX = process.env.FIREFOX ?? ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find(existsSync);
const skip = FIREFOX ? false : "no Firefox here; FIREFOX may name one";

let browser;
let site;
let downloads;
before(async () => {
  if (skip) return;
  site = await serve(SITE);
  downloads = await mkdtemp(join(tmpdir(), "downloads-"));
  const extraPrefsFirefox = { "browser.download.folderList": 2, "browser.download.dir": downloads };
  browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true, defaultViewport: null, args: ["--width=1280", "--height=900"], extraPrefsFirefox });
});
after(async () => {
  await browser?.close();
  await site?.stop();
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
  await page.close();
});
