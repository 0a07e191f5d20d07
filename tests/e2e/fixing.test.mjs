// From a wrong output to an accepted fix, in two presses: Make it stateless, Accept.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { visitor } from "./support/visit.mjs";

const visit = visitor();

/** Models, optimizers, agents and simulations of tests/rewrite/fixed; all of them print something else under `jit`. */
const PROGRAMS = [
  "adam", "adam_lazy_moments", "adaptive_step_size", "attr_dict", "class_running_array", "closure_momentum",
  "dataclass_state", "deque_window", "ema_debiased", "ema_of_params", "gridworld_position", "init_jits_methods",
  "layers_in_list", "momentum", "nested_opt", "pid_controller", "polymorphic_env", "reduce_on_plateau",
  "running_norm", "target_network", "ucb_counts", "welford_normalizer",
];

const source = (name) => readFileSync(fileURLToPath(new URL(`../rewrite/fixed/${name}.py`, import.meta.url)), "utf8");
const lane = async (cell, name) => (await cell.locator(`td[data-lane~="${name}"] pre`).allTextContents()).join("\n");

/** What is printed, with float32's rounding left out: its numbers, and the text around them. */
function told(text) {
  const number = /-?\d+\.?\d*(?:e[-+]?\d+)?/g;
  return [text.replace(/Array\(|, dtype=\w+|, weak_type=True|[()\s,]/g, "").replace(number, "#"), (text.match(number) ?? []).map(Number)];
}

function prints(same, as, name) {
  const [[text, numbers], [otherText, others]] = [told(same), told(as)];
  assert.equal(text, otherText, name);
  for (const [at, number] of numbers.entries()) {
    assert.ok(Math.abs(number - others[at]) <= 1e-3 * (1 + Math.abs(others[at])), `${name}: ${number} for ${others[at]}`);
  }
}

for (const name of PROGRAMS) {
  test(`${name}: two presses from a wrong output to a fix`, async (t) => {
    const page = await visit(t);
    const code = [{ cell_type: "code", id: "c0", source: source(name), outputs: [], metadata: {} }];
    const text = JSON.stringify({ cells: code, metadata: {}, nbformat: 4, nbformat_minor: 5 });
    await page.getByTestId("open-file").setInputFiles({ name: `${name}.ipynb`, mimeType: "application/json", buffer: Buffer.from(text) });
    const cell = page.locator('[data-testid="cell"][data-key="c0"]');
    const done = cell.and(page.locator('[data-status="done"]'));
    await cell.waitFor();
    await page.getByTestId("run-all").click();
    await done.waitFor();
    const [python, jit] = [await lane(cell, "python"), await lane(cell, "jit")];
    assert.notEqual(jit, python, "the outputs differ at first");

    await cell.getByTestId("make-stateless").click();
    await cell.getByTestId("accept").click({ timeout: 60_000 });

    await cell.getByTestId("proposal").waitFor({ state: "detached" });
    await done.waitFor();
    prints(await lane(cell, "jit"), python, name);
    assert.equal(await cell.getByTestId("stale").count(), 0, "nothing is stale any more");
  });
}
