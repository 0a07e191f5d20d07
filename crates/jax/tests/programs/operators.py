import jax.numpy as jnp
x = jnp.array([1.0, 2.0, 3.0])
i = jnp.arange(3)
print(x + 1, 1 + x, x - i, i - 2, x * 2.5, i * 2.5, x / 2, i / 2, i // 2, x // 2, i % 2, x % 2)
print(x ** 2, 2 ** i, x ** 0.5, x ** -1, i ** 2, -x, +x, abs(-x), ~i, ~(i > 1))
print(x > 2, x >= i, i == 1, i != 1, x < 2.0, x <= 2)
print(i & 1, i | 4, i ^ 3, i << 1, i >> 1, (x > 1) & (x < 3), (x > 1) | True)
print(divmod(i, 2), divmod(7, i + 1), round(x * 1.25, 0), round(x / 3))
print(x @ x, jnp.ones((2, 3)) @ x, 2.0 - x, 2 / x, 7 // (i + 1), 7 % (i + 1))
y = x
y += 1
print(y, x)
print(repr(x), repr(i), repr(x > 1), repr(jnp.float32(1.5)), repr(jnp.array(2)), repr(jnp.asarray(2.0) * 2))
