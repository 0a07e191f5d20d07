// The page is for everyone: axe finds nothing grave in any of its states, whatever colours and sizes the visitor has.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faults } from "./support/axe.mjs";
import { fitsTheWindow, picture, visitor } from "./support/visit.mjs";

const visit = visitor();

const cell = (page, key) => page.locator(`[data-testid="cell"][data-key="${key}"]`);
const stands = (page, key, status) => cell(page, key).and(page.locator(`[data-status="${status}"]`)).waitFor();

const FREEZES = `import jax
import jax.numpy as jnp

scale = 2.0

@jax.jit
def grow(x):
    print("grow", x)
    return jnp.sin(x) * scale

print(grow(1.0))
scale = 3.0
print(grow(1.0))`;

/** A notebook with something of everything. */
const SOURCES = [
  ["markdown", "# Everything\n\nA [link](https://example.org), `code`, $x^2$ and\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n- [ ] a task"],
  ["code", FREEZES],
  ["code", "key = jax.random.key(0)\nprint(jax.random.uniform(key), jax.random.normal(key))"],
  ["markdown", "## Errors"],
  ["code", "def divide(x):\n    return x / 0\n\ndivide(1)"],
  ["code", "for i in range(400):\n    print('line', i)"],
  ["code", "import matplotlib.pyplot as plt\nplt.plot([1, 2, 3])\nplt.show()"],
  ["code", "last = 1"],
];

