// The files of a notebook: one small file system for all lanes, which is kept with the notebook. Programs find its files by
// `open`, `pathlib` and `import`. They are put there by the reader, by the page's author, and by programs themselves.
//
// Each lane's engine has its own copy, for both run the same program, and one that appends to a file appends in each. What
// plain Python writes is the notebook's; where `jit` has written something else, the list says so. An engine that starts
// afresh starts with the notebook's files.
//
// A `system` is what boot.js knows of a session: `{ id, key, lanes }`, the name under which the library has its notebook, if it
// has, and its engines. `system.files` is added here: for each path its `bytes`, and those of `jit` where they differ.
import { el, size } from "../notebooks/el.js";
import { read, write } from "./keep.js";
import { pack, read as readCarried, written } from "./carry.js";
import { MOST_BYTES, MOST_FILES, load } from "./load.js";

const { say, count } = globalThis.freezeframe;
const CELLS = /^# ?%%/m; // A Python file with cells is a notebook.

const same = (a, b) => a?.length === b?.length && (a === b || a.every((byte, at) => byte === b[at]));
const sizeOf = ({ length }) => (length < 1000 ? count("1 byte|{n} bytes", length) : size(length));
const held = (system) => [...system.files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);

/** The files of a system; those that the browser keeps are read once for each notebook. */
async function ready(system) {
  if (system.readFor !== system.key || !system.reading) {
    system.readFor = system.key;
    const beside = system.beside ?? [];
    system.reading = (system.key ? read(system.key).catch(() => new Map()) : Promise.resolve(new Map())).then((kept) => {
      system.files = new Map(beside.map(({ path, bytes }) => [path, { bytes }]));
      for (const [path, bytes] of kept) system.files.set(path, { bytes });
    });
  }
  await system.reading;
  return system;
}

/** Tells those who look at the list that it has changed. */
const changed = (system) => dispatchEvent(new CustomEvent("freezeframe:files", { detail: system.id }));

async function keep(system, path, bytes) {
  if (!system.key) return;
  await write(system.key, path, bytes).catch(() => {
    system.trouble = say("This browser has no room to keep {path}. It is there until the page is closed.", { path });
  });
}

/** Gives an engine that starts all files. */
export async function give(system, worker) {
  await ready(system);
  post(worker, [...system.files].map(([path, { bytes }]) => [path, bytes]));
}

function post(worker, files) {
  if (files.length) worker.postMessage({ files });
}

/** Puts a file there, or takes it away, for all lanes. */
async function put(system, path, bytes) {
  if (bytes) system.files.set(path, { bytes });
  else system.files.delete(path);
  for (const worker of Object.values(system.lanes)) post(worker, [[path, bytes ?? null]]);
  await keep(system, path, bytes);
}

/** Hears what programs have changed in a lane: a list of paths, each with its bytes behind it, or null. */
export async function hear(system, lane, changes) {
  await ready(system);
  if (lane === "stateless") return;
  for (let at = 0; at < changes.length; at += 2) {
    const [path, bytes] = [changes[at], changes[at + 1]];
    const file = system.files.get(path);
    if (lane === "python" || (!file && bytes)) {
      if (bytes) system.files.set(path, { ...file, bytes, by: lane });
      else system.files.delete(path);
      await keep(system, path, bytes);
    } else if (file) {
      file.jit = bytes;
    }
    const now = system.files.get(path);
    // Whichever lane was first, what Python wrote is the notebook's.
    if (now && lane === "python" && file?.by === "jit") now.jit = file.bytes;
    if (now && now.jit !== undefined && now.jit !== null && same(now.jit, now.bytes)) delete now.jit;
  }
  changed(system);
}

/**
 * What comes with a notebook: files and packages beside the page, which its author names by texts with names, or what was
 * loaded already; and what the notebook's own text carries.
 */
export async function beside(system, { files = "", packages = "" }, text) {
  const isNamed = typeof files === "string";
  const loaded = [...readCarried(text), ...(isNamed ? [] : files), ...(await load(isNamed ? files : "", say, packages))];
  system.beside = [...(system.beside ?? []).filter(({ path }) => !loaded.some((it) => it.path === path)), ...loaded];
  const before = system.files;
  await ready(system);
  for (const { path, bytes } of loaded) {
    if (before && !system.files.has(path)) system.files.set(path, { bytes });
    const { bytes: now } = system.files.get(path) ?? {};
    for (const worker of Object.values(system.lanes)) post(worker, [[path, now ?? bytes]]);
  }
}

/** Takes in the files that a notebook carried which was opened in this place. */
export async function unpack(system, carried) {
  await ready(system);
  for (const { path, bytes } of written(carried)) await put(system, path, bytes);
  changed(system);
}

