// The keys that whoever comes from Jupyter has in the fingers, and notebooks of many cells.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitsTheWindow, picture, visitor } from "./support/visit.mjs";

const visit = visitor();

const cell = (page, key) => page.locator(`[data-testid="cell"][data-key="${key}"]`);
const keys = (page) => page.getByTestId("cell").evaluateAll((cells) => cells.map((it) => it.dataset.key));
const status = (page, key, wanted) => page.locator(`[data-testid="cell"][data-key="${key}"][data-status="${wanted}"]`).waitFor();
const standsOn = (page) => page.evaluate(() => document.activeElement.closest("[data-key]")?.dataset.key ?? document.activeElement.tagName);
const selected = (page) => page.locator("[data-selected]").evaluateAll((cells) => cells.map((it) => it.dataset.key));
const texts = (page) => page.getByTestId("cell").evaluateAll((cells) => cells.map((it) => {
  const lines = [...it.querySelectorAll(".cm-line")].map((line) => line.textContent);
  return lines.length ? lines.join("\n") : it.querySelector(".editor, .prose").innerText.trim();
}));

/** Opens a notebook of these cells: code, or `["markdown", text]`. */
async function open(page, sources) {
  const cells = sources.map((source, at) => {
    const [kind, text] = Array.isArray(source) ? source : ["code", source];
    const code = kind === "code" ? { outputs: [], execution_count: null } : {};
    return { cell_type: kind, id: `c${at}`, metadata: {}, source: text, ...code };
  });
  const notebook = { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
  const buffer = Buffer.from(JSON.stringify(notebook));
  await page.locator(".cm-content").first().waitFor();
  await page.getByTestId("open-file").setInputFiles({ name: "keys.ipynb", mimeType: "application/json", buffer });
  await cell(page, `c${sources.length - 1}`).waitFor();
  await page.getByTestId("notebook").evaluate((it) => it.focus());
}

async function press(page, ...strokes) {
  for (const stroke of strokes) await page.keyboard.press(stroke);
}

test("cells are gone to, added, deleted, moved and brought back by keys", async (t) => {
  const page = await visit(t);
  await open(page, ["a = 1", "b = 2", "c = 3"]);
  await press(page, "j");
  assert.equal(await standsOn(page), "c1");
  await press(page, "k", "ArrowDown", "ArrowDown", "j");
  assert.equal(await standsOn(page), "c2", "the last cell is the end");
  await press(page, "d", "d");
  assert.deepEqual(await keys(page), ["c0", "c1"]);
  assert.equal(await standsOn(page), "c1", "the focus is never lost");
  await press(page, "z");
  assert.deepEqual(await keys(page), ["c0", "c1", "c2"]);
  await press(page, "Control+Shift+ArrowUp");
  assert.deepEqual(await keys(page), ["c0", "c2", "c1"]);
  await press(page, "z", "a");
  const added = (await keys(page)).find((key) => key.startsWith("own"));
  assert.equal(await standsOn(page), added);
  await press(page, "Enter");
  await page.keyboard.insertText("x = dd");
  await press(page, "Escape");
  assert.equal(await standsOn(page), added, "Escape leads to the cell");
  await press(page, "d", "j", "d");
  assert.equal((await keys(page)).length, 4, "d and d that do not follow each other delete nothing");
});

test("cells are selected, copied, cut and pasted, joined and parted", async (t) => {
  const page = await visit(t);
  await open(page, ["a = 1", "b = 2", "c = 3", ["markdown", "words"]]);
  await press(page, "j", "k", "Shift+j");
  assert.deepEqual(await selected(page), ["c0", "c1"]);
  await press(page, "Shift+ArrowDown", "Shift+K");
  assert.deepEqual(await selected(page), ["c0", "c1"]);
  await press(page, "c", "v");
  assert.deepEqual(await texts(page), ["a = 1", "b = 2", "a = 1", "b = 2", "c = 3", "words"]);
  assert.equal(new Set(await keys(page)).size, 6, "names are unique");
  await press(page, "x");
  assert.deepEqual(await texts(page), ["a = 1", "b = 2", "c = 3", "words"]);
  await press(page, "k", "k", "Shift+j", "Shift+M");
  assert.deepEqual(await texts(page), ["a = 1\n\nb = 2", "c = 3", "words"]);
  await press(page, "Enter", "Control+Home", "End", "Control+Shift+-");
  assert.deepEqual((await texts(page)).slice(0, 2), ["a = 1", "b = 2"]);
  await press(page, "Escape", "z", "z");
  assert.deepEqual(await texts(page), ["a = 1", "b = 2", "c = 3", "words"]);
});

test("cells become text, headings and code, and stay so over a reload", async (t) => {
  const page = await visit(t);
  await open(page, ["a = 1", "b = 2"]);
  await press(page, "j", "m", "k", "2");
  await cell(page, "c0").getByRole("heading", { level: 2, name: "a = 1" }).waitFor();
  assert.equal(await cell(page, "c1").getAttribute("data-kind"), "markdown");
  await press(page, "4");
  await cell(page, "c0").getByRole("heading", { level: 4 }).waitFor();
  await page.reload();
  await cell(page, "c0").getByRole("heading", { level: 4 }).waitFor();
  await cell(page, "c1").click();
  await press(page, "y");
  assert.equal(await cell(page, "c1").getAttribute("data-kind"), "code");
  await press(page, "r");
  assert.equal(await cell(page, "c1").getAttribute("data-kind"), "raw");
  assert.equal(await standsOn(page), "c1");
  await press(page, "m");
  assert.equal(await cell(page, "c1").getAttribute("data-kind"), "markdown");
  await press(page, "r", "y");
  assert.equal((await texts(page))[1], "b = 2");
  await press(page, "l");
  await cell(page, "c1").locator(".cm-lineNumbers .cm-gutterElement:visible").first().waitFor();
  assert.deepEqual(await cell(page, "c1").locator(".cm-lineNumbers .cm-gutterElement:visible").allInnerTexts(), ["1"]);
  await press(page, "l");
  assert.equal(await cell(page, "c1").locator(".cm-lineNumbers").count(), 0);
});

test("a press with Shift selects up to a cell, and text within one", async (t) => {
  const page = await visit(t);
  await open(page, ["a = 1", "b = 2", "c = 3", ["markdown", "words"]]);
  await cell(page, "c0").locator(".cm-content").click();
  await cell(page, "c2").locator(".cm-line").click({ modifiers: ["Shift"] });
  assert.deepEqual(await selected(page), ["c0", "c1", "c2"]);
  await cell(page, "c1").locator(".number").click({ modifiers: ["Shift"] });
  assert.deepEqual(await selected(page), ["c0", "c1"]);
  await cell(page, "c3").getByText("words").click({ modifiers: ["Shift"] });
  assert.equal((await selected(page)).length, 4);
  await press(page, "d", "d");
  assert.equal((await keys(page)).length, 0, "keys act on all of them");
  await press(page, "z");
  await cell(page, "c0").locator(".cm-content").click();
  await press(page, "Home");
  const line = await cell(page, "c0").locator(".cm-line").boundingBox();
  await page.mouse.move(line.x + 120, line.y + line.height / 2);
  await page.keyboard.down("Shift");
  await page.mouse.down();
  await page.mouse.up();
  await page.keyboard.up("Shift");
  assert.equal(await page.evaluate(() => getSelection().toString()), "a = 1");
});

test("a finger drags a cell by its handle", async (t) => {
  const page = await visit(t, { size: "phone", touch: true });
  await open(page, ["a = 1", "b = 2", "c = 3"]);
  await cell(page, "c0").locator(".cm-content").tap();
  await cell(page, "c0").locator(".cm-focused").waitFor();
  const middle = async (place) => {
    const { x, y, width, height } = await place.boundingBox();
    return { x: x + width / 2, y: y + height / 2 };
  };
  const from = await middle(cell(page, "c0").locator(".handle"));
  const to = await cell(page, "c1").boundingBox();
  const client = await page.context().newCDPSession(page);
  const finger = (type, ...points) => client.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  await finger("touchStart", from);
  await finger("touchMove", { x: from.x, y: from.y + 20 });
  await finger("touchMove", { x: from.x, y: to.y + to.height - 6 });
  // The browser tells the page of moves with its next frame, and the tools at once that it has them.
  await page.locator('[data-key="c1"][data-drop="behind"]').waitFor();
  await picture(page, "drag-by-touch");
  await finger("touchEnd");
  assert.deepEqual(await keys(page), ["c1", "c0", "c2"]);
  assert.equal(await page.locator("[data-drop]").count(), 0);
});

test("cells run from the keyboard, together up to the first error", async (t) => {
  const page = await visit(t);
  await open(page, ["x = 1", "print(x)", "x / 0", "print('never')", "print('never')"]);
  await press(page, "j", "k", "Shift+Enter");
  assert.equal(await standsOn(page), "c1");
  await status(page, "c0", "done");
  await press(page, "Control+Enter");
  await status(page, "c1", "done");
  assert.equal(await standsOn(page), "c1");
  await press(page, "Alt+Enter");
  const added = (await keys(page))[2];
  await page.keyboard.insertText("x = 5");
  await press(page, "Escape");
  assert.equal(await standsOn(page), added);
  await page.getByTestId("run-all").click();
  await status(page, "c2", "error");
  await status(page, "c4", "skipped");
  assert.match(await cell(page, "c3").getByTestId("cell-notice").innerText(), /^Not run, since cell 4 raised an error\.$/);
  await cell(page, "c3").hover();
  await cell(page, "c3").getByTestId("run-from").click();
  await status(page, "c4", "done");
});

test("what can be done is listed with its keys, and a press on a row does it", async (t) => {
  const page = await visit(t);
  await open(page, [["markdown", "# One\n\n## Two"], "a = 1"]);
  await press(page, "j", "k", "h");
  const list = page.getByTestId("command-list");
  await list.waitFor();
  assert.match(await list.innerText(), /Delete the selected cells\s*d d/);
  await picture(page, "keys-wide");
  await press(page, "Escape");
  await list.waitFor({ state: "hidden" });
  assert.equal(await standsOn(page), "c0", "the focus comes back");
  await page.getByTestId("commands").click();
  await list.getByRole("button", { name: /^Add a cell below/ }).click();
  assert.equal((await keys(page)).length, 3);
  await page.getByTestId("commands").click();
  await list.getByRole("button", { name: "Show the contents" }).click();
  assert.deepEqual(await page.getByTestId("contents").getByRole("button").allInnerTexts(), ["One", "Two"]);
  await page.getByTestId("contents").getByRole("button", { name: "Two" }).click();
  assert.equal(await standsOn(page), "c0");
});

test("words are found and replaced over the notebook", async (t) => {
  const page = await visit(t);
  await open(page, ["rate = 1", ["markdown", "The Rate"], "print(rate, rate)"]);
  await press(page, "j", "f");
  const bar = page.getByTestId("find");
  await bar.getByLabel("Find", { exact: true }).fill("rate");
  assert.equal(await bar.locator(".found").innerText(), "1 of 4");
  await page.keyboard.press("Enter");
  assert.equal(await bar.locator(".found").innerText(), "2 of 4");
  const marked = () => page.evaluate(() => [...CSS.highlights.get("found")].map(String));
  await page.waitForFunction(() => CSS.highlights.get("found").size === 1);
  assert.deepEqual(await marked(), ["Rate"]);
  await bar.getByLabel("Replace by").fill("speed");
  await bar.getByRole("button", { name: "Replace", exact: true }).click();
  assert.deepEqual(await texts(page), ["rate = 1", "The speed", "print(rate, rate)"]);
  await bar.getByRole("button", { name: "Replace all" }).click();
  assert.deepEqual(await texts(page), ["speed = 1", "The speed", "print(speed, speed)"]);
  await picture(page, "find-wide");
  await page.keyboard.press("Escape");
  assert.deepEqual(await marked(), []);
  assert.notEqual(await standsOn(page), "BODY");
  await press(page, "z");
  assert.deepEqual(await texts(page), ["rate = 1", "The speed", "print(rate, rate)"]);
});

test("outputs and headings are folded", async (t) => {
  const page = await visit(t);
  await open(page, [["markdown", "# One"], "print('seen')", ["markdown", "## Two"], "b = 2", ["markdown", "# Three"]]);
  await press(page, "j", "Control+Enter");
  await status(page, "c1", "done");
  await cell(page, "c1").getByText("seen").first().waitFor();
  await press(page, "o");
  await cell(page, "c1").getByTestId("folded").waitFor();
  await press(page, "k", "ArrowLeft");
  assert.deepEqual(await page.getByTestId("cell").evaluateAll((all) => all.filter((it) => !it.hidden).map((it) => it.dataset.key)), ["c0", "c4"]);
  await press(page, "j");
  assert.equal(await standsOn(page), "c4", "what is folded away is passed over");
  await cell(page, "c0").getByTestId("folded").click();
  assert.ok(await cell(page, "c3").isVisible());
});

test("of many cells those far away are read, and get their editors when they come near", async (t) => {
  const page = await visit(t);
  await open(page, Array.from({ length: 300 }, (_, at) => `x${at} = ${at}\nprint(x${at})`));
  assert.ok((await page.locator(".cm-content").count()) < 100);
  assert.equal(await cell(page, "c299").locator(".listing").textContent(), "x299 = 299\nprint(x299)");
  await press(page, "Control+End");
  assert.equal(await standsOn(page), "c299");
  await press(page, "Enter");
  await page.keyboard.insertText("y = 1\n");
  await press(page, "Escape");
  await page.reload();
  await cell(page, "c299").locator(".listing, .cm-content").filter({ hasText: "y = 1" }).waitFor();
  await page.locator(".cm-content").first().waitFor();
  await cell(page, "c200").locator(".editor").focus();
  await page.keyboard.insertText("z = 1\n");
  assert.match(await cell(page, "c200").locator(".cm-content").innerText(), /^z = 1/);
});

test("cells of a long notebook stand in groups, and are added, moved, deleted and brought back over their borders", async (t) => {
  const page = await visit(t);
  const all = Array.from({ length: 100 }, (_, at) => `c${at}`);
  await open(page, all.map((key) => `${key} = 1`));
  const sizes = () => page.locator(".cell-group").evaluateAll((groups) => groups.map((it) => it.childElementCount));
  await page.waitForFunction(() => document.querySelectorAll(".cell-group").length > 2);
  const grouped = await sizes();
  assert.deepEqual(grouped, grouped.map(() => 24), "the last cells, and those around the focus, stand alone");
  assert.deepEqual(await keys(page), all);
  // The first of the second group goes up into the first one and back.
  await page.locator('[data-key="c24"]').evaluate((it) => it.scrollIntoView());
  await cell(page, "c24").locator(".cm-content").click();
  await press(page, "Escape", "Control+Shift+ArrowUp");
  const moved = [...all.slice(0, 23), "c24", "c23", ...all.slice(25)];
  assert.deepEqual(await keys(page), moved);
  assert.equal(await standsOn(page), "c24");
  await press(page, "z");
  assert.deepEqual(await keys(page), all);
  await cell(page, "c23").locator(".cm-content").click();
  await press(page, "Escape", "b");
  const added = (await keys(page))[24];
  assert.match(added, /^own/);
  await press(page, "Escape", "d", "d");
  assert.deepEqual(await keys(page), all);
  // A whole group goes, and comes back.
  await cell(page, "c24").locator(".cm-content").click();
  await press(page, "Escape");
  for (let at = 0; at < 23; at++) await press(page, "Shift+J");
  assert.deepEqual(await selected(page), all.slice(24, 48));
  await press(page, "d", "d");
  assert.deepEqual(await keys(page), [...all.slice(0, 24), ...all.slice(48)]);
  await press(page, "z");
  assert.deepEqual(await keys(page), all);
  await page.keyboard.press("Control+End");
  await cell(page, "c99").locator(".cm-content").waitFor();
});

test("on a phone finding and replacing take a line each", async (t) => {
  const page = await visit(t, { size: "phone" });
  await open(page, ["rate = 1", "print(rate)"]);
  await press(page, "j", "f");
  const bar = page.getByTestId("find");
  await bar.getByLabel("Find", { exact: true }).fill("rate");
  assert.equal(await bar.locator(".found").innerText(), "1 of 2");
  const tops = await bar.locator("input, button").evaluateAll((all) => all.map((it) => Math.round(it.getBoundingClientRect().top)));
  assert.equal(new Set(tops).size, 2, tops.join());
  await fitsTheWindow(page);
  await picture(page, "find-phone");
  await bar.getByRole("button", { name: "Next" }).click();
  assert.equal(await bar.locator(".found").innerText(), "2 of 2");
  await bar.getByRole("button", { name: "Close" }).click();
  await bar.waitFor({ state: "detached" });
});

test("on a phone the list of what can be done fits", async (t) => {
  const page = await visit(t, { size: "phone", dark: true });
  await open(page, ["a = 1"]);
  await fitsTheWindow(page);
  await page.getByTestId("commands").click();
  await page.getByTestId("command-list").waitFor();
  await picture(page, "keys-phone-dark");
  const box = await page.getByTestId("commands").boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 360);
});

