// What this browser keeps of notebooks, in IndexedDB (by idb). Each export takes one value and gives one; boot.js hands them
// to the page's module as JSON (src/app/library.rs), which decides what is kept and when.
//
// A notebook is four things: a row for the list, its texts (the file that it began as, and what was changed since), earlier
// versions of the latter, and what each cell put out. Who writes says which revision was read; where another tab has
// written since, nothing is written and the other's text is the answer.
import { openDB } from "idb";

const STORES = ["notebooks", "texts", "versions", "outputs"];
const PATIENCE = 4000; // Milliseconds after which a database that does not answer counts as none.
const OF_VERSION = 256_000; // So much of what its cells put out a version holds, in UTF-16 units.
const LARGE = 4_000_000; // The text of a file of more UTF-16 units is asked for by itself.
const TRASH = 7 * 24 * 3600 * 1000; // A deleted notebook can be brought back for so long.

let opened;
function database() {
  opened ??= Promise.race([
    openDB("freezeframe", 1, {
      upgrade: (db) => STORES.forEach((name) => db.createObjectStore(name, name === "notebooks" ? { keyPath: "key" } : undefined)),
      blocking: (_, __, event) => {
        event.target.close();
        opened = undefined;
      },
      terminated: () => (opened = undefined),
    }),
    new Promise((_, reject) => setTimeout(() => reject(new DOMException("no answer", "TimeoutError")), PATIENCE)),
  ]);
  opened.catch(() => (opened = undefined));
  return opened;
}

/** Does something with the stores in one transaction: all of it is kept, or nothing. */
async function transact(mode, act) {
  const db = await database();
  const transaction = db.transaction(STORES, mode);
  const stores = Object.fromEntries(STORES.map((name) => [name, transaction.objectStore(name)]));
  // The transaction says best why it failed.
  const [done, acted] = await Promise.allSettled([transaction.done, act(stores)]);
  for (const { reason } of [done, acted]) if (reason) throw reason;
  return acted.value;
}

const all = (key) => IDBKeyRange.bound([key], [key, []]);

/** The small storage, where the browser allows it. */
function small(kind, act) {
  try {
    return act(globalThis[kind]) ?? undefined;
  } catch {
    return undefined;
  }
}

const dueName = (key) => `freezeframe:due:${key}`;
const openName = (place) => `freezeframe:open:${place}`;

const channel = globalThis.BroadcastChannel && new BroadcastChannel("freezeframe");
const heard = (detail) => dispatchEvent(new CustomEvent("freezeframe:kept", { detail: JSON.stringify(detail) }));
channel?.addEventListener("message", ({ data }) => heard(data));
/** Tells the notebooks of this page and of other tabs what has changed. */
function tell(detail) {
  channel?.postMessage(detail);
  setTimeout(() => heard(detail)); // Who has written hears the answer first.
}

/** The notebook that is shown at a place: the one that this tab had there, else the last one, else the place's own. */
export async function open({ place, shelf }) {
  const taken = await takeOver(place, shelf);
  const last = () => location.hash.length < 2 && small("localStorage", (it) => it.getItem(openName(place)));
  const wanted = taken ?? small("sessionStorage", (it) => it.getItem(openName(place))) ?? (last() || place);
  const found = await read({ place, key: wanted });
  if (!found?.large) return found ?? read({ place, key: place });
  // What takes its time is opened once the place's own notebook is to be seen.
  return { ...(await read({ key: place })), then: wanted };
}

/**
 * A notebook with all that is kept of it; nothing where it is not known, or deleted. Of a large one it says that it is, and
 * leaves out the file that it began as.
 */
export async function read({ place, key }) {
  const found = await readWhole(key);
  if (!found) return found;
  const { file, ...rest } = found;
  const large = file?.length > LARGE && key !== place;
  if (found.key && !large) isShown(place, key);
  return large ? { ...rest, large } : found;
}

