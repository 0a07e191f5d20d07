from typing import NamedTuple
import jax
import jax.numpy as jnp


class Trial(NamedTuple):
    lr: float
    loss: float


trials = [Trial(0.1, 1.0), Trial(0.5, 1.0)]


@jax.jit
def run(i, w):
    lrs = jnp.array([t.lr for t in trials])  #~ attribute t.lr = 0.1 ; attribute t.lr = 0.5
    return w - lrs[i] * 2 * w


w = jnp.float32(1.0)
for round_ in range(2):
    for i, trial in enumerate(trials):
        w2 = run(i, w)  #! t.lr 0.5 -> 0.1
        print(round_, i, w2)
    trials = [t._replace(lr=t.lr / 2) for t in trials]
