// What WebAssembly can do at best on this machine, in one thread: small loops with 128-bit vectors, written out by hand.
// `module()` gives their bytes; `LIMITS` says what each does, and `measureAll` runs in the page.
import wabt from "wabt";

const FEATURES = { simd: true, relaxed_simd: true };
const MEMORY = 512; // Pages of 64 KiB.

const get = (name) => `(local.get $${name})`;
const set = (name, value) => `(local.set $${name} ${value})`;
const number = (value) => `(v128.const f32x4 ${Array(4).fill(value).join(" ")})`;
const two = (op) => (a, b) => `(f32x4.${op} ${a} ${b})`;
const [add, sub, mul, div] = ["add", "sub", "mul", "div"].map(two);
const madd = (a, b, c) => `(f32x4.relaxed_madd ${a} ${b} ${c})`;
const polynomial = (x, [first, ...rest]) => rest.reduce((sum, it) => madd(sum, x, number(it)), number(first));

/** A product of tiles of 6 rows and 8 columns: `$k` steps over packed operands, whose sums stay in registers. */
function tile() {
  const sums = Array.from({ length: 12 }, (_, at) => `s${at}`);
  const row = (at) => [
    set("t", `(v128.load32_splat offset=${4 * at} ${get("a")})`),
    ...[0, 1].map((half) => set(sums[2 * at + half], madd(get("t"), get(`b${half}`), get(sums[2 * at + half])))),
  ];
  return `(func (export "tile") (param $a i32) (param $b i32) (param $k i32) (param $out i32)
    (local $t v128) (local $b0 v128) (local $b1 v128) ${sums.map((it) => `(local $${it} v128)`).join(" ")}
    (loop $next
      ${[0, 1].map((half) => set(`b${half}`, `(v128.load offset=${16 * half} ${get("b")})`)).join("\n")}
      ${Array.from({ length: 6 }, (_, at) => row(at).join("\n")).join("\n")}
      ${set("a", `(i32.add ${get("a")} (i32.const 24))`)} ${set("b", `(i32.add ${get("b")} (i32.const 32))`)}
      (br_if $next (local.tee $k (i32.sub ${get("k")} (i32.const 1)))))
    ${sums.map((it, at) => `(v128.store offset=${16 * at} ${get("out")} ${get(it)})`).join("\n")})`;
}

/** A loop over the bytes from `$from` on, four vectors a turn. `body(vector, at)`: instructions for the vector `at`. */
const loop = (name, locals, body, result = "", give = "") => `(func (export "${name}") (param $from i32) (param $to i32) (param $bytes i32) ${result}
    (local $end i32) (local $x v128) (local $y v128) ${locals}
    ${set("end", `(i32.add ${get("from")} ${get("bytes")})`)}
    (loop $next
      ${[0, 1, 2, 3].map((at) => body(`(v128.load offset=${16 * at} ${get("from")})`, at)).join("\n")}
      ${set("from", `(i32.add ${get("from")} (i32.const 64))`)} ${set("to", `(i32.add ${get("to")} (i32.const 64))`)}
      (br_if $next (i32.lt_u ${get("from")} ${get("end")})))
    ${give})`;

const map = (name, value) => loop(name, "", (vector, at) => `${set("x", vector)} ${value.before ?? ""} (v128.store offset=${16 * at} ${get("to")} ${value.is})`);

const SUMS = ["s0", "s1", "s2", "s3"];
const fold = (name, op) =>
  loop(
    name,
    SUMS.map((it) => `(local $${it} v128)`).join(" "),
    (vector, at) => set(SUMS[at], op(get(SUMS[at]), vector)),
    "(result f32)",
    `(f32x4.extract_lane 0 ${op(op(get("s0"), get("s1")), op(get("s2"), get("s3")))})`,
  );

// exp(x) = 2^n e^r with n = round(x / ln 2); e^r by its series, and 2^n by its bits.
const exponential = {
  before: `${set("y", `(f32x4.nearest ${mul(get("x"), number(1.4426950408889634))})`)} ${set("x", madd(get("y"), number(-0.6931471805599453), get("x")))}`,
  is: mul(polynomial(get("x"), [1 / 720, 1 / 120, 1 / 24, 1 / 6, 1 / 2, 1, 1]), `(i32x4.shl (i32x4.add (i32x4.relaxed_trunc_f32x4_s ${get("y")}) (v128.const i32x4 127 127 127 127)) (i32.const 23))`),
};
// sin near 0 by its series, with x brought to [-pi, pi].
const sine = {
  before: `${set("y", `(f32x4.nearest ${mul(get("x"), number(0.15915494309189535))})`)} ${set("x", madd(get("y"), number(-6.283185307179586), get("x")))} ${set("y", mul(get("x"), get("x")))}`,
  is: mul(get("x"), polynomial(get("y"), [-1 / 39916800, 1 / 362880, -1 / 5040, 1 / 120, -1 / 6, 1])),
};
// tanh(2x+1)*x, tanh by a continued fraction.
const chain = {
  before: `${set("y", madd(get("x"), number(2), number(1)))} ${set("y", mul(get("y"), get("y")))}`,
  is: mul(
    get("x"),
    div(mul(madd(get("x"), number(2), number(1)), polynomial(get("y"), [1, 378, 17325, 135135])), polynomial(get("y"), [28, 3150, 62370, 135135])),
  ),
};

