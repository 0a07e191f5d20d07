// Finds out which functions of the page's module are called before a visitor has the first result: in headless Chromium
// some visits are made to the site, with each function made to take note of a call.
import { chromium } from "playwright-core";
import { LAUNCH } from "../../tests/e2e/support/browser.mjs";
import { serve } from "../../tests/e2e/support/server.mjs";
import { noting, NOTE } from "./profile.mjs";

// One of them is spoken to in another language, whose table comes before anything is shown. One has a busy machine, on which a
// cell runs for so long that this is told.
const VISITORS = [
  { viewport: { width: 1280, height: 900 }, locale: "en-US" },
  { viewport: { width: 360, height: 740 }, locale: "de-DE" },
  { viewport: { width: 1280, height: 900 }, locale: "en-US", pause: 1300 },
];
const PATIENCE = 60_000;
// What comes behind the first result waits for the part that this looks for.
const BEHIND = "**/editor.js";

// Runs in the page before anything else: keeps what the page's module exports.
function keepExports(note) {
  for (const way of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[way];
    WebAssembly[way] = async (...all) => {
      const made = await real.apply(WebAssembly, all);
      const { exports } = made.instance ?? made;
      if (`${note}0` in exports) globalThis.noted = exports;
      return made;
    };
  }
}

// Runs in the page before anything else: what a worker says is heard so many milliseconds after what it said before.
function hearSlowly(pause) {
  const { set } = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage");
  const slowly = (hear) => {
    let last = Promise.resolve();
    return (mail) => (last = last.then(() => new Promise((resume) => setTimeout(resume, pause))).then(() => hear(mail)));
  };
  Object.defineProperty(Worker.prototype, "onmessage", {
    set(hear) {
      set.call(this, hear && slowly(hear));
    },
  });
}

/** The numbers of the functions that were called on a page. */
function called(page) {
  return page.evaluate((note) => {
    const names = Object.keys(noted).filter((name) => name.startsWith(note) && noted[name].value);
    return names.map((name) => Number(name.slice(note.length)));
  }, NOTE);
}

/** Reads a little, and runs the first cell. */
async function run(page) {
  const cell = page.locator('[data-testid="cell"][data-kind="code"]').first();
  await cell.getByTestId("run-cell").waitFor();
  await page.mouse.wheel(0, 300);
  await page.mouse.wheel(0, -300);
  await page.keyboard.press("Tab");
  await cell.getByTestId("run-cell").click();
  await page.locator('[data-testid="cell"][data-status="done"]').first().waitFor();
  // As a page goes, nothing can be loaded any more.
  await page.evaluate(() => ["beforeunload", "visibilitychange", "pagehide"].forEach((name) => dispatchEvent(new Event(name))));
}

/**
 * For each function of the page's module, whether it is called before the first result.
 * `bytes`: the module; `site`: the folder of the site, `file`: the module's name there.
 */
export async function calledByVisits(bytes, site, file) {
  const { count, bytes: noted } = noting(bytes);
  const found = new Uint8Array(count);
  const server = await serve(site);
  const browser = await chromium.launch(LAUNCH);
  try {
    for (const { pause, ...visitor } of VISITORS) {
      const context = await browser.newContext(visitor);
      context.setDefaultTimeout(PATIENCE);
      await context.addInitScript(keepExports, NOTE);
      if (pause) await context.addInitScript(hearSlowly, pause);
      await context.route(`**/${file}`, (route) => route.fulfill({ body: noted, contentType: "application/wasm" }));
      await context.route(BEHIND, () => {});
      const page = await context.newPage();
      await page.goto(server.address);
      await run(page);
      for (const at of await called(page)) found[at] = 1;
      // Someone who has written something, and comes back.
      await page.getByTestId("add-code").first().click({ force: true });
      await page.reload();
      await run(page);
      for (const at of await called(page)) found[at] = 1;
      await context.close();
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  return found;
}
