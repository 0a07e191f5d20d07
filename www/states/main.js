// State over calls: what each piece of state is after each call of a jitted function, as plain Python has it and as `jit`
// has it. The cells run once more, in two engines of their own, with a `jit` that takes note of the state (watch.py).
import { el } from "../notebooks/el.js";
import watch from "./watch.py";

const { say, count, phrase, here, engine } = globalThis.freezeframe;
const LANES = ["python", "jit"];
const NAMES = { python: "Python", jit: "jit" };
const COLORS = { python: "var(--warm-strong)", jit: "var(--ice-strong)" };
const MOST_STATES = 24;
const LONGEST = 30; // Seconds that a cell may take here.
const cut = new WeakSet(); // The signals of views in which a cell took longer.
const [WIDTH, HEIGHT, EDGE] = [240, 72, 8];

const STYLE = `
.states { width: min(64rem, 94vw); max-width: none; }
.states-of { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: var(--space-4); padding: 0; margin: var(--space-4) 0; list-style: none; }
.states-of li { min-width: 0; }
.states figure { margin: 0; }
.states figcaption { font: var(--text-small)/1.5 var(--font-code); overflow-wrap: anywhere; }
.states svg { display: block; width: 100%; height: auto; touch-action: pan-y; }
.states figure > svg { border-bottom: 1px solid var(--line); }
.states dl { display: grid; grid-template-columns: auto 1fr; gap: 0 var(--space-2); margin: 0; font: var(--text-small)/1.6 var(--font-code); }
.states dd { margin: 0; overflow-wrap: anywhere; }
.states dt::before { content: ""; display: inline-block; width: .5rem; height: .5rem; margin-right: .4rem; border-radius: 50%; background: var(--of); }
.states-at { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-4); align-items: center; position: sticky; top: 0; background: var(--paper-raised); padding: var(--space-2) 0; }
.states-at label { display: flex; gap: var(--space-2); align-items: center; flex: 1 1 14rem; }
.states-at input { flex: 1; min-width: 6rem; accent-color: var(--ice-strong); }
.states [role="tabpanel"] { margin-top: var(--space-3); }
.states-views { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-2); margin-right: 2.5rem; border-bottom: 1px solid var(--line); }
.states-views button { border: 0; background: none; color: inherit; font: inherit; padding: var(--space-2); cursor: pointer; }
.states-views [aria-selected="true"] { font-weight: 600; box-shadow: inset 0 -2px var(--ice-strong); }
.states-other { border-left: 3px solid var(--ice-strong); padding-left: var(--space-2); }`;

/**
 * Starts an engine of its own, which ends when `gone` is aborted; gives what runs a text in it, and answers with what that
 * printed. `told` is called with what is told of traces.
 */
async function started(config, lane, gone, told = () => {}) {
  const worker = new Worker(here("worker.js"));
  gone.addEventListener("abort", () => worker.terminate(), { once: true });
  return new Promise((resolve, reject) => {
    let [number, last, done, failed, timer] = [0, "", undefined, reject, 0];
    const send = (own) =>
      new Promise((yes, no) => {
        [last, done, failed] = ["", yes, no];
        const run = number++;
        clearTimeout(timer);
        timer = setTimeout(() => {
          cut.add(gone);
          worker.postMessage('"interrupt"');
        }, LONGEST * 1000);
        worker.postMessage(JSON.stringify({ type: "run_cell", run, cell: own.cell ?? 1e6 + run, revision: own.revision ?? 0, filename: own.filename ?? "watch", source: own.source, exam: null }));
      });
    worker.onerror = () => failed(new Error(say("The engine did not start: {message}.", { message: "worker" })));
    worker.onmessage = ({ data }) => {
      if (data.crashed) return failed(new Error(data.crashed));
      if (typeof data !== "string") return;
      worker.postMessage('"taken"');
      for (const event of JSON.parse(data)) {
        if (event === "ready") resolve(send);
        else if (event.type === "output" && event.output.type === "text") last += event.output.text;
        else if (event.type === "asked") worker.postMessage(JSON.stringify({ type: "answer", run: event.run, line: null }));
        else if (event.type === "traces") told(event);
        else if (event.type === "finished") {
          clearTimeout(timer);
          done(last);
        }
      }
    };
    engine(worker).then((module) => worker.postMessage({ module, config: config.replace(/"lane":"\w+"/, `"lane":"${lane}"`) }), reject);
  });
}

/** Runs the cells in an engine of their own, between two texts; gives what the last one printed, as data. */
async function run(about, lane, gone, first, last) {
  const send = await started(about.config, lane, gone);
  await send({ source: first });
  for (const cell of JSON.parse(about.cells)) await send(cell);
  return JSON.parse(await send({ source: last }));
}

