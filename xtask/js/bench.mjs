// Measures in headless Chromium how long a visitor waits. Arguments: the site's folder, how often.
// Prints lines `NAME: VALUE UNIT`; `cargo xtask bench` shows the medians.
import { chromium } from "playwright-core";
import { serve } from "../../tests/e2e/support/server.mjs";
import { LAUNCH } from "../../tests/e2e/support/browser.mjs";

const [site, runs] = process.argv.slice(2);

const LINES = [
  ["localhost", undefined],
  ["10 Mbit/s and 40 ms", { megabits: 10, delay: 40 }],
];

// Runs in the page from its first moment: presses Run as soon as there is such a button.
function watch() {
  const times = (globalThis.freezeframeTimes = {});
  const look = () => {
    if (!times.readable && document.querySelector('[data-testid="prose"] p')) times.readable = performance.now();
    const cell = document.querySelector('[data-testid="cell"][data-kind="code"]');
    const run = cell?.querySelector('[data-testid="run-cell"]');
    if (run && !times.pressed) {
      times.pressed = performance.now();
      run.click();
    } else if (times.pressed && cell?.dataset.status === "done") {
      times.result = performance.now();
      return;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function load(browser, address) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(address);
  await page.waitForFunction(() => globalThis.freezeframeTimes.result, null, { timeout: 60_000 });
  const times = await page.evaluate(() => globalThis.freezeframeTimes);
  await context.close();
  return times;
}

for (const [name, link] of LINES) {
  const server = await serve(site, { compress: true, link });
  for (let run = 0; run < runs; run += 1) {
    // A browser of its own, so that no compiled module is left from the run before.
    const browser = await chromium.launch(LAUNCH);
    const times = await load(browser, server.address);
    console.log(`page is readable, ${name}: ${times.readable / 1000} s`);
    console.log(`first cell has its result, ${name}: ${times.result / 1000} s`);
    await browser.close();
  }
  await server.stop();
}

// A call's time in the jit lane, by a cell that a visitor could write.
const CALLS = [
  ["eager scalar add", "x + x", ""],
  ["jit scalar call", "f(x)", "f = jax.jit(lambda v: v + v)\nf(x)\n"],
];

const server = await serve(site, { compress: true });
const browser = await chromium.launch(LAUNCH);
const page = await browser.newPage();
await page.goto(server.address);
for (const [name, call, before] of CALLS) {
  for (let run = 0; run < runs; run += 1) {
    const code = `import time, jax, jax.numpy as jnp\nx = jnp.float32(1.0)\n${before}start = time.perf_counter()\nfor _ in range(10000):\n    ${call}\nprint("took", (time.perf_counter() - start) * 100, "us")`;
    console.log(`${name}, in the browser: ${await took(code)} us`);
  }
}
await browser.close();
await server.stop();

async function took(code) {
  await page.getByTestId("add-code").last().click();
  const cell = page.locator('[data-testid="cell"][data-kind="code"]').last();
  await cell.locator(".cm-content").fill(code);
  await cell.getByTestId("run-cell").click();
  const text = cell.locator('[data-testid="lanes"]').locator('[data-lane~="jit"]').filter({ hasText: /took .* us/ }).last();
  return (await text.textContent({ timeout: 60_000 })).match(/took (\S+) us/)[1];
}
