// Explain this cache miss: for each trace after a function's first one, which part of the cache's key was another than at the
// nearest earlier trace, on which line, and what is usually done about it. The cells run once more, under `jit` alone.
import { lineOf } from "./lines.js";

const { phrase } = globalThis.freezeframe;

export const STYLE = `
.misses ol { padding: 0; margin: 0 0 var(--space-5); list-style: none; }
.misses li { border-left: 3px solid var(--ice-line); padding: 0 0 0 var(--space-3); margin: var(--space-4) 0; }
.misses li:focus-visible, .misses li[data-first] { outline: 2px solid var(--ice-strong); outline-offset: 4px; }
.misses h3 { margin: var(--space-4) 0 0; font: 600 var(--text-ui)/1.4 var(--font-code); }
.misses h4 { margin: 0; font: 600 var(--text-ui)/1.5 var(--font-ui); }
.misses h4 a { color: inherit; }
.misses pre { margin: var(--space-1) 0; padding: var(--space-2); background: var(--paper-code); color: var(--ink); font: var(--text-small)/1.5 var(--font-code); white-space: pre-wrap; overflow-wrap: anywhere; }
.misses dl { display: grid; grid-template-columns: auto 1fr; gap: 0 var(--space-3); margin: var(--space-2) 0; font: var(--text-small)/1.6 var(--font-code); }
.misses dd { margin: 0; overflow-wrap: anywhere; }
.misses dd s { color: var(--ink-soft); margin-right: .5ch; }
.misses dd b { color: var(--ice); margin-left: .5ch; }
.misses li p { margin: var(--space-1) 0; }`;

/** What each part of the key is called, and what is usually done where it keeps changing. */
const PARTS = {
  function: [phrase("the function"), phrase("Each time this line runs, `jit` is given a function that is new, and a new function has an empty cache. Make it once, outside of the loop or at the top, and call that.")],
  structure: [phrase("the structure"), phrase("The containers hold other things than before, and each structure is traced by itself. Keep the same keys and lengths in each call; of what grows, make an array of one size.")],
  shape: [phrase("the shape"), phrase("Each shape is traced once. Pad to one size, or to a few, or leave out the last batch, which is smaller.")],
  dtype: [phrase("the dtype"), phrase("Each dtype is traced once. Convert before the call, `jnp.asarray(x, jnp.float32)`, so that it is always one.")],
  weak: [phrase("the weak type"), phrase("A Python number takes its dtype from what it meets, an array does not, and so each is traced once. Pass the same kind in each call: `jnp.float32(1.0)` in place of `1.0`.")],
  static: [phrase("a static argument"), phrase("Each value of a static argument is traced once. If it takes many values, let it be an ordinary argument, and decide by `jnp.where` or `jax.lax.cond`.")],
  setting: [phrase("a setting"), phrase("The arguments are of the same kinds as before: a setting of JAX that traces depend on has changed between the calls, or the cache was cleared. Set it once, at the beginning.")],
};

const NONE = "–";
/** An aval's parts: `~float32[3]`. */
function read(aval) {
  const [, weak, dtype, shape] = /^(~?)([^[]*)(\[.*)?$/.exec(aval);
  return { aval, weak: weak !== "", dtype, shape: shape ?? "" };
}

/** What a trace's key is made of. */
function keyOf(trace, call) {
  const names = call?.inputs.length === trace.avals.length ? call.inputs.map((it) => it.name) : trace.avals.map((_, at) => `[${at}]`);
  const statics = trace.frozen.filter((it) => it.kind === "static_argument").map((it) => [it.name, it.then]);
  return { leaves: names.map((name, at) => [name, read(trace.avals[at])]), statics };
}

/** The differences between two traces' keys: which part, of what, then and now. */
function between(earlier, now) {
  const found = [];
  const [old, own] = [new Map(earlier.leaves), new Map(now.leaves)];
  for (const [name, leaf] of own) {
    const was = old.get(name);
    if (!was) found.push({ part: "structure", name, was: NONE, is: leaf.aval });
    else if (was.shape !== leaf.shape) found.push({ part: "shape", name, was: was.aval, is: leaf.aval });
    else if (was.dtype !== leaf.dtype) found.push({ part: "dtype", name, was: was.aval, is: leaf.aval });
    else if (was.weak !== leaf.weak) found.push({ part: "weak", name, was: was.aval, is: leaf.aval });
  }
  for (const [name, was] of old) if (!own.has(name)) found.push({ part: "structure", name, was: was.aval, is: NONE });
  const [before, after] = [new Map(earlier.statics), new Map(now.statics)];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name) ?? NONE, after.get(name) ?? NONE];
    if (was !== is) found.push({ part: "static", name, was, is });
  }
  return found;
}

