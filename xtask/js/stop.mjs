// Measures in headless Chromium how long it takes from a press on Stop to "stopped", and whether the variables are still
// there. Arguments: the site's folder, how often, how many other processes keep the machine busy meanwhile (they begin once
// the page has run its first cell), and words of the cases that are to be measured (all without any).
//
//   node xtask/js/stop.mjs dist 3 2
//   node xtask/js/stop.mjs target/visited-site 5 2 print traced
import { spawn } from "node:child_process";
import { chromium } from "playwright-core";
import { ENDLESS } from "../../tests/e2e/support/endless.mjs";
import { serve } from "../../tests/e2e/support/server.mjs";
import { LAUNCH } from "../../tests/e2e/support/browser.mjs";

const [site, times = "3", busy = "0", ...words] = process.argv.slice(2);
const PATIENCE = 120_000;
const burners = () => Array.from({ length: Number(busy) }, () => spawn(process.execPath, ["-e", "for (;;);"]));
const server = await serve(site, { compress: false });
const browser = await chromium.launch(LAUNCH);

/** Runs a cell; gives its status once it is one of these. */
async function run(page, key, source, ...statuses) {
  const cell = page.locator(`[data-key="${key}"]`);
  await cell.locator(".cm-content").fill(source);
  await cell.getByTestId("run-cell").click();
  await page.locator(statuses.map((it) => `[data-key="${key}"][data-status="${it}"]`).join()).waitFor();
  return cell;
}

async function stop(source) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(server.address);
  await page.locator(".cm-content").first().waitFor();
  await run(page, "global-code", "kept = 42", "done");
  const others = burners();
  const cell = await run(page, "global-jaxpr", source, "running");
  await page.waitForTimeout(2000);
  const took = await cell.evaluate((it) => new Promise((resolve) => {
    const pressed = performance.now();
    new MutationObserver(() => it.dataset.status !== "running" && resolve(performance.now() - pressed)).observe(it, { attributes: true });
    document.querySelector('[data-testid="stop"]').click();
  })).finally(() => others.forEach((it) => it.kill()));
  const status = await cell.getAttribute("data-status");
  const check = await run(page, "global-retrace", "print(kept)", "done", "error");
  const printed = await check.locator("pre").allTextContents();
  await page.close();
  return { took, status, kept: printed.join() === "42" };
}

const busyWords = busy === "0" ? "" : `, ${busy} busy processes beside`;
console.log(`| From Stop to stopped${busyWords} | ms, each time | variables |\n| --- | --- | --- |`);
try {
  for (const [what, source] of Object.entries(ENDLESS)) {
    if (words.length > 0 && !words.some((word) => what.includes(word))) continue;
    const runs = [];
    for (let run = 0; run < Number(times); run++) runs.push(await stop(source));
    const kept = runs.every((it) => it.kept && it.status === "stopped") ? "kept" : runs.map((it) => `${it.status}${it.kept ? "" : ", lost"}`).join("; ");
    console.log(`| ${what} | ${runs.map((it) => Math.round(it.took)).join(", ")} | ${kept} |`);
  }
} finally {
  await browser.close();
  await server.stop();
}
