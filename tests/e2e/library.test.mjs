// Work that is never lost: notebooks by name with their versions and outputs, two tabs of one notebook, a browser that
// keeps nothing, and one history over all that was done.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isAccessible } from "./support/accessible.mjs";
import { fitsTheWindow, picture, visitor } from "./support/visit.mjs";

const visit = visitor();

const cell = (page, key) => page.locator(`[data-testid="cell"][data-key="${key}"]`);
const keys = (page) => page.getByTestId("cell").evaluateAll((cells) => cells.map((it) => it.dataset.key));
const editor = (page, key) => cell(page, key).locator(".cm-content");
const text = async (page, key) => (await editor(page, key).innerText()).trimEnd();
const list = (page) => page.getByTestId("notebook-list");
const row = (page, name) => list(page).locator(":scope > li", { has: page.locator(".notebook-name", { hasText: name }) });
const names = (page) => list(page).locator(".notebook-name").allInnerTexts();
const modifier = "ControlOrMeta";

/** Looks again until it is so. */
async function until(look, what) {
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((resume) => setTimeout(resume, 25))) {
    if (await look()) return;
  }
  assert.fail(`it does not come to that: ${what}`);
}

async function write(page, key, text) {
  await editor(page, key).click();
  await page.keyboard.press(`${modifier}+a`);
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
}

/** Opens a file of these code cells, called `c0`, `c1` ... */
async function openFile(page, name, sources, metadata = {}) {
  const cells = sources.map((source, at) => ({ cell_type: "code", id: `c${at}`, source, outputs: [], metadata: {}, execution_count: null }));
  const file = JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
  await page.getByTestId("open-file").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(file) });
  await editor(page, "c0").waitFor();
}

async function openList(page) {
  await page.getByTestId("notebooks").click();
  await list(page).waitFor();
}

/** Waits until the library has a text in some cell of the notebook that is open. */
async function isKept(page, wanted) {
  const find = (wanted) =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open("freezeframe");
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const all = request.result.transaction("texts").objectStore("texts").getAll();
        all.onsuccess = () => {
          request.result.close();
          resolve(all.result.some(({ edits }) => edits?.includes(JSON.stringify(wanted).slice(1, -1))));
        };
      };
    });
  await until(() => page.evaluate(find, wanted), `${wanted} is kept`);
}

test("notebooks are made, named, copied, deleted and brought back, by the keyboard too", async (t) => {
  const page = await visit(t);
  await write(page, "global-code", "print('mine')");
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await list(page).waitFor();
  assert.deepEqual(await names(page), ["Why does my counter print 1 1 1?"]);
  await page.locator('[data-do="new"]').click();
  await until(async () => (await keys(page)).join() === "first", "a new notebook");
  await write(page, "first", "x = 1");
  await isKept(page, "x = 1");

  await openList(page);
  assert.deepEqual(await names(page), ["Untitled", "Why does my counter print 1 1 1?"]);
  assert.match(await row(page, "Untitled").innerText(), /kB.*open/);
  await row(page, "Untitled").locator('[data-do="rename"]').focus();
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("Study one");
  await page.keyboard.press("Enter");
  await row(page, "Study one").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.dataset.do), "rename", "the focus stays");
  await row(page, "Study one").locator('[data-do="copy"]').click();
  await row(page, "Study one (copy)").waitFor();
  await isAccessible(page.locator("dialog.panel[open]"));
  await picture(page, "notebooks-wide");

  const copy = page.locator(".notebook-name", { hasText: "Study one (copy)" });
  await list(page).locator("li", { has: copy }).locator('[data-do="remove"]').click();
  await list(page).getByText("“Study one (copy)” is deleted.").waitFor();
  await page.keyboard.press("Enter");
  await copy.waitFor();
  await copy.press("Enter");
  await until(async () => (await page.locator("dialog[open]").count()) === 0, "the list is closed");
  await editor(page, "first").waitFor();
  assert.equal(await text(page, "first"), "x = 1");
  await write(page, "first", "x = 2");
  await isKept(page, "x = 2");
  await page.reload();
  await editor(page, "first").waitFor();
  assert.equal(await text(page, "first"), "x = 2", "the same notebook is open after a reload");

  const download = page.waitForEvent("download");
  await page.getByTestId("save-file").click();
  assert.equal((await download).suggestedFilename(), "Study one (copy).ipynb");

  await openList(page);
  await row(page, "Study one").filter({ hasNotText: "copy" }).locator(".notebook-name").click();
  await until(async () => (await text(page, "first")) === "x = 1", "the first one is as it was");
  await page.getByTestId("home").click();
  await editor(page, "global-code").waitFor();
  assert.equal(await text(page, "global-code"), "print('mine')");
  assert.equal(await page.getByTestId("home").count(), 0);
});

