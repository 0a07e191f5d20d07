// Where does it come from: from a printed value back through calls, equations and lines to the inputs, the state and the
// constants that it was made of, in both lanes. The cells run once more, as for stepping through them (step.js).
import from from "./from.py";
import { lineOf } from "./lines.js";

const { here } = globalThis.freezeframe;

export const STYLE = `
.origins { display: grid; gap: var(--space-3); }
.origins > p { margin: 0; }
.origins > form { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-4); }
.origins label { display: flex; gap: var(--space-2); align-items: center; min-width: 0; }
.origins label:nth-child(2) { flex: 1 1 16rem; }
.origins-onward { border: 0; padding: var(--space-1); background: none; color: var(--ice); font: inherit; text-decoration: underline; cursor: pointer; }
.origins select { flex: 1; min-width: 0; max-width: 100%; font: inherit; padding: var(--space-1) var(--space-2); color: inherit; background: var(--paper-code); border: 1px solid var(--line-strong); border-radius: 6px; }
.origins-lanes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: var(--space-4); align-items: start; }
.origins-lanes > section { min-width: 0; border-top: 3px solid var(--of); padding-top: var(--space-2); }
.origins-lanes h3 { margin: 0; font: 600 var(--text-ui)/1.5 var(--font-ui); }
.origins ul { list-style: none; margin: 0; padding: 0 0 0 var(--space-2); border-left: 1px solid var(--line); }
.origins section > ul { padding: 0; border: 0; }
.origins li { padding: var(--space-1) 0; font: var(--text-small)/1.5 var(--font-code); overflow-wrap: anywhere; }
.origins summary { cursor: pointer; }
.origins li > span, .origins summary > span { color: var(--ink-soft); font-family: var(--font-ui); }
.origins li button { border: 0; padding: 0 var(--space-1); background: none; color: var(--ice); font: inherit; text-decoration: underline; cursor: pointer; }
.origins li:is(.origins-frozen, .origins-stale) { border-left: 3px solid var(--ice-strong); background: var(--ice-paper); padding-left: var(--space-2); }
.origins li.origins-stale { border-left-color: var(--fault); background: var(--fault-paper); }
.origins-code { position: sticky; bottom: 0; margin: 0; padding: var(--space-2); max-height: 9rem; overflow: auto; border: 1px solid var(--line-strong); border-radius: 6px; background: var(--paper-code); font: var(--text-small)/1.6 var(--font-code); white-space: pre-wrap; overflow-wrap: anywhere; }
.origins-code mark { background: var(--selection); color: var(--ink); font-weight: 600; }
@media (forced-colors: active) { .origins-code mark { background: Highlight; color: HighlightText; } }`;

const LANES = { python: ["Python", "--warm-strong"], jit: ["jit", "--ice-strong"] };

export async function make(tools, about) {
  const { el, say, started } = tools;
  const { record } = await import(here("step.js"));
  const cells = JSON.parse(about.cells);
  const [, cell, at] = /^(\d+)?(?:-(.*))?$/.exec(about.at) ?? [];
  const place = el("div", { "data-testid": "origins" });
  let own = new AbortController();
  const open = async (number, at) => {
    own.abort();
    own = new AbortController();
    const { signal } = own;
    tools.gone.addEventListener("abort", () => own.abort(), { once: true });
    const traces = new Map();
    const tell = (event) => event.traces.forEach((trace) => traces.set(trace.id, trace));
    const jit = await record(started, about, cells, "jit", signal, number, tell);
    const python = jit && (await record(started, about, cells, "python", signal, jit.at));
    for (const lane of jit ? [python, jit] : []) await lane.send({ source: `${from}\n__freezeframe_from = __freezeframe_origins(__freezeframe_step[2])` });
    const asked = async (lane, ...what) => JSON.parse(await lane.send({ source: `__freezeframe_from(${what})` }));
    const printed = jit ? { python: await asked(python), jit: await asked(jit) } : undefined;
    if (signal.aborted) return;
    if (!jit) return place.replaceChildren(el("p", {}, say("There is no cell to step through.")));
    place.replaceChildren(panel(tools, { python, jit }, printed, asked, traces, cells, at, (to) => open(to).catch(fail)));
  };
  const fail = (error) => place.replaceChildren(el("p", { role: "alert" }, say("The state could not be watched: {why}", { why: error.message })));
  await open(cell && cells[cell - 1] ? cell - 1 : undefined, at);
  return [place];
}

