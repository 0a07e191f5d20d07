# The bits of erf_inv, alone and where normal numbers are drawn, by how many rows of which length there are.
import jax
import jax.numpy as jnp
from jax import lax, random


def bits(x):
    return int(jnp.sum(lax.bitcast_convert_type(x, jnp.uint32)))


ROWS = (2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 19, 20, 21, 23, 24, 27, 28, 31, 32, 33, 36, 50, 64, 100)
for columns in (1, 2, 3, 4, 5, 6, 7, 8):
    uniform = [random.uniform(random.key(rows), (rows, columns), minval=-1) for rows in ROWS]
    print(columns, "alone", [bits(lax.erf_inv(x)) for x in uniform])
    print(columns, "times", [bits(jax.jit(lambda x: 0.3 * lax.erf_inv(x))(x)) for x in uniform])
    print(columns, "drawn", [bits(random.normal(random.key(rows), (rows, columns))) for rows in ROWS])
    print(columns, "bound", [bits(random.truncated_normal(random.key(rows), -2, 2, (rows, columns))) for rows in ROWS])

for shape in (5, 8, 3), (2, 10, 3), (3, 17, 3), (16, 1, 3), (1, 16, 3), (16, 3, 1), (16, 2, 3), (64, 3, 3), (3, 3, 16, 4):
    print(shape, bits(random.normal(random.key(1), shape)), bits(lax.erf_inv(random.uniform(random.key(1), shape))))
keys = random.split(random.key(0), 5)
print(bits(jax.vmap(lambda key: random.normal(key, (16, 3)))(keys)))
print(bits(jax.jit(lambda key: 3 + 0.1 * random.normal(key, (100, 3)))(keys[0])))
