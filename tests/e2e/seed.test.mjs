// The notebook that the project began with, cell by cell as it was written, where its text is at hand.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { SEED, seedCells } from "./support/seed.mjs";
import { picture, visitor } from "./support/visit.mjs";

const visit = visitor();

/** What each code cell prints: under jit, and in plain Python where that is something else. */
const PRINTS = [
  [],
  ["First call: 4.0|Second call: 5.0", "First call: 4.0|Second call: 15.0"],
  [],
  ["1|2|3"],
  ["{ lambda ; . let  in (1:i32[],) }"],
  ["1|1|1", "1|2|3"],
  ["1|2|3"],
  ["1|2|3"],
];

test("the seed's cells print what they printed", { skip: !existsSync(SEED) && "the seed is not here" }, async (t) => {
  const page = await visit(t, { size: "wide" });
  const sources = seedCells(readFileSync(SEED, "utf8"));
  assert.equal(sources.length, PRINTS.length);
  for (const [at, source] of sources.entries()) {
    await page.locator(".foot").getByTestId("add-code").click();
    const cell = page.getByTestId("cell").last();
    await cell.locator(".cm-content").click();
    await page.keyboard.insertText(source);
    await page.keyboard.press("ControlOrMeta+Enter");
    await cell.and(page.locator('[data-status="done"]')).waitFor();
    const lane = async (name) => (await cell.locator(`td[data-lane~="${name}"] pre`).allTextContents()).join("|");
    const [jit = "", python = jit] = PRINTS[at];
    assert.deepEqual([await lane("python"), await lane("jit")], [python, jit], source);
  }
  await picture(page, "seed-wide");
});
