// Step through both: plain Python's steps through one cell beside those under `jit`: the lines that are traced, and the
// equations that a cached call replays. The cells run once more, in two engines, which tell of each line (step.py).
import { align } from "./align.js";
import { boxed, differences, inline, moment } from "./boxes.js";
import step from "./step.py";

export const STYLE = `
.stepping { display: grid; gap: var(--space-3); }
.stepping > form { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-4); align-items: center; position: sticky; top: 0; z-index: 2; background: var(--paper-raised); padding: var(--space-2) 0; }
.stepping form label { display: flex; gap: var(--space-2); align-items: center; }
.stepping form label:last-of-type { flex: 1 1 14rem; }
.stepping input { flex: 1; min-width: 6rem; accent-color: var(--ice-strong); }
.stepping select { font: inherit; padding: var(--space-1) var(--space-2); color: inherit; background: var(--paper-code); border: 1px solid var(--line-strong); border-radius: 6px; max-width: 60vw; }
.stepping output { flex: 1 1 100%; }
.stepping > p { margin: 0; }
.step-code { margin: 0; padding: 0; max-height: min(15rem, 30vh); overflow: auto; border: 1px solid var(--line); border-radius: 6px; background: var(--paper-code); font: var(--text-small)/1.6 var(--font-code); list-style: none; position: relative; }
.step-code li { display: flex; gap: var(--space-2); padding: 0 var(--space-2); border-left: 3px solid transparent; white-space: pre-wrap; overflow-wrap: anywhere; }
.step-code li > span:first-child { color: var(--ink-faint); min-width: 2ch; text-align: right; user-select: none; }
.step-code li > code { flex: 1; }
.step-code .step-now { background: var(--paper-raised); border-left-color: var(--ink); font-weight: 600; }
.step-who { font: 600 var(--text-small)/1.6 var(--font-ui); white-space: nowrap; }
.step-who::before { content: ""; display: inline-block; width: .5rem; height: .5rem; margin-right: .3rem; border-radius: 50%; background: var(--of); }
.step-lanes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: var(--space-4); }
.step-lanes > section { position: relative; min-width: 0; border-top: 3px solid var(--of); padding-top: var(--space-2); }
.step-lanes h3 { margin: 0; font: 600 var(--text-ui)/1.5 var(--font-ui); }
.step-said { margin: 0 0 var(--space-2); min-height: 1.5em; }
.step-memory { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: var(--space-2) var(--space-5); align-items: start; }
.step-memory > div { display: grid; gap: var(--space-2); min-width: 0; }
.step-frame, .step-box { border: 1px solid var(--line-strong); border-radius: 6px; padding: var(--space-1) var(--space-2); min-width: 0; font: var(--text-small)/1.6 var(--font-code); }
.step-frame > p, .step-box > p { margin: 0; color: var(--ink-soft); }
.step-frame:last-child { border-color: var(--of); border-width: 2px; }
.step-memory dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 var(--space-2); margin: 0; }
.step-memory dt { color: var(--ink-soft); overflow-wrap: anywhere; }
.step-memory dd { margin: 0; overflow-wrap: anywhere; }
.step-memory dt::before { display: none; }
.step-memory .step-new { font-weight: 700; }
.step-memory .step-other { background: var(--fault-paper); outline: 1px solid var(--fault); }
.step-other::after { content: " ≠"; color: var(--fault); font-weight: 700; }
.step-arrows { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; overflow: visible; }
.step-arrows path { fill: none; stroke: var(--of); stroke-width: 1.5; }
.step-arrows .step-tip { fill: var(--of); stroke: none; }
.step-jaxpr { margin: var(--space-2) 0 0; font: var(--text-small)/1.6 var(--font-code); }
.step-jaxpr ol { margin: 0; padding: 0 0 0 var(--space-3); list-style: none; }
.step-jaxpr li { border-left: 3px solid transparent; padding-left: var(--space-2); overflow-wrap: anywhere; }
.step-jaxpr .step-to-come { color: var(--ink-faint); }
.step-jaxpr .step-now { border-left-color: var(--of); background: var(--ice-paper); font-weight: 600; }
.step-jaxpr li > span { color: var(--ice); font-weight: 400; }
@media (max-width: 40rem) { .step-memory { grid-template-columns: minmax(0, 1fr); } .step-arrows { display: none; } }
@media (forced-colors: active) { .step-now { outline: 1px solid Highlight; } .step-arrows path { stroke: CanvasText; } .step-arrows .step-tip { fill: CanvasText; } }`;