/** The file that a notebook began as. */
export async function file(key) {
  const { file } = await transact("readonly", ({ texts }) => texts.get(key));
  const end = file.indexOf("\n");
  return new File([file.slice(end + 1)], file.slice(0, end));
}

/** A notebook with all that is kept of it. */
async function readWhole(key) {
  await writeWhatWasDue(key);
  return transact("readonly", async ({ notebooks, texts, versions, outputs }) => {
    const [row, text, times, cells, put] = await Promise.all([
      notebooks.get(key),
      texts.get(key),
      versions.getAllKeys(all(key)),
      outputs.getAllKeys(all(key)),
      outputs.getAll(all(key)),
    ]);
    // Of a notebook in which nothing was changed, what its cells put out is kept nevertheless.
    if (row?.deleted || (!row && cells.length === 0)) return null;
    return { ...row, ...text, versions: times.map(([, when]) => when), outputs: cells.map(([, cell], at) => [cell, put[at]]) };
  });
}

export const shown = ({ place, key }) => isShown(place, key);

/** From now on this notebook is shown at a place. */
function isShown(place, key) {
  if (!place) return;
  for (const kind of ["sessionStorage", "localStorage"]) small(kind, (it) => it.setItem(openName(place), key));
}

/**
 * Keeps what was changed in a notebook: `edits`, beside `file` where that is given. `revision` is the one that was read;
 * `version` says that what was kept before becomes a version; `spare` are times of versions that go.
 */
export async function write({ key, shelf, name, title, revision, edits, file, version, spare = [] }) {
  const answer = await transact("readwrite", async (stores) => {
    const { notebooks, texts, versions } = stores;
    const [row, text] = await Promise.all([notebooks.get(key), texts.get(key)]);
    if ((row?.revision ?? 0) !== revision) return { theirs: { revision: row.revision, edits: text.edits } };
    const now = { file: file ?? text?.file, edits };
    const size = (now.file?.length ?? 0) + (edits?.length ?? 0);
    await Promise.all([
      version && row && text.edits !== edits && putVersion(stores, key, row.changed, text.edits),
      ...spare.map((when) => versions.delete([key, when])),
      notebooks.put({ name, shelf, ...row, key, title, changed: Date.now(), size, revision: revision + 1, deleted: undefined }),
      texts.put(now, key),
    ]);
    return { revision: revision + 1, versions: (await versions.getAllKeys(all(key))).map(([, when]) => when) };
  });
  if (answer.theirs) return answer;
  small("localStorage", (it) => {
    if (JSON.parse(it.getItem(dueName(key)))?.edits === edits) it.removeItem(dueName(key));
  });
  tell({ key, revision: answer.revision });
  return answer;
}

/** Keeps a version, with what the cells have put out as far as there is room for it. */
async function putVersion({ versions, outputs }, key, when, edits) {
  const [cells, put] = await Promise.all([outputs.getAllKeys(all(key)), outputs.getAll(all(key))]);
  let room = OF_VERSION;
  const kept = cells.map(([, cell], at) => [cell, put[at]]).filter(([, text]) => text.length <= room && ((room -= text.length), true));
  await versions.put({ edits, outputs: kept }, [key, when]);
}

const keepVersion = (key, edits) => transact("readwrite", (stores) => putVersion(stores, key, Date.now(), edits));

/** What a tab had still to write when it was closed, which it left in the small storage. */
async function writeWhatWasDue(key) {
  const text = small("localStorage", (it) => it.getItem(dueName(key)));
  if (!text) return;
  const due = JSON.parse(text);
  const { theirs } = await write(due);
  if (theirs && theirs.edits !== due.edits) {
    // What was being written when the tab was closed is what this follows.
    const { theirs: newer } = theirs.edits === due.over ? await write({ ...due, revision: theirs.revision }) : { theirs };
    if (newer) await keepVersion(key, due.edits);
  }
  small("localStorage", (it) => it.removeItem(dueName(key)));
}

