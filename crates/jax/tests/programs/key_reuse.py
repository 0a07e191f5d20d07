import jax, jax.numpy as jnp
from jax import random, lax
jax.config.update("jax_debug_key_reuse", True)
def t(name, f, *a):
    try:
        r = f(*a)
        print(name, 'ok', jnp.shape(r) if not isinstance(r, tuple) else len(r))
    except Exception as e:
        print(name, type(e).__name__, str(e).splitlines()[0])
k = random.key(0)
t(1, random.uniform, k); t(2, random.uniform, k); t(3, random.normal, k); t(4, random.split, k); t(5, random.bits, k); t(6, random.fold_in, k, 1)
t(7, random.uniform, random.clone(k)); t(8, random.key_data, k)
k = random.key(1); t(10, random.split, k); t(11, random.split, k); t(12, random.normal, k)
k = random.key(2); ks = random.split(k, 3)
t(20, lambda: random.uniform(ks[0])); t(21, lambda: random.uniform(ks[0])); t(22, lambda: random.uniform(ks[1])); t(23, random.split, ks)
k = random.key(3); a, b = random.split(k)
t(30, random.uniform, a); t(31, random.uniform, b); t(32, random.uniform, a)
def f(k):
    return random.uniform(k) + random.normal(k)
k = random.key(4); t(40, f, k); t(41, jax.jit(f), random.key(4)); t(42, jax.make_jaxpr(f), random.key(4))
t(43, jax.vmap(f), random.split(random.key(4), 3)); t(44, jax.grad(lambda x, k: x * random.uniform(k) * random.uniform(k)), 1., random.key(0))
@jax.jit
def g(k): return random.uniform(k)
k = random.key(5); t(50, g, k); t(51, g, k)
@jax.jit
def h(k):
    k, s = random.split(k)
    return k, random.uniform(s)
k = random.key(6); t(60, h, k); t(61, h, k)
def scan_bad(k):
    return lax.scan(lambda c, _: (c + random.uniform(k), None), 0., None, length=3)
t(70, scan_bad, random.key(0)); t(71, jax.jit(scan_bad), random.key(0))
def scan_good(k):
    def body(k, _):
        k, s = random.split(k)
        return k, random.uniform(s)
    return lax.scan(body, k, None, length=3)
t(72, scan_good, random.key(0))
def scan_bad2(k):
    return lax.scan(lambda k, _: (k, random.uniform(k)), k, None, length=3)
t(73, scan_bad2, random.key(0))
t(74, lambda k: lax.fori_loop(0, 3, lambda i, c: c + random.uniform(k), 0.), random.key(0))
t(75, lambda k: lax.fori_loop(0, 3, lambda i, c: c + random.uniform(random.fold_in(k, i)), 0.), random.key(0))
t(80, lambda k: lax.cond(True, lambda k: random.uniform(k), lambda k: 0., k) + random.uniform(k), random.key(0))
t(81, jax.jit(lambda k: lax.cond(True, lambda k: random.uniform(k), lambda k: 0., k) + random.uniform(k)), random.key(0))
t(90, random.uniform, random.PRNGKey(0))
k = random.PRNGKey(0); t(91, random.uniform, k); t(92, random.uniform, k)
t(95, jax.vmap(random.uniform), random.split(random.key(0), 2))
ks = random.split(random.key(0), 4); t(96, jax.vmap(random.normal), ks); t(97, jax.vmap(random.normal), ks); t(98, lambda: random.normal(ks[0]))
k = random.key(9); t(100, random.permutation, k, 3); t(101, random.choice, k, 3); k=random.key(1); t(102, random.randint, k, (2,), 0, 3); t(103, random.bernoulli, k)
for s in range(2): t(110, random.uniform, random.key(0))
for kk in random.split(random.key(0)): t(111, random.uniform, kk)
print(issubclass(jax.errors.KeyReuseError, TypeError), jax.config.jax_debug_key_reuse)
