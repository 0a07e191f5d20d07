import jax, jax.numpy as jnp

class Module:
    def __init__(self, **kw):
        for k, v in kw.items():
            setattr(self, k, v)
    def parameters(self):
        return {k: v for k, v in vars(self).items() if isinstance(v, jax.Array)}

class AE(Module):
    def __call__(self, x):
        return jnp.tanh(x @ self.enc) @ self.dec

ae = AE(enc=jnp.ones((2, 1)), dec=jnp.ones((1, 2)))
f = jax.jit(ae)
x = jnp.array([[0.2, 0.1]])
print(f(x))
for name, v in ae.parameters().items():
    setattr(ae, name, v * 2)
print(f(x))