/** Takes over what the small storage holds from before there was a library; gives the notebook that was shown. */
async function takeOver(place, shelf) {
  const [lesson, file] = ["lesson", "file"].map((what) => small("localStorage", (it) => it.getItem(`freezeframe:${what}:${place}`)));
  if (!lesson && !file) return undefined;
  let key = place;
  if (file) key = await create({ shelf, file, edits: lesson ?? null, name: file.slice(0, file.indexOf("\n")).replace(/\.\w+$/, "") });
  else if ((await write({ key, shelf, title: "", revision: 0, edits: lesson })).theirs) await keepVersion(key, lesson);
  for (const what of ["lesson", "file"]) small("localStorage", (it) => it.removeItem(`freezeframe:${what}:${place}`));
  return key;
}

/** A new notebook of a file: its name, and below that its text; with a place it is shown there. */
export async function create({ place, shelf, name = "", title = "", file, edits = null }) {
  const key = `${shelf}/${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
  await write({ key, shelf, name, title, revision: 0, edits, file });
  isShown(place, key);
  return key;
}

/** Keeps what a cell put out. */
export const keepOutputs = ({ key, cell, text }) => transact("readwrite", ({ outputs }) => outputs.put(text, [key, cell]));

/** Forgets what cells put out that are not among these. */
export function keepOutputsOf({ key, cells }) {
  return transact("readwrite", async ({ outputs }) => {
    const gone = (await outputs.getAllKeys(all(key))).filter(([, cell]) => !cells.includes(cell));
    await Promise.all(gone.map((it) => outputs.delete(it)));
    return null;
  });
}

/** The notebooks of a shelf, the latest first; those that were deleted long ago go for good. */
export function list(shelf) {
  return transact("readwrite", async ({ notebooks, texts, versions, outputs }) => {
    const rows = (await notebooks.getAll()).filter((row) => row.shelf === shelf);
    const gone = rows.filter((row) => row.deleted < Date.now() - TRASH);
    await Promise.all(gone.flatMap(({ key }) => [notebooks.delete(key), texts.delete(key), versions.delete(all(key)), outputs.delete(all(key))]));
    const left = rows.filter((row) => !gone.includes(row)).sort((a, b) => b.changed - a.changed);
    const put = await Promise.all(left.map(({ key }) => outputs.getAll(all(key))));
    return left.map((row, at) => ({ ...row, size: put[at].reduce((sum, it) => sum + it.length, row.size) }));
  });
}

/** The earlier versions of a notebook, the latest first: when each was left, its text, and what its cells had put out. */
export function versions(key) {
  return transact("readonly", async ({ versions }) => {
    const [keys, texts] = await Promise.all([versions.getAllKeys(all(key)), versions.getAll(all(key))]);
    // One of earlier days is a text alone.
    const version = (it) => (it?.outputs ? it : { edits: it, outputs: [] });
    return keys.map(([, when], at) => ({ when, ...version(texts[at]) })).reverse();
  });
}

/** Changes what the list says of a notebook. */
async function change(key, changes) {
  const row = await transact("readwrite", async ({ notebooks }) => {
    const row = { ...(await notebooks.get(key)), ...changes };
    await notebooks.put(row);
    return row;
  });
  tell({ key, revision: row.revision, name: row.name, deleted: !!row.deleted });
}

export const rename = (key, name) => change(key, { name });
export const remove = (key) => change(key, { deleted: Date.now() });
export const bringBack = (key) => change(key, { deleted: undefined });

/** A copy of a notebook, with what its cells put out; gives its key. */
export async function duplicate(key, name) {
  const { shelf, title, file, edits, outputs } = await readWhole(key);
  const copy = await create({ shelf, name, title, file, edits });
  await transact("readwrite", (stores) => Promise.all(outputs.map(([cell, text]) => stores.outputs.put(text, [copy, cell]))));
  return copy;
}
