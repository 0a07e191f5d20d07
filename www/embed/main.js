// `freezeframe.js`: live cells in any page, by one line (docs/embedding.md). Nothing is loaded until a cell comes near the
// view, and nothing runs unless the reader, or the page's author, says so.
import ATTRIBUTES from "./attributes.json";
import { Cell } from "./cell.js";
import { whenLooksChange } from "./look.js";
import { notebookOf, partsOf, recordedText, textOf } from "./markup.js";
import { load as filesBeside } from "../files/load.js";
import { real } from "./real.js";
import { say } from "./say.js";

const STYLES = `
:host { display: block; }
:host([hidden]) { display: none; }
.box { position: relative; }
.waits { position: absolute; inset-inline: 0; height: 0; overflow: hidden; visibility: hidden; }
.fault { margin: 8px 0; padding: 4px 12px; border-left: 3px solid currentColor; color: light-dark(#b3261e, #ff9a8f); font: 14px/1.45 system-ui, sans-serif; }
.fault button { border: 0; background: none; color: inherit; font: inherit; text-decoration: underline; cursor: pointer; }
slot[hidden] { display: none; }
.real { display: inline-block; margin: 4px 0 8px; color: inherit; font: 13px/1.4 system-ui, sans-serif; }
.has-run ~ .recorded { display: none; }
summary { padding: 8px 0; cursor: pointer; font: 14px/1.4 system-ui, sans-serif; }
`;

let sheet;
function styles() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
  }
  return sheet;
}

/** The block that an element made by `upgrade` stands for. */
const BLOCK = Symbol("block");
const upgraded = new WeakSet();

/** What the page asks to run at once runs in the order of the page. */
let inOrder = Promise.resolve();

class FreezeFrame extends HTMLElement {
  static observedAttributes = ["theme"];
  #cells;
  #unfollow;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open", slotAssignment: "manual" });
    shadow.adoptedStyleSheets.push(styles());
    /** Ends when each cell of the element can be run. */
    this.ready = new Promise((resolve) => (this.#tellReady = resolve));
  }

  #tellReady;

  connectedCallback() {
    // What the parser has not read yet cannot be shown.
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.#start(), { once: true });
    else queueMicrotask(() => this.#start());
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected || !this.#cells) return;
      this.#unfollow();
      this.#cells.forEach((cell) => cell.leave());
      this.#cells = undefined;
      this.shadowRoot.replaceChildren();
    });
  }

  attributeChangedCallback() {
    this.#cells?.forEach((cell) => cell.follow());
  }

  #start() {
    if (this.#cells || !this.isConnected) return;
    const height = this.getAttribute("height");
    if (height) Object.assign(this.style, { height: /^\d+$/.test(height) ? `${height}px` : height, overflow: "auto" });
    this.#cells = this.hasAttribute("src") ? [this.#notebook()] : this[BLOCK] ? [this.#block(this[BLOCK])] : this.#children();
    this.#unfollow = whenLooksChange(() => this.#cells.forEach((cell) => cell.follow()));
    const cells = this.#cells;
    const run = this.getAttribute("run");
    for (const cell of cells) {
      if (run === "load") inOrder = inOrder.then(() => cell.run()).catch(() => {});
      else cell.wait(run);
      cell.entered = () => {
        if (!cells.every(({ live }) => live)) return;
        this.#tellReady(this);
        this.dispatchEvent(new CustomEvent("ready", { bubbles: true }));
      };
    }
    if ((this.getAttribute("lanes") ?? "").split(/\s+/).includes("jax")) this.shadowRoot.append(real(() => this.#told()));
  }

  /** What all cells of the element are mounted with. */
  #options() {
    return {
      address: "none",
      session: this.getAttribute("session") || "page",
      lang: this.closest("[lang]")?.lang.split("-")[0],
      lanes: this.getAttribute("lanes") ?? undefined,
      inspector: this.getAttribute("inspector") ?? undefined,
      readonly: this.hasAttribute("readonly"),
      files: () => filesBeside(this.getAttribute("files") ?? "", say, this.getAttribute("packages") ?? "", this.getAttribute("from") ?? ""),
    };
  }

  #box(within = this.shadowRoot) {
    const box = document.createElement("div");
    box.className = "box";
    within.append(box);
    return box;
  }