const finite = (value) => typeof value === "number";

/** What stands for a value in a line: its number, an array's norm, or nothing. */
const height = (value) => [value?.number, value?.norm].find(finite);

const short = (value) => (finite(value) ? String(+value.toPrecision(5)) : value);

/** Whether a piece of state goes by this name in the program: what a method calls `self.n` may be `counter.n` from outside. */
function isNamed(state, written) {
  const name = written.replaceAll('"', "'");
  return state.name === name || (name.startsWith("self.") && state.name.endsWith(name.slice("self".length)));
}

/** A value for people. */
function words(value) {
  if (!value) return "–";
  if (value.tracer !== undefined) return say("a tracer ({aval})", { aval: value.tracer });
  if (value.text !== undefined) return value.text;
  if (value.number !== undefined) return short(value.number);
  const shown = value.numbers.slice(0, 6).map(short).join(" ");
  return `[${shown}${value.numbers.length > 6 ? " …" : ""}] (${value.shape.join("×")})`;
}

/** Whether two values are the same, but for the rounding of float32. */
function same(a, b) {
  const close = (a, b) => (finite(a) && finite(b) ? Math.abs(a - b) <= 1e-5 * (1 + Math.abs(a)) : a === b);
  if (!a || !b || a.tracer !== undefined || b.tracer !== undefined) return !a && !b;
  if ("numbers" in a && "numbers" in b) return String(a.shape) === String(b.shape) && a.numbers.every((it, at) => close(it, b.numbers[at]));
  return close(a.number ?? a.text, b.number ?? b.text);
}

/** The first call from the cache that ran while a piece of state was another than at the call that traced; none where none did. */
function stale(state, calls) {
  const at = calls.findIndex((call, at) => {
    const traced = calls.slice(0, at).findLastIndex((it) => it.traced && it.name === call.name);
    return !call.traced && traced >= 0 && !same(state.values.jit[traced], state.values.jit[at]);
  });
  return at < 0 ? undefined : at;
}

/** The pieces of state that change from call to call, those that differ between the lanes first. */
function statesOf(told) {
  const names = new Set(LANES.flatMap((lane) => told[lane].calls.flatMap((call) => Object.keys(call.state))));
  const calls = Math.max(...LANES.map((lane) => told[lane].calls.length));
  const states = [...names].map((name) => {
    const values = Object.fromEntries(LANES.map((lane) => [lane, told[lane].calls.map((call) => call.state[name])]));
    const other = Array.from({ length: calls }, (_, at) => at).find((at) => !same(values.python[at], values.jit[at]));
    const moves = LANES.some((lane) => values[lane].some((value) => !same(value, values[lane][0])));
    return { name, values, other, moves };
  });
  return states.filter((it) => it.other !== undefined || it.moves).sort((a, b) => (a.other === undefined) - (b.other === undefined)).slice(0, MOST_STATES);
}

function svg(name, attributes, ...inside) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

/** The line of a state over the calls, in both lanes; the calls that traced have a mark below. */
function chart(state, calls, told) {
  const all = LANES.flatMap((lane) => state.values[lane].map(height)).filter(finite);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const x = (at) => EDGE + (calls > 1 ? (at / (calls - 1)) * (WIDTH - 2 * EDGE) : 0);
  const y = (value) => (high > low ? HEIGHT - 2 * EDGE - ((value - low) / (high - low)) * (HEIGHT - 3 * EDGE) : HEIGHT / 2);
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" });
  const cursor = svg("line", { y1: 0, y2: HEIGHT, stroke: "var(--line-strong)" });
  picture.append(cursor);
  for (const lane of LANES) {
    const points = state.values[lane].map((value, at) => [x(at), height(value)]).filter(([, value]) => value !== undefined);
    const path = points.map(([x, value], at) => `${at ? "L" : "M"}${x.toFixed(1)} ${y(value).toFixed(1)}`).join("");
    const dash = lane === "jit" ? { "stroke-dasharray": "4 3" } : {};
    picture.append(svg("path", { d: path, fill: "none", stroke: COLORS[lane], "stroke-width": 2, ...dash }));
    for (const [x, value] of points) picture.append(svg("circle", { cx: x, cy: y(value), r: 2.5, fill: COLORS[lane] }));
  }
  told.jit.calls.forEach((call, at) => {
    if (call.traced) picture.append(svg("path", { d: `M${x(at) - 4} ${HEIGHT - 1}h8l-4 -7z`, fill: "var(--ice)" }));
  });
  const move = (at) => ["x1", "x2"].forEach((end) => cursor.setAttribute(end, x(at)));
  const nearest = (event) => {
    const box = picture.getBoundingClientRect();
    const at = Math.round((((event.clientX - box.left) / box.width) * WIDTH - EDGE) / ((WIDTH - 2 * EDGE) / Math.max(1, calls - 1)));
    return Math.max(0, Math.min(calls - 1, at));
  };
  return { picture, move, nearest };
}