const LANES = { python: ["Python", "--warm-strong"], jit: ["jit", "--ice-strong"] };
const SHOWN = 80;

/**
 * Runs the cells up to one in an engine that tells of its steps; without a number up to the first that calls what is jitted.
 * What is recorded has besides what runs more in that engine (`send`).
 */
export async function record(started, about, cells, lane, gone, chosen, tell) {
  const send = await started(about.config, lane, gone, tell);
  const sources = JSON.stringify(JSON.stringify(Object.fromEntries(cells.map((it) => [it.cell, it.source]))));
  await send({ source: `${step}\n__freezeframe_step = __freezeframe_stepper(${sources})` });
  let told;
  for (const [at, cell] of cells.entries()) {
    const isRecorded = chosen === undefined || at === chosen;
    if (isRecorded) await send({ source: "__freezeframe_step[0]()" });
    await send(cell);
    if (!isRecorded) continue;
    told = { ...JSON.parse(await send({ source: "__freezeframe_step[1]()" })), at, send };
    if (chosen !== undefined || told.calls.length) break;
  }
  return told;
}

export async function make(tools, about) {
  const { el, say, started } = tools;
  const cells = JSON.parse(about.cells);
  const [, cell, at] = /^(\d+)?(?:-(s?\d+))?$/.exec(about.at) ?? [];
  const place = el("div", { "data-testid": "stepping" });
  let own = new AbortController();
  const choose = async (number, at) => {
    own.abort();
    own = new AbortController();
    const { signal } = own;
    tools.gone.addEventListener("abort", () => own.abort(), { once: true });
    const jit = await record(started, about, cells, "jit", signal, number);
    const python = jit && (await record(started, about, cells, "python", signal, jit.at));
    if (signal.aborted) return;
    const shown = python ? panel(tools, { python, jit }, cells, at, (to) => choose(to).catch(fail)) : [el("p", {}, say("There is no cell to step through."))];
    place.replaceChildren(...shown);
  };
  const fail = (error) => place.replaceChildren(el("p", { role: "alert" }, say("The state could not be watched: {why}", { why: error.message })));
  await choose(cell && cells[cell - 1] ? cell - 1 : undefined, at);
  return [place];
}

function panel(tools, told, cells, first, open) {
  const { el, say } = tools;
  const chosen = told.jit.at;
  const ticks = align(told.python, told.jit);
  const choice = el("select", { "data-testid": "step-cell", onchange: () => open(Number(choice.value)) }, cells.map((_, at) => el("option", { value: at }, say("cell {number}", { number: at + 1 }))));
  choice.value = chosen;
  const said = el("output", { "data-testid": "step-said" });
  const slider = el("input", { type: "range", min: 1, max: Math.max(1, ticks.length), "data-testid": "step-slider", "data-first": "", oninput: () => show(slider.value - 1) });
  const form = el("form", { onsubmit: (event) => event.preventDefault() }, el("label", {}, say("Cell"), choice), el("label", {}, say("Step"), slider), said);
  if (ticks.length === 0) return [el("div", { className: "stepping" }, form, el("p", {}, say("This cell runs no line.")))];
  const code = listing(tools, cells);
  const lanes = Object.keys(LANES).map((lane) => laneOf(tools, told, lane, cells));
  function show(at) {
    const tick = ticks[at];
    const words = Object.fromEntries(Object.keys(LANES).map((lane) => [lane, sentence(tools, told, tick, lane, cells)]));
    const all = say("step {n} of {all}", { n: at + 1, all: ticks.length });
    slider.value = at + 1;
    slider.setAttribute("aria-valuetext", `${all}. Python: ${words.python}. jit: ${words.jit}.`);
    said.textContent = all;
    code(told, tick);
    const memories = Object.fromEntries(Object.keys(LANES).map((lane) => [lane, moment(told[lane], tick.moments[lane])]));
    lanes.forEach((lane) => lane.show(tick, ticks[at - 1], words, memories));
    tools.note(`${chosen + 1}-${at + 1}`);
  }
  const cut = [told.python, told.jit].some((it) => it.cut || it.calls.some((call) => call.cut));
  const parts = [
    el("p", {}, say("First what plain Python does, then what jit does with the same lines: at a first call it traces them, and a later call replays the equations alone. What is shown is what is there once the line has run.")),
    told.jit.calls.length === 0 && el("p", {}, say("No jitted function is called in this cell.")),
    form,
    cut && el("p", {}, say("The run is longer than what is recorded: of a call the first 1,000 steps, of a cell the first 3,000.")),
    code.element,
    el("div", { className: "step-lanes" }, lanes.map((lane) => lane.element)),
  ];
  const whole = el("div", { className: "stepping" }, parts);
  // A number is one of the slider's; behind an `s` stands one of plain Python's steps.
  const own = first?.startsWith("s") ? ticks.findIndex((tick) => tick.python === Number(first.slice(1))) + 1 : Number(first);
  show(Math.max(1, Math.min(ticks.length, own || 1)) - 1);
  // Arrows go from place to place, and places are known once they are on the page.
  new ResizeObserver(() => lanes.forEach((lane) => lane.draw())).observe(whole);
  return [whole];
}

