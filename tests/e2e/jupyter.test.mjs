// The lane of real JAX: cells run on a Jupyter server that the visitor names, beside the other lanes. The servers are real.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { isMixed, named } from "../../www/jax/address.js";
import { Files, Run } from "../../www/jax/kernel.js";
import { chromium } from "playwright-core";
import { isAccessible } from "./support/accessible.mjs";
import { LAUNCH } from "./support/browser.mjs";
import { PYTHON, freePort, jupyter, lineTo, skip } from "./support/jupyter.mjs";
import { fitsTheWindow, picture, visitor } from "./support/visit.mjs";

const visit = visitor();
const LONG = 60_000;

test("an address is read as people have it", () => {
  for (const [text, expected] of [
    ["http://127.0.0.1:8888/lab?token=abc", ["http://127.0.0.1:8888/", "abc"]],
    ["http://localhost:8888/tree/course/a.ipynb?token=abc", ["http://localhost:8888/", "abc"]],
    ["localhost:8888", ["http://localhost:8888/", ""]],
    [" hub.example.org/user/eva/lab/tree/x ", ["https://hub.example.org/user/eva/", ""]],
    ["https://gateway.example.org/jupyter", ["https://gateway.example.org/jupyter/", ""]],
    ["http://name:word@127.0.0.1:1/#x", ["http://127.0.0.1:1/", ""]],
    ["javascript:alert(1)", undefined],
    ["file:///etc/passwd", undefined],
    ["http://", undefined],
    ["", undefined],
  ]) {
    const found = named(text);
    assert.deepEqual(found && [found.address, found.token], expected, text);
  }
});

test("what browsers ask over http from a page of https is the own machine only", () => {
  const mixed = ["http://lab.example.org/", "http://192.168.1.4:8888/"].map((address) => isMixed(address, "https:"));
  const fine = ["https://lab.example.org/", "http://localhost:8888/", "http://127.0.0.1:1/", "http://[::1]:1/"].map((address) => isMixed(address, "https:"));
  assert.deepEqual([...mixed, ...fine, isMixed("http://lab.example.org/", "http:")], [true, true, false, false, false, false, false]);
});

test("what a kernel says becomes what the engine says", () => {
  const run = new Run({ run: 3, cell: 7 }, 0);
  const hear = (type, content, more) => run.hear({ type, content, ...more }, 2500);
  const of = { run: 3, cell: 7 };
  const output = (output) => ({ type: "output", ...of, output });
  assert.deepEqual(hear("status", { execution_state: "busy" }), [{ type: "started", ...of }]);
  assert.deepEqual(hear("stream", { name: "stderr", text: "a" }), [output({ type: "text", stream: "stderr", text: "a", span: null, jaxpr: false })]);
  assert.deepEqual(hear("execute_result", { data: { "text/plain": "Array(1.)" } }), [output({ type: "result", text: "Array(1.)", jaxpr: false })]);
  const display = { data: { "image/png": "AA\nBB\n", "text/plain": "p" }, transient: { display_id: "d" } };
  const forms = [{ mime: "image/png", data: "AABB" }, { mime: "text/plain", data: "p" }];
  assert.deepEqual(hear("display_data", display), [output({ type: "display", forms, span: null, id: "d", result: false })]);
  assert.deepEqual(hear("update_display_data", display), [{ type: "updated", ...of, id: "d", forms }]);
  assert.deepEqual(hear("clear_output", { wait: true }), [{ type: "cleared", ...of, wait: true }]);
  assert.deepEqual(hear("input_request", { prompt: "n? ", password: false }).map(({ type }) => type), ["output", "asked"]);
  assert.deepEqual(hear("input_request", { prompt: "n? ", password: true }).map(({ type }) => type), ["asked"]);
  const [{ output: error }] = hear("error", { ename: "E", evalue: "v", traceback: ["\u001b[31mE\u001b[0m: v"] });
  assert.deepEqual([error.class, error.message, error.traceback], ["E", "v", "E: v"]);
  assert.deepEqual(hear("execute_reply", { status: "ok" }, { metadata: { started: "2026-01-01T00:00:00.250Z" }, date: "2026-01-01T00:00:01.000Z" }), []);
  assert.deepEqual(hear("status", { execution_state: "idle" }), [{ type: "finished", ...of, status: "ok", seconds: 0.75 }]);
});

test("a cell's file has the name that the page gives it", () => {
  const files = new Files();
  files.add("import jax\nprint('é 🧊', 1)\nx", "Cell In[3]");
  // As ipykernel calls it.
  assert.equal(files.renamed(`at /tmp/ipykernel_77/4126654409.py:1 and /tmp/ipykernel_1/1.py:2`), "at Cell In[3]:1 and /tmp/ipykernel_1/1.py:2");
});

