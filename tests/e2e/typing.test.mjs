// Help where one types: completion, signatures, problems, links in tracebacks, and programs that ask.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isAccessible } from "./support/accessible.mjs";
import { fitsTheWindow, picture, visitor } from "./support/visit.mjs";

const visit = visitor();

const cell = (page, key) => page.locator(`[data-testid="cell"][data-key="${key}"]`);
const editor = (page, key) => cell(page, key).locator(".cm-content");
const status = (page, key, wanted) => page.locator(`[data-testid="cell"][data-key="${key}"][data-status="${wanted}"]`).waitFor();
const text = (page, key) => editor(page, key).locator(".cm-line").evaluateAll((lines) => lines.map((it) => it.textContent).join("\n"));
const options = (page) => page.locator(".cm-tooltip-autocomplete li");
const put_out = (page, key) => cell(page, key).locator(".lanes pre").allInnerTexts();

/** Opens a notebook of these code cells, and has the cursor in the last. */
async function open(page, sources) {
  const cells = sources.map((source, at) => ({ cell_type: "code", id: `c${at}`, metadata: {}, source, outputs: [], execution_count: null }));
  const buffer = Buffer.from(JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  await page.locator(".cm-content").first().waitFor();
  await page.locator('[data-testid="status"]', { hasText: "ready" }).waitFor({ state: "attached" });
  await page.getByTestId("open-file").setInputFiles({ name: "typing.ipynb", mimeType: "application/json", buffer });
  await editor(page, `c${sources.length - 1}`).click();
  await page.keyboard.press("ControlOrMeta+End");
  // What helps to write is loaded now.
  await cell(page, `c${sources.length - 1}`).locator('.cm-content[aria-autocomplete]').waitFor();
}

async function run(page, key, wanted = "done") {
  await page.keyboard.press("ControlOrMeta+Enter");
  await status(page, key, wanted);
}

/** Presses a key until something is there: the engine may be on its way. */
async function until(page, key, shown) {
  for (let tries = 0; tries < 8; tries++) {
    await page.keyboard.press(key);
    if (await shown.waitFor({ timeout: 4000 }).then(() => true, () => false)) return;
  }
  throw new Error(`nothing came of ${key}`);
}

/** What is offered on Tab; a list of candidates takes no key in its first moment. */
async function complete(page) {
  await until(page, "Tab", options(page).first());
  await page.waitForTimeout(150);
  return options(page).locator(".cm-completionLabel").allInnerTexts();
}

/** Writes another text in the editor that has the cursor. */
async function write(page, text) {
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
}

for (const [size, dark] of [["wide", false], ["phone", true]]) {
  test(`words are completed, by Tab and behind a dot (${size})`, async (t) => {
    const page = await visit(t, { size, dark });
    await open(page, ["import jax.numpy as jnp\nimport math", "jnp.linsp"]);
    assert.ok((await complete(page)).includes("linspace"), "from the declarations: nothing has run");
    await picture(page, `complete-${size}`);
    await fitsTheWindow(page);
    await page.keyboard.press("Enter");
    assert.equal(await text(page, "c1"), "jnp.linspace");
    await page.keyboard.type("(0, 1, nu");
    assert.ok((await complete(page)).includes("num="));
    await page.keyboard.press("Escape");
    await write(page, "config = {'rate': 0.5, 'rounds': 3}\nclass Model:\n    size = 3\nmodel = Model()");
    await run(page, "c1");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("model.");
    await options(page).first().waitFor();
    await page.waitForTimeout(150);
    assert.deepEqual(await options(page).allInnerTexts(), ["size"], "from what the variables hold, by the dot alone");
    await page.keyboard.press("Tab");
    assert.equal(await text(page, "c1"), "model.size");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("config['r");
    assert.deepEqual(await complete(page), ["rate", "rounds"]);
    await page.keyboard.type("o");
    await page.keyboard.press("Enter");
    assert.equal(await text(page, "c1"), "config['rounds']");
  });
}

test("Tab indents before a line's text, and nothing is offered while a cell runs", async (t) => {
  const page = await visit(t);
  await open(page, ["x = 1", "while True: pass"]);
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  assert.equal(await text(page, "c1"), "    while True: pass");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await text(page, "c1"), "while True: pass");
  await page.keyboard.press("ControlOrMeta+Enter");
  await status(page, "c1", "running");
  await editor(page, "c0").click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("import math\nmath.");
  await page.keyboard.press("Tab");
  await page.keyboard.type("pi");
  assert.equal(await text(page, "c0"), "import math\nmath.pi", "typing goes on");
  assert.equal(await options(page).count(), 0);
  await page.getByTestId("stop").click();
  await status(page, "c1", "stopped");
});

test("Enter begins a line where a word is whole", async (t) => {
  const page = await visit(t);
  await open(page, ["import math", "math.p"]);
  await complete(page);
  await page.keyboard.type("i");
  await page.keyboard.press("Enter");
  assert.equal(await text(page, "c1"), "math.pi\n");
});

