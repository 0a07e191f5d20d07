// Puts the functions of a module into an order in which those that are alike stand together: a compressor finds what
// repeats sooner, and the module loads in fewer bytes. What the functions do and how fast they are does not change.

const SECTION = { import: 2, function: 3, global: 6, export: 7, start: 8, element: 9, code: 10 };
// Likeness is told by runs of three bytes, each counted in one of so many buckets.
const BUCKETS = 2048;
// How much a difference in length counts against likeness.
const LENGTH = 0.02;

// What follows an instruction: for the codes from one to another, what passes it on.
const OPERANDS = [
  [0x00, 0x01, () => {}],
  [0x02, 0x04, (pass) => pass.copyNumber()],
  [0x05, 0x0b, () => {}],
  [0x0c, 0x0d, (pass) => pass.pass()],
  [0x0e, 0x0e, (pass) => (pass.list(() => pass.pass()), pass.pass())],
  [0x0f, 0x0f, () => {}],
  [0x10, 0x10, (pass) => pass.func()],
  [0x11, 0x11, (pass) => (pass.pass(), pass.pass())],
  [0x1a, 0x1b, () => {}],
  [0x1c, 0x1c, (pass) => pass.list(() => pass.copyNumber())],
  [0x20, 0x26, (pass) => pass.pass()],
  [0x28, 0x3e, (pass) => pass.memory()],
  [0x3f, 0x40, (pass) => pass.pass()],
  [0x41, 0x42, (pass) => pass.copyNumber()],
  [0x43, 0x43, (pass) => pass.copy(4)],
  [0x44, 0x44, (pass) => pass.copy(8)],
  [0x45, 0xc4, () => {}],
  [0xd0, 0xd0, (pass) => pass.copyNumber()],
  [0xd1, 0xd1, () => {}],
  [0xd2, 0xd2, (pass) => pass.func()],
  [0xfc, 0xfc, (pass) => pass.bulk(pass.pass())],
  [0xfd, 0xfd, (pass) => pass.vector(pass.pass())],
];

/** Reads bytes from `at` on, and writes them again with other numbers of functions. */
class Pass {
  constructor(bytes, at, numbers) {
    Object.assign(this, { bytes, at, numbers, out: [] });
  }

  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  skip(count) {
    this.at += count;
  }

  put(value) {
    for (; value > 127; value = Math.floor(value / 128)) this.out.push((value & 127) | 128);
    this.out.push(value);
  }

  /** Passes on a number, which it returns. */
  pass() {
    const value = this.number();
    this.put(value);
    return value;
  }

  /** Passes on bytes as they are. */
  copy(count) {
    for (const end = this.at + count; this.at < end; ) this.out.push(this.bytes[this.at++]);
  }

  /** Passes on a number of any kind, signed ones too. */
  copyNumber() {
    while (this.bytes[this.at] > 127) this.copy(1);
    this.copy(1);
  }

  list(item) {
    for (let left = this.pass(); left > 0; left--) item();
  }

  func() {
    this.put(this.numbers[this.number()]);
  }

  memory() {
    if (this.pass() & 64) this.pass();
    this.copyNumber();
  }

  /** One instruction; its code. */
  instruction() {
    const code = this.bytes[this.at];
    this.copy(1);
    const operands = OPERANDS.find(([first, last]) => first <= code && code <= last)?.[2];
    if (operands === undefined) throw new Error(`instruction ${code} is not known to ${import.meta.url}`);
    operands(this);
    return code;
  }

  bulk(code) {
    const operands = code < 8 ? 0 : [2, 1, 2, 1, 2, 1, 2, 1, 1, 1][code - 8];
    if (operands === undefined) throw new Error(`instruction 252 ${code} is not known to ${import.meta.url}`);
    for (let left = operands; left > 0; left--) this.pass();
  }

