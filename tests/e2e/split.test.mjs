// A module that was divided into parts does what it did, however its functions are divided.
import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { bodies, customSections, exported, imports, SECTION, sections, withCustomSection } from "../../xtask/js/wasm.mjs";
import { split } from "../../xtask/js/split.mjs";

// Each function has enough in it that its stand-in would be smaller.
const TEXT = `(module
  (type $unary (func (param i32) (result i32)))
  (import "env" "seen" (func $seen (param i32)))
  (import "env" "loadPart" (func $load (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 64) "\\07")
  (table 4 4 funcref)
  (elem (i32.const 1) $twice $even $odd)
  (table $objects 2 externref)
  (elem declare func $held)
  (global $depth (mut i32) (i32.const 0))
  (global $kept funcref (ref.func $held))
  (export "kept" (global $kept))
  (start $begin)
  (func $begin (i32.store (i32.const 128) (i32.add (i32.load8_u (i32.const 64)) (i32.const 35))))
  (func $twice (param i32) (result i32)
    (global.set $depth (i32.add (global.get $depth) (i32.const 1)))
    (call $seen (i32.add (local.get 0) (i32.mul (global.get $depth) (i32.const 1000))))
    (i32.shl (local.get 0) (i32.const 1)))
  (func $even (param i32) (result i32)
    (if (i32.eqz (local.get 0)) (then (return (i32.load (i32.const 128)))))
    (call $odd (i32.sub (local.get 0) (i32.const 1))))
  (func $odd (param i32) (result i32)
    (if (i32.eqz (local.get 0)) (then (return (i32.add (i32.load (i32.const 128)) (i32.const 1)))))
    (call $even (i32.sub (local.get 0) (i32.const 1))))
  (func $mixed (param i64 f64 i32) (result f64)
    (call $seen (call_indirect (type $unary) (local.get 2) (i32.const 1)))
    (f64.add (f64.convert_i64_s (local.get 0)) (f64.mul (local.get 1) (f64.convert_i32_s (call $twice (local.get 2))))))
  (func $nothing
    (i32.store (i32.const 132) (i32.add (i32.load (i32.const 132)) (i32.const 1)))
    (call $seen (i32.load (i32.const 132))))
  (func $object (param externref i32) (result externref)
    (table.set $objects (i32.const 0) (local.get 0))
    (table.set $objects (i32.const 1) (local.get 0))
    (if (i32.eqz (local.get 1)) (then (table.fill $objects (i32.const 0) (ref.null extern) (i32.const 2))))
    (table.get $objects (i32.const 1)))
  (func (export "kept twice") (param externref i32) (result externref) (call $object (local.get 0) (local.get 1)))
  (func $held (param i32) (result i32) (i32.mul (i32.add (local.get 0) (i32.const 1000)) (i32.const 300)))
  (func (export "long") (param $x i32) (result f64)
    (call $nothing)
    (call $nothing)
    (f64.add (call $mixed (i64.const -5) (f64.const 1.5) (local.get $x)) (f64.convert_i32_s (call $even (local.get $x)))))
  (func (export "through") (param i32 i32) (result i32) (call_indirect (type $unary) (local.get 1) (local.get 0))))`;

const module = binaryen.parseText(TEXT);
const { ReferenceTypes, BulkMemory, MutableGlobals } = binaryen.Features;
module.setFeatures(ReferenceTypes | BulkMemory | MutableGlobals);
const WHOLE = Buffer.from(module.emitBinary());
const COUNT = bodies(sections(WHOLE).find(({ kind }) => kind === SECTION.code).bytes).length;

/** A run of a module; `give` gives a part's bytes. */
function start(bytes, give) {
  const log = [];
  const loadPart = (number) => {
    log.loads = [...(log.loads ?? []), number];
    new WebAssembly.Instance(new WebAssembly.Module(give(number)), { 0: exports });
  };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { seen: (value) => log.push(value), loadPart } });
  return { log, exports };
}

