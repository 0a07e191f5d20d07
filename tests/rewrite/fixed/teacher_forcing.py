import jax, jax.numpy as jnp

class Decoder:
    def __init__(self, w):
        self.w = w
        self.teacher_forcing = True
    def __call__(self, h, targets):
        outs = []
        x = targets[0]
        for t in range(3):
            h = jnp.tanh(self.w * h + x)
            outs.append(h)
            x = targets[t] if self.teacher_forcing else h
        return jnp.stack(outs)

dec = Decoder(0.5)
run = jax.jit(dec)
t = jnp.array([0.1, 0.2, 0.3])
print(run(0.0, t))
dec.teacher_forcing = False
print(run(0.0, t))