  vector(code) {
    if (code <= 11 || code === 92 || code === 93) this.memory();
    else if (code === 12 || code === 13) this.copy(16);
    else if (code >= 21 && code <= 34) this.copy(1);
    else if (code >= 84 && code <= 91) this.memory(), this.copy(1);
  }

  /** A constant expression, to its end. */
  constant() {
    while (this.instruction() !== 0x0b);
  }

  /** The instructions of a function whose body ends at `end`. */
  body(end) {
    this.list(() => (this.pass(), this.copy(1)));
    while (this.at < end) this.instruction();
  }

  /** Which functions stand in a table, or may be put there. */
  element() {
    const flags = this.pass();
    if ((flags & 3) === 2) this.pass();
    if (!(flags & 1)) this.constant();
    if (flags & 3) this.copy(1);
    this.list(() => (flags & 4 ? this.constant() : this.func()));
  }

  global() {
    this.copy(2);
    this.constant();
  }

  exported() {
    this.copy(this.pass());
    const kind = this.bytes[this.at];
    this.copy(1);
    if (kind === 0) this.func();
    else this.pass();
  }
}

/** The sections of a module, those without a meaning left out. */
function sections(bytes) {
  const reader = new Pass(bytes, 8);
  const found = [];
  while (reader.at < bytes.length) {
    const kind = reader.number();
    const size = reader.number();
    if (kind !== 0) found.push({ kind, start: reader.at, end: reader.at + size });
    reader.skip(size);
  }
  return found;
}

/** How many functions a module imports. */
function imported(bytes, section) {
  if (!section) return 0;
  const reader = new Pass(bytes, section.start);
  const limits = () => {
    const flags = reader.number();
    reader.number();
    if (flags & 1) reader.number();
  };
  const types = [() => reader.number(), () => (reader.skip(1), limits()), limits, () => reader.skip(2)];
  let count = 0;
  for (let left = reader.number(); left > 0; left--) {
    reader.skip(reader.number());
    reader.skip(reader.number());
    const kind = reader.number();
    types[kind]();
    if (kind === 0) count++;
  }
  return count;
}

/** What stands in a list of byte ranges, each behind its length. */
function bodies(bytes, section) {
  const reader = new Pass(bytes, section.start);
  return Array.from({ length: reader.number() }, () => {
    const size = reader.number();
    const start = reader.at;
    reader.skip(size);
    return bytes.subarray(start, reader.at);
  });
}

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
  const section = (kind) => all.find((it) => it.kind === kind);
  const imports = imported(bytes, section(SECTION.import));
  const own = bodies(bytes, section(SECTION.code));
  const order = byLikeness(own);
  const numbers = Array.from({ length: imports }, (_, at) => at);
  order.forEach((at, place) => (numbers[imports + at] = imports + place));

  const out = [bytes.subarray(0, 8)];
  for (const { kind, start, end } of all) {
    const pass = new Pass(bytes, start, numbers);
    if (kind === SECTION.start) pass.func();
    else if (kind === SECTION.export) pass.list(() => pass.exported());
    else if (kind === SECTION.element) pass.list(() => pass.element());
    else if (kind === SECTION.global) pass.list(() => pass.global());
    else if (kind === SECTION.function) {
      const types = [];
      for (let left = pass.pass(); left > 0; left--) types.push(pass.number());
      for (const at of order) pass.put(types[at]);
    } else if (kind === SECTION.code) {
      pass.put(own.length);
      for (const at of order) {
        const inner = new Pass(own[at], 0, numbers);
        inner.body(own[at].length);
        pass.put(inner.out.length);
        for (const byte of inner.out) pass.out.push(byte);
      }
    } else pass.copy(end - start);
    const head = new Pass();
    head.out.push(kind);
    head.put(pass.out.length);
    out.push(Uint8Array.from(head.out), Uint8Array.from(pass.out));
  }
  const result = Buffer.concat(out);
  if (!WebAssembly.validate(result)) throw new Error("the module with its functions in order is not valid");
  return result;
}
