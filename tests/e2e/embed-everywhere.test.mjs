// Pages of each tested recipe, on the site's origin and on another, in a sub-folder and under a strict policy, in Chromium and
// in Firefox: their cells run, say what froze, are mended, and stop.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";
import { FIREFOX, LAUNCH } from "./support/browser.mjs";
import { RECIPES } from "./support/recipes.mjs";
import { serve } from "./support/server.mjs";
import { SITE } from "./support/visit.mjs";

const PREFIX = "/notes/jax/";
const LONG = 60_000;

/** Books by recipe: each stands below the site, and, at the same path, on a host that has nothing else. */
const [files, theirs] = [{}, {}];
const folder = mkdtempSync(join(tmpdir(), "books-"));
const browsers = {};
let site;
let other;
before(async () => {
  site = await serve(SITE, { prefix: PREFIX, files, headers: { "access-control-allow-origin": "*" } });
  other = await serve(folder, { prefix: PREFIX, files: theirs });
  browsers.Chromium = await chromium.launch(LAUNCH);
  if (FIREFOX) browsers.Firefox = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true, defaultViewport: null, args: ["--width=1280", "--height=900"] });
});
after(async () => {
  for (const browser of Object.values(browsers)) await browser.close();
  await site?.stop();
  await other?.stop();
  rmSync(folder, { recursive: true });
});

/** The strict policy of docs/embedding.md, for a page of the site's origin or of another. */
const policyOf = (isHome) =>
  isHome ? "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src data:" : `default-src 'none'; script-src ${new URL(site.address).origin}; frame-src ${new URL(site.address).origin}`;

const filesBelow = (folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile());

/** The scripts of the site: what a generator puts into its pages is its own, and may be refused. */
const OURS = /\b(freezeframe(-[\w-]+)?|boot|embed|editor|worker|parts|outbox|files)\.js/;

const built = new Map();
/** A recipe's pages, built once, under a policy for each origin; gives the path of the one with the code. */
async function pages(recipe) {
  const base = `books/${recipe.name}/`;
  const build = async () => {
    const { root, page } = await recipe.build({ folder: join(folder, recipe.name), site: site.address, base: `${PREFIX}${base}` });
    for (const isHome of [true, false]) {
      for (const path of filesBelow(root)) {
        const bytes = readFileSync(path);
        const policy = `<meta http-equiv="Content-Security-Policy" content="${policyOf(isHome)}">`;
        const text = path.endsWith(".html") ? bytes.toString().replace(/<head>/i, (head) => head + policy) : bytes;
        (isHome ? files : theirs)[base + relative(root, path)] = text;
      }
    }
    return page;
  };
  if (!built.has(recipe.name)) built.set(recipe.name, build());
  return (isHome) => built.get(recipe.name).then((page) => `${(isHome ? site : other).address}${base}${page}`);
}

/** Waits until what is asked of the page comes true: no text becomes code for that, which a policy would refuse. */
async function until(what, ask) {
  for (const end = Date.now() + LONG; !(await ask().catch(() => false)); await sleep(50)) assert.ok(Date.now() < end, what);
}

/** Presses a button of the first cell, wherever its document is. */
async function press(page, name) {
  const pressed = (id) => {
    const places = [document, ...[...document.querySelectorAll("freeze-frame")].map((it) => it.shadowRoot)];
    const button = places.map((it) => it.querySelector(`[data-testid="${id}"]`)).find(Boolean);
    button?.click();
    return Boolean(button);
  };
  await until(`there is a button ${name}`, async () => {
    for (const frame of page.frames()) if (await frame.evaluate(pressed, name).catch(() => false)) return true;
    return false;
  });
}

/** What stands in parts of the cells, wherever their documents are. */
async function shown(page, parts) {
  const found = (parts) => {
    const places = [document, ...[...document.querySelectorAll("freeze-frame")].map((it) => it.shadowRoot)];
    return places.flatMap((it) => [...it.querySelectorAll(parts)].map((it) => it.innerText)).join("\n");
  };
  const texts = await Promise.all(page.frames().map((frame) => frame.evaluate(found, parts).catch(() => "")));
  return texts.join("\n");
}

