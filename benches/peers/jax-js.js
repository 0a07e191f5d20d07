// The work of work.py that jax-js can do, in jax-js. `measureAll` gives [name, milliseconds of each measurement] for each piece.
import * as jax from "@jax-js/jax";

const RUNS = 9;
const LEAST = 20; // Milliseconds that a measurement takes at least, since the clock has steps of 0.1 ms.
const CALLS = 1000; // So many calls are one measurement of a call.
const { numpy: np, nn, random, tree } = jax;

async function once(act) {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

async function measure(act, divisor = 1) {
  let took;
  for (let warm = 0; warm < 3; warm++) took = await once(act);
  const count = Math.min(1000, Math.ceil(LEAST / Math.max(took, 0.01)));
  const several = async () => {
    for (let at = 0; at < count; at++) await act();
  };
  const found = [];
  for (let run = 0; run < RUNS; run++) found.push((await once(several)) / count / divisor);
  return found;
}

function some(...shape) {
  const count = shape.reduce((a, b) => a * b, 1);
  const numbers = Float32Array.from({ length: count }, (_, at) => (at % 1009) / 1009 - 0.5);
  return np.array(numbers, { shape });
}

/** Waits for an array, and gives it back to the allocator. */
async function done(array) {
  await array.blockUntilReady();
  array.dispose();
}

export async function measureAll() {
  await jax.init("wasm");
  jax.defaultDevice("wasm");
  const found = [];
  const tell = (name, milliseconds) => found.push([name, milliseconds]);

  const SIZES = [784, 512, 512, 10];
  let layers = SIZES.slice(1).map((n, at) => ({ w: some(SIZES[at], n).mul(2 / SIZES[at] ** 0.5), b: np.zeros([n]) }));
  const predict = (layers, x) => layers.reduce((h, { w, b }, at) => (at ? np.dot(nn.relu(h), w) : np.dot(h, w)).add(b), x);
  const loss = (layers, x, y) => nn.logSoftmax(predict(layers, x), -1).mul(y).sum().mul(-1 / 128);
  const step = jax.jit((layers, x, y) => {
    const kept = tree.map((it) => it.ref, layers);
    const [value, gradients] = jax.valueAndGrad(loss)(layers, x, y);
    return [tree.map((p, g) => p.sub(g.mul(0.01)), kept, gradients), value];
  });
  const labels = Float32Array.from({ length: 1280 }, (_, at) => Number(at % 10 === Math.floor(at / 10) % 10));
  const [x, y] = [some(128, 784), np.array(labels, { shape: [128, 10] })];
  await jax.blockUntilReady([layers, x, y]);
  const train = async () => {
    let value;
    [layers, value] = step(layers, x.ref, y.ref);
    await jax.blockUntilReady(layers);
    await value.data();
  };
  tell("MLP, first call", [await once(train)]);
  tell("MLP, step", await measure(train));

  for (const [m, k, n] of [[512, 512, 512], [1024, 1024, 1024], [127, 131, 129]]) {
    const [a, b] = [some(m, k), some(k, n)];
    await jax.blockUntilReady([a, b]);
    tell(`matmul ${m}x${k}x${n}`, await measure(() => done(np.matmul(a.ref, b.ref))));
  }

  const [million, square] = [some(1_000_000), some(1000, 1000)];
  await jax.blockUntilReady([million, square]);
  const functions = [
    ["tanh(x*2+1)*x of 10^6", (x) => np.tanh(x.ref.mul(2).add(1)).mul(x), million],
    ["exp of 10^6", (x) => np.exp(x), million],
    ["sin of 10^6", (x) => np.sin(x), million],
    ["sum of 10^6", (x) => x.sum(), million],
    ["max of 10^6", (x) => x.max(), million],
    ["sum over axis 0 of 1000^2", (x) => x.sum(0), square],
    ["sum over axis 1 of 1000^2", (x) => x.sum(1), square],
    ["softmax of rows 1000^2", (x) => nn.softmax(x, -1), square],
  ];
  for (const [name, act, argument] of functions) {
    const jitted = jax.jit(act);
    tell(name, await measure(() => done(jitted(argument.ref))));
  }
  // These two it does not jit.
  tell("cumsum of rows 1000^2", await measure(() => done(np.cumsum(square.ref, 1))));
  tell("sort of 10^6", await measure(() => done(np.sort(million.ref))));

  const [image, filters] = [some(8, 3, 64, 64), some(16, 3, 3, 3)];
  const convolve = jax.jit((x, w) => jax.lax.conv(x, w, [1, 1], "SAME"));
  tell("conv 8x3x64^2, 16 of 3x3", await measure(() => done(convolve(image.ref, filters.ref))));

  tell("random.bits of 10^6", await measure(() => done(random.bits(random.key(1), [1_000_000]))));
  tell("random.normal of 10^6", await measure(() => done(random.normal(random.key(1), [1_000_000]))));

  const scalar = np.array(1.5);
  const jitted = jax.jit((x) => x.mul(2).add(1));
  const chain = (act) => async () => {
    let value = scalar.ref;
    for (let at = 0; at < CALLS; at++) value = act(value);
    await done(value);
  };
  tell("jitted scalar call", await measure(chain(jitted), CALLS));
  tell("eager scalar add", await measure(chain((x) => x.add(1)), CALLS));
  return found;
}