test("a cell is dragged to another place", async (t) => {
  const page = await visit(t);
  await open(page, ["a = 1", "b = 2", "c = 3"]);
  await cell(page, "c0").hover();
  const { height } = await cell(page, "c2").boundingBox();
  await cell(page, "c0").locator(".handle").dragTo(cell(page, "c2"), { targetPosition: { x: 40, y: height - 4 } });
  assert.deepEqual(await keys(page), ["c1", "c2", "c0"]);
});

test("a link leads to a cell", async (t) => {
  const page = await visit(t);
  await cell(page, "turn-code").getByTestId("editor").click();
  await page.keyboard.press("Escape");
  await page.getByTestId("commands").click();
  await page.getByTestId("command-list").getByRole("button", { name: "Link to this cell" }).click();
  assert.equal(new URL(page.url()).hash, "#cell/turn-code");
  await page.reload();
  await page.waitForFunction(() => document.activeElement?.dataset.key === "turn-code");
});

test("what is said at the foot covers nothing at the end of a short page", async (t) => {
  for (const size of ["wide", "phone"]) {
    const page = await visit(t, { size });
    await open(page, ["a = 1"]);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const notice = await page.getByTestId("page-notice").boundingBox();
    const foot = await page.locator(".foot").boundingBox();
    assert.ok(foot.y + foot.height <= notice.y, `the foot ends at ${foot.y + foot.height}, the notice begins at ${notice.y}`);
    await picture(page, `notice-${size}`);
  }
});

test("typing over a selection with marks leaves no styles in the text", async (t) => {
  const page = await visit(t);
  await open(page, ["import jax\nscale = 2.0\n@jax.jit\ndef f(x):\n    return x * scale\nprint(f(1.0))\nscale = 3.0\nprint(f(1.0))"]);
  await press(page, "j", "k", "Enter", "Control+Enter");
  await status(page, "c0", "done");
  await cell(page, "c0").locator(".mark-frozen").first().waitFor();
  await press(page, "Control+a");
  await page.keyboard.type("(x");
  assert.match((await texts(page))[0], /^\(x/, "what is selected is put into brackets, or replaced");
  await press(page, "Control+a");
  await page.keyboard.type("y = 1");
  assert.deepEqual(await texts(page), ["y = 1"]);
});
