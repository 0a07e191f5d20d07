from dataclasses import dataclass, field

import jax
import jax.numpy as jnp


@dataclass
class History:
    weights: list = field(default_factory=lambda: [0.5, 0.3])
    bias: float = 1.0


history = History()


@jax.jit
def autoregress(x):
    out = history.bias
    for k, w in enumerate(history.weights):  #~ element history.weights ; loop_unrolled
        out = out + w * x[k]
    return out


x = jnp.array([1.0, 2.0, 3.0])
print(autoregress(x))
history.weights.append(0.1)
print(autoregress(x))  #! history.weights
