// A module whose functions were put in another order does what it did.
import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { reordered } from "../../xtask/js/order.mjs";

const TEXT = `(module
  (type $unary (func (param i32) (result i32)))
  (import "env" "seen" (func $seen (param i32)))
  (memory (export "memory") 1)
  (table (export "table") 3 funcref)
  (elem (i32.const 0) $double $square $choose)
  (elem declare func $long)
  (global $count (mut i32) (i32.const 0))
  (global $kept funcref (ref.func $square))
  (export "kept" (global $kept))
  (start $begin)
  (func $begin (global.set $count (i32.const 40)))
  (func $long (export "long") (param $x i32) (result i32)
    (local $at i32) (local $sum i64)
    (memory.fill (i32.const 8) (i32.const 1) (i32.const 300))
    (block $done
      (loop $again
        (br_if $done (i32.ge_s (local.get $at) (local.get $x)))
        (local.set $sum (i64.add (local.get $sum) (i64.extend_i32_u (i32.load8_u offset=8 (local.get $at)))))
        (local.set $at (i32.add (local.get $at) (call $double (i32.const 1))))
        (br $again)))
    (call $seen (i32.wrap_i64 (local.get $sum)))
    (i32.trunc_sat_f64_s (f64.mul (f64.const 1.5) (f64.convert_i64_s (local.get $sum)))))
  (func $double (param i32) (result i32) (i32.shl (local.get 0) (i32.const 1)))
  (func $square (param i32) (result i32) (i32.mul (local.get 0) (local.get 0)))
  (func $choose (param i32) (result i32)
    (block $c (block $b (block $a (br_table $a $b $c (local.get 0))) (return (i32.const 70))) (return (i32.const -80)))
    (i32x4.extract_lane 2 (i32x4.add (v128.const i32x4 1 2 3 4) (i32x4.splat (global.get $count)))))
  (func (export "through") (param i32 i32) (result i32) (call_indirect (type $unary) (local.get 1) (local.get 0))))`;

function run(bytes) {
  const log = [];
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { seen: (value) => log.push(value) } });
  for (const x of [0, 1, 7, 100]) log.push(exports.long(x), exports.through(0, x), exports.through(1, x), exports.through(2, x));
  log.push(exports.kept.value(9), exports.table.get(1) === exports.kept.value, new Uint8Array(exports.memory.buffer, 0, 320).join());
  return log;
}

test("functions in another order do the same", () => {
  const module = binaryen.parseText(TEXT);
  module.setFeatures(binaryen.Features.All);
  const before = module.emitBinary();
  const after = reordered(Buffer.from(before));
  assert.notDeepEqual([...after], [...before]);
  assert.deepEqual(run(after), run(before));
});

test("an instruction that is not known is refused by its number", () => {
  const module = binaryen.parseText(`(module (memory 1 1 shared) (func (result i32) (i32.atomic.load (i32.const 0))))`);
  module.setFeatures(binaryen.Features.All);
  assert.throws(() => reordered(Buffer.from(module.emitBinary())), /instruction 254 is not known/);
});
