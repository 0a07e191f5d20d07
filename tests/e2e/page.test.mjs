// What holds for the page as such, whatever the lesson: it opens, fits and asks nobody else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitsTheWindow, picture, visitor } from "./support/visit.mjs";

const visit = visitor();

for (const size of ["wide", "phone"]) {
  for (const dark of [false, true]) {
    const name = `page-${size}${dark ? "-dark" : ""}`;
    test(`${name}: opens from a sub-folder, with text to read, and fits the window`, async (t) => {
      const page = await visit(t, { size, dark });
      assert.match(await page.title(), /Freezeframe/);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await fitsTheWindow(page);
      await picture(page, name);
    });
  }
}

test("what is far below is laid out later, unless the page is shown at a place in it or loaded again", async (t) => {
  const note = () => addEventListener("DOMContentLoaded", () => (globalThis.fromTop = "fromTop" in document.documentElement.dataset));
  const before = (page) => page.addInitScript(note);
  const began = (page) => page.evaluate(() => globalThis.fromTop);
  const whole = (page) => page.waitForFunction(() => [...document.querySelectorAll(".cell *")].every((it) => it.checkVisibility({ contentVisibilityAuto: true }) || !it.checkVisibility()));
  const page = await visit(t, { before });
  assert.equal(await began(page), true);
  await whole(page);
  await page.reload();
  assert.equal(await began(page), false);
  await whole(page);
  const place = await visit(t, { before, path: "#A-global-that-stopped-changing" });
  assert.equal(await began(place), false);
  await whole(place);
});
