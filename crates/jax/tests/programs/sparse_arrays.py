"""Sparse arrays: classes, functions, transformations, and what is refused."""

import jax, jax.numpy as jnp, numpy as np
from jax.experimental import sparse
M = jnp.array([[0., 1., 0., 2.],[3., 0., 0., 0.],[0., 0., 4., 0.]])
S = sparse.BCOO.fromdense(M)
print(S, S.data, S.indices, S.nse, S.n_batch, S.n_sparse, S.n_dense)

B = sparse.BCOO.fromdense(jnp.stack([M, M*2, M.at[0].set(0)]), n_batch=1)
print(B, B.data, B.indices)
print(B.todense())
print(sparse.BCOO.fromdense(jnp.stack([M, M*2]), n_dense=1, n_batch=1))
print(B.transpose((0,2,1)))
print(sparse.bcoo_transpose(B, permutation=(0,2,1)).todense())
print(B.sum(0), B.sum(1), B.sum(2), B.sum((0,1)), B.sum())
print(sparse.bcoo_reduce_sum(S, axes=(0,)), sparse.bcoo_reduce_sum(S, axes=(1,)).todense())
print(S @ jnp.ones(4), S.T @ jnp.ones(3), jnp.ones(3) @ S)
print(S @ S.T, (S @ S.T).todense())
print(sparse.bcoo_dot_general(B, jnp.ones((3, 4)), dimension_numbers=(([2],[1]),([0],[0]))))
print(B @ jnp.ones((3,4,2)))
print(S[0], S[1:], S[:, 1:3], S[0, 3], S[::-1], S[:, ::2])
print(S[0].todense(), S[1:].todense(), S[:, 1:3].todense(), S[::-1].todense())
print(S[None], S[..., None])
print(S.reshape(4, 3), S.reshape(12).todense())
print(S * 2, S * M, S * S, S + S, -S, abs(S))
print((S+S).data, (S*S).data)
print(S / 2, S + M)
try:
    S + 1
except Exception as e:
    print(type(e).__name__, str(e))
try:
    S - M
except Exception as e:
    print(type(e).__name__, str(e))
try:
    S / S
except Exception as e:
    print(type(e).__name__, str(e))
try:
    S == S
except Exception as e:
    print(type(e).__name__, str(e))
print(sparse.eye(3), sparse.eye(3, 4, 1), sparse.empty((3,4)), sparse.eye(3, sparse_format='csr'))
print(sparse.random_bcoo(jax.random.key(0), (3,4), nse=3))
print(sparse.random_bcoo(jax.random.key(0), (2,3,4), nse=0.3, n_batch=1))
C = sparse.CSR.fromdense(M); print(C, C.data, C.indices, C.indptr)
print(C.T, C @ jnp.ones(4), C.T @ jnp.ones(3), C.todense())
C = sparse.COO.fromdense(M); print(C, C.data, C.row, C.col)
print(C.T, C @ jnp.ones(4), C.T @ jnp.ones(3), C.todense())
C = sparse.BCSR.fromdense(M); print(C, C.data, C.indices, C.indptr)
print(C @ jnp.ones(4), C.todense(), C.to_bcoo())
print(sparse.BCSR.fromdense(jnp.stack([M,M]), n_batch=1))
print(sparse.bcoo_update_layout(B, n_batch=0), sparse.bcoo_update_layout(B, n_batch=0).indices)
try:
    sparse.bcoo_update_layout(S, n_batch=1)
except Exception as e:
    print(type(e).__name__, str(e))
print(sparse.bcoo_update_layout(S, n_batch=1, on_inefficient=None).todense())
print(sparse.bcoo_update_layout(S, n_dense=1, on_inefficient=None))
print(sparse.bcoo_concatenate([S, S], dimension=0), sparse.bcoo_concatenate([S, S], dimension=1).todense())
print(sparse.bcoo_slice(S, start_indices=(0,1), limit_indices=(2,4)).todense())
print(sparse.bcoo_dynamic_slice(S, (1,1), (2,2)).todense(), sparse.bcoo_dynamic_slice(S, (1,1), (2,2)))
print(sparse.bcoo_squeeze(S[None], dimensions=(0,)), sparse.bcoo_rev(S, dimensions=(1,)).todense())
print(sparse.bcoo_broadcast_in_dim(S, shape=(2,3,4), broadcast_dimensions=(1,2)))
D = sparse.BCOO((jnp.array([1.,2.,3.]), jnp.array([[0,0],[0,0],[1,1]])), shape=(2,2))
print(D.sum_duplicates(), D.sum_duplicates().data, D.todense(), sparse.bcoo_sum_duplicates(D, nse=3).indices)
print(sparse.bcoo_extract(S, M), sparse.bcoo_multiply_dense(S, M))
f = sparse.sparsify(lambda x: jnp.sin(x).sum())
print(f(S), sparse.sparsify(jnp.sin)(D).data)
try:
    sparse.sparsify(jnp.cos)(S)
