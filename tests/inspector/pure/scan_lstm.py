import jax, jax.numpy as jnp

def cell(p, carry, x):
    h, c = carry
    z = x @ p["wx"] + h @ p["wh"] + p["b"]
    i, f, g, o = jnp.split(z, 4)
    c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
    h = jax.nn.sigmoid(o) * jnp.tanh(c)
    return (h, c), h

@jax.jit
def run(p, xs):
    (h, c), hs = jax.lax.scan(lambda carry, x: cell(p, carry, x), (jnp.zeros(2), jnp.zeros(2)), xs)
    return hs

k = jax.random.key(0)
p = {"wx": 0.1 * jax.random.normal(k, (3, 8)), "wh": jnp.eye(2, 8), "b": jnp.zeros(8)}
for n in range(2):
    print(run(p, jnp.ones((4, 3)))[-1])
    p = jax.tree.map(lambda a: a * 0.9, p)
