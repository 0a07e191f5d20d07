import jax, jax.numpy as jnp

class Net:
    def __init__(self, w): self.w = w
    def __call__(self, x): return jnp.tanh(self.w * x)

net = Net(jnp.float32(1.0))

def functional(w, x):
    old = net.w
    net.w = w
    try:
        return net(x)
    finally:
        net.w = old

f = jax.jit(functional)
for w in (0.5, 1.0, 2.0):
    print(f(w, 1.0), net.w)
