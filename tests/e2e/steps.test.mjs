// Step through both: plain Python's lines beside those that jit traces, and the equations that a cached call replays.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isAccessible } from "./support/accessible.mjs";
import { fitsTheWindow, picture, visitor } from "./support/visit.mjs";

const visit = visitor();

const CELLS = [
  `import jax
import jax.numpy as jnp


class Counter:
    def __init__(self):
        self.n = 0

    def add(self, x):
        self.n += 1
        y = x * self.n
        return y + 1


counter = Counter()
add = jax.jit(counter.add)
`,
  `seen = []
alias = seen
for i in range(2):
    seen.append(add(jnp.arange(3.0)))
print(seen, counter.n)
`,
];

async function opened(t, options, cells = CELLS) {
  const page = await visit(t, options);
  const notebook = { cells: cells.map((source, at) => ({ cell_type: "code", id: `c${at}`, source, outputs: [], metadata: {} })), metadata: {}, nbformat: 4, nbformat_minor: 5 };
  await page.getByTestId("open-file").setInputFiles({ name: "steps.ipynb", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(notebook)) });
  await page.locator('[data-testid="cell"][data-key="c0"]').waitFor();
  await page.getByTestId("run-all").click();
  await page.getByTestId("states-open").first().click();
  await page.getByTestId("states").locator('[role="tab"][data-view="step"]').click();
  await page.getByTestId("step-slider").waitFor();
  return page;
}

const told = async (page) => [await page.getByTestId("step-python").innerText(), await page.getByTestId("step-jit").innerText()];

/** Goes on, by the arrow key, until the words of both lanes are these. */
async function until(page, python, jit) {
  for (let step = 0; step < 40; step++) {
    const [own, other] = await told(page);
    if (python.test(own) && jit.test(other)) return;
    await page.keyboard.press("ArrowRight");
  }
  assert.fail(`${python} and ${jit} come together nowhere`);
}

const value = async (page, lane, name) => page.locator(`.step-lanes > section:nth-of-type(${lane === "python" ? 1 : 2}) dt`, { hasText: new RegExp(`^${name}$`) }).last().locator("xpath=following-sibling::dd[1]").innerText();

test("lines run, are traced, and are not run any more, on one time", async (t) => {
  const page = await opened(t);
  const slider = page.getByTestId("step-slider");
  assert.equal(await page.getByTestId("step-cell").inputValue(), "1", "the first cell that calls a jitted function");
  await slider.focus();
  await until(page, /^runs line 10 of cell 1, in add$/, /^traces line 10 of cell 1: no equation$/);
  assert.equal(await value(page, "jit", "x"), "JitTracer(float32[3])");
  assert.equal(await value(page, "python", "x"), "[0. 1. 2.]");
  await until(page, /^runs line 11/, /^traces line 11 of cell 1: 1 equation more$/);
  assert.match(await page.getByTestId("step-jaxpr").innerText(), /mul a 1\.0:f32\[\]$/);
  await isAccessible(page.locator("body"));
  await picture(page, "steps-traced");
  await until(page, /^runs line 10/, /^replays nothing of this line: it ran while add was traced$/);
  assert.deepEqual([await value(page, "python", "n"), await value(page, "jit", "n")], ["2", "1"]);
  await until(page, /^runs line 11/, /^replays 1 equation of add, and no Python$/);
  assert.match(await page.getByTestId("step-jaxpr").locator(".step-now").innerText(), /mul a 1\.0:f32\[\]\s+= \[0\. 1\. 2\.\]$/);
  assert.match(await page.locator(".step-code .step-now").last().innerText(), /y = x \* self\.n/);
  assert.match(await slider.getAttribute("aria-valuetext"), /^step \d+ of \d+\. Python: runs line 11.* jit: replays 1 equation/);
  const [, at] = /#states\/step-2-(\d+)$/.exec(page.url());
  await picture(page, "steps-cached");
  await page.keyboard.press("Home");
  assert.match(page.url(), /#states\/step-2-1$/);
  await page.keyboard.press("End");
  assert.match(await page.getByTestId("step-said").innerText(), /^step (\d+) of \1$/);
  // Both names point to one list, of which the picture has one box.
  const [list, other] = [await value(page, "python", "seen"), await value(page, "python", "alias")];
  assert.match(list, /^→ #\d+/);
  assert.equal(list, other);
  await page.getByTestId("step-cell").selectOption("0");
  await page.waitForFunction(() => /#states\/step-1-1$/.test(location.hash));
  assert.match(await page.getByTestId("stepping").innerText(), /No jitted function is called in this cell/);
  await page.goto(`${page.url().split("#")[0]}#states/step-2-${at}`);
});

for (const [name, options] of [["phone-dark", { size: "phone", dark: true }], ["forced", { forced: true }], ["deutsch", { locale: "de-DE" }]]) {
  test(`stepping ${name}`, async (t) => {
    const page = await opened(t, options);
    await page.getByTestId("step-slider").focus();
    for (let step = 0; step < 9; step++) await page.keyboard.press("ArrowRight");
    await fitsTheWindow(page);
    await isAccessible(page.locator("body"));
    await picture(page, `steps-${name}`);
  });
}