  /** A place where nodes of the author's are shown. */
  #slot(within, nodes) {
    const slot = document.createElement("slot");
    within.append(slot);
    slot.assign(...nodes.filter((it) => it.nodeType !== Node.COMMENT_NODE));
    return slot;
  }

  /** The notebook of a file; what stands in the element is read until it is there. */
  #notebook() {
    const src = this.getAttribute("src");
    const box = this.#box();
    const slot = this.#slot(box, [...this.childNodes]);
    const name = this.getAttribute("name");
    // Without a name nothing of it is kept: there may be the same notebook elsewhere on the page.
    const options = { ...this.#options(), src, name: name ?? "", address: name || "none", load: () => load(src) };
    return new Cell({ owner: this, box, text: "", give: () => (slot.hidden = true), options });
  }

  /** The cell that takes the place of a block elsewhere on the page. */
  #block(block) {
    const text = textOf(block);
    const options = { ...this.#options(), single: true, load: async () => notebookOf(text) };
    const box = this.#box(this.#folder());
    // An element that was on the page before has its block; what it is given is not seen, but still of the page's look.
    let slot = block.parentNode === this ? this.#slot(box, [block]) : undefined;
    const give = () => {
      this.append(block);
      slot ??= this.#slot(box, [block]);
      slot.hidden = true;
    };
    return new Cell({ owner: this, box, block, text, give, options });
  }

  /** The cells among the element's children; the rest stays as it is. */
  #children() {
    const cells = [];
    for (const { code, outputs, rest } of partsOf(this)) {
      if (rest) {
        this.#slot(this.shadowRoot, rest);
        continue;
      }
      const box = this.#box(this.#folder());
      const slot = this.#slot(box, [code]);
      if (outputs.length) this.#slot(box, outputs).className = "recorded";
      const text = textOf(code);
      const options = { ...this.#options(), single: true, load: async () => notebookOf(text, outputs) };
      const block = code.localName === "script" ? undefined : code;
      const recorded = (lane) => recordedText(outputs, lane);
      cells.push(new Cell({ owner: this, box, block, text, recorded, give: () => (slot.hidden = true), options }));
    }
    return cells;
  }

  /** What a cell goes into: with `fold`, something that is opened first. */
  #folder() {
    if (!this.hasAttribute("fold")) return this.shadowRoot;
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = this.getAttribute("fold") || say("Show the code");
    details.append(summary);
    this.shadowRoot.append(details);
    return details;
  }

  /** What a notebook of this element has: a file's address, or the texts of its session's cells on the page, up to its own. */
  #told() {
    const src = this.getAttribute("src");
    if (src !== null) return { src: new URL(src, document.baseURI).href };
    const session = this.#options().session;
    const all = [...document.querySelectorAll("freeze-frame:not([src])")];
    const before = all.slice(0, all.indexOf(this) + 1).filter((it) => it.#cells && it.#options().session === session);
    return { texts: before.flatMap((it) => it.#state().map(({ code }) => code)) };
  }

  #state() {
    return (this.#cells ?? []).flatMap((cell) => cell.state());
  }

  /** Runs the element's cells in order; promises what they put out. */
  async run() {
    await Promise.resolve();
    for (const cell of this.#cells ?? []) await cell.run();
    return this.outputs;
  }

  stop() {
    this.#cells?.forEach(({ live }) => live?.stop());
  }

  reset() {
    this.#cells?.forEach(({ live }) => live?.reset());
  }

  restart() {
    this.#cells?.find(({ live }) => live)?.live.restart();
  }

  get code() {
    return this.#state().map(({ code }) => code).join("\n\n");
  }

  set code(text) {
    const states = this.#state();
    if (states.length !== 1) throw new Error(`this element has ${states.length} code cells; only the text of a single one can be set`);
    const cell = this.#cells.find((it) => it.state().length === 1);
    cell.begin().then(() => cell.live.setCode(0, String(text)), () => {});
  }

  get outputs() {
    return this.#state().map(({ cell, status, lanes }) => ({ cell, status, lanes }));
  }

  get findings() {
    return this.#state().flatMap(({ cell, findings }) => findings.map((it) => ({ cell, ...it })));
  }
}

/** The text of a notebook's file, from where the page says. */
async function load(src) {
  const address = URL.canParse(src, document.baseURI) ? new URL(src, document.baseURI) : undefined;
  if (!/^https?:$/.test(address?.protocol)) throw new Error(say("{src} is no address of a notebook", { src }));
  const answer = await fetch(address).catch(() => undefined);
  if (!answer?.ok) throw new Error(say("{what} could not be loaded ({why})", { what: src, why: answer?.status ?? say("no connection") }));
  return answer.text();
}

/**
 * Makes live cells of the blocks of code that a selector finds, each in its place; gives their elements. A block keeps its
 * look until its cell is ready.
 */
export function upgrade(selector, options = {}) {
  const elements = [];
  for (const found of document.querySelectorAll(selector)) {
    const block = found.closest("pre") ?? found;
    if (upgraded.has(block) || block.closest("freeze-frame")) continue;
    upgraded.add(block);
    const element = document.createElement("freeze-frame");
    for (const name of ATTRIBUTES) {
      const value = options[name];
      if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element[BLOCK] = block;
    block.after(element);
    elements.push(element);
  }
  return elements;
}

/** Calls `now` when the page has changed, at most once a frame: some make their content in the browser, or another's on a link. */
function following(now) {
  let waits = false;
  const look = () => {
    waits = false;
    now();
  };
  const observer = new MutationObserver(() => {
    if (!waits) requestAnimationFrame(look);
    waits = true;
  });
  observer.observe(document.body, { childList: true, subtree: true });
}

globalThis.freezeframe = Object.assign(globalThis.freezeframe ?? {}, { upgrade });
if (!customElements.get("freeze-frame")) customElements.define("freeze-frame", FreezeFrame);

// What the line that loads this script asks for.
for (const script of document.querySelectorAll("script[data-upgrade]")) {
  if (script.src !== import.meta.url) continue;
  const { upgrade: selector, ...options } = script.dataset;
  const now = () => {
    upgrade(selector, options);
    following(() => upgrade(selector, options));
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", now, { once: true });
  else now();
}
