// The way to real JAX from a page of others. No server can be named in such a page, which could have its own code run there:
// the notebook is opened on the site, where the reader names one.
import { pack } from "../links/main.js";
import { notebookOf } from "./markup.js";
import { say } from "./say.js";

const SITE = new URL(".", import.meta.url).href;

/** A notebook of several cells. */
function joined(texts) {
  const notebooks = texts.map((text) => JSON.parse(notebookOf(text)));
  return JSON.stringify({ ...notebooks[0], cells: notebooks.flatMap(({ cells }, at) => cells.map((cell) => ({ ...cell, id: `code-${at + 1}` }))) });
}

async function addressOf({ src, texts }) {
  return src ? `${SITE}#nb=${encodeURIComponent(src)}` : `${SITE}#nbz=${await pack(joined(texts))}`;
}

/** A link that is made when it is pressed; `told` gives the address of the notebook's file, or the texts of its cells. */
export function real(told) {
  const link = Object.assign(document.createElement("a"), { className: "real", href: SITE, target: "_blank", rel: "noopener" });
  link.textContent = say("Run on real JAX, on a Jupyter server");
  // What the reader has written by now goes along, however the link is opened.
  const prepare = async () => (link.href = await addressOf(told()));
  for (const name of ["pointerenter", "pointerdown", "focus"]) link.addEventListener(name, prepare);
  link.addEventListener("click", (event) => {
    if (link.href !== SITE) return;
    event.preventDefault();
    prepare().then(() => open(link.href, "_blank", "noopener"));
  });
  return link;
}
