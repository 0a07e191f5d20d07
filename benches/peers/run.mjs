// Measures Freezeframe beside jax-js and Pyodide in one headless Chromium, on one page, one after the other, each in one
// thread; JAX natively with one thread, where a Python has it; and what WebAssembly can do at best on this machine.
// Arguments: the folder of the built site. The variable PYTHON_WITH_JAX names such a Python.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { LAUNCH } from "../../tests/e2e/support/browser.mjs";
import { serve } from "../../tests/e2e/support/server.mjs";
import { LIMITS, measureAll as limitsOf, module } from "./limits.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const LOOPS = join(HERE, "../python");
const ROUNDS = 9; // Of a loop in Python.

/** What is aimed at: times jax-js, times the limit, times native JAX, times Pyodide. */
const AIMS = {
  "matmul 512x512x512": { peer: 0.65, limit: 1.2 },
  "matmul 1024x1024x1024": { peer: 0.65, limit: 1.2 },
  "matmul 127x131x129": { peer: 0.06, limit: 1.5 },
  "MLP, step": { peer: 0.65, limit: 1.3 },
  "MLP, first call": { peer: 0.25 },
  "tanh(x*2+1)*x of 10^6": { peer: 0.25, limit: 1.2 },
  "exp of 10^6": { peer: 0.25, limit: 1.2 },
  "sin of 10^6": { peer: 0.25, limit: 1.2 },
  "sum of 10^6": { peer: 0.15, limit: 1.3 },
  "max of 10^6": { peer: 0.15, limit: 1.3 },
  "sum over axis 0 of 1000^2": { peer: 0.15, limit: 1.3 },
  "sum over axis 1 of 1000^2": { peer: 0.15, limit: 1.3 },
  "softmax of rows 1000^2": { peer: 0.2, limit: 1.3 },
  "cumsum of rows 1000^2": { peer: 0.003 },
  "sort of 10^6": { peer: 0.3 },
  "conv 8x3x64^2, 16 of 3x3": { peer: 0.05 },
  "random.bits of 10^6": { peer: 0.3, limit: 1.2 },
  "random.normal of 10^6": { peer: 0.12 },
  "jitted scalar call": { peer: 0.05 },
  "eager scalar add": { peer: 0.05 },
  "scan of 10^5 scalar steps": { native: 3 },
  "grad of an RNN of 1000 steps": { native: 3 },
};

const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => values && sorted(values)[values.length >> 1];
const least = (values) => values && sorted(values)[0];

/** A folder with the site and the peers in it. */
async function folder(site) {
  const place = mkdtempSync(join(tmpdir(), "freezeframe-peers-"));
  cpSync(site, join(place, "site"), { recursive: true });
  symlinkSync(join(HERE, "node_modules/pyodide"), join(place, "pyodide"));
  await build({ entryPoints: [join(HERE, "jax-js.js")], outfile: join(place, "jax-js.js"), bundle: true, format: "esm", logLevel: "error" });
  writeFileSync(join(place, "index.html"), "<!doctype html><title>Peers</title>");
  return place;
}

/** Runs in the page: a program in a worker of Freezeframe, as a notebook's lane runs it, as often as is said; gives what each run prints. */
async function inFreezeframe([source, lane, rounds]) {
  globalThis.engine ??= await WebAssembly.compileStreaming(fetch("site/freezeframe-worker_bg.wasm"));
  const worker = new Worker("site/worker.js");
  const config = JSON.stringify({ lane, compat: "v0_12", entropy: 1, clock_start: Date.now() / 1000 });
  const runs = Array.from({ length: rounds }, () => "");
  await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      worker.postMessage('"taken"');
      if (data.crashed) reject(new Error(data.crashed));
      for (const event of typeof data === "string" ? JSON.parse(data) : []) {
        if (event.type === "output") runs[event.run - 1] += event.output.text ?? "";
        if (event.type === "error") reject(new Error(JSON.stringify(event)));
        if (event.type === "finished" && event.run === rounds) resolve();
      }
    };
    worker.postMessage({ module: globalThis.engine, config });
    for (let run = 1; run <= rounds; run++) worker.postMessage(JSON.stringify({ type: "run_script", run, filename: "work.py", source }));
  });
  worker.terminate();
  return runs;
}

/** Runs in the page: programs in Pyodide, several times each; gives what each prints last. */
async function inPyodide([programs, rounds]) {
  const { loadPyodide } = await import("/notes/jax/pyodide/pyodide.mjs");
  let printed = "";
  const python = await loadPyodide({ stdout: (line) => (printed = line) });
  return Object.entries(programs).map(([name, source]) => {
    const found = Array.from({ length: rounds }, () => (python.runPython(source, { globals: python.toPy({ __name__: "__main__" }) }), Number(printed) * 1e3));
    return [name, found];
  });
}

