// In a frame of the site (embed.html): shows the cell that the page around asks for. The engine and all notebooks are in one
// frame, which is not seen; the others lend it their documents. All frames of the site in a page may reach each other.
import { Live, open } from "./live.js";
import { TO_FRAME, message, read } from "./messages.js";
import { say } from "./say.js";

const [, role, named] = /^#(engine|cell):(.+)$/.exec(location.hash) ?? [];
const origin = originOf(named);
const ROOM = 260; // Pixels below a cell that a list of candidates may take.
const PAUSE = 300; // Milliseconds that nothing is typed before the page is told of a text.

/** The origin that the page around says it has; what is said to it reaches no other. */
function originOf(named) {
  try {
    const said = decodeURIComponent(named);
    return new URL(said).origin === said ? said : undefined;
  } catch {
    return undefined;
  }
}

const post = (kind, fields) => parent.postMessage(message(kind, fields), origin);

/**
 * Elements of other frames' documents are elements: each frame has classes of its own, and the page's module asks for those
 * of its own frame.
 */
function knowOthers() {
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const kind = /^[A-Z]/.test(name) ? globalThis[name] : undefined;
    if (typeof kind !== "function" || !(kind.prototype instanceof Object) || (kind !== Node && kind !== Event && !(kind.prototype instanceof Node) && !(kind.prototype instanceof Event))) continue;
    const own = Function.prototype[Symbol.hasInstance];
    Object.defineProperty(kind, Symbol.hasInstance, {
      value(it) {
        if (own.call(this, it)) return true;
        if (this !== kind || typeof it !== "object" || it === null) return false;
        for (let up = Object.getPrototypeOf(it); up; up = Object.getPrototypeOf(up)) if (up.constructor?.name === name) return true;
        return false;
      },
    });
  }
}

/** The frame with the engine. */
function engineFrame() {
  for (let at = 0; at < parent.length; at++) {
    try {
      if (parent[at].freezeframeOpen) return parent[at];
    } catch {
      // A frame of someone else.
    }
  }
  throw new Error(say("the frame with the engine is gone"));
}

let live;

async function show({ text, src, name, session, lang, lanes, inspector, single, readonly, files, theme, look, place: at }) {
  const holder = engineFrame();
  const door = async () => ({ mount: (await holder.freezeframeOpen()).mount });
  const place = holder.document.createElement("div");
  place.className = "live";
  place.classList.toggle("single", single);
  place.classList.toggle("readonly", readonly);
  if (readonly) place.dataset.readonly = "";
  place.dataset.place = at;
  wear(place, { theme, look });
  live?.end();
  live?.place.remove();
  document.body.append(place);
  live = new Live(place, (event, detail) => (post("told", { name: event, detail: JSON.stringify(detail) }), tellState()), door);
  // What is absent has its default.
  const given = Object.fromEntries(Object.entries({ src, lang, lanes, inspector }).filter(([, value]) => value));
  await live.show({ ...given, text, name, address: "none", session, single, readonly, files });
  tellState();
  measure();
  new ResizeObserver(measure).observe(place);
  new MutationObserver(tellState).observe(place, { attributeFilter: ["data-status"], subtree: true });
  new MutationObserver(measure).observe(place, { childList: true, subtree: true });
  post("shown");
}

function wear(place, { theme, look }) {
  document.documentElement.dataset.theme = theme;
  for (const [property, value] of Object.entries(look)) place.style.setProperty(property, value);
}

let size = "";
function measure() {
  const { bottom } = live.place.getBoundingClientRect();
  const height = Math.max(0, bottom + scrollY);
  // What an editor shows beside its text needs room before it has a place.
  const over = [...live.place.querySelectorAll(".cm-tooltip, dialog[open]")].map((it) => Math.max(ROOM, it.getBoundingClientRect().bottom + scrollY + 8 - height));
  const fields = { height, over: Math.max(0, ...over) };
  if (size === (size = JSON.stringify(fields))) return;
  post("size", fields);
}

let known = "";
function tellState() {
  const state = JSON.stringify(live.state());
  if (state !== known) post("state", { state });
  known = state;
}

const ACTS = {
  show: (told) => show(told).catch((error) => post("fault", { sentence: String(error.message).slice(0, 2000) })),
  look: (told) => wear(live.place, told),
  run: ({ id }) => live?.run().then(() => (tellState(), post("ended", { id }))),
  stop: () => live?.stop(),
  reset: () => (live?.reset(), tellState()),
  restart: () => live?.restart(),
  code: ({ at, text }) => (live?.setCode(at, text), tellState()),
};

if (role && origin && parent !== window) {
  addEventListener("message", (event) => {
    const told = read(event, TO_FRAME, parent, origin);
    if (told && (told.kind === "show" || live)) ACTS[told.kind](told);
  });
  let typing;
  addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => live && tellState(), PAUSE);
  });
  addEventListener("pagehide", () => live?.end());
  if (role === "engine") {
    knowOthers();
    globalThis.freezeframeOpen = open;
    // Whoever shows something hears of what goes wrong, and tries again.
    open().catch(() => {});
  }
  post("here");
}
