// What this browser keeps of notebooks' files: in a database of its own, each under the notebook's name in the library and its
// path. A mark in the small storage says of which notebooks there are some, so that nobody else has to ask.
import { openDB } from "idb";

const STORE = "files";
const markOf = (key) => `freezeframe:files:${key}`;
const all = (key) => IDBKeyRange.bound([key], [key, []]);

let opened;
const database = () => (opened ??= openDB("freezeframe-files", 1, { upgrade: (db) => db.createObjectStore(STORE) }).then(tidy));

/** Notebooks that are gone have no mark any more, and their files go too. */
async function tidy(db) {
  for (const key of await db.getAllKeys(STORE)) if (!localStorage.getItem(markOf(key[0]))) await db.delete(STORE, key);
  return db;
}

/** The files of a notebook, by their paths. */
export async function read(key) {
  const db = await database();
  const [paths, files] = await Promise.all([db.getAllKeys(STORE, all(key)), db.getAll(STORE, all(key))]);
  return new Map(paths.map(([, path], at) => [path, files[at]]));
}

/** Keeps what a file holds; nothing where it is gone. */
export async function write(key, path, bytes) {
  localStorage.setItem(markOf(key), "1");
  const db = await database();
  await (bytes ? db.put(STORE, bytes, [key, path]) : db.delete(STORE, [key, path]));
  if ((await db.getAllKeys(STORE, all(key))).length === 0) localStorage.removeItem(markOf(key));
}
