// What an author wrote, read as cells: which elements are Python, what was recorded of them, and what stays as it is.

/** Whether an element holds code that is to be run, as far as its markup says. */
function isCode(element) {
  if (element.localName === "script") return /^(text|application)\/(x-)?python$/.test(element.type);
  const pre = element.localName === "pre" ? element : onlyBlockOf(element);
  return Boolean(pre) && !isOutput(element) && isPython(pre);
}

const isOutput = (element) => element.matches("output, .output");

/** The `pre` that is all that an element holds, buttons apart. */
function onlyBlockOf(element) {
  const blocks = element.querySelectorAll("pre");
  if (blocks.length !== 1 || element.querySelector("p, h1, h2, h3, h4, h5, h6, ul, ol, table, freeze-frame")) return undefined;
  const words = (it) => {
    const copy = it.cloneNode(true);
    copy.querySelectorAll("button").forEach((button) => button.remove());
    return copy.textContent.trim();
  };
  return words(element) === words(blocks[0]) ? blocks[0] : undefined;
}

/** Whether a block is Python: it says so, or it names no language. */
function isPython(pre) {
  const languages = [];
  for (let it = pre.querySelector("code") ?? pre, up = 0; it && up < 4; it = it.parentElement, up++) {
    for (const name of it.classList) {
      const [, language] = /^(?:language|lang|highlight|sourceCode)-(.+)$/.exec(name) ?? [];
      if (language) languages.push(language);
    }
  }
  return languages.length === 0 || languages.some((it) => /^(i?python3?|py|pycon|default|notranslate)$/.test(it));
}

/** The text of a block: breaks are lines, buttons are no text, and of a dialog with Python what was typed. */
export function textOf(element) {
  if (element.localName === "script") return outdented(element.textContent);
  const pre = element.localName === "pre" ? element : (element.querySelector("pre") ?? element);
  const copy = (pre.querySelector("code") ?? pre).cloneNode(true);
  copy.querySelectorAll("button").forEach((it) => it.remove());
  if (!copy.textContent.includes("\n")) copy.querySelectorAll("br").forEach((it) => it.replaceWith("\n"));
  const text = copy.textContent.replace(/\n$/, "");
  return /^>>>( |$)/.test(text) ? typed(text) : text;
}

const typed = (dialog) =>
  dialog
    .split("\n")
    .filter((line) => /^(>>>|\.\.\.)( |$)/.test(line))
    .map((line) => line.slice(4))
    .join("\n");

/** A text without the indentation that its markup has, and without the empty lines around it. */
function outdented(text) {
  const lines = text.replace(/^(?:[ \t]*\n)+|\s+$/g, "").split("\n");
  const depths = lines.filter((line) => line.trim()).map((line) => /^[ \t]*/.exec(line)[0].length);
  const depth = Math.min(...depths, Infinity);
  return lines.map((line) => line.slice(depth === Infinity ? 0 : depth)).join("\n");
}

/**
 * The children of an element in order: `{ code: element, outputs: [element] }` for a cell, `{ rest: [node] }` for what stays
 * as it is. An output belongs to the code right before it.
 */
export function partsOf(element) {
  const parts = [];
  for (const node of element.childNodes) {
    const last = parts.at(-1);
    if (node.nodeType === Node.ELEMENT_NODE && isCode(node)) {
      parts.push({ code: node, outputs: [] });
    } else if (node.nodeType === Node.ELEMENT_NODE && isOutput(node) && last?.code) {
      last.outputs.push(node);
    } else if (last?.code && node.nodeType !== Node.ELEMENT_NODE && !node.data.trim()) {
      continue; // Between code and its output.
    } else if (last?.rest) {
      last.rest.push(node);
    } else {
      parts.push({ rest: [node] });
    }
  }
  return parts;
}

/** A notebook file of one cell: its text, and what was recorded of it; `data-lane` says of which lane an output is. */
export function notebookOf(text, outputs = []) {
  const lane = (name) => ofLane(outputs, name).map(stream);
  const metadata = outputs.some((it) => it.dataset.lane) ? { freezeframe: { python: lane("python") } } : {};
  const cell = { cell_type: "code", id: "code", source: text, outputs: lane("jit"), metadata, execution_count: null };
  return JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 });
}

const ofLane = (outputs, lane) => outputs.filter((it) => (it.dataset.lane ?? lane) === lane);

const line = (element) => element.textContent.replace(/\n?$/, "\n");

const stream = (element) => ({ output_type: "stream", name: "stdout", text: line(element) });

/** What was recorded of a lane, as text. */
export const recordedText = (outputs, lane) => ofLane(outputs, lane).map(line).join("");