function run(bytes, give) {
  const { log, exports } = start(bytes, give);
  for (const x of [0, 1, 6, 9]) log.push(exports.through(2, x), exports.long(x), exports.through(1, x), exports.through(3, x));
  log.push(exports["kept twice"]("text", 1), exports["kept twice"]("text", 0));
  log.push(exports.kept.value(9), new Uint8Array(exports.memory.buffer, 0, 320).join());
  return log;
}

const divided = (partOf) => split(WHOLE, partOf, (name) => name === "loadPart");

test("parts do what the whole does, whichever functions are in them", () => {
  const expected = [...run(WHOLE)];
  let seed = 1;
  const random = (below) => ((seed = (seed * 16807) % 2147483647), seed % below);
  for (let round = 0; round < 60; round++) {
    const places = Array.from({ length: COUNT }, () => random(1 + (round % 4)));
    const [first, ...others] = divided((at) => places[at]);
    const log = run(first, (number) => others[number - 1]);
    assert.deepEqual([...log], expected, `functions in the parts ${places}`);
    assert.equal(new Set(log.loads).size, log.loads?.length ?? 0, "each part is loaded once at most");
  }
});

test("a part is loaded by the first call of one of its functions, and no sooner", () => {
  const [first, second] = divided(() => 1);
  const { log, exports } = start(first, () => second);
  assert.equal(log.loads, undefined);
  assert.equal(exports.through(3, 9), start(WHOLE).exports.through(3, 9));
  assert.deepEqual(log.loads, [1]);
});

test("what a module exports may be in a part too", () => {
  const all = new Map(sections(WHOLE).map(({ kind, bytes }) => [kind, bytes]));
  const { number } = exported(all.get(SECTION.export)).find(({ name }) => name === "long");
  const at = number - imports(all.get(SECTION.import)).length;
  const [first, second] = divided((own) => (own === at ? 1 : 0));
  const { log, exports } = start(first, () => second);
  assert.equal(log.loads, undefined);
  assert.equal(exports.long(4), start(WHOLE).exports.long(4));
  assert.deepEqual(log.loads, [1]);
});

test("where a part cannot be loaded, the call fails, and the next one tries again", () => {
  const [first, second] = divided(() => 1);
  let reached = false;
  const give = () => {
    if (!reached) throw new Error("there is no line");
    return second;
  };
  const { exports } = start(first, give);
  assert.throws(() => exports.through(2, 4), /there is no line/);
  assert.throws(() => exports.long(4), /there is no line/);
  reached = true;
  assert.equal(exports.through(2, 4), 42);
});

test("functions that the module holds by name stay in the first part", () => {
  const [first, second] = divided(() => 1);
  const { log, exports } = start(first, () => second);
  assert.equal(exports.kept.value(9), 302700);
  assert.equal(log.loads, undefined);
});

test("what changes as the module runs is shared by name, and the stack only where it lies lowest", () => {
  for (const [top, stack] of [[64, ["$stack"]], [65, []]]) {
    const stacked = binaryen.parseText(TEXT.replace("(mut i32) (i32.const 0)", `(mut i32) (i32.const ${top})`));
    stacked.setFeatures(ReferenceTypes | BulkMemory | MutableGlobals);
    const [first] = split(Buffer.from(stacked.emitBinary()), () => 1, (name) => name === "loadPart");
    const names = WebAssembly.Module.exports(new WebAssembly.Module(first)).map(({ name }) => name);
    assert.deepEqual(names.filter((name) => /^\$(state|global|stack)/.test(name)), ["$state0", "$global1", "$global2", ...stack]);
  }
});

test("a module without a loader is not divided", () => {
  assert.throws(() => split(WHOLE, () => 1, () => false), /loads its parts/);
});

test("a section for tools is found again", () => {
  const named = withCustomSection(WHOLE, "parts", Buffer.from("text"));
  assert.ok(WebAssembly.validate(named));
  const [{ name, bytes }] = customSections(named).slice(-1);
  assert.deepEqual([name, Buffer.from(bytes).toString()], ["parts", "text"]);
});
