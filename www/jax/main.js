// Real JAX beside the lanes: the reader names a Jupyter server, on which the cells run too. Loaded when that is asked for.
// Address and token are kept for this tab, or in this browser if the reader says so; nothing else has them.
import { isMixed, named } from "./address.js";
import { inWords, line } from "./faults.js";
import { Connection } from "./lane.js";
import { frameFor } from "./pipe.js";

const say = (...text) => globalThis.freezeframe.say(...text);
const KEPT = "freezeframe:jupyter";

/** The connections of the page's sessions, by their numbers. */
const connections = new Map();

globalThis.freezeframe.startJax = (session) => {
  const connection = connections.get(session);
  if (!connection) throw new Error(say("No Jupyter server is named."));
  return connection.begin();
};

/** An element with properties, and what is in it. */
function el(name, properties = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) key in element ? (element[key] = value) : element.setAttribute(key, value);
  element.append(...inside.flat().filter(Boolean));
  return element;
}

/** A sentence with code between backticks. */
const sentence = (text) => text.split("`").map((part, at) => (at % 2 ? el("code", {}, part) : part));

/** What is kept of an earlier time. */
function kept() {
  for (const storage of ["sessionStorage", "localStorage"]) {
    try {
      const found = JSON.parse(globalThis[storage].getItem(KEPT));
      if (found) return { ...found, isRemembered: storage === "localStorage" };
    } catch {
      // Storage may be forbidden, or hold something else.
    }
  }
  return { address: "", token: "", isRemembered: false };
}

function keep(address, token, remember) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ address, token }));
    if (remember) localStorage.setItem(KEPT, JSON.stringify({ address, token }));
    else localStorage.removeItem(KEPT);
  } catch {
    // Then it is named again next time.
  }
}

/** A connection to a server with a kernel of its own; fails with a fault. */
async function connect(text, typed) {
  const server = named(text);
  if (!server) throw { kind: "address", text };
  const { address, host } = server;
  if (isMixed(address, location.protocol)) throw { kind: "mixed", host: server.hostname };
  const token = typed || server.token;
  const pipe = await frameFor(address, token);
  try {
    const language = await pipe.ask("connect");
    if (language !== "python") throw { kind: "language", language };
    const connection = new Connection(pipe, host);
    await connection.introduce();
    return { connection, address, token };
  } catch (fault) {
    await pipe.ask("end").catch(() => {});
    pipe.close();
    throw { host, ...fault };
  }
}

/** Shows the window in `root` for a session; promises whether the session has a server when it is closed. */
export function open(root, session) {
  return new Promise((resolve) => {
    const close = () => dialog.close();
    const inside = isInAnothers() ? elsewhere() : connections.has(session) ? connected(session, close) : form(session, close);
    const dialog = el(
      "dialog",
      { className: "panel share", "aria-label": say("Run on real JAX"), "data-testid": "jupyter" },
      el("button", { className: "panel-close", "aria-label": say("Close"), onclick: close }, el("span", { className: "icon icon-delete" })),
      el("h2", {}, say("Run on real JAX")),
      inside,
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(connections.has(session));
    });
    root.querySelector(".page").append(dialog);
    dialog.showModal();
  });
}

/** Whether a page of another host shows this one: it may set what the cells say, and have them run. */
function isInAnothers() {
  try {
    return top.location.origin !== location.origin;
  } catch {
    return true;
  }
}

/** What is in the window there: no server can be named. */
function elsewhere() {
  const site = new URL(".", import.meta.url).href;
  const why = say("A page of another site shows this notebook, and could have its own code run on your server. So a server can be named only where the notebook is opened by itself: copy a link to it.");
  return [el("p", { "data-testid": "jupyter-elsewhere" }, why), el("p", {}, el("a", { href: site, target: "_blank", rel: "noopener" }, site))];
}

/** What is in the window of a session that has a server. */
function connected(session, close) {
  const { host, jax, device } = connections.get(session);
  const unknown = say("not yet known");
  const about = { host, jax: jax || unknown, device: device || unknown };
  const leave = () => {
    connections.get(session)?.end();
    connections.delete(session);
    close();
  };
  return [
    el("p", {}, say("Cells run on {host} too: jax {jax}, devices: {device}.", about)),
    el("p", { className: "share-acts" }, el("button", { className: "share-copy", "data-testid": "jupyter-leave", onclick: leave }, say("Disconnect, and end the kernel"))),
  ];
}

/** What is in the window in which a server is named. */
function form(session, close) {
  const { address, token, isRemembered } = kept();
  const field = (properties) => el("input", { spellcheck: false, autocapitalize: "off", autocomplete: "off", ...properties });
  const where = field({ value: address, placeholder: "http://localhost:8888/", required: true, inputMode: "url", "data-testid": "jupyter-address" });
  const secret = field({ value: token, type: "password", "data-testid": "jupyter-token" });
  const remember = el("input", { type: "checkbox", checked: isRemembered });
  const said = el("p", { role: "status", "data-testid": "jupyter-said" });
  const button = el("button", { className: "share-copy", type: "submit", "data-testid": "jupyter-connect" }, say("Connect"));
  const tell = (text) => said.replaceChildren(...sentence(text));

  async function submit(event) {
    event.preventDefault();
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    tell(say("Connecting …"));
    try {
      const made = await connect(where.value, secret.value);
      if (!said.isConnected) return made.connection.end();
      keep(made.address, made.token, remember.checked);
      connections.set(session, made.connection);
      close();
    } catch (fault) {
      tell(inWords(fault, fault.host));
      (fault.kind === "token" ? secret : where).focus();
    } finally {
      button.removeAttribute("aria-disabled");
    }
  }

  return [
    el("p", {}, say("Your cells are sent to a kernel of a Jupyter server that you name: on your machine, a cluster, a hub. What it prints stands beside the other lanes. Nothing of this page is needed there, and no other host hears of it.")),
    el("p", {}, say("A server lets this page in if it was started so:")),
    el("pre", {}, line()),
    el(
      "form",
      { onsubmit: submit },
      el("p", {}, el("label", {}, say("Address"), where)),
      el("p", {}, el("label", {}, say("Token"), secret)),
      el("p", {}, el("label", { className: "share-check" }, remember, say("Remember both in this browser"))),
      el("p", { className: "share-acts" }, button),
    ),
    said,
  ];
}