const rowsOf = (printed) => printed.trim().split("\n").map((line) => JSON.parse(line)).map(({ name, ms }) => [name, ms]);

function natively(python) {
  const one = { XLA_FLAGS: "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1", JAX_PLATFORMS: "cpu", OMP_NUM_THREADS: "1" };
  const { status, stdout, stderr } = spawnSync("taskset", ["-c", "0", python, join(HERE, "work.py")], { encoding: "utf8", env: { ...process.env, ...one } });
  if (status !== 0) throw new Error(`${python} does not run work.py: ${stderr}`);
  return rowsOf(stdout);
}

const figure = (value) => (value === undefined ? "-" : value < 0.01 ? `${(value * 1e3).toFixed(2)} us` : value < 1 ? value.toFixed(3) : value.toFixed(value < 100 ? 2 : 0));

/** A ratio, with a mark where it is more than was aimed at. */
function ratio(ours, theirs, aim) {
  if (ours === undefined || theirs === undefined) return "-";
  const found = ours / theirs;
  const shown = found < 0.01 ? found.toFixed(4) : found.toFixed(2);
  return aim ? `${shown} of ${aim}${found > aim ? " !" : ""}` : shown;
}

function table(heads, rows) {
  const all = [heads, ...rows];
  const widths = heads.map((_, at) => Math.max(...all.map((row) => row[at].length)));
  return all.map((row) => row.map((cell, at) => (at ? cell.padStart(widths[at]) : cell.padEnd(widths[at]))).join("  ")).join("\n");
}

const [site] = process.argv.slice(2);
const place = await folder(site);
const server = await serve(place);
const browser = await chromium.launch(LAUNCH);
try {
  const page = await browser.newPage();
  await page.goto(server.address);
  const limits = () => page.evaluate(`(${limitsOf})([${new Uint8Array(bytes)}])`);
  const bytes = await module();
  const before = await limits();
  const work = readFileSync(join(HERE, "work.py"), "utf8");
  const ours = new Map(rowsOf((await page.evaluate(inFreezeframe, [work, "jit", 1]))[0]));
  const theirs = new Map(await page.evaluate(async () => (await import("/notes/jax/jax-js.js")).measureAll()));
  const loops = Object.fromEntries(readdirSync(LOOPS).map((name) => [name.replace(".py", ""), readFileSync(join(LOOPS, name), "utf8")]));
  const pyodide = new Map(await page.evaluate(inPyodide, [loops, ROUNDS]));
  const oursInPython = new Map();
  for (const [name, source] of Object.entries(loops)) {
    const runs = await page.evaluate(inFreezeframe, [source, "python", ROUNDS]);
    const found = runs.map((printed) => Number(printed.trim()) * 1e3);
    oursInPython.set(name, found);
  }
  const after = await limits();
  const python = process.env.PYTHON_WITH_JAX;
  const native = new Map(python ? natively(python) : []);

  const limit = Object.fromEntries(Object.keys(before).map((name) => [name, Math.min(before[name], after[name])]));
  // The median is what is aimed at; what each takes at least says more where other programs run beside.
  for (const [word, of] of Object.entries({ median, least })) {
    const rows = Object.entries(AIMS).map(([name, aim]) => {
      const [own, peer, real] = [ours, theirs, native].map((it) => of(it.get(name)));
      const best = LIMITS[name]?.(limit);
      return [name, figure(own), figure(peer), figure(best), figure(real), ratio(own, peer, aim.peer), ratio(own, best, aim.limit), ratio(own, real, aim.native)];
    });
    console.log(table([`ms, ${word} of 9`, "Freezeframe", "jax-js", "limit", "JAX", "/ jax-js", "/ limit", "/ JAX"], rows));
    const inLoops = Object.keys(loops).map((name) => {
      const [own, peer] = [oursInPython, pyodide].map((it) => of(it.get(name)));
      return [name, figure(own), figure(peer), ratio(own, peer, 1)];
    });
    console.log(`\n${table([`Python loops, ms, ${word}`, "Freezeframe", "Pyodide", "/ Pyodide"], inLoops)}\n`);
  }
  const noise = Object.keys(before).map((name) => Math.abs(before[name] / after[name] - 1));
  console.log(`The limits before and after differ by up to ${(100 * Math.max(...noise)).toFixed(0)} %: so much is the machine's noise.`);
  if (!python) console.log("Not beside native JAX: PYTHON_WITH_JAX names no Python.");
} finally {
  await browser.close();
  await server.stop();
  rmSync(place, { recursive: true });
}
