// Products of matrices by all processors, where the page is cross-origin isolated (docs/embedding.md): a lane divides the rows
// among workers (hand.js) and takes its part of them. The engine's memory cannot be shared, so what others multiply is copied
// to one that is. Each element is the same sum, in the same order, whoever makes it.
const PANEL = { rows: 6, columns: 8 }; // What a tile has (crates/codegen/src/tiles.rs).
const PART = 16; // Panels of rows that are taken at a time; a cache holds them beside those of columns.
const WORTH = 1 << 24; // From so many products on others are asked: waking them takes as long as about a tenth of that ...
const DEEP = 128; // ... where each number that is copied is multiplied so often.
const MOST_HANDS = 7;
const LONGEST = 5_000; // Milliseconds that a part may take; whoever took it is not waited for any longer.
const PAGE = 1 << 16;

// Words of the shared memory, which hand.js reads too: which job it is, the next part, how many parts there are, how many hands
// are at work, how many are there at all, what a call is given, and which parts are done.
const WORD = { job: 0, next: 1, parts: 2, busy: 3, there: 4, call: 8, done: 16 };
const CLOSED = 1 << 30; // The next part while there is none.
const MOST_PARTS = 256;
const HEAD = 4 * (WORD.done + MOST_PARTS);

class Crew {
  #exports;
  #engine;
  #module;
  #memory = null; // The shared one, once a product was large enough.
  #words;
  #hands = [];

  /** `exports`: of the module that multiplies in `engine`, the lane's memory; `shared`: the bytes of that for shared memory. */
  constructor(exports, engine, shared) {
    [this.#exports, this.#engine, this.#module] = [exports, engine, shared];
    this.processors = 1 + Math.min(MOST_HANDS, navigator.hardwareConcurrency - 1);
    this.pack = exports.pack;
  }

  tiles(left, right, inner, out, lefts, rights, stride, least) {
    const work = lefts * rights * inner * PANEL.rows * PANEL.columns;
    const parts = Math.ceil(lefts / PART);
    const divides = work >= WORTH && inner >= DEEP && parts > 1 && parts <= MOST_PARTS && this.#isReady();
    if (!divides || !this.#divide({ left, right, inner, out, lefts, rights, stride, least })) this.#exports.tiles(left, right, inner, out, lefts, rights, stride, least);
  }

  /** Whether anybody else is there; the first time they are called, and the lane goes on alone meanwhile. */
  #isReady() {
    if (this.processors < 2) return false;
    if (!this.#memory) this.#call();
    return Atomics.load(this.#words, WORD.there) > 0;
  }

  #call() {
    this.#memory = new WebAssembly.Memory({ initial: 1, maximum: 1 << 14, shared: true });
    this.#words = new Int32Array(this.#memory.buffer, 0, HEAD / 4);
    this.#words[WORD.next] = CLOSED;
    const module = new WebAssembly.Module(this.#module);
    for (let hand = 1; hand < this.processors; hand++) {
      const worker = new Worker(new URL("hand.js", self.location.href));
      worker.postMessage({ module, memory: this.#memory, word: WORD, panels: PART, rows: PANEL.rows });
      this.#hands.push(worker);
    }
  }

  /** Goes on alone from now on. */
  #dismiss() {
    this.#hands.forEach((worker) => worker.terminate());
    [this.#hands, this.processors] = [[], 1];
  }

  /** False where there is no room for it. */
  #divide(call) {
    const { left, right, inner, out, lefts, rights, stride, least } = call;
    const [leftSize, rightSize, width] = [lefts * PANEL.rows * inner * 4, rights * PANEL.columns * inner * 4, rights * PANEL.columns * 4];
    const rows = lefts * PANEL.rows;
    const at = { right: HEAD, left: HEAD + rightSize, out: HEAD + rightSize + leftSize };
    if (!this.#room(at.out + rows * width)) return false;
    const [ours, shared] = [new Uint8Array(this.#engine.buffer), new Uint8Array(this.#memory.buffer)];
    shared.set(ours.subarray(right, right + rightSize), at.right);
    shared.set(ours.subarray(left, left + leftSize), at.left);
    for (let row = 0; row < rows; row++) shared.set(ours.subarray(out + row * stride, out + row * stride + width), at.out + row * width);

    const [words, parts] = [this.#words, Math.ceil(lefts / PART)];
    words.set([at.left, at.right, inner, at.out, lefts, rights, width, least], WORD.call);
    words.fill(0, WORD.done, WORD.done + parts);
    Atomics.store(words, WORD.parts, parts);
    Atomics.store(words, WORD.next, 0);
    Atomics.add(words, WORD.job, 1);
    Atomics.notify(words, WORD.job);

    const own = new Set();
    const take = (part) => {
      const [first, count] = [part * PART, Math.min(PART, lefts - part * PART)];
      const before = first * PANEL.rows;
      this.#exports.tiles(left + before * inner * 4, right, inner, out + before * stride, count, rights, stride, least);
      own.add(part);
    };
    for (let part; (part = Atomics.add(words, WORD.next, 1)) < parts; ) take(part);
    Atomics.store(words, WORD.next, CLOSED);
    if (!this.#wait()) this.#dismiss();
    for (let part = 0; part < parts; part++) {
      if (own.has(part)) continue;
      if (!Atomics.load(words, WORD.done + part)) take(part);
      else for (let row = part * PART * PANEL.rows, end = Math.min(rows, row + PART * PANEL.rows); row < end; row++) ours.set(shared.subarray(at.out + row * width, at.out + (row + 1) * width), out + row * stride);
    }
    return true;
  }

  /** Waits until nobody is at work; false if that does not end. */
  #wait() {
    const end = performance.now() + LONGEST;
    for (let busy; (busy = Atomics.load(this.#words, WORD.busy)) > 0; ) {
      const left = end - performance.now();
      if (left <= 0) return false;
      Atomics.wait(this.#words, WORD.busy, busy, left);
    }
    return true;
  }

  #room(size) {
    const missing = size - this.#memory.buffer.byteLength;
    try {
      if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
      return true;
    } catch {
      return false;
    }
  }
}
