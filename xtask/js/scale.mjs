// Measures in headless Chromium what large notebooks cost: to open them, to write in them, to scroll what they put out.
// Arguments: the site's folder, and the names of what is to be measured (all without any). Prints lines `NAME: VALUE UNIT`.
//
//   node xtask/js/scale.mjs dist
//   node xtask/js/scale.mjs target/visited-site cells outputs
import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "../../tests/e2e/support/server.mjs";
import { LAUNCH } from "../../tests/e2e/support/browser.mjs";

const [site, ...wanted] = process.argv.slice(2);
const KEYS = 40;
const PATIENCE = 300_000;

const tell = (name, value, unit) => console.log(`${name}: ${value === undefined ? "-" : Math.round(value * 10) / 10} ${unit}`);
const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => sorted(values)[Math.floor(values.length / 2)];

const stream = (text) => ({ output_type: "stream", name: "stdout", text });
const markdown = (at) => ({ cell_type: "markdown", id: `c${at}`, metadata: {}, source: `## Part ${at}\n\nWhat *follows* computes \`x\` again, number ${at}.` });
function code(at, source, outputs = []) {
  return { cell_type: "code", id: `c${at}`, metadata: { freezeframe: { python: outputs } }, source, outputs, execution_count: null };
}
const ordinary = (at) => (at % 3 === 1 ? markdown(at) : code(at, `x${at} = ${at}\nfor i in range(3):\n    print("cell", ${at}, i)`, [stream(`cell ${at} 0\n`), stream(`cell ${at} 1\n`)]));
const notebook = (cells) => JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });

/** Runs in the page: notes the longest time without a frame, and when what is chosen was opened and seen. */
function watch() {
  const seen = (globalThis.seen = { gap: 0, frames: [] });
  let last = performance.now();
  const frame = () => {
    const now = performance.now();
    seen.gap = Math.max(seen.gap, now - last);
    seen.frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  addEventListener("change", () => (seen.chosen = performance.now()), true);
  seen.until = (selector) =>
    new Promise((resolve) => {
      const look = () => {
        if (!document.querySelector(selector)) return requestAnimationFrame(look);
        // Behind the frame that shows it.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - seen.chosen)));
      };
      look();
    });
  // What a key costs: the work that it makes at once, and that of the frame that shows it.
  seen.keys = [];
  const behind = (act) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = act;
    channel.port2.postMessage(null);
  };
  addEventListener("keydown", () => {
    const pressed = performance.now();
    let work = 0;
    behind(() => (work = performance.now() - pressed));
    requestAnimationFrame(() => {
      const begun = performance.now();
      behind(() => seen.keys.push(work + performance.now() - begun));
    });
  }, true);
}

const folder = await mkdtemp(join(tmpdir(), "freezeframe-scale-"));
const server = await serve(site, { compress: false });
const browser = await chromium.launch(LAUNCH);

async function visit(act) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.addInitScript(watch);
  await page.goto(server.address);
  await page.locator(".cm-content").first().waitFor();
  await page.locator('[data-testid="status"]', { hasText: "ready" }).waitFor({ state: "attached" });
  await act(page);
  await context.close();
}

/** Opens a notebook; gives the milliseconds until this is shown. */
async function open(page, name, text, selector) {
  const file = join(folder, `${name}.ipynb`);
  writeFileSync(file, text);
  await page.evaluate(() => (seen.gap = 0));
  const shown = page.evaluate((selector) => seen.until(selector), selector);
  // The promise begins to look before the file is chosen.
  await page.getByTestId("open-file").setInputFiles(file);
  return shown;
}

/** Writes in a cell; gives the milliseconds of each key: with the wait for its frame, and what it has the page do. */
async function write(page, key) {
  await page.locator(`[data-key="${key}"] .cm-content`).click({ position: { x: 40, y: 20 } });
  // Cells that are their texts alone come to live while the page has time.
  await page.waitForFunction(() => !document.querySelector(".cell > .figure > .listing"));
  await page.waitForTimeout(1500);
  await page.evaluate(() => ((seen.keys = []), (seen.gap = 0)));
  await browser.startTracing(page, { categories: ["devtools.timeline", "toplevel"] });
  for (let at = 0; at < KEYS; at++) await page.keyboard.press("abcdefghij"[at % 10], { delay: 30 });
  await page.waitForTimeout(200);
  const own = ownWork(JSON.parse(await browser.stopTracing()).traceEvents);
  return { shown: await page.evaluate(() => seen.keys), own };
}

/**
 * What the page's main thread does for each key, in milliseconds: all of its tasks from when a key goes down until the next
 * one does, with scripts, styles, layout and painting. It is the time of the processor, so that no wait is in it, be it for
 * a frame or for other programs.
 */
function ownWork(events) {
  const downs = events.filter((it) => it.name === "EventDispatch" && it.args.data?.type === "keydown").sort((a, b) => a.ts - b.ts);
  const [{ pid, tid } = {}] = downs;
  const isTask = (it) => it.pid === pid && it.tid === tid && it.ph === "X" && /RunTask$/.test(it.name);
  const work = downs.map(() => 0);
  let end = 0;
  for (const { ts, dur, tdur = dur } of events.filter(isTask).sort((a, b) => a.ts - b.ts)) {
    const at = downs.findLastIndex((down) => down.ts < ts + dur);
    // A task may hold another.
    if (at < 0 || ts < end) continue;
    work[at] += tdur / 1000;
    end = ts + dur;
  }
  return work.slice(0, -1);
}

