// One lane's engine in a worker: takes commands, runs the session in short slices, and looks at its mail in between, so
// that a running cell can be interrupted.
//
// In:  { module, config } once, then commands as JSON text.
// Out: events as a JSON list, { heard: true } for an interrupt, { crashed: message } at the end of a broken engine.
importScripts("freezeframe-worker.js");

const SLICE = 8; // Milliseconds that a slice should take.
const PATIENCE = 40; // Milliseconds that output may wait while a cell runs.
const channel = new MessageChannel();
let engine = null;
let budget = 10_000;
let scheduled = false;
let told = 0;

onmessage = async ({ data }) => {
  if (typeof data !== "string") return start(data);
  if (!engine) return;
  guarded(() => engine.command(data));
  if (data.includes('"interrupt"')) postMessage({ heard: true });
  // A cell begins at once: the page hears of it, and an interrupt finds something to interrupt.
  else guarded(() => engine?.step(1));
  tell();
  schedule();
};

async function start({ module, config }) {
  try {
    await wasm_bindgen({ module_or_path: module });
  } catch (error) {
    return crash(error);
  }
  guarded(() => (engine = new wasm_bindgen.Engine(config)));
  tell();
}

// A message to ourselves is a task like any other: mail that came in meanwhile is read first.
channel.port1.onmessage = () => {
  scheduled = false;
  if (!engine) return;
  const begin = performance.now();
  const busy = guarded(() => engine.step(budget));
  const took = performance.now() - begin;
  if (took < SLICE / 2) budget = Math.min(budget * 2, 50_000_000);
  if (took > SLICE * 2) budget = Math.max(budget >> 1, 1_000);
  if (!busy || begin - told > PATIENCE) tell();
  if (busy) schedule();
};

function schedule() {
  if (scheduled) return;
  scheduled = true;
  channel.port2.postMessage(null);
}

function tell() {
  told = performance.now();
  const events = engine && guarded(() => engine.take_events());
  if (events) postMessage(events);
}

function guarded(call) {
  try {
    return call();
  } catch (error) {
    crash(error);
    return undefined;
  }
}

function crash(error) {
  engine = null;
  postMessage({ crashed: self.freezeframePanic ?? String(error?.message ?? error) });
}
