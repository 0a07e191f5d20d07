import jax


n = 7


@jax.jit
def f(x):
    half = n // 2
    is_large = n % 4 > 1
    return x * half if is_large and not half == 4 else x


print(f(1.0))
n = 6
print(f(1.0))
