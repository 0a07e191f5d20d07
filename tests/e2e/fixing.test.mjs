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

/** A page with one cell that holds a program, run in both lanes, whose rewrite is asked for. */
async function asked(t, name) {
  const page = await visit(t);
  const code = [{ cell_type: "code", id: "c0", source: source(name), outputs: [], metadata: {} }];
  const text = JSON.stringify({ cells: code, metadata: {}, nbformat: 4, nbformat_minor: 5 });
  await page.getByTestId("open-file").setInputFiles({ name: `${name}.ipynb`, mimeType: "application/json", buffer: Buffer.from(text) });
  const cell = page.locator('[data-testid="cell"][data-key="c0"]');
  const done = cell.and(page.locator('[data-status="done"]'));
  await cell.waitFor();
  await page.getByTestId("run-all").click();
  await done.waitFor();
  const python = await lane(cell, "python");
  await cell.getByTestId("make-stateless").click();
  await cell.getByTestId("accept").waitFor({ timeout: 60_000 });
  return { page, cell, done, python };
}

test("a fix is taken one change at a time, by keys, and each is read out", async (t) => {
  const { page, cell } = await asked(t, "momentum");
  const proposal = cell.getByTestId("proposal");
  await proposal.getByTestId("stepwise").press("Enter");
  const step = proposal.getByTestId("step");
  assert.equal(await step.getAttribute("aria-live"), "polite");
  const told = async () => (await step.textContent()).match(/Step (\d+) of (\d+)/).slice(1).map(Number);
  const [first, all] = await told();
  assert.equal(first, 1);
  assert.ok(all > 3, `${all} steps`);
  const on = proposal.getByTestId("step-on");
  const sentences = new Set();
  for (let at = 1; at < all; at++) {
    sentences.add(await step.locator("li").first().textContent());
    assert.ok(await proposal.getByTestId("difference").count() > 0, "each step shows what it changes");
    await on.press("ArrowRight");
    await step.getByText(`Step ${at + 1} of ${all}`).waitFor();
  }
  assert.equal(await on.getAttribute("aria-disabled"), "true", "there is no step behind the last one");
  assert.equal(sentences.size, all - 1, "each step has a sentence of its own");
  await on.press("ArrowLeft");
  await step.getByText(`Step ${all - 1} of ${all}`).waitFor();
  await proposal.getByTestId("at-once").click();
  await step.waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
});

test("beside the fix the loop is offered as one scan", async (t) => {
  const { cell, done, python } = await asked(t, "momentum");
  await cell.getByTestId("as-scan").click();
  const scan = cell.getByTestId("scan");
  await scan.waitFor({ timeout: 60_000 });
  assert.match(await scan.textContent(), /The loop took [\d.]+ s, the scan [\d.]+ s/);
  await scan.getByTestId("accept-scan").click();
  await cell.getByTestId("proposal").first().waitFor({ state: "detached" });
  await done.waitFor();
  prints(await lane(cell, "jit"), python, "momentum as a scan");
  assert.match(await cell.innerText(), /lax\.scan/);
});
