import jax, jax.numpy as jnp
class Layer:
    def __init__(self, w, act):
        self.w = w
        self.act = act
        self.calls = 0
    def __call__(self, x):
        self.calls += 1
        return self.act(x @ self.w)
@jax.jit
def forward(ws, x):
    for w in ws:
        x = Layer(w, jnp.tanh)(x)
    return x
ws = [jnp.ones((2, 2)), jnp.eye(2)]
print(forward(ws, jnp.ones(2)))
ws = [jnp.ones((2, 2)) * 2, jnp.eye(2)]
print(forward(ws, jnp.ones(2)))
