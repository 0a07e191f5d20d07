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

async function run(page, code = CELL, status = "done") {
  const cell = page.locator('[data-testid="cell"][data-key="global-code"]');
  await cell.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(code);
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.locator(`[data-key="global-code"][data-status="${status}"]`).waitFor();
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
    assert.match(await cell.locator('[data-testid="why"]:visible').innerText(), /jit printed .*: under jit a result is an array, with a dtype of its own$/s);
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

test("what is recorded looks and is explained as what has just run", async (t) => {
  const page = await visit(t);
  const code = await page.locator('[data-kind="code"]').evaluateAll((cells) => cells.map((it) => it.dataset.key));
  const told = () =>
    page.evaluate((code) => code.map((key) =>
      [...document.querySelectorAll(`[data-key="${key}"] [data-differs="true"] td`)].map((it) => [it.className, it.title, it.querySelector(".why")?.textContent])
    ), code);
  await page.locator(`[data-key="${code[0]}"] .cm-content`).waitFor();
  const recorded = await told();
  const first = page.locator('[data-key="global-code"] [data-differs="true"] td[data-lane="jit"]').first();
  assert.match(await first.getByTestId("why").innerText(), /^plain Python returned 15\.0; jit replays 5\.0: /, "it is seen, since nothing below tells more");
  await picture(page, "recorded", page.locator('[data-key="global-code"]'));
  await page.getByTestId("run-all").click();
  await page.locator(`[data-key="${code.at(-1)}"][data-status="done"]`).waitFor();
  assert.ok(recorded.flat().some(([looks]) => looks.includes("frozen")));
  assert.deepEqual(await told(), recorded);
});

test("where only an error differs, a line says why", async (t) => {
  const page = await visit(t);
  for (const [code, lane, expected] of [
    ["import jax\n@jax.jit\ndef f(x):\n    return x if x > 0 else -x\n_ = f(1.0)", "jit", /^jit raised TracerBoolConversionError here, and plain Python did not: while it traces, a tracer stands for the value/],
    ["import jax\nlimit = 10\n@jax.jit\ndef f(x):\n    if limit < 5: raise ValueError('low')\n    return x\n_ = f(1.0)\nlimit = 1\n_ = f(1.0)", "python", /^plain Python raised ValueError here, and jit did not, which follows from the call of f in line 9: it used an old value$/],
    ["import jax\nn = 0\n@jax.jit\ndef f(x):\n    global n\n    n += 1\n    return x\nfor _ in range(3): f(1.0)\nif n < 3: raise RuntimeError(n)", "jit", /^jit raised RuntimeError here, and plain Python did not, which follows from line 6: n was changed once, while f was traced$/],
  ]) {
    const cell = await run(page, code, "error");
    const row = cell.locator(`.row.wide[data-lane="${lane}"]`);
    assert.match(await row.getByTestId("why").innerText(), expected);
    assert.equal(await cell.getByTestId("why").count(), 1, "once");
  }
  await picture(page, "error-why", page.locator('[data-key="global-code"]'));
});

test("a finger on a frozen line shows its sentence", async (t) => {
  const page = await visit(t, { size: "phone", touch: true });
  const cell = await run(page, "import jax\nn = 1\n@jax.jit\ndef f(x): return x * n\nprint(f(2))\nn = 5\nprint(f(2))");
  const line = cell.locator('td.frozen[data-lane="jit"]');
  assert.equal(await line.getByTestId("why").isVisible(), false);
  await line.tap();
  await line.getByTestId("why").waitFor({ state: "visible" });
  assert.match(await line.getByTestId("why").innerText(), /^plain Python returned 10; jit replays 2: f was traced when n was 1/);
  await fitsTheWindow(page);
  await picture(page, "frozen-by-touch", cell);
});

test("a figure stands where it was shown, and each line of a traceback leads to the program", async (t) => {
  const page = await visit(t);
  const figures = await run(page, "import matplotlib.pyplot as plt\nfor at in range(2):\n    print('before', at)\n    plt.plot([at, 1])\n    plt.show()\nprint('behind')");
  const rows = await figures.getByTestId("row").evaluateAll((rows) => rows.map((it) => (it.querySelector("img") ? "figure" : it.textContent)));
  assert.deepEqual(rows, ["before 0", "figure", "before 1", "figure", "behind"]);
  const cell = await run(page, "def f(x):\n    return 1 / x\n\ntry:\n    f(0)\nexcept ZeroDivisionError as e:\n    raise ValueError('no') from e", "error");
  const lines = cell.getByTestId("frame");
  assert.deepEqual(await lines.allInnerTexts(), [5, 2, 7].map((line) => `"Cell In[1]", line ${line}`));
  const cursor = () => cell.evaluate((it) => {
    const selection = it.getRootNode().getSelection?.() ?? getSelection();
    const { anchorNode: at } = selection;
    return (at instanceof Element ? at : at.parentElement).closest(".cm-line").textContent;
  });
  await lines.nth(1).click();
  assert.equal(await cursor(), "    return 1 / x");
  await lines.nth(0).click();
  assert.equal(await cursor(), "    f(0)");
  await run(page, "x = 1\ny = (2,\nz = ]", "error");
  await cell.getByTestId("frame").click();
  assert.match(await cursor(), /^[yz] = /);
  assert.equal(await cell.locator(".cm-error-line").count(), 1, "it is marked too");
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
