// State over calls: what each piece of state is after each call, in both lanes, watched in engines of their own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isAccessible } from "./support/accessible.mjs";
import { fitsTheWindow, picture, visitor } from "./support/visit.mjs";

const visit = visitor();

const PROGRAM = `import jax
import jax.numpy as jnp


class Average:
    def __init__(self):
        self.n = 0
        self.mean = jnp.zeros(3)

    def push(self, x):
        self.n += 1
        self.mean = self.mean + (x - self.mean) / self.n
        return self.mean


average = Average()
push = jax.jit(average.push)
scale = {"rate": 1.0}
for i in range(4):
    scale["rate"] *= 0.5
    print(push(jnp.arange(3.0) * i))
`;

async function opened(t, options, source = PROGRAM) {
  const page = await ran(t, options, source);
  await page.getByTestId("states-open").click();
  await page.getByTestId("states").locator("li").first().waitFor();
  return page;
}

async function ran(t, options, source) {
  const page = await visit(t, options);
  const cells = [{ cell_type: "code", id: "c0", source, outputs: [], metadata: {} }];
  const text = JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
  await page.getByTestId("open-file").setInputFiles({ name: "average.ipynb", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.locator('[data-testid="cell"][data-key="c0"]').waitFor();
  await page.getByTestId("run-all").click();
  return page;
}

const values = async (page, name) => page.getByTestId("states").locator(`li[data-name="${name}"] dd`).allInnerTexts();

test("each piece of state is shown after each call, in both lanes", async (t) => {
  const page = await opened(t);
  const window = page.getByTestId("states");
  // What the first finding is about stands first, at the first call after which the lanes differ.
  assert.equal(await window.locator("li").first().getAttribute("data-name"), "average.n");
  assert.match(await window.getByTestId("states-call").innerText(), /^call 2 of 4: push, from the cache$/);
  assert.match(page.url(), /#states\/2-self\.n$/);
  assert.deepEqual((await values(page, "average.n")).map((it) => it.trim()), ["2", "1"]);
  for (let call = 0; call < 2; call++) await window.getByTestId("states-slider").press("ArrowRight");
  assert.match(await window.getByTestId("states-call").innerText(), /^call 4 of 4: push, from the cache$/);
  assert.deepEqual((await values(page, "average.n")).map((it) => it.trim()), ["4", "1"]);
  assert.match((await values(page, "average.mean"))[1], /^a tracer/);
  assert.match(await window.locator('li[data-name="average.n"] figcaption').innerText(), /differs from call 2 on/);
  assert.match(await window.locator(`li[data-name="scale['rate']"] figcaption`).innerText(), /the same in both/);
  await window.getByTestId("states-slider").focus();
  for (let call = 0; call < 3; call++) await page.keyboard.press("ArrowLeft");
  assert.match(await window.getByTestId("states-call").innerText(), /^call 1 of 4: push, traced$/);
  assert.equal(await window.getByTestId("states-slider").getAttribute("aria-valuetext"), "call 1 of 4: push, traced");
  assert.deepEqual((await values(page, "average.n")).map((it) => it.trim()), ["1", "1"]);
  assert.match(page.url(), /#states\/1-self\.n$/);
  await isAccessible(page.locator("body"));
  await picture(page, "states-wide");
  await page.keyboard.press("Escape");
  await window.waitFor({ state: "detached" });
  assert.doesNotMatch(page.url(), /states/);
});

test("on a phone and in the dark", async (t) => {
  const page = await opened(t, { size: "phone", dark: true });
  await fitsTheWindow(page);
  const box = await page.getByTestId("states").locator("svg").first().boundingBox();
  await page.mouse.move(box.x + 10, box.y + box.height / 2);
  assert.match(await page.getByTestId("states-call").innerText(), /^call 1 of 4/, "pointing at a call shows it");
  await isAccessible(page.locator("body"));
  await picture(page, "states-phone-dark");
});

const READ_ONLY = `import jax

rate = 1.0


@jax.jit
def scaled(x):
    return x * rate


for i in range(4):
    if i == 2:
        rate = 0.5
    print(scaled(1.0))
`;

test("what both lanes set alike stands at the first call that ran on what it was before", async (t) => {
  const page = await opened(t, {}, READ_ONLY);
  const window = page.getByTestId("states");
  assert.equal(await window.locator("li").first().getAttribute("data-name"), "rate");
  assert.match(await window.getByTestId("states-call").innerText(), /^call 3 of 4: scaled, from the cache$/);
});

test("a cell that does not end is stopped, and what it did until then is shown", async (t) => {
  const page = await ran(t, { before: (page) => page.clock.install() }, `${READ_ONLY}\nwhile True:\n    pass\n`);
  const cell = page.locator('[data-testid="cell"][data-key="c0"]');
  // Plain Python ends with other numbers than `jit`: both lanes are in the loop.
  await cell.getByText("0.5", { exact: true }).first().waitFor();
  await page.waitForTimeout(2000);
  await page.getByTestId("stop").click();
  await cell.getByText("KeyboardInterrupt", { exact: true }).first().waitFor();
  await page.getByTestId("states-open").click();
  const window = page.getByTestId("states");
  await window.getByRole("status").waitFor();
  await page.waitForTimeout(3000);
  assert.equal(await window.locator("li").count(), 0);
  await page.clock.fastForward(31_000);
  await window.getByTestId("states-cut").waitFor();
  assert.equal(await window.locator("li").first().getAttribute("data-name"), "rate");
});
