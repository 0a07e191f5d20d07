# What is staged for factors of matrices, their derivatives and batches.
import jax
import jax.numpy as jnp
from jax import lax

N = jnp.linalg
L = lax.linalg
a = jnp.array([[4.0, 1.0, 2.0], [1.0, 3.0, 0.0], [2.0, 0.0, 1.0]])
b = jnp.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
v = jnp.arange(3.0)


def show(f, *args):
    print(jax.make_jaxpr(f)(*args))


def show_jvp(f, *args):
    show(lambda *args: jax.jvp(f, args, args), *args)


for f in (N.qr, N.eigh, N.svd, N.eigvalsh, N.svdvals, N.eig, N.eigvals, N.matrix_rank, N.cond):
    show(f, a)
show(N.pinv, b)
show(N.lstsq, b, v)
for order in (1, jnp.inf, 2, "nuc", -2, "fro", None):
    show(lambda x: N.norm(x, ord=order, keepdims=True), a)
for order in (0, 1, 3, jnp.inf):
    show(lambda x: N.vector_norm(x, ord=order), a)
show(lambda x: N.svd(x, hermitian=True, compute_uv=False), a)
show(lambda x: N.qr(x, mode="raw"), a)
show(N.vecdot, a, v)
show(lambda x: L.qr(x, pivoting=True, full_matrices=False), b)
show(L.schur, a)
show(L.hessenberg, a)
show(L.householder_product, a, v)
show(L.ormqr, a, v, a)
show(L.tridiagonal, a)
show(L.tridiagonal_solve, v, v, v, a)
show(lambda p: L.lu_pivots_to_permutation(p, 5), jnp.arange(3))
show(L.cholesky_update, a, v)
show(lambda x: L.symmetric_product(x, x, symmetrize_output=True), a)
show_jvp(lambda x: L.eigh(x, symmetrize_input=False), a)
show_jvp(lambda x: L.eigh(x, symmetrize_input=False), jnp.stack([a, a]).astype(complex))
show_jvp(L.qr, a)
show_jvp(lambda x: L.qr(x, full_matrices=False), jnp.ones((5, 4, 3), complex))
show_jvp(lambda x: L.qr(x, full_matrices=True), b)
show_jvp(L.svd, a)
show_jvp(lambda x: L.svd(x, full_matrices=False), jnp.ones((5, 4, 3), complex))
show_jvp(lambda x: L.svd(x, full_matrices=False), b.T)
show_jvp(lambda x: L.svd(x, compute_uv=False), a)
show(jax.vmap(N.svd), jnp.stack([a, a]))
show(jax.vmap(L.tridiagonal_solve, (None, None, None, 2)), v, v, v, jnp.ones((3, 2, 4)))
