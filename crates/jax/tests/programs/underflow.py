# Sums of products that are smaller than normal numbers are zero, of matrices of any size.
import jax
import jax.numpy as jnp

for m, k, n in [(1, 3, 1), (2, 3, 2), (9, 20, 1), (5, 64, 2), (6, 16, 4), (32, 128, 128), (33, 100, 9)]:
    x, y = jnp.full((m, k), 1e-20), jnp.full((k, n), 1e-21)
    print(m, k, n, (x @ y).max(), jax.jit(jnp.matmul)(x, y).max(), (x @ (y * 1e5)).max())
print(jnp.full(40, 1e-20) @ jnp.full(40, 1e-21), jnp.full(40, 1e-20) @ jnp.full(40, -1e-20) * 1e5)


def loss(w, xs):
    def turn(h, x):
        return jnp.tanh(h @ w + x), None

    return jax.lax.scan(turn, jnp.ones((8, 32)), xs)[0].sum()


w, xs = jnp.eye(32) * 0.01, jnp.zeros((40, 8, 32)).at[-1].set(1.0)
print(jax.jit(jax.grad(loss, 1))(w, xs)[:, 0, 0])
