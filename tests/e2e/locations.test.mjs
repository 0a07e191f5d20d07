// A module for release says in which file it broke, and not at which line; nothing else of its data changes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutLines } from "../../xtask/js/locations.mjs";
import { assembled, listed, written, SECTION } from "../../xtask/js/wasm.mjs";

const FILE = "crates/a/src/b.rs";
const word = (value) => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];

/** A module with one segment of data at an address. */
function holding(address, bytes) {
  const segment = written((pass) => (pass.put(0), pass.putBytes([0x41]), pass.putConstant(address), pass.putBytes([0x0b]), pass.put(bytes.length), pass.putBytes(bytes)));
  return assembled([{ kind: SECTION.data, bytes: Uint8Array.from(listed([segment])) }]);
}

const padded = [...Buffer.from(FILE.padEnd(20, "\0"))];
const place = (name, size, line, column) => [name, size, line, column].flatMap(word);
const CASES = {
  "a place keeps its file": [place(1024, FILE.length, 77, 5), place(1024, FILE.length, 0, 0), 1],
  "two places": [[...place(1024, FILE.length, 9, 1), ...place(1024, FILE.length, 12345, 99)], [...place(1024, FILE.length, 0, 0), ...place(1024, FILE.length, 0, 0)], 2],
  "another text": [place(1024, FILE.length - 1, 77, 5), null, 0],
  "an address outside of the data": [place(9024, FILE.length, 77, 5), null, 0],
  "numbers that are no line": [place(1024, FILE.length, 1_000_000, 5), null, 0],
};

for (const [name, [given, wanted, count]] of Object.entries(CASES)) {
  test(name, () => {
    const found = withoutLines(holding(1024, [...padded, ...given]));
    assert.deepEqual(found.module, holding(1024, [...padded, ...(wanted ?? given)]));
    assert.equal(found.count, count);
  });
}

test("a module without data stays as it is", () => {
  const module = assembled([]);
  assert.deepEqual(withoutLines(module), { module, count: 0 });
});
