import jax.numpy as jnp, jax
x = jnp.arange(12).reshape(3, 4)
print(x[0], x[-1], x[1, 2], x[:, 1], x[1:, :2], x[::-1], x[..., 0], x[None].shape, x[:, None].shape, x[::2, ::3])
print(x[jnp.array([0, 2])], x[jnp.array([0, 2]), jnp.array([1, 3])], x[:, jnp.array([3, 0])], x[jnp.array([[0], [1]]), jnp.array([0, 1])])
print(x[x > 5], x[jnp.array([True, False, True])], x[jnp.int32(1)], x[jnp.int32(1), 2], x[10], x[-10], x[jnp.array([5, -1])])
print(x.at[0].set(7), x.at[1, 2].add(100), x.at[:, 0].set(0), x.at[0].mul(2), x.at[0].min(1), x.at[0].max(2))
print(x.at[jnp.array([0, 0])].add(1), x.at[x > 5].set(-1), x.at[::2].set(9), x.at[1].get(), x.at[10].get(mode="fill", fill_value=-1), x.at[10].set(1))
print(x.at[1:3, 1:3].set(jnp.array([[1, 2], [3, 4]])), x.at[-1].set(jnp.arange(4)), x.at[0, 0].apply(jnp.square), x.at[0].divide(2), x.at[0].power(2))
f = jax.jit(lambda x, i: x[i])
print(f(x, 1), f(x, -1), f(x, 10), jax.jit(lambda x, i: x[:, i])(x, 2), jax.jit(lambda x, i: x.at[i].set(0))(x, 1))
def error(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, str(e).split("\n")[0])
error(lambda: x[0, 0, 0])
error(lambda: x[1.0])
error(lambda: x["a"])
error(lambda: x[[0, 1]])
error(lambda: jnp.float32(1)[0])
error(lambda: x[..., ...])
error(lambda: x[jnp.array([1.0])])
def assign(): x[0] = 1
error(assign)
