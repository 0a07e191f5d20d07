// Products of matrices in a page that is cross-origin isolated: by all processors, and with the bits of one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visitor } from "./support/visit.mjs";

const isolated = visitor({ headers: { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" } });
const plain = visitor();

// Rows that end in the midst of a panel, columns that end in the midst of a tile, sums that are long and that are not.
const PRODUCTS = `
import numpy as np, jax.numpy as jnp

def numbers(n, m, step):
    return jnp.asarray((np.arange(n * m) * step % 1013 / 1013 - 0.5).astype(np.float32).reshape(n, m))

for n, k, m in [(300, 300, 300), (601, 700, 203), (97, 2100, 517), (1000, 130, 1000)]:
    a, b = numbers(n, k, 7919), numbers(k, m, 104729)
    for product in a @ b, b.T @ a.T, a @ b:
        words = np.asarray(product).ravel().view(np.uint32).astype(np.uint64)
        print(n, k, m, words.sum(), (words * (np.arange(words.size, dtype=np.uint64) % 65521 + 1)).sum())
`;

/** What a lane prints, in a worker of its own; and twice, since the first product is made while others are called. */
async function printed(visit, t) {
  const page = await visit(t, { path: "site.json" });
  const workers = [];
  page.on("worker", (worker) => workers.push(worker.url().split("/").pop()));
  const text = await page.evaluate(async (source) => {
    const here = (path) => new URL(path, location.href).href;
    const worker = new Worker(here("worker.js"));
    let text = "";
    const finished = new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        worker.postMessage('"taken"');
        if (data.crashed) reject(new Error(data.crashed));
        for (const event of typeof data === "string" ? JSON.parse(data) : []) {
          if (event.type === "output") text += event.output.text ?? "";
          if (event.type === "error") reject(new Error(JSON.stringify(event)));
          if (event.type === "finished" && event.run === 2) resolve();
        }
      };
    });
    const config = JSON.stringify({ lane: "jit", compat: "v0_12", entropy: 1, clock_start: 0 });
    worker.postMessage({ module: await WebAssembly.compileStreaming(fetch(here("freezeframe-worker_bg.wasm"))), config });
    for (const run of [1, 2]) worker.postMessage(JSON.stringify({ type: "run_script", run, filename: "products.py", source }));
    await finished;
    return text;
  }, PRODUCTS);
  return { text, workers, alone: await page.evaluate(() => navigator.hardwareConcurrency === 1), isolated: await page.evaluate(() => crossOriginIsolated) };
}

test("products by all processors have the bits of those by one", async (t) => {
  const several = await printed(isolated, t);
  const one = await printed(plain, t);
  assert.ok(several.isolated && !one.isolated);
  assert.equal(one.workers.includes("hand.js"), false);
  assert.equal(several.workers.includes("hand.js"), !several.alone, `${several.workers}`);
  assert.equal(one.text.trim().split("\n").length, 24);
  assert.equal(several.text, one.text);
});
