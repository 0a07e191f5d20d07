import logging

import jax

log = logging.getLogger("train")


@jax.jit
def step(x):
    log.warning("step")  #~ print log.warning
    log.info("below the level")
    return x * 2


print(step(1.0), step(2.0))
