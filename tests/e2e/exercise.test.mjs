// Exercises as a reader meets them: what is wrong is said, hints and solution are there for the asking, and what is passed is
// remembered. And cells whose output is to be foretold.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { isAccessible } from "./support/accessible.mjs";
import { fitsTheWindow, picture, visitor } from "./support/visit.mjs";

const visit = visitor();
const cell = (page, key) => page.locator(`[data-testid="cell"][data-key="${key}"]`);
const exercise = (page) => page.getByTestId("exercise");

async function run(page, key, status = "done") {
  await cell(page, key).getByTestId("run-cell").click();
  await page.locator(`[data-key="${key}"][data-status="${status}"]`).waitFor();
}

/** Runs the cells above the exercise. */
async function runAbove(page) {
  await page.getByTestId("run-all").click();
  await page.locator('[data-key="turn-code"][data-status="done"]').waitFor();
}

test("an exercise says what is wrong, helps, and remembers that it is passed", async (t) => {
  const page = await visit(t, { path: "closures.html" });
  await page.evaluate(() => {
    globalThis.heard = [];
    document.addEventListener("freezeframe:passed", ({ detail }) => heard.push(JSON.parse(detail)));
  });
  await page.waitForFunction(() => !("fromTop" in document.documentElement.dataset));
  await exercise(page).scrollIntoViewIfNeeded();
  assert.match(await exercise(page).innerText(), /^An exercise\./);
  await runAbove(page);
  assert.match(await exercise(page).getByTestId("verdict").innerText(), /^Not yet\. Under jit: smooth/);
  assert.match(await exercise(page).innerText(), /Both happen once, while it is traced/);
  assert.equal(await page.getByTestId("hints").count(), 0);
  await page.getByTestId("task-hint").click();
  assert.match(await page.getByTestId("hints").innerText(), /You need no closure any more/);
  await picture(page, "exercise-wrong-wide", cell(page, "turn-code"));

  // Whoever has written something is asked before it goes.
  await cell(page, "turn-code").locator(".cm-content").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\nmine = 1");
  await page.getByTestId("task-solution").click();
  await page.getByTestId("task-keep").click();
  assert.match(await cell(page, "turn-code").locator(".cm-content").innerText(), /mine = 1/);
  await page.getByTestId("task-solution").click();
  await page.getByTestId("task-solve").click();
  await cell(page, "turn-code").locator(".cm-content", { hasText: "value, last = smooth(last, x)" }).waitFor();
  await page.getByTestId("undo").click();
  assert.match(await cell(page, "turn-code").locator(".cm-content").innerText(), /mine = 1/);

  await page.getByTestId("task-solution").click();
  await page.getByTestId("task-solve").click();
  await run(page, "turn-code");
  await page.locator('[data-testid="exercise"][data-state="passed"]').waitFor();
  assert.deepEqual(await page.evaluate(() => heard), [{ cell: "turn-code", first: true }]);
  await picture(page, "exercise-passed-wide", cell(page, "turn-code"));
  await page.reload();
  await exercise(page).scrollIntoViewIfNeeded();
  await page.locator('[data-testid="exercise"][data-state="passed"]').waitFor();
  assert.match(await exercise(page).innerText(), /^Passed earlier\./);
});

const LESSONS = new URL("../../www/lessons/", import.meta.url);

test("the exercise of each lesson says what is wrong, gives its hints, and is passed by its solution, on a phone", async (t) => {
  for (const file of readdirSync(LESSONS)) {
    const { cells } = JSON.parse(readFileSync(new URL(file, LESSONS), "utf8"));
    const { id, metadata } = cells.find((it) => it.metadata?.freezeframe?.exercise);
    const { hints } = metadata.freezeframe.exercise;
    const name = file.replace(".ipynb", "");
    const page = await visit(t, { path: name === "state" ? "" : `${name}.html`, size: "phone" });
    await page.getByTestId("run-all").click();
    await cell(page, id).and(page.locator('[data-status="done"], [data-status="error"]')).waitFor();
    assert.match(await exercise(page).getByTestId("verdict").innerText(), /^Not yet\. ./, name);
    for (const shown of hints.keys()) {
      await page.getByTestId("task-hint").click();
      await page.getByTestId("hints").locator("li").nth(shown).waitFor();
    }
    assert.equal(await page.getByTestId("task-hint").count(), 0, `${name} has no more hints`);
    await page.getByTestId("task-solution").click();
    await run(page, id);
    await page.locator('[data-testid="exercise"][data-state="passed"]').waitFor();
    await fitsTheWindow(page, name);
    await page.close();
  }
});

test("checks leave the reader's variables alone", async (t) => {
  const page = await visit(t, { path: "tracing.html" });
  await page.getByTestId("run-all").click();
  await page.locator('[data-key="turn-code"][data-status="done"]').waitFor();
  await page.getByTestId("add-code").last().click();
  const own = page.locator('[data-testid="cell"][data-kind="code"]').last();
  await own.locator(".cm-content").click();
  // The checks of this lesson define `runs` and `probe`.
  await page.keyboard.type('print([it for it in ("runs", "probe", "printed", "wanted") if it in globals()])');
  await page.keyboard.press("Control+Enter");
  await own.locator('[data-testid="row"]', { hasText: "[]" }).first().waitFor();
});

test("what a cell prints is said first, then seen", async (t) => {
  const page = await visit(t, { path: "closures.html", size: "phone" });
  const asked = cell(page, "helper-code");
  await page.getByTestId("run-all").waitFor();
  await asked.scrollIntoViewIfNeeded();
  await run(page, "closure-code");
  assert.equal(await asked.getByTestId("row").count(), 0);
  await asked.getByTestId("run-cell").click();
  await page.waitForFunction(() => document.activeElement?.dataset.testid === "foretell-field");
  await picture(page, "foretell-asks-phone", asked);
  // With the keyboard: the first choice, and on to the button.
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator('[data-key="helper-code"][data-status="done"]').waitFor();
  const told = asked.getByTestId("foretell");
  await told.getByTestId("verdict").waitFor();
  assert.match(await told.innerText(), /You said[^]*with abs: +3\.0[^]*Python[^]*with abs: +3\.0[^]*jit[^]*with abs: +1\.0[^]*something else than you said/);
  assert.match(await told.innerText(), /bend/, "what froze explains the miss");
  assert.ok((await asked.getByTestId("row").count()) > 0);
  await fitsTheWindow(page);
  await picture(page, "foretell-told-phone", asked);
});

test("exercises can be seen and heard by everyone", async (t) => {
  for (const options of [{ size: "phone", dark: true }, { size: "wide", dark: true }]) {
    const page = await visit(t, { path: "closures.html", ...options });
    await page.getByTestId("run-all").waitFor();
    await cell(page, "helper-code").scrollIntoViewIfNeeded();
    await cell(page, "helper-code").getByTestId("foretell").waitFor();
    await runAbove(page);
    await exercise(page).scrollIntoViewIfNeeded();
    await page.getByTestId("task-hint").click();
    await fitsTheWindow(page);
    await isAccessible(page.locator("main"));
    await picture(page, `exercise-${options.size}-dark`, cell(page, "turn-code"));
  }
});

test("Make it stateless solves exercises", async (t) => {
  for (const path of ["closures.html", "batchnorm.html"]) {
    const page = await visit(t, { path });
    await runAbove(page);
    await cell(page, "turn-code").getByTestId("make-stateless").click();
    await cell(page, "turn-code").getByTestId("accept").click();
    await run(page, "turn-code");
    const verdict = await exercise(page).getByTestId("verdict").innerText();
    assert.equal(verdict, "Passed.", path);
  }
});
