"""Derivatives where a formula has a corner or 0 / 0, second derivatives of log-gamma, and logistic regression from zero."""

import jax
import jax.numpy as jnp

for f in (lambda x: jnp.logaddexp(x, 0.0), lambda x: jnp.logaddexp2(x, 0.0), jax.nn.softplus, jax.nn.log_sigmoid, jnp.sinc):
    print(f(0.0), jax.grad(f)(0.0), jax.grad(jax.grad(f))(0.0), jax.jit(jax.grad(f))(0.0))
print(jax.vmap(jax.grad(jnp.logaddexp))(jnp.array([1.0, jnp.inf, -jnp.inf]), jnp.array([1.0, 2.0, 3.0])))
print(jax.make_jaxpr(jnp.logaddexp)(1.0, 2.0))
print(jnp.sinc(jnp.array([0.0, 1.0, -3.0, 1000.0])))

print(jax.grad(jax.grad(jax.lax.lgamma))(1.5).round(5), jax.grad(jax.scipy.special.digamma)(0.25).round(3))

x = jnp.array([[1.0, 0.5], [1.0, -1.5], [1.0, 2.0], [1.0, 0.25]])
y = jnp.array([True, False, True, False])


def loss(w):
    z = x @ w
    return -jnp.sum(jnp.where(y, jax.nn.log_sigmoid(z), jax.nn.log_sigmoid(-z)))


print(jax.grad(loss)(jnp.zeros(2)))
print(jax.hessian(loss)(jnp.zeros(2)))