/** An array as a picture: a bar for each number, or a field for each of a matrix. */
function fields(value, lane) {
  const numbers = value?.numbers?.map((it) => (finite(it) ? it : 0));
  if (!numbers?.length || numbers.length < 2) return undefined;
  const most = Math.max(...numbers.map(Math.abs)) || 1;
  const columns = value.shape.length > 1 ? value.shape.at(-1) : numbers.length;
  const rows = Math.ceil(numbers.length / columns);
  const picture = svg("svg", { viewBox: `0 0 ${columns * 8} ${rows > 1 ? rows * 8 : 24}`, "aria-hidden": "true", preserveAspectRatio: "none" });
  picture.style.height = rows > 1 ? `${Math.min(rows * 8, 64)}px` : "24px";
  for (const [at, it] of numbers.entries()) {
    const share = Math.abs(it) / most;
    const [column, row] = [at % columns, Math.floor(at / columns)];
    const box = rows > 1 ? { x: column * 8, y: row * 8, width: 7, height: 7, opacity: 0.1 + 0.9 * share } : { x: column * 8, width: 7, y: it < 0 ? 12 : 12 - 12 * share, height: Math.max(0.5, 12 * share) };
    picture.append(svg("rect", { ...box, fill: COLORS[lane] }));
  }
  return picture;
}

function figure(state, calls, told, choose) {
  const { picture, move, nearest } = chart(state, calls, told);
  const pictured = LANES.some((lane) => state.values[lane].some((value) => height(value) !== undefined));
  const values = Object.fromEntries(LANES.map((lane) => [lane, el("dd", {})]));
  const names = LANES.flatMap((lane) => {
    const name = el("dt", {}, NAMES[lane]);
    name.style.setProperty("--of", COLORS[lane]);
    return [name, values[lane]];
  });
  const how = state.other === undefined ? say("the same in both") : say("differs from call {n} on", { n: state.other + 1 });
  const item = el("li", { className: state.other === undefined ? "" : "states-other", "data-name": state.name }, el("figure", {}, el("figcaption", {}, el("code", {}, state.name), `: ${how}`), pictured && picture, el("dl", {}, ...names)));
  picture.addEventListener("pointermove", (event) => choose(nearest(event)));
  picture.addEventListener("pointerdown", (event) => choose(nearest(event)));
  const show = (at) => {
    move(at);
    for (const lane of LANES) {
      const value = state.values[lane][at];
      values[lane].replaceChildren(...[words(value), fields(value, lane)].filter(Boolean));
    }
  };
  return { item, show };
}

/** The page's address with a value in the part of this word; without the part where there is none. */
function withPart(word, value) {
  const parts = location.hash.slice(1).split("&");
  const others = parts.filter((part) => part && !part.startsWith(`${word}/`));
  const all = value ? [...others, `${word}/${value}`] : others;
  return all.length ? `#${all.join("&")}` : location.pathname + location.search;
}

/** The views: each has a name in the address, and but for the first one a script that is loaded when it is opened. */
const VIEWS = [
  { name: "", title: phrase("State over calls"), make: states },
  { name: "misses", title: phrase("Cache misses"), script: "misses.js" },
  { name: "keys", title: phrase("Keys"), script: "keys.js" },
  { name: "what", title: phrase("What if"), script: "what.js" },
  { name: "step", title: phrase("Step through both"), script: "step.js" },
  { name: "from", title: phrase("Where does it come from"), script: "from.js" },
];

async function states(tools, about) {
  const [python, jit] = await Promise.all(LANES.map((lane) => run(about, lane, tools.gone, watch, "__freezeframe_watched()")));
  const [, call, name] = /^(\d*)(?:-(.+))?$/.exec(about.at) ?? [];
  return views({ python, jit }, { call, name: name && decodeURIComponent(name), note: tools.note });
}

