# declined: environment
import os

import jax

os.environ["A"], os.environ["B"] = "1.0", "2.0"


@jax.jit
def total(x):
    for name in ["A", "B"]:
        x = x + float(os.environ[name])
    return x


print(total(0.0))
os.environ["B"] = "5.0"
print(total(0.0))