const cells = (page) => page.locator('[data-testid="cell"][data-kind="code"]');

/** What a visit needs that speaks to a server: its answers that say no are no fault of the page. */
const speaking = (options = {}) => ({ watched: true, also: ["http://127.0.0.1"], allow: [/Failed to load resource/, /blocked by CORS/, /^40[134]/, /^(403|404): /, /WebSocket/], ...options });

async function window(page) {
  await page.getByTestId("real-jax").click();
  await page.getByTestId("jupyter").waitFor();
}

/** Names a server in the window; gives what is said where that fails. */
async function name(page, { address, token }) {
  await page.getByTestId("jupyter-address").fill(address);
  await page.getByTestId("jupyter-token").fill(token);
  await page.keyboard.press("Enter");
}

async function connect(page, server) {
  await window(page);
  await name(page, server);
  await page.getByTestId("jupyter").waitFor({ state: "detached", timeout: LONG });
  await page.locator('.lane-switch[data-lane="jax"]').waitFor();
}

async function refused(page, server) {
  await name(page, server);
  const said = page.getByTestId("jupyter-said");
  await page.waitForFunction(() => !/^((Connecting|Verbindet) …)?$/.test(document.querySelector('[data-testid="jupyter-said"]').textContent), undefined, { timeout: LONG });
  return said.innerText();
}

/** Waits until a cell has ended, on the server too. */
async function ended(cell, note = /^[\d.]+ (ms|s)$/) {
  await cell.locator("th.lane-jax .lane-note", { hasText: note }).waitFor({ timeout: LONG });
  await cell.page().waitForFunction((it) => !/^(queued|running)$/.test(it.dataset.status), await cell.elementHandle(), { timeout: LONG });
}

