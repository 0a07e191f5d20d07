// The tree of random keys as a picture: what was made from what, what drew from each, and which key was used again. The cells
// run once more, under `jit` alone.
import { lineOf } from "./lines.js";

export const STYLE = `
.keys-tree { overflow-x: auto; }
.keys-tree svg { display: block; font: 12px/1 var(--font-code); }
.keys-tree [role="treeitem"] { cursor: pointer; outline: none; }
.keys-tree rect { fill: var(--paper-code); stroke: var(--line-strong); }
.keys-tree text { fill: var(--ink); }
.keys-tree .draw { fill: var(--ink-soft); }
.keys-tree path { fill: none; stroke: var(--line-strong); stroke-width: 1.5; }
.keys-tree .again rect { stroke: var(--fault); stroke-width: 2.5; fill: var(--fault-paper); }
.keys-tree .again .draw { fill: var(--fault); }
.keys-tree [aria-selected="true"] rect { stroke: var(--ice-strong); stroke-width: 3; }
.keys-tree :focus-visible rect { stroke-dasharray: 4 2; }
.keys-said { position: sticky; bottom: 0; background: var(--paper-raised); padding: var(--space-2) 0; min-height: 3em; display: block; }`;

const [LETTER, ROW, INDENT, MOST] = [7.3, 30, 28, 300];

/** The keys in the order in which a tree is read, each with how deep it stands and the number of its parent's row. */
function rowsOf(keys) {
  const rows = [];
  const of = (parent) => keys.filter((key) => (keys.some((it) => it.id === key.parent) ? key.parent : null) === parent);
  const walk = (key, depth, above) => {
    if (rows.length >= MOST) return;
    const at = rows.push({ key, depth, above }) - 1;
    for (const child of of(key.id)) walk(child, depth + 1, at);
  };
  for (const key of of(null)) walk(key, 0, undefined);
  return rows;
}

/** Its uses, each with how often. */
const usesOf = (key) => [...key.uses.reduce((all, use) => all.set(use.function, (all.get(use.function) ?? 0) + 1), new Map())].map(([name, n]) => (n > 1 ? `${name} ×${n}` : name));

export async function make(tools, about) {
  const { el, svg, say, count, note } = tools;
  const cells = JSON.parse(about.cells);
  const known = new Map();
  const send = await tools.started(about.config, "jit", tools.gone, (event) => event.keys.forEach((key) => known.set(key.id, key)));
  for (const cell of cells) await send(cell);
  await send({ source: "" });
  const rows = rowsOf([...known.values()].sort((a, b) => a.id - b.id));
  if (rows.length === 0) return [el("p", {}, say("No random key is made or used here."))];
  const again = rows.filter(({ key }) => key.uses.length > 1).length;
  const said = el("output", { className: "keys-said", "data-testid": "keys-said" });
  const place = (span) => {
    const line = lineOf(span, cells);
    return line ? `, ${say("line {line} of {cell}", { line: line.number, cell: line.name })}` : "";
  };
  const told = ({ key }) => {
    const uses = key.uses.map((use) => `${use.function}${place(use.span)}`).join("; ");
    const how = key.uses.length > 1 ? say("used again: the same numbers are drawn") : key.uses.length ? say("used once") : say("never used");
    return `${key.made_by}${place(key.span)}: ${how}${uses && ` (${uses})`}`;
  };
  const items = rows.map((row, at) => item(svg, row, at, told(row)));
  const width = Math.max(...rows.map((row) => row.depth * INDENT + boxOf(row.key) + (usesOf(row.key).join(", ").length + 4) * LETTER));
  const picture = svg("svg", { width, height: rows.length * ROW + 8, role: "tree", "aria-label": say("Keys") }, ...rows.map((row, at) => way(svg, row, at)).filter(Boolean), ...items);
  picture.style.width = `${width}px`;
  picture.style.height = `${rows.length * ROW + 8}px`;
  function choose(at, focuses) {
    items.forEach((it, own) => {
      it.setAttribute("aria-selected", own === at);
      it.setAttribute("tabindex", own === at ? 0 : -1);
    });
    said.textContent = told(rows[at]);
    note(at + 1);
    if (focuses) items[at].focus();
  }
  picture.addEventListener("click", (event) => {
    const at = items.indexOf(event.target.closest('[role="treeitem"]'));
    if (at >= 0) choose(at, true);
  });
  picture.addEventListener("keydown", (event) => {
    const at = items.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1, ArrowLeft: rows[at]?.above, ArrowRight: rows[at + 1]?.above === at ? at + 1 : undefined }[event.key];
    if (to === undefined || !rows[to]) return;
    event.preventDefault();
    choose(to, true);
  });
  choose(Math.max(1, Math.min(rows.length, Number(about.at) || 1)) - 1);
  const what = again ? count("One key is used more than once: the same numbers are drawn again.|{n} keys are used more than once: the same numbers are drawn again.", again) : say("No key is used twice.");
  return [el("div", { "data-testid": "keys-view" }, el("p", {}, what), el("div", { className: "keys-tree" }, picture), said)];
}

const boxOf = (key) => key.made_by.length * LETTER + 16;

function item(svg, { key, depth }, at, told) {
  const [x, y] = [depth * INDENT + 2, at * ROW + 4];
  const own = svg(
    "g",
    { role: "treeitem", "aria-level": depth + 1, "aria-label": told, "data-key": at + 1 },
    svg("rect", { x, y, width: boxOf(key), height: ROW - 8, rx: 5 }),
    svg("text", { x: x + 8, y: y + 15 }, key.made_by),
    svg("text", { x: x + boxOf(key) + 10, y: y + 15, class: "draw" }, usesOf(key).join(", ")),
  );
  if (key.uses.length > 1) own.setAttribute("class", "again");
  return own;
}

/** The line from a key's parent to it. */
function way(svg, { depth, above }, at) {
  if (above === undefined) return undefined;
  const x = (depth - 1) * INDENT + 14;
  return svg("path", { d: `M${x} ${above * ROW + ROW - 4}V${at * ROW + ROW / 2}H${depth * INDENT + 2}`, "aria-hidden": "true" });
}
