// What a visitor does with a notebook that runs: run all, read both lanes, edit, break, stop, come back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ENDLESS } from "./support/endless.mjs";
import { picture, visitor } from "./support/visit.mjs";

const visit = visitor();

const cell = (page, key) => page.locator(`[data-testid="cell"][data-key="${key}"]`);
const editor = (page, key) => cell(page, key).locator(".cm-content");
const status = (page, key, wanted) => page.locator(`[data-testid="cell"][data-key="${key}"][data-status="${wanted}"]`).waitFor();

/** The rows of a cell's outputs: one text a lane, and whether they differ. */
const rows = (page, key) =>
  cell(page, key).getByTestId("row").evaluateAll((all) =>
    all.map((row) => {
      const texts = [...row.querySelectorAll("td")].map((it) => [...it.querySelectorAll("pre, .nothing")].map((pre) => pre.textContent).join());
      // What both lanes put out alike stands once.
      const once = row.matches(".once") ? texts : [];
      return [...texts, ...once, row.dataset.differs];
    }),
  );

async function write(page, key, text) {
  await editor(page, key).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
}

async function run(page, key, text, wanted = "done") {
  await write(page, key, text);
  await page.keyboard.press("ControlOrMeta+Enter");
  await status(page, key, wanted);
}

test("run all fills both lanes with what was recorded", async (t) => {
  const page = await visit(t, { size: "wide" });
  const code = await page.locator('[data-kind="code"]').evaluateAll((cells) => cells.map((it) => it.dataset.key));
  const recorded = {};
  for (const key of code) recorded[key] = await rows(page, key);
  await page.getByTestId("run-all").click();
  await status(page, code.at(-1), "done");
  for (const key of code.filter((it) => it !== "refuses-code")) assert.deepEqual(await rows(page, key), recorded[key], key);
  assert.deepEqual(await rows(page, "global-code"), [
    ["with offset 0:  4.0", "with offset 0:  4.0", "false"],
    ["with offset 10: 15.0", "with offset 10: 5.0", "true"],
  ]);
  assert.match(await cell(page, "refuses-code").getByTestId("error").innerText(), /^TracerBoolConversionError: Attempted boolean conversion/);
  assert.equal(await page.getByText("recorded", { exact: true }).count(), 0);
  await picture(page, "lesson-run-wide");
});

test("on a phone, in the dark", async (t) => {
  const page = await visit(t, { size: "phone", dark: true });
  await page.getByTestId("run-all").click();
  await status(page, "turn-code", "done");
  await picture(page, "lesson-run-phone-dark");
});

test("a cell is edited, run, broken and mended, and the error is marked at its line", async (t) => {
  const page = await visit(t, { size: "wide" });
  await run(page, "global-code", "x = 20\nprint(x + 1)");
  assert.deepEqual(await rows(page, "global-code"), [["21", "21", "false"]]);
  await run(page, "global-code", "print('before')\ny = x / 0", "error");
  assert.match(await cell(page, "global-code").getByTestId("error").innerText(), /^ZeroDivisionError: division by zero/);
  assert.match(await cell(page, "global-code").locator(".traceback").innerText(), /File "Cell In\[1\]", line 2, in <module>/);
  assert.equal(await cell(page, "global-code").locator(".cm-error-line").innerText(), "y = x / 0");
  await picture(page, "error", cell(page, "global-code"));
  await page.keyboard.press("End");
  await page.keyboard.insertText(".5");
  assert.equal(await cell(page, "global-code").locator(".cm-error-line").count(), 0, "an edit takes the mark away");
  await page.keyboard.press("ControlOrMeta+Enter");
  await status(page, "global-code", "done");
});

