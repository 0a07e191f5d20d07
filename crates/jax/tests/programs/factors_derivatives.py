# Derivatives of factors of matrices.
import jax
import jax.numpy as jnp
from jax import lax

N = jnp.linalg
L = lax.linalg
a = jnp.array([[4.0, 1.0, 2.0], [1.0, 3.0, 0.0], [2.0, 0.0, 1.0]])
b = jnp.array([[1.0, 2.0], [3.0, 4.0], [5.0, 7.0]])
print(jax.grad(lambda x: N.eigvalsh(x)[0])(a))
print(jax.grad(lambda x: N.eigh(x)[1][0, 0])(a))
print(jax.grad(lambda x: N.svdvals(x)[0])(b))
print(jax.grad(lambda x: N.svd(x, full_matrices=False)[0][0, 0])(b))
print(jax.grad(lambda x: N.svd(x, full_matrices=False)[2][0, 1])(b.T))
print(jax.grad(lambda x: N.qr(x)[0][0, 0] + N.qr(x)[1][0, 1])(b))
print(jax.grad(lambda x: N.qr(x)[1][0, 2])(b.T))
print(jax.grad(lambda x: N.norm(x, ord=2))(b), jax.grad(lambda x: N.norm(x, ord="nuc"))(b))
print(jax.grad(lambda x: N.cond(x))(b))
print(jax.grad(lambda x: jnp.sum(N.lstsq(x, b[:, 0])[0]))(b))
print(jax.grad(lambda x: jnp.real(N.eigvals(x)).max())(b[:2]))
jacobian = jax.jacobian(lambda x: L.tridiagonal_solve(x, 4 + x, x, x[:, None])[:, 0])
print(jnp.round(jacobian(jnp.array([1.0, 2.0, 3.0])), 5))
print(jax.vmap(N.svdvals)(jnp.stack([b, 2 * b])))
print(jax.jit(N.eigvalsh)(a))