/** Tells what keys cost. */
function tellKeys(name, { own, shown }) {
  tell(`a key's own work, ${name}, median`, median(own), "ms");
  tell(`a key's own work, ${name}, longest`, Math.max(...own), "ms");
  tell(`a key with its frame, ${name}, median`, median(shown), "ms");
  tell(`a key with its frame, ${name}, longest`, Math.max(...shown), "ms");
}

async function scroll(page, box) {
  await box.scrollIntoViewIfNeeded();
  const { x, y } = await box.boundingBox();
  await page.mouse.move(x + 200, y + 60);
  await page.evaluate(() => (seen.frames = []));
  for (let at = 0; at < 60; at++) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(16);
  }
  return page.evaluate(() => seen.frames);
}

const MEASURES = {
  async cells() {
    for (const count of [1, 200, 1000]) {
      await visit(async (page) => {
        const cells = Array.from({ length: count }, (_, at) => ordinary(at));
        tell(`open, ${count} cells`, await open(page, `cells-${count}`, notebook(cells), `[data-key="c${count - 1}"]`), "ms");
        tell(`longest without a frame meanwhile, ${count} cells`, await page.evaluate(() => seen.gap), "ms");
        tellKeys(`${count} cells`, await write(page, "c0"));
        await page.keyboard.press("Escape");
        const begun = Date.now();
        await page.keyboard.press("Control+End");
        await page.locator(`[data-key="c${count - 1}"] .cm-content, [data-key="c${count - 1}"] .prose`).first().waitFor();
        tell(`to the last of ${count} cells`, Date.now() - begun, "ms");
      });
    }
  },
  async outputs() {
    await visit(async (page) => {
      await open(page, "outputs", notebook([code(0, 'for i in range(10_000): print("line", i)')]), '[data-key="c0"]');
      await page.evaluate(() => (seen.gap = 0));
      const begun = Date.now();
      await page.locator('[data-key="c0"]').getByTestId("run-cell").click();
      await page.locator('[data-key="c0"][data-status="done"]').waitFor();
      tell("10,000 outputs, run", Date.now() - begun, "ms");
      await page.waitForTimeout(500);
      tell("10,000 outputs, longest without a frame", await page.evaluate(() => seen.gap), "ms");
      const frames = await scroll(page, page.locator('[data-key="c0"] tbody.long'));
      tell("10,000 outputs, frame while scrolling, median", median(frames), "ms");
      tell("10,000 outputs, frame while scrolling, longest", Math.max(...frames), "ms");
      tellKeys("10,000 outputs", await write(page, "c0"));
    });
  },
  async file() {
    await visit(async (page) => {
      const line = `${"0123456789".repeat(9)} line\n`;
      const outputs = Array.from({ length: 50 }, () => stream(line.repeat(10_500)));
      const cells = [code(0, "x = 1"), ...outputs.map((it, at) => code(at + 1, "print(x)", [it]))].map((it) => ({ ...it, metadata: {} }));
      const text = notebook(cells);
      tell("large file", text.length / 1e6, "MB");
      tell("large file, open", await open(page, "large", text, '[data-key="c50"]'), "ms");
      await page.waitForTimeout(3000);
      tell("large file, longest without a frame", await page.evaluate(() => seen.gap), "ms");
      console.log(`large file, said: ${(await page.locator(".page-notice").allInnerTexts()).join(" | ")}`);
      tellKeys("large file", await write(page, "c0"));
      await page.waitForTimeout(3000);
      tell("large file, longest without a frame when it is kept", await page.evaluate(() => seen.gap), "ms");
    });
  },
  async lines() {
    await visit(async (page) => {
      const source = Array.from({ length: 100_000 }, (_, at) => `x = ${at}`).join("\n");
      tell("100,000 lines, open", await open(page, "lines", notebook([code(0, source), code(1, "print(x)")]), '[data-key="c0"] .cm-content'), "ms");
      await page.waitForTimeout(3000);
      tell("100,000 lines, longest without a frame", await page.evaluate(() => seen.gap), "ms");
      tellKeys("100,000 lines", await write(page, "c0"));
      await page.waitForTimeout(4000);
      tell("100,000 lines, longest without a frame when it is kept and checked", await page.evaluate(() => seen.gap), "ms");
      await page.keyboard.press("Control+z");
      await page.evaluate(() => (seen.gap = 0));
      const begun = Date.now();
      await page.keyboard.press("Control+Enter");
      await page.locator('[data-key="c0"]:is([data-status="done"], [data-status="error"])').waitFor();
      tell("100,000 lines, run", Date.now() - begun, "ms");
      tell("100,000 lines, longest without a frame while it runs", await page.evaluate(() => seen.gap), "ms");
    });
  },
};

for (const [name, measure] of Object.entries(MEASURES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  try {
    await measure();
  } catch (error) {
    console.log(`${name}: ${error.message.split("\n")[0]}`);
    process.exitCode = 1;
  }
}
await browser.close();
await server.stop();
await rm(folder, { recursive: true });