test("Shift+Enter runs and moves on", async (t) => {
  const page = await visit(t, { size: "wide" });
  await write(page, "global-code", "offset = 3.0\ndef shift(x): return x + offset\nimport jax");
  await page.keyboard.press("Shift+Enter");
  await status(page, "global-code", "done");
  assert.ok(await editor(page, "global-jaxpr").evaluate((it) => it === document.activeElement));
  await page.keyboard.press("Shift+Enter");
  await status(page, "global-jaxpr", "done");
  assert.match((await rows(page, "global-jaxpr"))[0][1], /add a 20.0:f32\[\]/);
});

for (const [what, source] of Object.entries(ENDLESS)) {
  test(`Stop ends ${what} and keeps the variables`, async (t) => {
    const page = await visit(t, { size: "wide" });
    await run(page, "global-code", "kept = 42");
    await run(page, "global-jaxpr", source, "running");
    await page.waitForTimeout(600);
    const took = await cell(page, "global-jaxpr").evaluate((it) => new Promise((resolve) => {
      const pressed = performance.now();
      const look = () => it.dataset.status !== "running" && resolve(performance.now() - pressed);
      new MutationObserver(look).observe(it, { attributes: true });
      look();
      document.querySelector('[data-testid="stop"]').click();
    }));
    await status(page, "global-jaxpr", "stopped");
    t.diagnostic(`${Math.round(took)} ms`);
    await run(page, "global-retrace", "print(kept)");
    assert.deepEqual(await rows(page, "global-retrace"), [["42", "42", "false"]]);
  });
}

test("a running cell has its own Stop and its time, and what waits says so", async (t) => {
  const page = await visit(t, { size: "wide" });
  await run(page, "global-code", "x = 0\nwhile True:\n    x += 1\nprint(x)", "running");
  await cell(page, "global-jaxpr").getByTestId("run-cell").click();
  await status(page, "global-jaxpr", "queued");
  assert.equal(await cell(page, "global-jaxpr").getByTestId("elapsed").innerText(), "waits");
  await cell(page, "global-code").getByTestId("elapsed").filter({ hasText: /^[1-9] s$/ }).waitFor();
  await picture(page, "running", cell(page, "global-code"));
  await page.getByRole("button", { name: "Stop cell 1" }).click();
  await status(page, "global-code", "stopped");
  await status(page, "global-jaxpr", "idle");
  assert.match(await cell(page, "global-code").locator(".cm-error-line").innerText(), /^(while True:|    x \+= 1)$/, "the line that ran is marked");
});

test("deep recursion and huge arrays are errors, not the end", async (t) => {
  const page = await visit(t, { size: "wide" });
  for (const [source, error] of [
    ["def f(n): return f(n + 1)\nf(0)", /^RecursionError: maximum recursion depth exceeded/],
    ["import jax.numpy as jnp\njnp.ones((100000, 100000))", /MemoryError|RESOURCE_EXHAUSTED/],
  ]) {
    await run(page, "global-code", source, "error");
    assert.match(await cell(page, "global-code").getByTestId("error").first().innerText(), error);
  }
  await run(page, "global-code", "print('alive')");
  assert.deepEqual(await rows(page, "global-code"), [["alive", "alive", "false"]]);
});

test("restart forgets the variables", async (t) => {
  const page = await visit(t, { size: "wide" });
  await run(page, "global-code", "x = 1");
  await page.getByTestId("restart").click();
  await run(page, "global-code", "x", "error");
  assert.match(await cell(page, "global-code").getByTestId("error").innerText(), /^NameError: name 'x' is not defined/);
});

test("a figure is an image with a text, and nothing in it can act", async (t) => {
  const page = await visit(t, { size: "wide" });
  await run(page, "global-code", "import matplotlib.pyplot as plt\nplt.plot([1, 2, 4])\nplt.title('<script>')\nplt.show()");
  const image = cell(page, "global-code").locator("img.figure").first();
  assert.match(await image.getAttribute("src"), /^data:image\/svg\+xml,/);
  assert.ok((await image.getAttribute("alt")).length > 0);
  assert.ok(await image.evaluate((it) => it.complete && it.naturalWidth > 0), "it is drawn");
  await picture(page, "figure", cell(page, "global-code"));
});