async function open(page, sources = SOURCES) {
  const cells = sources.map(([cell_type, source, id], at) => {
    const code = cell_type === "code" ? { outputs: [], execution_count: null } : {};
    return { cell_type, id: id ?? `c${at}`, metadata: {}, source, ...code };
  });
  const buffer = Buffer.from(JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  await page.locator(".cm-content").first().waitFor();
  await page.getByTestId("open-file").setInputFiles({ name: "everything.ipynb", mimeType: "application/json", buffer });
  await cell(page, sources.at(-1)[2] ?? `c${sources.length - 1}`).waitFor();
  await page.getByTestId("page-notice").or(page.getByTestId("undo")).first().waitFor();
}

const run = (page, key) => cell(page, key).getByTestId("run-cell").click();
/** Only now, since a rewrite is tried with all cells. */
async function runForEver(page, key) {
  await cell(page, key).locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("while True: pass");
  await run(page, key);
  await stands(page, key, "running");
}

const leave = (page) => page.keyboard.press("Escape");

/** The states of the page, in the order in which a visitor comes through them: a name, and what leads there. */
const STATES = [
  ["the lesson", async () => {}],
  ["a notebook that was opened", (page) => open(page)],
  ["findings", async (page) => {
    await run(page, "c1");
    await stands(page, "c1", "done");
    await run(page, "c2");
    await stands(page, "c2", "done");
    await cell(page, "c1").getByTestId("stale").first().waitFor();
  }],
  ["a trace in full, and the tree of keys", async (page) => {
    await cell(page, "c1").getByTestId("trace-head").first().click();
    await cell(page, "c1").getByTestId("step-on").click();
    await cell(page, "c2").getByTestId("keys-head").click();
  }],
  ["a proposal", async (page) => {
    await cell(page, "c1").getByTestId("make-stateless").click();
    await cell(page, "c1").getByTestId("accept").waitFor();
  }],
  ["an error", async (page) => {
    await run(page, "c4");
    await stands(page, "c4", "error");
  }],
  ["a long output", async (page) => {
    await run(page, "c5");
    await stands(page, "c5", "done");
  }],
  ["a figure, and what is folded", async (page) => {
    await run(page, "c6");
    await stands(page, "c6", "done");
    await cell(page, "c4").hover();
    await cell(page, "c4").getByTestId("fold").click();
  }],
  ["a text that is written", async (page) => {
    await cell(page, "c3").dblclick();
    await cell(page, "c3").getByTestId("prose-source").waitFor();
  }],
  ["several cells selected", async (page) => {
    await leave(page);
    await page.keyboard.press("Shift+ArrowDown");
    await page.locator("[data-selected]").first().waitFor();
  }],
  ["a cell deleted", async (page) => {
    await page.keyboard.press("d");
    await page.keyboard.press("d");
    await page.getByTestId("undo").waitFor();
    await page.keyboard.press("z");
  }],
  ["the bar for finding", async (page) => {
    await page.keyboard.press("f");
    await page.getByTestId("find").getByRole("textbox").first().fill("grow");
  }],
  ["the list of keys", async (page) => {
    await page.getByTestId("find").getByRole("button", { name: "Close" }).click();
    await page.getByTestId("commands").click();
    await page.getByTestId("command-list").waitFor();
  }],
  ["the contents", async (page) => {
    await page.getByTestId("command-list").getByRole("button", { name: "Contents" }).click();
    await page.getByTestId("contents").waitFor();
  }],
  ["the list of notebooks", async (page) => {
    await leave(page);
    await page.getByRole("button", { name: "Your notebooks", exact: true }).click();
    await page.locator(".notebook-list li").first().waitFor();
  }],
  ["a cell that runs", async (page) => {
    await leave(page);
    await runForEver(page, "c7");
  }],
  ["a cell that was stopped", async (page) => {
    await page.getByTestId("stop").click();
    await stands(page, "c7", "stopped");
  }],
];

const LOOKS = {
  light: {},
  dark: { dark: true },
  "forced colours": { forced: true },
  "forced colours in the dark": { forced: true, dark: true },
  "text twice as large": { large: true },
  "a window of 320 px": { size: "narrow" },
};

for (const [look, options] of Object.entries(LOOKS)) {
  test(`${look}: axe finds nothing grave in any state`, { timeout: 600_000 }, async (t) => {
    const page = await visit(t, options);
    if (options.large) await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    const found = new Map();
    for (const [state, lead] of STATES) {
      await lead(page);
      for (const fault of await faults(page)) if (!found.has(fault)) found.set(fault, state);
      // Text that is large by a style alone is not what the widths in styles are told by, as a browser's own setting is.
      if (!options.large) await fitsTheWindow(page, state);
      if (process.env.PICTURES) await picture(page, `access-${look}-${state}`.replace(/\W+/g, "-"));
    }
    assert.deepEqual([...found].map(([fault, state]) => `${state}: ${fault}`), []);
  });
}

/** Puts another text into a cell, with the cursor behind it. */
async function write(page, key, text) {
  await cell(page, key).locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
}

/** What opens beside the cells: a name, and what leads there. */
const BESIDE = [
  ["a choice of two texts", async (page) => {
    await open(page, [["code", "a = 1"], ["code", "a = 2", "c0-other"], ["code", "b = 3", "b"]]);
    await page.getByTestId("choice").waitFor();
    await page.locator('[data-testid="status"][data-state="ready"]').waitFor();
    await cell(page, "b").locator(".cm-content").click();
    await cell(page, "b").locator(".cm-content[aria-autocomplete]").waitFor();
  }],
  ["candidates", async (page) => {
    await write(page, "b", '"abc"');
    await page.keyboard.type(".");
    await page.locator(".cm-tooltip-autocomplete li[aria-selected]").waitFor();
    await page.locator(".cm-completionInfo").waitFor();
  }],
  ["what a name is, by a key", async (page) => {
    await leave(page);
    await write(page, "b", "print(sorted");
    await page.keyboard.press("Shift+Tab");
    await page.locator(".cm-help").waitFor();
  }],
  ["what a name is, by pointing at it", async (page) => {
    await leave(page);
    await write(page, "b", "sorted([1])");
    await page.mouse.move(0, 0);
    await cell(page, "b").locator(".cm-line span").first().hover();
    await page.locator(".cm-help").waitFor();
  }],
  ["a fault in a text", async (page) => {
    await page.mouse.move(0, 0);
    await write(page, "b", "a = = 1");
    await page.locator(".cm-lintRange-error").waitFor();
  }],
  ["a question", async (page) => {
    await write(page, "b", 'input("Your name? ")');
    await run(page, "b");
    await page.getByTestId("ask").getByRole("textbox").waitFor();
  }],
  ["a secret question", async (page) => {
    await page.keyboard.type("me");
    await page.keyboard.press("Enter");
    await stands(page, "b", "done");
    await write(page, "b", 'import getpass\ngetpass.getpass("Your secret? ")');
    await run(page, "b");
    await page.getByTestId("ask").locator("[type=password]").waitFor();
  }],
  ["another language", async (page) => {
    await page.keyboard.press("Enter");
    await page.locator(".foot").getByTestId("language").selectOption("de");
    await page.locator('.page[lang="de"]').waitFor();
  }],
];

for (const look of ["light", "dark", "a window of 320 px"]) {
  test(`${look}: axe finds nothing grave in what opens beside the cells`, { timeout: 300_000 }, async (t) => {
    const page = await visit(t, LOOKS[look]);
    const found = new Map();
    for (const [state, lead] of BESIDE) {
      await lead(page);
      for (const fault of await faults(page)) if (!found.has(fault)) found.set(fault, state);
      if (process.env.PICTURES) await picture(page, `access-${look}-${state}`.replace(/\W+/g, "-"));
    }
    assert.deepEqual([...found].map(([fault, state]) => `${state}: ${fault}`), []);
  });
}

/** Opens another page of the site. */
async function go(page, path) {
  await page.goto(new URL(path, page.url()).href);
  await page.locator('[data-testid="status"][data-state="ready"]').waitFor();
}

const PROGRAM = "import jax\n\nn = 0\n\n@jax.jit\ndef count(x):\n    return x + n\n\nprint(count(1))\nn = 10\nprint(count(1))\n";

/** What else is on the site: a name, and what leads there. */
const ELSEWHERE = [
  ["the box of the front page", async (page) => {
    await page.locator(".front textarea").fill(PROGRAM);
    await page.locator(".front").getByRole("button", { name: "See what freezes" }).click();
    await page.locator("[data-front-notebook]").getByTestId("accept").waitFor();
  }],
  ["the window with a link", async (page) => {
    await page.getByTestId("share-notebook").first().click();
    await page.getByTestId("share").waitFor();
  }],
  ["the path through the lessons", async (page) => {
    await page.goto(new URL("lessons.html", page.url()).href);
    await page.locator(".path li").first().waitFor();
  }],
  ["what is to be foretold", async (page) => {
    await go(page, "closures.html");
    await run(page, "closure-code");
    await stands(page, "closure-code", "done");
    await run(page, "helper-code");
    await page.getByTestId("foretell-field").first().waitFor();
  }],
  ["what was foretold", async (page) => {
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await stands(page, "helper-code", "done");
    await cell(page, "helper-code").getByTestId("verdict").waitFor();
  }],
  ["an exercise that is not passed yet, with a hint", async (page) => {
    await page.getByTestId("run-all").click();
    await stands(page, "turn-code", "done");
    await page.getByTestId("task-hint").click();
  }],
  ["an exercise that is passed", async (page) => {
    await page.getByTestId("task-solution").click();
    await run(page, "turn-code");
    await page.locator('[data-testid="exercise"][data-state="passed"]').waitFor();
  }],
];

for (const look of ["light", "forced colours in the dark", "text twice as large", "a window of 320 px"]) {
  test(`${look}: axe finds nothing grave on the other parts of the site`, { timeout: 300_000 }, async (t) => {
    const page = await visit(t, LOOKS[look]);
    const found = new Map();
    for (const [state, lead] of ELSEWHERE) {
      await lead(page);
      if (LOOKS[look].large) await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
      for (const fault of await faults(page)) if (!found.has(fault)) found.set(fault, state);
      if (!LOOKS[look].large) await fitsTheWindow(page, state);
      if (process.env.PICTURES) await picture(page, `access-${look}-${state}`.replace(/\W+/g, "-"));
    }
    assert.deepEqual([...found].map(([fault, state]) => `${state}: ${fault}`), []);
  });
}

test("the list of notebooks is one stop of the Tab key, and the arrow keys go through it", async (t) => {
  const page = await visit(t);
  await open(page, [["code", "a = 1"]]);
  await page.getByRole("button", { name: "Your notebooks", exact: true }).click();
  await page.locator(".notebook-list li").first().waitFor();
  const now = () => page.evaluate(() => [document.activeElement.closest("li")?.dataset.key ?? "", document.activeElement.dataset.do ?? document.activeElement.className]);
  const [other] = await page.locator(".notebook-list > li").evaluateAll((all) => all.map((it) => it.dataset.key));
  const pressed = async (key) => {
    await page.keyboard.press(key);
    return (await now()).join(" ");
  };
  await page.locator(".notebook-new").focus();
  assert.equal(await pressed("Tab"), `${other} open`);
  for (const next of ["versions", "rename", "copy"]) assert.equal(await pressed("ArrowRight"), `${other} ${next}`);
  assert.equal(await pressed("Shift+Tab"), " new");
  assert.equal(await pressed("Tab"), `${other} copy`, "the Tab key comes back to what had the focus");
  await page.keyboard.press("Enter");
  await page.locator(".notebook-list > li").nth(1).waitFor();
  assert.equal((await now())[1], "copy");
  const keys = await page.locator(".notebook-list > li").evaluateAll((all) => all.map((it) => it.dataset.key));
  assert.equal(await pressed("Home"), `${keys[0]} copy`);
  assert.equal(await pressed("ArrowDown"), `${keys[1]} copy`);
  assert.equal(await pressed("ArrowUp"), `${keys[0]} copy`);
  assert.equal(await pressed("End"), `${keys.at(-1)} copy`);
  assert.equal(await page.locator('.notebook-list button[tabindex="0"]').count(), 1);
});

/** What has the focus: its `data-testid`, or that of what it is in. */
const focused = (page) => page.evaluate(() => document.activeElement.closest("[data-testid]")?.dataset.testid ?? document.activeElement.localName);

test("a bar of tools is one stop of the Tab key, and the arrow keys go through it", async (t) => {
  const page = await visit(t);
  await open(page, [["code", "a = 1"], ["markdown", "words"]]);
  await cell(page, "c0").focus();
  const stops = [];
  for (let stop = 0; stop < 4; stop++) {
    await page.keyboard.press("Tab");
    stops.push(await focused(page));
  }
  assert.deepEqual(stops, ["add-code", "run-to", "run-cell", "editor"]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const tools = [];
  for (let tool = 0; tool < 7; tool++) {
    tools.push(await focused(page));
    await page.keyboard.press("ArrowRight");
  }
  assert.deepEqual(tools, ["run-to", "run-from", "fold", "move-up", "move-down", "delete", "run-to"]);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(page), "run-to", "the Tab key comes back to the tool that had the focus");
  await page.getByTestId("run-all").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(page), "stop");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "cell", "the bar at the top is one stop too");
});

