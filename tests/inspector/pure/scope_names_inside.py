import jax
import jax.numpy as jnp
class Scope:
    stack = []
    def __init__(self, name):
        self.name = name
    def __enter__(self):
        Scope.stack.append(self.name)
        return "/".join(Scope.stack)
    def __exit__(self, *e):
        Scope.stack.pop()
@jax.jit
def f(x):
    out = {}
    with Scope("enc") as n:
        out[n] = x * 2
        with Scope("attn") as m:
            out[m] = x + 1
    return out
print(f(1.0))
print(f(2.0))
