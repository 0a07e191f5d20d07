import os

import jax

os.environ["SCALE"] = "2"


@jax.jit
def scaled(x):
    return x * float(os.environ["SCALE"])  #~ element os.environ["SCALE"] = '2' ; environment


print(scaled(3.0))
os.environ["SCALE"] = "10"
print(scaled(3.0))  #! os.environ["SCALE"]
