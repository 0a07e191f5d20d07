// One lane's engine in a worker: takes commands, runs the session in short slices, and looks at its mail in between, so
// that a running cell can be interrupted.
//
// In:  { module, config } once, { part, module } for each part of the engine that is at hand, commands as JSON text.
// Out: events as a JSON list, { heard: true } for an interrupt, { crashed: message } at the end of a broken engine.
importScripts("freezeframe-worker.js", "parts.js");

const SLICE = 8; // Milliseconds that a slice should take.
const PATIENCE = 40; // Milliseconds that output waits at first while a cell runs ...
const MOST_PATIENCE = 250; // ... and later, so that a flood of output leaves the page time for its visitor.
const MOST_WAITING = 64_000; // Characters of events that may wait; then the cell waits too.
const channel = new MessageChannel();
const given = new Map(); // Parts of the engine that the page has compiled, by number.
let engine = null;
let exports = null; // What the engine's module exports.
let parts = null;
let before = null; // While a part may be missing: the engine as it was before a run, and the commands since.
let busy = false;
let budget = 10_000;
let scheduled = false;
let pause = 0;
let told = 0;
let idle = 0;
let waiting = [];

onmessage = async ({ data }) => {
  if (typeof data !== "string") return data.part ? take(data) : start(data);
  if (!engine) return;
  const interrupts = data === '"interrupt"';
  if (!interrupts) remember(data);
  guarded(() => engine.command(data));
  if (interrupts) {
    postMessage({ heard: true });
    resume();
  } else {
    // A cell begins at once: the page hears of it, and an interrupt finds something to interrupt.
    step(1);
    tell();
  }
  schedule();
};

async function start({ module, config }) {
  try {
    exports = await wasm_bindgen({ module_or_path: module });
    parts = new Parts(module, given);
  } catch (error) {
    return crash(error);
  }
  guarded(() => (engine = new wasm_bindgen.Engine(config)));
  tell();
}

/** What the engine calls for what is not in it. */
self.freezeframe = {
  loadPart: (number) => parts.place(number, exports),
  loadText: (name) => parts.text(name),
};

/** Takes a part that the page has compiled. */
function take({ part, module }) {
  given.set(part, module);
  if (engine) guarded(() => wasm_bindgen.placePart(part));
}

function step(budget) {
  busy = Boolean(engine && guarded(() => engine.step(budget)));
  if (!busy) before = null;
}

/** Keeps what it takes to undo a command that comes upon a missing part. */
function remember(command) {
  if (!busy) before = parts.left.size ? { moment: new Moment(exports), commands: [] } : null;
  before?.commands.push(command);
}

/** Goes back to before a run that came upon a missing part; the run ends with an error, and can be tried again. */
function undo(missing) {
  const { moment, commands } = before;
  before = null;
  moment.restore();
  for (const command of commands) guarded(() => engine.refuse(command, missing.message));
}

// A message to ourselves is a task like any other: mail that came in meanwhile is read first.
channel.port1.onmessage = () => {
  scheduled = false;
  if (!engine) return;
  const begin = performance.now();
  step(budget);
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
    if (before && error instanceof PartMissing) undo(error);
    else crash(error);
    return undefined;
  }
}

function crash(error) {
  engine = null;
  tell();
  postMessage({ crashed: self.freezeframePanic ?? String(error?.message ?? error) });
}
