// Links that carry a notebook, whole or a cell of it, and links to a notebook of another host: nothing runs until Run is
// pressed, and what is opened is kept apart from the lesson.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { isAccessible } from "./support/accessible.mjs";
import { fitsTheWindow, picture, visitor } from "./support/visit.mjs";

const visit = visitor();
const cell = (page, key) => page.locator(`[data-testid="cell"][data-key="${key}"]`);
const PROGRAM = "# %% [markdown]\n# # From elsewhere\n\n# %%\nprint('far away')\n";

let elsewhere;
let host;
before(async () => {
  elsewhere = createServer((request, answer) => {
    const allowed = request.url.startsWith("/open/") ? { "access-control-allow-origin": "*" } : {};
    const status = request.url.endsWith("gone.py") ? 404 : 200;
    answer.writeHead(status, { "content-type": "text/plain", ...allowed }).end(PROGRAM);
  });
  await new Promise((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  host = `127.0.0.1:${elsewhere.address().port}`;
});
after(() => {
  elsewhere.closeAllConnections();
  elsewhere.close();
});

/** Opens the window in which links are copied. */
async function share(page) {
  await page.getByTestId("share-notebook").click();
  await page.getByTestId("share").waitFor();
  return page.getByTestId("share-link").inputValue();
}

/** Goes to an address of which only the part behind `#` may be another. */
async function go(page, address) {
  await page.goto("about:blank");
  await page.goto(address);
}

test("a link carries the notebook as it was edited, and nothing runs by itself", async (t) => {
  const page = await visit(t, { before: (page) => page.context().grantPermissions(["clipboard-read", "clipboard-write"]) });
  const home = page.url();
  await page.locator('[data-testid="cell"][data-kind="code"]').first().locator(".cm-content").click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("# edited, with ünïcode 🧊\n");
  await page.getByTestId("lane-toggle").first().click();
  const link = await share(page);
  assert.match(link, /#nbz=[\w-]+&lanes\/jit$/);
  await isAccessible(page.getByTestId("share"));
  await picture(page, "share-wide");
  await page.getByTestId("copy-link").click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
  await page.getByTestId("copy-markdown").click();
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(markdown, /^```python\n# edited, with ünïcode 🧊\n[^]*\n```\n\n\[Run this in Freezeframe\]\(/);

  await go(page, link);
  await page.locator(".came-from", { hasText: "came with a link" }).waitFor();
  const first = page.locator('[data-testid="cell"][data-kind="code"]').first();
  await first.locator(".cm-content", { hasText: "# edited, with ünïcode 🧊" }).waitFor();
  assert.equal(await page.locator('[data-status="running"], [data-status="queued"], [data-status="done"]').count(), 0);
  assert.equal(await page.getByTestId("lane-toggle").first().getAttribute("aria-pressed"), "false");
  await page.keyboard.press("Control+Home");
  await first.locator(".cm-content").click();
  await page.keyboard.type("x");
  // What is written there is kept there, and not in the lesson.
  await page.waitForTimeout(1200);
  await page.reload();
  await page.locator('[data-testid="cell"][data-kind="code"]').first().locator(".cm-content", { hasText: "x" }).waitFor();
  await go(page, home);
  await page.locator('[data-testid="cell"][data-kind="code"]').first().locator(".cm-content", { hasText: "# edited" }).waitFor();
  assert.equal(await page.locator(".came-from").count(), 0);
});

test("a link may carry one cell", async (t) => {
  const page = await visit(t, { size: "phone" });
  const code = page.locator('[data-testid="cell"][data-kind="code"]').nth(1);
  await code.locator(".cm-content").click();
  const text = await code.locator(".cm-content").innerText();
  const whole = await share(page);
  await page.getByTestId("share").getByText(/^Only cell/).click();
  await page.waitForFunction((whole) => document.querySelector('[data-testid="share-link"]').value !== whole, whole);
  await fitsTheWindow(page);
  await picture(page, "share-phone");
  const link = await page.getByTestId("share-link").inputValue();
  assert.ok(link.length < whole.length);
  await go(page, link);
  await page.locator(".came-from").waitFor();
  await page.getByTestId("cell").first().locator(".cm-content").waitFor();
  assert.equal(await page.getByTestId("cell").count(), 1);
  assert.equal(await page.getByTestId("cell").first().locator(".cm-content").innerText(), text);
});

test("a link that is broken shows the lesson, and says so", async (t) => {
  const page = await visit(t, { path: "#nbz=AAAA" });
  await page.locator(".came-from", { hasText: "broken" }).waitFor();
  await page.getByTestId("run-all").waitFor();
  assert.ok((await page.getByTestId("cell").count()) > 10);
});

/** Visits that may ask the other host. */
const abroad = (options = {}) => ({ allow: [/127\.0\.0\.1/, /Failed to load resource/, /CORS/], ...options });

/** Lets the other host be asked. */
async function letAsk(page) {
  await page.context().route(`http://${host}/**`, (route) => route.continue());
}

test("a notebook of another host is opened once the reader says so", async (t) => {
  const page = await visit(t, abroad({ dark: true }));
  const home = page.url();
  let asked = 0;
  elsewhere.on("request", () => asked++);
  await letAsk(page);
  await go(page, `${home}#nb=http://${host}/open/a.py`);
  await page.getByTestId("open-it").waitFor();
  assert.match(await page.locator("main").innerText(), new RegExp(host));
  assert.equal(asked, 0, "before that the host is not asked");
  await isAccessible(page.locator("main"));
  await picture(page, "open-asks-dark");
  await page.getByTestId("open-it").click();
  await page.locator(".came-from", { hasText: `http://${host}/open/a.py` }).waitFor();
  await page.getByRole("heading", { name: "From elsewhere" }).waitFor();
  assert.equal(await page.locator('[data-status="done"]').count(), 0);
  await page.locator('[data-testid="cell"][data-kind="code"]').first().getByTestId("run-cell").click();
  await page.getByTestId("row").filter({ hasText: "far away" }).first().waitFor();
});

test("what cannot be loaded, or names no address, is said", async (t) => {
  const page = await visit(t, abroad());
  const home = page.url();
  await letAsk(page);
  for (const [address, sentence] of [
    [`http://${host}/closed/a.py`, /does not allow other pages/],
    [`http://${host}/open/gone.py`, /answered 404/],
  ]) {
    await go(page, `${home}#nb=${address}`);
    await page.getByTestId("open-it").click();
    await page.getByText(sentence).waitFor();
  }
  for (const address of ["javascript:alert(1)", "data:text/html,x", "http://example.org/a.py", ""]) {
    await go(page, `${home}#nb=${encodeURIComponent(address)}`);
    await page.getByText("This link names no notebook.").waitFor();
    assert.equal(await page.getByTestId("open-it").count(), 0, address);
  }
});

test("a step link says when the text is another one", async (t) => {
  const page = await visit(t, {});
  const home = page.url();
  const jitted = page.locator('[data-testid="cell"][data-kind="code"]', { hasText: "jax.jit" }).first();
  const key = await jitted.getAttribute("data-key");
  await go(page, `${home}#step/${key}/1/1/1`);
  await page.getByTestId("page-notice").filter({ hasText: "another text" }).waitFor();
});

test("the path through the lessons shows what is passed, and leads on", async (t) => {
  const page = await visit(t, { path: "lessons.html" });
  const items = page.locator(".path li");
  assert.ok((await items.count()) >= 10);
  assert.equal(await page.locator('[data-state="passed"]').count(), 0);
  await page.evaluate(() => localStorage.setItem("freezeframe:passed:state", "turn-code"));
  await page.reload();
  await page.locator('.path li[data-name="state"][data-state="passed"]').waitFor();
  assert.match(await items.nth(1).innerText(), /Go on here/);
  await isAccessible(page.locator("main"));
  await picture(page, "path-wide");
  await items.nth(1).getByRole("link").click();
  await page.getByRole("link", { name: "All lessons" }).waitFor();
  assert.match(await page.locator(".site-way [rel=prev]").innerText(), /counter/);
  assert.match(await page.locator(".site-way [rel=next]").innerText(), /When does jit trace again/);
});

test("a notebook of a public repository opens elsewhere too, on real JAX", async (t) => {
  const address = "https://github.com/someone/course/blob/main/week%201/lesson.ipynb";
  const page = await visit(t);
  const home = page.url();
  const notebook = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [{ cell_type: "code", id: "a", metadata: {}, outputs: [], execution_count: null, source: "1" }] });
  await page.evaluate(([name, text]) => sessionStorage.setItem(name, text), [`freezeframe:nb:${address}`, notebook]);
  await go(page, `${home}#nb=${encodeURIComponent(address)}`);
  const links = page.locator(".came-from a[target]");
  await links.first().waitFor();
  const told = await links.evaluateAll((all) => all.map((it) => [it.textContent, it.href, it.rel]));
  assert.deepEqual(told, [
    ["Open in Colab", "https://colab.research.google.com/github/someone/course/blob/main/week%201/lesson.ipynb", "noopener noreferrer"],
    ["Open in Binder", "https://mybinder.org/v2/gh/someone/course/main?labpath=week%201%2Flesson.ipynb", "noopener noreferrer"],
  ]);
});
