// A cell of a site on another origin: a frame of that site, which shows what an element of this page would, and grows with
// it. One more frame, which is not seen, holds the engine for all of them.
import { FROM_FRAME, message, read } from "./messages.js";
import { say } from "./say.js";

const SITE = new URL(".", import.meta.url);
const PATIENCE = 30_000; // Milliseconds that a frame may take to answer.

/** A frame of the site. It may run scripts, as a page of its own origin: nothing of this page is in its reach. */
function frame(role) {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-downloads");
  frame.src = `${SITE}embed.html#${role}:${encodeURIComponent(location.origin)}`;
  Object.assign(frame.style, { display: "block", width: "100%", border: "0", background: "transparent" });
  return frame;
}

/** Calls `hear` with each message of a frame; gives what ends that. */
function listen(frame, hear) {
  const heard = (event) => {
    const told = read(event, FROM_FRAME, frame.contentWindow, SITE.origin);
    if (told) hear(told);
  };
  addEventListener("message", heard);
  return () => removeEventListener("message", heard);
}

/** Promises what `begin` resolves with, unless that takes too long. */
function soon(begin) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(say("{host} does not answer", { host: SITE.host }))), PATIENCE);
    begin((it) => (clearTimeout(late), resolve(it)), (error) => (clearTimeout(late), reject(error)));
  });
}

let engine;

/** The frame that holds the engine, once for the page. */
function engineFrame() {
  engine ??= soon((resolve) => {
    const holder = frame("engine");
    Object.assign(holder.style, { position: "absolute", width: "0", height: "0", visibility: "hidden" });
    holder.tabIndex = -1;
    holder.setAttribute("aria-hidden", "true");
    const end = listen(holder, ({ kind }) => kind === "here" && (end(), resolve()));
    document.body.append(holder);
  }).catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

export class Framed {
  constructor(place, tell) {
    Object.assign(this, { place, tell, known: [], waiting: new Map(), runs: 0 });
  }

  async show({ text, src = "", name = "", session, lang = "", lanes = "", inspector = "", single = false, readonly, files }, { theme, look, place }) {
    await engineFrame();
    this.shown = { text, src, name, session, lang, lanes, inspector, single, readonly, files, theme, place, look: { ...this.tokens(), ...look } };
    this.frame = frame("cell");
    this.frame.title = single ? say("Code cell") : say("Notebook");
    this.frame.style.colorScheme = theme;
    await soon((resolve, reject) => {
      this.settle = { shown: resolve, fault: ({ sentence }) => reject(new Error(sentence)) };
      this.unlisten = listen(this.frame, (told) => this.hear(told));
      this.place.append(this.frame);
    });
  }

  /** The tokens that the page sets for this element. */
  tokens() {
    const style = getComputedStyle(this.place);
    const set = TOKENS.map((name) => [name, style.getPropertyValue(name).trim()]);
    return Object.fromEntries(set.filter(([, value]) => value && !/url|image|[;{}\\]/i.test(value)));
  }

  hear(told) {
    switch (told.kind) {
      case "here": // Again, where the frame was moved and has loaded anew.
        return this.say("show", this.shown);
      case "size":
        // What lies over the end of the cell lies over the page, too.
        this.place.style.height = `${told.height}px`;
        this.frame.style.height = `${told.height + told.over}px`;
        Object.assign(this.place.style, { position: "relative", zIndex: told.over ? "1" : "" });
        return;
      case "state":
        this.known = statesOf(told.state) ?? this.known;
        // What was recorded before is no longer to be seen.
        this.place.classList.toggle("has-run", this.known.some(({ status }) => status !== "idle"));
        return;
      case "told":
        return this.tell(told.name, parsed(told.detail));
      case "ended":
        this.waiting.get(told.id)?.();
        this.waiting.delete(told.id);
        return;
      default:
        this.settle[told.kind](told);
    }
  }

  say(kind, fields) {
    this.frame?.contentWindow?.postMessage(message(kind, fields), SITE.origin);
  }

  state() {
    return this.known;
  }

  setCode(at, text) {
    if (this.known[at]) this.known[at].code = text;
    this.say("code", { at, text });
  }

  run() {
    const id = ++this.runs;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.say("run", { id });
    });
  }

  stop() {
    this.say("stop");
  }

  reset() {
    this.say("reset");
  }

  restart() {
    this.say("restart");
  }

  wear({ theme, look }) {
    this.shown.theme = this.frame.style.colorScheme = theme;
    Object.assign(this.shown.look, look);
    this.say("look", { theme, look });
  }

  end() {
    this.unlisten?.();
    this.frame?.remove();
  }
}

/** The states of cells in a text, if that is what it says. */
function statesOf(text) {
  const states = parsed(text);
  return Array.isArray(states) && states.every((it) => typeof it?.status === "string" && typeof it.code === "string") ? states : undefined;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
