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
