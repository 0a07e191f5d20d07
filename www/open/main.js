// A link names a notebook of another host: says from where it is, loads it if the visitor wants that, and hands it to the
// page that shows notebooks, which itself may ask no other host.
import { carried, HANDED } from "../links/main.js";
import { speaker } from "../links/say.js";

const say = await speaker();
const MOST = 8 << 20; // Bytes.

function el(name, properties = {}, ...inside) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...inside);
  return element;
}

const main = document.querySelector("main");
main.querySelector("h1").textContent = say("Open a notebook");
const home = new URL("./", document.baseURI);

/** The address of the file itself, where a link shows a page around it. */
function file(address) {
  const [, path] = /^https:\/\/github\.com\/([^/]+\/[^/]+)\/blob\//.exec(address) ?? [];
  return path ? address.replace(`https://github.com/${path}/blob/`, `https://raw.githubusercontent.com/${path}/`) : address;
}

/** The address that the link names; nothing where it names none that a browser may ask. */
function named() {
  try {
    const { value } = carried(location.hash);
    // Nothing would be this site's own first page.
    if (!value) return undefined;
    const address = new URL(value, home);
    const { protocol, hostname, origin } = address;
    const isHere = origin === location.origin || ["localhost", "127.0.0.1"].includes(hostname);
    const asked = isHere ? ["https:", "http:"] : ["https:"];
    return asked.includes(protocol) ? address.href : undefined;
  } catch {
    return undefined;
  }
}

async function load(address) {
  const host = new URL(address).host;
  const answer = await fetch(file(address), { credentials: "omit", referrerPolicy: "no-referrer" }).catch(() => undefined);
  if (!answer) throw new Error(say("The notebook could not be loaded: {host} cannot be reached, or does not allow other pages to read its files.", { host }));
  if (!answer.ok) throw new Error(say("The notebook could not be loaded: {host} answered {status}.", { host, status: answer.status }));
  if (Number(answer.headers.get("content-length")) > MOST) throw new Error(say("The file is too long for a notebook."));
  const text = await answer.text();
  if (text.length > MOST) throw new Error(say("The file is too long for a notebook."));
  return text;
}

async function open(address, said) {
  said.textContent = say("Loading …");
  try {
    const text = await load(address);
    try {
      sessionStorage.setItem(HANDED + address, text);
    } catch {
      throw new Error(say("This browser has no room for the notebook."));
    }
    location.replace(home.href + location.hash);
  } catch (error) {
    said.textContent = error.message;
  }
}

const address = named();
if (address) {
  const said = el("p", { role: "status" });
  const button = el("button", { className: "open-it", onclick: () => open(address, said) }, say("Open it"));
  button.dataset.testid = "open-it";
  main.append(
    el("p", {}, `${say("This link opens a notebook from another place:")} `, el("strong", {}, new URL(address).host)),
    el("p", { className: "address" }, `${say("Its address:")} `, el("code", {}, address)),
    el("p", {}, say("It is shown here, and nothing of it runs until you press Run.")),
    el("p", { className: "acts" }, button, " ", el("a", { href: home.href }, say("Do not open it"))),
    said,
  );
  button.focus();
} else {
  main.append(el("p", {}, say("This link names no notebook.")), el("p", {}, el("a", { href: home.href }, say("Do not open it"))));
}