test("the list fits on a phone, dark", async (t) => {
  const page = await visit(t, { size: "phone", dark: true });
  await openFile(page, "A notebook with a rather long name for so small a window.ipynb", ["1"]);
  await write(page, "c0", "2");
  await isKept(page, "2");
  await page.getByText("Your notebooks").click();
  await list(page).waitFor();
  await fitsTheWindow(page);
  await picture(page, "notebooks-phone-dark");
});

test("earlier versions are there, and one of them comes back", async (t) => {
  const page = await visit(t);
  await openFile(page, "study.ipynb", ["a = 0", "b = 0"]);
  for (const [source, then] of [["a = 1", "s"], ["a = 2", "s"], ["a = 3", ""]]) {
    await write(page, "c0", source);
    await isKept(page, source);
    if (then) await page.keyboard.press(`${modifier}+${then}`);
  }
  await openList(page);
  const versions = row(page, "study").locator(".notebook-versions li");
  await row(page, "study").locator('[data-do="versions"]').click();
  assert.equal(await versions.count(), 3, (await versions.allInnerTexts()).join());
  await picture(page, "notebooks-versions");
  await versions.nth(1).locator("button").click();
  await until(async () => (await text(page, "c0")) === "a = 1", "the version is back");
  await page.getByTestId("undo").click();
  assert.equal(await text(page, "c0"), "a = 3", "that too is taken back");
  await openList(page);
  await row(page, "study").locator('[data-do="versions"]').click();
  await versions.last().locator("button").click();
  await until(async () => (await text(page, "c0")) === "a = 0", "as it was at first");
});

test("a version has what its cells had put out, and undo brings the later outputs back", async (t) => {
  const page = await visit(t);
  await openFile(page, "outputs.ipynb", ["print('early')"]);
  const printed = () => cell(page, "c0").locator("td pre").allTextContents();
  await cell(page, "c0").getByTestId("run-cell").click();
  await cell(page, "c0").and(page.locator('[data-status="done"]')).waitFor();
  await page.waitForTimeout(300);
  await write(page, "c0", "print('late')");
  await isKept(page, "print('late')");
  await page.keyboard.press(`${modifier}+Enter`);
  await until(async () => (await printed()).join() === "late", "it has run");
  await openList(page);
  await row(page, "outputs").locator('[data-do="versions"]').click();
  await row(page, "outputs").locator(".notebook-versions li").last().locator("button").click();
  await until(async () => (await text(page, "c0")) === "print('early')", "the version is back");
  assert.deepEqual(await printed(), ["early"]);
  assert.match(await cell(page, "c0").getByTestId("lanes").innerText(), /kept from/);
  assert.equal(await cell(page, "c0").locator(".outputs.outdated").count(), 0, "they are those of this text");
  await page.getByTestId("undo").click();
  assert.equal(await text(page, "c0"), "print('late')");
  assert.deepEqual(await printed(), ["late"]);
});