except Exception as e:
    print(type(e).__name__, str(e))
@sparse.sparsify
def g(x, y): return 2 * x.T @ y + sparse.todense(x).sum()
print(g(S, jnp.arange(3.)))
print(jax.jit(lambda s, v: s @ v)(S, jnp.ones(4)))
print(jax.vmap(lambda b: b.sum())(B), jax.vmap(lambda b, v: b @ v)(B, jnp.ones((3,4))))
print(jax.vmap(sparse.bcoo_todense)(B))
print(jax.vmap(lambda x: sparse.BCOO.fromdense(x, nse=3))(jnp.stack([M, M])))
print(jax.grad(lambda d: (sparse.BCOO((d, S.indices), shape=S.shape) @ jnp.arange(4.)).sum())(S.data))
print(sparse.grad(lambda s: (s @ jnp.arange(4.)).sum())(S), sparse.grad(lambda s: (s @ jnp.arange(4.)).sum())(S).data)
print(sparse.value_and_grad(lambda s, v: (s @ v).sum(), argnums=(0,1))(S, jnp.arange(4.)))
print(sparse.jacrev(lambda s: s @ jnp.arange(4.))(S))
print(sparse.jacfwd(lambda s: s @ jnp.arange(4.))(S).todense().shape)
print(sparse.coo_matvec(sparse.COO.fromdense(M), jnp.ones(4)), sparse.csr_matmat(sparse.CSR.fromdense(M), jnp.ones((4,2))))
print(sparse.csr_matvec(sparse.CSR.fromdense(M), jnp.ones(3), transpose=True))
print(sparse.bcoo_dot_general_sampled(M, M.T, S.indices[:2], dimension_numbers=(([1],[0]),([],[]))))
x = sparse.BCOO.fromdense(jnp.array([[[1.,0.,2.,0.]]]))
k = sparse.BCOO.fromdense(jnp.array([[[1.,0.5]]]))
r = sparse.bcoo_conv_general_dilated(x, k, window_strides=(1,), padding=[(0,0)]); print(r, r.todense())
print(S.astype(jnp.float16), S.dtype, len(S), S.size, S.ndim, S.T)
print(list(S)[1].todense())
@sparse.sparsify
def loop(m, v): return jax.lax.fori_loop(0, 3, lambda i, v: m @ (m.T @ v), v)
print(loop(S, jnp.ones(3)))
@sparse.sparsify
def cc(p, m): return jax.lax.cond(p, lambda m: m * 2, lambda m: m, m)
print(cc(True, S).todense())
print(jax.tree.leaves(S), jax.tree.structure(S))
print(sparse.sparsify(lambda x: x[jnp.array([0,2])])(S).todense())
print(S[jnp.array([0,2])])
print(sparse.sparsify(lambda a, b: jnp.concatenate([a, b]))(S, S), sparse.sparsify(lambda a: jnp.expand_dims(a, 0))(S), sparse.sparsify(lambda a: a.T.reshape(2,6))(S))
print(sparse.sparsify(jnp.matmul)(S, S.T), sparse.sparsify(lambda a: jnp.einsum('ij,j->i', a, jnp.ones(4)))(S))
try:
    print(S @ jnp.ones(5))
except Exception as e:
    print(type(e).__name__, str(e).split('\n')[0])
jax.jit(lambda s: print(s))(S)
try:
    print(S.T @ S, S ** 2)
except Exception as e:
    print(type(e).__name__, str(e).split('\n')[0])
try:
    S[5]
except Exception as e:
    print(type(e).__name__, str(e))
try:
    S[0,0,0]
except Exception as e:
    print(type(e).__name__, str(e))
