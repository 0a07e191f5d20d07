// Finds out which functions of a module are called: each is made to take note of it. For the engine, by programs.
import { assembled, bodies, customSections, grown, imports, KIND, listed, measured, Pass, SECTION, sections, written } from "./wasm.mjs";

export const NOTE = "$called";
// All that might differ between two builds is fixed: the same engine gives the same profile.
const CLOCK = 1_700_000_000;
const SLICE = 100_000;
// What is called now and then only is found by running more often: where things lie in memory decides which of them meet
// in a hash table, and few of many times take a way of their own to their text.
const PADDINGS = [0, 40, 1000, 5000];
const TIMES = 300;
// Of what comes behind the first result a rare way may be missing: that costs one more request, once.
const PADDINGS_BEHIND = [0];
const TIMES_BEHIND = 3;
// What ends by Stop only: what that calls must be at hand when it is pressed.
const TRACED = (line) => `import jax\n@jax.jit\ndef f(x):\n    ${line}\nf(1.0)`;
const ENDLESS = [
  "while True: pass",
  "while True: print('again')",
  "import time\ntime.sleep(600)",
  TRACED("while True: pass"),
  TRACED("while True: print('again')"),
  "import jax\njax.jit(lambda x: jax.lax.while_loop(lambda v: v >= 0, lambda v: v * 0.5, x))(1.0)",
  "def key(n):\n    while True: pass\nsorted([3, 1, 2], key=key)",
  "class A:\n    def __repr__(self):\n        while True: pass\nprint([A()])",
];
const UNTIL_STOP = 20; // Slices, or questions whether to go on.

/** The module, with a global for each function, exported as `NOTE` and its number, that becomes 1 when it is called. */
export function noting(bytes) {
  const found = new Map(sections(bytes).map((it) => [it.kind, it.bytes]));
  const outside = imports(found.get(SECTION.import)).filter(({ kind }) => kind === KIND.global).length;
  const globals = outside + new Pass(found.get(SECTION.global) ?? [0]).number();
  const own = bodies(found.get(SECTION.code));
  const code = own.map((body, at) => {
    const pass = new Pass(body);
    pass.locals();
    pass.out.push(0x41, 1, 0x24), pass.put(globals + at);
    pass.putBytes(body.subarray(pass.at));
    return measured(pass.out);
  });
  const exports = own.map((_, at) => written((pass) => (pass.putText(NOTE + at), pass.put(KIND.global), pass.put(globals + at))));
  const changed = new Map([
    [SECTION.global, grown(found.get(SECTION.global) ?? [0], own.map(() => [0x7f, 1, 0x41, 0, 0x0b]))],
    [SECTION.export, grown(found.get(SECTION.export), exports)],
    [SECTION.code, listed(code)],
  ]);
  return { count: own.length, bytes: assembled([...found].map(([kind, bytes]) => ({ kind, bytes: changed.get(kind) ?? bytes }))) };
}

/**
 * For each function of the engine, the first of some groups of notebooks that calls it; their number if none does.
 * `bytes`: the engine; `glue`: the script that starts it; a notebook is a list of cells' texts, and runs in both lanes.
 */
export function firstCalled(bytes, glue, groups) {
  const { count, bytes: noted } = noting(bytes);
  const module = new WebAssembly.Module(noted);
  const texts = new Map(customSections(bytes).map((it) => [it.name, Buffer.from(it.bytes).toString()]));
  const world = { loadPart: () => {}, loadText: (name) => texts.get(`part-${name}`), left: 0, shouldInterrupt: () => Number(--world.left === 0) };
  const called = new Uint32Array(count).fill(groups.length);
  groups.forEach((notebooks, group) => {
    for (const cells of notebooks) {
      for (const padding of group ? PADDINGS_BEHIND : PADDINGS) {
        for (const lane of ["python", "jit"]) {
          const exports = run(module, glue, world, lane, [`padding = "." * ${padding}`, ...cells], group > 0);
          for (let at = 0; at < count; at++) if (exports[NOTE + at].value) called[at] = Math.min(called[at], group);
        }
      }
    }
  });
  return called;
}

const runCell = (at, source) => JSON.stringify({ type: "run_cell", run: at, cell: at, revision: 0, filename: `Cell In[${at + 1}]`, source });

/** Asks what the page asks while its visitor writes in cells. */
function help(engine, outbox, cells) {
  const texts = cells.map((source, cell) => ({ cell, revision: 0, filename: "", source }));
  const all = texts.map(({ cell }) => cell);
  const written = ["", "pri", "padding.", "padding.jo", "jnp.", "jnp.sum(", "np.li", "import ", "from jax import ", "d = {'a': 1}; d['", "print(padding, "];
  const commands = [
    ...all.map((cell) => ({ type: "check", cell, cells: all, texts: cell ? [] : texts })),
    { type: "check", cell: 0, cells: all, texts: [{ ...texts[0], source: "def f(:\n  unknwn" }] },
    { type: "check", cell: 0, cells: all, texts: [{ ...texts[0], source: "import missing\nprnt(unknwn)" }] },
    ...written.flatMap((text) => ["complete", "describe"].map((type) => ({ type, text, offset: text.length }))),
  ];
  for (const command of commands) {
    engine.command(JSON.stringify({ run: 0, ...command }));
    outbox.take();
  }
}

/** Runs what ends by Stop only, and stops it. */
function stop(engine, outbox, world) {
  for (const source of ENDLESS) {
    engine.command(runCell(0, source));
    world.left = UNTIL_STOP;
    for (let slice = 0; engine.step(SLICE, true); slice++) if (slice === UNTIL_STOP) engine.command('"interrupt"');
    outbox.take();
  }
}

/** Runs a notebook as the page would, and gives what the module exports; `helps`: with help for whoever writes it. */
function run(module, glue, world, lane, cells, helps) {
  let [time, asked] = [CLOCK * 10_000, 0];
  // Tenths of milliseconds, as browsers have them, and always others: a few times in a thousand the text of a duration takes a
  // way of its own.
  const now = () => (time += 7 + (asked++ ** 2 % 13)) / 10;
  const bindgen = new Function("freezeframe", `${glue}; return wasm_bindgen`)({ ...world, now });
  const exports = bindgen.initSync({ module });
  bindgen.placePart(1);
  const engine = new bindgen.Engine(JSON.stringify({ lane, compat: "v0_12", entropy: 1, clock_start: CLOCK }));
  const outbox = engine.outbox();
  outbox.take();
  if (helps) {
    help(engine, outbox, cells);
    for (const bytes of [new Uint8Array(1), undefined]) engine.putFile("a.txt", bytes);
  }
  cells.forEach((source, at) => {
    engine.command(runCell(at, source));
    while (engine.step(SLICE, false));
    engine.fileChanges();
    engine.wake_in();
    outbox.take();
  });
  if (helps) {
    help(engine, outbox, cells);
    stop(engine, outbox, world);
  }
  for (let at = 0; at < (helps ? TIMES_BEHIND : TIMES); at++) {
    engine.command(runCell(cells.length, ""));
    while (engine.step(SLICE, false));
    outbox.take();
  }
  // What is told where a part is missing must not be in that part.
  for (const command of [runCell(0, ""), JSON.stringify({ type: "propose", run: 0, cells: [], target: null, scan: false })]) {
    engine.refuse(command, "there is no line");
    outbox.take();
  }
  engine.free();
  return exports;
}
