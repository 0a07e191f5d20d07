import jax

@jax.jit
def f(n):
    return jax.lax.while_loop(lambda s: s[0] > 0, lambda s: (s[0] - 1, s[1] * 2), (n, 1))[1]

print(f(3), f(5))
