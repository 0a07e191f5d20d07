// Has this browser keep the site, so that it works without a network: registers the service worker (www/offline/worker.js)
// once the page has what it needs, tells at the page's end that the site is kept, and offers a new version quietly. The reader
// may say that it is not to be kept; then worker and files go.
import { speaker } from "../links/say.js";

const say = globalThis.freezeframe?.say ?? (await speaker());
const SITE = new URL(".", import.meta.url).href;
const CHOSEN = "freezeframe:offline"; // What the reader chose is remembered under this name.
const CALM = 2000; // Milliseconds for what the reader does first.
const OFTEN = 3_600_000; // Milliseconds between two questions for a new version, on a page that stays open.

const STYLES = `
.offline { width: min(var(--measure), 100% - 2 * var(--edge)); margin: 0 auto var(--space-6); color: var(--ink-soft); font: var(--text-ui) / 1.5 var(--font-ui); }
.offline button, .offline-news button { padding: 0; border: 0; background: none; color: inherit; font: inherit; text-decoration: underline; text-decoration-color: var(--line-strong); text-underline-offset: 0.2em; cursor: pointer; }
.offline button:hover, .offline-news button:hover { color: var(--ink); }
.offline-news { position: fixed; z-index: 20; inset-block-end: var(--space-4); inset-inline-end: var(--space-4); display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-4); max-width: calc(100% - 2 * var(--space-4)); box-sizing: border-box; padding: var(--space-3) var(--space-4); border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--paper-raised); color: var(--ink); font: var(--text-ui) / 1.4 var(--font-ui); }
@media print { .offline, .offline-news { display: none; } }
`;

/** An element with a class, and what is in it. */
function el(name, className, ...inside) {
  const element = Object.assign(document.createElement(name), { className });
  element.append(...inside);
  return element;
}

function button(words, act) {
  const element = el("button", "", words);
  Object.assign(element, { type: "button", onclick: act });
  return element;
}

/** The small storage, where the browser allows it. */
function remembered(act) {
  try {
    return act(localStorage);
  } catch {
    return null;
  }
}

const isOff = () => remembered((it) => it.getItem(CHOSEN)) === "off";

const foot = el("footer", "offline");
const said = el("span", "");
said.setAttribute("role", "status");
const slot = el("span", "");
foot.append(said, " ", slot);

/** Tells at the page's end how it stands: "kept", "coming", "off" or "failed". */
function show(state) {
  foot.dataset.state = state;
  const words = {
    kept: say("This site works without a network: your browser keeps it."),
    coming: say("Your browser is keeping this site, so that it works without a network."),
    off: say("Your browser does not keep this site, which needs a network."),
    failed: say("Your browser could not keep this site for use without a network."),
  };
  const hadFocus = slot.contains(document.activeElement);
  said.textContent = words[state];
  slot.replaceChildren(state === "off" || state === "failed" ? button(say("Keep it"), turnOn) : button(say("Do not keep it"), turnOff));
  if (hadFocus) slot.firstChild.focus();
}

/** Says that there is a new version, where nothing moves for it. */
function offer() {
  if (document.querySelector(".offline-news")) return;
  const news = el("div", "offline-news", say("A new version of this site is there."));
  news.setAttribute("role", "status");
  news.append(
    button(say("Reload"), () => location.reload()),
    button(say("Later"), () => news.remove()),
  );
  document.body.append(news);
}

/** Says all of it in the language that the reader has chosen now. */
function sayAnew() {
  show(foot.dataset.state);
  const news = document.querySelector(".offline-news");
  news?.remove();
  if (news) offer();
}

/** Follows the first worker until it has all files, or could not get them. */
function follow(worker) {
  const tell = () => {
    if (worker.state === "activated") show("kept");
    if (worker.state === "redundant" && !isOff()) show("failed");
  };
  worker.addEventListener("statechange", tell);
  tell();
}

async function turnOn() {
  remembered((it) => it.removeItem(CHOSEN));
  await keep();
}

async function turnOff() {
  remembered((it) => it.setItem(CHOSEN, "off"));
  await leave();
}

/** Registers the worker. */
async function keep() {
  show("coming");
  const registration = await navigator.serviceWorker.register(`${SITE}sw.js`, { scope: SITE, updateViaCache: "none" }).catch(() => undefined);
  // A browser may refuse, as in a private window.
  if (!registration) return foot.remove();
  const { active, installing } = registration;
  if (!active) return installing && follow(installing);
  show("kept");
  // A new version may have come while this page was loading, or comes later.
  if (await isOld(active)) offer();
  askNowAndThen(registration);
}

/** Whether a worker says that this page is of an earlier build than its own. */
function isOld(worker) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage("old?", [port2]);
  });
}

/** A page that stays open asks for a new version when the reader comes back to it. */
function askNowAndThen(registration) {
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - asked < OFTEN || isOff()) return;
    asked = Date.now();
    registration.update().catch(() => {}); // There may be no network.
  });
}

/** Takes worker and files away. */
async function leave() {
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.filter(({ scope }) => scope === SITE).map((it) => it.unregister()));
  const names = (await caches.keys()).filter((name) => name.startsWith(`freezeframe-offline:${SITE}:`));
  await Promise.all(names.map((name) => caches.delete(name)));
  show("off");
}

async function begin() {
  const answer = await fetch(`${SITE}site.json`).catch(() => undefined);
  const isThere = answer?.ok && (await answer.json()).offline;
  if (!isThere) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  document.adoptedStyleSheets.push(sheet);
  document.body.append(foot);
  // Other tabs hear what the reader chose here.
  addEventListener("storage", ({ key }) => key === CHOSEN && (isOff() ? show("off") : keep()));
  addEventListener("freezeframe:language", sayAnew);
  await (isOff() ? leave() : keep());
}

/** Ends when the page has had its time. */
const calm = () => new Promise((resolve) => setTimeout(() => (globalThis.requestIdleCallback ?? setTimeout)(resolve), CALM));

// A page in a frame of another keeps nothing, and where there is no worker the page says nothing.
if (self === top && navigator.serviceWorker && globalThis.caches) {
  const { controller } = navigator.serviceWorker;
  // Another worker than the one that gave this page has taken over.
  if (controller) navigator.serviceWorker.addEventListener("controllerchange", () => navigator.serviceWorker.controller && !isOff() && offer());
  await calm();
  await begin();
}
