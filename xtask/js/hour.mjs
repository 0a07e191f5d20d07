// Has a visitor of headless Chromium work for an hour, at speed: runs and edits cells, adds and deletes some, stops, takes
// back, resets, draws figures, prints floods, opens another notebook and comes back. Arguments: the site's folder, and how many
// rounds of that (60, a minute each). Prints what memory is in use, a row every few rounds; what is garbage is collected
// before.
//
//   node xtask/js/hour.mjs dist
//   node xtask/js/hour.mjs target/visited-site 12
import { chromium } from "playwright-core";
import { serve } from "../../tests/e2e/support/server.mjs";
import { LAUNCH } from "../../tests/e2e/support/browser.mjs";

const [site, rounds = "60"] = process.argv.slice(2);
const ROWS = 12; // As many rows are printed, about.
const OTHER = { cells: [{ cell_type: "code", id: "other", metadata: {}, source: "print(sum(range(10)))", outputs: [], execution_count: null }], metadata: {}, nbformat: 4, nbformat_minor: 5 };
const MODEL = `import jax, jax.numpy as jnp
def loss(w, x): return jnp.mean((jnp.tanh(x @ w) - 1.0) ** 2)
step = jax.jit(lambda w, x: w - 0.1 * jax.grad(loss)(w, x))
w, x = jnp.zeros((32, 8)), jnp.ones((64, 32))
for _ in range(20): w = step(w, x)
print(loss(w, x))`;
const FIGURE = "import matplotlib.pyplot as plt\nplt.plot([n * n for n in range(200)])\nplt.show()";

const server = await serve(site, { compress: false });
const browser = await chromium.launch(LAUNCH);
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
page.setDefaultTimeout(60_000);
const faults = [];
page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
const client = await page.context().newCDPSession(page);
await client.send("Performance.enable");

const cell = (key) => page.locator(`[data-testid="cell"][data-key="${key}"]`);
const stands = (key, ...statuses) => page.locator(statuses.map((it) => `[data-key="${key}"][data-status="${it}"]`).join()).waitFor();

async function write(key, source) {
  await cell(key).locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(source);
}

async function run(key, source, ...statuses) {
  await write(key, source);
  await page.keyboard.press("Control+Enter");
  await stands(key, ...statuses);
}

async function stop(key, source) {
  await run(key, source, "running");
  await page.waitForTimeout(500);
  await page.getByTestId("stop").click();
  await stands(key, "stopped");
}

/** Opens a file, which is a notebook of its own, deletes that from the list, and comes back. */
async function visitAnother() {
  const file = { name: "other.ipynb", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(OTHER)) };
  await page.getByTestId("open-file").setInputFiles(file);
  await cell("other").locator(".cm-content").waitFor();
  await run("other", "print(sum(range(100)))", "done");
  await page.getByRole("button", { name: "Your notebooks" }).first().click();
  await page.locator('dialog li[aria-current] [data-do="remove"]').click();
  await cell("global-code").waitFor();
  await page.keyboard.press("Escape");
}

/** What a person does in a minute or two. */
async function round(number) {
  await run("global-code", `count = ${number}\nprint("round", count)`, "done");
  await run("global-jaxpr", MODEL, "done");
  await run("global-retrace", FIGURE, "done");
  await run("global-code", `x = [n ** 2 for n in range(20_000)]\nx[${number}] / 0`, "error");
  await page.keyboard.press("Escape");
  await page.keyboard.press("b");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("for i in range(20_000): print('line', i)");
  const key = await page.evaluate(() => document.activeElement.closest("[data-key]").dataset.key);
  await page.keyboard.press("Control+Enter");
  await stands(key, "done");
  await page.keyboard.press("Escape");
  for (const stroke of ["m", "y", "d", "d", "z", "d", "d"]) await page.keyboard.press(stroke);
  await stop("global-code", "while True: print('again')");
  await stop("global-code", "import jax\n@jax.jit\ndef f(x):\n    while True: x = x + 1\nf(1.0)");
  if (number % 4 === 3) await visitAnother();
  if (number % 4 === 1) await page.getByTestId("restart").click();
  await page.getByTestId("reset").click();
  await page.locator('[data-testid="reset-sure"][data-sure="yes"]').click();
  await page.waitForTimeout(600);
}

/** Megabytes and counts, after garbage was collected. */
async function memory() {
  await client.send("HeapProfiler.collectGarbage");
  const { metrics } = await client.send("Performance.getMetrics");
  const metric = (name) => metrics.find((it) => it.name === name).value;
  const module = await page.evaluate(async () => (await (await freezeframe.page).default()).memory.buffer.byteLength);
  const engines = await Promise.all(page.workers().map((it) => it.evaluate("exports?.memory.buffer.byteLength ?? 0")));
  const heaps = await Promise.all(page.workers().map((it) => it.evaluate("performance.memory?.usedJSHeapSize ?? 0")));
  const mega = (bytes) => (bytes / 2 ** 20).toFixed(1);
  return [mega(metric("JSHeapUsedSize")), metric("Nodes"), metric("JSEventListeners"), mega(module), engines.map(mega).join(" + "), heaps.map(mega).join(" + ")];
}

await page.goto(server.address);
await page.locator(".cm-content").first().waitFor();
console.log("| rounds | page's heap, MB | nodes | listeners | page's module, MB | engines, MB | workers' heaps, MB |\n| --- | --- | --- | --- | --- | --- | --- |");
try {
  for (let number = 0; number < Number(rounds); number++) {
    await round(number);
    const isRow = number < 2 || (number + 1) % Math.max(1, Math.floor(Number(rounds) / ROWS)) === 0;
    if (isRow) console.log(`| ${[number + 1, ...(await memory())].join(" | ")} |`);
  }
} finally {
  faults.forEach((it) => console.log(it));
  await browser.close();
  await server.stop();
}
