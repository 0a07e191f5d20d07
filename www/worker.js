// One lane's engine in a worker: takes commands, runs the session in short slices, and looks at its mail in between, so
// that a running cell can be interrupted.
//
// In:  { module, config } once, { part, module } for each part of the engine that is at hand, { files } with paths and bytes
//      (null for a file that is to go), { warmUp: cells }, commands as JSON text, and "taken" for each list of events that the
//      page has taken.
// Out: what outbox.js says, and { files }: what a run has changed, each path with its bytes, or null, behind it.
importScripts("freezeframe-worker.js", "parts.js", "outbox.js", "warm-up.js");

const CLOCKS_DIFFER = 20; // Milliseconds from which on the fine clock is set anew.
const SLICE = 8; // Milliseconds that a slice should take.
const INTERRUPT = '"interrupt"';
const TAKEN = '"taken"';
const channel = new MessageChannel();
const outbox = new Outbox();
const given = new Map(); // Parts of the engine that the page has compiled, by number.
const early = []; // Files that came before the engine.
const warmUp = new WarmUp(() => engine && !busy && !held && new Moment(exports));
let engine = null;
let exports = null; // What the engine's module exports.
let parts = null;
let before = null; // While a part may be missing: the engine as it was before a run, and the commands since.
let busy = false;
let budget = 10_000;
let scheduled = false;
let pause = 0; // A timer that ends the cell's sleep.
let behind = 0; // Milliseconds by which the fine clock is behind the clock.
let crowded = false; // The cell waits for room in the outbox.

// Where the browser can suspend WebAssembly, a slice reads the mail in its midst too, as deep in calls as it may be.
let suspending = null; // The engine's step as such a browser calls it.
let begun = 0; // When the slice began, or last read its mail.
let held = null; // The mail that waits for the end of a slice; null while there is none.
let interrupted = false; // An interrupt came in the midst of a slice.

onmessage = (mail) => {
  if (mail.data === TAKEN) return outbox.taken();
  warmUp.giveWay();
  return held ? hold(mail) : receive(mail);
};

async function receive({ data }) {
  if (typeof data !== "string") return data.files ? putFiles(data.files) : data.part ? take(data) : data.warmUp ? warmUp.wish(data.warmUp) : start(data);
  if (!engine) return;
  const interrupts = data === INTERRUPT;
  if (!interrupts) remember(data);
  guarded(() => engine.command(data));
  if (interrupts) {
    outbox.heard();
    resume();
  } else {
    // A cell begins at once: the page hears of it, and an interrupt finds something to interrupt.
    await step(1);
    resume(); // A run may have its answer now.
  }
  schedule();
}

/** Takes mail in the midst of a slice. */
function hold(mail) {
  if (mail.data !== INTERRUPT) {
    const answers = typeof mail.data === "string" && guarded(() => outbox.answer(mail.data));
    return answers || held.push(mail);
  }
  interrupted = true;
  outbox.heard();
}

async function start({ module, config }) {
  try {
    exports = await instantiate(module);
    parts = new Parts(module, given);
    warmUp.config = config;
  } catch (error) {
    return crash(error);
  }
  guarded(() => {
    engine = new wasm_bindgen.Engine(config);
    outbox.open(engine);
  });
  putFiles(early);
  if (exports.engine_step && "promising" in WebAssembly) suspending = WebAssembly.promising(exports.engine_step);
  tell();
}