test("Shift+Tab says what is called, with an example to insert; Escape closes it", async (t) => {
  const page = await visit(t);
  await open(page, ["import jax.numpy as jnp", "x = jnp.zeros((1, 3, 1))\nx.shape\njnp.swapaxes(x, "]);
  const card = page.locator(".cm-help");
  // What is said to those who hear the page is there for a moment only.
  await page.evaluate(() => {
    globalThis.said = [];
    for (const it of document.querySelectorAll(".cm-announced")) new MutationObserver(() => said.push(it.textContent)).observe(it, { childList: true });
  });
  await until(page, "Shift+Tab", card);
  assert.match(await card.innerText(), /jnp\.swapaxes\s*\(a, axis1, axis2\)[^]*Exchanges two axes/);
  await picture(page, "describe", cell(page, "c1"));
  await isAccessible(page.locator(".cm-editor").last());
  assert.match((await page.evaluate(() => said)).join(), /jnp\.swapaxes\(a, axis1, axis2\)\. Exchanges/);
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "detached" });
  assert.ok(await editor(page, "c1").evaluate((it) => it === document.activeElement), "the cursor stays in the text");
  await page.keyboard.press("Shift+Tab");
  await card.waitFor();
  await page.keyboard.press("Shift+Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Insert this example");
  await page.keyboard.press("Enter");
  assert.match(await text(page, "c1"), /jnp\.swapaxes\(x, \njnp\.swapaxes\(jnp\.zeros\(\(2, 3\)\), 0, 1\)\.shape$/);
  await page.keyboard.press("ControlOrMeta+z");
  assert.match(await text(page, "c1"), /jnp\.swapaxes\(x, $/);
});

test("pointing at a name shows what it is", async (t) => {
  const page = await visit(t, { dark: true });
  await open(page, ["import jax.numpy as jnp", "jnp.linspace(0, 1)"]);
  const word = editor(page, "c1").getByText("linspace");
  const card = page.locator(".cm-help");
  for (let tries = 0; tries < 10 && !(await card.count()); tries++) {
    await page.mouse.move(5, 5);
    await word.hover();
    await card.waitFor({ timeout: 1500 }).catch(() => {});
  }
  assert.match(await card.innerText(), /jnp\.linspace\s*\(start, stop/);
  await picture(page, "hover-dark");
});

test("what is wrong is marked while one types", async (t) => {
  const page = await visit(t);
  await open(page, ["def known(x):\n    return x", "known(1)\nunknwn = (2"]);
  const marks = cell(page, "c1").locator(".cm-lintRange");
  await marks.first().waitFor();
  assert.equal(await cell(page, "c1").locator(".cm-lintRange-error").count(), 1);
  await page.keyboard.type(")\nunknown = pritn(unknwn)");
  await cell(page, "c1").locator(".cm-lintRange-warning").waitFor();
  assert.deepEqual(await marks.allInnerTexts(), ["pritn"], "names of other cells are known, and names that are made here");
  await marks.hover();
  const said = page.locator(".cm-tooltip-lint");
  await said.waitFor();
  assert.match(await said.innerText(), /name 'pritn' is not defined in this notebook\. Did you mean: 'print'\?/);
  await picture(page, "problem", cell(page, "c1"));
  await editor(page, "c0").click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("\n\npritn = print");
  await editor(page, "c1").click();
  await marks.first().waitFor({ state: "detached" });
});

test("lines of a traceback are links, and the message stands once", async (t) => {
  const page = await visit(t);
  await open(page, ["def half(x):\n    y = x\n    return y / 0", "half(3)"]);
  await editor(page, "c0").click();
  await page.keyboard.press("Shift+Enter");
  await status(page, "c0", "done");
  await run(page, "c1", "error");
  const shown = await cell(page, "c1").locator(".lanes").innerText();
  assert.equal(shown.match(/division by zero/g).length, 1);
  const links = cell(page, "c1").getByTestId("frame");
  assert.deepEqual(await links.allInnerTexts(), ['"Cell In[2]", line 1', '"Cell In[1]", line 3']);
  await picture(page, "traceback", cell(page, "c1"));
  await links.last().press("Enter");
  assert.ok(await editor(page, "c0").evaluate((it) => it === document.activeElement));
  assert.equal(await page.evaluate(() => getSelection().toString()), "y / 0");
});

test("a program asks once, and both lanes have the answer", async (t) => {
  const page = await visit(t);
  const program = "from getpass import getpass\nname = input('Name: ')\nprint('hello', name)\nkey = getpass('Key: ')\nprint(len(key), input())";
  await open(page, ["name = None", program]);
  await page.keyboard.press("ControlOrMeta+Enter");
  const field = cell(page, "c1").getByTestId("ask").locator("input");
  await field.waitFor();
  assert.ok(await field.evaluate((it) => it === document.activeElement), "the cursor is where the program waits");
  assert.equal(await field.getAttribute("aria-label"), "Name:");
  await isAccessible(cell(page, "c1"));
  await picture(page, "input", cell(page, "c1"));
  await page.keyboard.type("Ada b");
  await page.keyboard.press("Enter");
  const secret = cell(page, "c1").locator('[data-testid="ask"] input[type=password]');
  await secret.waitFor();
  await page.keyboard.type("secret");
  await page.keyboard.press("Enter");
  await cell(page, "c1").locator('[data-testid="ask"] input[type=text]').waitFor();
  await page.keyboard.type("end");
  await page.keyboard.press("Enter");
  await status(page, "c1", "done");
  assert.deepEqual(await put_out(page, "c1"), ["Name: Ada b", "hello Ada b", "Key: ••••••••", "end", "6 end"], "both lanes put out the same");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), "c1", "the focus is at the cell");
});

