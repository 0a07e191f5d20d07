// Takes WebAssembly modules apart and puts them together again, as far as the release build does: functions get other
// numbers, everything else stays as it is.

export const SECTION = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  table: 4,
  memory: 5,
  global: 6,
  export: 7,
  start: 8,
  element: 9,
  code: 10,
  data: 11,
  dataCount: 12,
};

/** What an import or an export is. */
export const KIND = { function: 0, table: 1, memory: 2, global: 3 };

// What follows an instruction: for the codes from one to another, what passes it on.
const OPERANDS = [
  [0x00, 0x01, () => {}],
  [0x02, 0x04, (pass) => pass.copyNumber()],
  [0x05, 0x0b, () => {}],
  [0x0c, 0x0d, (pass) => pass.pass()],
  [0x0e, 0x0e, (pass) => (pass.list(() => pass.pass()), pass.pass())],
  [0x0f, 0x0f, () => {}],
  [0x10, 0x10, (pass) => pass.func()],
  [0x11, 0x11, (pass) => (pass.pass(), pass.table())],
  [0x1a, 0x1b, () => {}],
  [0x1c, 0x1c, (pass) => pass.list(() => pass.copyNumber())],
  [0x20, 0x24, (pass) => pass.pass()],
  [0x25, 0x26, (pass) => pass.table()],
  [0x28, 0x3e, (pass) => pass.memory()],
  [0x3f, 0x40, (pass) => pass.pass()],
  [0x41, 0x42, (pass) => pass.copyNumber()],
  [0x43, 0x43, (pass) => pass.copy(4)],
  [0x44, 0x44, (pass) => pass.copy(8)],
  [0x45, 0xc4, () => {}],
  [0xd0, 0xd0, (pass) => pass.copyNumber()],
  [0xd1, 0xd1, () => {}],
  [0xd2, 0xd2, (pass) => pass.reference()],
  [0xfc, 0xfc, (pass) => pass.bulk(pass.pass())],
  [0xfd, 0xfd, (pass) => pass.vector(pass.pass())],
];

// The instructions behind 252 that name a segment or a table: `memory.init`, `data.drop`, and from `table.init` to
// `table.fill`.
const FIXED = [8, 9, 12, 13, 14, 15, 16, 17];

