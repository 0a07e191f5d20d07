# jax.experimental.sparse: arrays of which only some elements are stored.
import jax
import jax.numpy as jnp
from jax.experimental import sparse

M = jnp.array([[0.0, 1.0, 0.0], [2.0, 0.0, 3.0]])
S = sparse.BCOO.fromdense(M)
y = jnp.array([3.0, 6.0, 5.0])


def show(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__, str(error).splitlines()[0][:100])


show(lambda: S, lambda: (S.data, S.indices), lambda: S.todense(), lambda: S.T.indices, lambda: S.sum())
show(lambda: S @ y, lambda: y @ S.T, lambda: S @ M.T, lambda: M.T @ S, lambda: (S @ S.T).data, lambda: (S @ S.T).indices)
show(lambda: S + S, lambda: S + M, lambda: S * M, lambda: (S * S).data, lambda: -S, lambda: S - S, lambda: S / 2, lambda: 2 * S)
show(lambda: S[0].data, lambda: S[0, 1], lambda: S[:, 1:].indices, lambda: S.reshape(3, 2).indices, lambda: S.astype(int))
show(lambda: sparse.eye(3).indices, lambda: sparse.empty((2, 2)), lambda: sparse.BCOO.fromdense(M, nse=5).indices)
show(lambda: sparse.BCOO.fromdense(M, nse=5).sum_duplicates().indices, lambda: jax.jit(sparse.BCOO.fromdense)(M))
show(lambda: sparse.BCOO((jnp.ones(2), jnp.zeros((2, 2), int)), shape=(2, 2)).sum_duplicates())
show(lambda: sparse.sparsify(jnp.sin)(S), lambda: sparse.sparsify(jnp.cos)(S), lambda: sparse.sparsify(lambda x: x.sum(0))(S))
show(lambda: sparse.sparsify(lambda x, y: x @ y)(S, S.T), lambda: sparse.sparsify(jax.jit(lambda s, v: s @ v))(S, y))
show(lambda: sparse.sparsify(lambda s: s + 1)(S), lambda: S == S)
show(lambda: sparse.CSR.fromdense(M), lambda: sparse.CSR.fromdense(M).indptr, lambda: sparse.CSR.fromdense(M).T @ M[:, 0])
show(lambda: sparse.COO.fromdense(M) @ y, lambda: sparse.BCSR.fromdense(M) @ y, lambda: sparse.CSC.fromdense(M) @ y)
show(lambda: (S.ndim, S.size, S.dtype, S.nse, S.n_batch, S.n_sparse, S.n_dense, len(S), S.unique_indices, S.T.indices_sorted))
show(lambda: jax.tree.leaves(S), lambda: jax.vmap(lambda v: S @ v)(jnp.ones((2, 3))), lambda: jax.jit(lambda s: s @ y)(S))
show(lambda: jax.grad(lambda v: (S @ v).sum())(y), lambda: sparse.grad(lambda X, y: (X @ y).sum())(S, y).data)
show(lambda: sparse.value_and_grad(lambda X, y: (X @ y).sum(), argnums=(0, 1))(S, y)[1][1])
show(lambda: sparse.random_bcoo(jax.random.key(0), (3, 3), nse=0.3).indices, lambda: sparse.BCOO.fromdense(M, n_dense=1))
