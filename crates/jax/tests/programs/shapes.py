import jax.numpy as jnp
x = jnp.arange(6).reshape(2, 3)
print(jnp.reshape(x, (3, 2)), jnp.ravel(x), jnp.transpose(x), jnp.swapaxes(x, 0, 1), jnp.moveaxis(x[None], 0, -1).shape, jnp.expand_dims(x, (0, -1)).shape)
print(jnp.squeeze(x[None]), jnp.broadcast_to(jnp.arange(3), (2, 3)), jnp.concatenate([x, x]), jnp.concatenate([x, x], axis=1), jnp.stack([x, x]).shape, jnp.stack([x, x], axis=-1).shape)
print(jnp.hstack([x, x]), jnp.vstack([jnp.arange(3), jnp.ones(3)]), jnp.dstack([x, x]).shape, jnp.column_stack([jnp.arange(2), jnp.arange(2)]), jnp.append(x, 9))
print(jnp.split(x, 3, axis=1), jnp.array_split(jnp.arange(5), 2), jnp.tile(jnp.arange(2), 3), jnp.tile(x, (2, 1)), jnp.repeat(jnp.arange(3), 2), jnp.repeat(x, 2, axis=0))
print(jnp.flip(x), jnp.flip(x, 0), jnp.fliplr(x), jnp.flipud(x), jnp.rot90(x), jnp.roll(jnp.arange(5), 2), jnp.roll(x, 1, axis=1), jnp.roll(x, -1))
print(jnp.pad(jnp.arange(3), 1), jnp.pad(x, ((1, 0), (0, 2)), constant_values=9), jnp.pad(jnp.arange(3), 1, mode="edge"), jnp.pad(jnp.arange(3), 2, mode="reflect"), jnp.pad(jnp.arange(3), 1, mode="wrap"))
print(jnp.atleast_1d(1), jnp.atleast_2d(jnp.arange(2)), jnp.atleast_3d(1).shape, jnp.diff(jnp.array([1, 4, 9])), jnp.shape(x), jnp.ndim(x), jnp.size(x))
print(jnp.unstack(x), jnp.take(x, jnp.array([0, 5])), jnp.take(x, 1, axis=1), jnp.take_along_axis(x, jnp.array([[0], [2]]), axis=1), jnp.broadcast_shapes((2, 1), (3,)))
print(jnp.kron(jnp.arange(2), jnp.arange(3)), jnp.outer(jnp.arange(2), jnp.arange(3)), jnp.trace(x), jnp.diagonal(x), jnp.insert(jnp.arange(3), 1, 9), jnp.delete(jnp.arange(4), 1), jnp.resize(x, (4,)))
for bad in (lambda: x.reshape(4), lambda: jnp.concatenate([x, jnp.ones(3)]), lambda: jnp.ones(3) + jnp.ones(4), lambda: jnp.dot(x, x), lambda: jnp.transpose(x, (0, 2)), lambda: x.reshape(-1, -1), lambda: jnp.squeeze(x, 0), lambda: jnp.concatenate([])):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, str(e).split("\n")[0])