test("outputs of both lanes are there again, and say from when they are", async (t) => {
  const page = await visit(t);
  await openFile(page, "out.ipynb", ["import jax\nn = 0\n@jax.jit\ndef f(x):\n    return x + n\nprint(f(1.0))\nn = 1\nprint(f(1.0))", "1 / 0"]);
  await page.getByTestId("run-all").click();
  await cell(page, "c0").and(page.locator('[data-status="done"]')).waitFor();
  await cell(page, "c1").and(page.locator('[data-status="error"]')).waitFor();
  const printed = (lane) => cell(page, "c0").locator(`td[data-lane~="${lane}"] pre`).allTextContents();
  const before = [await printed("python"), await printed("jit")];
  await page.reload();
  await cell(page, "c0").getByTestId("lanes").waitFor();
  assert.deepEqual([await printed("python"), await printed("jit")], before);
  assert.match(await cell(page, "c0").getByTestId("lanes").innerText(), /kept from \d+\/\d+\/\d+, \d+:\d+/);
  assert.match(await cell(page, "c1").getByTestId("error").first().innerText(), /ZeroDivisionError/);
  await picture(page, "outputs-kept");
  await openList(page);
  await row(page, "out").locator('[data-do="copy"]').click();
  const number = () => cell(page, "c0").getAttribute("data-cell");
  const first = await number();
  await page.locator(".notebook-name", { hasText: "out (copy)" }).click();
  await until(async () => (await number()) !== first, "the copy is open");
  await until(async () => (await printed("jit")).join() === before[1].join(), "a copy has the outputs too");
  await write(page, "c0", "print('other')");
  await isKept(page, "print('other')");
  await page.reload();
  await editor(page, "c0").waitFor();
  assert.equal(await cell(page, "c0").getByTestId("lanes").count(), 0, "they are of another text");
});

test("a lesson that was only run has its outputs again too, until what is recorded is asked for", async (t) => {
  const page = await visit(t);
  await editor(page, "global-code").click();
  await page.keyboard.press(`${modifier}+Enter`);
  await cell(page, "global-code").and(page.locator('[data-status="done"]')).waitFor();
  await page.reload();
  const lanes = cell(page, "global-code").getByTestId("lanes");
  await until(async () => /kept from/.test(await lanes.innerText()), "outputs are of the last visit");
  await page.getByTestId("reset").press("Enter");
  await page.locator('[data-sure="yes"]').press("Enter");
  await until(async () => /recorded/.test(await lanes.innerText()), "outputs are those that are recorded");
  await page.reload();
  await editor(page, "global-code").waitFor();
  assert.match(await lanes.innerText(), /recorded/);
});

test("what was kept before there was a library is taken over once", async (t) => {
  const page = await visit(t);
  const edits = (key, source) => JSON.stringify({ version: 1, cells: [{ key, kind: "code", source }] });
  await editor(page, "global-code").waitFor();
  await page.evaluate((saved) => {
    localStorage.setItem("freezeframe:lesson:state", saved);
    const gone = indexedDB.deleteDatabase("freezeframe");
    return new Promise((resolve, reject) => Object.assign(gone, { onsuccess: () => resolve(), onerror: reject }));
  }, edits("global-code", "old = 1"));
  await page.reload();
  await editor(page, "global-code").waitFor();
  assert.deepEqual(await keys(page), ["global-code"]);
  assert.equal(await text(page, "global-code"), "old = 1");
  const left = () => page.evaluate(() => Object.keys(localStorage).filter((key) => /lesson|file/.test(key)));
  assert.deepEqual(await left(), []);

  const file = JSON.stringify({ cells: [{ cell_type: "code", id: "k", source: "1", outputs: [], metadata: {} }], metadata: {}, nbformat: 4, nbformat_minor: 5 });
  await page.evaluate(([file, saved]) => {
    localStorage.setItem("freezeframe:file:state", `was open.ipynb\n${file}`);
    localStorage.setItem("freezeframe:lesson:state", saved);
  }, [file, edits("k", "two = 2")]);
  await page.reload();
  await editor(page, "k").waitFor();
  assert.equal(await text(page, "k"), "two = 2");
  assert.deepEqual(await left(), []);
  await openList(page);
  assert.deepEqual((await names(page)).sort(), ["Why does my counter print 1 1 1?", "was open"].sort());
});

/** Opens the page in a second tab of the same browser. */
async function secondTab(page) {
  const other = await page.context().newPage();
  other.setDefaultTimeout(20_000);
  await other.goto(page.url());
  return other;
}

