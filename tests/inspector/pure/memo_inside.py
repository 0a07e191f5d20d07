import jax
import jax.numpy as jnp


@jax.jit
def fib_poly(x):
    memo = {}

    def fib(n):
        if n < 2:
            return x**n
        if n not in memo:
            memo[n] = fib(n - 1) + fib(n - 2)
        return memo[n]

    return fib(6)


print(fib_poly(1.0))
print(fib_poly(2.0))
