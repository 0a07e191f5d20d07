"""The work that is compared, as a JAX program: Freezeframe runs it in the browser, JAX natively.

Prints a line of JSON for each piece of work: its name, and the milliseconds of each measurement.
"""
import json
import math
import time

import jax
import jax.numpy as jnp

RUNS = 9
LEAST = 0.02  # Seconds that a measurement takes at least, since a browser's clock has steps of 0.1 ms.
CALLS = 1000  # So many calls are one measurement of a call.


def once(f):
    start = time.perf_counter()
    jax.block_until_ready(f())
    return time.perf_counter() - start


def several(f, count):
    start = time.perf_counter()
    for _ in range(count):
        jax.block_until_ready(f())
    return (time.perf_counter() - start) / count


def measure(name, f, divisor=1, warm=3):
    for _ in range(warm):
        took = once(f)
    count = min(1000, math.ceil(LEAST / max(took, 1e-5)))
    tell(name, [several(f, count) * 1e3 / divisor for _ in range(RUNS)])


def tell(name, milliseconds):
    print(json.dumps({"name": name, "ms": milliseconds}))


def some(*shape):
    return (jnp.arange(math.prod(shape), dtype=jnp.float32) % 1009 / 1009 - 0.5).reshape(shape)


# A net of three layers: its first step with tracing and compiling, then its steps.
SIZES = [784, 512, 512, 10]


def predict(layers, x):
    for w, b in layers[:-1]:
        x = jnp.maximum(x @ w + b, 0)
    w, b = layers[-1]
    return x @ w + b


def loss(layers, x, y):
    return -jnp.sum(jax.nn.log_softmax(predict(layers, x)) * y) / x.shape[0]


@jax.jit
def step(layers, x, y):
    value, gradients = jax.value_and_grad(loss)(layers, x, y)
    return jax.tree.map(lambda p, g: p - 0.01 * g, layers, gradients), value


layers = [(some(m, n) * 2 / m**0.5, jnp.zeros(n)) for m, n in zip(SIZES, SIZES[1:])]
x, y = some(128, 784), jnp.eye(10)[jnp.arange(128) % 10]
jax.block_until_ready((layers, x, y))
tell("MLP, first call", [once(lambda: step(layers, x, y)) * 1e3])


def train():
    global layers
    layers, value = step(layers, x, y)
    return layers, value


measure("MLP, step", train)

multiply = jax.jit(jnp.matmul)
for m, k, n in [(512, 512, 512), (1024, 1024, 1024), (127, 131, 129)]:
    a, b = some(m, k), some(k, n)
    measure(f"matmul {m}x{k}x{n}", lambda: multiply(a, b))

MILLION, SQUARE = some(1_000_000), some(1000, 1000)
for name, function, argument in [
    ("tanh(x*2+1)*x of 10^6", lambda x: jnp.tanh(x * 2 + 1) * x, MILLION),
    ("exp of 10^6", jnp.exp, MILLION),
    ("sin of 10^6", jnp.sin, MILLION),
    ("sum of 10^6", jnp.sum, MILLION),
    ("max of 10^6", jnp.max, MILLION),
    ("sum over axis 0 of 1000^2", lambda x: x.sum(0), SQUARE),
    ("sum over axis 1 of 1000^2", lambda x: x.sum(1), SQUARE),
    ("softmax of rows 1000^2", lambda x: jax.nn.softmax(x, -1), SQUARE),
    ("cumsum of rows 1000^2", lambda x: jnp.cumsum(x, 1), SQUARE),
    ("sort of 10^6", jnp.sort, MILLION),
]:
    function = jax.jit(function)
    measure(name, lambda: function(argument))

image, filters = some(8, 3, 64, 64), some(16, 3, 3, 3)
convolve = jax.jit(lambda x, w: jax.lax.conv(x, w, (1, 1), "SAME"))
measure("conv 8x3x64^2, 16 of 3x3", lambda: convolve(image, filters))

key = jax.random.key(1)
measure("random.bits of 10^6", lambda: jax.random.bits(key, (1_000_000,)))
measure("random.normal of 10^6", lambda: jax.random.normal(key, (1_000_000,)))

scalar = jnp.float32(1.5)
jitted = jax.jit(lambda x: x * 2 + 1)


def chain(f):
    def calls():
        value = scalar
        for _ in range(CALLS):
            value = f(value)
        return value

    return calls


measure("jitted scalar call", chain(jitted), CALLS)
measure("eager scalar add", chain(lambda x: x + 1), CALLS)

turns = jax.jit(lambda x: jax.lax.scan(lambda c, _: (c * 0.999 + 0.1, None), x, None, length=100_000)[0])
measure("scan of 10^5 scalar steps", lambda: turns(scalar))


def recurrent(w, xs):
    def turn(h, x):
        h = jnp.tanh(h @ w + x)
        return h, None

    return jnp.sum(jax.lax.scan(turn, jnp.zeros((32, 128)), xs)[0] ** 2)


w, xs = some(128, 128) / 11, some(1000, 32, 128)
backwards = jax.jit(jax.grad(recurrent))
measure("grad of an RNN of 1000 steps", lambda: backwards(w, xs), warm=1)
