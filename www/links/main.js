// Links that carry a notebook: `#nbz=` and its text, packed, or `#nb=` and the address of a file. Loaded when a page is
// opened by such a link, or when one is to be made.
const say = (...text) => globalThis.freezeframe.say(...text);
const MOST = 8 << 20; // Bytes of text that a link may unpack to.
const LONG = 8000; // Characters of a link that not all places take.
export const HANDED = "freezeframe:nb:"; // Under which word of the tab's storage www/open/main.js leaves a file's text.

/** Text as it can stand in an address: deflated, in base64url. */
export async function pack(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let letters = "";
  for (let at = 0; at < bytes.length; at += 0x8000) letters += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The text that was packed. A short address cannot unpack to more than a page can hold. */
export async function unpack(packed) {
  const letters = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const pieces = [];
  let size = 0;
  for (let piece; (piece = (await reader.read()).value); ) {
    size += piece.length;
    if (size > MOST) throw new RangeError(size);
    pieces.push(piece);
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(await new Blob(pieces).arrayBuffer());
}

/** A few letters that tell one text from another. */
async function digest(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes).subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The part of an address that carries a notebook: which of the two it is, and what it says. */
export function carried(hash) {
  const part = hash.slice(1).split("&").find((part) => /^nbz?=/.test(part));
  if (!part) return undefined;
  const at = part.indexOf("=");
  return { kind: part.slice(0, at), value: decodeURIComponent(part.slice(at + 1)) };
}

/**
 * What a notebook that the page's address carries is mounted with; nothing where the page shows its own, and a promise
 * without an end where another page is asked first.
 */
export async function opened(element) {
  const { kind, value } = carried(location.hash);
  element.replaceChildren();
  if (kind === "nb") {
    const address = new URL(value, document.baseURI).href;
    const text = sessionStorage.getItem(HANDED + address);
    if (text === null) {
      // That page asks, and only its policy allows other hosts.
      location.replace(new URL(`open.html${location.hash}`, document.baseURI));
      return new Promise(() => {});
    }
    tell(element, [say("This notebook is from {address}.", { address }), say("Nothing of it has run.")], address);
    return { text, src: address, name: `from:${address}` };
  }
  try {
    const text = await unpack(value);
    tell(element, [say("This notebook came with a link."), say("Nothing of it has run.")]);
    return { text, src: undefined, name: `link:${await digest(text)}` };
  } catch {
    tell(element, [say("The link is broken: the notebook that it carried cannot be read.")]);
    return undefined;
  }
}

/**
 * Where else a notebook opens that stands in a public repository: hosts which run it on real JAX. Nothing for one that stands
 * elsewhere, or is no notebook of Jupyter's.
 */
export function elsewhere(address) {
  const page = /^https:\/\/github\.com\/([^/]+\/[^/]+)\/(?:blob|raw)\/(?:refs\/heads\/)?([^/]+)\/([^?#]+\.ipynb)/.exec(address);
  const file = /^https:\/\/raw\.githubusercontent\.com\/([^/]+\/[^/]+)\/(?:refs\/heads\/)?([^/]+)\/([^?#]+\.ipynb)/.exec(address);
  const [, repository, release, path] = page ?? file ?? [];
  if (!path) return undefined;
  return {
    colab: `https://colab.research.google.com/github/${repository}/blob/${release}/${path}`,
    binder: `https://mybinder.org/v2/gh/${repository}/${release}?labpath=${encodeURIComponent(decodeURIComponent(path))}`,
  };
}

/** Says above the notebook where it came from, with the way back, and where else it opens. */
function tell(element, sentences, address) {
  const back = el("a", { href: location.pathname + location.search }, say("To this page's own notebook"));
  const others = address && elsewhere(address);
  const link = (words, href) => [" ", el("a", { href, target: "_blank", rel: "noopener noreferrer" }, words)];
  const real = others && [" ", say("On real JAX:"), link(say("Open in Colab"), others.colab), link(say("Open in Binder"), others.binder)];
  element.before(el("p", { className: "came-from", role: "note" }, sentences.join(" "), " ", back, real?.flat()));
}

/** An element with properties, and what is in it. */
function el(name, properties = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) key in element ? (element[key] = value) : element.setAttribute(key, value);
  element.append(...inside.flat().filter(Boolean));
  return element;
}

/** What stands in an address behind the notebook: the step that is open, and which lanes are shown. */
const behind = (parts) => parts.filter(Boolean).map((part) => `&${part}`).join("");

/** A fence that the text has none of. */
function fenced(code) {
  const longest = Math.max(2, ...(code.match(/`{3,}/g) ?? []).map((it) => it.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}python\n${code.trimEnd()}\n${fence}`;
}

/**
 * Shows a window in which a link to the notebook is copied. `about` is what the notebook says of itself: `title`, and for the
 * whole and for the current cell its text, the code in it, and what stands in the address behind it.
 */
export async function share(root, about) {
  const page = root.querySelector(".page");
  const field = el("input", { readOnly: true, "aria-label": say("The link"), "data-testid": "share-link" });
  const said = el("p", { role: "status" });
  let made = { link: "", markdown: "" };
  const choice = (words, which, checked) =>
    el("label", {}, el("input", { type: "radio", name: "share", value: which, checked, onchange: () => make(about[which]) }), words);
  const copy = (words, of, testid) => el("button", { className: "share-copy", "data-testid": testid, onclick: () => give(made[of]) }, words);
  const dialog = el(
    "dialog",
    { className: "panel share", "aria-label": say("Share this notebook"), "data-testid": "share" },
    el("button", { className: "panel-close", "aria-label": say("Close"), onclick: () => dialog.close() }, el("span", { className: "icon icon-delete" })),
    el("h2", {}, say("Share this notebook")),
    about.cell &&
      el("p", { className: "share-what", role: "radiogroup", "aria-label": say("What the link carries") }, choice(say("The whole notebook"), "notebook", true), choice(say("Only cell {number}", { number: about.cell.number }), "cell", false)),
    field,
    el("p", { className: "share-acts" }, copy(say("Copy the link"), "link", "copy-link"), copy(say("Copy as Markdown"), "markdown", "copy-markdown")),
    said,
    about.files && el("p", { className: "share-about", "data-testid": "share-files" }, about.files),
    el("p", { className: "share-about" }, say("The link carries the texts themselves, nothing is stored anywhere. Whoever opens it sees them, and nothing runs until they press Run.")),
  );
  dialog.addEventListener("close", () => dialog.remove());

  async function make({ text, code, parts }) {
    const address = new URL(location.pathname + location.search, location.href);
    const link = `${address.href}#nbz=${await pack(text)}${behind(parts)}`;
    made = { link, markdown: `${fenced(code)}\n\n[${say("Run this in Freezeframe")}](${link})\n` };
    field.value = link;
    said.textContent = link.length > LONG ? say("The link has {n} characters. Some places cut long ones off.", { n: link.length }) : "";
  }

  async function give(text) {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = say("Copied.");
    } catch {
      field.value = text;
      field.select();
      said.textContent = say("The browser does not let this page copy: the text is selected, copy it by hand.");
    }
  }

  await make(about.notebook);
  page.append(dialog);
  dialog.showModal();
}