/** Runs, finds, mends and stops in a page of two cells. */
async function tried(page) {
  await until("there are two cells", () => page.evaluate(() => document.querySelectorAll("freeze-frame").length === 2 && Boolean(document.querySelector("freeze-frame").run)));
  const runs = () => page.evaluate(async () => {
    const all = [];
    for (const element of document.querySelectorAll("freeze-frame")) all.push(...(await element.run()).map(({ status, lanes }) => [status, lanes.python.text, lanes.jit.text]));
    return all;
  });
  assert.deepEqual(await runs(), [["done", "2.0\n6.0\n", "2.0\n2.0\n"], ["done", "5.0\n", "5.0\n"]]);
  const findings = () => page.evaluate(() => document.querySelector("freeze-frame").findings.map(({ name, stale }) => [name, stale]));
  assert.deepEqual(await findings(), [["step", true]]);
  await until("what is stale is said", async () => /step/.test(await shown(page, '[data-testid="stale"]')));
  await press(page, "make-stateless");
  await press(page, "accept");
  await until("the text is mended", () => page.evaluate(() => !document.querySelector("freeze-frame").code.includes("return x + step\n\nprint(shift(1.0))")));
  assert.deepEqual(await runs(), [["done", "2.0\n6.0\n", "2.0\n6.0\n"], ["done", "5.0\n", "5.0\n"]]);
  assert.deepEqual(await findings(), []);
  const stopped = async () => {
    await page.evaluate(() => {
      const element = document.querySelectorAll("freeze-frame")[1];
      element.code = "kept = 7\nprint('begun')\nwhile True: pass";
      globalThis.ended = element.run().then(([{ status }]) => status);
    });
    for (const lane of ["python", "jit"]) await until(`${lane} runs`, async () => /begun/.test(await shown(page, `td[data-lane~="${lane}"]`)));
    await page.evaluate(() => document.querySelectorAll("freeze-frame")[1].stop());
    return page.evaluate(() => globalThis.ended);
  };
  // Where the machine is so busy that a lane does not hear in time, the page begins another, without variables: then once more.
  const wanted = ["stopped", "done", "7\n", "7\n"];
  let found = [];
  for (let tries = 0; tries < 4 && String(found) !== String(wanted); tries++) {
    found = [await stopped()];
    await page.evaluate(() => (document.querySelectorAll("freeze-frame")[1].code = "print(kept)"));
    found.push(...(await runs())[1]);
  }
  assert.deepEqual(found, wanted);
}

for (const recipe of RECIPES) {
  for (const browser of ["Chromium", "Firefox"]) {
    for (const where of ["on the site's origin", "on another origin"]) {
      const skip = recipe.skip || (browser === "Firefox" && !FIREFOX && "no Firefox here; FIREFOX may name one");
      test(`${recipe.title}, ${where}, in ${browser}: cells run, say what froze, are mended and stop`, { skip, timeout: 240_000 }, async () => {
        const address = await (await pages(recipe))(where === "on the site's origin");
        const page = await browsers[browser].newPage();
        const faults = [];
        page.on("pageerror", (error) => OURS.test(error.stack ?? error) && faults.push(String(error)));
        await page.bringToFront();
        await page.goto(address);
        await page.evaluate(() => {
          globalThis.refused = [];
          addEventListener("securitypolicyviolation", ({ sourceFile, violatedDirective, blockedURI }) => refused.push(`${violatedDirective} ${blockedURI} ${sourceFile}`));
        });
        await tried(page);
        faults.push(...(await page.evaluate(() => refused)).filter((it) => OURS.test(it)));
        assert.deepEqual(faults, []);
        await page.close();
      });
    }
  }
}
