// What a page and the frames of the site in it say to each other. A message is heard only if it is from the window and the
// origin that it should be from, and has exactly the fields that its kind has, each of its shape; any other is no message.
const text = (most) => (it) => typeof it === "string" && it.length <= most;
const flag = (it) => typeof it === "boolean";
const number = (most) => (it) => Number.isFinite(it) && it >= 0 && it <= most;
const theme = (it) => it === "light" || it === "dark";
const list = text(8_000_000);

/** Custom properties: names of ours, and values that load nothing. */
function look(it) {
  if (!isPlain(it)) return false;
  const entries = Object.entries(it);
  return entries.length <= 100 && entries.every(([name, value]) => /^--[a-z0-9-]{1,40}$/.test(name) && text(300)(value) && !/url|image|[;{}\\]/i.test(value));
}

function isPlain(it) {
  return typeof it === "object" && it !== null && !Array.isArray(it);
}

const id = number(2 ** 31);

const MOST_BYTES = 64 * 2 ** 20; // Of all files of a notebook together.

/** Files with their paths and bytes. */
function files(it) {
  if (!Array.isArray(it) || it.length > 1000) return false;
  const isFile = (file) => isPlain(file) && Object.keys(file).length === 2 && text(500)(file.path) && file.bytes instanceof Uint8Array;
  return it.every(isFile) && it.reduce((sum, { bytes }) => sum + bytes.length, 0) <= MOST_BYTES;
}

/** From the page to a frame. */
export const TO_FRAME = {
  show: { text: list, src: text(2000), name: text(200), session: text(200), lang: text(20), lanes: text(100), inspector: text(20), single: flag, readonly: flag, files, theme, look, place: number(1e9) },
  look: { theme, look },
  run: { id },
  stop: {},
  reset: {},
  restart: {},
  code: { at: number(10_000), text: list },
};

/** From a frame to the page. */
export const FROM_FRAME = {
  here: {},
  shown: {},
  fault: { sentence: text(2000) },
  size: { height: number(1_000_000), over: number(1_000_000) },
  told: { name: (it) => /^(ran|stale|passed)$/.test(it), detail: list },
  state: { state: list },
  ended: { id },
};

/** A message of a kind, with its fields. */
export const message = (kind, fields = {}) => ({ freezeframe: 1, kind, ...fields });

/** The message in an event, if it is one of these from there. */
export function read(event, kinds, window, origin) {
  if (event.source !== window || event.origin !== origin) return undefined;
  return shaped(event.data, kinds);
}

/** The data, if they are a message of one of these kinds. */
export function shaped(data, kinds) {
  if (!isPlain(data) || data.freezeframe !== 1 || typeof data.kind !== "string" || !Object.hasOwn(kinds, data.kind)) return undefined;
  const shape = kinds[data.kind];
  const { freezeframe, kind, ...fields } = data;
  const names = Object.keys(shape);
  const fits = Object.keys(fields).length === names.length && names.every((name) => Object.hasOwn(fields, name) && shape[name](fields[name]));
  return fits ? { kind, ...fields } : undefined;
}
