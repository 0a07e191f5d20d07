// What a lane tells the page: it does not run ahead of its reader, and a cell that waits for room hears Stop.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const SOURCE = readFileSync(new URL("../../www/outbox.js", import.meta.url), "utf8");
const LARGE = "x".repeat(70_000);

/** An outbox, what it has sent, and a way to have its engine put something out. */
function open() {
  const sent = [];
  const events = [];
  const Outbox = new Function("postMessage", `${SOURCE}; return Outbox`)((it) => sent.push(it));
  const outbox = new Outbox();
  outbox.open({ outbox: () => ({ take: () => (events.length ? JSON.stringify(events.splice(0)) : undefined) }) });
  const put = (event) => (events.push(event), outbox.collect());
  return { outbox, sent, put };
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const within = (promise, milliseconds) => Promise.race([promise.then(() => true), pause(milliseconds).then(() => false)]);

test("several lists become one, and the next is due once that was taken and some time has passed", async () => {
  const { outbox, sent, put } = open();
  put(1);
  put(2);
  assert.ok(outbox.isDue());
  outbox.send();
  assert.deepEqual(sent, ["[1,2]"]);
  await pause(300);
  assert.ok(!outbox.isDue(), "it was not taken");
  outbox.taken();
  assert.ok(outbox.isDue());
  outbox.send();
  assert.equal(sent.length, 1, "nothing is no list");
});

test("a cell that has put out too much waits until that can be sent", async () => {
  const { outbox, put } = open();
  put(1);
  outbox.send();
  put(LARGE);
  assert.ok(outbox.isFull());
  const room = outbox.room();
  assert.ok(!(await within(room, 300)), "what was sent was not taken");
  outbox.taken();
  assert.ok(await within(room, 300));
  assert.ok(outbox.isDue());
});

test("a cell that waits for room hears Stop", async () => {
  const { outbox, sent, put } = open();
  put(1);
  outbox.send();
  put(LARGE);
  const room = outbox.room();
  outbox.heard();
  assert.ok(await within(room, 50));
  assert.deepEqual(sent.at(-1), { heard: true });
});

test("what was put out before a sleep is sent by itself", async () => {
  const { outbox, sent, put } = open();
  put(1);
  outbox.send();
  put(2);
  outbox.sendSoon();
  await pause(100);
  assert.equal(sent.length, 1, "the first was not taken");
  outbox.taken();
  await pause(300);
  assert.deepEqual(sent, ["[1]", "[2]"]);
});
