// What a visitor does to a notebook before anything runs: read, edit, move, delete, come back.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fitsTheWindow, picture, visitor } from "./support/visit.mjs";

const visit = visitor();

/** The cell with this name in the lesson's file. */
const cell = (page, key) => page.locator(`[data-testid="cell"][data-key="${key}"]`);
const keys = (page) => page.getByTestId("cell").evaluateAll((cells) => cells.map((it) => it.dataset.key));
const editor = (page, key) => cell(page, key).locator(".cm-content");

/** Replaces a code cell's text by typing. */
async function write(page, key, text) {
  await editor(page, key).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
}

test("the lesson, its code and its recorded outputs are in the page itself", async (t) => {
  const page = await visit(t, { size: "wide" });
  const html = await (await page.request.get(page.url())).text();
  for (const text of ["Why does my counter print 1 1 1?", "with offset 10: 15.0", "with offset 10: 5.0", "recorded"]) {
    assert.ok(html.includes(text), text);
  }
});

// Text is set in a fallback until the fonts are there; asked from outside, since one of the pages runs no scripts.
async function hasFonts(page) {
  const loaded = () => ["Freeze Serif", "Freeze Mono"].every((name) => document.fonts.check(`16px "${name}"`));
  while (!(await page.evaluate(loaded))) await new Promise((resume) => setTimeout(resume, 20));
}

test("nothing moves when the live page takes the place of the first one", async (t) => {
  const page = await visit(t, { size: "wide" });
  const places = () => page.getByTestId("cell").evaluateAll((cells) => cells.map((it) => Math.round(it.getBoundingClientRect().top)));
  await editor(page, "turn-code").waitFor();
  await hasFonts(page);
  const live = await places();
  const still = await page.context().browser().newContext({ javaScriptEnabled: false, viewport: page.viewportSize() });
  const first = await still.newPage();
  await first.goto(page.url());
  await hasFonts(first);
  const before = await first.getByTestId("cell").evaluateAll((cells) => cells.map((it) => Math.round(it.getBoundingClientRect().top)));
  await still.close();
  assert.equal(before.length, live.length);
  before.forEach((top, at) => assert.ok(Math.abs(top - live[at]) <= 2, `cell ${at} moved from ${top} to ${live[at]}`));
});

test("edits, additions, moves and deletions survive a reload, and the lesson comes back when asked for", async (t) => {
  const page = await visit(t, { size: "wide" });
  await write(page, "global-code", "print('mine')");
  await cell(page, "random").hover();
  await cell(page, "random").getByTestId("delete").click();
  assert.ok(!(await keys(page)).includes("random"));
  await page.getByTestId("undo").click();
  assert.ok((await keys(page)).includes("random"));
  await cell(page, "turn-code").hover();
  await cell(page, "turn-code").getByTestId("move-up").click();
  await page.locator(".foot").getByTestId("add-code").click();
  await page.keyboard.insertText("x = 1");
  const before = await keys(page);

  await page.reload();
  await editor(page, "global-code").waitFor();
  assert.equal(await editor(page, "global-code").innerText(), "print('mine')");
  assert.deepEqual(await keys(page), before);
  assert.equal(await editor(page, before.at(-1)).innerText(), "x = 1");

  await page.getByTestId("reset").click();
  assert.equal(await editor(page, "global-code").innerText(), "print('mine')", "it asks first");
  await page.locator('[data-sure="yes"]').click();
  assert.match(await editor(page, "global-code").innerText(), /offset = 0.0/);
  await page.getByTestId("undo").click();
  assert.equal(await editor(page, "global-code").innerText(), "print('mine')");
});

test("text is edited with the keyboard alone", async (t) => {
  const page = await visit(t, { size: "wide" });
  await page.getByTestId("run-all").waitFor();
  const prose = cell(page, "global").getByTestId("prose");
  await prose.focus();
  await page.keyboard.press("Enter");
  const source = cell(page, "global").getByTestId("prose-source");
  await source.fill("## New\n\n<b onclick=alert(1)>bold?</b> [x](javascript:alert(1))");
  await page.keyboard.press("Escape");
  await cell(page, "global").getByRole("heading", { name: "New" }).waitFor();
  assert.match(await cell(page, "global").innerText(), /bold\? x/);
  assert.equal(await cell(page, "global").locator("a[href], b[onclick]").count(), 0);
});

test("code is edited with the keyboard alone, and Escape leads out of the editor", async (t) => {
  const page = await visit(t, { size: "wide" });
  await editor(page, "global-jaxpr").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("Escape");
  assert.ok(!(await editor(page, "global-jaxpr").evaluate((it) => it.contains(document.activeElement))));
});

test("dark, light and the hidden lane are remembered", async (t) => {
  const page = await visit(t, { size: "wide" });
  const theme = () => page.locator("html").getAttribute("data-theme");
  assert.equal(await theme(), "light");
  await page.getByTestId("theme").click();
  assert.equal(await theme(), "dark");
  await page.locator('[data-testid="lane-toggle"][data-lane="jit"]').click();
  await page.reload();
  await page.getByTestId("run-all").waitFor();
  assert.equal(await theme(), "dark");
  assert.equal(await cell(page, "global-code").locator("th").count(), 1);
  await picture(page, "one-lane-dark");
});

test("a phone shows everything in its width", async (t) => {
  const page = await visit(t, { size: "phone" });
  await editor(page, "global-code").waitFor();
  await fitsTheWindow(page);
  for (const id of ["run-all", "stop", "restart", "theme"]) {
    const box = await page.getByTestId(id).boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 360, `${id} is out of the window`);
  }
});

