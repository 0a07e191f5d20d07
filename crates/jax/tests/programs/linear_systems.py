"""Linear systems, determinants and triangular factors: values, derivatives, mapping, jaxprs and errors."""

import jax
import jax.numpy as jnp
from jax import lax

a2 = jnp.array([[2.0, 1.0], [1.0, 3.0]])
a3 = jnp.array([[0.5, 1.0, 0.5], [1.0, -3.0, 0.2], [2.3, 0.7, 4.0]])
a4 = jnp.array([[1.0, 2.0, 0.5, 3.0], [0.1, -1.0, 4.0, 2.0], [3.0, 0.3, 0.7, 1.0], [2.0, 2.0, 1.5, -1.0]])
b3 = jnp.array([1.0, 2.0, 3.0])
stack = jnp.stack([a3, a3.T + jnp.eye(3)])

print("# values")
for a in (a2, a3, a4):
    n = a.shape[0]
    b = jnp.arange(1.0, n + 1)
    print(jnp.linalg.solve(a, b))
    print(jnp.linalg.solve(a, jnp.stack([b, b * b], 1)))
    print(jnp.linalg.inv(a))
    print(jnp.linalg.det(a), jnp.linalg.slogdet(a))
    print(*lax.linalg.lu(a))
print(jnp.linalg.solve(stack, b3))
print(jnp.linalg.solve(stack, jnp.ones((2, 3, 2))))
print(jnp.linalg.solve(a3, jnp.ones((2, 3, 1))))
print(jnp.linalg.inv(stack))
print(jnp.linalg.det(stack), jnp.linalg.slogdet(stack))
print(*lax.linalg.lu(jnp.arange(6.0).reshape(2, 3) + 1))
print(*lax.linalg.lu(jnp.arange(6.0).reshape(3, 2) + 1))
print(jnp.linalg.solve(jnp.array([[2, 1], [1, 3]]), jnp.array([3, 5])))
print(jnp.linalg.det(jnp.array([[2, 1], [1, 3]])))
print(jnp.linalg.det(jnp.array([[5.0]])), jnp.linalg.slogdet(jnp.array([[-5.0]])))
print(jnp.linalg.det(jnp.zeros((4, 4))), jnp.linalg.slogdet(jnp.zeros((3, 3))))
print(jnp.linalg.inv(jnp.zeros((2, 2))))
print(jnp.linalg.det(jnp.array([[1.0, 2.0], [2.0, 4.0]])))
result = jnp.linalg.slogdet(a3)
print(result.sign, result.logabsdet, result._fields, tuple(result))

print("# triangular systems")
for left_side in (False, True):
    for lower in (False, True):
        for transpose_a in (False, True):
            for unit_diagonal in (False, True):
                print(lax.linalg.triangular_solve(a3, a3 + 1, left_side=left_side, lower=lower, transpose_a=transpose_a,
                                                  unit_diagonal=unit_diagonal))
print(lax.linalg.triangular_solve(a3, b3, left_side=True), lax.linalg.triangular_solve(a3, b3))
print(lax.linalg.cholesky(a2), jnp.linalg.cholesky(a2, upper=True))

print("# derivatives")
for a in (a2, a3, a4):
    n = a.shape[0]
    b = jnp.arange(1.0, n + 1)
    print(jax.grad(lambda a, b: jnp.linalg.solve(a, b).sum(), (0, 1))(a, b))
    print(jax.grad(lambda a: jnp.linalg.inv(a)[0, 0])(a))
    print(jax.grad(jnp.linalg.det)(a))
    print(jax.grad(lambda a: jnp.linalg.slogdet(a)[1])(a))
    print(jax.jvp(lambda a: lax.linalg.lu(a)[0], (a,), (jnp.ones_like(a),))[1])
    print(jax.jvp(lambda a: jnp.linalg.solve(a, b), (a,), (a,)))
print(jax.hessian(lambda b: jnp.linalg.solve(a2, b) @ b)(b3[:2]))
print(jax.jacfwd(lambda a: jnp.linalg.inv(a))(a2))
print(jax.jacrev(lambda a: jnp.linalg.inv(a))(a2))
print(jax.grad(lambda a: jnp.linalg.cholesky(a @ a.T).sum())(a2))
print(jax.grad(jnp.linalg.det)(jnp.array([[1.0, 2.0], [2.0, 4.0]])))

