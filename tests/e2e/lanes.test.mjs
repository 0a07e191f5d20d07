// What a visitor reads where the lanes differ, and where they do not.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { isAccessible } from "./support/accessible.mjs";
import { fitsTheWindow, picture, visitor } from "./support/visit.mjs";

const visit = visitor();

const CELL = `import jax, jax.numpy as jnp, sys, warnings
import matplotlib.pyplot as plt
class Counter:
    def __init__(self):
        self.n = 0
    def count(self, x):
        self.n += 1
        jax.debug.print("counting {}", x)
        return self.n
counter = Counter()
count = jax.jit(counter.count)
for x in (1.0, 2.0, 3.0):
    print(count(x))
print("in all", counter.n)
print(type(jax.jit(abs)(1.0)))
print(jnp.arange(12.0).reshape(3, 4).astype(jnp.float32), jnp.ones((2, 30)).dtype)
print("\\r1/2", end="", file=sys.stderr)
print("\\r2/2", file=sys.stderr)
warnings.warn("the same in both")
plt.plot([1, 2, 4])
plt.show()
jnp.linspace(0.0, 1.0, 40)`;

async function run(page, code = CELL) {
  const cell = page.locator('[data-testid="cell"][data-key="global-code"]');
  await cell.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(code);
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.locator('[data-key="global-code"][data-status="done"]').waitFor();
  return cell;
}

for (const [size, dark] of [["wide", false], ["tablet", false], ["phone", false], ["wide", true]]) {
  test(`each mark says why, and what is alike stands once (${size}${dark ? ", dark" : ""})`, async (t) => {
    const page = await visit(t, { size, dark });
    const cell = await run(page);
    const title = (text) => cell.locator('td[data-lane="jit"]', { hasText: text }).first().getAttribute("title");
    assert.equal(await cell.locator('[data-differs="true"] td[data-lane="jit"]').count(), 4);
    const replays = await cell.locator('td.frozen[data-lane="jit"]').first().getAttribute("title");
    assert.match(replays, /^plain Python returned 2; jit replays 1: count was traced when self\.n was 0 \(cell 1, line 7\)$/);
    assert.match(await title("in all 1"), /^plain Python printed 3; jit printed 1, which follows from line 7: self\.n was changed once, while count was traced$/);
    assert.match(await cell.getByTestId("why").innerText(), /jit printed .*: under jit a result is an array, with a dtype of its own$/s);
    const once = await cell.locator(".row.once").allInnerTexts();
    assert.ok(once.some((it) => it.startsWith("counting 1.0")) && once.some((it) => it === "2/2"), once.join("|"));
    const [figure, table] = await Promise.all([cell.locator("img.figure"), cell.getByTestId("lanes")].map((it) => it.boundingBox()));
    assert.equal(await cell.locator("img.figure").count(), 1);
    assert.ok(figure.width > Math.min(table.width, 600) * 0.7, `a figure of ${figure.width} px`);
    await isAccessible(cell);
    await fitsTheWindow(page);
    await picture(page, `lanes-${size}${dark ? "-dark" : ""}`, cell);
  });
}

test("what is recorded says of a difference what both lanes put out", async (t) => {
  const page = await visit(t);
  const row = page.locator('[data-key="global-code"] [data-differs="true"] td[data-lane="jit"]').first();
  assert.equal(await row.getAttribute("title"), "plain Python printed 15.0; jit printed 5.0");
});

for (const size of ["wide", "phone"]) {
  test(`long output scrolls in a box, and what is not shown can be saved (${size})`, async (t) => {
    const page = await visit(t, { size });
    const cell = await run(page, 'for i in range(12_000):\n    print("line", i)');
    const box = cell.locator("tbody.long");
    const { inner, outer } = await box.evaluate((it) => ({ inner: it.scrollHeight, outer: it.clientHeight }));
    assert.ok(outer < 800 && inner > outer * 2, `${inner} px in ${outer} px`);
    await box.evaluate((it) => it.scrollTo(0, it.scrollHeight));
    await cell.getByText("line 9999").waitFor();
    await fitsTheWindow(page);
    await picture(page, `long-${size}`, cell);
    const download = page.waitForEvent("download");
    await cell.getByTestId("save-output").click();
    const file = await download;
    assert.match(file.suggestedFilename(), /-cell-\d+\.txt$/);
    const saved = await readFile(await file.path(), "utf8");
    const lane = (title) => `# ${title}\n\n${Array.from({ length: 12_000 }, (_, at) => `line ${at}\n`).join("")}\n`;
    assert.equal(saved, lane("Python") + lane("jit"));
  });
}
