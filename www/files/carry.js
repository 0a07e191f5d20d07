// What a notebook's file, or a link, carries of the notebook's files: the small ones, in the file's metadata
// (`metadata.freezeframe.files`), each path with its bytes in base64.
import { MOST_BYTES, MOST_FILES } from "./load.js";

const { say } = globalThis.freezeframe;
const STEP = 0x8000; // Bytes that become letters at once.

function letters(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += STEP) text += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return btoa(text);
}

/** What goes along within `most` bytes, the smallest first, and what readers are told of it. */
export function pack(all, most) {
  const files = {};
  const [taken, left] = [[], []];
  let room = most;
  for (const [path, { bytes }] of [...all].sort(([, a], [, b]) => a.bytes.length - b.bytes.length)) {
    const fits = bytes.length <= room;
    if (fits) {
      room -= bytes.length;
      files[path] = letters(bytes);
    }
    (fits ? taken : left).push(path);
  }
  const names = (list) => ({ names: list.sort().join(", ") });
  const said = [taken.length && say("It holds the files {names}; Jupyter looks for them beside it.", names(taken)), left.length && say("Files that stay here: {names}.", names(left))];
  return { files, said: said.filter(Boolean).join(" ") };
}

/** The files that were packed, as far as they are some. */
export function written(carried) {
  const files = [];
  let room = MOST_BYTES;
  for (const [path, text] of Object.entries(carried ?? {}).slice(0, MOST_FILES)) {
    if (typeof text !== "string" || !path || path.length > 500) continue;
    try {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      if ((room -= bytes.length) >= 0) files.push({ path, bytes });
    } catch {
      // No base64: whoever wrote that meant something else.
    }
  }
  return files;
}

/** The files in a notebook's text. */
export function read(text) {
  try {
    return written(JSON.parse(text).metadata?.freezeframe?.files);
  } catch {
    return []; // A notebook in another format.
  }
}
