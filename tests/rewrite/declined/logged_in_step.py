# declined: clock
import logging
import jax
import jax.numpy as jnp

log = logging.getLogger("train")


class Handler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(record.getMessage())


handler = Handler()
log.addHandler(handler)
log.setLevel(logging.INFO)


@jax.jit
def step(w):
    log.info("step")
    return w * 0.5


w = jnp.float32(1.0)
for _ in range(3):
    w = step(w)
print(w, len(handler.lines))