/** What a file or a link carries: files of so many bytes together, the smallest first, and sentences about them for people. */
export async function carried(system, most) {
  await ready(system);
  return pack(system.files, most);
}

/** Whether a file that was dropped is a notebook, which is opened. */
async function isNotebook(file) {
  if (/\.(ipynb|md)$/i.test(file.name)) return true;
  return /\.py$/i.test(file.name) && CELLS.test(await file.text());
}

/** Adds files of the reader's; gives a sentence that says which, or why not. */
async function add(system, files) {
  await ready(system);
  const added = [];
  for (const file of files) {
    const before = system.files.get(file.name)?.bytes.length ?? 0;
    const isTooMuch = held(system) - before + file.size > MOST_BYTES || (!system.files.has(file.name) && system.files.size >= MOST_FILES);
    if (isTooMuch) return say("{name} has no room: the files of a notebook have {most} together at most.", { name: file.name, most: size(MOST_BYTES) });
    const bytes = await file.arrayBuffer().catch(() => undefined);
    if (!bytes) return say("{name} cannot be read.", { name: file.name });
    await put(system, file.name, new Uint8Array(bytes));
    added.push(file.name);
  }
  changed(system);
  return say("Programs can open {names} now.", { names: added.join(", ") });
}

/** Takes what was dropped on the notebook: gives the one that is to be opened as a notebook; all else becomes files. */
export async function dropped(system, root, list) {
  const files = [...list];
  const notebooks = await Promise.all(files.map(isNotebook));
  const rest = files.filter((_, at) => !notebooks[at]);
  if (rest.length) {
    const sentence = await add(system, rest);
    if (!root.querySelector(".file-list")) show(root, system, sentence);
  }
  return files.find((_, at) => notebooks[at]) ?? null;
}

/** What a copy of a notebook has for files. */
export async function copy(from, to) {
  for (const [path, bytes] of await read(from)) await write(to, path, bytes);
}

function download(path, bytes) {
  const address = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  el("a", { href: address, download: path.split("/").at(-1) }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Shows the list over the notebook in `root`; `told` is said above it. */
export async function show(root, system, told = "") {
  await ready(system);
  const said = el("p", { className: "file-told", role: "status" }, told);
  const list = el("ul", { className: "notebook-list file-list", "data-testid": "file-list" });
  const chosen = el("input", { className: "sr", type: "file", multiple: true, "data-testid": "add-files" });
  const dialog = el(
    "dialog",
    { className: "panel", "aria-label": say("Files") },
    el("button", { className: "panel-close", "aria-label": say("Close"), onclick: () => dialog.close() }, el("span", { className: "icon icon-delete" })),
    el("h2", {}, say("Files")),
    el("p", {}, say("Programs of this notebook find these files by open, pathlib and import; what they write is here too. Drop files on the notebook to add them.")),
    !system.key && el("p", {}, say("They are there until the page is closed.")),
    el("label", { className: "notebook-new file-add" }, say("Add files"), chosen),
    said,
    list,
  );
  chosen.onchange = async () => {
    said.textContent = await add(system, chosen.files);
    chosen.value = "";
  };

  function row([path, { bytes, jit }]) {
    const button = (what, words, act) => el("button", { "data-do": what, "aria-label": `${words}: ${path}`, onclick: act }, words);
    const differs = jit !== undefined && (jit === null ? say("jit has deleted it") : say("jit wrote something else"));
    return el(
      "li",
      { "data-path": path },
      el("span", { className: "file-path" }, path),
      el("span", { className: "notebook-said" }, [sizeOf(bytes), differs].filter(Boolean).join(" · ")),
      el(
        "span",
        { className: "notebook-acts" },
        button("download", say("Download"), () => download(path, bytes)),
        jit && button("download-jit", say("Download what jit wrote"), () => download(path, jit)),
        button("remove", say("Delete"), async () => {
          await put(system, path, null);
          fill();
          said.textContent = say("{path} is deleted.", { path });
          (list.querySelector("button") ?? chosen).focus();
        }),
      ),
    );
  }

  function fill() {
    const rows = [...system.files].sort(([a], [b]) => (a < b ? -1 : 1)).map(row);
    list.replaceChildren(...(rows.length ? rows : [el("li", {}, el("span", { className: "notebook-said" }, say("There are no files yet.")))]));
    if (system.trouble) said.textContent = system.trouble;
  }

  const heard = ({ detail }) => detail === system.id && fill();
  addEventListener("freezeframe:files", heard);
  dialog.addEventListener("close", () => {
    removeEventListener("freezeframe:files", heard);
    dialog.remove();
  });
  fill();
  root.querySelector(".page").append(dialog);
  dialog.showModal();
}
