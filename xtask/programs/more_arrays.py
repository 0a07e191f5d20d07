import jax
import jax.numpy as jnp
import numpy as np

x = jnp.arange(12.0).reshape(3, 4)
print(x[1:, ::2], x[-1], x[:, None].shape, x[x > 5], x[jnp.array([0, 2])], x[..., 0], x.T.shape, x.astype(int), x.dtype, x.ndim, x.size, len(x), x.tolist())
print(x.at[0].add(1.0), x.at[jnp.array([0, 0])].add(1.0)[0], x.at[1, 2].get(), x.at[0].multiply(2.0)[0], x.at[:, 0].min(1.0), x.at[0, 0].max(9.0)[0, 0])
print(jnp.mean(x), jnp.std(x, axis=0), jnp.var(x), jnp.median(x), jnp.cumsum(x, axis=1), jnp.prod(x), jnp.min(x, axis=1), jnp.any(x > 3), jnp.all(x > 3), jnp.argmin(x), jnp.argsort(-x[0]), jnp.unique(jnp.array([1, 1, 2])))
print(jnp.vstack([x, x]).shape, jnp.hstack([x, x]).shape, jnp.concatenate([x, x], axis=1).shape, jnp.split(x, 2, axis=1)[0], jnp.tile(x[0], 2), jnp.repeat(x[0], 2), jnp.pad(x[0], 1), jnp.roll(x[0], 1), jnp.flip(x[0]), jnp.squeeze(x[None]).shape, jnp.expand_dims(x, 0).shape, jnp.moveaxis(x, 0, 1).shape, jnp.swapaxes(x, 0, 1).shape, jnp.broadcast_to(x[0], (2, 4)).shape)
print(jnp.maximum(x, 3.0)[0], jnp.minimum(x, 3.0)[0], jnp.clip(x, 1, 2)[0], jnp.abs(-x)[0], jnp.sqrt(x)[0], jnp.log(x + 1)[0], jnp.tanh(x)[0], jnp.cos(x)[0], jnp.power(x, 2)[0], jnp.square(x)[0], jnp.round(x / 3, 2)[0], jnp.floor(x / 3)[0], jnp.sign(x - 1)[0], jnp.isnan(x)[0], jnp.logical_and(x > 1, x < 3)[0], x[0] % 2, x[0] // 2, -x[0], x[0] == 1, x[0] != 1, 2 ** x[0], 1 / (x[0] + 1))
print(jnp.allclose(x, x), jnp.array_equal(x, x), jnp.outer(x[0], x[0]).shape, jnp.tensordot(x, x.T, 1).shape, jnp.vdot(x, x), jnp.matmul(x, x.T).shape, jnp.trace(x), jnp.diag(x[:, :3]), jnp.eye(2), jnp.full((2,), 3), jnp.zeros_like(x[0]), jnp.ones_like(x[0]), jnp.array([1, 2], dtype=jnp.int32), jnp.asarray([1.5]), jnp.bool_(True), jnp.complex64(1 + 2j), jnp.float16(1), jnp.bfloat16(1.5))
print(jnp.meshgrid(jnp.arange(2), jnp.arange(2)), jnp.take(x[0], jnp.array([1])), jnp.where(x[0] > 1), jnp.nonzero(x[0]), jnp.searchsorted(x[0], 2), jnp.bincount(jnp.array([0, 1, 1])), jnp.convolve(x[0], x[0]), jnp.einsum("ij,j->i", x, x[0]), jnp.polyfit(x[0], x[0], 1).shape, jnp.interp(1.5, x[0], x[0]), jnp.tril(x), jnp.triu(x))
x
# %%
a = np.array([[1, 2], [3, 4]])
b = np.zeros((2, 2))
b[0] = a[1]
b[:, 1] += 1
print(a, b, a.sum(axis=0), a.T, a * b, a @ b, a.mean(), np.array_equal(a, b), np.random.randn(2).shape, np.random.uniform(size=2).shape, np.random.randint(0, 5, 3).shape, np.float32(1.5), np.int32(2), np.prod(a), np.eye(2), np.allclose(a, a), np.sqrt(a), np.vstack([a, a]), np.asarray(jnp.ones(2)), repr(np.array([1.5, 2.0])), np.where(a > 1, a, 0), np.concatenate([a, a]), np.cumsum(a), np.exp(a), a.copy(), a.astype(float), a.shape, a.dtype, np.pi, np.arange(3), np.expand_dims(a, 0).shape)
np.testing.assert_allclose(a, a)
a
# %%
x[5, 5], jnp.int32(7) / 2, jnp.arange(3) + 1.5, jnp.array([1, 2.5]), jnp.array(True), jnp.float32(0.1), x.block_until_ready().shape, x.item if False else x[0, 0].item()
# %%
x[0] = 1
# %%
jnp.array([1, 2]) + jnp.array([1, 2, 3])
# %%
np.array([1, 2]) + np.array([1, 2, 3])
# %%
jnp.sum([1, 2])
