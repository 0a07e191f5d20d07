// A notebook, or one cell, that lives in an element of this page: the engine's door, which is opened once.
import { say } from "./say.js";

const here = (path) => new URL(path, import.meta.url).href;

/** What a notebook tells the page; `src/app/store/outside.rs` has `tell`. */
const EVENTS = ["ran", "stale"];
/** What it tells everyone, under this very name. */
const TOLD = ["passed"];

let opened;
let tries = 0;

/** Loads the engine and the styles, once for all cells of the page; where that fails, the next one tries again. */
export function open() {
  opened ??= start().catch((error) => {
    opened = undefined;
    tries += 1;
    throw error;
  });
  return opened;
}

async function text(path) {
  const answer = await fetch(here(path)).catch(() => undefined);
  if (!answer?.ok) throw new Error(say("{what} could not be loaded ({why})", { what: path, why: answer?.status ?? say("no connection") }));
  return answer.text();
}

async function start() {
  // A module that could not be loaded is not asked for again under the same address.
  const boot = import(here(tries ? `boot.js?try=${tries}` : "boot.js"));
  const [notebook, own] = await Promise.all([text("notebook.css"), text("embed.css"), boot.then(() => freezeframe.page)]);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(notebook + own);
  // In a shadow root a font is not declared but only used.
  const fonts = document.createElement("link");
  Object.assign(fonts, { rel: "stylesheet", href: here("fonts.css") });
  document.head.append(fonts);
  return { sheet, mount: freezeframe.mount };
}

/** A notebook in an element; `tell(name, detail)` hears what it tells, and `door` gives what mounts it. */
export class Live {
  constructor(place, tell, door = open) {
    Object.assign(this, { place, door });
    for (const name of EVENTS) {
      place.addEventListener(`freezeframe:${name}`, (event) => {
        event.stopPropagation();
        const detail = JSON.parse(event.detail);
        tell(name, name === "ran" ? this.state().find(({ cell }) => cell === detail.cell) : detail);
        if (name === "stale" && this.proposes) this.mounted.propose(detail.cell);
      });
    }
    for (const name of TOLD) {
      place.addEventListener(name, (event) => {
        event.stopPropagation();
        tell(name, event.detail);
      });
    }
  }

  /** Shows the notebook (`MountOptions` in src/app/mount.rs). */
  async show(options) {
    const { sheet, mount } = await this.door();
    const { adoptedStyleSheets: sheets } = this.place.getRootNode();
    if (sheet && !sheets.includes(sheet)) sheets.push(sheet);
    if (options.single) this.guard();
    // The third lane is that of a rewrite, which is asked for once there is something to rewrite.
    this.proposes = (options.lanes ?? "").split(/\s+/).includes("stateless");
    this.mounted = await mount(this.place, options);
  }

  /** What is dropped on one cell, or pasted beside its text, does not put another notebook in its place. */
  guard() {
    const stop = (event) => {
      if (!event.composedPath()[0].closest?.(".cm-content, input, textarea")) event.stopPropagation();
    };
    for (const name of ["drop", "dragover", "paste"]) this.place.addEventListener(name, stop, true);
  }

  state() {
    return JSON.parse(this.mounted.state() || "[]");
  }

  setCode(at, text) {
    this.mounted.setCode(at, text);
  }

  /** Runs all code cells; ends when they have ended. */
  run() {
    const ended = () => this.state().every(({ status }) => status !== "queued" && status !== "running");
    return new Promise((resolve) => {
      const check = () => ended() && (this.place.removeEventListener("freezeframe:ran", check), resolve());
      this.mounted.run();
      this.place.addEventListener("freezeframe:ran", check);
      check();
    });
  }

  stop() {
    this.mounted.stop();
  }

  reset() {
    this.mounted.reset();
  }

  restart() {
    this.mounted.restart();
  }

  end() {
    this.mounted?.unmount();
  }
}
