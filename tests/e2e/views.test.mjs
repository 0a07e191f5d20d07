// The views beside the state over calls: why a call missed the cache, the tree of keys, and what if a frozen value were another.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isAccessible } from "./support/accessible.mjs";
import { fitsTheWindow, picture, visitor } from "./support/visit.mjs";

const visit = visitor();

const MISSES = `import jax
import jax.numpy as jnp
from functools import partial


@partial(jax.jit, static_argnames="n")
def power(x, params, n):
    return params["w"] * x**n


power(jnp.ones(3), {"w": 1.0}, 2)
power(jnp.ones(3), {"w": 1.0}, 2)
power(jnp.ones(4), {"w": 1.0}, 2)
power(jnp.ones(4), {"w": jnp.float32(1.0)}, 2)
power(jnp.ones(4, int), {"w": jnp.float32(1.0)}, 2)
power(jnp.ones(4), {"w": 1.0}, 3)
power(jnp.ones(4), {"w": 1.0, "b": 0.0}, 3)
for i in range(3):
    jax.jit(lambda x: x + 1)(1.0)
`;

const FROZEN = `import jax
import jax.numpy as jnp


class Damper:
    def __init__(self):
        self.rate = 0.5

    def step(self, x):
        return x * self.rate


damper = Damper()
step = jax.jit(damper.step)
gain = 3.0


@jax.jit
def respond(x):
    return gain * x


print(step(jnp.float32(2.0)), respond(jnp.float32(2.0)))
gain = 3.5
print(respond(jnp.float32(2.0)))
`;

const KEYS = `import jax

key = jax.random.key(0)
first, second = jax.random.split(key)
a = jax.random.normal(first, (2,))
b = jax.random.uniform(first, (2,))
c = jax.random.normal(jax.random.fold_in(second, 3), (2,))
gain = 2.0


@jax.jit
def noisy(k):
    return gain * jax.random.normal(k)


print(noisy(second))
gain = 3.0
print(noisy(second))
`;

async function opened(t, program, view, options) {
  const page = await visit(t, options);
  const cells = [{ cell_type: "code", id: "c0", source: program, outputs: [], metadata: {} }];
  const text = JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
  await page.getByTestId("open-file").setInputFiles({ name: "views.ipynb", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.locator('[data-testid="cell"][data-key="c0"]').waitFor();
  await page.getByTestId("run-all").click();
  await page.getByTestId(view === "misses" ? "misses-open" : "states-open").first().click();
  if (view !== "misses") await page.getByTestId("states").locator(`[role="tab"][data-view="${view}"]`).click();
  return page;
}

test("each trace after the first says which part of the key was another", async (t) => {
  const page = await opened(t, MISSES, "misses");
  const misses = page.getByTestId("misses");
  await misses.waitFor();
  const parts = await misses.locator("li").evaluateAll((all) => all.map((it) => it.dataset.parts));
  assert.deepEqual(parts, ["", "shape", "weak", "dtype", "static", "structure", "", "function", "function"]);
  const third = misses.locator('[data-trace="3"]');
  assert.match(await third.innerText(), /line 14/);
  assert.match(await third.innerText(), /params\["w"\]\s*~float32\[\]\s*→\s*float32\[\]/);
  assert.match(await third.innerText(), /Differs from trace 2 in: the weak type/);
  await third.getByRole("link").click();
  assert.match(page.url(), /#states\/misses-3$/);
  await isAccessible(page.locator("body"));
  await picture(page, "misses-wide");
  const tab = page.getByTestId("states").locator('[role="tab"][data-view="misses"]');
  await tab.focus();
  await page.keyboard.press("ArrowLeft");
  await page.getByTestId("states-call").waitFor();
  assert.match(page.url(), /#states\/\d+$/, "the arrow keys go from view to view");
  await page.keyboard.press("Escape");
  await page.getByTestId("states").waitFor({ state: "detached" });
  assert.doesNotMatch(page.url(), /states/);
});

test("what Python computes follows a frozen value, what jit computes does so once it is traced again", async (t) => {
  const page = await opened(t, FROZEN, "what");
  const lanes = async () => [await page.getByTestId("what-python").innerText(), await page.getByTestId("what-jit").innerText()];
  const become = (python, jit) => page.waitForFunction(([python, jit]) => {
    const of = (name) => document.querySelector(`[data-testid="what-${name}"]`)?.textContent;
    return of("python") === python && of("jit") === jit;
  }, [python, jit]);
  await become("1.0", "1.0");
  await page.getByTestId("what-value").fill("0.25");
  await become("0.5", "1.0");
  assert.match(await page.getByTestId("what-said").innerText(), /jit replays what it traced/);
  await page.getByTestId("what-again").click();
  await become("0.5", "0.5");
  await page.getByTestId("what-name").selectOption("1");
  assert.match(page.url(), /#states\/what-2$/);
  await become("7.0", "6.0");
  await page.getByTestId("what-slider").focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelector('[data-testid="what-python"]')?.textContent !== "7.0");
  assert.equal((await lanes())[1], "6.0");
  await isAccessible(page.locator("body"));
  await picture(page, "what-wide");
});

test("the tree of keys is a picture in which one can go about, with what is used again marked", async (t) => {
  const page = await opened(t, KEYS, "keys");
  const tree = page.getByTestId("keys-view").getByRole("tree");
  await tree.waitFor();
  const items = await tree.getByRole("treeitem").evaluateAll((all) => all.map((it) => [it.getAttribute("aria-level"), it.querySelector("text").textContent, it.classList.contains("again")]));
  assert.deepEqual(items[0], ["1", "key(0)", false]);
  assert.deepEqual(items[1], ["2", "split[0]", true]);
  await tree.getByRole("treeitem").first().focus();
  await page.keyboard.press("ArrowRight");
  const said = page.getByTestId("keys-said");
  assert.match(await said.innerText(), /^split\[0\], line 4 of .*: used again: the same numbers are drawn \(normal, line 5 .*; uniform, line 6 /);
  assert.match(page.url(), /#states\/keys-2$/);
  await page.keyboard.press("ArrowLeft");
  assert.match(await said.innerText(), /^key\(0\), line 3 of .*: used once \(split, line 4/);
  await isAccessible(page.locator("body"));
  await picture(page, "keys-wide");
});

for (const [view, program] of [["misses", MISSES], ["what", FROZEN], ["keys", KEYS]]) {
  test(`${view} on a phone and in the dark`, async (t) => {
    const page = await opened(t, program, view, { size: "phone", dark: true });
    await page.getByTestId(view === "keys" ? "keys-view" : view).waitFor();
    await fitsTheWindow(page);
    await isAccessible(page.locator("body"));
    await picture(page, `${view}-phone-dark`);
  });
}