/** What can be asked of: each value of each print, in the order in which they were printed. */
const choices = (printed) => printed.flatMap((it, print) => it.parts.map(([text, value], part) => ({ ...it, print, part, expression: text, value })));

/**
 * Which choice is meant: the one of a number from 1 on; what a line of a cell prints in one of its rounds
 * (`lCELL.LINE-ROUND`, rounds from 0 on); or what the cell gives at its end (`r`). Of a print's values the first that differs.
 */
function meant(all, cells, at = "") {
  const [, cell, line, round] = /^l(\d+)\.(\d+)-(\d+)$/.exec(at) ?? [];
  const isThere = line ? ({ own }) => own.cell === cells[cell - 1]?.cell && own.line === Number(line) : ({ own }) => at === "r" && own.isResult;
  const prints = [...new Set(all.filter(isThere).map(({ own }) => own.print))];
  const print = prints[round ?? 0];
  const found = all.findIndex(({ own, other }) => own.print === print && own.value !== other?.value);
  if (found >= 0) return found;
  return Math.max(0, print === undefined ? Math.min(all.length, Number(at) || 1) - 1 : all.findIndex(({ own }) => own.print === print));
}

function panel(tools, told, printed, asked, traces, cells, first, open) {
  const { el, say } = tools;
  const { at } = told.jit;
  const all = choices(printed.python).map((own, n) => ({ own, other: choices(printed.jit)[n] }));
  const cellChoice = el("select", { "data-testid": "from-cell", onchange: () => open(Number(cellChoice.value)) }, cells.map((_, n) => el("option", { value: n }, say("cell {number}", { number: n + 1 }))));
  cellChoice.value = at;
  const words = ({ own }) => [`${say("line {line}", { line: own.line })}: ${own.expression}`, own.value].filter(Boolean).join(" = ");
  const choice = el("select", { "data-testid": "from-value", "data-first": "", onchange: () => show(Number(choice.value)) }, all.map((it, n) => el("option", { value: n }, words(it))));
  const onward = el("button", { type: "button", className: "origins-onward", "data-testid": "from-step" }, say("Step through both from here"));
  const form = el("form", { onsubmit: (event) => event.preventDefault() }, el("label", {}, say("Cell"), cellChoice), el("label", {}, say("Printed value"), choice), all.length > 0 && onward);
  const code = el("pre", { className: "origins-code", "data-testid": "from-code", role: "region", tabIndex: 0, "aria-label": say("Code"), hidden: true });
  const lanes = el("div", { className: "origins-lanes" });
  const name = (cell) => say("cell {number}", { number: cells.findIndex((it) => it.cell === cell) + 1 });
  /** Shows the text of a cell, with one line marked. */
  const mark = (cell, line) => {
    const text = cells.find((it) => it.cell === cell).source.replace(/\n$/, "").split("\n");
    const marked = el("mark", {}, text[line - 1] || " ");
    code.replaceChildren(`# ${name(cell)}\n`, ...text.flatMap((it, n) => [n === line - 1 ? marked : it, "\n"]));
    code.hidden = false;
    code.scrollTop = marked.offsetTop - code.offsetTop - code.clientHeight / 2;
  };
  const parts = { ...tools, name, mark, cells };
  async function show(n) {
    choice.value = n;
    onward.onclick = () => tools.open("step", `${at + 1}-s${all[n].own.step}`);
    tools.note(`${at + 1}-${n + 1}`);
    const { own, other } = all[n];
    const trees = { python: await asked(told.python, own.print, own.part), jit: other && (await asked(told.jit, other.print, other.part)) };
    const shown = Object.entries(LANES).map(([lane, [title, color]]) => {
      const tree = trees[lane];
      const section = el("section", { "aria-label": title, "data-testid": `from-${lane}` }, el("h3", {}, title), tree ? el("ul", {}, entry(parts, told[lane], traces, tree, 0)) : el("p", {}, say("This lane prints no such value.")));
      section.style.setProperty("--of", `var(${color})`);
      return section;
    });
    lanes.replaceChildren(...shown);
  }
  const intro = el("p", {}, say("Choose a value that was printed. Below it stands what it was made of, back to inputs, state and constants: what plain Python computed it from, and what jit did."));
  if (all.length === 0) return el("div", { className: "origins" }, intro, form, el("p", {}, say("This cell prints no value.")));
  show(meant(all, cells, first));
  const cut = [told.python, told.jit].some((it) => it.cut || it.calls.some((call) => call.cut));
  return el("div", { className: "origins" }, intro, form, cut && el("p", {}, say("The run is longer than what is recorded: of a call the first 1,000 steps, of a cell the first 3,000.")), lanes, code);
}