/** Shows the window over the notebook in `root`; `about` has the session's configuration, the cells, and what to show first. */
export async function show(root, about) {
  const gone = new AbortController();
  const scope = root.getRootNode();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet];
  const note = (value) => about.word && history.replaceState(history.state, "", withPart(about.word, value));
  const [, word = "", at = ""] = /^(?:([a-z]+)-?)?(.*)$/.exec(about.call);
  const body = el("div", { role: "tabpanel", tabIndex: -1 });
  const tabs = VIEWS.map((view) => el("button", { role: "tab", "data-view": view.name, onclick: () => open(view, "") }, say(view.title)));
  const bar = el("div", { role: "tablist", className: "states-views", "aria-label": say("Views") }, tabs);
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length];
    next.focus();
    next.click();
  });
  const dialog = el(
    "dialog",
    { className: "panel", "aria-label": say("State over calls"), "data-testid": "states" },
    el("button", { className: "panel-close", "aria-label": say("Close"), onclick: () => dialog.close() }, el("span", { className: "icon icon-delete" })),
    bar,
    body,
  );
  dialog.classList.add("states");
  dialog.addEventListener("close", () => {
    gone.abort();
    note();
    dialog.remove();
    scope.adoptedStyleSheets = scope.adoptedStyleSheets.filter((it) => it !== sheet);
  });
  let left = new AbortController();
  async function open(view, at) {
    left.abort();
    const own = (left = new AbortController());
    gone.signal.addEventListener("abort", () => own.abort(), { once: true });
    tabs.forEach((tab, index) => {
      tab.setAttribute("aria-selected", VIEWS[index] === view);
      tab.tabIndex = VIEWS[index] === view ? 0 : -1;
    });
    dialog.setAttribute("aria-label", say(view.title));
    body.setAttribute("aria-label", say(view.title));
    body.replaceChildren(el("p", { role: "status" }, say("Running the cells once more, and watching their state …")));
    const tools = { el, svg, say, count, phrase, started, short, gone: own.signal, open: (name, at) => open(VIEWS.find((it) => it.name === name), at), note: (value) => note([view.name, value].filter(Boolean).join("-")) };
    tools.note(at);
    let parts;
    try {
      const { make, STYLE: more = "" } = view.make ? view : await import(here(view.script));
      sheet.replaceSync(STYLE + more);
      parts = await make(tools, { ...about, at });
    } catch (error) {
      parts = [el("p", { role: "alert" }, say("The state could not be watched: {why}", { why: error.message }))];
    }
    if (own.signal.aborted) return;
    const told = cut.has(own.signal) ? [el("p", { "data-testid": "states-cut" }, say("A cell was stopped after {n} seconds; what it did until then is shown.", { n: LONGEST }))] : [];
    body.replaceChildren(...told, ...parts);
    body.querySelector("[data-first]")?.focus();
  }
  root.querySelector(".page").append(dialog);
  dialog.showModal();
  await open(VIEWS.find((view) => view.name === word) ?? VIEWS[0], at);
}

function views(told, about) {
  const calls = Math.max(...LANES.map((lane) => told[lane].calls.length));
  if (calls === 0) return [el("p", {}, say("No jitted function is called here."))];
  const all = statesOf(told);
  // What was asked for stands first, at the first call after which the lanes differ; what both lanes set alike, as a global
  // variable that is only read, at the first call that ran on what it was before.
  const asked = about.name && all.find((it) => isNamed(it, about.name));
  const states = asked ? [asked, ...all.filter((it) => it !== asked)] : all;
  const said = el("output", { "data-testid": "states-call" });
  const slider = el("input", { type: "range", min: 1, max: calls, value: calls, "data-testid": "states-slider", oninput: () => choose(slider.value - 1) });
  const figures = states.map((state) => figure(state, calls, told, choose));
  function choose(at) {
    const call = told.jit.calls[at] ?? told.python.calls[at];
    const how = told.jit.calls[at]?.traced ? say("traced") : say("from the cache");
    const sentence = say("call {n} of {all}: {name}, {how}", { n: at + 1, all: calls, name: call.name, how });
    slider.value = at + 1;
    slider.setAttribute("aria-valuetext", sentence);
    said.textContent = sentence;
    figures.forEach((it) => it.show(at));
    about.note([at + 1, asked && encodeURIComponent(about.name)].filter(Boolean).join("-"));
  }
  const first = asked && (asked.other ?? stale(asked, told.jit.calls));
  choose(Math.max(1, Math.min(calls, Number(about.call) || (first ?? calls - 1) + 1)) - 1);
  const left = told.jit.left || told.python.left;
  return [
    el("p", {}, say("What each piece of state is after each call. Triangles mark the calls that traced: only there did the Python code run under jit.")),
    el("p", { className: "states-at" }, el("label", {}, say("Call"), slider), said),
    states.length ? el("ul", { className: "states-of" }, figures.map((it) => it.item)) : el("p", {}, say("Nothing that can be seen changes from call to call.")),
    left > 0 && el("p", {}, count("1 more call is left out.|{n} more calls are left out.", left)),
  ].filter(Boolean);
}