test("the focus never falls to the document", async (t) => {
  const page = await visit(t);
  await open(page, [["code", FREEZES], ["code", "b = 2"], ["code", "c = 3"], ["code", "d = 4"]]);
  const lost = [];
  const check = async (what, act) => {
    await act();
    await page.waitForTimeout(150);
    const now = await focused(page);
    if (now === "body") lost.push(what);
    return now;
  };
  const press = (part) => async () => {
    await part.focus();
    await page.keyboard.press("Enter");
  };
  await check("what is said is closed", press(page.locator(".page-notice button").last()));
  assert.equal(await check("a cell moves", press(cell(page, "c1").getByTestId("move-down"))), "move-down");
  await page.keyboard.press("Enter");
  assert.deepEqual(await page.getByTestId("cell").evaluateAll((all) => all.map((it) => it.dataset.key)), ["c0", "c2", "c3", "c1"]);
  await check("a cell is deleted", press(cell(page, "c2").getByTestId("delete")));
  await check("that is undone", press(page.getByTestId("undo")));
  await check("a panel is opened", press(page.getByTestId("commands")));
  await check("a panel is closed", () => page.keyboard.press("Escape"));
  await check("the bar for finding is opened", async () => {
    await cell(page, "c0").focus();
    await page.keyboard.press("f");
  });
  await check("the bar for finding is closed", press(page.getByTestId("find").getByRole("button", { name: "Close" })));
  await check("a cell runs", press(cell(page, "c0").getByTestId("run-cell")));
  await stands(page, "c0", "done");
  await check("a rewrite is asked for", press(cell(page, "c0").getByTestId("make-stateless")));
  await cell(page, "c0").getByTestId("accept").waitFor();
  await check("the rewrite has come", () => cell(page, "c0").getByTestId("dismiss").focus());
  await check("the rewrite is dismissed", () => page.keyboard.press("Enter"));
  await runForEver(page, "c3");
  assert.equal(await check("what runs is stopped", press(page.getByTestId("stop"))), "stop");
  await stands(page, "c3", "stopped");
  await check("outputs are folded", press(cell(page, "c0").getByTestId("fold")));
  await check("outputs are unfolded", press(cell(page, "c0").getByTestId("folded")));
  assert.deepEqual(lost, []);
});

