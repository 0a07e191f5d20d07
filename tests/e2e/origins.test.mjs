// Where does it come from: from a printed value back to the inputs, the state and the constants that it was made of.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isAccessible } from "./support/accessible.mjs";
import { fitsTheWindow, picture, visitor } from "./support/visit.mjs";

const visit = visitor();

const CELLS = [
  `import jax
import jax.numpy as jnp

rate = 0.5


class Damper:
    def __init__(self):
        self.count = 1

    def step(self, x):
        self.count += 1
        y = x * rate
        return y / self.count, x + 1


damper = Damper()
step = jax.jit(damper.step)
start = 8.0
`,
  `x = start
for i in range(2):
    rate = rate + 1
    y, x = step(x)
print(y, x)
`,
];

async function opened(t, options) {
  const page = await visit(t, options);
  const notebook = { cells: CELLS.map((source, at) => ({ cell_type: "code", id: `c${at}`, source, outputs: [], metadata: {} })), metadata: {}, nbformat: 4, nbformat_minor: 5 };
  await page.getByTestId("open-file").setInputFiles({ name: "origins.ipynb", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(notebook)) });
  await page.locator('[data-testid="cell"][data-key="c0"]').waitFor();
  await page.getByTestId("run-all").click();
  await page.getByTestId("states-open").first().click();
  await page.getByTestId("states").locator('[role="tab"][data-view="from"]').click();
  await page.getByTestId("from-jit").waitFor();
  return page;
}

test("a printed value is followed back, in both lanes, to inputs and to what was frozen", async (t) => {
  const page = await opened(t);
  const options = await page.getByTestId("from-value").locator("option").allInnerTexts();
  assert.deepEqual(options.map((it) => it.replace(/ = .*/, "")), ["line 5: y", "line 5: x"]);
  const jit = page.getByTestId("from-jit");
  const python = page.getByTestId("from-python");
  assert.match(await jit.innerText(), /call from the cache step\(x\)/);
  assert.match(await jit.innerText(), /equation .* = div /);
  const frozen = await jit.getByTestId("from-frozen").allInnerTexts();
  assert.ok(frozen.some((it) => /^rate frozen: was 1\.5 when it was traced, is 2\.5 now\s+line 13 of cell 1/.test(it)), frozen.join("; "));
  assert.match(await python.innerText(), /variable y = 22\.5 ← y = x \* rate/);
  await isAccessible(page.locator("body"));
  await picture(page, "origins-wide");
  await jit.getByRole("button", { name: "line 14 of cell 1" }).first().click();
  assert.equal(await page.getByTestId("from-code").locator("mark").innerText(), "        return y / self.count, x + 1");
  // The other result needs neither the rate nor the count.
  await page.getByTestId("from-value").selectOption("1");
  await page.waitForFunction(() => /#states\/from-2-2$/.test(location.hash));
  await jit.getByText("add").first().waitFor();
  assert.equal(await jit.getByTestId("from-frozen").count(), 0);
  assert.doesNotMatch(await jit.innerText(), / = div /);
});

const LOOP = `import jax

total = 0


def add(x):
    global total
    total += 1
    return x + total


add = jax.jit(add)
for i in range(3):
    print("round", i, add(1))
add(5)
`;

test("a line that differs leads to where its value comes from, and on to that step in both lanes", async (t) => {
  const page = await visit(t);
  const notebook = { cells: [{ cell_type: "code", id: "c0", source: LOOP, outputs: [], metadata: {} }], metadata: {}, nbformat: 4, nbformat_minor: 5 };
  await page.getByTestId("open-file").setInputFiles({ name: "loop.ipynb", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(notebook)) });
  await page.locator('[data-testid="cell"][data-key="c0"]').waitFor();
  await page.getByTestId("run-all").click();
  const signs = page.getByTestId("origin");
  await signs.nth(2).waitFor();
  assert.equal(await signs.count(), 3, "two rounds and the result");
  await isAccessible(page.locator("body"));
  // The third round is asked for by the second sign, with the keyboard.
  await signs.nth(1).focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("from-jit").waitFor();
  const chosen = () => page.getByTestId("from-value").evaluate((it) => it.selectedOptions[0].textContent);
  assert.match(await chosen(), /^line 14: add\(1\) = 4$/);
  assert.match(await page.getByTestId("from-jit").innerText(), /call from the cache add\(1\) = 2/);
  await page.getByTestId("from-step").click();
  await page.getByTestId("step-said").waitFor();
  await page.waitForFunction(() => /#states\/step-1-\d+$/.test(location.hash));
  assert.match(await page.locator(".step-lanes section").first().innerText(), /cell 1/);
  await page.keyboard.press("Escape");
  await page.getByTestId("states").waitFor({ state: "detached" });
  await signs.nth(2).click();
  await page.getByTestId("from-jit").waitFor();
  assert.match(await chosen(), /^line 15: add\(5\)/);
});

for (const [name, options] of [["phone-dark", { size: "phone", dark: true }], ["forced", { forced: true }], ["español", { locale: "es-ES" }]]) {
  test(`origins ${name}`, async (t) => {
    const page = await opened(t, options);
    await fitsTheWindow(page);
    await isAccessible(page.locator("body"));
    await picture(page, `origins-${name}`);
  });
}