print("# mapping")
print(jax.vmap(jnp.linalg.solve, (0, None))(stack, b3))
print(jax.vmap(jnp.linalg.solve, (None, 0))(a3, jnp.eye(3)))
print(jax.vmap(jnp.linalg.solve, (0, 0))(stack, jnp.ones((2, 3))))
print(jax.vmap(jnp.linalg.inv)(stack))
print(jax.vmap(jnp.linalg.det)(stack))
print(jax.vmap(jax.grad(jnp.linalg.det))(stack))
print(jax.vmap(jnp.linalg.slogdet)(stack))
print(jax.jit(jax.vmap(jnp.linalg.slogdet))(stack))
print(jax.vmap(lambda b: lax.linalg.triangular_solve(a3, b, left_side=True))(jnp.eye(3)))
print(jax.vmap(lambda b: lax.linalg.triangular_solve(a3, b, left_side=False))(stack))

print("# jaxprs")
for function, arguments in [
    (jnp.linalg.solve, (a3, b3)),
    (jnp.linalg.solve, (a3, a3)),
    (jnp.linalg.solve, (stack, b3)),
    (jnp.linalg.solve, (stack, jnp.ones((2, 3, 4)))),
    (jnp.linalg.inv, (a3,)),
    (jnp.linalg.inv, (stack,)),
    (jnp.linalg.det, (a2,)),
    (jnp.linalg.det, (a3,)),
    (jnp.linalg.det, (a4,)),
    (jnp.linalg.slogdet, (a2,)),
    (jnp.linalg.slogdet, (a3,)),
    (lax.linalg.lu, (a3,)),
    (jnp.linalg.cholesky, (a3,)),
    (jax.grad(lambda a: jnp.linalg.solve(a, b3).sum()), (a3,)),
    (jax.grad(lambda a: jnp.linalg.inv(a).sum()), (a3,)),
    (jax.vmap(jnp.linalg.solve), (stack, jnp.ones((2, 3)))),
    (jax.vmap(jnp.linalg.solve, (None, 0)), (a3, jnp.ones((2, 3)))),
    (jax.vmap(jnp.linalg.inv), (stack,)),
    (jax.vmap(jnp.linalg.det), (stack,)),
    (lambda a: jax.jvp(lambda a: lax.linalg.lu(a)[0], (a,), (a,)), (a3,)),
    (lambda a: jax.jvp(lambda a: lax.linalg.lu(a)[0], (a,), (a,)), (a3[:, :2],)),
    (lambda a: jax.jvp(lax.linalg.cholesky, (a,), (a,)), (a3,)),
    (lambda a: jax.jvp(lambda x: lax.linalg.triangular_solve(x, a), (a,), (a,)), (a3,)),
    (jnp.trace, (a3,)),
    (jnp.diagonal, (a3,)),
    (lambda a: jnp.diagonal(a, -1), (a3,)),
    (jax.grad(jnp.trace), (a3,)),
    (jax.grad(lambda a: jnp.diagonal(a).sum()), (a3,)),
]:
    print(jax.make_jaxpr(function)(*arguments))

print("# errors")
for call in [
    lambda: jnp.linalg.solve(a3, jnp.ones(4)),
    lambda: jnp.linalg.solve(b3, b3),
    lambda: jnp.linalg.solve(jnp.ones((2, 3)), jnp.ones(3)),
    lambda: jnp.linalg.solve(jnp.ones((2, 3, 3)), jnp.ones((2, 3))),
    lambda: jnp.linalg.inv(jnp.ones((2, 3))),
    lambda: jnp.linalg.det(jnp.ones((2, 3))),
    lambda: jnp.linalg.slogdet(b3),
    lambda: jnp.linalg.slogdet(a3, method="x"),
    lambda: lax.linalg.lu(b3),
    lambda: lax.linalg.lu(jnp.ones((3, 3), int)),
    lambda: lax.linalg.triangular_solve(jnp.ones((3, 2)), a3),
    lambda: lax.linalg.triangular_solve(a3, jnp.ones((2, 2))),
    lambda: lax.linalg.cholesky(jnp.ones((3, 2))),
    lambda: jnp.linalg.cholesky(jnp.ones((3, 2))),
]:
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error).split("\n")[0])