/** What a lane does at a step, as a sentence. */
function sentence({ say, count }, told, tick, lane, cells) {
  const run = told[lane];
  const own = run.steps[tick[lane]];
  const call = lane === "jit" ? run.calls[tick.call] : undefined;
  const [from, to] = tick.equations ?? [0, 0];
  const name = (step) => say("line {line} of {cell}", { line: step.line, cell: say("cell {number}", { number: cells.findIndex((it) => it.cell === step.cell) + 1 }) });
  if (call && tick.replays) {
    if (to > from) return count("replays 1 equation of `{name}`, and no Python|replays {n} equations of `{name}`, and no Python", to - from).replace("{name}", call.name);
    return say("replays nothing of this line: it ran while `{name}` was traced", { name: call.name });
  }
  if (!own) return say("does not run this line");
  const place = name(own);
  if (own.how === "return") return say("{place}: `{name}` returns {value}", { place, name: own.name, value: inline(own.value, moment(run, tick[lane]), boxed(run), (n) => `#${n + 1}`) });
  if (!call) return own.name === "<module>" ? say("runs {place}", { place }) : say("runs {place}, in `{name}`", { place, name: own.name });
  const added = to - from;
  if (call.error && tick[lane] === call.end - 1) return say("traces {place}, and fails: {error}", { place, error: call.error });
  return added > 0 ? count("traces {place}: 1 equation more|traces {place}: {n} equations more", added).replace("{place}", place) : say("traces {place}: no equation", { place });
}

/** The text of the cell in which Python is, with the line of each lane marked. */
function listing({ el, say }, cells) {
  const list = el("ol", { className: "step-code", "data-testid": "step-code", tabIndex: 0, "aria-label": say("Code") });
  let [shown, lines] = [undefined, []];
  const show = (told, tick) => {
    const at = Object.fromEntries(Object.keys(LANES).map((lane) => [lane, told[lane].steps[tick[lane]]]));
    const call = told.jit.calls[tick.call];
    const [from, to] = tick.equations ?? [0, 0];
    const jit = tick.replays ? (to > from ? say("jit: replayed") : say("jit: not run")) : LANES.jit[0];
    if (tick.replays) at.jit = at.python ?? told.jit.steps[call.begin - 1];
    const own = at.python ?? at.jit;
    if (!own) return;
    if (own.cell !== shown) {
      shown = own.cell;
      const text = cells.find((it) => it.cell === shown).source.replace(/\n$/, "").split("\n");
      lines = text.map((line, at) => el("li", {}, el("span", { "aria-hidden": "true" }, String(at + 1)), el("code", {}, line || " ")));
      list.replaceChildren(...lines);
    }
    lines.forEach((line) => {
      line.className = "";
      line.querySelectorAll(".step-who").forEach((it) => it.remove());
      line.removeAttribute("aria-current");
    });
    for (const [lane, [name, color]] of Object.entries(LANES)) {
      const line = at[lane]?.cell === shown && lines[at[lane].line - 1];
      if (!line) continue;
      const who = el("span", { className: "step-who" }, lane === "jit" ? jit : name);
      who.style.setProperty("--of", `var(${color})`);
      line.append(who);
      line.className = "step-now";
      line.setAttribute("aria-current", "step");
    }
    const now = lines[own.line - 1];
    if (now) list.scrollTop = now.offsetTop - list.clientHeight / 2;
  };
  return Object.assign(show, { element: list });
}