/** Starts the engine's module; it may suspend itself where it asks whether to go on. */
async function instantiate(module) {
  if (!("Suspending" in WebAssembly)) return wasm_bindgen({ module_or_path: module });
  // The glue makes the imports and keeps them to itself.
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (module, imports) => {
    for (const functions of Object.values(imports)) {
      const name = Object.keys(functions).find((name) => name.includes("shouldInterrupt"));
      if (name) functions[name] = new WebAssembly.Suspending(self.freezeframe.shouldInterrupt);
    }
    return instantiate.call(WebAssembly, module, imports);
  };
  try {
    return await wasm_bindgen({ module_or_path: module });
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

/** What the engine calls for what is not in it. */
self.freezeframe = {
  loadPart: (number) => warmUp.only(() => parts.place(number, exports)),
  loadText: (name) => warmUp.only(() => parts.text(name)),
  divided: (...given) => (importScripts("crew.js"), new Crew(...given)),
  now,
  shouldInterrupt: () => (!interrupted && performance.now() - begun > SLICE ? breathe() : heard()),
};

/** The time in milliseconds, finer than `Date` has it; that knows better where the machine slept or its clock was set. */
function now() {
  const date = Date.now();
  const fine = performance.timeOrigin + performance.now() + behind;
  if (Math.abs(date - fine) < CLOCKS_DIFFER) return fine;
  behind += date - fine;
  return date;
}

/** Reads the mail while the engine is suspended, and answers it. */
async function breathe() {
  guarded(() => outbox.collect());
  if (outbox.isDue()) outbox.send();
  if (outbox.isFull()) {
    await outbox.room();
    if (outbox.isDue()) outbox.send();
  } else {
    await mail();
  }
  begun = performance.now();
  return heard();
}

/** Ends when the mail that has come in was read. */
function mail() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(port1.close());
    port2.postMessage(null);
  });
}

/** Whether an interrupt came; it is told once. */
function heard() {
  const told = Number(interrupted);
  interrupted = false;
  return told;
}

/** Takes a part that the page has compiled. */
function take({ part, module }) {
  given.set(part, module);
  if (engine) guarded(() => wasm_bindgen.placePart(part));
}

/** Puts files there; where a part of the engine is missing for that, it is as it was. */
function putFiles(files) {
  if (!engine) return early.push(...files);
  const moment = files.length && parts.left.size ? new Moment(exports) : null;
  try {
    for (const [path, bytes] of files) engine.putFile(path, bytes ?? undefined);
  } catch (error) {
    if (moment && error instanceof PartMissing) moment.restore();
    else crash(error);
  }
}

/** Tells which files a run has changed. */
function tellFiles() {
  const files = guarded(() => engine?.fileChanges());
  if (files?.length) postMessage({ files });
}

/** Runs a slice, and then reads the mail that waited for its end. */
async function step(budget) {
  if (!suspending) return after(guarded(() => engine.step(budget, false)));
  held = [];
  begun = performance.now();
  let more;
  try {
    more = await suspending(engine.__wbg_ptr, budget, true);
  } catch (error) {
    failed(error);
  }
  after(more);
  const letters = held;
  held = null;
  if (heard()) receive({ data: INTERRUPT });
  letters.forEach(onmessage);
}

/** Takes note of what a slice says: whether there is more to do. */
function after(more) {
  busy = Boolean(more);
  if (busy) return;
  before = null;
  tellFiles();
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
channel.port1.onmessage = async () => {
  scheduled = false;
  if (!engine || held) return;
  const begin = performance.now();
  await step(budget);
  const took = performance.now() - begin;
  if (took < SLICE / 2) budget = Math.min(budget * 2, 50_000_000);
  if (took > SLICE * 2) budget = Math.max(budget >> 1, 1_000);
  if (!busy) outbox.rest();
  guarded(() => outbox.collect());
  if (!busy || outbox.isDue()) outbox.send();
  if (!busy || held || pause || crowded) return;
  const asleep = guarded(() => engine.wake_in());
  if (asleep) {
    outbox.sendSoon();
    pause = setTimeout(wake, asleep);
  } else if (outbox.isFull()) {
    crowded = true;
    outbox.room().then(() => crowded && resume());
  }
  schedule();
};

/** The cell has slept long enough. */
function wake() {
  pause = 0;
  schedule();
}

/** The cell goes on, whatever it waits for. */
function resume() {
  clearTimeout(pause);
  [pause, crowded] = [0, false];
  tell();
  schedule();
}

function schedule() {
  if (scheduled || pause || crowded) return;
  scheduled = true;
  channel.port2.postMessage(null);
}

function tell() {
  guarded(() => outbox.collect());
  outbox.send();
}

function guarded(call) {
  try {
    return call();
  } catch (error) {
    failed(error);
    return undefined;
  }
}

function failed(error) {
  if (before && error instanceof PartMissing) undo(error);
  else crash(error);
}

function crash(error) {
  engine = null;
  outbox.crashed(self.freezeframePanic ?? String(error?.message ?? error));
}
