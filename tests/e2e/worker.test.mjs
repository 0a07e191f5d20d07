// What the page does when an engine loops, goes deaf, breaks or does not start. A scripted engine stands in for ours, which
// cannot be made to break at will; page and worker are the real ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visitor } from "./support/visit.mjs";

const visit = visitor();

const SCRIPTED = `
self.wasm_bindgen = async () => ({ memory: new WebAssembly.Memory({ initial: 1 }) });
wasm_bindgen.placePart = () => {};
wasm_bindgen.Engine = class {
  constructor(config) {
    this.lane = JSON.parse(config).lane;
    this.events = [{ type: "ready" }];
    this.kept = 0;
  }
  command(json) {
    const command = JSON.parse(json);
    if (command.type === "run_cell") this.todo = command;
    else this.interrupted = Boolean(this.now);
  }
  step() {
    if (!this.now) {
      if (!this.todo) return false;
      [this.now, this.todo, this.interrupted] = [this.todo, null, false];
      this.tell("started", {});
      return true;
    }
    return this.work(this.now.source);
  }
  work(source) {
    if (this.lane === "jit") {
      if (source === "deaf") for (;;);
      if (source === "trap") throw new WebAssembly.RuntimeError("unreachable");
      if (source === "panic") {
        self.freezeframePanic = "panicked at the disco";
        throw new WebAssembly.RuntimeError("unreachable");
      }
      if (source === "stubborn") return true;
    }
    if (source === "loop" && !this.interrupted) return true;
    this.kept += 1;
    this.tell("output", { output: { type: "text", stream: "stdout", text: "kept " + this.kept + "\\n", span: null, jaxpr: false } });
    this.tell("finished", { status: this.interrupted ? "interrupted" : "ok", seconds: 0.1 });
    this.now = null;
    return false;
  }
  wake_in() {
    return 0;
  }
  fileChanges() {
    return [];
  }
  tell(type, more) {
    this.events.push({ type, run: this.now.run, cell: this.now.cell, ...more });
  }
  outbox() {
    return this;
  }
  take() {
    const events = this.events;
    this.events = [];
    return events.length ? JSON.stringify(events) : undefined;
  }
};`;

const cell = (page) => page.locator('[data-testid="cell"][data-key="global-code"]');
const reaches = (page, status) => page.locator(`[data-key="global-code"][data-status="${status}"]`).waitFor();
const lane = (page, name) => cell(page).locator(`td[data-lane~="${name}"] pre`);

async function open(t, script = SCRIPTED) {
  const page = await visit(t, { allow: script === SCRIPTED ? [] : [/engine/, /worker/, /404/] });
  await page.context().route("**/freezeframe-worker.js", (route) => route.fulfill({ contentType: "text/javascript", body: script }));
  await page.reload();
  await cell(page).locator(".cm-content").waitFor();
  return page;
}

async function run(page, text, status) {
  await cell(page).locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
  await page.keyboard.press("ControlOrMeta+Enter");
  await reaches(page, status);
}

test("a loop hears Stop between two slices and keeps its variables", async (t) => {
  const page = await open(t);
  await run(page, "more", "done");
  await run(page, "loop", "running");
  await page.getByTestId("stop").click();
  await reaches(page, "stopped");
  assert.match(await cell(page).getByTestId("cell-notice").innerText(), /variables are still there/);
  await run(page, "more", "done");
  assert.equal(await lane(page, "jit").innerText(), "kept 3");
});

test("asking again for a running cell runs its new text", async (t) => {
  const page = await open(t);
  await run(page, "loop", "running");
  await run(page, "more", "done");
  assert.equal(await lane(page, "python").innerText(), "kept 2");
});

for (const [source, reason] of [["deaf", "hears nothing"], ["stubborn", "hears, but does not end"]]) {
  test(`a lane that ${reason} is started afresh, and the page says that its variables are gone`, async (t) => {
    const page = await open(t);
    await run(page, "more", "done");
    await run(page, source, "running");
    await page.getByTestId("stop").click();
    await reaches(page, "lost");
    assert.match(await cell(page).getByTestId("cell-notice").innerText(), /The jit lane did not stop.*variables are gone/);
    await run(page, "more", "done");
    assert.deepEqual([await lane(page, "python").innerText(), await lane(page, "jit").innerText()], ["kept 3", "kept 1"]);
  });
}

for (const [source, message] of [["trap", /crashed \(unreachable\)/], ["panic", /crashed \(panicked at the disco\)/]]) {
  test(`a ${source} is told, the text stays, and a fresh engine takes over`, async (t) => {
    const page = await open(t);
    await run(page, source, "lost");
    assert.match(await cell(page).getByTestId("cell-notice").innerText(), message);
    assert.equal(await cell(page).locator(".cm-content").innerText(), source);
    await run(page, "more", "done");
    assert.equal(await lane(page, "jit").innerText(), "kept 1");
  });
}

test("an engine that cannot start is told once, and the page can still be read and edited", async (t) => {
  const page = await open(t, "throw new Error('this engine is broken')");
  await page.getByTestId("page-notice").waitFor();
  assert.match(await page.getByTestId("page-notice").innerText(), /The engine did not start: .*this engine is broken/);
  await run(page, "x = 1", "idle");
});
