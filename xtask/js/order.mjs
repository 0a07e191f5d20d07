// Puts the functions of a module into an order in which those that are alike stand together: a compressor finds what
// repeats sooner, and the module loads in fewer bytes. What the functions do and how fast they are does not change.
import { assembled, bodies, imports, KIND, listed, measured, numbers, Pass, renumbered, SECTION, sections } from "./wasm.mjs";

// Likeness is told by runs of three bytes, each counted in one of so many buckets.
const BUCKETS = 2048;
// How much a difference in length counts against likeness.
const LENGTH = 0.02;

/** The buckets that a body's runs of three bytes fall into, and a weight for each; the weights' squares sum to one. */
function features(body) {
  const counts = new Map();
  for (let at = 2; at < body.length; at++) {
    const run = (body[at - 2] << 16) | (body[at - 1] << 8) | body[at];
    const bucket = (Math.imul(run, 0x9e3779b1) >>> 16) % BUCKETS;
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  const whole = Math.sqrt(Math.max(1, body.length - 2));
  return [...counts].map(([bucket, count]) => [bucket, Math.sqrt(count) / whole]);
}

/** Each body's number after that of the body most like it, beginning with the shortest. */
function byLikeness(bodies) {
  const all = bodies.map(features);
  const lengths = Float32Array.from(bodies, (body) => LENGTH * Math.log(Math.max(4, body.length)));
  const holders = Array.from({ length: BUCKETS }, () => []);
  all.forEach((own, at) => own.forEach(([bucket, weight]) => holders[bucket].push([at, weight])));
  const who = holders.map((list) => Int32Array.from(list, ([at]) => at));
  const how = holders.map((list) => Float32Array.from(list, ([, weight]) => weight));
  const likeness = new Float32Array(bodies.length);
  const left = new Set(bodies.keys());
  const order = [];
  let last = bodies.reduce((best, body, at) => (body.length < bodies[best].length ? at : best), 0);
  while (left.delete(last)) {
    order.push(last);
    likeness.forEach((_, at) => (likeness[at] = -Math.abs(lengths[at] - lengths[last])));
    for (const [bucket, weight] of all[last]) {
      const [ats, weights] = [who[bucket], how[bucket]];
      for (let at = 0; at < ats.length; at++) likeness[ats[at]] += weight * weights[at];
    }
    let best = -Infinity;
    for (const at of left) if (likeness[at] > best) [best, last] = [likeness[at], at];
  }
  return order;
}

/** The module with its functions in another order. */
export function reordered(bytes) {
  const all = sections(bytes);
  const section = (kind) => all.find((it) => it.kind === kind)?.bytes;
  const imported = imports(section(SECTION.import) ?? [0]).filter(({ kind }) => kind === KIND.function).length;
  const own = bodies(section(SECTION.code));
  const order = byLikeness(own);
  const places = new Uint32Array(order.length);
  order.forEach((at, place) => (places[at] = imported + place));
  const numbered = (number) => (number < imported ? number : places[number - imported]);

  const moved = all.map(({ kind, bytes }) => {
    const pass = new Pass(bytes, 0, numbered);
    if (kind === SECTION.start) pass.func();
    else if (kind === SECTION.export) pass.list(() => pass.exported());
    else if (kind === SECTION.element) pass.list(() => pass.element());
    else if (kind === SECTION.global) pass.list(() => pass.global());
    else if (kind === SECTION.function) {
      const types = numbers(bytes);
      pass.put(order.length);
      for (const at of order) pass.put(types[at]);
    } else if (kind === SECTION.code) return { kind, bytes: listed(order.map((at) => measured(renumbered(own[at], numbered)))) };
    else return { kind, bytes };
    return { kind, bytes: pass.out };
  });
  const result = assembled(moved);
  if (!WebAssembly.validate(result)) throw new Error("the module with its functions in order is not valid");
  return result;
}