test("edits in two tabs are merged by cell, whoever writes first", async (t) => {
  const page = await visit(t);
  await openFile(page, "both.ipynb", ["a = 0", "b = 0", "c = 0"]);
  await isListed(page);
  const other = await secondTab(page);
  await editor(other, "c0").waitFor();
  await write(page, "c0", "a = 'one'");
  await until(async () => (await text(other, "c0")) === "a = 'one'", "the other tab has it");
  await write(other, "c1", "b = 'two'");
  await until(async () => (await text(page, "c1")) === "b = 'two'", "this tab has it");

  // Both at once, before either hears of the other.
  await Promise.all([write(page, "c0", "a = 1"), write(other, "c1", "b = 2")]);
  await cell(other, "c2").hover();
  await cell(other, "c2").getByTestId("delete").click();
  for (const tab of [page, other]) {
    await until(async () => (await text(tab, "c0")) === "a = 1" && (await text(tab, "c1")) === "b = 2" && (await keys(tab)).length === 2, "both edits in both tabs");
  }
  await page.reload();
  await editor(page, "c0").waitFor();
  assert.deepEqual([await text(page, "c0"), await text(page, "c1")], ["a = 1", "b = 2"]);
});

/** Waits until the notebook that is open is in the library. */
async function isListed(page) {
  await until(() => page.evaluate(() => !!sessionStorage.getItem("freezeframe:open:state")), "the notebook is in the library");
}

test("a cell that was changed in two tabs at once has both texts, and a choice", async (t) => {
  for (const [choice, expected] of [["Take this one", 1], ["Keep the one above", 1], ["Keep both", 2]]) {
    const page = await visit(t);
    await openFile(page, "both.ipynb", ["a = 0"]);
    await isListed(page);
    const other = await secondTab(page);
    await editor(other, "c0").waitFor();
    await Promise.all([write(page, "c0", "a = 'one'"), write(other, "c0", "a = 'two'")]);
    for (const tab of [page, other]) {
      await tab.getByTestId("choice").waitFor();
      const texts = [await text(tab, "c0"), await text(tab, "c0-other")];
      assert.deepEqual(texts.sort(), ["a = 'one'", "a = 'two'"]);
    }
    if (choice === "Take this one") {
      await isAccessible(page.getByTestId("notebook"));
      await picture(page, "two-tabs-choice");
    }
    const [above, below] = [await text(page, "c0"), await text(page, "c0-other")];
    await page.getByTestId("choice").getByText(choice).click();
    for (const tab of [page, other]) {
      await until(async () => (await tab.getByTestId("choice").count()) === 0, "the choice is made in both tabs");
      assert.equal((await keys(tab)).length, expected);
      assert.equal(await text(tab, "c0"), choice === "Take this one" ? below : above);
    }
    // Whatever was chosen is taken back as any change.
    await page.getByTestId("notebook").evaluate((it) => it.focus());
    await page.keyboard.press("z");
    await page.getByTestId("choice").waitFor();
    assert.deepEqual([await text(page, "c0"), await text(page, "c0-other")], [above, below]);
    await page.keyboard.press("Shift+Z");
    await until(async () => (await page.getByTestId("choice").count()) === 0, "it is done again");
    assert.equal((await keys(page)).length, expected);
  }
});

test("edits are kept where the browser never finds time, as in a window behind others", async (t) => {
  const page = await visit(t);
  await page.addInitScript(() => (window.requestIdleCallback = (act, { timeout } = {}) => (timeout ? setTimeout(act, timeout) : 0)));
  await page.reload();
  await openFile(page, "busy.ipynb", ["a = 0"]);
  await write(page, "c0", "a = 'kept'");
  await isKept(page, "a = 'kept'");
});

test("what is typed just before a tab is closed is there in the next", async (t) => {
  const page = await visit(t);
  await openFile(page, "last.ipynb", ["a = 0"]);
  await isListed(page);
  await write(page, "c0", "a = 'last words'");
  const next = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  await next.goto(page.url());
  await editor(next, "c0").waitFor();
  await until(async () => (await text(next, "c0")) === "a = 'last words'", "the last words");
});

