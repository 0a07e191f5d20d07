// What a visitor learns from the inspector: what froze, where, what it holds now, and how to mend it.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { SEED, seedCells } from "./support/seed.mjs";
import { isAccessible } from "./support/accessible.mjs";
import { fitsTheWindow, picture, visitor } from "./support/visit.mjs";

const visit = visitor();

const cell = (page, key) => page.locator(`[data-testid="cell"][data-key="${key}"]`);
const done = (cell) => cell.and(cell.page().locator('[data-status="done"]')).waitFor();
const frozen = (cell, name) => cell.locator(`[data-testid="frozen"][data-name="${name}"]`);
const lane = async (cell, name) => (await cell.locator(`td[data-lane~="${name}"] pre`).allTextContents()).join("|");

/** A notebook file with these code cells, `s0`, `s1` ... */
function notebook(name, sources) {
  const cells = sources.map((source, at) => ({ cell_type: "code", id: `s${at}`, source, outputs: [], metadata: {} }));
  return { name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 })) };
}

async function runAll(page) {
  await page.getByTestId("run-all").click();
  await done(cell(page, "turn-code"));
}

/** Adds a code cell at the end, with this text, and runs it. */
async function add(page, text) {
  await page.locator(".foot").getByTestId("add-code").click();
  const cell = page.getByTestId("cell").last();
  const key = await cell.getAttribute("data-key");
  await cell.locator(".cm-content").click();
  await page.keyboard.insertText(text);
  await page.keyboard.press("ControlOrMeta+Enter");
  const added = page.locator(`[data-testid="cell"][data-key="${key}"]`);
  await done(added);
  return added;
}

test("a global that froze is told, marked everywhere in ice, and lights up everywhere", async (t) => {
  const page = await visit(t);
  await runAll(page);
  const global = cell(page, "global-code");
  await global.getByTestId("stale").first().waitFor();
  assert.match(await global.getByTestId("stale").first().innerText(), /shift was traced when offset was 0\.0 \(cell 1, line 7\), and offset is 10\.0 now\. Plain Python returned 15\.0; jit replays 5\.0\./);
  assert.match(await frozen(global, "offset").innerText(), /global, read in line 7: 0\.0 then, 20\.0 now; it is the literal 0\.0 of add/);
  assert.equal(await global.locator(".mark-frozen").innerText(), "offset");
  assert.equal(await global.locator("td.frozen pre").innerText(), "with offset 10: 5.0");
  await global.getByTestId("trace-head").click();
  await global.getByTestId("jaxpr").waitFor();
  assert.equal(await global.locator(".side .ice").last().innerText(), "0.0:f32[]");
  await frozen(global, "offset").getByTestId("chip").focus();
  for (const part of ["td.frozen.hot", ".mark-frozen.hot", ".side .ice.hot", ".stale.hot"]) {
    await global.locator(part).first().waitFor();
  }
  await isAccessible(page.locator("body"));
  await picture(page, "inspector-wide", global);
});

