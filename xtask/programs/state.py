import functools
import json
import os
import random
import time
from collections import Counter, defaultdict, deque, namedtuple

import jax
import jax.numpy as jnp
import numpy as np

total = 0
history, seen, settings = [], {}, {"rate": 0.5, "name": "slow"}


@jax.jit
def accumulate(x):
    global total
    total += 1
    history.append(x)
    seen[total] = x
    print("tracing", x, f"{x}", total, sep=" | ")
    return x * total * settings["rate"]


print(accumulate(1.0), accumulate(2.0), total, history, seen)
settings["rate"] = 2.0
settings.update(name="fast")
print(accumulate(jnp.float32(3.0)), accumulate(jnp.ones(2)))
# %%
try:
    history[0] + 1
except jax.errors.UnexpectedTracerError as error:
    print(type(error).__name__, str(error)[:40])
history[0] + 1
# %%
@jax.jit
def positive(x):
    if x > 0:
        return x
    return -x


positive(1.0)
# %%
def outer(flag):
    calls = 0

    @jax.jit
    def inner(x):
        nonlocal calls
        calls += 1
        while x < 3:
            x = x + 1
        return x

    inner(1.0 if flag else 2)
    return calls


try:
    outer(True)
except jax.errors.TracerBoolConversionError as error:
    print(error)
for broken in [lambda x: float(x), lambda x: int(x), lambda x: np.asarray(x) + 1, lambda x: x.item(), lambda x: [1, 2][x],
               lambda x: range(x), lambda x: jnp.zeros(x), lambda x: "text", lambda x: {x: 1}, lambda x: list(x), lambda x: x and 1]:
    try:
        jax.jit(broken)(3)
    except Exception as error:
        print(type(error).__name__, str(error).splitlines()[0])
# %%
class Model:
    kind = "model"
    made = 0

    def __init__(self, size, rate=0.1):
        Model.made += 1
        self.w = jnp.ones(size)
        self.rate = rate
        self.steps = 0
        self.log = []

    @functools.partial(jax.jit, static_argnums=0)
    def step(self, x):
        self.steps += 1
        self.log.append(self.steps)
        return self.w * x * self.rate

    def __call__(self, x):
        self.w = self.w - self.rate * jax.grad(lambda w: jnp.sum((w * x) ** 2))(self.w)
        return self.w.sum()

    @property
    def norm(self):
        return jnp.linalg.norm(self.w)

    @classmethod
    def small(cls):
        return cls(2)

    @staticmethod
    def describe():
        return "a model"


model = Model.small()
print(model.step(2.0), model.step(3.0), model.steps, model.log, model.norm, Model.describe(), Model.made)
model.rate = 1.0
print(model.step(2.0))
called = jax.jit(model)
print(called(2.0), model.w)
# %%
batches = iter([1.0, 2.0, 3.0])


def numbers():
    for n in range(3):
        yield n * 1.0


data = numbers()
draw = jax.jit(lambda x: x + next(batches) + next(data) + random.random() + np.random.rand() + np.random.default_rng(0).normal())
print(draw(1.0), draw(1.0))
random.seed(0), np.random.seed(0)
print(random.randint(1, 6), random.choice("abc"), random.uniform(0, 1), random.gauss(0, 1), random.sample(range(9), 3), random.shuffle([1, 2]))
print(jax.jit(lambda x: x + time.time() * 0 + len(os.environ.get("HOME", "")) * 0)(1.0))
# %%
counts, groups, recent = Counter("abca"), defaultdict(list), deque(maxlen=2)
Point = namedtuple("Point", "x y")


@jax.jit
def record(p):
    counts["a"] += 1
    groups["x"].append(p.x)
    recent.append(p.y)
    return p._replace(x=p.x + counts["a"])


print(record(Point(1.0, 2.0)), counts, groups, recent, counts.most_common(1))


@functools.lru_cache(maxsize=None)
def table(n):
    return n * 2


def counting(f):
    @functools.wraps(f)
    def wrapped(*args, **kwargs):
        wrapped.calls += 1
        return f(*args, **kwargs)

    wrapped.calls = 0
    return wrapped


@jax.jit
@counting
def doubled(x, *, scale=1.0, bias=None):
    buffer = np.zeros(2)
    buffer[0] = table(3)
    return x * scale + buffer if bias is None else x + bias


print(doubled(1.0), doubled(2.0, scale=2.0), doubled(1.0, bias=1.0), table.cache_info(), json.dumps({"a": [1, 2.5, None, True]}), json.loads('{"b": [1, 2.5, "c", null]}'))
# %%
print(jax.make_jaxpr(accumulate)(1.0), accumulate._cache_size())
with jax.disable_jit():
    print(positive(-2.0))
with jax.checking_leaks():
    print(jax.jit(lambda x: x + 1)(1))
keys = jax.random.split(jax.random.key(0), 3)
print(keys, jax.random.uniform(keys[0]), jax.random.randint(keys[1], (2,), 0, 9), jax.random.fold_in(keys[2], 1), jax.random.PRNGKey(1))
print(jax.random.permutation(keys[0], 4), jax.random.choice(keys[0], 5, (2,)), jax.random.bernoulli(keys[0], 0.5, (2,)), jax.random.categorical(keys[0], jnp.ones(3)))