/** Whether leaving the page asks. */
async function leavingAsks(page) {
  let asked = false;
  page.once("dialog", (dialog) => ((asked = dialog.type() === "beforeunload"), dialog.dismiss()));
  await Promise.race([page.close({ runBeforeUnload: true }), new Promise((resume) => setTimeout(resume, 1500))]);
  await new Promise((resume) => setTimeout(resume, 500));
  return asked;
}

async function saveFromBar(page) {
  const download = page.waitForEvent("download");
  await page.getByTestId("trouble").getByText("Save to file").click();
  return readFileSync(await (await download).path(), "utf8");
}

test("where storage is blocked that is said with the first edit; a file is safe, and leaving asks only until then", async (t) => {
  const page = await visit(t);
  await page.context().addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("blocked", "SecurityError");
    };
    Object.defineProperty(globalThis, "localStorage", { get: () => { throw new DOMException("blocked", "SecurityError"); } });
  });
  await page.reload();
  await editor(page, "global-code").waitFor();
  assert.equal(await page.getByTestId("trouble").count(), 0, "nothing is lost yet");
  await write(page, "global-code", "print('at risk')");
  await page.getByTestId("trouble").waitFor();
  assert.match(await page.getByTestId("trouble").innerText(), /keeps no notebooks/);
  await picture(page, "storage-blocked");
  assert.equal(await leavingAsks(page), true);
  assert.match(await saveFromBar(page), /at risk/);
  assert.equal(await page.getByTestId("trouble").count(), 0);
  assert.equal(await leavingAsks(page), false);
});

test("where storage is full that is said, and a notebook that is too large stays on the page", async (t) => {
  const page = await visit(t);
  await editor(page, "global-code").waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(page.url()).origin, quotaSize: 200_000 });
  await openFile(page, "large.ipynb", ["x = 1", "y = 1"], { large: "0123456789".repeat(2_000_000) });
  await page.getByTestId("trouble").waitFor();
  assert.match(await page.getByTestId("trouble").innerText(), /has no room/);
  assert.deepEqual(await keys(page), ["c0", "c1"]);
  assert.match(await saveFromBar(page), /y = 1/);
  await write(page, "c1", "y = 2");
  await page.getByTestId("trouble").waitFor();
  assert.equal(await leavingAsks(page), true);
  // There is room again, and the lesson is as it was.
  await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(page.url()).origin });
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await editor(page, "global-code").waitFor();
  assert.match(await text(page, "global-code"), /offset = 0.0/);
});

test("one history over typing, moves, deletions, text made code, and reset", async (t) => {
  const page = await visit(t);
  await openFile(page, "past.ipynb", ["a = 0", "b = 0"]);
  await write(page, "c0", "a = 1");
  await write(page, "c1", "b = 1");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Shift+ArrowUp");
  await page.keyboard.press("d");
  await page.keyboard.press("d");
  const state = async () => (await Promise.all((await keys(page)).map((key) => text(page, key)))).join();
  await until(async () => (await state()) === "a = 1", "b is deleted");
  await page.getByTestId("reset").press("Enter");
  await page.locator('[data-sure="yes"]').press("Enter");
  await until(async () => (await state()) === "a = 0,b = 0", "as it was opened");
  await cell(page, "c0").focus();
  for (const expected of ["a = 1", "b = 1,a = 1", "a = 1,b = 1", "a = 1,b = 0", "a = 0,b = 0"]) {
    await page.keyboard.press("z");
    await until(async () => (await state()) === expected, expected);
  }
  for (const expected of ["a = 1,b = 0", "a = 1,b = 1", "b = 1,a = 1", "a = 1", "a = 0,b = 0"]) {
    await page.keyboard.press("Shift+Z");
    await until(async () => (await state()) === expected, expected);
  }
  // In an editor the same keys as anywhere.
  await editor(page, "c0").click();
  await page.keyboard.press(`${modifier}+z`);
  await until(async () => (await state()) === "a = 1", "taken back from within an editor");
  await page.keyboard.press(`${modifier}+Shift+z`);
  await until(async () => (await state()) === "a = 0,b = 0", "and done again");
});