test("results and differences are said, and said again when they are the same", async (t) => {
  const page = await visit(t);
  await open(page, [["code", FREEZES]]);
  await page.evaluate(() => {
    globalThis.said = [];
    const region = [...document.querySelectorAll("[aria-live=polite]")].find((it) => it.matches(".sr"));
    new MutationObserver(() => said.push(region.textContent.trim())).observe(region, { childList: true, characterData: true, subtree: true });
  });
  for (let time = 0; time < 2; time++) {
    await run(page, "c0");
    await page.waitForFunction((time) => said.filter((it) => it.includes("Cell 1")).length > time, time);
    await stands(page, "c0", "done");
  }
  const said = await page.evaluate(() => said.filter((it) => it.includes("Cell 1")));
  assert.match(said[0], /^Cell 1 has run\. 3 outputs differ from plain Python's\. jit used values that have changed since/);
  assert.deepEqual(said, [said[0], said[0]]);
});

/** True if two boxes share a point. */
const overlap = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test("on a phone a tap between cells does nothing, and the tools of a cell cover no text", async (t) => {
  const page = await visit(t, { size: "phone", touch: true });
  await open(page, [["code", `a = "${"a long line ".repeat(8)}"`], ["markdown", "Some words."], ["code", "b = 2"]]);
  const count = await page.getByTestId("cell").count();
  for (const key of ["c1", "c2"]) {
    const box = await cell(page, key).boundingBox();
    for (const x of [140, 180, 220]) await page.touchscreen.tap(x, box.y - 10);
  }
  assert.equal(await page.getByTestId("cell").count(), count);
  for (const [key, text] of [["c0", ".cm-line"], ["c1", ".prose p"], ["c2", ".cm-line"]]) {
    await cell(page, key).locator(text).first().tap();
    const tools = cell(page, key).locator(".cell-tools");
    await tools.locator("button").first().waitFor();
    assert.equal(await tools.evaluate((it) => getComputedStyle(it).opacity), "1");
    const lines = await cell(page, key).locator(text).first().boundingBox();
    for (const part of await cell(page, key).locator(".cell-tools, .run").all()) {
      const box = await part.boundingBox();
      assert.ok(!overlap(box, lines), `${key}: ${JSON.stringify([box, lines])}`);
      assert.ok(box.x >= 0 && box.x + box.width <= 360, `${key} is cut: ${JSON.stringify(box)}`);
    }
    await picture(page, `access-touch-${key}`);
  }
  await cell(page, "c0").locator(".cm-line").tap();
  await cell(page, "c0").getByTestId("run-cell").tap();
  await stands(page, "c0", "done");
});

const LONG = `import jax
import jax.numpy as jnp

offset = 1.0

@jax.jit
def deep(x):
${Array.from({ length: 60 }, (_, at) => `    x = jnp.where(x > ${at}.0, jnp.sin(x) * offset, jnp.cos(x) + ${at}.5)`).join("\n")}
    return x

print(deep(jnp.arange(3.0)))
offset = 2.0
print(deep(jnp.arange(3.0)))`;

test("on a wide screen a trace in full has more room than the text, and its arrows stay in view", async (t) => {
  const page = await visit(t, { size: "huge" });
  await open(page, [["code", LONG]]);
  await run(page, "c0");
  await stands(page, "c0", "done");
  await cell(page, "c0").getByTestId("trace-head").first().click();
  const full = await cell(page, "c0").getByTestId("in-full").boundingBox();
  const column = await cell(page, "c0").boundingBox();
  assert.ok(full.width > 1.4 * column.width, `${full.width} of ${column.width}`);
  assert.ok(full.x >= 0 && full.x + full.width <= 1680);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await cell(page, "c0").getByTestId("step-on").click();
  await cell(page, "c0").getByTestId("jaxpr").evaluate((it) => it.scrollIntoView({ block: "start" }));
  for (const arrow of ["step-back", "step-on"]) {
    const box = await cell(page, "c0").getByTestId(arrow).boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= 1000, `${arrow} is at ${box.y}`);
  }
  await page.screenshot({ path: "screenshots/access-stepper.png" });
});

