// Visits to the built site: one browser and one server a test file, one fresh page (with its own storage) a test.
//
//   import { visitor } from "./support/visit.mjs";
//   const visit = visitor();
//   test("the lesson is readable", async (t) => {
//     const page = await visit(t, { size: "phone", dark: true });
//     await page.getByTestId("run-all").click();
//     await picture(page, "lesson-phone-dark");
//   });
//
// A visit fails when the page logs an error, throws, or asks another host for anything.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join, resolve } from "node:path";
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { LAUNCH } from "./browser.mjs";
import { serve } from "./server.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** The folder of the built site. */
export const SITE = resolve(ROOT, process.env.FREEZEFRAME_SITE ?? "target/visited-site");
/** The folder of pictures, which is there. */
export const PICTURES = join(ROOT, "screenshots");
const SIZES = { wide: { width: 1280, height: 900 }, tablet: { width: 768, height: 1024 }, phone: { width: 360, height: 740 }, narrow: { width: 320, height: 640 }, huge: { width: 1680, height: 1000 } };

mkdirSync(PICTURES, { recursive: true });

/**
 * Gives `visit(t, options)`, which opens the page; `visit.address()` is where the site is. Call it once, at the top of a test
 * file; `served` is how the site is served (`serve`).
 */
export function visitor(served = {}) {
  let browser;
  let site;
  before(async () => {
    site = await serve(SITE, served);
    browser = await chromium.launch(LAUNCH);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });
  const visit = (t, options = {}) => open(t, browser, site.address, options);
  return Object.assign(visit, { address: () => site.address });
}

/**
 * Opens the page.
 * `size`: "huge", "wide", "tablet", "phone" or "narrow"; `dark`: the visitor's colour scheme; `forced`: the system's own colours, and
 * no other; `locale`: the browser's language, "en-US"; `touch`: fingers, and no pointer; `path`: what follows the site's address; `allow`: patterns of console errors that
 * this test provokes; `before`: what is done with the page before it is opened; `also`: addresses of other hosts that may be
 * asked; `script`: whether scripts run; `watched`: other hosts are noticed, not held back, since a browser whose requests are
 * held asks no server whether a page may speak to it. No service
 * worker comes between: no route would see its requests (offline.test.mjs is about it).
 */
async function open(t, browser, address, { size = "wide", dark = false, forced = false, locale = "en-US", touch = false, path = "", allow = [], before = async () => {}, also = [], script = true, watched = false }) {
  const context = await browser.newContext({
    viewport: SIZES[size],
    colorScheme: dark ? "dark" : "light",
    forcedColors: forced ? "active" : "none",
    locale,
    hasTouch: touch,
    isMobile: touch,
    reducedMotion: "reduce",
    javaScriptEnabled: script,
    serviceWorkers: "block",
  });
  const faults = [];
  const note = (fault) => allow.some((pattern) => pattern.test(fault)) || faults.push(fault);
  const isFine = (url) => [address, ...also].some((it) => url.startsWith(it)) || !/^(https?|wss?):/.test(url);
  if (watched) context.on("request", (request) => isFine(request.url()) || note(`asked for ${request.url()}`));
  else await context.route("**/*", (route) => {
    const url = route.request().url();
    if (isFine(url)) return route.continue();
    // Browsers ask for this of themselves, above the sub-folder.
    if (!url.endsWith("/favicon.ico")) note(`asked for ${url}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => note(`uncaught: ${error.stack ?? error}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.location().url.endsWith("/favicon.ico")) note(`console: ${message.text()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && !response.url().endsWith("/favicon.ico")) note(`${response.status()}: ${response.url()}`);
  });
  t.after(async () => {
    await context.close();
    assert.deepEqual(faults, [], "the page must raise no error and ask no other host");
  });
  page.setDefaultTimeout(20_000);
  await before(page);
  await page.goto(new URL(path, address).href);
  return page;
}

/** Writes `screenshots/NAME.png`, of the whole page unless a part (a locator) is given. */
export async function picture(page, name, part) {
  const path = join(PICTURES, `${name}.png`);
  await (part ? part.screenshot({ path }) : page.screenshot({ path, fullPage: true }));
}

/** Fails when the page, in this state, is wider than the window, which on a phone makes everything slide. */
export async function fitsTheWindow(page, state = "now") {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `${state}: the page is ${content} px wide in a window of ${window} px`);
}
