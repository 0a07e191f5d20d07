// One lane's engine in a worker: takes commands, runs the session in short slices, and looks at its mail in between, so
// that a running cell can be interrupted.
//
// In:  { module, config } once, then commands as JSON text.
// Out: events as a JSON list, { heard: true } for an interrupt, { crashed: message } at the end of a broken engine.
importScripts("freezeframe-worker.js");

const SLICE = 8; // Milliseconds that a slice should take.
const PATIENCE = 40; // Milliseconds that output waits at first while a cell runs ...
const MOST_PATIENCE = 250; // ... and later, so that a flood of output leaves the page time for its visitor.
const MOST_WAITING = 64_000; // Characters of events that may wait; then the cell waits too.
const channel = new MessageChannel();
let engine = null;
let budget = 10_000;
let scheduled = false;
let pause = 0;
let told = 0;
let idle = 0;
let waiting = [];

onmessage = async ({ data }) => {
  if (typeof data !== "string") return start(data);
  if (!engine) return;
  guarded(() => engine.command(data));
  if (data === '"interrupt"') {
    postMessage({ heard: true });
    resume();
  } else {
    // A cell begins at once: the page hears of it, and an interrupt finds something to interrupt.
    guarded(() => engine?.step(1));
    tell();
  }
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
  if (!busy) idle = performance.now();
  const patience = Math.min(PATIENCE + (begin - idle) / 8, MOST_PATIENCE);
  const full = collect() > MOST_WAITING;
  if (!busy || begin - told > patience) tell();
  else if (full) pause = setTimeout(resume, patience);
  const asleep = busy && !pause && guarded(() => engine.wake_in());
  if (asleep) {
    tell();
    pause = setTimeout(resume, asleep);
  }
  if (busy && !pause) schedule();
};

function resume() {
  clearTimeout(pause);
  pause = 0;
  tell();
  schedule();
}

function schedule() {
  if (scheduled || pause) return;
  scheduled = true;
  channel.port2.postMessage(null);
}

/** Takes the engine's events, and says how much waits to be told. */
function collect() {
  const events = engine && guarded(() => engine.take_events());
  if (events) waiting.push(events);
  return waiting.reduce((sum, events) => sum + events.length, 0);
}

function tell() {
  told = performance.now();
  collect();
  // Several lists become one, so that the page draws once.
  if (waiting.length) postMessage(`[${waiting.map((events) => events.slice(1, -1)).join()}]`);
  waiting = [];
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
  tell();
  postMessage({ crashed: self.freezeframePanic ?? String(error?.message ?? error) });
}