/** The functions that were traced, in order; of each its traces, those after the first with what was another. */
export function explained(traces, calls) {
  const functions = new Map();
  for (const trace of traces) {
    const place = trace.defined_at ? `${trace.defined_at.cell} ${trace.defined_at.start}` : trace.function;
    const own = functions.get(place) ?? { name: trace.function, traces: [] };
    functions.set(place, own);
    const key = keyOf(trace, calls.find((call) => call.trace === trace.id && call.traced));
    const isNew = trace.reason === "new_function" && own.traces.length > 0;
    const earlier = own.traces.map((it, at) => ({ at: at + 1, found: between(it.key, key) }));
    const nearest = earlier.reverse().reduce((best, it) => (best && best.found.length <= it.found.length ? best : it), undefined);
    const found = isNew ? [{ part: "function", name: trace.function, was: "", is: "" }] : nearest?.found.length === 0 ? [{ part: "setting", name: "", was: "", is: "" }] : nearest?.found;
    own.traces.push({ trace, key, nearest: isNew ? own.traces.length : nearest?.at, found });
  }
  return [...functions.values()];
}

/** What is written in `code` marks, as elements. */
const marked = (el, sentence) => sentence.split("`").map((part, at) => (at % 2 ? el("code", {}, part) : part));

export async function make(tools, about) {
  const { el, say, count } = tools;
  const cells = JSON.parse(about.cells);
  const [traces, calls] = [new Map(), []];
  const send = await tools.started(about.config, "jit", tools.gone, (event) => {
    for (const trace of event.traces) traces.set(trace.id, trace);
    calls.push(...event.calls);
  });
  for (const cell of cells) await send(cell);
  await send({ source: "" });
  const jitted = [...traces.values()].sort((a, b) => a.id - b.id).filter((it) => it.avals);
  const functions = explained(jitted, calls);
  if (functions.length === 0) return [el("p", {}, say("No jitted function is called here."))];
  let number = 0;
  const parts = functions.flatMap((it) => {
    const items = it.traces.map((one) => item(tools, about, cells, one, ++number));
    const cached = it.traces.reduce((sum, { trace }) => sum + trace.cached_calls, 0);
    const said = `${count("traced once|traced {n} times", it.traces.length)}, ${count("1 call from the cache|{n} calls from the cache", cached)}`;
    return [el("h3", {}, `${it.name}: ${said}`), el("ol", {}, items)];
  });
  const misses = functions.some((it) => it.traces.length > 1);
  const what = misses ? say("A call is served from the cache where all parts of its key are as at an earlier trace. Here is what was another each time.") : say("Each function was traced once: no call missed the cache but the first.");
  return [el("div", { className: "misses", "data-testid": "misses" }, el("p", {}, what), parts)];
}

function item({ el, say, note }, about, cells, { trace, nearest, found }, number) {
  const line = lineOf(trace.called_at, cells);
  const isFirst = !found;
  const where = line ? say("line {line} of {cell}", { line: line.number, cell: line.name }) : "";
  const link = el("a", { href: about.word ? `#${about.word}/misses-${number}` : "#", onclick: (event) => (event.preventDefault(), note(number)) }, say("trace {n}", { n: number }));
  const rows = (found ?? []).filter((it) => it.was || it.is).flatMap((it) => [el("dt", {}, it.name), el("dd", {}, el("s", {}, it.was), "→", el("b", {}, it.is))]);
  const kinds = [...new Set((found ?? []).map((it) => it.part))];
  const own = el(
    "li",
    { tabIndex: -1, "data-trace": number, "data-parts": kinds.join(" ") },
    el("h4", {}, link, where && `, ${where}`),
    line && el("pre", {}, line.text),
    isFirst && el("p", {}, say("The first call: nothing was in the cache.")),
    found && el("p", {}, say("Differs from trace {n} in: {parts}", { n: nearest, parts: kinds.map((kind) => say(PARTS[kind][0])).join(", ") })),
    rows.length > 0 && el("dl", {}, rows),
    kinds.map((kind) => el("p", {}, marked(el, say(PARTS[kind][1])))),
  );
  if (String(number) === about.at) own.setAttribute("data-first", "");
  return own;
}
