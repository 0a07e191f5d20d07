import jax, jax.numpy as jnp, numpy as np


# The sums of a product's terms go in an order that depends on how the matrices lie, and on how many rows and columns there are.
def numbers(shape, seed):
    at = np.arange(np.prod(shape), dtype=np.uint32)
    bits = at * np.uint32(2654435761) + np.uint32(seed * 40503 + 12345)
    bits = (bits ^ (bits >> np.uint32(15))) * np.uint32(2246822519)
    bits = bits ^ (bits >> np.uint32(13))
    return jnp.asarray(((bits >> np.uint32(8)).astype(np.float32) / np.float32(2**23) - np.float32(1)).reshape(shape))


def told(name, sizes, found):
    digest = 0
    for word in np.asarray(found).view(np.uint32).ravel().tolist():
        digest = (digest * 1000003 + word) % (1 << 61)
    print(name, sizes, digest)


SIZES = [(16, 4, 16), (64, 4, 16), (3, 16, 8), (7, 10, 13), (8, 64, 10), (20, 20, 20), (33, 17, 9), (128, 8, 4), (64, 32, 32), (32, 3, 1)]
SIZES += [(100, 20, 10), (128, 64, 8), (64, 20, 3), (10, 784, 20), (16, 600, 64), (64, 64, 64), (128, 100, 10)]
for rows, inner, columns in SIZES:
    sizes = (rows, inner, columns)
    a, b, c = numbers((rows, inner), 1), numbers((inner, columns), 2), numbers((columns, inner), 3)
    told("a @ b", sizes, a @ b)
    told("a @ c.T", sizes, jax.jit(lambda a, c: a @ c.T)(a, c))
    if inner < 512:
        told("a.T @ b", sizes, jax.jit(lambda a, b: a.T @ b)(numbers((inner, rows), 4), b))
        told("gradient", sizes, jax.jit(jax.grad(lambda b, a: jnp.mean((a @ b) ** 2)))(b, a))