async function write(page, cell, text) {
  await cell.locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

async function run(page, cell, text) {
  if (text === undefined) await cell.locator(".cm-content").click();
  else await write(page, cell, text);
  await page.keyboard.press("Control+Enter");
  // What was shown of an earlier run is gone behind the next frame.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** What a cell shows, row by row: the texts of the lanes, one where they share it. */
const rows = (cell) =>
  cell.evaluate((cell) =>
    [...cell.querySelectorAll('[data-testid="row"]')].map((row) =>
      [...row.querySelectorAll("td")].map((it) => [it.dataset.lane ?? row.dataset.lane, it.classList.contains("marked"), [...it.querySelectorAll(".text, .nothing, .error-head, img")].map((part) => part.textContent || part.localName).join("|")]),
    ),
  );

describe("on a real server", { skip }, () => {
  let server;
  before(async () => (server = await jupyter({ origin: new URL(visit.address()).origin })));
  after(() => server?.stop());

  test("the lesson runs there, by keyboard, and each output is that of jit", async (t) => {
    const page = await visit(t, speaking());
    await window(page);
    await isAccessible(page.getByTestId("jupyter"));
    await picture(page, "jupyter-window-wide", page.getByTestId("jupyter"));
    await name(page, server);
    await page.getByTestId("jupyter").waitFor({ state: "detached", timeout: LONG });
    await page.getByTestId("run-all").focus();
    await page.keyboard.press("Enter");
    const all = await cells(page).all();
    let compared = 0;
    for (const cell of all) {
      await cell.scrollIntoViewIfNeeded();
      await ended(cell);
      for (const row of await rows(cell)) {
        const of = (lane) => row.find(([lanes]) => lanes?.split(" ").includes(lane)) ?? row[0];
        const [, isMarked, text] = of("jax");
        assert.ok(!isMarked, `${await cell.getAttribute("data-key")}: ${JSON.stringify(row)}`);
        if (text) compared++;
      }
    }
    assert.ok(compared > 25, `${compared} outputs were compared`);
    await isAccessible(page.getByTestId("notebook"));
    await picture(page, "jupyter-lesson-wide");
    for (const [width, height, dark] of [[768, 1024], [360, 740], [320, 640], [1280, 900, true]]) {
      await page.setViewportSize({ width, height });
      if (dark) await page.emulateMedia({ colorScheme: "dark" }), await page.getByTestId("theme").click();
      await fitsTheWindow(page);
      await picture(page, `jupyter-lesson-${width}${dark ? "-dark" : ""}`);
    }
    // The server has its kernel as long as the page is there.
    assert.equal((await server.kernels()).length, 1);
    await page.goto("about:blank");
    for (const end = Date.now() + LONG; (await server.kernels()).length > 0; await sleep(200)) assert.ok(Date.now() < end, "the kernel ends with the page");
  });

  test("everything that a kernel says is shown, and what differs is told", async (t) => {
    const page = await visit(t, speaking());
    await connect(page, server);
    const [first, second] = await cells(page).all();
    await run(page, first, "import sys, os\nfrom IPython.display import display, clear_output\nprint('gone')\nclear_output()\nprint('a\\nb')\nprint('there' if 'JPY_PARENT_PID' in os.environ else 'here')\nh = display('one', display_id=True)\nprint('err', file=sys.stderr)\n1/3");
    await ended(first);
    const shown = await rows(first);
    const texts = shown.map((row) => row.map(([, , text]) => text).join(" / "));
    assert.ok(texts.some((it) => it.startsWith("a\nb")), JSON.stringify(texts));
    assert.ok(!texts.some((it) => it.includes("gone")), JSON.stringify(texts));
    const differing = shown.find((row) => row.some(([, , text]) => text.includes("there")));
    assert.deepEqual(differing.map(([lane, marked]) => [lane, marked]), [["python", false], ["jit", false], ["jax", true]]);
    assert.match(await first.locator("td.lane-jax.marked .why").first().innerText(), /^Differs from jit: .*jax 0\.12/);
    await run(page, second, "h.update('two')\nprint(input('name? '))");
    await second.getByTestId("ask").locator("input").fill("eva");
    await page.keyboard.press("Enter");
    await ended(second);
    assert.ok((await rows(first)).some((row) => row.some(([, , text]) => text.includes("two"))), "a display is changed later");
    assert.ok((await rows(second)).some((row) => row.length === 1 && row[0][2].includes("eva")), "one answer is for all lanes");
    await run(page, second, "import jax.numpy as jnp\njnp.zeros(3).at[0].set(1).nothing");
    await ended(second);
    assert.deepEqual((await rows(second)).flat().map(([lane]) => lane), ["python jit jax"], "the same error stands once");
    await picture(page, "jupyter-outputs");
  });

  test("Stop interrupts there, Restart forgets there", async (t) => {
    const page = await visit(t, speaking());
    await connect(page, server);
    const [first, second] = await cells(page).all();
    await run(page, first, "kept = 5\nwhile True: pass");
    await first.locator("th.lane-jax .lane-note", { hasText: "running" }).waitFor({ timeout: LONG });
    await page.getByTestId("stop").click();
    await ended(first, /^stopped$/);
    await run(page, second, "print(kept)");
    await ended(second);
    assert.deepEqual((await rows(second)).flat().map(([lane, , text]) => [lane, text]), [["python jit jax", "5"]]);
    await page.getByTestId("restart").click();
    await run(page, second);
    await ended(second);
    assert.match((await rows(second)).flat()[0][2], /NameError/);
    // An error ends what was asked for together, there too.
    await window(page);
    assert.match(await page.getByTestId("jupyter").innerText(), /Cells run on 127\.0\.0\.1:\d+ too: jax 0\.12/);
    await page.getByTestId("jupyter-leave").click();
    await page.locator('.lane-switch[data-lane="jax"]').waitFor({ state: "detached" });
    assert.equal(await page.locator("th.lane-jax").count(), 0);
  });

  test("a lost connection comes back with all that was printed", async (t) => {
    const line = await lineTo(server.address);
    t.after(line.stop);
    const page = await visit(t, speaking());
    await connect(page, { ...server, address: line.address });
    const [first, second] = await cells(page).all();
    // Both ways to the kernel have been used before one of them is cut.
    await run(page, second, "0");
    await ended(second);
    await run(page, first, "import time\nif 'get_ipython' in globals():\n    for n in range(8):\n        print(n, flush=True)\n        time.sleep(0.5)\nprint('done')");
    await first.locator("td.lane-jax", { hasText: "1" }).first().waitFor({ timeout: LONG });
    line.cut();
    await page.getByTestId("page-notice").filter({ hasText: "is lost" }).waitFor({ timeout: LONG });
    line.mend();
    await page.getByTestId("page-notice").filter({ hasText: "there again" }).waitFor({ timeout: LONG });
    await ended(first);
    const printed = (await rows(first)).map((row) => row.at(-1)[2]);
    assert.deepEqual(printed, ["0", "1", "2", "3", "4", "5", "6", "7", "done"]);
    await run(page, second, "n");
    await ended(second);
    assert.equal((await rows(second)).at(-1).at(-1)[2].slice(0, 1), "7");
  });

  test("a kernel that dies is told, and another takes its place", async (t) => {
    const page = await visit(t, speaking());
    await connect(page, server);
    const [first, second] = await cells(page).all();
    await run(page, first, "import os\nos.kill(os.getpid(), 9) if 'get_ipython' in globals() else 0");
    await page.getByTestId("page-notice").filter({ hasText: "has died" }).waitFor({ timeout: LONG });
    await run(page, second, "print('alive')");
    await ended(second);
    assert.deepEqual((await rows(second)).flat().map(([lane]) => lane), ["python jit jax"]);
  });

  test("what is wrong with a server is said, with what to do", async (t) => {
    const strict = await jupyter({ origin: "https://elsewhere.example" });
    t.after(strict.stop);
    const other = createServer((_, answer) => answer.writeHead(200, { "access-control-allow-origin": "*", "access-control-allow-headers": "*" }).end("hello"));
    await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
    t.after(() => other.close());
    const page = await visit(t, speaking({ size: "phone", allow: [/.*/] }));
    await window(page);
    const origin = new URL(visit.address()).origin;
    for (const [wrong, said] of [
      [{ ...server, token: "wrong" }, /does not take the token\. jupyter server list/],
      [{ ...server, token: "" }, /does not take the token/],
      [strict, new RegExp(`does not let this page in\\. Start it by jupyter server --ServerApp\\.allow_origin=${origin}`)],
      [{ ...server, address: `http://127.0.0.1:${await freePort()}/` }, /Nothing answers at 127\.0\.0\.1:\d+\./],
      [{ ...server, address: `http://127.0.0.1:${other.address().port}` }, /otherwise than a Jupyter server/],
      [{ ...server, address: "javascript:alert(1)" }, /no address of a server: javascript:alert\(1\)/],
    ]) {
      assert.match(await refused(page, wrong), said);
      assert.equal(await page.locator("iframe[src*='jax.html']").count(), 0, "no frame stays");
    }
    await fitsTheWindow(page);
    await picture(page, "jupyter-refused-phone", page.getByTestId("jupyter"));
    await name(page, server);
    await page.getByTestId("jupyter").waitFor({ state: "detached", timeout: LONG });
  });

  test("from a page that came over https, only a server on this machine is asked over http", async (t) => {
    const browser = await chromium.launch(LAUNCH);
    t.after(() => browser.close());
    const page = await browser.newPage();
    const asked = [];
    await page.route("**/*", async (route) => {
      const url = new URL(route.request().url());
      if (url.hostname !== "freezeframe.example") return asked.push(url.host), route.abort();
      const answer = await fetch(new URL(url.pathname.slice(1), visit.address()));
      await route.fulfill({ status: answer.status, headers: { "content-type": answer.headers.get("content-type") }, body: Buffer.from(await answer.arrayBuffer()) });
    });
    await page.goto("https://freezeframe.example/index.html");
    await page.getByTestId("run-all").waitFor();
    await window(page);
    assert.match(await refused(page, { address: "http://cluster.example:8888", token: "x" }), /^This page came over https, and browsers let it ask no other machine over http\. Give the server an https address, or bring it to your own machine by ssh -L 8888:localhost:8888 cluster\.example and name http:\/\/localhost:8888\/ here\.$/);
    assert.deepEqual(asked, [], "nobody is asked");
  });

  test("the first thing that a fresh kernel prints is there, each time", async (t) => {
    for (let times = 0; times < 5; times++) {
      const page = await visit(t, speaking());
      await connect(page, server);
      const [first] = await cells(page).all();
      await run(page, first, "print('first')\nprint('second')");
      await ended(first);
      assert.deepEqual((await rows(first)).map((row) => [row.length, row.at(-1)[2]]), [[1, "first"], [1, "second"]]);
      await page.getByTestId("restart").click();
      await run(page, first);
      await ended(first);
      assert.deepEqual((await rows(first)).map((row) => [row.length, row.at(-1)[2]]), [[1, "first"], [1, "second"]], "after a restart");
      await page.close();
    }
  });

  test("only the named server is asked, and nobody else learns the token", async (t) => {
    const other = createServer((_, answer) => answer.writeHead(200, { "access-control-allow-origin": "*" }).end("{}"));
    await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
    t.after(() => other.close());
    const elsewhere = `http://127.0.0.1:${other.address().port}/`;
    const page = await visit(t, speaking({ allow: [/Content Security Policy/, /Failed to (load|fetch)/, /^403: /] }));
    const tried = (where) => where.evaluate((address) => fetch(address).then(() => "asked", () => "refused"), elsewhere);
    assert.equal(await page.locator("iframe").count(), 0, "before a server is named there is no frame");
    assert.equal(await tried(page), "refused");
    await connect(page, server);
    const frame = page.frames().find((it) => it.url().endsWith("jax.html"));
    assert.equal(await tried(page), "refused");
    assert.equal(await tried(frame), "refused", "the frame may ask the named server only");
    // Whoever is not the page that made the frame is not heard, nor is another shape.
    assert.equal(await frame.evaluate(() => document.body.childElementCount), 0);
    const stored = () => page.evaluate(() => [JSON.stringify({ ...localStorage }), location.href, document.documentElement.outerHTML]);
    for (const text of await stored()) assert.ok(!text.includes(server.token));
    await page.getByTestId("share-notebook").click();
    assert.ok(!(await page.getByTestId("share-link").inputValue()).includes(server.token));
    await page.keyboard.press("Escape");
    const saving = page.waitForEvent("download");
    await page.getByTestId("save-file").click();
    assert.ok(!readFileSync(await (await saving).path(), "utf8").includes(server.token));
    // In this tab it is known again, and in another only if that was asked for.
    await page.reload();
    await page.getByTestId("run-all").waitFor();
    await window(page);
    assert.equal(await page.getByTestId("jupyter-token").inputValue(), server.token);
    const tab = await page.context().newPage();
    await tab.goto(visit.address());
    await tab.getByTestId("run-all").waitFor();
    await window(tab);
    assert.equal(await tab.getByTestId("jupyter-token").inputValue(), "");
    await tab.getByText("Remember both").click();
    await name(tab, server);
    await tab.getByTestId("jupyter").waitFor({ state: "detached", timeout: LONG });
    assert.ok((await tab.evaluate(() => JSON.stringify({ ...localStorage }))).includes(server.token));
  });

  test("it is told in German", async (t) => {
    const page = await visit(t, speaking({ locale: "de-DE", dark: true }));
    await window(page);
    assert.match(await refused(page, { ...server, token: "falsch" }), /nimmt das Token nicht an/);
    await picture(page, "jupyter-window-german", page.getByTestId("jupyter"));
  });
});

describe("what is saved", { skip }, () => {
  /** Saves the lesson under a button; gives where it is. */
  async function saved(t, button, path) {
    const page = await visit(t, { path });
    await page.getByTestId("run-all").waitFor();
    const saving = page.waitForEvent("download");
    await page.getByTestId(button).click();
    const folder = mkdtempSync(join(tmpdir(), "saved-"));
    t.after(() => rmSync(folder, { recursive: true }));
    const download = await saving;
    const file = join(folder, download.suggestedFilename());
    await download.saveAs(file);
    return file;
  }

  /** What the code cells of a notebook put out under jit, as text. */
  function texts(file) {
    const code = JSON.parse(readFileSync(file, "utf8")).cells.filter((it) => it.cell_type === "code");
    const joined = (it) => (Array.isArray(it) ? it.join("") : (it ?? ""));
    const text = (it) => (it.text ? joined(it.text) : `${joined(it.data?.["text/plain"] ?? it.evalue)}\n`);
    // In a notebook JAX colors jaxprs, and a cell is a file of the kernel's.
    const plain = (it) => it.replace(/\u001b\[[0-9;]*m/g, "").replace(/\S*(ipykernel_\d+\/\d+\.py|Cell In\[\d+\]):/g, "cell:");
    return code.map(({ outputs }) => plain(outputs.map(text).join("")));
  }

  test("as a notebook runs in Jupyter with the outputs that are in it", async (t) => {
    const file = await saved(t, "save-file");
    const expected = texts(file);
    const ran = spawnSync(PYTHON, ["-m", "nbconvert", "--to", "notebook", "--execute", "--allow-errors", "--inplace", file], { encoding: "utf8" });
    assert.equal(ran.status, 0, ran.stderr);
    assert.ok(expected.filter(Boolean).length > 10);
    assert.deepEqual(texts(file), expected);
  });

  test("as Python runs, and prints the same", async (t) => {
    // A lesson in which nothing raises.
    const expected = texts(await saved(t, "save-file", "pytrees.html"));
    const ran = spawnSync(PYTHON, [await saved(t, "save-python", "pytrees.html")], { encoding: "utf8" });
    assert.equal(ran.status, 0, ran.stderr);
    // A last value alone prints nothing there.
    const printed = ran.stdout.split("\n");
    for (const text of expected) {
      const lines = text.split("\n").slice(0, -1);
      if (lines.every((line) => printed.includes(line))) printed.splice(printed.indexOf(lines[0]), lines.length);
    }
    assert.deepEqual(printed.filter(Boolean), []);
  });
});