test("in an editor what was typed is taken back stretch by stretch, and the cursor stays where that was", async (t) => {
  const page = await visit(t);
  await openFile(page, "typing.ipynb", ["a = 0\nb = 0"]);
  await editor(page, "c0").click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("End");
  await page.keyboard.type("12");
  await new Promise((resume) => setTimeout(resume, 900));
  await page.keyboard.type("34");
  assert.equal(await text(page, "c0"), "a = 01234\nb = 0");
  await page.keyboard.press(`${modifier}+z`);
  assert.equal(await text(page, "c0"), "a = 012\nb = 0");
  await page.keyboard.press(`${modifier}+z`);
  assert.equal(await text(page, "c0"), "a = 0\nb = 0");
  await page.keyboard.press(`${modifier}+y`);
  await page.keyboard.type("9");
  assert.equal(await text(page, "c0"), "a = 0129\nb = 0");
});

test("what is typed in a text is in the same history", async (t) => {
  const page = await visit(t);
  await page.getByTestId("run-all").waitFor();
  await cell(page, "global").getByTestId("prose").focus();
  await page.keyboard.press("Enter");
  const source = cell(page, "global").getByTestId("prose-source");
  const before = await source.inputValue();
  await page.keyboard.press("End");
  await page.keyboard.type("xy");
  assert.notEqual(await source.inputValue(), before);
  await page.keyboard.press(`${modifier}+z`);
  assert.equal(await source.inputValue(), before);
  await page.keyboard.press(`${modifier}+Shift+z`);
  assert.match(await source.inputValue(), /xy/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("z");
  await source.waitFor({ state: "detached" });
  assert.doesNotMatch(await cell(page, "global").innerText(), /xy/);
});

test("a rewrite over several cells is taken back as one change", async (t) => {
  const page = await visit(t);
  await openFile(page, "rewrite.ipynb", [
    "import jax\n\nclass Counter:\n    def __init__(self):\n        self.n = 0\n\n    @jax.jit\n    def count(self):\n        self.n += 1\n        return self.n\n\nimport functools\n",
    "import jax\ng = 0.0\n\n@jax.jit\ndef f(x):\n    return x + g",
    "print(f(4.0))\ng = 10.0\nprint(f(5.0))",
  ]);
  await page.getByTestId("run-all").click();
  await cell(page, "c2").and(page.locator('[data-status="done"]')).waitFor();
  await page.getByTestId("make-stateless").last().click();
  await page.getByTestId("accept").waitFor();
  const sources = () => Promise.all(["c1", "c2"].map((key) => text(page, key)));
  const before = await sources();
  await page.getByTestId("accept").click();
  await until(async () => (await sources()).every((it, at) => it !== before[at]), "both cells are rewritten");
  await cell(page, "c1").focus();
  await page.keyboard.press("z");
  await until(async () => (await sources()).join() === before.join(), "one undo brings both back");
});

test("a page with notebooks of its own keeps each under its own name, with a list of its own", async (t) => {
  const page = await visit(t);
  const index = await (await page.request.get(page.url())).text();
  const element = (name) => `<main id="${name}" data-notebook="nb/${name}.py"></main>`;
  const html = index.replace(/<main[^]*<\/main>/, element("one") + element("two")).replace(/<link rel="preload"[^>]*>/, "");
  await page.context().route("**/page.html", (route) => route.fulfill({ contentType: "text/html", body: html }));
  await page.context().route("**/nb/*.py", (route) => route.fulfill({ contentType: "text/plain", body: "x = 0\n" }));
  await page.goto(new URL("page.html", page.url()).href);
  const first = (name) => page.locator(`#${name} .cm-content`).first();
  for (const name of ["one", "two"]) {
    await first(name).click();
    await page.keyboard.press(`${modifier}+a`);
    await page.keyboard.press("Delete");
    await page.keyboard.insertText(`x = '${name}'`);
  }
  await isKept(page, "x = 'two'");
  await page.reload();
  for (const name of ["one", "two"]) assert.equal((await first(name).innerText()).trimEnd(), `x = '${name}'`);
  await page.locator("#two").getByTestId("notebooks").click();
  await list(page).waitFor();
  assert.equal(await list(page).locator(":scope > li").count(), 1);
});