/** What an entry of the chain is. */
function kindOf({ say }, node) {
  const words = {
    print: () => say("printed"),
    variable: () => say("variable"),
    argument: () => say("argument"),
    input: () => say("input"),
    item: () => say("written"),
    return: () => say("returned"),
    call: () => (node.traced ? say("call that traced") : say("call from the cache")),
    equation: () => say("equation"),
    literal: () => say("written in the code"),
    computed: () => say("made here"),
    constant: () => say("a constant: no equation is needed"),
    earlier: () => say("from before this cell"),
    unknown: () => say("how it came about is not followed here"),
    again: () => say("as told above"),
    cut: () => say("what is further back is not shown"),
  };
  return words[node.kind]();
}

/** Its text and its value; of what was written the name stands first. */
function textOf({ el }, { kind, text, value }) {
  if (["cut", "constant", "unknown"].includes(kind)) return [];
  const at = ["variable", "item"].includes(kind) ? text.indexOf(": ") : -1;
  const name = at < 0 ? text : text.slice(0, at);
  const shown = [" ", el("code", {}, name), value && ` = ${value}`];
  return at < 0 ? shown : [...shown, " ← ", el("code", {}, text.slice(at + 2))];
}

const OPEN = 3;

/** An entry of the chain, with what it comes from below it. */
function entry(tools, run, traces, node, depth) {
  const { el, say, name: nameOf, mark } = tools;
  const head = [el("span", {}, kindOf(tools, node)), ...textOf(tools, node)];
  const place = node.line && el("button", { type: "button", onclick: () => mark(node.cell, node.line) }, say("line {line} of {cell}", { line: node.line, cell: nameOf(node.cell) }));
  const below = [
    ...(node.equations ?? []).map((it) => entry(tools, run, traces, it, depth + 1)),
    ...frozenOf(run, traces, node).map((it) => frozen(tools, it)),
    ...node.from.map((it) => entry(tools, run, traces, it, depth + 1)),
  ];
  if (below.length === 0) return el("li", {}, head, place && [" ", place]);
  return el("li", {}, el("details", { open: depth < OPEN }, el("summary", {}, head), place, el("ul", {}, below)));
}

/** The values that were frozen into the equations that a call's result needs. */
function frozenOf(run, traces, node) {
  if (node.kind !== "call" || node.jaxpr === undefined) return [];
  const text = run.jaxprs[node.jaxpr][3];
  const trace = [...traces.values()].reverse().find((it) => it.jaxpr === text && it.function === node.function);
  if (!trace) return [];
  const nested = trace.marks.filter((it) => it.what === "nested");
  const tops = trace.marks.filter((it) => it.what.equation !== undefined && !nested.some((n) => n.start <= it.start && it.end <= n.end));
  const steps = tops.sort((a, b) => a.start - b.start).map((it) => it.what.equation);
  const needed = new Set(node.equations.map((it) => it.equation));
  // Of a jaxpr within an equation, the equations stand before it.
  const isNeeded = (use) => use.eqn === null || needed.has(steps.findIndex((step) => step >= use.eqn));
  return trace.frozen.filter((it) => !it.kind.effect && it.uses.some(isNeeded));
}

function frozen({ el, say, name, mark, cells }, it) {
  const line = lineOf(it.span, cells)?.number;
  const hasMoved = it.now !== null && it.now !== it.then;
  const said = hasMoved ? say("frozen: was {then} when it was traced, is {now} now", { then: it.then, now: it.now }) : say("frozen: {then} since it was traced", { then: it.then });
  const place = line && el("button", { type: "button", onclick: () => mark(it.span.cell, line) }, say("line {line} of {cell}", { line, cell: name(it.span.cell) }));
  return el("li", { className: it.stale ? "origins-stale" : "origins-frozen", "data-testid": "from-frozen" }, el("code", {}, it.name), " ", el("span", {}, said), " ", place);
}