const ENGINE = "**/freezeframe-worker_bg.wasm";

test("while the engine loads it is said how much has come; where it does not, why, and how to try again", async (t) => {
  const slow = await visit(t, {
    before: async (page) => {
      const tools = await page.context().newCDPSession(page);
      await tools.send("Network.enable");
      await tools.send("Network.emulateNetworkConditions", { offline: false, latency: 20, downloadThroughput: 1_500_000, uploadThroughput: -1 });
      await page.addInitScript(() => {
        globalThis.news = [];
        const look = () => news.push(getComputedStyle(document.querySelector(".status") ?? document.documentElement, "::after").content);
        setInterval(look, 50);
      });
    },
  });
  await slow.waitForFunction(() => news.some((it) => /\d (MB|%)/.test(it)));
  await slow.locator('[data-testid="status"][data-state="ready"]').waitFor();
  const page = await visit(t, { allow: [/./], before: (page) => page.route(ENGINE, (route) => route.abort()) });
  await page.locator('[data-testid="status"][data-state="failed"]').waitFor();
  assert.match(await page.getByTestId("page-notice").innerText(), /The engine did not start: the engine could not be loaded \(no connection\)\./);
  await page.unroute(ENGINE);
  await page.getByTestId("retry").click();
  await page.locator('[data-testid="status"][data-state="ready"]').waitFor();
  assert.equal(await page.getByTestId("page-notice").count(), 0);
  await open(page, [["code", "print(1 + 1)"]]);
  await run(page, "c0");
  await stands(page, "c0", "done");
});