/** What is shown of a lane: what it does, its frames, the boxes that these point to, and under `jit` the equations. */
function laneOf(tools, told, lane, cells) {
  const { el, svg, say } = tools;
  const [name, color] = LANES[lane];
  const own = boxed(told[lane]);
  const numbers = new Map([...own].sort((a, b) => a - b).map((n, at) => [n, at + 1]));
  const label = (n) => `#${numbers.get(n)}`;
  const words = el("p", { className: "step-said", "data-testid": `step-${lane}` });
  const memory = el("div", { className: "step-memory" });
  const arrows = svg("svg", { class: "step-arrows", "aria-hidden": "true" });
  const jaxpr = el("div", { className: "step-jaxpr", "data-testid": "step-jaxpr" });
  const element = el("section", { "aria-label": name }, el("h3", {}, name), words, memory, lane === "jit" && jaxpr, arrows);
  element.style.setProperty("--of", `var(${color})`);
  let ends = [];
  const entry = (place, key, value, now, marks) => {
    const isBox = own.has(value);
    const text = inline(value, now, own, label);
    const shown = el("dd", { className: [marks.fresh.has(place) && !isBox && "step-new", marks.other.has(place) && !isBox && "step-other"].filter(Boolean).join(" ") }, text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text);
    if (isBox) ends.push([shown, value]);
    return [el("dt", {}, key), shown];
  };
  const show = (tick, before, said, memories) => {
    const [now, its] = lane === "python" ? [memories.python, memories.jit] : [memories.jit, memories.python];
    const marks = { other: differences(now, its), fresh: differences(now, moment(told[lane], before?.moments[lane] ?? 0)) };
    words.textContent = said[lane].replaceAll("`", "");
    ends = [];
    const frames = now.frames.map(([title, cell, line, entries], at) =>
      el("div", { className: "step-frame" }, el("p", {}, title === "<module>" ? say("variables of the notebook") : title), el("dl", {}, entries.flatMap(([key, value]) => entry(`${at}.${key}`, key, value, now, marks)))),
    );
    const boxes = Object.entries(now.boxes).filter(([n]) => own.has(Number(n)));
    const heap = boxes.map(([n, [, title, entries, more]]) => {
      const shown = entries.flatMap(([key, value]) => entry(`#${n}.${key}`, key, value, now, marks));
      if (more) shown.push(el("dt", {}, "…"), el("dd", {}));
      return el("div", { className: "step-box", "data-box": n }, el("p", {}, `${label(Number(n))} ${title}`), el("dl", {}, shown));
    });
    memory.replaceChildren(el("div", {}, frames), el("div", {}, heap));
    if (lane === "jit") jaxpr.replaceChildren(...equations(tools, told.jit, tick));
    draw();
  };
  /** The arrows from what holds a box to it. */
  const draw = () => {
    const frame = element.getBoundingClientRect();
    const paths = ends.flatMap(([from, n]) => {
      const to = element.querySelector(`[data-box="${n}"]`);
      if (!to || !frame.width) return [];
      const [a, b] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
      const range = document.createRange();
      range.selectNodeContents(from);
      const text = range.getBoundingClientRect();
      const isInside = b.left < text.right;
      const [x, y] = [text.right - frame.left + 3, (a.top + a.bottom) / 2 - frame.top];
      const [tox, toy] = [(isInside ? b.right : b.left) - frame.left, b.top - frame.top + 12];
      const bend = isInside ? Math.max(x, tox) + 18 : (x + tox) / 2;
      const tip = isInside ? `M${tox} ${toy}l7 -4v8z` : `M${tox} ${toy}l-7 -4v8z`;
      const end = isInside ? tox + 6 : tox - 6;
      return [svg("path", { d: `M${x} ${y}C${bend} ${y} ${bend} ${toy} ${end} ${toy}` }), svg("path", { d: tip, class: "step-tip" })];
    });
    arrows.replaceChildren(...paths);
  };
  return { element, show, draw };
}

/** An equation in few words: what a jaxpr within it has is left out. */
const brief = (text) => {
  const lines = text.split("\n").map((it) => it.trim());
  return lines.length > 3 ? `${lines[0]} ${lines[1]} … ${lines.at(-1)}` : lines.join(" ");
};

/** The equations of the call that a step is in: those that are there by now, that which came now, and those to come. */
function equations({ el, say }, run, tick) {
  const call = run.calls[tick.call];
  const [heading, texts] = run.jaxprs[call?.jaxpr] ?? [];
  if (!texts) return [];
  const [from, to] = tick.equations ?? [0, 0];
  const shown = tick.replays ? texts : texts.slice(0, to);
  const lines = shown.map((text, at) => {
    const isNow = at >= from && at < to;
    const value = tick.replays && at < to && call.values?.[at];
    return el("li", { className: isNow ? "step-now" : at >= to ? "step-to-come" : "" }, brief(text), value && el("span", {}, `  = ${value}`));
  });
  const title = tick.replays ? say("What is replayed, with what it gives now") : say("The jaxpr by now");
  return [el("p", {}, `${title}: `, el("code", {}, `{ ${heading} let`)), el("ol", {}, lines)];
}