test("a notebook is saved as a file, opened again, and the lesson comes back", async (t) => {
  const page = await visit(t);
  const first = await page.locator('[data-kind="code"]').first().getAttribute("data-key");
  await write(page, first, "print('kept')");
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.locator(`[data-key="${first}"][data-status="done"]`).waitFor();
  const download = page.waitForEvent("download");
  await page.getByTestId("save-file").click();
  const file = await download;
  assert.equal(file.suggestedFilename(), "state.ipynb");
  const saved = JSON.parse(readFileSync(await file.path(), "utf8"));
  const cell = saved.cells.find((it) => it.id === first);
  assert.equal([cell.source].flat().join(""), "print('kept')");
  assert.deepEqual(cell.outputs.map((it) => [it.text].flat().join("")), ["kept\n"]);

  const cells = [{ cell_type: "code", id: "alone", metadata: {}, outputs: [], source: "print(make_jaxpr(lambda: 1)())" }];
  const opened = { cells, metadata: { freezeframe: { jax: "0.3.1" } }, nbformat: 4, nbformat_minor: 5 };
  cells[0].source = "from jax import make_jaxpr\nprint(make_jaxpr(lambda: 1)())";
  await page.getByTestId("open-file").setInputFiles({ name: "old.ipynb", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(opened)) });
  const alone = page.locator('[data-key="alone"]');
  await alone.waitFor();
  await alone.getByTestId("run-cell").click();
  await page.locator('[data-key="alone"][data-status="done"]').waitFor();
  assert.match(await alone.getByTestId("lanes").innerText(), /in \(1,\)/, "a notebook of old gets the texts of old");
  await page.reload();
  await alone.waitFor();
  assert.equal(await page.getByTestId("cell").count(), 1);
  await page.getByTestId("home").click();
  await editor(page, first).waitFor();
  assert.equal(await editor(page, first).innerText(), "print('kept')", "the lesson is as it was left");
});

test("a large file says how far it is read, the page lives meanwhile, and who has had enough cancels it", { timeout: 240_000 }, async (t) => {
  const page = await visit(t);
  await page.locator(".cm-content").first().waitFor();
  const line = `${"0123456789".repeat(9)} line\n`;
  const large = Array.from({ length: 30 }, (_, at) => ({
    cell_type: "code", id: `large-${at}`, metadata: {}, source: `x = ${at}`, execution_count: null,
    outputs: [{ output_type: "stream", name: "stdout", text: line.repeat(10_000) }],
  }));
  const folder = await mkdtemp(join(tmpdir(), "freezeframe-large-"));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, "large.ipynb");
  await writeFile(file, JSON.stringify({ cells: large, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  // What a frame shows of it; at a tenth it is cancelled the first time.
  const watch = (cancelled) => {
    globalThis.seen = [];
    globalThis.cancelled = cancelled;
    const look = () => {
      const notice = document.querySelector('[data-testid="page-notice"]');
      const percent = /large\.ipynb has 29 MB, of which (\d+) % are read\./.exec(notice?.textContent)?.[1];
      if (percent && globalThis.seen.at(-1) !== percent) globalThis.seen.push(percent);
      if (percent === "10" && !globalThis.cancelled) {
        globalThis.cancelled = true;
        [...notice.querySelectorAll("button")].find((it) => it.textContent === "Cancel").click();
      }
      requestAnimationFrame(look);
    };
    look();
  };
  await page.evaluate(watch, false);
  await page.getByTestId("open-file").setInputFiles(file);
  await page.getByText("large.ipynb is not opened.").waitFor();
  assert.equal(await page.locator('[data-key="global-code"]').count(), 1, "the lesson is there");
  await page.evaluate(() => (globalThis.seen = []));
  await page.getByTestId("open-file").setInputFiles(file);
  await page.locator('[data-key="large-29"]').waitFor({ state: "attached" });
  const isRead = async () => {
    const seen = (await page.evaluate(() => globalThis.seen)).map(Number);
    assert.ok(seen.length >= 5 && seen[0] === 0 && seen.every((it, at) => at === 0 || it > seen[at - 1]), seen.join());
  };
  await isRead();
  await page.getByText("large.ipynb is opened.").waitFor();

  // What is kept of it is read in the same way when the page is loaded anew; who has had enough has the lesson.
  await page.locator('[data-key="large-0"] .cm-content').click();
  await page.keyboard.type("# mine ");
  await page.waitForTimeout(1500);
  await page.addInitScript(watch, true);
  await page.reload();
  await page.locator('[data-key="large-29"]').waitFor({ state: "attached" });
  await isRead();
  assert.match(await page.locator('[data-key="large-0"]').innerText(), /# mine/);
  await page.addInitScript(watch, false);
  await page.reload();
  await page.getByText("large.ipynb is not opened.").waitFor();
  assert.equal(await page.locator('[data-key="global-code"]').count(), 1, "the lesson is there");
});

test("a file that is no notebook is refused with a reason", async (t) => {
  const page = await visit(t);
  const cells = await page.getByTestId("cell").count();
  await page.getByTestId("open-file").setInputFiles({ name: "x.ipynb", mimeType: "application/json", buffer: Buffer.from("{}") });
  assert.match(await page.getByTestId("page-notice").innerText(), /x\.ipynb cannot be opened: not a notebook/);
  assert.equal(await page.getByTestId("cell").count(), cells);
});
