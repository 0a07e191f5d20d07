// What if: a frozen value is changed by a slider or a field. Python's lane moves, that of `jit` does not; traced again, both do.
// The cells run once more, in two engines, with a `jit` that keeps the last call of each function (what.py).
import keep from "./what.py";

export const STYLE = `
.what-if form { display: grid; gap: var(--space-3); margin: var(--space-4) 0; }
.what-if label { display: grid; gap: var(--space-1); font: var(--text-small)/1.5 var(--font-ui); }
.what-if select, .what-if input[type="number"] { font: var(--text-ui)/1.5 var(--font-code); padding: var(--space-1) var(--space-2); max-width: 100%; color: var(--ink); background: var(--paper-code); border: 1px solid var(--line-strong); border-radius: 6px; }
.what-if input[type="range"] { width: 100%; accent-color: var(--ice-strong); }
.what-if dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); gap: var(--space-4); margin: 0; }
.what-if dl div { border-top: 3px solid var(--of); padding: var(--space-2) 0; min-width: 0; }
.what-if dt { font: 600 var(--text-small)/1.5 var(--font-ui); }
.what-if dd { margin: 0; font: var(--text-ui)/1.5 var(--font-code); overflow-wrap: anywhere; white-space: pre-wrap; }
.what-if button { justify-self: start; }`;

const LANES = { python: ["Python", "--warm-strong"], jit: ["jit", "--ice-strong"] };

export async function make(tools, about) {
  const { el, say, started, gone } = tools;
  const cells = JSON.parse(about.cells);
  const traces = new Map();
  const tell = (event) => event.traces.forEach((trace) => traces.set(trace.id, trace));
  const lanes = Object.keys(LANES);
  const engines = await Promise.all(lanes.map((lane) => started(about.config, lane, gone, lane === "jit" ? tell : undefined)));
  const each = async (own) => Promise.all(engines.map((send) => send(own)));
  await each({ source: keep });
  for (const cell of cells) await each(cell);
  const names = [...new Map([...traces.values()].flatMap((trace) => trace.frozen.filter((it) => it.sort === "number" && !it.kind.effect && it.kind !== "static_argument").map((it) => [`${trace.function} ${it.name}`, { function: trace.function, name: it.name }]))).values()];
  const [python, jit] = await each({ source: `__freezeframe_what(${JSON.stringify(JSON.stringify(names))})` });
  const [known, other] = [JSON.parse(python), JSON.parse(jit)];
  const values = names.map((it, at) => ({ ...it, now: known[at], at })).filter((it) => typeof it.now === "number" && typeof other[it.at] === "number");
  if (values.length === 0) return [el("p", {}, say("No number that can be changed here is frozen in a function that was called."))];
  return [panel(tools, about, values, each)];
}

function panel({ el, say, note }, about, values, each) {
  const shown = Object.fromEntries(Object.keys(LANES).map((lane) => [lane, el("dd", { "data-testid": `what-${lane}` })]));
  const said = el("p", { role: "status", "data-testid": "what-said" });
  const choice = el("select", { "data-testid": "what-name" }, values.map((it, at) => el("option", { value: at }, `${it.name} (${it.function})`)));
  const slider = el("input", { type: "range", "data-testid": "what-slider", "aria-label": say("value") });
  const field = el("input", { type: "number", step: "any", "data-testid": "what-value" });
  let [own, waiting, busy] = [values[0], undefined, false];
  /** Sets the value in both engines and calls the function as it was called last; what is asked meanwhile is done after it. */
  async function ask(again) {
    waiting = { again: again || waiting?.again };
    if (busy) return;
    busy = true;
    while (waiting) {
      const asked = waiting;
      waiting = undefined;
      const order = JSON.stringify(JSON.stringify({ function: own.function, name: own.name, value: Number(field.value), again: asked.again ?? false }));
      const told = await each({ source: `__freezeframe_what(${order})` });
      const [python, jit] = told.map((it) => JSON.parse(it));
      shown.python.textContent = python;
      shown.jit.textContent = jit;
      const filled = { name: own.name, value: field.value };
      said.textContent = python === jit ? say("Both use {name} = {value}.", filled) : say("Python uses {name} = {value}. `jit` replays what it traced.", filled).replaceAll("`", "");
    }
    busy = false;
  }
  function choose(at) {
    own = values[at];
    choice.value = at;
    const reach = Math.max(1, Math.abs(own.now) * 2);
    const whole = Number.isInteger(own.now) && Math.abs(own.now) > 1;
    [slider.min, slider.max, slider.step] = [own.now - reach, own.now + reach, whole ? 1 : reach / 50];
    slider.value = field.value = own.now;
    note(at ? at + 1 : "");
    ask(false);
  }
  const set = (from, to) => () => {
    to.value = from.value;
    ask(false);
  };
  choice.onchange = () => choose(Number(choice.value));
  slider.oninput = set(slider, field);
  field.oninput = set(field, slider);
  const again = el("button", { type: "button", className: "action", "data-testid": "what-again", onclick: () => ask(true) }, say("Trace again"));
  choose(Math.max(0, Math.min(values.length, Number(about.at) || 1) - 1));
  const results = Object.entries(LANES).map(([lane, [name, color]]) => {
    const part = el("div", {}, el("dt", {}, name), shown[lane]);
    part.style.setProperty("--of", `var(${color})`);
    return part;
  });
  return el(
    "div",
    { className: "what-if", "data-testid": "what" },
    el("p", {}, say("Change a value that was frozen. The function is called again, as it was called last.")),
    el("form", { onsubmit: (event) => event.preventDefault() }, el("label", {}, say("Frozen value"), choice), el("label", {}, say("is now"), field), slider, again),
    el("dl", {}, results),
    said,
  );
}
