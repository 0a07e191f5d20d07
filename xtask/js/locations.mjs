// Takes out of a module what only a broken engine would tell: at which line and column it broke. The file stays.
//
// Each place that may panic has 16 bytes of data: where the name of its file is, how long that is, line and column. There
// are thousands, and no two lines are alike, so that they pack badly.
import { Pass, SECTION, sections } from "./wasm.mjs";

const PLACE = 16;

/** The active segments of a module's data: `{ address, bytes }`, of which the bytes are the module's own. */
function segments(module) {
  const section = sections(module).find(({ kind }) => kind === SECTION.data);
  if (!section) return [];
  const reader = new Pass(section.bytes);
  const found = [];
  for (let left = reader.number(); left > 0; left--) {
    // Others than the first kind have no address, or one in another memory.
    const isActive = reader.number() === 0;
    const address = isActive ? constant(reader) : undefined;
    const size = reader.number();
    if (isActive) found.push({ address, bytes: section.bytes.subarray(reader.at, reader.at + size) });
    reader.skip(size);
  }
  return found;
}

/** The value of `i32.const` and its end; undefined for what is not as plain. */
function constant(reader) {
  const begin = reader.at;
  reader.constant();
  const [code, ...rest] = reader.bytes.subarray(begin, reader.at);
  if (code !== 0x41) return undefined;
  return rest.slice(0, -1).reduce((value, byte, at) => value + (byte & 127) * 128 ** at, 0);
}

/** A copy of a module in which places that may panic have a file, but neither line nor column; and how many there are. */
export function withoutLines(module) {
  const copy = Buffer.from(module);
  const memory = segments(copy);
  const textAt = (address, size) => {
    const home = memory.find((it) => it.address <= address && address + size <= it.address + it.bytes.length);
    return home && Buffer.from(home.bytes.subarray(address - home.address, address - home.address + size)).toString("latin1");
  };
  let count = 0;
  for (const { address, bytes } of memory) {
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = (4 - (address % 4)) % 4; at + PLACE <= bytes.length; at += 4) {
      const [name, size, line, column] = [0, 4, 8, 12].map((offset) => words.getUint32(at + offset, true));
      if (size < 4 || size > 300 || line === 0 || line > 99_999 || column === 0 || column > 999) continue;
      if (!/^[\w./@+-]+\.rs$/.test(textAt(name, size) ?? "")) continue;
      bytes.fill(0, at + 8, at + PLACE);
      count += 1;
    }
  }
  return { module: copy, count };
}
