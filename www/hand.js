// One of the workers among which a lane divides products of matrices (crew.js). It is told everything in the memory that they
// share, and waits there for the next job.
onmessage = ({ data: { module, memory, word, panels, rows } }) => {
  const { tiles } = new WebAssembly.Instance(module, { engine: { memory } }).exports;
  const words = new Int32Array(memory.buffer);
  Atomics.add(words, word.there, 1);
  for (let job = 0; ; ) {
    Atomics.wait(words, word.job, job);
    job = Atomics.load(words, word.job);
    // Before a part is taken: the lane changes nothing while anybody is at work.
    Atomics.add(words, word.busy, 1);
    for (let part; (part = Atomics.add(words, word.next, 1)) < Atomics.load(words, word.parts); ) {
      const [left, right, inner, out, lefts, rights, stride, least] = words.subarray(word.call, word.call + 8);
      const before = part * panels * rows;
      tiles(left + before * inner * 4, right, inner, out + before * stride, Math.min(panels, lefts - part * panels), rights, stride, least);
      Atomics.store(words, word.done + part, 1);
    }
    Atomics.sub(words, word.busy, 1);
    Atomics.notify(words, word.busy);
  }
};
