// Parts of the engine and of the page that are loaded when they are needed: when that is, and what a visitor sees when they
// cannot be.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visitor } from "./support/visit.mjs";

const visit = visitor();

const cell = (page) => page.locator('[data-testid="cell"][data-key="global-code"]');
const lane = (page, name) => cell(page).locator(`[data-lane~="${name}"] pre`);

async function run(page, text, status) {
  await cell(page).locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.locator('[data-key="global-code"][data-status="queued"], [data-key="global-code"][data-status="running"]').waitFor({ state: "detached" });
  await page.locator(`[data-key="global-code"][data-status="${status}"]`).waitFor();
}

/** A page on which requests for some files fail until `mend` is called. */
async function withoutLine(t, files) {
  const page = await visit(t, { allow: [/Failed to load resource/, /ERR_/] });
  await cell(page).locator(".cm-content").waitFor();
  await page.context().route(files, (route) => route.abort());
  return { page, mend: () => page.context().unroute(files) };
}

test("running the whole lesson loads no text that is loaded on demand", async (t) => {
  const page = await visit(t);
  const asked = [];
  page.context().on("request", (request) => asked.push(request.url().split("/").at(-1)));
  await page.getByTestId("run-all").click();
  await page.locator('[data-testid="cell"][data-kind="code"]').last().waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll('[data-testid="cell"][data-kind="code"]')].every((it) => ["done", "error"].includes(it.dataset.status)));
  assert.deepEqual(asked.filter((name) => /\.txt$/.test(name)), []);
});

for (const [what, files, before, needs, printed] of [
  ["functions of the engine", "**/freezeframe-worker.2-*", "x = 3", "import numpy as np\nprint(np.linalg.inv(np.eye(2) / x)[0])", "[3. 0.]"],
  ["the library's texts", "**/lib-*", "x = 3", "import statistics\nprint(statistics.mean([x, 5]))", "4"],
  ["the docs of functions", "**/docs-*", "x = len", "print(x.__doc__.splitlines()[0])", "The number of items."],
]) {
  test(`where ${what} cannot be loaded, the cell ends with an error, variables stay, and running it again works`, async (t) => {
    const { page, mend } = await withoutLine(t, files);
    await run(page, before, "done");
    for (let again = 0; again < 2; again++) {
      await run(page, `print("here")\n${needs}`, "error");
      assert.match(await cell(page).innerText(), /ImportError: .*could not be loaded: there was no answer/);
    }
    await run(page, "print(x)", "done");
    await mend();
    await run(page, needs, "done");
    assert.equal(await lane(page, "jit").innerText(), printed);
  });
}

test("help shows a function's signature and doc, which are loaded once for it", async (t) => {
  const page = await visit(t);
  await cell(page).locator(".cm-content").waitFor();
  const asked = [];
  page.context().on("request", (request) => asked.push(request.url().split("/").at(-1)));
  await run(page, "import jax.numpy as jnp\nhelp(jnp.sum)", "done");
  const said = await lane(page, "jit").innerText();
  assert.match(said, /^Help on .*function sum in module jax\.numpy:\s+sum\(a, axis=None/);
  assert.match(said, />>> jnp\.sum\(/);
  const docs = () => asked.filter((name) => /^docs-.*\.txt$/.test(name)).length;
  const before = docs();
  await run(page, "print(jnp.mean.__doc__ != jnp.sum.__doc__, len(len.__doc__) > 10)", "done");
  assert.equal(await lane(page, "jit").innerText(), "True True");
  assert.equal(docs(), before);
});

/** The lane that warms up, once it has begun; `what` is to hold in it. */
async function warming(page, what) {
  for (let left = 500; left > 0; left--) {
    for (const worker of page.workers()) {
      const held = await worker.evaluate((what) => typeof warmUp === "object" && { done: warmUp.done, runs: warmUp.runs }[what], what).catch(() => false);
      if (held) return worker;
    }
    await page.waitForTimeout(20);
  }
  throw new Error("no lane warms up");
}

test("while nobody asks for anything a lane warms up, which loads nothing and leaves nothing behind", async (t) => {
  const page = await visit(t);
  const asked = [];
  page.context().on("request", (request) => asked.push(request.url().split("/").at(-1)));
  await warming(page, "done");
  assert.deepEqual(asked.filter((name) => /\.txt$|worker\.2-/.test(name)), []);
  await run(page, 'print([it for it in globals() if not it.startswith("_") and it not in ("In", "Out")])', "done");
  assert.equal(await lane(page, "jit").innerText(), await lane(page, "python").innerText());
  assert.doesNotMatch(await lane(page, "jit").innerText(), /params|counter/);
});

test("a program that is run while a lane warms up runs at once, and the lane warms up when it has rested", async (t) => {
  const page = await visit(t);
  let go;
  await page.context().route("**/warm-up.py", async (route) => (await new Promise((resolve) => (go = resolve)), route.continue()));
  await page.reload();
  await cell(page).locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("import jax\nprint(jax.jit(lambda x: x + 1)(1))");
  while (!go) await page.waitForTimeout(20);
  go();
  const worker = await warming(page, "runs");
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.locator('[data-key="global-code"][data-status="done"]').waitFor();
  assert.equal(await lane(page, "jit").innerText(), "2");
  assert.equal(await warming(page, "done"), worker);
});

const REST_OF_PAGE = "**/freezeframe-page.1-*";

/** A page that cannot load its part behind the first result; `answer` takes each request for it. */
async function withoutRest(t, answer) {
  const page = await visit(t, { allow: [/Failed to load resource/, /ERR_/, /could not be loaded/, /Failed to execute 'send'/] });
  await page.context().route(REST_OF_PAGE, answer);
  await page.reload();
  return page;
}

test("the first result needs no function of the page that comes behind it", async (t) => {
  const asked = [];
  const page = await withoutRest(t, (route) => asked.push(route.request().url()));
  await cell(page).getByTestId("run-cell").click();
  await page.locator('[data-key="global-code"][data-status="done"]').waitFor();
  assert.ok((await lane(page, "jit").first().innerText()).length > 0);
  await page.waitForTimeout(500);
  assert.equal(asked.length, 1, "it is loaded by and by, once");
});

test("what needs the page's other functions too early waits for them, and asks where they cannot be loaded", async (t) => {
  const page = await withoutRest(t, (route) => route.abort());
  const asked = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.message());
    if (asked.length === 2) await page.context().unroute(REST_OF_PAGE);
    await dialog.accept();
  });
  await page.getByTestId("commands").click();
  await page.locator("dialog.panel[open]").waitFor();
  assert.deepEqual(asked, Array(2).fill("A part of this page could not be loaded. Try again?"));
});

test("a visitor who does not try again is told that the page is not whole", async (t) => {
  const page = await withoutRest(t, (route) => route.abort());
  page.on("dialog", (dialog) => dialog.dismiss());
  await page.getByTestId("commands").click();
  await page.getByText("A part of the page is missing.").waitFor();
});