test("what a trace was compiled into is shown beside its jaxpr once it is asked for, by keyboard too", async (t) => {
  const page = await visit(t);
  await runAll(page);
  const global = cell(page, "global-code");
  await global.getByTestId("trace-head").click();
  const head = global.getByTestId("loops-head");
  assert.equal(await head.getAttribute("aria-expanded"), "false");
  await head.focus();
  await page.keyboard.press("Enter");
  const text = global.getByTestId("loops").locator("pre");
  await text.waitFor();
  // The 0.0 that froze is left out, as XLA leaves it out: `x + 0.0` is `x`.
  assert.match(await text.innerText(), /^# nothing is left to compute/);
  assert.equal(await head.getAttribute("aria-expanded"), "true");
  assert.ok(await head.evaluate((it) => it === document.activeElement), "the focus stays");
  await isAccessible(page.locator("body"));
  await page.keyboard.press("Enter");
  await text.waitFor({ state: "detached" });
  // What remains is told: what it reads, writes and computes.
  const random = cell(page, "random-numpy");
  await random.getByTestId("trace-head").click();
  await random.getByTestId("loops-head").click();
  const loops = random.getByTestId("loops").locator("pre");
  await loops.waitFor();
  assert.match(await loops.innerText(), /^# 1: reads \d+ B, writes 4 B, 1 FLOP\n.*:f32 = add a 0\.\d+:f32\[\]/);
});

test("a finding leads to the page about its kind, beside the notebook", async (t) => {
  const page = await visit(t);
  await runAll(page);
  const link = frozen(cell(page, "global-code"), "offset").locator("a.about").first();
  const [opened] = await Promise.all([page.context().waitForEvent("page"), link.click()]);
  assert.match(opened.url(), /\/about-state-read\.html$/);
  await opened.locator("h1").first().waitFor();
  await opened.getByTestId("run-all").waitFor();
  await isAccessible(opened.locator("body"));
  await page.getByTestId("run-all").waitFor();
});

test("an equation and the expression that it came from light up together, both ways", async (t) => {
  const page = await visit(t);
  await runAll(page);
  const global = cell(page, "global-code");
  await global.getByTestId("trace-head").click();
  await global.locator(".equation").first().hover();
  assert.equal(await global.locator(".cm-editor .mark-expression.hot").first().innerText(), "x + offset");
  await page.mouse.move(0, 0);
  await global.locator(".equation:not(.hot)").first().waitFor();
  await global.locator(".cm-editor .mark-expression").first().hover({ position: { x: 3, y: 5 } });
  await global.locator(".equation.hot").waitFor();
});

test("a trace is replayed with the arrow keys, and a link leads to its step", async (t) => {
  const page = await visit(t);
  await runAll(page);
  const fixed = cell(page, "random-fixed");
  await fixed.getByTestId("trace-head").first().click();
  await fixed.getByTestId("step-on").first().focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  assert.match(await fixed.getByTestId("step").first().innerText(), /^Step 2 of \d+$/);
  assert.match(page.url(), /#step\/random-fixed\/1\/2\/[0-9a-f]+$/);
  const told = await fixed.locator("dl.step").innerText();
  assert.match(told, /Python[\s\S]*Call stack[\s\S]*noisy[\s\S]*Tracers alive/);
  const hash = new URL(page.url()).hash;
  const [, last] = (await fixed.getByTestId("step").first().innerText()).match(/of (\d+)/);
  for (let step = 0; step < Number(last) + 2; step++) await page.keyboard.press("ArrowRight");
  assert.match(await fixed.getByTestId("step").first().innerText(), new RegExp(`^Step ${last} of ${last}$`));
  await page.keyboard.press("ArrowLeft");
  assert.match(await fixed.getByTestId("step").first().innerText(), new RegExp(`^Step ${last - 1} of ${last}$`), "the keys lead back from the end");
  const other = await visit(t, { path: hash });
  const linked = cell(other, "random-fixed");
  await linked.getByTestId("stepper").waitFor();
  assert.equal(await linked.locator("dl.step").innerText(), told);
  assert.equal(await other.getByTestId("page-notice").count(), 0);
  await picture(other, "inspector-step", linked);
});

test("pure code has one quiet line, and nothing is marked", async (t) => {
  const page = await visit(t);
  const pure = await add(page, "import jax\n\n@jax.jit\ndef double(x):\n    return x * 2\n\nprint(double(1.0))\nprint(double(2.0))");
  const trace = pure.getByTestId("trace");
  assert.equal(await trace.getAttribute("data-quiet"), "true");
  assert.match(await trace.innerText(), /^\W*double\(~?float32\[\]\) was traced once, then called once from the cache$/);
  assert.equal(await pure.locator(".mark-frozen, td.marked, .chip, [data-testid=make-stateless]").count(), 0);
});

test("the inspector can be hidden altogether, and stays hidden", async (t) => {
  const page = await visit(t);
  await runAll(page);
  await page.getByTestId("inspector").first().waitFor();
  await page.getByTestId("inspector-toggle").click();
  assert.equal(await page.locator('[data-testid="inspector"], .mark-frozen, td.frozen').count(), 0);
  await page.reload();
  assert.equal(await page.getByTestId("inspector-toggle").getAttribute("aria-pressed"), "false");
});

test("a key that is used twice is told with both places", async (t) => {
  const page = await visit(t);
  await runAll(page);
  const keys = cell(page, "random-key");
  const reused = keys.locator(".key.reused").last();
  assert.match(await reused.innerText(), /uniform line 5 and uniform line 6.*used twice/);
  await reused.getByRole("button", { name: "line 6" }).first().click();
  assert.ok(await keys.locator(".cm-content").evaluate((it) => it === document.activeElement), "a press goes to the place");
  await picture(page, "inspector-keys", keys);
});

test("on a phone, in the dark, by keyboard alone", async (t) => {
  const page = await visit(t, { size: "phone", dark: true });
  await runAll(page);
  const counter = cell(page, "counter-jit");
  await counter.getByTestId("trace-head").first().focus();
  await page.keyboard.press("Enter");
  await counter.getByTestId("jaxpr").waitFor();
  await page.keyboard.press("Tab");
  const inside = await counter.getByTestId("inspector").evaluate((it) => it.contains(document.activeElement));
  assert.ok(inside, "the focus goes on inside");
  await fitsTheWindow(page);
  await isAccessible(page.locator("body"));
  await picture(page, "inspector-phone-dark", counter);
});

test("the seed's cells: found, told, rewritten, accepted", { skip: !existsSync(SEED) && "the seed is not here" }, async (t) => {
  const page = await visit(t);
  const sources = seedCells(readFileSync(SEED, "utf8"));
  await page.getByTestId("open-file").setInputFiles(notebook("seed.ipynb", sources));
  await cell(page, "s7").waitFor();
  await page.getByTestId("run-all").click();
  await done(cell(page, "s7"));
  const [global, counter, stateless] = [1, 5, 7].map((at) => cell(page, `s${at}`));

  assert.match(await frozen(global, "g").innerText(), /global, read in line 6: 0\.0 then, 10\.0 now; it is the literal 0\.0 of add/);
  assert.match(await global.getByTestId("stale").innerText(), /line 13/);
  const found = await counter.getByTestId("frozen").allInnerTexts();
  assert.ok(found.some((it) => /self\.n[\s\S]*attribute, read in/.test(it)) && found.some((it) => /self\.n[\s\S]*attribute written/.test(it)), found.join());
  assert.equal(await stateless.locator('[data-testid="frozen"], [data-testid="stale"], .mark-frozen, td.marked').count(), 0);
  assert.equal(await stateless.getByTestId("trace").getAttribute("data-quiet"), "true");

  for (const [it, prints] of [[global, "First call: 4.0|Second call: 15.0"], [counter, "1|2|3"]]) {
    await it.getByTestId("make-stateless").click();
    await it.getByTestId("accept").waitFor();
    assert.ok((await it.locator("ins").count()) > 0 && (await it.locator("del").count()) > 0);
    await it.locator('td[data-lane~="stateless"] pre').nth(prints.split("|").length - 1).waitFor();
    assert.equal(await lane(it, "stateless"), prints);
    await isAccessible(it);
    await picture(page, `inspector-rewrite-${prints[0]}`, it);
    const before = await it.locator(".cm-content").innerText();
    await it.getByTestId("accept").click();
    await it.getByTestId("proposal").waitFor({ state: "detached" });
    await done(it);
    assert.deepEqual([await lane(it, "python"), await lane(it, "jit")], [prints, prints]);
    assert.equal(await it.getByTestId("stale").count(), 0);
    assert.notEqual(await it.locator(".cm-content").innerText(), before);
    await it.locator(".cm-content").click();
    await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await it.locator(".cm-content").innerText(), before, "one undo brings the old text back");
    await page.keyboard.press("ControlOrMeta+Shift+z");
  }
  assert.equal(await page.getByTestId("stale").count(), 0);
});