/** Threefry with 20 rounds over four counters at a time. */
function bits() {
  const i = (op) => (a, b) => `(i32x4.${op} ${a} ${b})`;
  const plus = i("add");
  const splat = (value) => `(v128.const i32x4 ${Array(4).fill(value).join(" ")})`;
  const key = [splat(0), splat(42), splat(0x1bd11bda ^ 42)];
  const turned = (name, by) => `(v128.or (i32x4.shl ${get(name)} (i32.const ${by})) (i32x4.shr_u ${get(name)} (i32.const ${32 - by})))`;
  const round = (by) => `${set("x", plus(get("x"), get("y")))} ${set("y", `(v128.xor ${get("x")} ${turned("y", by)})`)}`;
  const rounds = [0, 1, 2, 3, 4].map((at) => {
    const turns = at % 2 ? [17, 29, 16, 24] : [13, 15, 26, 6];
    const injected = `${set("x", plus(get("x"), key[(at + 1) % 3]))} ${set("y", plus(get("y"), plus(key[(at + 2) % 3], splat(at + 1))))}`;
    return turns.map(round).join("\n") + injected;
  });
  return loop("bits", "(local $n v128)", (_, at) => `
    ${set("x", key[0])} ${set("y", plus(get("n"), key[1]))} ${set("n", plus(get("n"), splat(4)))}
    ${rounds.join("\n")}
    (v128.store offset=${16 * at} ${get("to")} (v128.xor ${get("x")} ${get("y")}))`);
}

/** The bytes of a module with all loops. */
export async function module() {
  const functions = [tile(), map("move", { is: madd(get("x"), number(2), number(1)) }), map("exp", exponential), map("sin", sine), map("chain", chain), fold("sum", add), fold("max", two("max")), bits()];
  const text = `(module (memory (export "memory") ${MEMORY}) ${functions.join("\n")})`;
  const { parseWat } = await wabt();
  return parseWat("limits.wat", text, FEATURES).toBinary({}).buffer;
}

/** Of a piece of work, the milliseconds that the loops take at best. `least`: of each loop, and of a multiplication. */
export const LIMITS = {
  "matmul 512x512x512": (least) => 512 ** 3 * least.multiplication,
  "matmul 1024x1024x1024": (least) => 1024 ** 3 * least.multiplication,
  "matmul 127x131x129": (least) => 127 * 131 * 129 * least.multiplication,
  // Forward and backward, without the gradient of the data.
  "MLP, step": (least) => 128 * (2 * 784 * 512 + 3 * (512 * 512 + 512 * 10)) * least.multiplication,
  "tanh(x*2+1)*x of 10^6": (least) => least.chain,
  "exp of 10^6": (least) => least.exp,
  "sin of 10^6": (least) => least.sin,
  "sum of 10^6": (least) => least.sum,
  "max of 10^6": (least) => least.max,
  "sum over axis 0 of 1000^2": (least) => least.sum,
  "sum over axis 1 of 1000^2": (least) => least.sum,
  "softmax of rows 1000^2": (least) => least.max + least.exp + least.sum + least.move,
  "random.bits of 10^6": (least) => least.bits,
};

/** Runs in the page: the least milliseconds of each loop over a million numbers, and of one multiplication in a tile. */
export async function measureAll(bytes) {
  const { instance } = await WebAssembly.instantiate(Uint8Array.from(bytes));
  const { memory, tile, ...loops } = instance.exports;
  const [COUNT, TO, K, TILES] = [1_000_000, 8_000_000, 256, 200];
  new Float32Array(memory.buffer).fill(0.25, 0, COUNT);
  const best = (act) => {
    let least = Infinity;
    for (let run = 0; run < 60; run++) {
      const start = performance.now();
      for (let at = 0; at < 20; at++) act();
      least = Math.min(least, (performance.now() - start) / 20);
    }
    return least;
  };
  const least = Object.fromEntries(Object.entries(loops).map(([name, loop]) => [name, best(() => loop(0, TO, 4 * COUNT))]));
  const tiles = () => {
    for (let at = 0; at < TILES; at++) tile(0, 16384, K, TO);
  };
  return { ...least, multiplication: best(tiles) / (TILES * K * 48) };
}