test("Stop ends a run that waits for an answer", async (t) => {
  const page = await visit(t, { size: "phone" });
  await open(page, ["kept = 5", "x = input('never ')"]);
  await page.keyboard.press("ControlOrMeta+Enter");
  await cell(page, "c1").getByTestId("ask").waitFor();
  await picture(page, "input-phone");
  await fitsTheWindow(page);
  await page.getByTestId("stop").click();
  await status(page, "c1", "stopped");
  assert.equal(await cell(page, "c1").getByTestId("ask").count(), 0);
});

test("a traced function asks too", async (t) => {
  const page = await visit(t);
  await open(page, ["import jax", "@jax.jit\ndef f(x):\n    return x + float(input('y: '))\nprint(f(1.0))\n[input(p) for p in 'ab'], list(map(input, ['c']))"]);
  await editor(page, "c0").click();
  await page.keyboard.press("Shift+Enter");
  await status(page, "c0", "done");
  await page.keyboard.press("ControlOrMeta+Enter");
  const field = cell(page, "c1").getByTestId("ask").locator("input");
  for (const [prompt, line] of [["y:", "2"], ["a", "A"], ["b", "B"], ["c", "C"]]) {
    await cell(page, "c1").locator(`[data-testid="ask"] input[aria-label="${prompt}"]`).waitFor();
    await field.fill(line);
    await field.press("Enter");
  }
  await status(page, "c1", "done");
  const shown = await put_out(page, "c1");
  assert.ok(shown.includes("3.0") && shown.at(-1) === "(['A', 'B'], ['C'])", shown.join());
});

test("files are written, imported and loaded, and a figure stands where it is displayed", async (t) => {
  const page = await visit(t);
  await open(page, ["%%writefile helper.py\ndef twice(x):\n    return 2 * x", "import helper\nhelper.twice(21)", "%load helper.py"]);
  await editor(page, "c0").click();
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("Shift+Enter");
  await status(page, "c1", "done");
  assert.deepEqual(await put_out(page, "c1"), ["42"]);
  await page.keyboard.press("ControlOrMeta+Enter");
  await editor(page, "c2").getByText("# %load helper.py").waitFor();
  assert.equal(await text(page, "c2"), "# %load helper.py\ndef twice(x):\n    return 2 * x\n");
  await page.keyboard.press("ControlOrMeta+z");
  assert.equal(await text(page, "c2"), "%load helper.py", "one undo brings the old text back");
  await write(page, "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot([1, 3, 2])\nprint('before')\ndisplay(fig)\nprint('behind')");
  await run(page, "c2");
  const order = await cell(page, "c2").locator(".lanes :is(pre, img)").evaluateAll((all) => all.map((it) => it.textContent.trim() || it.localName));
  assert.deepEqual(order, ["before", "img", "behind"]);
});

test("what is not here is said", async (t) => {
  const page = await visit(t);
  await open(page, ["1", "import pandas"]);
  await run(page, "c1", "error");
  assert.match(await cell(page, "c1").locator(".lanes").innerText(), /ModuleNotFoundError: No module named 'pandas'[^]*Freezeframe does not have `pandas`/);
  await write(page, "!pip install pandas jax");
  await run(page, "c1");
  const said = (await put_out(page, "c1")).join("\n");
  assert.match(said, /pandas is not part of Freezeframe, and nothing can be installed/);
  assert.match(said, /jax is part of Freezeframe: import jax/);
});

test("a finger on a name is offered what is known of it", async (t) => {
  const page = await visit(t, { size: "phone", touch: true });
  await open(page, ["import jax.numpy as jnp", "x = jnp.swapaxes"]);
  const word = editor(page, "c1").locator("span", { hasText: "swapaxes" });
  const offer = page.getByRole("button", { name: "About jnp.swapaxes" });
  for (let tries = 0; tries < 5 && !(await offer.isVisible()); tries++) {
    await editor(page, "c0").tap();
    await word.tap();
    await offer.waitFor({ timeout: 4000 }).catch(() => {});
  }
  await picture(page, "help-by-touch-offer", cell(page, "c1"));
  await offer.tap();
  const card = page.locator(".cm-help");
  assert.match(await card.innerText(), /^jnp\.swapaxes\(a, axis1, axis2\)\s+Exchanges two axes\./);
  await fitsTheWindow(page);
  await picture(page, "help-by-touch");
  // Wherever else the text is touched, it goes.
  await editor(page, "c1").tap({ position: { x: 20, y: 12 } });
  await card.filter({ hasText: "Exchanges" }).waitFor({ state: "detached" });
});