/** Reads bytes from `at` on, and writes them again with other numbers of functions: what `numbered` gives for each. */
export class Pass {
  constructor(bytes = [], at = 0, numbered = (number) => number) {
    // `fixed`: whether something was met that only means the same within its own module; `held`: the functions that are
    // not called but referred to.
    Object.assign(this, { bytes, at, numbered, out: [], fixed: false, held: [] });
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

  text() {
    const size = this.number();
    this.skip(size);
    return Buffer.from(this.bytes.subarray(this.at - size, this.at)).toString();
  }

  put(value) {
    for (; value > 127; value = Math.floor(value / 128)) this.out.push((value & 127) | 128);
    this.out.push(value);
  }

  /** A number that an instruction reads as signed; not below zero here. */
  putConstant(value) {
    for (; value > 63; value = Math.floor(value / 128)) this.out.push((value & 127) | 128);
    this.out.push(value);
  }

  putBytes(bytes) {
    for (const byte of bytes) this.out.push(byte);
  }

  putText(text) {
    const bytes = Buffer.from(text);
    this.put(bytes.length);
    this.putBytes(bytes);
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
    this.put(this.numbered(this.number()));
  }

  reference() {
    const number = this.number();
    this.fixed = true;
    this.held.push(number);
    this.put(this.numbered(number));
  }

  table() {
    if (this.pass() !== 0) this.fixed = true;
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
    if (FIXED.includes(code)) this.fixed = true;
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

  /** What a function declares as its own variables. */
  locals() {
    this.list(() => (this.pass(), this.copy(1)));
  }

  /** The instructions of a function whose body ends at `end`. */
  instructions(end) {
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
    if (kind === KIND.function) this.func();
    else this.pass();
  }
}

/** The whole body of a function with other numbers of functions in it. */
export function renumbered(body, numbered) {
  const pass = new Pass(body, 0, numbered);
  pass.locals();
  pass.instructions(body.length);
  return pass.out;
}

function allSections(bytes) {
  const reader = new Pass(bytes, 8);
  const found = [];
  while (reader.at < bytes.length) {
    const kind = reader.number();
    const size = reader.number();
    found.push({ kind, bytes: bytes.subarray(reader.at, reader.at + size) });
    reader.skip(size);
  }
  return found;
}

/** The sections of a module, but those without a meaning for what it does. */
export function sections(bytes) {
  return allSections(bytes).filter(({ kind }) => kind !== SECTION.custom);
}

/** The sections of a module that mean something to tools only: `{ name, bytes }`. */
export function customSections(bytes) {
  const custom = allSections(bytes).filter(({ kind }) => kind === SECTION.custom);
  return custom.map(({ bytes }) => {
    const pass = new Pass(bytes);
    return { name: pass.text(), bytes: bytes.subarray(pass.at) };
  });
}

/** A module with one more such section. */
export function withCustomSection(module, name, bytes) {
  const body = written((pass) => (pass.putText(name), pass.putBytes(bytes)));
  const head = written((pass) => (pass.put(SECTION.custom), pass.put(body.length)));
  return Buffer.concat([module, Uint8Array.from(head), Uint8Array.from(body)]);
}

/** What a module imports: `{ module, name, kind, type }`, the type for functions only. */
export function imports(section) {
  const reader = new Pass(section);
  const limits = () => {
    const flags = reader.number();
    reader.number();
    if (flags & 1) reader.number();
  };
  const types = [() => reader.number(), () => (reader.skip(1), limits()), limits, () => reader.skip(2)];
  return Array.from({ length: reader.number() }, () => {
    const [module, name, kind] = [reader.text(), reader.text(), reader.number()];
    return { module, name, kind, type: types[kind]() };
  });
}

/** What a module exports: `{ name, kind, number }`. */
export function exported(section) {
  const reader = new Pass(section);
  return Array.from({ length: reader.number() }, () => ({ name: reader.text(), kind: reader.number(), number: reader.number() }));
}

/** A list of numbers. */
export function numbers(section) {
  const reader = new Pass(section);
  return Array.from({ length: reader.number() }, () => reader.number());
}

/** What stands in a list of byte ranges, each behind its length. */
export function bodies(section) {
  const reader = new Pass(section);
  return Array.from({ length: reader.number() }, () => {
    const size = reader.number();
    reader.skip(size);
    return section.subarray(reader.at - size, reader.at);
  });
}

/** A section that is a list, from the bytes of its items. */
export function listed(items) {
  const pass = new Pass();
  pass.put(items.length);
  for (const item of items) pass.putBytes(item);
  return pass.out;
}

/** A section that is a list, with more items behind its own. */
export function grown(section, items) {
  const pass = new Pass(section);
  pass.put(pass.number() + items.length);
  pass.copy(section.length - pass.at);
  for (const item of items) pass.putBytes(item);
  return pass.out;
}

/** The bytes that `write` puts. */
export function written(write) {
  const pass = new Pass();
  write(pass);
  return pass.out;
}

/** Bytes behind their length. */
export function measured(bytes) {
  const pass = new Pass();
  pass.put(bytes.length);
  pass.putBytes(bytes);
  return pass.out;
}

/** A module of sections `{ kind, bytes }`. */
export function assembled(sections) {
  const out = [Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)];
  for (const { kind, bytes } of sections) {
    const head = new Pass();
    head.put(kind);
    head.put(bytes.length);
    out.push(Uint8Array.from(head.out), Uint8Array.from(bytes));
  }
  return Buffer.concat(out);
}
