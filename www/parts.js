// The parts of the engine, as a worker sees them: functions and texts that are loaded when they are needed.
//
// A release names their files in a section of the engine, { files: { NAME: FILE } }; functions have numbers for names. An
// engine that was not divided has all in itself, texts in sections of their names.
const PATIENCE_FOR_PARTS = 30_000; // Milliseconds that the engine waits for a part.

class PartMissing extends Error {}

class Parts {
  /** `module`: the compiled engine; `given`: parts that the page has compiled, by number. */
  constructor(module, given) {
    const [list] = WebAssembly.Module.customSections(module, "parts");
    Object.assign(this, { module, given, files: list ? JSON.parse(new TextDecoder().decode(list)).files : {} });
    this.left = new Set(Object.keys(this.files).filter(Number).map(Number));
    this.texts = new Map();
  }

  /** Puts a part's functions in place; it starts with what the engine exports. */
  place(number, exports) {
    if (!this.left.has(number)) return;
    const module = this.given.get(number) ?? new WebAssembly.Module(this.read(String(number)));
    new WebAssembly.Instance(module, { 0: exports });
    this.left.delete(number);
  }

  /** A text, kept for other sessions of the engine. */
  text(name) {
    if (!this.texts.has(name)) this.texts.set(name, new TextDecoder().decode(this.read(name)));
    return this.texts.get(name);
  }

  /** The bytes of a part. The engine stands still meanwhile: it may be anywhere between two of its instructions. */
  read(name) {
    const file = this.files[name];
    if (!file) return this.section(name);
    const request = new XMLHttpRequest();
    request.open("GET", file, false);
    request.responseType = "arraybuffer";
    request.timeout = PATIENCE_FOR_PARTS;
    try {
      request.send();
    } catch {
      throw new PartMissing(`${file} could not be loaded: there was no answer`);
    }
    if (request.status !== 200) throw new PartMissing(`${file} could not be loaded: the answer was ${request.status}`);
    return request.response;
  }

  section(name) {
    const [bytes] = WebAssembly.Module.customSections(this.module, `part-${name}`);
    if (!bytes) throw new PartMissing(`${name} is not in this engine`);
    return bytes;
  }
}

/** What the engine was between two commands: its memory but for the stack, which is empty then, and its globals. */
class Moment {
  constructor(exports) {
    this.exports = exports;
    this.top = exports.$stack?.value ?? 0;
    this.bytes = new Uint8Array(exports.memory.buffer).slice(this.top);
    const globals = Object.keys(exports).filter((name) => name.startsWith("$state"));
    this.globals = globals.map((name) => [exports[name], exports[name].value]);
  }

  /** Makes the engine forget what has happened since. */
  restore() {
    new Uint8Array(this.exports.memory.buffer).set(this.bytes, this.top);
    for (const [global, value] of this.globals) global.value = value;
  }
}
